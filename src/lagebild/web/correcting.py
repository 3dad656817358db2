"""Correcting a claim in place: words of the document in, places out, and what the correction changes downstream."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from litestar import post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect, Template
from msgspec import UNSET, UnsetType

from lagebild.errors import MissingError, UnfitError, UsageError
from lagebild.model import Claim, Document
from lagebild.web.effects import effects
from lagebild.web.page import NAME, YEAR, Asked, Fault, done, page, view_of
from lagebild.web.reading import reading
from lagebild.workbench import Bench, Change, Place

__all__ = ["change_of", "correct_claim", "place_of"]

_LONGEST = 20_000  # characters of a quotation that is looked for

Form = Mapping[str, Any]


@post("/documents/{document_id:str}/claims/{claim_id:str}/correct", include_in_schema=False, sync_to_thread=True)
def correct_claim(
    request: Asked,
    bench: Bench,
    document_id: str,
    claim_id: str,
    data: Annotated[dict[str, Any], Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Redirect | Template:
    """Keep a correction, and lead back to the claim with what it changed; what cannot be kept stays in its form."""
    before = view_of(bench)
    claim = before.claims.get(claim_id)
    if claim is None or claim.document != document_id:
        raise MissingError("there is no claim of that id in this document")
    by = _text(data, "by")
    try:
        change = change_of(before.documents[document_id], claim, data)
        bench.correct(claim_id, change, by=by, reason=_text(data, "reason"))
    except (UnfitError, UsageError) as error:
        kept = {key: _texts(data, key) for key in ("stance", "speaker", "entity", "content", "reason", "by")}
        fault = Fault.of(error, "entity" if isinstance(error, MissingError) else "")
        if fault.field == "content":  # of all its places together: said beside the first
            fault = Fault("content-0", fault.text)
        context = reading(before, before.documents[document_id], claim=claim_id, open_=claim_id)
        here = f"/documents/{document_id}?claim={claim_id}&open={claim_id}"
        return page(
            request, bench, "reading.html", "documents",
            status=422, view=before, here=here, kept=kept, fault=fault, **context,
        )  # fmt: skip
    after = view_of(bench)
    after.effects[claim_id] = effects(before, after, claim_id)
    back = done(f"/documents/{document_id}?claim={claim_id}&open={claim_id}", "corrected", f"#n-{claim_id}")
    back.cookies.append(Cookie(key=NAME, value=by[:100], max_age=YEAR, httponly=True, samesite="strict"))
    return back


def change_of(document: Document, claim: Claim, data: Form) -> Change:
    """Read the form. What stands in it as it stood before is no change; UnfitError where words are not in the text."""
    changes: dict[str, Any] = {}
    if (stance := _text(data, "stance")) and stance != claim.stance:
        changes["stance"] = stance
    changes["speaker"] = _speaker(document, claim, data)
    wanted = _texts(data, "content")
    hints = _texts(data, "content_at")
    places = []
    for turn, words in enumerate(wanted):
        if not words.strip():
            continue
        near = claim.content[min(turn, len(claim.content) - 1)]
        if _same(words, near.text) and turn < len(claim.content):
            places.append(Place(start=near.start, end=near.end))
        else:
            places.append(place_of(document, words, _hint(hints, turn, near.start), f"content-{turn}"))
    if places != [Place(start=s.start, end=s.end) for s in claim.content] and wanted:
        changes["content"] = places
    return Change(**changes)


def _speaker(document: Document, claim: Claim, data: Form) -> Place | UnsetType | None:
    if "speaker" not in data:
        return UNSET
    now, words, entity = claim.speaker, _text(data, "speaker"), _text(data, "entity")
    linked = now.entity.id if now and now.entity else ""
    if not words:
        return None if now else UNSET
    if now and _same(words, now.text):
        if entity == linked:
            return UNSET
        return Place(start=now.start, end=now.end, entity=entity or None)
    near = now.start if now else claim.content[0].start
    place = place_of(document, words, _hint(_texts(data, "speaker_at"), 0, near), "speaker")
    return place if entity == linked and now else Place(start=place.start, end=place.end, entity=entity or None)


def place_of(document: Document, words: str, near: int, field: str = "") -> Place:
    """Find words in the text, where they stand nearest to ``near``; white space between them may differ."""
    parts = words[:_LONGEST].split()
    pattern = r"\s+".join(re.escape(part) for part in parts)
    found = min(re.finditer(pattern, document.text), key=lambda hit: abs(hit.start() - near), default=None)
    if found is None or not parts:
        raise UnfitError(f"these words do not stand in the document: {' '.join(parts)[:120]!r}", field)
    return Place(start=found.start(), end=found.end())


def _texts(data: Form, key: str) -> list[str]:
    value = data.get(key, [])
    return [str(each) for each in value] if isinstance(value, Sequence) and not isinstance(value, str) else [str(value)]


def _text(data: Form, key: str) -> str:
    return (_texts(data, key) or [""])[0].strip()


def _hint(hints: list[str], turn: int, otherwise: int) -> int:
    given = hints[turn] if turn < len(hints) else ""
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else otherwise


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()

"""Correcting a claim in place: words of the document in, places out, and what the correction changes downstream."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from litestar import post
from litestar.datastructures import Cookie
from litestar.enums import RequestEncodingType
from litestar.params import Body
from litestar.response import Redirect
from msgspec import UNSET, Struct, UnsetType

from lagebild.errors import MissingError, UnfitError
from lagebild.model import Claim, Document, Proposition
from lagebild.web.page import NAME, Asked, done, view_of
from lagebild.web.view import View
from lagebild.workbench import Bench, Change, Place

__all__ = ["Effect", "change_of", "correct_claim", "effects", "place_of"]

_LONGEST = 20_000  # characters of a quotation that is looked for
_YEAR = 365 * 24 * 3600

Form = Mapping[str, Any]


class Effect(Struct, frozen=True, kw_only=True):
    """One alleged fact before and after a correction; none where it was not, or is no more."""

    before: Proposition | None
    after: Proposition | None
    tests: tuple[tuple[str, str, str], ...]  # measure, outcome before, outcome after: those that changed

    @property
    def changed(self) -> bool:
        """Whether anything that a reader sees is different."""
        return self.before != self.after or bool(self.tests)


@post("/documents/{document_id:str}/claims/{claim_id:str}/correct", include_in_schema=False, sync_to_thread=True)
def correct_claim(
    request: Asked,
    bench: Bench,
    document_id: str,
    claim_id: str,
    data: Annotated[dict[str, Any], Body(media_type=RequestEncodingType.URL_ENCODED)],
) -> Redirect:
    """Keep a correction, and lead back to the claim with what it changed."""
    before = view_of(bench)
    claim = before.claims.get(claim_id)
    if claim is None or claim.document != document_id:
        raise MissingError("there is no claim of that id in this document")
    by = _text(data, "by")
    bench.correct(claim_id, change_of(before.documents[document_id], claim, data), by=by, reason=_text(data, "reason"))
    after = view_of(bench)
    after.effects[claim_id] = effects(before, after, claim_id)
    back = done(f"/documents/{document_id}?claim={claim_id}&open={claim_id}", "corrected", f"#n-{claim_id}")
    back.cookies.append(Cookie(key=NAME, value=by[:100], max_age=_YEAR, httponly=True, samesite="strict"))
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
            places.append(place_of(document, words, _hint(hints, turn, near.start)))
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
    place = place_of(document, words, _hint(_texts(data, "speaker_at"), 0, near))
    return place if entity == linked and now else Place(start=place.start, end=place.end, entity=entity or None)


def place_of(document: Document, words: str, near: int) -> Place:
    """Find words in the text, where they stand nearest to ``near``; white space between them may differ."""
    parts = words[:_LONGEST].split()
    pattern = r"\s+".join(re.escape(part) for part in parts)
    found = min(re.finditer(pattern, document.text), key=lambda hit: abs(hit.start() - near), default=None)
    if found is None or not parts:
        raise UnfitError(f"these words do not stand in the document: {' '.join(parts)[:120]!r}")
    return Place(start=found.start(), end=found.end())


def effects(before: View, after: View, claim: str) -> tuple[Effect, ...]:
    """Compare the alleged facts in which a claim stood or stands."""
    ids = dict.fromkeys(p.id for view in (before, after) for p, _ in view.of_claim.get(claim, ()))
    made = []
    for id_ in ids:
        old = {f.measure: f.outcome for f in before.of_proposition.get(id_, ())}
        new = {f.measure: f.outcome for f in after.of_proposition.get(id_, ())}
        tests = [(m, old.get(m, ""), new.get(m, "")) for m in {**old, **new} if old.get(m) != new.get(m)]
        made.append(Effect(before=before.propositions.get(id_), after=after.propositions.get(id_), tests=tuple(tests)))
    return tuple(effect for effect in made if effect.changed)


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

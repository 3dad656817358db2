"""The reading view: a document as published, its claims marked, notes in the margin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from litestar import get
from litestar.response import Template
from msgspec import Struct

from lagebild.errors import MissingError
from lagebild.model import STANCES, Claim, Document, EntityRef, Proposition
from lagebild.web.effects import Effect
from lagebild.web.marks import Paragraph, Piece, number, paragraphs
from lagebild.web.page import Asked, page, view_of
from lagebild.web.view import View
from lagebild.workbench import Bench, Correction
from lagebild.workbench.display import event_caption

__all__ = ["document_page", "reading"]

_PART = 40_000  # code points on one page, cut at a blank line
_FIRST = 4  # paragraphs among which the title is looked for
_ENTITIES = 300  # offered when a speaker is linked anew


class Note(Struct, frozen=True, kw_only=True):
    """What stands in the margin about one claim."""

    number: int
    claim: Claim
    caption: str | None
    entities: tuple[EntityRef, ...]
    propositions: tuple[tuple[Proposition, str], ...]
    within: int | None
    machine: Claim | None
    history: tuple[Correction, ...]
    effects: tuple[Effect, ...]


class Block(Struct, frozen=True, kw_only=True):
    """A paragraph with the notes of the claims that begin in it."""

    start: int
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    is_title: bool


@get("/documents/{document_id:str}", include_in_schema=False, sync_to_thread=True)
def document_page(request: Asked, bench: Bench, document_id: str) -> Template:
    """Show a document. ``claim`` leads to one claim, ``part`` to a part of a long text."""
    view = view_of(bench)
    document = view.documents.get(document_id)
    if document is None:
        raise MissingError("there is no document of that id")
    asked = {key: request.query_params.get(key, "") for key in ("claim", "part", "open")}
    context = reading(view, document, claim=asked["claim"], part=asked["part"], open_=asked["open"])
    return page(request, bench, "reading.html", "documents", view=view, **context)


def reading(view: View, document: Document, *, claim: str, part: str = "", open_: str = "") -> dict[str, Any]:
    """Return what the reading view shows of a document; ``open_`` is the claim whose details are open."""
    claims = view.of_document.get(document.id, [])
    wanted = view.claims.get(claim)
    parts = _parts(document.text)
    shown = min(max(int(part), 1), len(parts)) if part.isascii() and part.isdecimal() and len(part) < 6 else 1
    if wanted and wanted.document == document.id:
        shown = next((n for n, (_, end) in enumerate(parts, 1) if wanted.content[0].start < end), shown)
    start, end = parts[shown - 1]
    numbers = number(claims)
    inside = [c for c in claims if any(s.start < end and start < s.end for s in c.content)]
    blocks = _blocks(view, document, inside, numbers, start, end)
    return {
        "document": document,
        "blocks": blocks,
        "titled": any(block.is_title for block in blocks),
        "part": shown,
        "parts": len(parts),
        "current": wanted.id if wanted else None,
        "current_number": numbers.get(wanted.id) if wanted else None,
        "open": open_,
        "stances": STANCES,
        "entities": view.entities[:_ENTITIES],
    }


def _blocks(
    view: View, document: Document, claims: Sequence[Claim], numbers: dict[str, int], start: int, end: int
) -> list[Block]:
    by_number = {numbers[claim.id]: claim for claim in claims}
    made: list[Block] = []
    for place, paragraph in enumerate(paragraphs(document.text, claims, numbers, start, end)):
        made.append(
            Block(
                start=paragraph.start,
                pieces=paragraph.pieces,
                notes=tuple(_note(view, by_number[n], numbers) for n in paragraph.opens),
                is_title=start == 0 and place < _FIRST and _is_title(paragraph, document, made),
            )
        )
    return made


def _is_title(paragraph: Paragraph, document: Document, before: Sequence[Block]) -> bool:
    title = " ".join((document.title or "").split())
    return bool(title) and " ".join(paragraph.text.split()) == title and not any(b.is_title for b in before)


def _note(view: View, claim: Claim, numbers: dict[str, int]) -> Note:
    named = [m.entity for m in (claim.speaker, claim.addressee, *claim.accused) if m and m.entity]
    parties = (*claim.event.actor, *claim.event.recipient) if claim.event else ()
    named += [EntityRef(id_, "Thing", view.name(id_)) for id_ in parties]
    return Note(
        number=numbers[claim.id],
        claim=claim,
        caption=event_caption(claim.event) if claim.event else None,
        entities=tuple({entity.id: entity for entity in reversed(named)}.values())[::-1],
        propositions=tuple(view.of_claim.get(claim.id, ())),
        within=numbers.get(claim.within or ""),
        machine=view.machine.get(claim.id),
        history=view.corrected.get(claim.id, ()),
        effects=view.effects.get(claim.id, ()),
    )


def _parts(text: str) -> list[tuple[int, int]]:
    """Cut a long text into parts, at a blank line where there is one."""
    found, start = [], 0
    while len(text) - start > _PART * 5 // 4:
        end = text.rfind("\n\n", start + _PART // 2, start + _PART)
        end = start + _PART if end < 0 else end
        found.append((start, end))
        start = end
    return [*found, (start, len(text))]

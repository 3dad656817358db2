"""What the pages show beside the records themselves: names, captions, and the pictures of the brief."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from lagebild.model import Event
from lagebild.workbench.assessment import Assessment, material

if TYPE_CHECKING:
    from lagebild.report.outline import Cell, Picture

__all__ = ["Drawing", "DrawingCell", "Words", "captions", "drawings", "event_caption", "labels", "symbols"]


class DrawingCell(Struct, frozen=True):
    """A cell of a picture's twin: its words, the proposition it leads to, the claims it rests on."""

    text: str
    proposition: str | None = None
    claims: tuple[str, ...] = ()


class Words(Struct, frozen=True, kw_only=True):
    """How the pictures say a text, a partial ISO date, and somebody's name."""

    say: Callable[[str], str]
    date: Callable[[str | None], str]
    name: Callable[[str], str]


class Drawing(Struct, frozen=True, kw_only=True):
    """A picture as SVG of our own making, all text in it escaped, and the same in words."""

    id: str
    title: str
    description: str
    svg: str
    head: tuple[str, ...]
    rows: tuple[tuple[DrawingCell, ...], ...]


def captions() -> Mapping[str, str]:
    """Names of country codes and entity ids."""
    from lagebild.link.captions import captions

    return captions()


def event_caption(event: Event) -> str:
    """One neutral English sentence for what is said to happen."""
    from lagebild.weigh.caption import caption

    return caption(event)


def labels(table: str) -> dict[str, str]:
    """The English labels of a data table: ``events`` or ``commodities``."""
    from lagebild.data import load

    return {key: str(entry.get("label", key)) for key, entry in load(table).items()}


def symbols() -> Mapping[str, str]:
    """The brief's symbol for each outcome of an element and of a test."""
    from lagebild.report import wording

    return wording.SYMBOLS


def drawings(
    assessment: Assessment,
    words: Words | None = None,
    window: tuple[str | None, str | None] = (None, None),
) -> tuple[Drawing, ...]:
    """The pictures that also stand in the brief: the timeline, and who stands to whom; in English by default.

    ``window`` narrows the timeline to what lies between two partial dates.
    """
    from lagebild.report import Tongue, actors, timeline
    from lagebild.report.desk import Desk

    desk = Desk(material(assessment), Tongue(words.say, words.date, words.name) if words else Tongue())
    made = [picture for picture in (timeline.draw(desk, window), actors.draw(desk)) if picture]
    cited = {note.number: note.ref.id for note in desk.notes.all() if note.ref.kind == "claim"}
    return tuple(_drawing(picture, cited) for picture in made)


def _drawing(picture: Picture, cited: dict[int, str]) -> Drawing:
    return Drawing(
        id=picture.id,
        title=picture.title,
        description=picture.description,
        svg=picture.svg,
        head=picture.twin.head,
        rows=tuple(tuple(_cell(cell, cited) for cell in row) for row in picture.twin.rows),
    )


def _cell(cell: Cell, cited: dict[int, str]) -> DrawingCell:
    return DrawingCell(cell.text, cell.subject, tuple(cited[n] for n in cell.notes if n in cited))

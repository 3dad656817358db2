"""Claims cut into the text they stand in: paragraphs of pieces, each with the roles that cover it.

Offsets are code points of ``Document.text``. Claims may overlap and nest: each claim's content runs on a lane of its
own wherever it meets another's, so that its line can be followed from its first character to its last.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from lagebild.model import Claim

__all__ = ["LANES", "Line", "Paragraph", "Piece", "number", "paragraphs"]

LANES = 4
"""Lines that can be told apart under one line of text; what is deeper shares the last."""

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")


class Line(Struct, frozen=True):
    """One claim's content over a piece."""

    number: int
    claim: str
    stance: str
    lane: int


class Piece(Struct, frozen=True, kw_only=True):
    """Characters under one and the same set of marks; ``opens`` are the claims whose content begins here."""

    text: str
    start: int
    lines: tuple[Line, ...] = ()  # outermost first
    speakers: tuple[int, ...] = ()  # numbers of the claims it is the speaker of
    cues: tuple[int, ...] = ()
    opens: tuple[Line, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all claims that touch the piece."""
        return tuple(sorted({*(line.number for line in self.lines), *self.speakers, *self.cues}))


class Paragraph(Struct, frozen=True):
    """What stands between two blank lines, from ``start`` on, and the numbers of the claims that begin in it."""

    start: int
    pieces: tuple[Piece, ...]
    opens: tuple[int, ...]

    @property
    def text(self) -> str:
        """The characters without their marks."""
        return "".join(piece.text for piece in self.pieces)


def number(claims: Sequence[Claim]) -> dict[str, int]:
    """Number claims from 1 in the order in which a reader meets them."""
    ordered = sorted(claims, key=lambda c: (c.content[0].start, -c.content[-1].end, c.id))
    return {claim.id: place for place, claim in enumerate(ordered, 1)}


def paragraphs(
    text: str, claims: Sequence[Claim], numbers: dict[str, int], start: int = 0, end: int | None = None
) -> list[Paragraph]:
    """Cut the text from ``start`` to ``end`` with its claims, numbered as ``number`` does.

    The pieces of all paragraphs joined are the text but for the blank lines between them.
    """
    stop = len(text) if end is None else end
    lanes = _lanes(claims)
    by_id = {claim.id: claim for claim in claims}
    order = sorted(lanes, key=lambda id_: (-lanes[id_], numbers[id_]))
    lines = {id_: Line(numbers[id_], id_, by_id[id_].stance, lanes[id_]) for id_ in order}
    events: list[tuple[int, int, int, str, str]] = []  # place, 0 to end or 1 to begin, rank, role, claim
    for rank, id_ in enumerate(order):
        claim = by_id[id_]
        spans = [(span.start, span.end, "content") for span in claim.content]
        spans += [(s.start, s.end, role) for s, role in ((claim.speaker, "speaker"), (claim.cue, "cue")) if s]
        for low, high, role in spans:
            low, high = max(low, start), min(high, stop)
            if low < high:
                events += [(low, 1, rank, role, id_), (high, 0, rank, role, id_)]
    events.sort()
    firsts = {id_: by_id[id_].content[0].start for id_ in order}
    firsts = {id_: first for id_, first in firsts.items() if start <= first < stop}
    return list(_walk(text, list(_blocks(text, start, stop)), events, lines, firsts))


def _walk(
    text: str,
    blocks: list[tuple[int, int]],
    events: list[tuple[int, int, int, str, str]],
    lines: dict[str, Line],
    firsts: dict[str, int],
) -> Iterator[Paragraph]:
    active: dict[tuple[str, str], int] = {}
    rank = {id_: place for place, id_ in enumerate(lines)}
    turn = 0
    pending = sorted(firsts, key=lambda id_: (firsts[id_], lines[id_].number))
    for start, end in blocks:
        pieces: list[Piece] = []
        opened: list[int] = []
        at = start
        while at < end:
            while turn < len(events) and events[turn][0] <= at:
                _, begins, _, role, id_ = events[turn]
                depth = active.pop((role, id_), 0) + (1 if begins else -1)
                if depth:
                    active[role, id_] = depth
                turn += 1
            stop = min(end, events[turn][0]) if turn < len(events) else end
            opens = []
            while pending and firsts[pending[0]] <= at:  # what begins in white space opens with the next word
                opens.append(lines[pending.pop(0)])
            opened += [line.number for line in opens]
            covering = sorted((id_ for role, id_ in active if role == "content"), key=rank.__getitem__)
            pieces.append(
                Piece(
                    text=text[at:stop],
                    start=at,
                    lines=tuple(lines[id_] for id_ in covering),
                    speakers=tuple(sorted(lines[id_].number for role, id_ in active if role == "speaker")),
                    cues=tuple(sorted(lines[id_].number for role, id_ in active if role == "cue")),
                    opens=tuple(opens),
                )
            )
            at = stop
        yield Paragraph(start, tuple(pieces), tuple(opened))


def _blocks(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between blank lines, without white space at the ends of the whole."""
    at = start + len(text[start:stop]) - len(text[start:stop].lstrip())
    for gap in _BLANK.finditer(text, at, stop):
        if gap.start() > at:
            yield at, gap.start()
        at = gap.end()
    end = start + len(text[start:stop].rstrip())
    if end > at:
        yield at, end


def _lanes(claims: Sequence[Claim]) -> dict[str, int]:
    """Give each claim the lowest lane that no shorter claim it overlaps has taken."""
    taken: list[tuple[int, int, int]] = []  # start, end, lane
    lanes: dict[str, int] = {}
    for claim in sorted(claims, key=lambda c: (sum(s.end - s.start for s in c.content), c.content[0].start, c.id)):
        used = {lane for start, end, lane in taken for span in claim.content if span.start < end and start < span.end}
        lane = next((free for free in range(LANES) if free not in used), LANES - 1)
        lanes[claim.id] = lane
        taken += [(span.start, span.end, lane) for span in claim.content]
    return lanes

"""Statements that the network cut although they are one: sentences of one quotation, sentences that go on telling."""

from __future__ import annotations

from bisect import bisect_right

from msgspec.structs import replace

from lagebild.read.attribution import Attribution, Range
from lagebild.read.encoder.joining import Candidate
from lagebild.read.quotes import Quotation, quotations

__all__ = ["run_together"]


def run_together(text: str, found: list[Candidate]) -> list[Candidate]:
    """Join neighbours with nothing but blanks between them that stand in one quotation, or that both go on telling
    (free indirect) for the same speaker. The first one's roles and stance stand; certainty is the lesser."""
    if not found:
        return []
    outer = [q for q in quotations(text) if q.depth == 0]
    starts = [q.start for q in outer]
    made: list[Candidate] = []
    for c in sorted(found, key=lambda c: (c.attribution.content[0][0], -c.attribution.content[-1][1])):
        before = next((k for k in range(len(made) - 1, max(-1, len(made) - 4), -1) if _follows(text, made[k], c)), None)
        if before is not None and _one(made[before].attribution, c.attribution, outer, starts):
            made[before] = _both(made[before], c)
        else:
            made.append(c)
    return made


def _follows(text: str, a: Candidate, b: Candidate) -> bool:
    end, start = a.attribution.content[-1][1], b.attribution.content[0][0]
    return end <= start and not text[end:start].strip()


def _one(a: Attribution, b: Attribution, outer: list[Quotation], starts: list[int]) -> bool:
    if a.kind == b.kind == "free_indirect":
        return a.speaker == b.speaker
    k = bisect_right(starts, a.content[-1][0]) - 1
    return k >= 0 and _inside(a.content[-1], outer[k]) and _inside(b.content[0], outer[k])


def _inside(where: Range, q: Quotation) -> bool:
    return q.start <= where[0] and where[1] <= q.end


def _both(a: Candidate, b: Candidate) -> Candidate:
    content = (*a.attribution.content[:-1], (a.attribution.content[-1][0], b.attribution.content[0][1]))
    speaker = a.attribution.speaker or b.attribution.speaker
    cue = a.attribution.cue or b.attribution.cue
    made = replace(a.attribution, content=(*content, *b.attribution.content[1:]), speaker=speaker, cue=cue)
    signs = {n: min(v, b.signs.get(n, v)) for n, v in a.signs.items()}
    return Candidate(made, signs)

"""Two readers, one reading: what the network proposes and what the rules found, each claim once."""

from __future__ import annotations

import math

from msgspec import Struct
from msgspec.structs import replace

from lagebild.read.attribution import Attribution, Range

__all__ = ["Candidate", "join", "logit"]

_SAME = 0.5  # overlap (F1 over characters) from which two contents are one
_NEAR = 1e-4


class Candidate(Struct, frozen=True):
    """An attribution with the ``signs`` from which its confidence is reckoned."""

    attribution: Attribution
    signs: dict[str, float]


def logit(share: float) -> float:
    """Log odds, kept finite."""
    share = min(max(share, _NEAR), 1 - _NEAR)
    return math.log(share / (1 - share))


def join(proposed: list[Candidate], ruled: list[Candidate]) -> list[tuple[str, Candidate]]:
    """Return every statement once with who found it: ``both``, ``encoder`` or ``rules``.

    Where both found it, the rules' ranges and the network's judgement make one claim, with the signs of both.
    """
    partner = _partners([c.attribution for c in proposed], [c.attribution for c in ruled])
    made: list[tuple[str, Candidate]] = []
    for i, own in enumerate(proposed):
        if i not in partner:
            made.append(("encoder", own))
            continue
        other = ruled[partner[i]]
        a, b = own.attribution, other.attribution
        signs = own.signs | other.signs | {"same speaker": float(_touch(a.speaker, b.speaker))}
        made.append(("both", Candidate(_settled(a, b), signs)))
    taken = set(partner.values())
    made += [("rules", c) for j, c in enumerate(ruled) if j not in taken]
    return made


def _settled(a: Attribution, b: Attribution) -> Attribution:
    """The rules' ranges with what the network judged: where they differ, the grammar is right more often.

    Of two ranges for one speaker the longer holds, since office and apposition belong to the name.
    """
    speaker = b.speaker or a.speaker
    if a.speaker and b.speaker and _touch(a.speaker, b.speaker):
        speaker = max(a.speaker, b.speaker, key=lambda r: r[1] - r[0])
    return replace(a, content=b.content, speaker=speaker, cue=b.cue or a.cue, addressee=a.addressee or b.addressee)


def _partners(proposed: list[Attribution], ruled: list[Attribution]) -> dict[int, int]:
    """Pair the contents that overlap most, each once."""
    pairs = []
    for i, a in enumerate(proposed):
        for j, b in enumerate(ruled):
            if b.content[0][0] < a.content[-1][1] and a.content[0][0] < b.content[-1][1]:
                alike = overlap(a.content, b.content)
                if alike >= _SAME:
                    pairs.append((-alike, i, j))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return partner


def overlap(a: tuple[Range, ...], b: tuple[Range, ...]) -> float:
    """F1 of the characters of two contents."""
    both = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    return 2 * both / max(1, sum(e - s for s, e in a) + sum(e - s for s, e in b))


def _touch(a: Range | None, b: Range | None) -> bool:
    return a is None and b is None if a is None or b is None else a[0] < b[1] and b[0] < a[1]

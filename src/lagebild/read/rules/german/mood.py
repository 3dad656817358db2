"""Reported mood: what Konjunktiv tells without a reporting clause."""

from lagebild.read.rules.german import words
from lagebild.read.rules.german.view import View

__all__ = ["hearsay", "reported_mood"]

_SHALL = frozenset(["soll", "sollen"])


def reported_mood(view: View, a: int = 0) -> int:
    """Return 2 when a main clause from segment ``a`` on stands in Konjunktiv I, 1 for Konjunktiv II, else 0."""
    best = 0
    for seg in view.segments[a:]:
        if seg.type != "main":
            continue
        for j in range(seg.a, seg.b):
            if view.kind[j] != "w":
                continue
            if view.konjunktiv(j):
                return 2
            if view.low[j] in words.KONJUNKTIV_2:
                best = 1
    return best


def hearsay(view: View) -> bool:
    """Tell whether "soll" or "sollen" carries the main clause."""
    return any(
        view.low[j] in _SHALL
        for seg in view.segments
        if seg.type == "main"
        for j in range(seg.a, min(seg.b, seg.a + 14))
    )

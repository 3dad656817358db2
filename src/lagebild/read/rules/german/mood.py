"""Reported mood: what Konjunktiv tells without a reporting clause."""

from lagebild.read.rules.german import words
from lagebild.read.rules.german.view import View

__all__ = ["hearsay", "in_mood", "reported_mood"]


def in_mood(view: View, n: int) -> bool:
    """Tell whether segment ``n`` holds a verb in Konjunktiv."""
    seg = view.segments[n]
    return any(view.kind[j] == "w" and _moody(view, j) for j in range(seg.a, seg.b))


def _moody(view: View, j: int) -> bool:
    return view.low[j] in words.KONJUNKTIV_2 or view.low[j] in words.HALF_MOODY or view.konjunktiv(j)


def reported_mood(view: View) -> int:
    """Return 2 when a main clause stands in Konjunktiv I, 1 for Konjunktiv II, else 0."""
    best = 0
    for seg in view.segments:
        if seg.type == "main":
            for j in range(seg.a, seg.b):
                if view.konjunktiv(j):
                    return 2
                if view.kind[j] == "w" and view.low[j] in words.KONJUNKTIV_2:
                    best = 1
    return best


def hearsay(view: View) -> bool:
    """Tell whether "soll" or "sollen" carries a main clause."""
    return any(
        view.low[j] in ("soll", "sollen")
        for seg in view.segments
        if seg.type == "main"
        for j in range(seg.a, min(seg.b, seg.a + 14))
    )

"""Reported mood: what Konjunktiv tells without a reporting clause."""

from lagebild.read.rules.german import words
from lagebild.read.rules.german.view import View

__all__ = ["afresh", "any_mood", "hearsay", "in_mood", "moody_beside", "reported_mood"]


def in_mood(view: View, n: int) -> bool:
    """Tell whether segment ``n`` holds a verb in Konjunktiv."""
    seg = view.segments[n]
    return any(view.kind[j] == "w" and _moody(view, j) for j in range(seg.a, seg.b))


def _moody(view: View, j: int) -> bool:
    return view.low[j] in words.KONJUNKTIV_2 or view.low[j] in words.HALF_MOODY or view.konjunktiv(j)


def any_mood(view: View, a: int, b: int) -> bool:
    """Tell whether a main clause among segments ``a`` to ``b`` holds a verb in Konjunktiv."""
    segs = view.segments
    return any(in_mood(view, m) for m in range(a, min(b, len(segs))) if segs[m].type == "main")


def moody_beside(view: View, owned: list[tuple[int, int]]) -> bool:
    """Tell whether a main clause outside the items ``owned`` is in Konjunktiv: not in "Gerüchte, er sei …"."""
    return not owned or any(
        s.type == "main" and in_mood(view, n) and not any(a <= s.a < b for a, b in owned)
        for n, s in enumerate(view.segments)
    )


def afresh(view: View, n: int, k: int) -> bool:
    """ "Peking gab sich bedeckt: Die Lage sei unbekannt, sagte Kim": talk begins behind the colon."""
    seg = view.segments[n]
    return seg.cut == ":" and view.kind[seg.a] != "Q" and any_mood(view, n, k) and not any_mood(view, 0, n)


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

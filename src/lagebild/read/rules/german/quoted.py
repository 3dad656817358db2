"""What stands between quotation marks: speech, or a name, a title, a word held at arm's length."""

from lagebild.read.rules.german import words
from lagebild.read.rules.german.view import View

__all__ = ["is_speech", "only_quotations"]


def is_speech(view: View, j: int, nested: bool) -> bool:
    """Tell whether quotation item ``j`` reads as something said; ``nested`` when it stands in reported content."""
    tokens = view.tokens
    first, past = view.at[j] + 1, view.to[j] - 1
    if past <= first:
        return False
    inside = tokens.word[first:past]
    small = sum(1 for w in inside if w[0].islower())
    size = sum(1 for w in inside if w[0].isalnum())
    before = view.kind[j - 1] if j else ","
    if size == 0:
        return False
    if before == "C" and inside[0][0].isupper() and not _verbal(tokens.low[first:past]):
        return False
    if nested:
        return small >= 1
    return size >= 4 and small >= 2 and _verbal(tokens.low[first:past])


def _verbal(lows: list[str]) -> bool:
    return any(
        words.finite(w) or (w.endswith(("en", "t", "st")) and len(w) > 3 and w not in ("nicht", "seit")) for w in lows
    )


def only_quotations(view: View, a: int, b: int) -> bool:
    """Tell whether items ``a`` to ``b`` are quotations and marks alone, at least one."""
    return any(view.kind[j] == "Q" for j in range(a, b)) and all(view.kind[j] in "Q,." for j in range(a, b))

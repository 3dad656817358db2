"""Quotation marks of all styles, paired.

Pairs: „…“ „…” “…” ”…” »…« «…» "…" and, inside or alone, ‚…‘ ‘…’ ›…‹ ‹…› '…' 「…」 『…』. One pass with a stack; a mark
that no style explains at its place (inches, apostrophes, plural 's') is no quotation mark. A quotation that is still
open where its block ends goes on when the next block opens with the same mark again or closes it before opening
another; else it ends with its block and is not ``closed``.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from lagebild.read.attribution import Range
from lagebild.read.tokens import blocks

__all__ = ["Quotation", "quotations"]


class Quotation(Struct, frozen=True):
    """``start`` to ``end`` with the marks; ``depth`` 0 is outermost; ``closed`` tells whether the end mark is there."""

    start: int
    end: int
    depth: int = 0
    closed: bool = True

    @property
    def range(self) -> Range:
        """The characters with the marks."""
        return self.start, self.end


_MARK = re.compile("[„“”\"»«‚‘’'›‹「」『』]")
# opening mark → marks that close it
_PAIRS = {
    "„": '“”"',
    "“": '”"',
    "”": "”",
    "»": "«",
    "«": "»",
    '"': '"“”',
    "‚": "‘’'",
    "‘": "’'",
    "›": "‹",
    "‹": "›",
    "'": "'’",
    "「": "」",
    "『": "』",
}
_SINGLE = frozenset("‚‘’'›‹")
_BEFORE = frozenset("([{–—-/…:>*_")  # may stand directly before an opening mark, like a blank
_AFTER = frozenset(".,;:!?)]}–—-/…<*_")  # may stand directly after a closing mark
_DEEPEST = 6
_CARRIED = 12  # blocks that one quotation may run through


def quotations(text: str, within: Sequence[Range] | None = None) -> list[Quotation]:
    """Return the quotations of ``text`` by start, outer before inner; ``within`` are its blocks if known."""
    found: list[Quotation] = []
    carried: tuple[str, int, int] | None = None  # mark, start, blocks run through
    parts = blocks(text) if within is None else within
    for number, (start, end) in enumerate(parts):
        marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]
        stack: list[tuple[str, int]] = []
        if carried:
            mark, opened, ran = carried
            goes_on = _goes_on(text, marks, mark, start)
            if goes_on and ran < _CARRIED:
                stack.append((mark, opened))
                if marks and marks[0] == (start, mark):
                    del marks[0]
            else:
                found.append(Quotation(opened, parts[number - ran][1], 0, False))
                carried = None
        left = _pair(text, marks, stack, found, (start, end))
        if left and (carried and left[0][1] == carried[1]):
            carried = (*left[0], carried[2] + 1)
        elif left:
            carried = (*left[0], 1)
        else:
            carried = None
    if carried:
        mark, opened, ran = carried
        found.append(Quotation(opened, parts[len(parts) - ran][1], 0, False))
    found.sort(key=lambda q: (q.start, -q.end))
    return found


def _goes_on(text: str, marks: list[tuple[int, str]], mark: str, start: int) -> bool:
    if not marks:
        return False
    if marks[0] == (start, mark):
        return True
    for at, m in marks:
        if m in _SINGLE and mark not in _SINGLE:
            continue
        return m in _PAIRS[mark] and _may_close(text, at)
    return False


def _pair(
    text: str, marks: list[tuple[int, str]], stack: list[tuple[str, int]], found: list[Quotation], block: Range
) -> list[tuple[str, int]]:
    """Pair the marks of one block; return what stays open, at most the outermost double quotation."""
    for at, mark in marks:
        if stack and mark in _PAIRS[stack[-1][0]] and _may_close(text, at):
            _close(stack, len(stack) - 1, at, found)
            continue
        outer = next((d for d in range(len(stack) - 2, -1, -1) if mark in _PAIRS[stack[d][0]]), None)
        if outer is not None and _may_close(text, at) and not _may_open(text, at, mark):
            _close(stack, outer, at, found)
        elif mark in _PAIRS and len(stack) < _DEEPEST and _may_open(text, at, mark):
            if stack and stack[-1][0] == mark and mark not in "„«»":
                continue  # the same mark again: no style nests itself without a pair
            stack.append((mark, at))
    left = [s for s in stack if s[0] not in _SINGLE][:1]
    return [s for s in left if _worth(text, s, block)]


def _close(stack: list[tuple[str, int]], depth: int, at: int, found: list[Quotation]) -> None:
    """Close the quotation at ``depth``; what was opened inside it and never closed was no quotation."""
    start = stack[depth][1]
    del stack[depth:]
    if at - start > 1:
        found.append(Quotation(start, at + 1, depth, True))


def _worth(text: str, opened: tuple[str, int], block: Range) -> bool:
    """An opening mark without an end is believed when words follow in its block."""
    return opened[0] != '"' or block[1] - opened[1] > 3


def _may_open(text: str, at: int, mark: str) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if mark in "„‚「『":
        return not after.isspace() or mark not in "‚"
    if after.isspace():
        return mark == "«" and after in "\u00a0\u202f"  # French spacing
    if mark in "'’":
        return mark == "'" and (before.isspace() or before in _BEFORE or before in '"“„»«') and after.isalpha()
    return before.isspace() or before in _BEFORE or before in "„“\"»«‚‘›‹'"


def _may_close(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    mark = text[at]
    if mark in "’'":
        return not after.isalnum() and not before.isspace()
    if mark in "」』":
        return True
    if before.isspace():
        return not after.isalnum() and before in " \u00a0\u202f" and mark not in "‘"
    return after.isspace() or after in _AFTER or not after.isalnum() or mark in "”“"

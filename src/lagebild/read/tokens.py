"""Text as blocks, sentences and tokens, all of them ranges of the text as it is.

A *block* is a paragraph, headline or list item: what stands between blank lines, or between line ends where the text
is not hard-wrapped. A *sentence* never crosses a block. Offsets are code points; nothing is normalised but ``low``,
the form under which a token is looked up in a lexicon.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from lagebild.data import load
from lagebild.read.attribution import Range

__all__ = ["Tokens", "blocks", "tokenize"]

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # z.B. U.S.
    r"|\d+(?:[.,:]\d+)*(?:[-\u2011]\w+)*"  # 3.500,50  19:30  37-jährige
    r"|\w[\w\u00ad\u0300-\u036f]*(?:[-'’\u2010\u2011][\w\u00ad\u0300-\u036f]+)*[-\u2010\u2011]?"
    r"|[^\w\s]"
)
_UNUSUAL = re.compile(r"[\u00ad\u0300-\u036f\u2010\u2011]")
_HYPHENS = {0x2010: "-", 0x2011: "-", 0x00AD: None}
_ROMAN = re.compile(r"[IVX]{1,6}")
_STOPS = frozenset(".!?…。！？")
_CLOSERS = frozenset(")]}“”\"»«’'‘›‹")
_WRAP = range(50, 101)  # a hard-wrapped line is that long
_TERMINAL = tuple('.!?…:;“”"»«)')


class Tokens:
    """Tokens as parallel lists, and sentences as token ranges.

    ``start[i]``, ``end[i]`` are code points, ``word[i]`` the slice, ``low[i]`` the same lower-cased, composed (NFC)
    and without soft hyphens. ``sentences`` are (first, past) token indices in text order; ``block[s]`` is the number
    of the block that sentence ``s`` stands in.
    """

    __slots__ = ("block", "blocks", "end", "low", "sentences", "start", "text", "word")

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Range] = blocks(text)
        self.start: list[int] = []
        self.end: list[int] = []
        self.word: list[str] = []
        self.low: list[str] = []
        self.sentences: list[tuple[int, int]] = []
        self.block: list[int] = []

    def first_at(self, position: int) -> int:
        """Return the index of the first token that starts at or after ``position``."""
        return bisect_left(self.start, position)

    def past(self, position: int) -> int:
        """Return the index after the last token that ends at or before ``position``."""
        return bisect_right(self.end, position)

    def range(self, first: int, past: int) -> Range:
        """Return the characters of tokens ``first`` to ``past`` (exclusive); at least one token."""
        return self.start[first], self.end[past - 1]


def blocks(text: str) -> list[Range]:
    """Return the blocks of ``text`` in order, without surrounding blanks."""
    lines: list[Range] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        piece = match.group()
        left = len(piece) - len(piece.lstrip())
        right = len(piece) - len(piece.rstrip())
        if start + left < end - right:
            lines.append((start + left, end - right))
    if not _wrapped(text, lines):
        return lines
    out: list[Range] = []
    for start, end in lines:
        if out and _continues(text, out[-1], start, lines):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def tokenize(text: str, quotations: Sequence[Range] = ()) -> Tokens:
    """Cut ``text``. No sentence ends inside one of ``quotations`` (ranges in text order; nested ones do no harm)."""
    tokens = Tokens(text)
    start, end, word = tokens.start, tokens.end, tokens.word
    firsts: list[int] = []
    for block in tokens.blocks:
        firsts.append(len(start))
        for match in _TOKEN.finditer(text, *block):
            start.append(match.start())
            end.append(match.end())
            word.append(match.group())
    if _UNUSUAL.search(text):
        tokens.low = [unicodedata.normalize("NFC", w.translate(_HYPHENS)).lower() for w in word]
    else:
        tokens.low = [w.lower() for w in word]
    firsts.append(len(start))
    inside = _inside(tokens, quotations)
    for number in range(len(tokens.blocks)):
        _sentences(tokens, firsts[number], firsts[number + 1], number, inside)
    return tokens


def _wrapped(text: str, lines: list[Range]) -> bool:
    """Tell whether line ends are mere wrapping: most lines of a usual width break off without a stop."""
    if len(lines) < 4:
        return False
    broken = sum(1 for start, end in lines if end - start in _WRAP and not text[start:end].endswith(_TERMINAL))
    return broken * 2 > len(lines)


def _continues(text: str, block: Range, start: int, lines: list[Range]) -> bool:
    gap = text[block[1] : start]
    breaks = gap.count("\n") + gap.count("\r") - gap.count("\r\n")
    if breaks != 1:
        return False
    last = max(text.rfind("\n", block[0], block[1]), text.rfind("\r", block[0], block[1]), block[0] - 1)
    return block[1] - last > _WRAP.start * 0.8


def _inside(tokens: Tokens, quotations: Sequence[Range]) -> bytearray:
    """Mark the tokens after which a quotation still runs."""
    inside = bytearray(len(tokens.start))
    reached = 0
    for start, end in quotations:
        if end <= reached:
            continue
        first, past = tokens.first_at(start), tokens.first_at(end)
        if past - first > 1:
            inside[first : past - 1] = b"\x01" * (past - 1 - first)
        reached = end
    return inside


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = load("abbreviations")
    never, sometimes, openers = (frozenset(data[key].split()) for key in ("never", "sometimes", "openers"))
    return never, sometimes, openers


def _sentences(tokens: Tokens, first: int, past: int, number: int, inside: bytearray) -> None:
    word, begin = tokens.word, first
    i = first
    while i < past:
        w = word[i]
        if w in _STOPS or (w[-1] == "." and len(w) > 1):
            j = i + 1
            while j < past and (word[j] in _STOPS or (word[j] in _CLOSERS and tokens.start[j] == tokens.end[j - 1])):
                j += 1
            if j < past and not inside[j - 1] and _ends(tokens, i, j):
                tokens.sentences.append((begin, j))
                tokens.block.append(number)
                begin = j
            i = j
        else:
            i += 1
    if begin < past:
        tokens.sentences.append((begin, past))
        tokens.block.append(number)


def _ends(tokens: Tokens, stop: int, following: int) -> bool:
    """Tell whether the stop at token ``stop`` ends a sentence before token ``following``."""
    word, low = tokens.word, tokens.low
    if tokens.start[following] == tokens.end[following - 1]:  # no blank between: a domain, "3.b", or a slip
        return word[stop] == "." and tokens.low[following] in _abbreviations()[2] and word[following][0].isupper()
    after = word[following]
    if after[0].islower() or after in ",;:)–-":
        return False
    if after in '„“"»«' and (word[stop - 1] if stop else "").isupper():
        return True
    if following - stop > 1 or (word[stop] not in (".", "…") and len(word[stop]) == 1):
        return True
    never, sometimes, openers = _abbreviations()
    if len(word[stop]) > 1:  # letters with stops: u.a. U.S.
        return low[following] in openers and after[0].isupper()
    before = low[stop - 1] if stop else ""
    if word[stop] == "…" or not before or tokens.end[stop - 1] != tokens.start[stop]:
        return True
    if before in never or (len(before) == 1 and before.isalpha()):
        return False
    if before in sometimes:
        return low[following] in openers
    if (before.isdigit() and len(before) <= 2) or _ROMAN.fullmatch(word[stop - 1]):  # am 20. Juni, Ludwig XIV. von
        return low[following] in openers
    return True

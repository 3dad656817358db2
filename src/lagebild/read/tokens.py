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
from itertools import pairwise

from lagebild.data import load
from lagebild.read.attribution import Range

__all__ = ["Tokens", "blocks", "tokenize"]

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # z.B. U.S.
    r"|\d+(?:[.,:]\d+)*(?:[-\u2011]\w+)*"  # 3.500,50  19:30  37-jährige
    r"|[\u3400-\u9fff\uf900-\ufaff]"  # Chinese letters one by one: spaces part no words
    r"|\w[\w\u00ad\u0300-\u036f]*(?:[-'’\u2010\u2011][\w\u00ad\u0300-\u036f]+)*[-\u2010\u2011]?"
    r"|[^\w\s]"
)
_UNUSUAL = re.compile(r"[\u00ad\u0300-\u036f\u2010\u2011]")
_HYPHENS = {0x2010: "-", 0x2011: "-", 0x00AD: None}
_ROMAN = re.compile(r"[IVX]{1,6}")
_STOPS = frozenset(".!?…。！？")
_FULL = frozenset("。！？")  # end a sentence without a blank behind them
_CLOSERS = frozenset(")]}“”\"»«’'‘›‹」』）")
_WRAP = range(45, 132)  # a hard-wrapped text is that wide
_FEW = 3  # line ends that prove little
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
    width = _width(text, lines)
    if not width:
        return lines
    out: list[Range] = []
    last = lines[0]
    for n, line in enumerate(lines):
        if n and _joins(text, last, line, width):
            out[-1] = (out[-1][0], line[1])
        else:
            out.append(line)
        last = line
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


def _width(text: str, lines: list[Range]) -> int:
    """Return the width at which ``text`` is wrapped, 0 when its line ends are ends of paragraphs.

    Wrapping fills lines: hardly any has room for the first word of the next, and most break off without a stop.
    """
    sizes = sorted(end - start for start, end in lines)
    usual = [size for size in sizes if size <= _WRAP.stop]
    if not usual or len(usual) < 0.9 * len(sizes) or usual[-1] not in _WRAP:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if _adjacent(text, a, b)]
    full = [(a, b) for a, b in pairs if _fills(text, a, b, usual[-1])]
    open_ = [(a, b) for a, b in full if not text[a[0] : a[1]].endswith(_TERMINAL)]
    if len(pairs) < _FEW:
        return usual[-1] if open_ and all(text[b[0]].islower() for _, b in open_) else 0
    return usual[-1] if len(full) >= 0.5 * len(pairs) and len(open_) * 2 > len(full) else 0


def _adjacent(text: str, line: Range, following: Range) -> bool:
    gap = text[line[1] : following[0]]
    return gap.count("\n") + gap.count("\r") - gap.count("\r\n") == 1


def _fills(text: str, line: Range, following: Range, width: int) -> bool:
    """Tell whether the next line's first word had no room in ``line``; lines may be balanced, hence the slack."""
    words = text[following[0] : min(following[1], following[0] + _WRAP.stop)].split(None, 1)
    return line[1] - line[0] + 1 + len(words[0]) > 0.86 * width


def _joins(text: str, line: Range, following: Range, width: int) -> bool:
    if not _adjacent(text, line, following):
        return False
    return _fills(text, line, following, width) or text[following[0]].islower()


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
    if word[stop] in _FULL:
        return True
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

"""One sentence as the grammar sees it: quotations and brackets folded to one item, cut into segments at commas.

Items are parallel lists. ``kind[i]`` is one letter: C capitalised word, w other word, d number, Q quotation,
P bracket, ``,`` a cut (comma, semicolon, colon, dash), ``.`` another mark. ``low`` is the lower-cased word, or the
kind for Q and P.
"""

from collections.abc import Mapping
from typing import NamedTuple

from lagebild.read.attribution import Range
from lagebild.read.rules.german import words
from lagebild.read.tokens import Tokens

__all__ = ["Segment", "View"]

_CUTS = frozenset(",;:–—-")
_ENDS = frozenset(("", ",", ".", ";"))
_AFRESH = frozenset(":–—")  # a sentence may begin behind these
_BRACKETS = {"(": ")", "[": "]"}


class Segment(NamedTuple):
    """Items ``a`` to ``b`` between two cuts; ``type`` is main, sub, rel, inf, frag or cont (goes on after a clause)."""

    a: int
    b: int
    type: str
    cut: str  # the mark before it, "" at the beginning


class View:
    """A sentence as items and segments."""

    __slots__ = ("at", "kind", "low", "segments", "text", "to", "tokens", "word")

    def __init__(self, tokens: Tokens, first: int, past: int, folded: Mapping[int, int]) -> None:
        self.tokens = tokens
        self.text = tokens.text
        self.at: list[int] = []
        self.to: list[int] = []
        self.low: list[str] = []
        self.word: list[str] = []
        self.kind: list[str] = []
        self._fold(first, past, folded)
        self.segments: list[Segment] = []
        self._cut()

    def _fold(self, first: int, past: int, folded: Mapping[int, int]) -> None:
        word, low = self.tokens.word, self.tokens.low
        at, to, lows, words_, kinds = self.at, self.to, self.low, self.word, self.kind
        i = first
        while i < past:
            w = word[i]
            j = i + 1
            c = w[0]
            if i in folded:
                j = min(folded[i], past)
                kind, lo = "Q", "Q"
            elif c.isalpha():
                lo = low[i]
                kind = "C" if c.isupper() and not (words.opener(lo) and (i == first or word[i - 1] in _AFRESH)) else "w"
            elif c.isdigit():
                kind, lo = "C" if "-J" in w or "-j" in w else "d", low[i]  # "der 71-Jährige"
            elif w in _BRACKETS:
                closing, j = _BRACKETS[w], i + 1
                while j < past and word[j] != closing and j - i < 40:
                    j += 1
                if j < past and word[j] == closing:
                    j, kind, lo = j + 1, "P", "P"
                else:
                    j, kind, lo = i + 1, ".", w
            elif w in _CUTS:
                kind, lo = ",", w
            else:
                kind, lo = ".", w
            at.append(i)
            to.append(j)
            lows.append(lo)
            words_.append(w)
            kinds.append(kind)
            i = j

    def _cut(self) -> None:
        kind, low = self.kind, self.low
        start, cut = 0, ""
        n = len(kind)
        stop = n
        while stop and kind[stop - 1] == ".":
            stop -= 1
        for i in range(stop + 1):
            if i == stop or kind[i] == ",":
                if i > start:
                    self.segments.append(Segment(start, i, self._type(start, i), cut))
                if i < stop:
                    start, cut = i + 1, low[i]

    def _type(self, a: int, b: int) -> str:
        low, kind = self.low, self.kind
        i = a
        if low[i] in words.COORDINATORS and b - a > 1:
            i += 1
        first = low[i]
        if first in words.SUBORDINATORS and not (first in words.AMBIGUOUS and self._prefield(i, b)):
            return "sub"
        last = b - 1
        infinitive = last > a and kind[last] == "w" and low[last].endswith("n")
        if infinitive and (low[last - 1] == "zu" or words.JOINED_ZU.match(low[last])):
            return "main" if any(self._has_to(j) for j in range(i, last - 1)) else "inf"
        if a and first in words.RELATIVES and self.word[i][0].islower() and kind[last] == "w" and self._relative(i, b):
            return "rel"
        if first in words.PREPOSITIONS and i + 1 < b and low[i + 1] in words.RELATIVES and kind[last] == "w":
            after = i + 2
            if after < b and kind[after] != "C" and self._relative(i + 1, b):
                return "rel"
        for k in range(i, b):
            if kind[k] == "w" and self.verblike(k):
                return "main"
        return "frag"

    def finite(self, i: int) -> bool:
        """Tell whether item ``i`` looks like a finite verb in its place: not "verletzte" in "der verletzte Mann"."""
        low = self.low[i]
        if not words.finite(low):
            return self.konjunktiv(i)
        if low[-2:] not in ("te", "en") or i + 1 >= len(self.kind) or self.kind[i + 1] not in "CQd" or i == 0:
            return True
        before = self.low[i - 1]
        return not (
            before in words.DETERMINERS
            or before in words.NOT_SUBJECT
            or before in words.PREPOSITIONS
            or (
                self.kind[i - 1] == "w"
                and before.endswith(("en", "er", "es"))
                and before not in ("es", "er")
                and words.adjective(before)
            )
        )

    def konjunktiv(self, i: int) -> bool:
        """Tell whether item ``i`` is Konjunktiv I: a known form, or any in -e beside "er", "es", "man", "sie"."""
        low = self.low[i]
        if self.kind[i] != "w":
            return False
        left = self.low[i - 1] if i else ""
        right = self.low[i + 1] if i + 1 < len(self.low) else ""
        noun_next = i + 1 < len(self.kind) and self.kind[i + 1] == "C"
        if low in words.KONJUNKTIV:
            return not (
                noun_next and (left in words.DETERMINERS or left in words.NOT_SUBJECT or left[-2:] in ("de", "te"))
            )
        if low[-1] != "e" or len(low) < 4 or words.closed(low) or low.endswith("te"):
            return False
        if len(low) == 4:  # "er löse"
            return left in ("er", "es", "man") and i == 1
        if left in ("er", "es", "man") or (right in ("er", "es", "man", "sie") and left not in words.DETERMINERS):
            return True
        if low.endswith("iere") and i and self.kind[i - 1] == "C":
            return True
        if noun_next or not i:
            return False
        if right in _ENDS:
            return self.kind[i - 1] == "C"  # "Öl fließe."
        opened = (words.ADVERBS, words.DETERMINERS, words.NOT_SUBJECT, words.PREPOSITIONS)
        if not any(right in closed for closed in opened):
            return False
        return self.kind[i - 1] == "C" or (i == 1 and self.kind[0] == "w" and left in words.ADVERBS)

    def namelike(self, j: int) -> bool:
        """Tell whether quotation item ``j`` may be a name or title: few words, the first capitalised, no verb."""
        first, past = self.at[j] + 1, self.to[j] - 1
        inside, lows = self.tokens.word[first:past], self.tokens.low[first:past]
        if not inside or len(inside) > 8 or not (inside[0][0].isupper() or inside[0][0].isdigit() or len(inside) == 1):
            return False
        return not any(words.finite(w) for w in lows) and inside[-1] not in (".", "!", "?")

    def _has_to(self, j: int) -> bool:
        """ "habe nichts zu befürchten", "ist nicht zu erwarten": finite, so no infinitive clause."""
        return self.kind[j] == "w" and (self.low[j] in words.HAS_TO or self.low[j] in words.KONJUNKTIV)

    def _prefield(self, i: int, b: int) -> bool:
        """Tell whether "als", "während" … at ``i`` opens a phrase, not a clause: "Als Grund nannte er …"."""
        j = i + 1
        if self.low[i] == "wie" and self.kind[b - 1] == "w" and self.low[b - 1] in words.CUES:
            return False
        if j < b - 1 and self.low[i] in ("damit", "da", "seitdem") and self.finite(j):
            return True
        while j < b and (self.kind[j] in "CdQP" or (self.kind[j] == "w" and not self.verblike(j))):
            j += 1
        return i + 1 < j < b - 1 and self.kind[j - 1] in "CdQP" and self.finite(j)

    def verblike(self, i: int) -> bool:
        """Tell whether item ``i`` may be a verb at all: wider than ``finite``, for telling clauses from phrases."""
        low = self.low[i]
        return (
            self.finite(i)
            or low in words.CUES
            or (len(low) > 3 and low[-1] == "t" and not low.startswith("ge") and low not in words.UNVERBAL)
        )

    def _relative(self, i: int, b: int) -> bool:
        """Tell whether the article-like word ``i`` opens a relative clause: its verb stands last."""
        low, kind = self.low, self.kind
        last = b - 1
        if last == i:
            return False
        if i + 1 < last and kind[i + 1] == "w" and (low[i + 1] in words.KONJUNKTIV or low[i + 1] in words.BE):
            return False  # "das werde man behalten"
        if not (words.finite(low[last]) or words.joined(low[last]) or low[last].endswith(("t", "en", "te", "e"))):
            return False
        helped = low[last].endswith("en") and any(
            kind[j] == "w" and kind[j - 1] in "CdQP" and (low[j] in words.KONJUNKTIV or low[j] in words.KONJUNKTIV_2)
            for j in range(i + 2, last)
        )
        if helped:
            return False  # "der Vertrag werde keine Folgen haben"
        if words.strong(low[last]) or words.joined(low[last]):
            return True
        # "die Lage der Stadt sei ernst gewesen": a finite verb behind a noun and before the end makes a main clause
        return not any(kind[j] == "w" and kind[j - 1] in "CdQP" and self._certain(j) for j in range(i + 2, last))

    def _certain(self, j: int) -> bool:
        """Tell whether item ``j`` is a finite verb beyond doubt, or a weak past with no noun to belong to."""
        low = self.low[j]
        return words.strong(low) or self.konjunktiv(j) or (words.finite(low) and self.kind[j + 1] not in "CQd")

    def chars(self, a: int, b: int) -> Range:
        """Return the characters of items ``a`` to ``b`` (exclusive)."""
        return self.tokens.start[self.at[a]], self.tokens.end[self.to[b - 1] - 1]

    def segment_of(self, item: int) -> int:
        """Return the index of the segment that holds ``item``, or -1."""
        for k, s in enumerate(self.segments):
            if s.a <= item < s.b:
                return k
        return -1

    def end(self) -> int:
        """Return the item after the last segment."""
        return self.segments[-1].b if self.segments else 0

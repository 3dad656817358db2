"""An English sentence as items, a quotation being one item."""

from lagebild.read.attribution import Range
from lagebild.read.rules.english_lexicon import (
    ADV,
    AUX,
    CUE,
    FINITE,
    MODAL,
    PAST,
    THIRD,
    lexicon,
)

__all__ = ["QUOTE", "Sentence"]

QUOTE = "\u0000"  # the ``low`` of an item that is a quotation


class Sentence:
    """Parallel lists over items: ``low``, ``word``, ``start``, ``end``, ``bits`` (classes of the lexicon)."""

    __slots__ = ("bits", "end", "low", "size", "start", "word")

    def __init__(self, low: list[str], word: list[str], start: list[int], end: list[int]) -> None:
        known = lexicon().bits
        self.low, self.word, self.start, self.end = low, word, start, end
        self.size = len(low)
        bits = [known.get(w, 0) for w in low]
        for i, w in enumerate(low):
            if not bits[i] and w[-2:] == "ly" and len(w) > 4 and word[i][0] == w[0]:
                bits[i] = ADV
            elif i and w in ("may", "will") and word[i][0] != w[0]:
                bits[i] &= ~(AUX | MODAL)  # Theresa May
        self.bits = bits

    def range(self, first: int, past: int) -> Range:
        """Return the characters of items ``first`` to ``past`` (exclusive)."""
        return self.start[first], self.end[past - 1]

    def capital(self, i: int) -> bool:
        """Tell whether item ``i`` starts with an upper-case letter."""
        return self.word[i][0].isupper()

    def possessive(self, i: int) -> bool:
        """Tell whether item ``i`` is a genitive (Moscow's, ministers', its)."""
        return self.low[i].endswith(("'s", "’s", "s'", "s’"))

    def verbal(self, i: int) -> bool:
        """Tell whether item ``i`` is a finite verb, as far as spelling alone tells."""
        bits, w = self.bits[i], self.low[i]
        if bits & (AUX | FINITE):
            return True
        if bits & CUE:
            forms, verbs = lexicon().forms[w]
            if verbs[-1].particles and self.low[i + 1 : i + 2] != [verbs[-1].particles[0]]:
                return False
            if forms & PAST or (forms & THIRD and w not in lexicon().nouns and w not in lexicon().groups["nounlike"]):
                return not self.capital(i) or i == 0
        return False

    def ends(self, k: int) -> bool:
        """Tell whether the full stop at ``k`` is not one of an abbreviation."""
        return k + 1 >= self.size or k == 0 or self.low[k + 1] == QUOTE or self.end[k - 1] != self.start[k]

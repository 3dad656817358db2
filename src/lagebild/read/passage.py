"""The words of a statement in reading order, also where it is interrupted by who said it."""

from lagebild.link import Naming
from lagebild.read.attribution import Range
from lagebild.read.page import Page

__all__ = ["Passage"]

_CUT = " \u2026 "  # so that no preposition or "and" reaches over what was left out
LONGEST = 400  # words of a statement that are looked at


class Passage:
    """Words of ``page`` inside ``ranges``, numbered from 0.

    ``lower`` and ``cased`` are the words, ``gaps[k]`` what stands before word k (an ellipsis where ``ranges``
    leave something out), ``named`` maps the first word of a naming to it and to the word after it.
    """

    def __init__(self, page: Page, ranges: tuple[Range, ...]) -> None:
        self.page = page
        at: list[int] = []
        for where in sorted(ranges):
            first, after = page.word_range(where)
            first = max(first, at[-1] + 1 if at else 0)
            at += range(first, min(after, first + LONGEST - len(at)))
        self.at = at
        self.lower = [page.lower[i] for i in at]
        self.cased = [page.words[i] for i in at]
        self.gaps = [_gap(page, at[k - 1], i) if k else "" for k, i in enumerate(at)]
        self.named: dict[int, tuple[Naming, int]] = {}
        position = {i: k for k, i in enumerate(at)}
        for where in sorted(ranges):
            end = page.ends[at[-1]] if at else where[0]
            for naming in page.namings_in((where[0], max(where[0], min(where[1], end)))):
                first, after = page.word_range((naming.start, naming.end))
                if first in position:
                    self.named[position[first]] = (naming, position.get(after - 1, position[first]) + 1)

    def __len__(self) -> int:
        return len(self.at)

    def text(self, first: int, after: int) -> str:
        """Return words ``first`` to ``after`` with what stands between them; "" for none."""
        if after <= first:
            return ""
        page = self.page
        parts = [page.text[page.starts[self.at[first]] : page.ends[self.at[first]]]]
        for k in range(first + 1, after):
            parts += (self.gaps[k], page.text[page.starts[self.at[k]] : page.ends[self.at[k]]])
        tail = page.text[page.ends[self.at[after - 1]] : page.ends[self.at[after - 1]] + 1]
        return "".join(parts) + tail.strip(" \n")

    def new_sentence(self, k: int) -> bool:
        """Whether word ``k`` begins another sentence than the word before it."""
        gap = self.gaps[k]
        if not any(c in gap for c in ".!?\u2026\n\u3002\uff01\uff1f"):
            return False
        starts = self.page.starts
        return self.page.sentence_number(starts[self.at[k]]) != self.page.sentence_number(starts[self.at[k - 1]])


def _gap(page: Page, before: int, i: int) -> str:
    return page.text[page.ends[before] : page.starts[i]] if before == i - 1 else _CUT

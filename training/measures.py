"""How right claims are, against marked texts: contents found, speakers, stances; and how well scores tell apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from corpus import Claim
from scipy.optimize import linear_sum_assignment
from scipy.stats import rankdata

from lagebild.read.attribution import Range

_TOKEN = re.compile(r"[가-힣一-鿿]|\w+|[^\w\s]")
FOUND = 0.5  # F1 over tokens from which a content counts as found


def tokens(text: str) -> list[Range]:
    """Words and marks of ``text``; syllables of Hangul and Han one by one."""
    return [m.span() for m in _TOKEN.finditer(text)]


def covered(ranges: Sequence[Range], words: Sequence[Range]) -> set[int]:
    """The numbers of the words that ``ranges`` touch."""
    return {i for a, b in ranges for i, (x, y) in enumerate(words) if x < b and y > a}


def f1(gold: set[int], got: set[int]) -> float:
    """F1 of two sets of words."""
    return 2 * len(gold & got) / max(1, len(gold) + len(got))


def same_speaker(gold: Sequence[Range], got: Range | None) -> bool:
    """Whether ``got`` touches the speaker, or neither names one."""
    if got is None or not gold:
        return got is None and not gold
    return any(a < got[1] and got[0] < b for a, b in gold)


def aligned(gold: Sequence[set[int]], got: Sequence[set[int]]) -> list[tuple[int, int, float]]:
    """Pair contents one to one, best overlap first: (gold, got, F1)."""
    if not gold or not got:
        return []
    table = np.array([[f1(g, s) for s in got] for g in gold])
    rows, columns = linear_sum_assignment(table, maximize=True)
    return [(int(i), int(j), float(table[i, j])) for i, j in zip(rows, columns, strict=True) if table[i, j] > 0]


def found_right(claims: Sequence[Claim], text: str, got: Sequence[tuple[Sequence[Range], Range | None]]) -> set[int]:
    """The numbers of those of ``got``, contents with speakers, that find a content of ``claims`` with its speaker."""
    words = tokens(text)
    pairs = aligned([covered(c.content, words) for c in claims], [covered(content, words) for content, _ in got])
    return {j for i, j, alike in pairs if alike >= FOUND and same_speaker(claims[i].speaker, got[j][1])}


def area(scores: Sequence[float], truth: Sequence[bool]) -> float:
    """The area under the curve: the chance that a true one scores above a false one, a tie counting half."""
    ranks, true = rankdata(scores), np.asarray(truth, dtype=bool)
    yes, no = int(true.sum()), int((~true).sum())
    return float((ranks[true].sum() - yes * (yes + 1) / 2) / (yes * no))

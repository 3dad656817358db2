"""How alike two words are."""

from collections.abc import Sequence

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from lagebild.match.sounds import fold, skeleton

__all__ = ["alike", "nearest"]

_LEAST = 0.7  # below this, two words are different words
_HALF = 0.5  # share of the letters that have to agree, for a like sound to count
_FOLDED = 0.95  # likeness of two romanisations of one word
_SHORT = 5  # letters: of a shorter word, one letter is a lot


def alike(one: str, other: str) -> float:
    """Return 0 (different words) to 1 (the same word).

    Edits (insert, delete, replace, swap of neighbours: optimal string alignment) over the longer word, and part of the
    rest where the folded forms or the consonant skeletons agree. Numbers and initials are the same or not.
    """
    return nearest(one, [other]).get(0, 0.0)


def nearest(word: str, others: Sequence[str]) -> dict[int, float]:
    """Return the places of the words that are alike, with their likeness."""
    if not others:
        return {}
    if len(word) < 2 or word.isdigit():
        return {at: 1.0 for at, other in enumerate(others) if other == word}
    ratios = cdist([word], others, scorer=OSA.normalized_similarity, score_cutoff=_HALF)[0]
    found: dict[int, float] = {}
    for at in np.flatnonzero(ratios).tolist():
        other = others[at]
        likeness = _heard(word, other, float(ratios[at])) if len(other) > 1 and not other.isdigit() else 0.0
        if likeness >= _LEAST:
            found[at] = likeness
    return found


def _heard(one: str, other: str, ratio: float) -> float:
    if one == other:
        return 1.0
    longest = max(len(one), len(other))
    if fold(one) == fold(other):
        return max(ratio, _FOLDED)
    if skeleton(one) == skeleton(other):
        return ratio + (1 - ratio) * (0.4 if longest >= _SHORT else 0.3)
    return ratio - 0.2 if longest < _SHORT else ratio

"""How alike two words are."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from lagebild.match.sounds import digest, fold, skeleton

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
    return nearest(one, [other], [digest(fold(other))], [digest(skeleton(other))]).get(0, 0.0)


def nearest(word: str, others: Sequence[str], folds: Sequence[int], bares: Sequence[int]) -> dict[int, float]:
    """Return the places of the words that are alike, with their likeness.

    ``folds`` and ``bares`` are the checksums of the others' folded forms and skeletons.
    """
    if not others:
        return {}
    if len(word) < 2 or word.isdigit():
        return {at: 1.0 for at, other in enumerate(others) if other == word}
    ratios = cdist([word], others, scorer=OSA.normalized_similarity, score_cutoff=_HALF)[0]
    near = ratios.nonzero()[0]
    found: dict[int, float] = {}
    if not len(near):
        return found
    size, folded, bare = len(word), digest(fold(word)), digest(skeleton(word))
    for at, ratio in zip(near.tolist(), ratios[near].tolist(), strict=True):
        other = others[at]
        if other == word:
            found[at] = 1.0
        elif len(other) < 2 or other.isdigit():
            continue
        elif folds[at] == folded:
            found[at] = max(ratio, _FOLDED)
        else:
            short = size < _SHORT and len(other) < _SHORT
            if bares[at] == bare:
                likeness = ratio + (1 - ratio) * (0.3 if short else 0.4)
            else:
                likeness = ratio - 0.2 if short else ratio
            if likeness >= _LEAST:
                found[at] = likeness
    return found

"""How alike two words are."""

from rapidfuzz.distance import OSA

from lagebild.match.sounds import fold, skeleton

__all__ = ["alike"]

_LEAST = 0.7  # below this, two words are different words
_FOLDED = 0.95  # likeness of two romanisations of one word
_SHORT = 5  # letters: of a shorter word, one letter is a lot


def alike(one: str, other: str) -> float:
    """Return 0 (different words) to 1 (the same word).

    Edits (insert, delete, replace, swap of neighbours: optimal string alignment) over the longer word, and part of the
    rest where the folded forms or the consonant skeletons agree. Numbers and initials are the same or not.
    """
    if one == other:
        return 1.0
    longest = max(len(one), len(other))
    if min(len(one), len(other)) < 2 or one.isdigit() or other.isdigit():
        return 0.0
    ratio: float = 1 - OSA.distance(one, other) / longest
    if ratio >= 0.5 and fold(one) == fold(other):
        return max(ratio, _FOLDED)
    if ratio >= 0.5 and skeleton(one) == skeleton(other):
        ratio += (1 - ratio) * (0.4 if longest >= _SHORT else 0.3)
    elif longest < _SHORT:
        ratio -= 0.2
    return ratio if ratio >= _LEAST else 0.0

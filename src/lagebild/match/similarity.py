"""How alike two words are."""

from functools import lru_cache

from lagebild.match.names import skeleton

_LEAST = 0.6  # below this, two words are different words


@lru_cache(maxsize=500_000)
def alike(one: str, other: str, abjad: bool = False) -> float:
    """Return 0 (different words) to 1 (the same word).

    Edit distance over the longer word, averaged with 1 when the consonant skeletons agree; with ``abjad`` (one of them
    had no vowels to begin with) the skeletons alone decide. Numbers are the same or not.
    """
    if one == other:
        return 1.0
    if one.isdigit() or other.isdigit() or not (one.isascii() and other.isascii()):
        return 0.0
    if len(one) == 1 or len(other) == 1:
        return _LEAST if one[0] == other[0] else 0.0
    left, right = skeleton(one), skeleton(other)
    if abjad:
        if left == right:
            return 0.95 if len(left) > 2 else 0.85
        longest = max(len(left), len(right))
        ratio = 1 - distance(left, right) / longest
        return ratio * 0.95 if longest > 2 and ratio >= _LEAST else 0.0
    longest = max(len(one), len(other))
    if left != right and _apart(one, other) > (1 - _LEAST) * longest:
        return 0.0
    ratio = 1 - distance(one, other) / longest
    if left == right:
        ratio = (1 + ratio) / 2 if len(left) > 1 else ratio
    elif longest < 5:
        ratio -= 0.15  # one letter of a short word is a lot
    return ratio if ratio >= _LEAST else 0.0


def distance(one: str, other: str) -> int:
    """Return the edits (insert, delete, replace, swap of neighbours) between two words.

    The bit-parallel form of the recurrence: H. Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau
    Edit Distances", Nordic Journal of Computing 10 (2003).
    """
    if not one:
        return len(other)
    masks = _masks(one)
    full = (1 << len(one)) - 1
    last = 1 << (len(one) - 1)
    plus, minus, diagonal, before, edits = full, 0, 0, 0, len(one)
    for letter in other:
        same = masks.get(letter, 0)
        swap = ((~diagonal & same) << 1) & before
        diagonal = (((same & plus) + plus) ^ plus) | same | minus | swap
        up = minus | (full & ~(diagonal | plus))
        down = diagonal & plus
        if up & last:
            edits += 1
        elif down & last:
            edits -= 1
        up = up << 1 | 1
        plus = (down << 1) | (full & ~(diagonal | up))
        minus = up & diagonal
        plus &= full
        minus &= full
        before = same
    return edits


def _apart(one: str, other: str) -> int:
    """Return a quick lower bound of the distance: letters that only one of the words has, and the lengths."""
    left, right = _letters(one), _letters(other)
    return max((left & ~right).bit_count(), (right & ~left).bit_count(), abs(len(one) - len(other)))


@lru_cache(maxsize=200_000)
def _letters(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits


@lru_cache(maxsize=50_000)
def _masks(word: str) -> dict[str, int]:
    masks: dict[str, int] = {}
    for at, letter in enumerate(word):
        masks[letter] = masks.get(letter, 0) | 1 << at
    return masks

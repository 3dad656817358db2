"""How alike two words are."""

from functools import lru_cache

from lagebild.match.sounds import skeleton

_LEAST = 0.6  # below this, two words are different words


@lru_cache(maxsize=200_000)
def alike(one: str, other: str) -> float:
    """Return 0 (different words) to 1 (the same word).

    Edit distance over the longer word, and part of the rest where the consonant skeletons agree. Numbers are the same
    or not.
    """
    if one == other:
        return 1.0
    if one.isdigit() or other.isdigit() or not (one.isascii() and other.isascii()):
        return 0.0
    if len(one) == 1 or len(other) == 1:
        return _LEAST if one[0] == other[0] else 0.0
    left, right = skeleton(one), skeleton(other)
    longest = max(len(one), len(other))
    if left != right and _apart(one, other) > (1 - _LEAST) * longest:
        return 0.0
    ratio = 1 - distance(one, other) / longest
    if left == right and ratio >= 0.5:
        ratio += (1 - ratio) * (0.4 if longest > 4 else 0.3)
    elif longest < 5:
        ratio -= 0.2  # one letter of a short word is a lot
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

"""Every usual romanisation of a Korean syllable.

Revised Romanisation (2000), McCune-Reischauer (1939, without its marks), the usage of the DPRK (decree of 1992), and
what passports write. A syllable alone does not tell which of them a list used, so all are compared.
"""

from functools import lru_cache
from itertools import product

from lagebild.data import load

__all__ = ["is_hangul", "joined", "spellings"]

_FIRST, _LAST = 0xAC00, 0xD7A3
_CUSTOMARY = 0.95  # likeness of a spelling that no standard gives
_SHIFTED = 0.9  # the South drops or changes an initial that the North writes: 이 and 리, 노 and 로
_EACH = (40, 12, 5, 3)  # spellings of each of one, two, three, four syllables that are run together
_MOST = 144  # spellings of two syllables written as one word

Spellings = tuple[tuple[str, float], ...]


def is_hangul(letter: str) -> bool:
    """Whether ``letter`` is a Korean syllable."""
    return _FIRST <= ord(letter) <= _LAST


@lru_cache(maxsize=4096)
def spellings(syllable: str) -> Spellings:
    """Return spellings of one syllable with the likeness of each, best first.

    >>> {"un", "eun"} <= {text for text, _ in spellings("은")}
    True
    """
    code = ord(syllable) - _FIRST
    initial, vowel, final = code // 588, code % 588 // 28, code % 28
    table = load("register/hangul")
    initials, vowels, finals = (_cells(table[key]) for key in ("initials", "vowels", "finals"))
    found: dict[str, float] = {}

    def add(starts: list[tuple[str, float]]) -> None:
        for (one, a), (two, b), (three, c) in product(starts, vowels[vowel], finals[final]):
            found.setdefault(one + two + three, min(a, b, c))

    add(initials[initial])
    for other in table["shifts"].get(table["letters"].split()[initial], ()):
        if vowel in _FRONT or initial == _R:
            add([(start, _SHIFTED) for start, _ in initials[other]])
    found |= dict.fromkeys(table["customary"].get(syllable, "").split(), 1.0)
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))


_FRONT = frozenset((2, 3, 6, 7, 12, 17, 20))  # ya yae yeo ye yo yu i: before them the South drops r and n
_R = 5  # the initial r, which the South makes n before other vowels


@lru_cache(maxsize=8192)
def joined(syllables: str) -> Spellings:
    """Return spellings of syllables written as one word."""
    parts = [spellings(one)[: _EACH[min(len(syllables), len(_EACH)) - 1]] for one in syllables]
    found: dict[str, float] = {}
    for combination in product(*parts):
        text = "".join(part for part, _ in combination)
        likeness = min(value for _, value in combination)
        found[text] = max(found.get(text, 0), likeness)
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_MOST])


@lru_cache(maxsize=8)
def _cells(lines: str) -> list[list[tuple[str, float]]]:
    """Return, for each letter, its spellings: of a standard, and after "|" customary ones."""
    cells = []
    for cell in lines.split():
        standard, _, customary = cell.partition("|")
        found = [(text.replace("_", ""), 1.0) for text in standard.split(",")]
        cells.append(found + [(text.replace("_", ""), _CUSTOMARY) for text in customary.split(",") if text])
    return cells

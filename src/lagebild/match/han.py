"""Chinese characters in plain Latin letters, as Mandarin, Cantonese, Korean and Japanese read them.

The readings are Unihan's (Unicode Standard Annex 38), made into ``data/register/han.tsv`` by training/han_readings.py.
To each Mandarin syllable comes its Wade-Giles spelling (H. Giles, 1912), to each Cantonese one in Jyutping (LSHK, 1993)
what Hong Kong's registry writes, to each Korean one everything that :mod:`lagebild.match.hangul` knows.
"""

from functools import cache, lru_cache
from importlib import resources
from itertools import product

from lagebild.data import load
from lagebild.match import hangul
from lagebild.match.hangul import Spellings

__all__ = ["LANGUAGES", "joined", "simplified", "spellings"]

LANGUAGES = ("mandarin", "cantonese", "korean", "japanese")
_RARER = 0.99  # a second reading of a character
_OLDER = 0.95  # Wade-Giles, or a spelling of Hong Kong's registry
_EACH = 4  # spellings of one of them, in Korean as many of each reading
_MOST = 96  # spellings of characters written as one word


def simplified(text: str) -> str:
    """Return the text in simplified characters, so that both ways of writing are one."""
    return "".join(row[0] if (row := _row(char)) else char for char in text)


@lru_cache(maxsize=20_000)
def spellings(char: str, language: str) -> Spellings:
    """Return spellings of one character in one language with the likeness of each, best first; none if unknown."""
    row = _row(char)
    if row is None:
        return ()
    readings = row[1][LANGUAGES.index(language)]
    found: dict[str, float] = {}
    for at, reading in enumerate(readings):
        likeness = _RARER if at else 1.0
        if language == "korean":
            for text, value in hangul.spellings(reading):
                found.setdefault(text, min(value, likeness))
        else:
            found.setdefault(reading.replace("v", "u"), likeness)
            for text in _other(reading, language):
                found.setdefault(text, _OLDER)
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))


@lru_cache(maxsize=20_000)
def joined(chars: str, language: str) -> Spellings:
    """Return spellings of characters written as one word."""
    parts = [_choices(char, language) for char in chars]
    found: dict[str, float] = {}
    for combination in product(*parts) if all(parts) else ():
        text = "".join(part for part, _ in combination)
        found[text] = max(found.get(text, 0), min(value for _, value in combination))
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_MOST])


@lru_cache(maxsize=8192)
def _choices(char: str, language: str) -> Spellings:
    row = _row(char)
    if language != "korean" or row is None:
        return spellings(char, language)[:_EACH]
    readings = row[1][LANGUAGES.index(language)]
    found: dict[str, float] = {}
    for at, reading in enumerate(readings):
        for text, likeness in [one for one in hangul.spellings(reading) if one[1] == 1][: 2 * _EACH]:
            found.setdefault(text, min(likeness, _RARER if at else 1.0))
    return tuple(found.items())


@lru_cache(maxsize=2048)
def _other(syllable: str, language: str) -> tuple[str, ...]:
    """Return the other spellings of a Mandarin or Cantonese syllable: each way of its initial with each of its rest."""
    if language == "japanese":
        return ()
    table = load("register/romanisation")[language]
    whole = str(table["syllables"].get(syllable, "")).split()
    initial = next((one for one in table["order"].split() if syllable.startswith(one)), "")
    rest = syllable[len(initial) :]
    starts = str(table["initials"].get(initial, initial)).split() or [""]
    ends = [*str(table["finals"].get(rest, rest)).split()]
    made = [start.replace("_", "") + end for start in starts for end in ends]
    return tuple(dict.fromkeys(text for text in [*whole, *made] if text != syllable))


@cache
def _row(char: str) -> tuple[str, tuple[tuple[str, ...], ...]] | None:
    """Return a character's simplified form and its readings, none when it is unknown.

    A simplified character has its traditional one's readings where it has none itself.
    """
    line = _lines().get(char)
    if line is None:
        return None
    simple, *cells = line.split("\t")[1:]
    for other in _traditional().get(char, ()):
        more = _lines()[other].split("\t")[2:]
        cells = [mine or theirs for mine, theirs in zip(cells, more, strict=True)]
    return simple or char, tuple(tuple(filter(None, cell.split(","))) for cell in cells)


@cache
def _lines() -> dict[str, str]:
    text = resources.files("lagebild.data").joinpath("register/han.tsv").read_text(encoding="utf-8")
    return {line[0]: line for line in text.splitlines()}


@cache
def _traditional() -> dict[str, list[str]]:
    """Return a simplified character to those that are written so, in the order of the table."""
    found: dict[str, list[str]] = {}
    for char, line in _lines().items():
        if line[2] != "\t":
            found.setdefault(line[2 : line.index("\t", 2)], []).append(char)
    return found

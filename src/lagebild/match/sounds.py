"""What spellings of one word share: a folded form with its vowels, and the skeleton of its consonants."""

import re
from functools import lru_cache
from zlib import crc32

__all__ = ["digest", "fold", "keys", "skeleton"]

# English, German, French, Arabic and Korean romanisations fall together here on purpose: this only finds candidates
# and softens differences, it never makes two words equal.
_SOUNDS = (
    ("shch", "s"),
    ("tsch", "j"),
    ("sch", "s"),
    ("sh", "s"),
    ("dzh", "j"),
    ("zh", "j"),
    ("tch", "j"),
    ("ch", "j"),
    ("dj", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("ts", "s"),
    ("tz", "s"),
    ("ng", "n"),
    ("ck", "k"),
    ("x", "ks"),
)
_CLASS = str.maketrans("bdgqczf", "ptkkksv", "aeiouyhw")
_FOLDED = (
    ("shch", "sh"), ("sch", "sh"), ("tsch", "ch"), ("tch", "ch"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("kh", "h"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("gh", "g"), ("ts", "ce"), ("tz", "ce"), ("ck", "k"), ("q", "k"), ("w", "v"),
    ("x", "ks"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("yo", "e"), ("io", "e"), ("ya", "a"), ("ia", "a"),
    ("yu", "u"), ("iu", "u"), ("ye", "e"), ("ie", "e"), ("y", "i"), ("j", "i"), ("aw", "o"), ("au", "o"),
)  # fmt: skip
_HARD_C = re.compile("c(?![hei])")
_DOUBLE = re.compile(r"(.)\1+")
_SHORTEST = 4  # letters of a folded word from which one may be missing


@lru_cache(maxsize=100_000)
def skeleton(token: str) -> str:
    """Return what most spellings of a word share: classes of its consonants, and whether a vowel leads.

    >>> skeleton("khaled") == skeleton("halid")
    True
    """
    if token.isdigit() or not token.isascii():
        return token
    for pattern, sound in _SOUNDS:
        token = token.replace(pattern, sound)
    head, tail = token[0], token[1:]
    lead = "a" if head in "aeiouyw" else "h" if head == "h" else head.translate(_CLASS)
    return _DOUBLE.sub(_single, lead + tail.translate(_CLASS))


@lru_cache(maxsize=100_000)
def fold(token: str) -> str:
    """Return the word with what romanisations write differently made one: kh and h, ou and u, ya and ia, doubles.

    >>> fold("Yuriy".lower()) == fold("iurii")
    True
    """
    for pattern, sound in _FOLDED:
        token = token.replace(pattern, sound)
    token = _DOUBLE.sub(_single, _HARD_C.sub("k", token))
    return token.removesuffix("h") or token


def _single(found: re.Match[str]) -> str:
    return found[1]


def keys(token: str, *, loose: bool = True, asked: bool = False) -> list[str]:
    """Return what a word is found by: itself, its fold, its skeleton, and with ``loose`` each fold short of a letter.

    Two folds one edit apart share a key (W. Garbe's symmetric deletes, 2012). A slip may part two letters that are one
    sound, so the letters themselves count as well where they differ from the fold, and in a word ``asked`` for always.
    """
    found = [f"={token}"]
    if token.isdigit() or not token.isascii():
        return found
    folded = fold(token)
    found += [f"~{folded}", f"/{skeleton(token)}"]
    if loose and len(folded) >= _SHORTEST:
        found += [f"~{folded[:at]}{folded[at + 1 :]}" for at in range(len(folded))]
        if asked or folded != token:
            found += [f"-{token[:at]}{token[at + 1 :]}" for at in range(len(token))]
        found.append(f"-{token}")
    return list(dict.fromkeys(found))


def digest(key: str) -> int:
    """Return the checksum that a key is looked up by; different keys may share one."""
    return crc32(key.encode("utf-8", "surrogatepass"))

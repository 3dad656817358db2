"""Words written without short vowels against Latin spellings of them.

Each letter stands for the spellings of ``data/register/abjad.yaml``; between two consonants a short vowel may stand, and
a consonant may be doubled. That is a pattern, which a Latin word fits or not. A word is looked up by its skeletons.
"""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import product

from lagebild.data import load
from lagebild.match import sounds

__all__ = ["is_abjad", "letters", "likeness", "skeletons", "words"]

_SCRIPT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200c-\u200f\u0591-\u05c7\u0300-\u036f]")
_WORD = re.compile("[\u05d0-\u05ea\u0621-\u063a\u0641-\u064a\u0671-\u06d5]+")
_ABDUL = re.compile(r"\bعبد ?ال(?!له)(?=\w{2})")
_ARTICLE = re.compile(r"\bال(?!له\b)(?=\w{2})")
_ONE = str.maketrans("ىیېۍےکهہھۀ", "يييييكههhه".replace("h", "ه"))
_SHORT = "[aeiouy]{0,2}"
_MOST = 24  # skeletons of one word
_FITS, _NEARLY, _BARELY = 0.97, 0.8, 0.65
_FINAL = ("a", "ah", "aa")  # what the letter y may be at the end: alef maksura
_VOWELS = frozenset("aeiouyw")


def is_abjad(text: str) -> bool:
    """Whether ``text`` is written in a script that leaves vowels out."""
    return _SCRIPT.search(text) is not None


def words(text: str) -> list[str]:
    """Return the words in the letters of the table, marks and article off, names with the name of God in one."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", text)).translate(_ONE)
    found: list[str] = []
    for word in _WORD.findall(_ARTICLE.sub(" ", _ABDUL.sub("عبد ", plain))):
        if word == "الله" and found:
            found[-1] += word
        else:
            found.append(word)
    return found


@lru_cache(maxsize=20_000)
def skeletons(word: str) -> tuple[str, ...]:
    """Return the skeletons (see :func:`lagebild.match.sounds.skeleton`) of every spelling of the word."""
    choices = [_classes(letter, at == 0) for at, letter in enumerate(word)]
    while _size(choices) > _MOST:
        widest = max(range(len(choices)), key=lambda at: (len(choices[at]), at))
        choices[widest] = choices[widest][: max(1, len(choices[widest]) - 1)]
    found: dict[str, None] = {}
    for combination in product(*choices):
        out = ""
        for part in combination:
            for sound in part:
                if sound != out[-1:]:
                    out += sound
        found[out] = None
    return tuple(found)


def _size(choices: list[list[str]]) -> int:
    size = 1
    for one in choices:
        size *= len(one)
    return size


@cache
def _classes(letter: str, first: bool) -> list[str]:
    """Return the sounds that a letter leaves in a skeleton, those of its first spellings first."""
    found: dict[str, None] = {}
    for spelling in letters().get(letter, ("_",)):
        text = "" if spelling == "_" else spelling
        if first:
            found[sounds.skeleton(text + "a")] = None
        else:
            found[sounds.skeleton("a" + text)[1:]] = None
    return list(found)


@lru_cache(maxsize=50_000)
def likeness(word: str, latin: str) -> float:
    """Return how well a Latin word spells the one written without vowels: 0 (its consonants differ) to 0.97.

    >>> likeness("محمود", "mahmoud") > likeness("محمود", "mohammed") > 0
    True
    """
    strict, loose, skeleton = _patterns(word)
    latin = latin.replace("H", "h")
    if strict.fullmatch(latin):
        return _FITS
    if loose.fullmatch(latin):
        return _NEARLY
    return _BARELY if skeleton.fullmatch(latin) else 0.0


@lru_cache(maxsize=20_000)
def _patterns(word: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the pattern in which every long vowel is heard, one in which it may be short, and one without vowels."""
    strict, loose, bare = [], [], []
    last = len(word) - 1
    for at, letter in enumerate(word):
        spellings = letters().get(letter, ("_",)) + (_FINAL if letter == "ي" and at == last else ())
        choice = "|".join(sorted((_doubled(one) for one in spellings), key=len, reverse=True))
        consonants = [one for one in spellings if one != "_" and not set(one) <= _VOWELS]
        vowel = not consonants or any(set(one) <= _VOWELS for one in spellings)
        short = "" if at == 0 and vowel else _SHORT
        strict.append(f"{short}(?:{choice})")
        loose.append(f"{short}(?:{choice}|)" if vowel and at else f"{short}(?:{choice})")
        free = "|".join(_doubled(one) for one in consonants)
        bare.append("[aeiouyw]*" + (f"(?:{free}|)" if vowel and consonants else f"(?:{free})" if consonants else ""))
        if at == last:
            strict.append("(?:h|)" if vowel else "[aeiu]{0,1}")
            loose.append(f"{_SHORT}h?")
            bare.append("[aeiouywh]*")
    return re.compile("".join(strict)), re.compile("".join(loose)), re.compile("".join(bare))


def _doubled(spelling: str) -> str:
    if spelling == "_":
        return ""
    return spelling + "{1,2}" if len(spelling) == 1 and spelling not in _VOWELS else spelling


@cache
def letters() -> dict[str, tuple[str, ...]]:
    """Return letter → its Latin spellings."""
    found: dict[str, tuple[str, ...]] = {}
    for script in ("arabic", "hebrew"):
        for line in load("register/abjad")[script].splitlines():
            signs, spellings = line.split(": ")
            found |= dict.fromkeys(signs.strip().translate(_ONE), tuple(spellings.split(",")))
    return found

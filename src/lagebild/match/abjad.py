"""Words written without short vowels against Latin spellings of them.

Each letter stands for the spellings of ``data/register/abjad.yaml``; between two consonants a short vowel may stand,
and a consonant may be doubled. That is a pattern, which a Latin word fits or not. A word is looked up by its skeletons.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product

from lagebild.data import load
from lagebild.match import sounds

__all__ = ["is_abjad", "letters", "likeness", "nearest", "skeletons", "words"]

_SCRIPT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200c-\u200f\u0591-\u05c7\u0300-\u036f]")
_WORD = re.compile("[\u05d0-\u05ea\u0621-\u063a\u0641-\u064a\u0671-\u06d5]+")
_ARTICLE = re.compile(r"^ال(?!له\b)(?=\w{2})")
_INNER = re.compile(r"\b(\w{2,}?)ال(له\b|\w{3})")  # نورالدين, عبدالله: two words written as one
_ONE = str.maketrans("ىیېۍےکهہھۀ", "يييييكههhه".replace("h", "ه"))
_MOST = 24  # skeletons of one word
_FITS, _NEARLY = 0.97, 0.8
_VOWELS = frozenset("aeiouyw")
_PAIRS = {
    "tch": "C", "sch": "S", "tsh": "C", "dzh": "j", "ch": "C", "sh": "S", "kh": "X", "gh": "G", "th": "T", "dh": "D",
    "ph": "f", "dj": "j", "zh": "Z", "ck": "k", "ts": "c", "tz": "c", "dz": "z", "rh": "R", "gu": "g", "qu": "q",
}  # fmt: skip
_PAIR = re.compile("|".join(sorted(_PAIRS, key=len, reverse=True)))
_DOUBLE = re.compile(r"([^aeiouyw])\1+")
_CARRIERS = frozenset("اآأإٱא")  # at the beginning of a word they carry any vowel
_A, _U, _I = 1, 2, 4
_LONG = dict.fromkeys("اآأإٱ", _A) | dict.fromkeys("وו", _U) | dict.fromkeys("يי", _I)  # letters of long vowels
_AS_CONSONANT = dict.fromkeys("وו", "v") | dict.fromkeys("يי", "j")
_SOUNDS = {"a": _A, "e": _A | _I, "i": _I, "y": _I, "o": _U, "u": _U, "w": _U}
_RUN = re.compile("[aeiouyw]+")
_TOLD = str.maketrans("اآويוי", "aauiui")
_OPEN = str.maketrans("owvey", "uuuii")


def is_abjad(text: str) -> bool:
    """Whether ``text`` is written in a script that leaves vowels out."""
    return _SCRIPT.search(text) is not None


def words(text: str) -> list[tuple[str, bool]]:
    """Return the words in the letters of the table, marks and article off, and whether there was an article.

    A name with the name of God at its end is one word, and a compound with the article inside is two.
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", text)).translate(_ONE)
    found: list[tuple[str, bool]] = []
    for word in _WORD.findall(_INNER.sub(r"\1 ال\2", plain)):
        bare = _ARTICLE.sub("", word)
        if word == "الله" and found:
            found[-1] = (found[-1][0] + "لله", found[-1][1])  # of which the first vowel is heard as a, u or o
        else:
            found.append((bare, bare != word))
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
        if "نگ" in word:  # which Latin letters write as one sound
            found[out.replace("nk", "n")] = None
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


def likeness(word: str, latin: str) -> float:
    """Return how well a Latin word spells the one written without vowels: 0 (another word) to 0.97.

    >>> likeness("محمود", "mahmoud") > likeness("محمود", "mohammed")
    True
    """
    return nearest(word, [latin]).get(0, 0.0)


def nearest(word: str, others: Sequence[str], *, strict: bool = False) -> dict[int, float]:
    """Return the places of the Latin words that spell ``word``, with their likeness; with ``strict`` only good ones.

    A word that is written without vowels itself is the same or not.
    """
    if not others:
        return {}
    fits, bare = _pattern(word).fullmatch, skeletons(word)
    heard = [sound for sound in word[1:].translate(_TOLD) if sound in "aiu"]
    found: dict[int, float] = {}
    for at, other in enumerate(others):
        if other == word:
            found[at] = 1.0
        elif fits(_plain(other)):
            found[at] = _FITS
        elif not strict and _follow(heard, other) and sounds.skeleton(other) in bare:
            found[at] = _NEARLY
    return found


@lru_cache(maxsize=40_000)
def _pattern(word: str) -> re.Pattern[str]:
    """Return the pattern that the spellings of a word fit, as :func:`_plain` writes them."""
    out, bits, free = [], 0, ""
    for at, letter in enumerate(word):
        if letter in _LONG:
            if at or letter not in _CARRIERS:
                bits |= _LONG[letter]
                free = free or _AS_CONSONANT.get(letter, "")
            continue
        consonant = _consonant(letter)
        if consonant:
            doubled = bool(at) and letter == word[at - 1]
            out.append(f"(?:[1-7]?{consonant})?" if doubled else _vowels(bits, free) + consonant)
            bits, free = 0, ""
    if bits == _I and word[-1] == "ي":
        out.append("[1-7]")  # alef maksura
    else:
        out.append(_vowels(bits, free))
    return re.compile("".join([*out, "h?[1-7]?" if word[-1] in "هה" else "[ht]?" if word[-1] in "ةע" else ""]))


def _vowels(bits: int, free: str) -> str:
    """Return the pattern of what is between two consonants: any vowels, or such as sound all of ``bits``."""
    if not bits:
        return "[1-7]?"
    heard = f"[{''.join(str(run) for run in range(1, 8) if run & bits == bits)}]"
    return f"(?:{heard}|[1-7]?{free}[1-7]?)" if free else heard


@cache
def _consonant(letter: str) -> str:
    spellings = letters().get(letter, ("_",))
    signs = "".join(sorted({_plain(one) for one in spellings if one != "_" and not set(one) <= _VOWELS}))
    return f"[{signs}]{'?' if '_' in spellings else ''}" if signs else ""


@lru_cache(maxsize=100_000)
def _plain(latin: str) -> str:
    """Return a Latin word with one letter for each sound written with two, and one digit for each run of vowels.

    The digit tells which long vowels may be heard in the run: 1 for a, 2 for u, 4 for i, added up.
    """
    return _RUN.sub(_run, _DOUBLE.sub(_first, _PAIR.sub(_single, latin)))


def _run(found: re.Match[str]) -> str:
    return _vowels_heard(found.group())


@cache
def _vowels_heard(run: str) -> str:
    bits = 0
    for vowel in run:
        bits |= _SOUNDS[vowel]
    return str(bits)


def _single(found: re.Match[str]) -> str:
    return _PAIRS[found.group()]


def _first(found: re.Match[str]) -> str:
    return found[1]


def _follow(vowels: Sequence[str], latin: str) -> bool:
    """Whether these long vowels are heard in the Latin word, in their order."""
    heard, at = latin.translate(_OPEN), 0
    for sound in vowels:
        at = heard.find(sound, at) + 1
        if not at:
            return False
    return True


@cache
def letters() -> dict[str, tuple[str, ...]]:
    """Return letter → its Latin spellings."""
    found: dict[str, tuple[str, ...]] = {}
    for script in ("arabic", "hebrew"):
        for line in load("register/abjad")[script].splitlines():
            signs, spellings = line.split(": ")
            found |= dict.fromkeys(signs.strip().translate(_ONE), tuple(spellings.split(",")))
    return found

"""The words of names that say what a party is, not who: legal forms, titles, translated words, from data files."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from lagebild.data import load
from lagebild.match.sounds import fold

__all__ = [
    "business",
    "father",
    "folded",
    "forms",
    "loan",
    "longest",
    "native",
    "phrases",
    "plain_words",
    "segments",
    "spelled",
    "stem",
    "term",
    "variants",
]

_SHORT_STEM = 4
_SHORT_ENDING = 2
_LONGEST_ENDING = 6
_ADJECTIVE = ("skogo", "skaya", "skoye", "skikh", "skii", "skiy", "skij", "skaia", "skoe", "sky", "ski", "ska", "sk")
_NATIVE = re.compile("[\u0590-\u08ff\u0e00-\u0e7f\ufb1d-\ufdff\ufe70-\ufeff]")
_PART = re.compile(r"[^\s,;:()\[\]\"'“”‘’«»·/–-]+")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200c-\u200f\u0591-\u05c7\"']")
_ALIKE = str.maketrans("أإآٱىیيئكةۀ", "ااااييييكهه") | str.maketrans("کؤ", "كو")
_PREFIXES = ("", "ال", "وال", "لل", "بال", "و", "ل", "ب", "ה", "ל", "ו")
_LONGEST_RUN = 10  # characters of a known word in an unspaced script
_NAME_ENDINGS = ("", "i", "ei", "ai", "a", "y", "o")  # that a father's name loses in the patronymic
_NICKNAME = 0.9
_VARIANT = 0.93


@cache
def forms() -> dict[str, str]:
    """Return spelling, its words folded, to legal form."""
    return {folded(spelling): form for spelling, form in _table("forms", "forms").items()}


def folded(words: str) -> str:
    """Return words in the form in which legal forms are looked up: long ones folded, since lists spell them anyhow."""
    return " ".join(fold(word) if len(word) > _SHORT_STEM else word for word in words.split())


def phrases() -> dict[str, str]:
    """Return an abbreviation or a fixed phrase of an organisation's name, romanised, to the words it stands for."""
    return _phrases()


@cache
def longest(name: str) -> int:
    """Return how many words the longest key of ``forms`` or ``phrases`` has."""
    return max(len(key.split()) for key in (forms() if name == "forms" else phrases()))


def spelled(token: str) -> str:
    """Return the common spelling of a word of a person's name."""
    found = _table("forms", "spellings").get(token)
    if found is None and len(token) > _SHORT_STEM:
        found = _folded_spellings().get(fold(token))
    return found or token


def father(root: str, ending: str) -> str:
    """Return a patronymic, the father's name in its common spelling: uladzimir-avich as vladimir-ovich."""
    table, folded = _table("forms", "spellings"), _folded_spellings()
    names = (root + end for end in _NAME_ENDINGS)
    name = next((known for one in names if (known := table.get(one) or folded.get(fold(one)))), root)
    gender = "ovna" if ending.endswith("na") else "ovich"
    return name.rstrip("aeiouy") + gender


@cache
def _folded_spellings() -> dict[str, str]:
    table = _table("forms", "spellings")
    return {fold(one): common for one, common in [*table.items(), *((known, known) for known in table.values())]}


@cache
def variants() -> dict[str, tuple[tuple[str, float], ...]]:
    """Return a word of a person's name to its other spellings and pet forms, with the likeness of each."""
    found: dict[str, dict[str, float]] = {}
    data = load("register/forms")
    for line in data["variants"].split():
        group = [spelled(word) for word in line.split("|")]
        for one in group:
            found.setdefault(one, {}).update({other: _VARIANT for other in group if other != one})
    for line in data["nicknames"].split():
        full, *short = (spelled(word) for word in line.split("|"))
        for one in short:
            for left, right in ((full, one), (one, full)):
                found.setdefault(left, {}).setdefault(right, _NICKNAME)
    return {word: tuple(sorted(others.items())) for word, others in found.items()}


@lru_cache(maxsize=50_000)
def term(token: str) -> str:
    """Return the English word for a word of an organisation's name whose stem is known, else the word itself."""
    table = _table("terms", "terms")
    if token in _known():
        return token
    for size in range(len(token), 2, -1):
        # a short stem has but a short ending: dom is a house, domination is not
        ending = len(token) - size
        if token[:size] in table and ending <= (_LONGEST_ENDING if size > _SHORT_STEM else _SHORT_ENDING):
            return table[token[:size]]
    return token


@lru_cache(maxsize=50_000)
def stem(token: str) -> str:
    """Return a word without the ending that makes a place an adjective in Russian: murom, muromskii, muromsky.

    >>> stem("muromskii") == stem("murom")
    True
    """
    for ending in _ADJECTIVE:
        if token.endswith(ending) and len(token) - len(ending) > _SHORT_STEM:
            return token.removesuffix(ending)
    return token


@cache
def plain_words(name: str) -> frozenset[str]:
    """Return a set of words: ``honorifics``, ``vessels`` or ``particles``."""
    return frozenset(load("register/forms")[name].split())


@cache
def business() -> frozenset[str]:
    """Return the words that say of a firm no more than that it is one, and are left out when it is spoken of."""
    return frozenset(load("register/terms")["business"].split())


def native(text: str) -> list[tuple[str, list[str] | None]]:
    """Return the text in pieces: known words of Arabic, Persian, Hebrew or Thai with what they mean, and the rest."""
    if not _NATIVE.search(text):
        return [(text, None)]
    table = _natives()
    return [(part.group(), _meaning(_plain(part.group()), table)) for part in _PART.finditer(text)]


def segments(run: str, script: str) -> Iterator[tuple[str, list[str] | None]]:
    """Yield the pieces of an unspaced run (``han``, simplified, or ``hangul``): known words, longest first; rests."""
    table = _segments(script)
    at = begun = 0
    while at < len(run):
        for size in range(min(_LONGEST_RUN, len(run) - at), 0, -1):
            told = table.get(run[at : at + size])
            # one sign alone is a word only at the end: inside it is mostly a sound of a name
            if told is not None and (size > 1 or at + size == len(run) or told == ["-"]) and (at or size < len(run)):
                if begun < at:
                    yield run[begun:at], None
                yield run[at : at + size], told
                at += size
                begun = at
                break
        else:
            at += 1
    if begun < len(run):
        yield run[begun:], None


def _meaning(word: str, table: dict[str, list[str]]) -> list[str] | None:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and (told := table.get(word[len(prefix) :])):
            return told
    return None


def _plain(word: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKC", word)).translate(_ALIKE).strip(".")


@cache
def _natives() -> dict[str, list[str]]:
    return {
        _plain(spelling): _canonical(words)
        for script in ("abjad", "hebrew", "thai")
        for spelling, words in _table("terms", script).items()
    }


@cache
def _segments(script: str) -> dict[str, list[str]]:
    return {spelling: _canonical(words) for spelling, words in _table("terms", script).items()}


@cache
def _phrases() -> dict[str, str]:
    return {
        " ".join(_canonical(spelling)): " ".join(_canonical(words))
        for spelling, words in _table("terms", "phrases").items()
    }


@lru_cache(maxsize=50_000)
def loan(token: str) -> str:
    """Return a word of Greek, Latin or English origin as English spells it.

    >>> loan("gidrotekhnika")
    'hydrotechnika'
    """
    for ours, theirs in _loans():
        token = token.replace(ours, theirs)
    return token


@cache
def _loans() -> tuple[tuple[str, str], ...]:
    pairs = (pair.split(":") for pair in load("register/terms")["loans"].split())
    return tuple((ours, theirs) for ours, theirs in pairs)


def _canonical(words: str) -> list[str]:
    return [word if word[0] in "+-" else term(word) for word in words.split()]


@cache
def _known() -> frozenset[str]:
    return frozenset(_table("terms", "terms").values())


@cache
def _table(file: str, name: str) -> dict[str, str]:
    """Return spelling to word, from lines of ``word: spelling|spelling``."""
    return {
        spelling.strip(): word.strip()
        for line in load(f"register/{file}")[name].strip().splitlines()
        for word, spellings in [line.split(":", 1)]
        for spelling in spellings.split("|")
    }

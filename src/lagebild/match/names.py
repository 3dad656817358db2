"""A name taken apart into comparable tokens."""

import re
from functools import cache, lru_cache

from msgspec import Struct

from lagebild.data import load
from lagebild.match import scripts

_TOKEN = re.compile(r"[a-zH0-9]+|[\u3400-\u9fff\uf900-\ufaff]")
_DIGITS = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")
_BRACKETS = re.compile(r"\(([^()]*)(?:\)|$)")
_SIDES = re.compile(r"\s+/\s+|\s*;\s*")
_TWO_READINGS = re.compile("[ثذضىﻯﻰ]")  # Arabic letters that Persian reads otherwise
_ABDUL = re.compile(r"(?<!\w)عبدال(?!له)(?=\w{2})")
_ARTICLE = re.compile(r"(?<!\w)ال(?!له\b)(?=\w{2})")
_MAX_NAME = 400  # characters of a name that are compared
_MAX_TOKENS = 24
_SHORT_STEM = 4
_SHORT_ENDING = 2


class Name(Struct, frozen=True):
    """A name's tokens that tell who it is, and those (legal forms, titles) that do not."""

    text: str
    tokens: tuple[str, ...]
    forms: tuple[str, ...]
    abjad: bool = False  # written without short vowels
    syllabic: bool = False  # written in Hangul, a word a syllable

    @property
    def key(self) -> str:
        """The tokens, order aside."""
        return " ".join(sorted(self.tokens))


def split(text: str, *, person: bool, persian: bool = False) -> Name:
    """Return the name's tokens: plain Latin letters, spellings of one word made one, titles and legal forms apart."""
    text = text[:_MAX_NAME]
    abjad = scripts.is_abjad(text)
    latin = scripts.to_latin(_apart(text) if abjad else text, persian=persian)
    tokens = _TOKEN.findall(_DIGITS.sub(" ", latin) if not person else latin)[:_MAX_TOKENS]
    forms: list[str] = []
    if not person:
        tokens, forms = _without_forms(tokens)
    words = _words()
    drop = words["honorifics"] if person else words["vessels"]
    kept = _with_god([token for token in tokens if token not in drop and token not in words["particles"]])
    final = tuple(_spelled(token) if person else _term(token) for token in kept or tokens)
    return Name(text, final, tuple(forms), abjad, person and scripts.is_hangul(text))


def readings(text: str, *, person: bool) -> list[tuple[str, Name]]:
    """Return the ways a printed name is used, each as printed and taken apart.

    As it stands; its sides, where two spellings stand side by side; for others than persons without, and only with,
    what is in brackets; and Arabic script as Arabic and as Persian reads it.
    """
    parts = [text, *_SIDES.split(text)]
    inner = [] if person else _BRACKETS.findall(text)
    if inner:
        parts += [_BRACKETS.sub(" ", text), *inner]
    found = []
    for part in dict.fromkeys(" ".join(part.split()) for part in parts):
        found.append((part, split(part, person=person)))
        if _TWO_READINGS.search(part):
            found.append((part, split(part, person=person, persian=True)))
    if text.count(",") > 1:  # several names in one field
        listed = [(part.strip(), split(part, person=person)) for part in text.split(",")]
        found += [(part, name) for part, name in listed if len(name.tokens) > 1]
    return [(part, name) for part, name in found if name.tokens and (part == text or len(part) > 1)]


@lru_cache(maxsize=200_000)
def skeleton(token: str, *, inner_h: bool = False) -> str:
    """Return what most spellings of a word share: classes of its consonants, and whether a vowel leads.

    An h inside counts only with ``inner_h``: some romanisations write it, some do not.

    >>> skeleton("khaled") == skeleton("halid")
    True
    """
    if token.isdigit() or not token.isascii():
        return token
    for pattern, sound in _SOUNDS:
        token = token.replace(pattern, sound)
    head, tail = token[0], token[1:]
    lead = "a" if head in "aeiouyw" else "h" if head in "hH" else _CLASS.get(head, head)
    out = [lead]
    if inner_h and tail[-1:] in ("h", "H"):
        tail = tail[:-1]
    for letter in tail:
        sound = "h" if inner_h and letter in "hH" else _CLASS.get(letter, letter)
        if sound and sound != out[-1]:
            out.append(sound)
    return "".join(out)


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
_CLASS = dict.fromkeys("aeiouyhHw", "") | {
    "b": "p", "d": "t", "g": "k", "q": "k", "c": "k", "z": "s", "f": "v",
}  # fmt: skip


def _apart(text: str) -> str:
    """Set the Arabic article apart from its word, also after Abd, but not in the name of God."""
    return _ARTICLE.sub("ال ", _ABDUL.sub("عبد ال ", text))


def _with_god(tokens: list[str]) -> list[str]:
    """Write names of the pattern servant (light, sword …) of God as one word, as most lists do."""
    joined: list[str] = []
    for token in tokens:
        if joined and token in _GOD:
            joined[-1] += "ullah" if token.endswith("h") else "allH"
        else:
            joined.append(token)
    return joined


_GOD = frozenset(("allah", "ullah", "ollah", "allH"))


def _without_forms(tokens: list[str]) -> tuple[list[str], list[str]]:
    kept: list[str] = []
    forms: list[str] = []
    table, longest = _forms()
    at = 0
    while at < len(tokens):
        for size in range(min(longest, len(tokens) - at), 0, -1):
            form = table.get(" ".join(tokens[at : at + size]))
            if form:
                forms.append(form)
                at += size
                break
        else:
            kept.append(tokens[at])
            at += 1
    return (kept, forms) if kept else (tokens, [])


@cache
def _forms() -> tuple[dict[str, str], int]:
    table = _table("forms")
    return table, max(len(spelling.split()) for spelling in table)


def _spelled(token: str) -> str:
    return _table("spellings").get(token, token)


@lru_cache(maxsize=100_000)
def _term(token: str) -> str:
    """Return the English word for a word of an organisation's name whose stem is known, else the word itself."""
    table = _table("terms")
    if token in table.values():
        return token
    for size in range(len(token), 2, -1):
        # a short stem has but a short ending: dom is a house, domination is not
        if token[:size] in table and (size > _SHORT_STEM or len(token) - size <= _SHORT_ENDING):
            return table[token[:size]]
    return token


@cache
def _table(name: str) -> dict[str, str]:
    """Return spelling to word, from lines of ``word: spelling|spelling``."""
    return {
        spelling.strip(): word.strip()
        for line in load("register/forms")[name].strip().splitlines()
        for word, spellings in [line.split(":", 1)]
        for spelling in spellings.split("|")
    }


@cache
def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(load("register/forms")[key].split()) for key in ("honorifics", "vessels", "particles")}

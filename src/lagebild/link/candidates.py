"""Places of a text that may name a party: generous, since what stands there is looked up and mostly found to be nobody.

Where names are told by capitals: runs of capitalised words, small words between them included. In Korean and Chinese: a
family name with its given name, a foreign name with dots between its parts, and the words before one that ends an
organisation's name. Besides, ships' IMO numbers. Known names count wherever they stand; states do not count.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from lagebild.link.organisations import bodies
from lagebild.link.phrase import Phrase
from lagebild.link.vocabulary import common
from lagebild.model import Span

__all__ = ["Candidate", "candidates"]

_IMO = re.compile(r"\bIMO\b\D{0,12}([0-9]{7})\b", re.IGNORECASE)
_MOST_SMALL = 2  # small words in a row inside a name
_MOST = 8  # words of a name
_JOINT = re.compile(r"[-'’.]?|\.?[ \u00a0]|\.?[ \u00a0]*\n[ \u00a0]*")  # between two words of a name
_SHORT = 3  # letters of what a full stop only shortens: Gen., Co.
_SINGLE = 4  # capitals of a name of one word
_DOT = "·"  # between the parts of a foreign name in Chinese
_SMALL_LETTERS = ("ru", "fr")  # languages in which an organisation's name goes on in small letters
_GIVEN = {"ko": (3, 3), "zh": (2, 3)}  # letters of a name with its family name
_REACH = 6  # words between the first and the last of an organisation's name


class Candidate(Struct, frozen=True):
    """A place that may name a party: the ways to read it as a name, or the ship's number that stands there."""

    span: Span
    names: tuple[str, ...] = ()
    imo: str | None = None


def candidates(text: str, language: str) -> list[Candidate]:
    """Return the places of ``text`` that may name a party, in text order; they may overlap."""
    phrase = Phrase(text, language)
    found = {
        (naming.start, naming.end): [naming.text]
        for naming in phrase.namings
        if naming.form == "name" and naming.entity.schema != "Country"
        if phrase.surnames or _tells(re.findall(r"\w+", naming.text))
    }
    ships = {number.span(): number[1] for number in _IMO.finditer(text)}
    for start, end, names in _unspaced(phrase) if phrase.surnames else _capitalised(phrase):
        found.setdefault((start, end), names)
    made = [
        Candidate(Span.of(text, start, end), tuple(dict.fromkeys(" ".join(name.split()) for name in names)))
        for (start, end), names in found.items()
        if (start, end) not in ships
    ]
    made += [Candidate(Span.of(text, *place), imo=number) for place, number in ships.items()]
    return sorted(made, key=lambda one: (one.span.start, one.span.end))


def _capitalised(phrase: Phrase) -> Iterator[tuple[int, int, list[str]]]:
    """Yield runs of capitalised words; where a word like "and" joins two, each of them, and both together."""
    people = {n.end: n.start for n in phrase.namings if n.entity.schema == "Person"}
    for run in _runs(phrase):
        parts = _parted(run, phrase)
        for part in [*parts, *([run] if len(parts) > 1 else [])]:
            first, after = _trimmed(part, phrase)
            start, end = phrase.words[first][1], phrase.words[after - 1][2] if after > first else 0
            if (
                after <= first
                or after - first > _MOST
                or people.get(end, start) > start
                or _is_state(first, after, phrase)
            ):
                continue
            if _tells([word for word, _, _ in phrase.words[first:after]]):
                yield start, end, [phrase.text[start:end], *_shorter(first, after, phrase)]
    if phrase.language in _SMALL_LETTERS:
        yield from _organised(phrase)


def _runs(phrase: Phrase) -> Iterator[list[int]]:
    """Yield the words of each run, by their numbers; it begins and ends with a capitalised word or a number."""
    run: list[int] = []
    small = 0
    for at, (word, start, _) in enumerate(phrase.words):
        gap = phrase.text[phrase.words[at - 1][2] : start] if run else ""
        if not _JOINT.fullmatch(gap) or (gap[:1] == "." and len(phrase.words[at - 1][0]) > _SHORT):
            yield run[: len(run) - small]
            run, small = [], 0
        if word[0].isupper() or (run and not small and (word.isdigit() or gap == "-")):
            run.append(at)
            small = 0
        elif run and small < _MOST_SMALL and _joins(phrase.lower[at], phrase):
            run.append(at)
            small += 1
        elif run:
            yield run[: len(run) - small]
            run, small = [], 0
    if run:
        yield run[: len(run) - small]


def _joins(word: str, phrase: Phrase) -> bool:
    return word in common("inside") or word in phrase.lists["and"]


def _organised(phrase: Phrase) -> Iterator[tuple[int, int, list[str]]]:
    """Yield organisations whose names go on in small letters, from or up to the word that tells what they are."""
    capital = [word[0].isupper() for word, _, _ in phrase.words]
    for at, word in enumerate(phrase.lower):
        if word not in phrase.lists["company_words"]:
            continue
        begins = list(_before(at, phrase))
        first = next((begin for begin in begins if capital[begin]), at)
        last = next((after for after in _behind(at, phrase) if capital[after]), at) if capital[at] else at
        if last > first:
            start, end = phrase.words[first][1], phrase.words[last][2]
            yield start, end, [phrase.text[start:end], *_shorter(first, last + 1, phrase)]


def _parted(run: list[int], phrase: Phrase) -> list[list[int]]:
    ands = [at for at, word in enumerate(run) if phrase.words[word][0].lower() in phrase.lists["and"]]
    ends = [-1, *(at for at in ands if phrase.lower[run[at]] not in common("inside")), len(run)]
    return [part for one, other in pairwise(ends) if (part := run[one + 1 : other])]


def _trimmed(part: list[int], phrase: Phrase) -> tuple[int, int]:
    """Return the run without the articles before it and the small words around it."""
    first, after = part[0], part[-1] + 1
    while first < after and any(phrase.lower[first] in phrase.lists[k] for k in ("definite", "indefinite")):
        first += 1
    while first < after and _joins(phrase.lower[first], phrase):
        first += 1
    while first < after and _joins(phrase.lower[after - 1], phrase):
        after -= 1
    return first, after


def _shorter(first: int, after: int, phrase: Phrase) -> Iterator[str]:
    """Yield the name without what may only stand before it: a role, or a noun and "of": Accounts of Example Bank."""
    for at in range(first + 1, after - 1):
        before = phrase.lower[at - 1]
        if (phrase.role(before) and not phrase.role(phrase.lower[at])) or (
            _joins(before, phrase) and not _joins(phrase.lower[at], phrase)
        ):
            yield phrase.text[phrase.words[at][1] : phrase.words[after - 1][2]]


def _is_state(first: int, after: int, phrase: Phrase) -> bool:
    """Whether nothing but states and a body that every state has are named: China, the Russian Defence Ministry."""
    taken = [(n.start, n.end) for n in phrase.namings if n.entity.schema == "Country"]
    rest = [
        phrase.lower[at]
        for at in range(first, after)
        if not any(start <= phrase.words[at][1] < end for start, end in taken)
    ]
    return not rest or " ".join(rest) in bodies(phrase.language)


def _tells(words: list[str]) -> bool:
    """Whether these look like a name: of several words one is no initial; one alone has a capital inside."""
    if len(words) > 1:
        return any(len(word) >= _SHORT for word in words)
    return len(words[0]) >= _SINGLE and (words[0].isupper() or any(letter.isupper() for letter in words[0][1:]))


def _unspaced(phrase: Phrase) -> Iterator[tuple[int, int, list[str]]]:
    """Yield what may be a person's or an organisation's name where no capitals tell it."""
    least, most = _GIVEN[phrase.language]
    for at, (word, start, end) in enumerate(phrase.words):
        if least <= len(word) <= most and word[0] in phrase.lists["surnames"] and not phrase.role(word):
            yield start, end, [word]
        begins = [phrase.words[before][1] for before in _before(at, phrase)]
        if word in phrase.lists["company_words"] and begins:
            yield begins[-1], end, [phrase.text[begin:end] for begin in reversed(begins)]
        if at and phrase.text[start - 1] == _DOT and (begin := phrase.words[at - 1][1]) < start - 1:
            yield begin, end, [phrase.text[begin:end], phrase.text[begin + 1 : end]]  # without a particle


def _before(at: int, phrase: Phrase) -> Iterator[int]:
    """Yield the words before word ``at`` that a name which ends with it may begin with, nearest first."""
    for begin in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if phrase.text[phrase.words[begin][2] : phrase.words[begin + 1][1]] not in ("", " "):
            return
        yield begin


def _behind(at: int, phrase: Phrase) -> Iterator[int]:
    """Yield the words behind word ``at`` that a name which begins with it may end with, nearest first."""
    for end in range(at + 1, min(len(phrase.words), at + 1 + _REACH)):
        if phrase.text[phrase.words[end - 1][2] : phrase.words[end][1]] not in (" ", "'", "’"):
            return
        yield end

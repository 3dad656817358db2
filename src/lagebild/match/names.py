"""A name taken apart: words that can be compared, each with every plausible spelling."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from msgspec import Struct

from lagebild.match import abjad, han, hangul, scripts, sounds, words
from lagebild.match.hangul import Spellings

__all__ = ["Join", "Name", "Word", "read"]

_TOKEN = re.compile(r"[a-zH0-9]+")
_DIGITS = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")
_RUNS = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff]+|[\uac00-\ud7a3]+|[\u0590-\u08ff](?:[^A-Za-z\u0370-\u058f\u0900-\uffff]*[\u0590-\u08ff])?"
)
_PATRONYMIC = re.compile(
    r"([a-z]{3,}?)[iy]?((?:[aeo]vich|[aeo]vych|[aeo]vic|ich|[aeo]vna|ivna|auna|iuna|iauna|awna|ichna|inichna)|og?h?ly|oglu)"
)
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_KANA = re.compile("[\u3040-\u30ff]")
_SAME_KANA = (("r", "l"), ("b", "v"), ("j", "zh"), ("s", "th"), ("un", "ung"), ("an", "ang"))
_SHIP = re.compile(r"\b[ms]\s?[/.]\s?[vts]\b\.?", re.IGNORECASE)  # M/V, S.S.
_MIXED = re.compile(r"\b(?=\w*[\u0400-\u04ff])(?=\w*[A-Za-z])\w+")
_LOOKALIKE = str.maketrans("ABCEHKMOPTXYIaceopxyi", "АВСЕНКМОРТХУІасеорхуі")
_ABD = re.compile(r"\b(abd)(?:[aeou]l|oul|[aeou](?=([rsznd])\2))(?!l?ah\b)(?=\w{3})(\w)\3?")
_MAX_NAME = 400  # characters of a name that are compared
_MAX_WORDS = 24
_SPELLED = 0.97  # likeness of a word without its ending, or spelled as English does
_LONGEST_RUN = 4  # characters of an unspaced script that a list writes as one word
_SHORT = 4  # letters of a particle with one letter too many
_LONGEST_GIVEN = 2
T = TypeVar("T")

_GOD = frozenset(("allah", "ullah", "ollah", "ilah"))


class Word(Struct, frozen=True, gc=False):
    """One word: its spellings with the likeness of each, best first.

    ``mode``: latin (compared letter by letter), abjad (written without short vowels), exact (all spellings are there).
    ``kind``: "" (tells who it is), initial, patronymic, number, minor (a district, a province: often left out).
    """

    spellings: Spellings
    mode: str = "latin"
    kind: str = ""


class Join(Struct, frozen=True, gc=False):
    """Words ``start`` to ``stop`` written as one."""

    start: int
    stop: int
    spellings: Spellings
    mode: str = "latin"


class Parts(NamedTuple):
    """What a name is taken apart into."""

    words: list[Word]
    joins: list[Join]
    forms: list[str]


class Name(Struct, frozen=True, gc=False):
    """A printed name in one reading: its words, runs of them as one word, and legal forms or titles apart."""

    text: str
    words: tuple[Word, ...]
    joins: tuple[Join, ...]
    forms: tuple[str, ...]
    reading: str
    person: bool
    bare: bool = False  # nothing but a legal form

    @property
    def key(self) -> tuple[str, ...]:
        """What two readings of one name have in common when they are the same."""
        return (*sorted(word.spellings[0][0] for word in self.words), *self.forms, self.words[0].mode)


def read(text: str, *, person: bool) -> tuple[Name, ...]:
    """Return the readings of one name: one, or with Chinese characters one a language."""
    return _readings(text[:_MAX_NAME], person)


@lru_cache(maxsize=8192)
def _readings(text: str, person: bool) -> tuple[Name, ...]:
    if text.isascii():
        name = _read(text, person, "")
        return (name,) if name.words else ()
    languages = han.LANGUAGES if _HAN.search(text) else ("",)
    found = [_read(text, person, language) for language in languages]
    if len(found) == 1:
        return tuple(found) if found[0].words else ()
    return tuple({name.key: name for name in reversed(found) if name.words}.values())[::-1]


def _read(text: str, person: bool, language: str) -> Name:
    parts = Parts([], [], [])
    plain = text if text.isascii() else _MIXED.sub(_one_script, unicodedata.normalize("NFKC", text))
    at = 0
    for run in [*([] if plain.isascii() else _RUNS.finditer(plain)), None]:
        between = plain[at : run.start() if run else len(plain)]
        if between.strip():
            _spaced(between, person, parts)
        if run:
            at = run.end()
            if abjad.is_abjad(run.group()):
                _vowelless(run.group(), person, parts)
            else:
                _unspaced(run.group(), person, language, parts)
    made, joins = parts.words[:_MAX_WORDS], [join for join in parts.joins if join.stop <= _MAX_WORDS]
    reading = language or ("vowelless" if any(word.mode == "abjad" for word in made) else "")
    bare = not person and len(made) == 1 and made[0].spellings[0][0] in words.forms()
    return Name(text, tuple(made), tuple(joins), tuple(parts.forms), reading, person, bare)


def _one_script(found: re.Match[str]) -> str:
    """Return a word in which Latin letters stand for the Cyrillic ones that look the same, or keep it."""
    return found.group().translate(_LOOKALIKE)


def _spaced(text: str, person: bool, parts: Parts) -> None:
    """Read words in letters that have their vowels."""
    tokens: list[str] = []
    for part, told in [(text, None)] if person else words.native(text):
        if told is None:
            latin = scripts.to_latin(part if person else _SHIP.sub(" ", part))
            tokens += _TOKEN.findall(_ABD.sub(_abd, latin) if person else _DIGITS.sub(" ", latin))
        else:
            parts.forms.extend(word[1:] for word in told if word[0] == "+")
            tokens += [word for word in told if word[0] not in "+-"]
    tokens = tokens[:_MAX_WORDS]
    drop = words.plain_words("particles") | (frozenset() if person else words.plain_words("vessels"))
    if person:
        kept = _with_god([token for token in tokens if token not in drop and not _is_particle(token)] or tokens)
        kept = _told_apart(kept, words.plain_words("honorifics"), kept)
    else:
        kept, told_forms = _without_forms(tokens)
        parts.forms.extend(told_forms)
        kept = _translated([token for token in kept if token not in drop] or kept)
    first = len(parts.words)
    made = [_word(token, person, len(kept)) for token in kept]
    parts.words.extend(map(_from_kana, made) if _KANA.search(text) else made)
    for at, (one, other) in enumerate(pairwise(kept), first):
        if one.isalpha() and other.isalpha():
            parts.joins.append(Join(at, at + 2, ((one + other, 1.0),)))


def _from_kana(word: Word) -> Word:
    """Return a word that kana spell, with the sounds that kana cannot tell apart."""
    text = word.spellings[0][0]
    others = dict.fromkeys(text.replace(sound, other) for sound, other in _SAME_KANA)
    return Word((*word.spellings, *((other, _SPELLED) for other in others if other != text)), word.mode, word.kind)


def _is_particle(token: str) -> bool:
    """Whether a short word is a particle misspelt."""
    return len(token) == _SHORT and sounds.fold(token) in words.plain_words("particles")


def _abd(found: re.Match[str]) -> str:
    return f"abd {found[3]}"


def _vowelless(text: str, person: bool, parts: Parts) -> None:
    """Read words in Arabic or Hebrew letters."""
    drop = words.plain_words("vowelless_particles")
    for part, told in [(text, None)] if person else words.native(text):
        if told is not None:
            parts.forms.extend(word[1:] for word in told if word[0] == "+")
            parts.words.extend(Word(((word, 1.0),)) for word in told if word[0] not in "+-")
            continue
        found = abjad.words(part)
        kept = [one for one in found if one[0] not in drop]
        titles = words.plain_words("vowelless_titles") if person else frozenset()
        kept = _told_apart([one[0] for one in kept], titles, kept) or found
        parts.words.extend(Word(_with_article(word, article), "abjad") for word, article in kept)
        for at, ((one, _), (other, article)) in enumerate(pairwise(kept), len(parts.words) - len(kept)):
            spellings = ((one + other, 1.0), *(((f"{one}ل{other}", 1.0),) if article else ()))
            parts.joins.append(Join(at, at + 2, spellings, "abjad"))


def _with_article(word: str, article: bool) -> Spellings:
    """Return a word and, if it had the article, what it is with the article written to it, assimilated or not."""
    return ((word, 1.0), (f"ال{word}", _SPELLED), (f"ا{word}", _SPELLED)) if article else ((word, 1.0),)


def _told_apart(texts: list[str], titles: frozenset[str], items: list[T]) -> list[T]:
    """Return the items without titles, unless fewer than two were left of several."""
    kept = [item for text, item in zip(texts, items, strict=True) if text not in titles]
    return kept if len(kept) > 1 or len(kept) == len(items) else items


def _word(token: str, person: bool, total: int) -> Word:
    if token.isdigit():
        return Word(((token.lstrip("0") or "0", 1.0),), "exact", "number")
    if len(token) == 1:
        return Word(((token, 1.0),), "exact", "initial")
    if not person:
        spelled = dict.fromkeys((token, words.stem(token), words.loan(token), words.stem(words.loan(token))), _SPELLED)
        return Word(tuple((text, 1.0 if text == token else likeness) for text, likeness in spelled.items()))
    token = words.spelled(token)
    if total > 2 and (found := _PATRONYMIC.fullmatch(token)):
        return Word(((words.father(found[1], found[2]), 1.0),), "latin", "patronymic")
    return Word(((token, 1.0),))


def _unspaced(run: str, person: bool, language: str, parts: Parts) -> None:
    """Read a run of Chinese characters or Korean syllables: known words of an organisation, then sound by sound."""
    korean = hangul.is_hangul(run[0])
    if not korean:
        run = han.simplified(run)
    whole = (run, 1.0)
    made, joins = parts.words, parts.joins
    first = len(made)
    for piece, told in words.segments(run, "hangul" if korean else "han") if not person else [(run, None)]:
        if told is not None:
            parts.forms.extend(word[1:] for word in told if word[0] == "+")
            made += [Word(((word, 1.0),)) for word in told if word[0] not in "+-"]
            continue
        begin = len(made)
        for letter in piece:
            sounds = hangul.spellings(letter) if korean else han.spellings(letter, language)
            made.append(Word(sounds or ((letter, 1.0),), "exact", "syllable"))
        # of a person's name, the given name's two syllables or a family name of two are written as one word
        for size in range(2, min(_LONGEST_GIVEN if person and len(piece) < 5 else _LONGEST_RUN, len(piece)) + 1):
            for at in range(len(piece) - size + 1):
                part = piece[at : at + size]
                sounds = hangul.joined(part) if korean else han.joined(part, language)
                if sounds:
                    joins.append(Join(begin + at, begin + at + size, sounds, "exact"))
    if len(made) - first > 1:
        joins.append(Join(first, len(made), (whole,), "exact"))


def _with_god(tokens: list[str]) -> list[str]:
    """Write names of the pattern servant (light, sword …) of God as one word, as most lists do."""
    joined: list[str] = []
    for token in tokens:
        if joined and token in _GOD:
            joined[-1] += token
        else:
            joined.append(token)
    return joined


def _without_forms(tokens: list[str]) -> tuple[list[str], list[str]]:
    kept: list[str] = []
    told: list[str] = []
    folded = [words.folded(token) for token in tokens]
    for at, size, form in _replaced(folded, words.forms(), words.longest("forms")):
        if form:
            told.append(form)
        else:
            kept += tokens[at : at + size]
    return (kept, told) if kept else (tokens, [])


def _translated(tokens: list[str]) -> list[str]:
    """Put the English word for each known one, and the words of a known abbreviation."""
    found: list[str] = []
    terms = [words.term(token) for token in tokens]
    for at, size, told in _replaced(terms, words.phrases(), words.longest("phrases")):
        found += told.split() if told else terms[at : at + size]
    return found


def _replaced(tokens: list[str], table: dict[str, str], longest: int) -> Iterator[tuple[int, int, str]]:
    """Yield runs of words, longest first (place, length), with what the table has for them; or one word and nothing."""
    at = 0
    while at < len(tokens):
        for size in range(min(longest, len(tokens) - at), 0, -1):
            told = table.get(" ".join(tokens[at : at + size]))
            if told:
                yield at, size, told
                at += size
                break
        else:
            yield at, 1, ""
            at += 1

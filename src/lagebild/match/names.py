"""A name taken apart: words that can be compared, each with every plausible spelling."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TypeAlias

from msgspec import Struct

from lagebild.match import han, hangul, scripts, words
from lagebild.match.hangul import Spellings

__all__ = ["Join", "Name", "Word", "read"]

_TOKEN = re.compile(r"[a-zH0-9]+")
_DIGITS = re.compile(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")
_RUNS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[\uac00-\ud7a3]+")
_PATRONYMIC = re.compile(r"[a-z]{3,}([oe]vich|[oe]vych|[oe]vna|ivna|[iy]ich|avich|auna|iuna|[oe]vic|ogly|ogli|oglu)")
_ABDUL = re.compile(r"(?<!\w)عبدال(?!له)(?=\w{2})")
_ARTICLE = re.compile(r"(?<!\w)ال(?!له\b)(?=\w{2})")
_MAX_NAME = 400  # characters of a name that are compared
_MAX_WORDS = 24
_LONGEST_RUN = 4  # characters of an unspaced script that a list writes as one word
Piece: TypeAlias = tuple[str, bool]

_GOD = frozenset(("allah", "ullah", "ollah", "allH"))


class Word(Struct, frozen=True):
    """One word: its spellings with the likeness of each, best first.

    ``mode``: latin (compared letter by letter), abjad (written without short vowels), exact (all spellings are there).
    ``kind``: "" (tells who it is), initial, patronymic, number, minor (a district, a province: often left out).
    """

    spellings: Spellings
    mode: str = "latin"
    kind: str = ""


class Join(Struct, frozen=True):
    """Words ``start`` to ``stop`` written as one."""

    start: int
    stop: int
    spellings: Spellings
    mode: str = "latin"


class Name(Struct, frozen=True):
    """A printed name in one reading: its words, runs of them as one word, and legal forms or titles apart."""

    text: str
    words: tuple[Word, ...]
    joins: tuple[Join, ...]
    forms: tuple[str, ...]
    reading: str
    person: bool

    @property
    def key(self) -> tuple[str, ...]:
        """What two readings of one name have in common when they are the same."""
        return (*sorted(word.spellings[0][0] for word in self.words), *self.forms, self.words[0].mode)


def read(text: str, *, person: bool) -> list[Name]:
    """Return the readings of one name: one, or one a language where its letters do not tell the language."""
    text = text[:_MAX_NAME]
    if any(han.is_han(letter) for letter in text):
        languages = han.LANGUAGES
    elif scripts.is_abjad(text) and scripts.has_two_readings(text):
        languages = ("arabic", "persian")
    else:
        languages = ("",)
    found = [_read(text, person, language) for language in languages]
    return list({name.key: name for name in reversed(found) if name.words}.values())[::-1]


def _read(text: str, person: bool, language: str) -> Name:
    made: list[Word] = []
    joins: list[Join] = []
    forms: list[str] = []
    at = 0
    for run in [*_RUNS.finditer(text), None]:
        between = text[at : run.start() if run else len(text)]
        if between.strip():
            _spaced(between, person, language, made, joins, forms)
        if run:
            at = run.end()
            _unspaced(run.group(), person, language, made, joins, forms)
    if len(made) > _MAX_WORDS:
        made = made[:_MAX_WORDS]
        joins = [join for join in joins if join.stop <= _MAX_WORDS]
    return Name(text, tuple(made), tuple(joins), tuple(forms), language, person)


def _spaced(text: str, person: bool, language: str, made: list[Word], joins: list[Join], forms: list[str]) -> None:
    """Read what is written with blanks between its words."""
    pieces: list[tuple[str, bool]] = []  # words in Latin letters, and whether their vowels are missing
    for part, told in [(text, None)] if person else words.native(text):
        if told is not None:
            forms += [word[1:] for word in told if word[0] == "+"]
            pieces += [(word, False) for word in told if word[0] not in "+-"]
            continue
        abjad = scripts.is_abjad(part)
        latin = scripts.to_latin(_apart(part) if abjad else part, persian=language == "persian")
        pieces += [(token, abjad) for token in _TOKEN.findall(latin if person else _DIGITS.sub(" ", latin))]
    pieces = pieces[:_MAX_WORDS]
    drop = words.plain_words("particles") | words.plain_words("honorifics" if person else "vessels")
    if person:
        kept = [piece for piece in pieces if piece[0] not in drop] or pieces
        kept = _with_god(kept)
    else:
        kept, told_forms = _without_forms(pieces)
        forms += told_forms
        kept = _translated([piece for piece in kept if piece[0] not in drop] or kept)
    first = len(made)
    made += [_word(token, abjad, person, len(kept)) for token, abjad in kept]
    for at, ((one, abjad), (other, also)) in enumerate(pairwise(kept)):
        if one.isalpha() and other.isalpha() and abjad == also:
            joins.append(Join(first + at, first + at + 2, ((one + other, 1.0),), "abjad" if abjad else "latin"))


def _word(token: str, abjad: bool, person: bool, total: int) -> Word:
    mode = "abjad" if abjad else "latin"
    if token.isdigit():
        return Word(((token.lstrip("0") or "0", 1.0),), "exact", "number")
    if len(token) == 1:
        return Word(((token, 1.0),), "exact", "initial")
    if not person:
        root = words.stem(token)
        return Word(((token, 1.0), (root, 0.97)) if root != token else ((token, 1.0),), mode)
    token = words.spelled(token)
    return Word(((token, 1.0),), mode, "patronymic" if total > 2 and _PATRONYMIC.fullmatch(token) else "")


def _unspaced(
    run: str, person: bool, language: str, made: list[Word], joins: list[Join], forms: list[str]
) -> None:
    """Read a run of Chinese characters or Korean syllables: known words of an organisation, then sound by sound."""
    korean = hangul.is_hangul(run[0])
    if not korean:
        run = han.simplified(run)
    whole = (run, 1.0)
    first = len(made)
    for piece, told in words.segments(run, "hangul" if korean else "han") if not person else [(run, None)]:
        if told is not None:
            forms += [word[1:] for word in told if word[0] == "+"]
            made += [Word(((word, 1.0),)) for word in told if word[0] not in "+-"]
            continue
        begin = len(made)
        for letter in piece:
            sounds = hangul.spellings(letter) if korean else han.spellings(letter, language)
            made.append(Word(sounds or ((letter, 1.0),), "exact", "syllable"))
        for size in range(2, min(_LONGEST_RUN, len(piece)) + 1):
            for at in range(len(piece) - size + 1):
                part = piece[at : at + size]
                sounds = hangul.joined(part) if korean else han.joined(part, language)
                if sounds:
                    joins.append(Join(begin + at, begin + at + size, sounds, "exact"))
    if len(made) - first > 1:
        joins.append(Join(first, len(made), (whole,), "exact"))


def _apart(text: str) -> str:
    """Set the Arabic article apart from its word, also after Abd, but not in the name of God."""
    return _ARTICLE.sub("ال ", _ABDUL.sub("عبد ال ", text))


def _with_god(pieces: list[Piece]) -> list[Piece]:
    """Write names of the pattern servant (light, sword …) of God as one word, as most lists do."""
    joined: list[Piece] = []
    for token, abjad in pieces:
        if joined and token in _GOD:
            joined[-1] = (joined[-1][0] + ("ullah" if token.endswith("h") else "allH"), joined[-1][1])
        else:
            joined.append((token, abjad))
    return joined


def _without_forms(pieces: list[Piece]) -> tuple[list[Piece], list[str]]:
    kept: list[Piece] = []
    told: list[str] = []
    for form in _replaced(pieces, words.forms(), words.longest("forms")):
        if isinstance(form, str):
            told.append(form)
        else:
            kept.append(form)
    return (kept, told) if kept else (pieces, [])


def _translated(pieces: list[Piece]) -> list[Piece]:
    """Put the English word for each known one, and the words of a known abbreviation."""
    found: list[Piece] = []
    for told in _replaced(pieces, words.phrases(), words.longest("phrases")):
        if isinstance(told, str):
            found += [(word, False) for word in told.split()]
        else:
            term = words.term(told[0])
            found.append((term, told[1] and term == told[0]))
    return found


def _replaced(pieces: list[Piece], table: dict[str, str], longest: int) -> Iterator[str | Piece]:
    """Yield what the table has for a run of words, longest first, and the words of which it has nothing."""
    at = 0
    while at < len(pieces):
        for size in range(min(longest, len(pieces) - at), 0, -1):
            told = table.get(" ".join(token for token, _ in pieces[at : at + size]))
            if told:
                yield told
                at += size
                break
        else:
            yield pieces[at]
            at += 1

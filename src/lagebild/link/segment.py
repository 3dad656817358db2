"""Words of texts, also where a script puts no space between them or fastens particles to its nouns.

Chinese is cut into the longest known words from the left; what lies between known words stays in one piece. Of a
Korean word the known nouns at its head are cut off, and the particle behind them; of an unknown noun a particle is
cut off only where its syllables agree (은 behind a consonant, 는 behind a vowel). What is known is what the data
files of the language hold, so phrases in them are cut as texts are. Offsets are code points of the text as it is;
traditional characters are looked up by their simplified forms, one for one.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from lagebild.data import load
from lagebild.link.trie import Token, tokens

__all__ = ["Segmenter", "cut", "segment", "segmenter"]

_SHARED = ("commodities", "offices", "organisations")
_OWN = ("names", "acts", "cues")  # data/NAME_LANGUAGE.yaml
_PIECE = re.compile(r"[a-z]+|[0-9]+|[\u3400-\u9fff\uf900-\ufaff]+|[\uac00-\ud7a3]+|[^\W\d_a-z]+|\w", re.IGNORECASE)
_SCRIPT = {"zh": re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+"), "ko": re.compile(r"[\uac00-\ud7a3]+")}
_LONGEST = 14  # letters of a known word
_SYLLABLES, _FINALS = 0xAC00, 28  # Hangul syllables stand in order of their finals, 28 a vowel
_RIEUL = 8  # the final after which 로 stands, not 으로
_RUN = 80  # syllables without a space; what is longer is no word
_STEM = 2  # syllables of an unknown noun from which a particle is cut off


class Segmenter:
    """Cuts texts of one language; ``names`` are known words besides those of the data files."""

    def __init__(self, language: str, names: Iterable[str] = ()) -> None:
        data = load("segments")[language]
        self._korean = language == "ko"
        self._map = {ord(a): b for a, b in data.get("traditional", "").split()} if "traditional" in data else {}
        self._particles = frozenset(data.get("particles", "").split())
        self._agreeing = {p: k == "closed" for k in ("closed", "open") for p in data.get(k, "").split()}
        self._joined = {"".join(w.split("+")): w.split("+") for w in data.get("joined", "").split()}
        script = _SCRIPT[language]
        known = set(self._joined)
        for name in names:
            known.update(script.findall(name.translate(self._map)))
        known.update(word.translate(self._map) for word in _known(language))
        known |= {part for parts in self._joined.values() for part in parts}
        self._known = frozenset(w for w in known - self._particles if len(w) <= _LONGEST)
        self._reach: dict[str, int] = {}
        for word in self._known:
            self._reach[word[0]] = max(self._reach.get(word[0], 0), len(word))

    def tokens(self, text: str) -> list[Token]:
        """Return the words of ``text`` with their code-point offsets; a word's letters may be simplified ones."""
        found: list[Token] = []
        for word, start, _ in tokens(text):
            if word.isascii() and (word.isalpha() or word.isdigit()):
                found.append((word, start, start + len(word)))
                continue
            for piece in _PIECE.finditer(word):
                at = start + piece.start()
                for part in self.parts(piece.group()):
                    found.append((part, at, at + len(part)))
                    at += len(part)
        return found

    def parts(self, run: str) -> Iterator[str]:
        """Yield the words of a run of letters of one script."""
        run = run.translate(self._map)
        if self._korean:
            yield from self._korean_parts(run)
            return
        begin = i = 0
        while i < len(run):
            word = self._longest(run, i)
            if not word:
                i += 1
                continue
            if begin < i:
                yield run[begin:i]
            yield from self._joined.get(word, (word,))
            i += len(word)
            begin = i
        if begin < len(run):
            yield run[begin:]

    def _longest(self, run: str, i: int) -> str:
        for length in range(min(self._reach.get(run[i], 0), len(run) - i), 0, -1):
            if run[i : i + length] in self._known:
                return run[i : i + length]
        return ""

    def _korean_parts(self, run: str) -> Iterator[str]:
        if not _SYLLABLES <= ord(run[0]) <= 0xD7A3:
            yield from run if ord(run[0]) >= 0x3400 else (run,)  # Chinese letters in headlines: one a word
            return
        if len(run) > _RUN:
            yield run
            return
        i = 0
        while i < len(run):
            rest = run[i:]
            if i and rest in self._particles:
                yield rest
                return
            word = self._longest(run, i)
            if len(word) == 1 and not self._stands(run[i + 1 :]):
                word = ""
            if not word:
                yield from self._noun(rest, known=i > 0)
                return
            yield from self._joined.get(word, (word,))
            i += len(word)

    def _stands(self, rest: str) -> bool:
        """Whether a word of one syllable may end before ``rest``."""
        return not rest or rest in self._particles or len(self._longest(rest, 0)) > 1

    def _noun(self, word: str, known: bool) -> Iterator[str]:
        """An unknown noun and its particle; ``known`` tells that a known word stands before it."""
        for length in range(min(4, len(word) - 1), 0, -1):
            stem, ending = word[:-length], word[-length:]
            if ending not in self._particles or len(stem) < (1 if known else _STEM):
                continue
            closed = self._agreeing.get(ending)
            final = (ord(stem[-1]) - _SYLLABLES) % _FINALS
            if closed is not None and closed == (final == 0 or (ending == "으로" and final == _RIEUL)):
                continue
            yield stem
            yield ending
            return
        yield word


@cache
def segmenter(language: str) -> Segmenter | None:
    """Return the segmenter of ``language`` by the data files alone; none where words are what spaces part."""
    return Segmenter(language) if language in _SCRIPT else None


def segment(text: str, language: str) -> list[Token]:
    """Return the words of ``text`` in ``language`` with their code-point offsets."""
    made = segmenter(language)
    return made.tokens(text) if made else tokens(text)


def cut(phrase: str, language: str, by: Segmenter | None = None) -> list[str]:
    """Return the words of a ``phrase`` of the data files; ``*`` stays at the word on which it stands."""
    words = re.findall(r"\*?\w+\*?", phrase)
    made = by or segmenter(language)
    if made is None:
        return words
    found: list[str] = []
    for word in words:
        parts = [w for w, _, _ in made.tokens(word.strip("*"))]
        if not parts:
            continue
        parts[0] = ("*" if word[0] == "*" else "") + parts[0]
        parts[-1] += "*" if word[-1] == "*" else ""
        found += parts
    return found


def _known(language: str) -> frozenset[str]:
    """Every run of the language's letters in its data files."""
    script = _SCRIPT[language]
    found: set[str] = set()
    for name in (*(f"{n}_{language}" for n in _OWN), *_SHARED):
        _gather(load(name), script, found)
    _gather(load("speakers")[language], script, found)
    _gather(load("segments")[language]["words"], script, found)
    return frozenset(found)


def _gather(value: object, script: re.Pattern[str], found: set[str]) -> None:
    if isinstance(value, str):
        found.update(script.findall(value))
    elif isinstance(value, dict):
        for part in value.values():
            _gather(part, script, found)
    elif isinstance(value, list):
        for part in value:
            _gather(part, script, found)

"""Phrases found in running words, with ``*`` for any beginning or ending of a word."""

import re
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

__all__ = ["Lexicon", "Words"]

Value = TypeVar("Value")
_Pattern = tuple[str, bool, bool]  # letters, open in front, open behind
_Rule = tuple[_Pattern, tuple[_Pattern, ...], int, Value]
_LONGEST_WORD = 60  # letters; what is longer is no word
_REMEMBERED = 50_000  # distinct words whose answer is kept


class Lexicon(Generic[Value]):
    """Maps phrases to values; answers per distinct word are remembered, so the cost falls with the text's length.

    ``split`` cuts the phrases as texts are cut, for languages in which spaces do not part the words.
    """

    def __init__(self, entries: Iterable[tuple[str, Value]], split: Callable[[str], list[str]] | None = None) -> None:
        self._exact: dict[str, list[_Rule[Value]]] = {}
        self._starts: dict[str, list[_Rule[Value]]] = {}
        self._ends: dict[str, list[_Rule[Value]]] = {}
        self._seen: dict[str, tuple[_Rule[Value], ...]] = {}
        for phrase, value in entries:
            written = split(phrase) if split else re.findall(r"\*?\w+\*?", phrase)
            patterns = tuple(_pattern(w) for w in written)
            if patterns:
                first = patterns[0]
                table = self._ends if first[1] else self._starts if first[2] else self._exact
                letters = sum(len(p[0]) for p in patterns)
                table.setdefault(first[0], []).append((first, patterns[1:], letters, value))

    def rules(self, word: str) -> tuple[_Rule[Value], ...]:
        """Return the rules that may begin with ``word``, most letters first."""
        known = self._seen.get(word)
        if known is None and len(word) > _LONGEST_WORD:
            known = ()
        elif known is None:
            found = list(self._exact.get(word, ()))
            for i in range(1, len(word) + 1):
                found += self._starts.get(word[:i], ())
            for i in range(len(word) - 1):
                found += (r for r in self._ends.get(word[i:], ()) if not r[0][2])
            found.sort(key=lambda r: -r[2])
            known = tuple(found)
            if len(self._seen) < _REMEMBERED:
                self._seen[word] = known
        return known

    def find(self, words: list[str], first: int, after: int) -> list[tuple[int, int, list[Value]]]:
        """Return (first word, word after, values of the longest phrases) in lower-case ``words[first:after]``."""
        hits = []
        i = first
        while i < after:
            rules = self._seen.get(words[i])
            if rules is None:
                rules = self.rules(words[i])
            if rules:
                best = 0
                values: list[Value] = []
                for _, rest, _, value in rules:
                    length = 1 + len(rest)
                    if length < best or i + length > after:
                        continue
                    if not rest or all(_fits(p, words[i + 1 + k]) for k, p in enumerate(rest)):
                        if length > best:
                            best, values = length, []
                        values.append(value)
                if best:
                    hits.append((i, i + best, values))
                    i += best
                    continue
            i += 1
        return hits


class Words:
    """A set of words with ``*`` endings, asked by ``in``."""

    def __init__(self, block: str) -> None:
        listed = block.replace('"', "").split()
        self._exact = frozenset(w for w in listed if w[-1] != "*")
        self._stems = tuple(w[:-1] for w in listed if w[-1] == "*")

    def __contains__(self, word: str) -> bool:
        return word in self._exact or (bool(self._stems) and word.startswith(self._stems))


def _pattern(written: str) -> _Pattern:
    return written.strip("*"), written[0] == "*", written[-1] == "*"


def _fits(pattern: _Pattern, word: str) -> bool:
    letters, front, behind = pattern
    if front:
        return word.endswith(letters)
    return word.startswith(letters) if behind else word == letters

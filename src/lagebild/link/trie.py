"""Many names, one pass: the first word leads to the names that begin with it, longest first."""

import re
from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

__all__ = ["Trie", "tokens"]

Value = TypeVar("Value")
Token = tuple[str, int, int]

_WORD = re.compile(r"\w+")
_JOINTS = frozenset({" ", "-", "\u2010", "\u2011", "\u00a0", "\n", "\r\n", ".", ". ", "'", "\u2019", "", "\u202f"})
_LONGEST = 12  # words of a name; longer ones are cut off


def tokens(text: str) -> list[Token]:
    """Return the words of ``text`` with their code-point offsets."""
    return [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]


class Trie(Generic[Value]):
    """Names to values. Words are compared as they are; the last word of a name may end in ``*`` for any ending."""

    def __init__(self) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], bool, Value]]] = {}
        self._stems: dict[str, list[tuple[tuple[str, ...], bool, Value]]] = {}

    def add(self, name: str, value: Value) -> None:
        """Add ``name``; a name added first wins over an equal one added later."""
        self.add_words(re.findall(r"\w+\*?", name)[:_LONGEST], name.endswith("."), value)

    def add_words(self, words: list[str], dotted: bool, value: Value) -> None:
        """Add a name as the words into which texts are cut; ``dotted`` tells that a full stop may end it."""
        if not words:
            return
        entry = (tuple(words[1:]), dotted, value)
        table, key = (self._stems, words[0][:-1]) if words[0].endswith("*") else (self._first, words[0])
        entries = table.setdefault(key, [])
        if all(rest != entry[0] for rest, _, _ in entries):
            entries.append(entry)

    def sort(self) -> None:
        """Put longer names first; call once after the last ``add``."""
        for table in (self._first, self._stems):
            for entries in table.values():
                if len(entries) > 1:
                    entries.sort(key=lambda e: -len(e[0]))

    def scan(
        self, text: str, words: list[Token], fits: Callable[[int, int, Value], bool] | None = None
    ) -> Iterator[tuple[int, int, int, int, Value]]:
        """Yield (first word, word after the last, start, end, value), leftmost longest, without overlap.

        ``fits(first word, word after the last, value)`` may refuse a hit; the next shorter one is then tried.
        """
        first, stems = self._first, self._stems
        i, n = 0, len(words)
        while i < n:
            word = words[i][0]
            entries = first.get(word)
            if stems and entries is None:
                entries = self._stemmed(word)
            if entries is None:
                i += 1
                continue
            for rest, dotted, value in entries:
                j = i + 1 + len(rest)
                if (rest and (j > n or not _follows(text, words, i, rest))) or (fits and not fits(i, j, value)):
                    continue
                end = words[j - 1][2]
                if dotted and text[end : end + 1] == ".":
                    end += 1
                yield i, j, words[i][1], end, value
                i = j
                break
            else:
                i += 1

    def _stemmed(self, word: str) -> list[tuple[tuple[str, ...], bool, Value]] | None:
        for cut in range(len(word), max(2, len(word) - 5), -1):
            if found := self._stems.get(word[:cut]):
                return found
        return None


def _follows(text: str, words: list[Token], i: int, rest: tuple[str, ...]) -> bool:
    for k, wanted in enumerate(rest, i + 1):
        got, start, _ = words[k]
        if got != wanted and not (wanted[-1] == "*" and got.startswith(wanted[:-1])):
            return False
        if text[words[k - 1][2] : start] not in _JOINTS:
            return False
    return True

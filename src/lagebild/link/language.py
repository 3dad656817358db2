"""What the naming of a language other than German and English needs to know: data/names_*.yaml."""

from functools import cache
from typing import Any

from msgspec import Struct

from lagebild.data import load
from lagebild.link.segment import segment
from lagebild.link.table import cell, rows
from lagebild.link.trie import Token

__all__ = ["LANGUAGES", "Traits", "keyed", "names", "neighbours", "spelt", "traits"]

LANGUAGES = ("ru", "ko", "zh", "fr")


class Traits(Struct, frozen=True):
    """How noun phrases of a language are read.

    ``home`` is the state whose ministries are meant where none is named; ``articles`` tells whether a definite noun
    shows itself by an article; ``interposed`` that a state's adjective may stand inside an office's name;
    ``endings`` are taken off words before titles are compared, longest first.
    """

    home: str = ""
    articles: bool = True
    interposed: bool = False
    endings: tuple[str, ...] = ()


def names(language: str) -> Any:
    """Return the names of ``language``; empty for German and English, whose names stand in the shared tables."""
    return load(f"names_{language}") if language in LANGUAGES else {}


@cache
def traits(language: str) -> Traits:
    """Return the traits of ``language``."""
    data = names(language)
    endings = sorted(data.get("endings", "").split(), key=len, reverse=True)
    return Traits(data.get("home", ""), data.get("articles", True), data.get("interposed", False), tuple(endings))


def keyed(words: list[str], language: str) -> list[str]:
    """Return lower-case ``words`` as titles are compared: without the endings of cases where the language has them."""
    endings = traits(language).endings
    return [_stem(w, endings) for w in words] if endings else words


@cache
def spelt(block: str, language: str) -> dict[str, tuple[str, ...]]:
    """Return a table of ``names`` whose rows are "id | words": each compared key to its ids, in the order given."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows(names(language).get(block, "")):
        for written in cell(row, 1):
            key = " ".join(keyed([w.lower() for w, _, _ in segment(written, language)], language))
            if row[0] not in found.get(key, ()):
                found[key] = (*found.get(key, ()), row[0])
    return found


class Neighbours(Struct, frozen=True):
    """When a letter or syllable stands for a state: fastened to another such, before a body or behind a direction."""

    states: frozenset[str]
    before: frozenset[str]
    behind: frozenset[str]
    heads: bool = False  # of words that spaces part

    def suits(self, words: list[Token], first: int, after: int) -> bool:
        """Whether the short name that is words ``first`` to ``after`` stands where it means a state."""
        _, start, end = words[first]
        if self.heads and self._inside(words, first):
            return False
        following, begins = words[after][:2] if after < len(words) else ("", -1)
        near = begins - end
        if following in self.before and near in (0, 1):
            return True
        if following in self.states and near == 0:
            return True
        if first == 0:
            return False
        previous, _, ended = words[first - 1]
        return ended == start and (previous in self.states or previous in self.behind)

    def _inside(self, words: list[Token], first: int) -> bool:
        """Whether the short name stands inside a longer word, not at its head or behind others of its kind there."""
        while first and words[first - 1][2] == words[first][1]:
            first -= 1
            if words[first][0] not in self.states and words[first][0] not in self.behind:
                return True
        return False


@cache
def neighbours(language: str) -> Neighbours:
    """Return what may stand beside the short names of ``language``."""
    data = names(language)
    states = {w for row in rows(data.get("short", "")) for w in cell(row, 1)}
    before, behind = (frozenset(data.get(k, "").split()) for k in ("short_before", "short_after"))
    return Neighbours(frozenset(states), before, behind, bool(data.get("short_heads")))


def _stem(word: str, endings: tuple[str, ...]) -> str:
    return next((word[: -len(e)] for e in endings if word.endswith(e) and len(word) - len(e) > 2), word)

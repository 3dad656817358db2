"""What the words of a noun phrase tell about who speaks: lists of data/speakers.yaml, asked word by word."""

from functools import cache

from lagebild.data import load

__all__ = ["Words", "common", "generic", "vocabulary"]


class Words:
    """A list of lower-case words, in which ``*`` stands for any beginning or ending."""

    def __init__(self, block: str) -> None:
        listed = block.split()
        self._exact = frozenset(w for w in listed if "*" not in w)
        self._ends = tuple(w.strip("*") for w in listed if w[0] == "*")
        self._starts = tuple(w.strip("*") for w in listed if w[-1] == "*" and w[0] != "*")
        self._inner = tuple(w.strip("*") for w in listed if w[0] == "*" and w[-1] == "*")

    def __bool__(self) -> bool:
        return bool(self._exact or self._ends or self._starts)

    def __contains__(self, word: str) -> bool:
        return (
            word in self._exact
            or (bool(self._ends) and word.endswith(self._ends))
            or (bool(self._starts) and word.startswith(self._starts))
            or any(w in word for w in self._inner)
        )


_OPTIONAL = ("plural", "and", "fillers", "surnames", "prepositions")  # lists that not every language has


@cache
def vocabulary(language: str) -> dict[str, Words]:
    """Return the word lists of ``language``; English ones where it has none."""
    data = load("speakers")
    listed = {name: Words(block) for name, block in data.get(language, data["en"]).items() if name != "generic"}
    return {name: Words("") for name in _OPTIONAL} | listed


@cache
def generic(language: str) -> dict[str, tuple[str, ...]]:
    """Return the nouns that only point back ("das Ministerium", "the panel") and the parts of ids they can mean."""
    data = load("speakers")
    pairs = (pair.split(":") for pair in data.get(language, data["en"])["generic"].split())
    return {word: tuple(parts.split(",")) for word, parts in pairs}


@cache
def common(name: str) -> frozenset[str]:
    """Return the word list ``name`` that serves every language."""
    return frozenset(load("speakers")["any"][name].split())

"""The listed names that are worth comparing with a name asked for."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lagebild.match.listed import Listed
from lagebild.match.names import Name
from lagebild.match.vocabulary import Expansion

__all__ = ["Search", "Unit", "expanded"]

_CANDIDATES = 24  # names compared in full, for each reading of a name asked for
_CLOSEST = 96  # names of which the commonest words are looked at
_COMMON = 1200  # names from which a word is looked up only for those that a rarer word has found
_ENOUGH = 400  # names found by rarer words from which the common ones find no more
_FLOOR = 0.2  # share of the words that has to be in common
_MANY = 300  # names of which those that share least are left out early
_LITTLE = 0.3  # share of what the closest name has in common


class Unit(Struct, frozen=True):
    """A word asked for, or some run together as one, and the listed words that it may be."""

    start: int
    stop: int
    expansion: Expansion


def expanded(name: Name, listed: Listed) -> list[Unit]:
    """Return the units of a name: its words in order, then what they are when run together."""
    expand = listed.vocabulary.expand
    kind = "person" if name.person else "other"
    units = [Unit(at, at + 1, expand(word.spellings, word.mode, kind)) for at, word in enumerate(name.words)]
    units += [Unit(join.start, join.stop, expand(join.spellings, join.mode, "join")) for join in name.joins]
    return units


class Search:
    """Finds candidates: names that share words with the one asked for, rare words counting more."""

    def __init__(self, listed: Listed) -> None:
        self._listed = listed
        self._sums = np.zeros(len(listed.mass), dtype=np.float32)

    def nearest(self, units: Sequence[Unit], mass: float) -> list[int]:
        """Return the names that share most with the units, which tell ``mass`` nats in all; best first, ties by place."""
        told = [unit.expansion for unit in units if unit.expansion.tokens]
        if not told:
            return []
        tokens = np.concatenate([one.array for one in told])
        worth = np.concatenate([one.worth for one in told])
        starts = self._listed.posting_start[tokens].astype(np.int64)
        sizes = self._listed.posting_start[tokens + 1].astype(np.int64) - starts
        rare = sizes <= _COMMON
        names, sums = self._gather(starts[rare], sizes[rare], worth[rare])
        common = ~rare
        if common.any() and len(names) < _ENOUGH:
            smallest = np.argsort(sizes[common], kind="stable")[:2]
            chosen = np.flatnonzero(common)[smallest]
            rare[chosen] = True
            common[chosen] = False
            names, sums = self._gather(starts[rare], sizes[rare], worth[rare])
        if not len(names):
            return []
        if common.any():
            names, sums = self._best(names, sums, mass, _CLOSEST)
            for at in np.flatnonzero(common).tolist():
                posting = self._listed.posting[starts[at] : starts[at] + sizes[at]]
                place = np.searchsorted(posting, names)
                place[place == len(posting)] = 0
                sums = sums + np.where(posting[place] == names, worth[at], np.float32(0))
        names, _ = self._best(names, sums, mass, _CANDIDATES)
        found: list[int] = names.tolist()
        return found

    def _gather(
        self, starts: NDArray[np.int64], sizes: NDArray[np.int64], worth: NDArray[np.float32]
    ) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
        """Return the names in the postings of some words, each once, and what their words are worth together."""
        total = int(sizes.sum())
        if not total:
            return np.empty(0, np.uint32), np.empty(0, np.float32)
        ends = np.cumsum(sizes)
        places = np.arange(total) + np.repeat(starts - (ends - sizes), sizes)
        found = self._listed.posting[places]
        np.add.at(self._sums, found, np.repeat(worth, sizes))
        sums = self._sums[found]
        self._sums[found] = 0
        if total > _MANY:  # sorting is the dearest step: leave out who has next to nothing in common
            kept = np.flatnonzero(sums >= _LITTLE * sums.max())
            found, sums = found[kept], sums[kept]
        names, first = np.unique(found, return_index=True)
        return names, sums[first]

    def _best(
        self, names: NDArray[np.uint32], sums: NDArray[np.float32], mass: float, most: int
    ) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
        share = sums / (mass + self._listed.mass[names])
        kept = np.flatnonzero(share >= _FLOOR)
        order = kept[np.lexsort((names[kept], -share[kept]))][:most]
        return names[order], sums[order]

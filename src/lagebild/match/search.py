"""The listed names that are worth comparing with a name asked for."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lagebild.match.listed import Listed
from lagebild.match.names import Name
from lagebild.match.vocabulary import Expansion

__all__ = ["Search", "Unit", "expanded"]

_CANDIDATES = 16  # names compared in full, for each reading of a name asked for
_CLOSEST = 200  # names (in postings) of which more is looked at
_COMMON = 1200  # names from which a word is looked up only for those that a rarer word has found
_ENOUGH = 400  # names found by rarer words from which the common ones find no more
_FLOOR = 0.26  # share of both names' words that has to be in common; two same names have 0.5
_FLOOR_SYLLABIC = 0.36


class Unit(Struct, frozen=True, gc=False):
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

    def nearest(self, units: Sequence[Unit], mass: float, *, syllabic: bool = False) -> list[int]:
        """Return the names that share most with the units, which tell ``mass`` nats in all; best first, ties by place.

        Of a ``syllabic`` name nearly all has to be there.
        """
        floor = _FLOOR_SYLLABIC if syllabic else _FLOOR
        told = [unit.expansion for unit in units if unit.expansion.tokens]
        if not told:
            return []
        places, sizes = np.concatenate([one.spans for one in told], axis=1)
        worth = np.concatenate([one.worth for one in told])
        if max(one.largest for one in told) <= _COMMON:
            return _best(self._gather(places, sizes, worth, mass, floor))
        common = sizes > _COMMON
        rare = ~common
        found = self._gather(places[rare], sizes[rare], worth[rare], mass, floor / 2) if rare.any() else {}
        if len(found) < _ENOUGH:
            chosen = np.flatnonzero(common)[np.argsort(sizes[common], kind="stable")[:2]]
            rare[chosen], common[chosen] = True, False
            found = self._gather(places[rare], sizes[rare], worth[rare], mass, floor / 2)
        if not common.any() or not found:
            return _best({name: share for name, share in found.items() if share >= floor})
        return _best(self._with_common(found, places[common], sizes[common], worth[common], mass, floor))

    def _gather(
        self,
        places: NDArray[np.int64],
        sizes: NDArray[np.int64],
        worth: NDArray[np.float32],
        mass: float,
        floor: float,
    ) -> dict[int, float]:
        """Return the names in the postings of some words that share enough with them, and how much."""
        ends = sizes.cumsum()
        total = int(ends[-1])
        at: NDArray[np.int64] = np.arange(total, dtype=np.int64)
        at += (places - ends + sizes).repeat(sizes)
        found = self._listed.posting.take(at)
        np.add.at(self._sums, found, worth.repeat(sizes))
        share = self._sums.take(found)
        self._sums[found] = 0
        share /= self._listed.mass.take(found) + np.float32(mass)
        kept = (share >= floor).nonzero()[0]
        if not len(kept):
            return {}
        if len(kept) > _CLOSEST:
            lowest = np.partition(share[kept], -_CLOSEST)[-_CLOSEST]
            kept = kept[share[kept] >= lowest]
        return dict(zip(found[kept].tolist(), share[kept].tolist(), strict=True))

    def _with_common(
        self,
        found: dict[int, float],
        places: NDArray[np.int64],
        sizes: NDArray[np.int64],
        worth: NDArray[np.float32],
        mass: float,
        floor: float,
    ) -> dict[int, float]:
        """Add what the commonest words tell of the names that rarer ones have found."""
        names = np.array(list(found), dtype=np.uint32)
        whole = self._listed.mass[names] + np.float32(mass)
        sums = np.array(list(found.values()), dtype=np.float32) * whole
        for place, size, value in zip(places.tolist(), sizes.tolist(), worth, strict=True):
            posting = self._listed.posting[place : place + size]
            at = posting.searchsorted(names)
            at[at == size] = 0
            sums[posting[at] == names] += value
        shares = (sums / whole).tolist()
        return {name: share for name, share in zip(found, shares, strict=True) if share >= floor}


def _best(found: dict[int, float]) -> list[int]:
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
    return [name for name, _ in ranked]

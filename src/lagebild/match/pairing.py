"""Two names side by side: which words agree, which are left over, and what that tells."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from lagebild.match.listed import Printed
from lagebild.match.names import Name
from lagebild.match.search import Unit
from lagebild.match.words import business

__all__ = ["Pair", "Pairing", "hits_of", "pair"]

Hits = dict[int, list[tuple[float, float, float, int, int]]]

_LEFT_OUT = {"patronymic": 0.35, "initial": 0.15, "syllable": 0.6}  # what a word counts when it is missing
_INITIAL = 0.6  # likeness of an initial and a name that begins with it
_INITIAL_INFO = 1.5  # nats
_SAME = 0.9  # likeness from which a word is another spelling of the same
_RARE = 9.0  # nats that have to agree, for words of business to be left out unnoticed
_TELLING = 14.0  # nats that have to agree, for a word inside to be left out unnoticed
_WORD = 0.75  # likeness from which two words count as one


class Pair(Struct, frozen=True, gc=False):
    """Words ``start`` to ``stop`` asked for are words ``at`` to ``end`` of the list."""

    start: int
    stop: int
    at: int
    end: int
    likeness: float
    info: float  # nats: how rare it is that a listed word is so alike


class Pairing(Struct, frozen=True, gc=False):
    """What two names have in common and what not; ``ours`` and ``theirs`` are the words left over, all in nats."""

    pairs: tuple[Pair, ...]
    common: float
    distorted: float
    ours: float
    theirs: float
    words: int  # that agree
    left: int  # words left over on our side that tell who it is
    right: int
    turned: bool  # whether the order is the same, but for the family name's place
    whole: bool  # every word agrees, initials and patronymics aside
    inner: bool  # every word agrees, but for one inside that one side leaves out
    short: bool  # every word asked for agrees, and the list only adds words of business, as in "Trading Corporation"

    @property
    def contradiction(self) -> float:
        """What both sides have and the other has not."""
        return min(self.ours, self.theirs)


def hits_of(units: Sequence[Unit]) -> Hits:
    """Return, for each listed word, the units it may be."""
    hits: Hits = {}
    for unit in units:
        one, start, stop = unit.expansion, unit.start, unit.stop
        for token, likeness, info in zip(one.tokens, one.likeness, one.info, strict=True):
            told = (likeness * info, likeness, info, start, stop)
            if token in hits:
                hits[token].append(told)
            else:
                hits[token] = [told]
    return hits


def pair(name: Name, weights: Sequence[float], hits: Hits, listed: Printed) -> Pairing:
    """Pair the words of two names, those that tell most first; ties in the order of the words."""
    found = [
        (-value, start, at, stop, at + length, likeness, info)
        for token, at, length in listed.units
        if token in hits
        for value, likeness, info, start, stop in hits[token]
        if likeness == 1 or length == 1 or stop - start == 1  # two words alike to two words are looked at one by one
    ]
    found.sort()
    used_ours = used_theirs = 0
    pairs: list[Pair] = []
    for _, start, at, stop, end, likeness, info in found:
        ours, theirs = (1 << stop) - (1 << start), (1 << end) - (1 << at)
        if not (used_ours & ours or used_theirs & theirs):
            used_ours |= ours
            used_theirs |= theirs
            pairs.append(Pair(start, stop, at, end, likeness, info))
    if name.person:
        used_ours, used_theirs = _initials(name, listed, used_ours, used_theirs, pairs)
    return _told(name, weights, listed, pairs, used_ours, used_theirs)


def _initials(name: Name, listed: Printed, used_ours: int, used_theirs: int, pairs: list[Pair]) -> tuple[int, int]:
    """Pair what is left: an initial, and a name that begins with it."""
    for i, word in enumerate(name.words):
        if used_ours >> i & 1:
            continue
        text = word.spellings[0][0]
        for j, other in enumerate(listed.words):
            if used_theirs >> j & 1 or other[0] != text[0] or min(len(text), len(other)) > 1:
                continue
            pairs.append(Pair(i, i + 1, j, j + 1, _INITIAL, _INITIAL_INFO))
            used_ours |= 1 << i
            used_theirs |= 1 << j
            break
    return used_ours, used_theirs


def _told(
    name: Name, weights: Sequence[float], listed: Printed, pairs: list[Pair], used_ours: int, used_theirs: int
) -> Pairing:
    common = distorted = 0.0
    words = 0
    for one in pairs:
        common += one.info * one.likeness
        distorted += one.info * (1 - one.likeness)
        if one.likeness >= _WORD:
            words += min(one.stop - one.start, one.end - one.at)
    ours = theirs = 0.0
    left = right = 0
    for at, word in enumerate(name.words):
        if not used_ours >> at & 1:
            share = _LEFT_OUT.get(word.kind, 1.0)
            ours += weights[at] * share
            left += share > 0.5
    for at, kind in enumerate(listed.kinds):
        if not used_theirs >> at & 1:
            share = _LEFT_OUT.get(kind, 1.0)
            theirs += listed.weights[at] * share
            right += share > 0.5
    places = [one.at for one in sorted(pairs, key=_start)]
    falls = sum(one > other for one, other in pairwise([*places, *places[:1]]))
    whole = not left and not right and min((one.likeness for one in pairs), default=0) >= _SAME
    inner = (
        left + right == 1
        and common >= _TELLING
        and min((one.likeness for one in pairs), default=0) >= _SAME
        and (_is_inner(used_ours, len(name.words)) if left else _is_inner(used_theirs, len(listed.words)))
    )
    short = (
        not name.person and not left and words > 1
        and common >= _RARE
        and all(used_theirs >> at & 1 or word in business() for at, word in enumerate(listed.words))
        and min((one.likeness for one in pairs), default=0) >= _SAME
    ) and bool(right)  # fmt: skip
    return Pairing(tuple(pairs), common, distorted, ours, theirs, words, left, right, falls <= 1, whole, inner, short)


def _is_inner(used: int, words: int) -> bool:
    """Whether the first and the last word are among those used."""
    return bool(used & 1 and used >> (words - 1) & 1)


def _start(one: Pair) -> int:
    return one.start

"""The words of a register, found by any spelling, with how common each is."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import mul
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from lagebild.match import abjad, sounds, words
from lagebild.match.archive import Arrays
from lagebild.match.hangul import Spellings
from lagebild.match.similarity import nearest
from lagebild.match.sounds import digest

__all__ = ["ABJAD", "Expansion", "Vocabulary", "pack"]

ABJAD = "~"  # marks listed words that are written without short vowels
_JOINED = "+"  # marks the keys of two listed words run together
_SMALLEST = 1000  # names from which rarity is told by counting; a smaller register is taken for this big
_LONG = 6  # letters from which one word may be what a list writes as two
_MOST = 32  # listed words that one word asked for is compared with further
_LEAST_INFO = 0.2  # nats that even the commonest word tells
_CACHED = 30_000  # words asked for whose listed words are remembered
_FEW = 4  # keys among which one is looked for one by one
_DIGEST = 32  # bits; by the first of them the place of a key is looked up


class Expansion(NamedTuple):
    """The listed words that a word may be, best first: how alike, and what a match of that likeness tells, in nats."""

    tokens: tuple[int, ...]
    likeness: tuple[float, ...]
    info: tuple[float, ...]
    weight: float  # nats that the word tells when it is matched best; of an unknown word, what one name in all tells
    spans: NDArray[np.int64]  # where the postings of the listed words begin, and their sizes
    worth: NDArray[np.float32]
    largest: int  # the largest of the sizes


def pack(tokens: list[str], counts: list[int], postings: Sequence[array[int]], joined: set[int]) -> Arrays:
    """Return the arrays of a vocabulary. ``joined`` are the tokens that run two words together."""
    found = array("Q")  # digest and word in one number: a tuple each would take ten times the memory
    for number, token in enumerate(tokens):
        heard = _keys(token[1:], "abjad", False) if token[0] == ABJAD else _keys(token, "latin", number not in joined)
        mark = _JOINED if number in joined else ""
        found.extend(digest(mark + key) << 32 | number for key in heard)
    table = np.sort(np.frombuffer(found, dtype=np.uint64)) if found else np.empty(0, np.uint64)
    keys = (table >> np.uint64(32)).astype(np.uint32)
    bits = len(keys).bit_length()
    texts = [token.encode() for token in tokens]
    return {
        "token_text": np.frombuffer(b"".join(texts), dtype=np.uint8),
        "token_start": np.cumsum([0, *map(len, texts)], dtype=np.uint32),
        "token_count": np.array(counts, dtype=np.uint32),
        "token_fold": np.array([digest(sounds.fold(token)) for token in tokens], dtype=np.uint32),
        "token_bare": np.array([digest(sounds.skeleton(token)) for token in tokens], dtype=np.uint32),
        "key": keys,
        "key_start": keys.searchsorted(np.arange((1 << bits) + 1) << (_DIGEST - bits)).astype(np.uint32),
        "key_token": (table & np.uint64(0xFFFFFFFF)).astype(np.uint32),
        "posting": np.concatenate(
            [np.frombuffer(one, dtype=np.uint32) for one in postings] or [np.empty(0, np.uint32)]
        ),
        "posting_start": np.cumsum([0, *map(len, postings)], dtype=np.uint32),
    }


def _keys(text: str, mode: str, loose: bool, asked: bool = False) -> list[str]:
    if mode == "abjad":
        return [f"={ABJAD}{text}", *(f"/{one}" for one in abjad.skeletons(text))]
    return sounds.keys(text, loose=loose, asked=asked)


_SAME, _SAME_JOINED = digest("="), digest(f"{_JOINED}=")  # with which the checksums of a word's own keys begin


class _Texts(dict[int, str]):
    """Listed words by their numbers, each read when it is first asked for."""

    def __init__(self, text: memoryview, start: memoryview) -> None:
        self._text, self._start = text, start

    def __missing__(self, token: int) -> str:
        text = self[token] = bytes(self._text[self._start[token] : self._start[token + 1]]).decode()
        return text


class Vocabulary:
    """Looks words up in the arrays of :func:`pack`. ``names`` is how many names the register has."""

    def __init__(self, arrays: Arrays, names: int) -> None:
        self.text = _Texts(arrays["token_text"].data, arrays["token_start"].data).__getitem__
        self._count = arrays["token_count"].data
        self._fold = arrays["token_fold"].data
        self._bare = arrays["token_bare"].data
        self._posting_start = arrays["posting_start"].data
        self._key = arrays["key"].data
        self._key_start = arrays["key_start"].data
        self._key_token = arrays["key_token"].data
        self._shift = _DIGEST - len(arrays["key"]).bit_length()
        self.total = max(names + 1, _SMALLEST)
        self._nothing = Expansion(
            (), (), (), self._info(1), np.empty((2, 0), dtype=np.int64), np.empty(0, dtype=np.float32), 0
        )
        self.expand = lru_cache(_CACHED)(self._expand)
        self._similar = lru_cache(_CACHED)(self._compare)

    def rarity(self, token: int) -> float:
        """Return what a listed word tells, in nats."""
        return self._info(self._count[token])

    def _expand(self, spellings: Spellings, mode: str, kind: str) -> Expansion:
        """Return the listed words that a word with these spellings may be; ``kind`` is person, other or join."""
        found: dict[int, float] = {}
        if mode == "exact":
            self._exact(spellings, found)
        else:
            for text, likeness in spellings:
                for token, value in self._similar(text, mode, kind != "join"):
                    if value * likeness > found.get(token, 0):
                        found[token] = value * likeness
                if kind == "person" and mode == "latin" and (others := words.variants().get(text)):
                    self._exact(others, found)
        if not found:
            return self._nothing
        ranked = sorted(found.items(), key=_likest)[:_MOST]
        tokens, likeness_of = zip(*ranked, strict=True)
        info = self._surprise(tokens, likeness_of)
        places, sizes = [self._posting_start[token] for token in tokens], [self._count[token] for token in tokens]
        return Expansion(
            tokens,
            likeness_of,
            info,
            self._weight(likeness_of, info),
            np.array((places, sizes), dtype=np.int64),
            np.array(list(map(mul, info, likeness_of)), dtype=np.float32),
            max(sizes),
        )

    def _exact(self, spellings: Spellings, found: dict[int, float]) -> None:
        for text, likeness in spellings:
            data = text.encode("utf-8", "surrogatepass")
            for token in self._with((crc32(data, _SAME), crc32(data, _SAME_JOINED))):
                if self.text(token) == text and likeness > found.get(token, 0):
                    found[token] = likeness

    def _with(self, digests: Iterable[int]) -> set[int]:
        """Return the listed words that have a key with one of these checksums."""
        start, key, token, shift = self._key_start, self._key, self._key_token, self._shift
        found: set[int] = set()
        for one in digests:
            bucket = one >> shift
            at, stop = start[bucket], start[bucket + 1]
            if stop - at > _FEW:
                at = bisect_left(key, one, at, stop)
                found.update(token[at : bisect_right(key, one, at, stop)])
                continue
            while at < stop:
                if key[at] == one:
                    found.add(token[at])
                at += 1
        return found

    def _compare(self, text: str, mode: str, alone: bool) -> tuple[tuple[int, float], ...]:
        """Return the listed words that are like ``text``, with their likeness; ``alone``: not two run together."""
        vowelless = mode == "abjad"
        keys = _keys(text, mode, alone, asked=True)
        if alone and len(text) >= _LONG:
            keys += [_JOINED + key for key in _keys(text, mode, False)]
        elif not alone:  # two words and two words are compared one by one, unless they differ by the blank alone
            keys.append(f"{_JOINED}{keys[0]}")
        tokens = sorted(self._with(map(digest, keys)))
        if not tokens:
            return ()
        others = list(map(self.text, tokens))
        if vowelless:
            near = abjad.nearest(text, [other.removeprefix(ABJAD) for other in others], strict=not alone)
        else:
            near = nearest(text, others, [self._fold[one] for one in tokens], [self._bare[one] for one in tokens])
            for at in [at for at, other in enumerate(others) if other[0] == ABJAD]:
                if value := abjad.likeness(others[at][1:], text):
                    near[at] = value
        return tuple((tokens[at], value) for at, value in near.items())

    def _surprise(self, tokens: tuple[int, ...], likeness: tuple[float, ...]) -> tuple[float, ...]:
        """Return what each match tells: how rare are all the words that are as like or more."""
        counts = [self._count[token] for token in tokens]
        info: list[float] = [0.0] * len(tokens)
        at = total = 0
        while at < len(tokens):
            stop = at
            while stop < len(tokens) and likeness[stop] >= likeness[at] - 1e-9:
                total += counts[stop]
                stop += 1
            info[at:stop] = [self._info(total)] * (stop - at)
            at = stop
        return tuple(info)

    def _weight(self, likeness: tuple[float, ...], info: tuple[float, ...]) -> float:
        known = [value for value, one in zip(info, likeness, strict=True) if one >= _SURE]
        return min(known) if known else self._info(1)

    def _info(self, count: int) -> float:
        return max(_LEAST_INFO, math.log(self.total / max(count, 1)))


def _likest(item: tuple[int, float]) -> tuple[float, int]:
    return -item[1], item[0]


_SURE = 0.9

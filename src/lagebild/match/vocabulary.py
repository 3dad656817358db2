"""The words of a register, found by any spelling, with how common each is."""

import math
import zlib
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lagebild.match import abjad, sounds, words
from lagebild.match.archive import Arrays
from lagebild.match.hangul import Spellings
from lagebild.match.similarity import alike

__all__ = ["ABJAD", "Expansion", "Vocabulary", "digest", "pack"]

ABJAD = "~"  # marks listed words that are written without short vowels
_JOINED = "+"  # marks the keys of two listed words run together
_SMALLEST = 1000  # names from which rarity is told by counting; a smaller register is taken for this big
_MOST = 48  # listed words that one word asked for is compared with further
_LEAST_INFO = 0.2  # nats that even the commonest word tells
_CACHED = 30_000  # words asked for whose listed words are remembered


class Expansion(NamedTuple):
    """The listed words that a word may be, best first: how alike, and what a match of that likeness tells, in nats."""

    tokens: tuple[int, ...]
    likeness: tuple[float, ...]
    info: tuple[float, ...]
    weight: float  # nats that the word tells when it is matched best; of an unknown word, what one name in all tells
    array: NDArray[np.uint32]
    worth: NDArray[np.float32]


def pack(tokens: list[str], counts: list[int], postings: list[list[int]], joined: set[int]) -> Arrays:
    """Return the arrays of a vocabulary. ``joined`` are the tokens that run two words together."""
    found: list[tuple[int, int]] = []
    for number, token in enumerate(tokens):
        keys = _keys(token[1:], "abjad", False) if token[0] == ABJAD else _keys(token, "latin", number not in joined)
        if number in joined:
            keys = [_JOINED + key for key in keys]
        found += [(digest(key), number) for key in keys]
    table = np.array(found or [(0, 0)][:0], dtype=np.uint32).reshape(-1, 2)
    table = table[np.lexsort((table[:, 1], table[:, 0]))]
    texts = [token.encode() for token in tokens]
    return {
        "token_text": np.frombuffer(b"".join(texts), dtype=np.uint8),
        "token_start": np.cumsum([0, *map(len, texts)], dtype=np.uint32),
        "token_count": np.array(counts, dtype=np.uint32),
        "key": np.ascontiguousarray(table[:, 0]),
        "key_token": np.ascontiguousarray(table[:, 1]),
        "posting": np.concatenate([np.array(one, dtype=np.uint32) for one in postings] or [np.empty(0, np.uint32)]),
        "posting_start": np.cumsum([0, *map(len, postings)], dtype=np.uint32),
    }


def _keys(text: str, mode: str, loose: bool) -> list[str]:
    if mode == "abjad":
        return [f"={ABJAD}{text}", *(f"/{one}" for one in abjad.skeletons(text))]
    return sounds.keys(text, loose=loose)


def digest(key: str) -> int:
    """Return the checksum that a key is looked up by; different keys may share one."""
    return zlib.crc32(key.encode("utf-8", "surrogatepass"))


class Vocabulary:
    """Looks words up in the arrays of :func:`pack`. ``names`` is how many names the register has."""

    def __init__(self, arrays: Arrays, names: int) -> None:
        self._text = arrays["token_text"].tobytes() if len(arrays["token_text"]) < _COPIED else arrays["token_text"].data
        self._start = arrays["token_start"]
        self._count = arrays["token_count"]
        self._key = arrays["key"]
        self._key_token = arrays["key_token"]
        self.total = max(names + 1, _SMALLEST)
        self.expand = lru_cache(_CACHED)(self._expand)
        self._similar = lru_cache(_CACHED)(self._compare)

    def text(self, token: int) -> str:
        """Return a listed word."""
        return bytes(self._text[self._start[token] : self._start[token + 1]]).decode()

    def rarity(self, token: int) -> float:
        """Return what a listed word tells, in nats."""
        return self._info(int(self._count[token]))

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
                if kind == "person" and mode == "latin":
                    self._exact(words.variants().get(text, ()), found)
        ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
        tokens = tuple(token for token, _ in ranked)
        likeness_of = tuple(value for _, value in ranked)
        info = self._surprise(tokens, likeness_of)
        array = np.array(tokens, dtype=np.uint32)
        worth = np.array([a * b for a, b in zip(info, likeness_of, strict=True)], dtype=np.float32)
        return Expansion(tokens, likeness_of, info, self._weight(likeness_of, info), array, worth)

    def _exact(self, spellings: Spellings, found: dict[int, float]) -> None:
        for (text, likeness), tokens in zip(
            spellings * 2, self._candidates([f"{mark}={text}" for mark in ("", _JOINED) for text, _ in spellings]), strict=True
        ):
            for token in tokens:
                if self.text(token) == text and likeness > found.get(token, 0):
                    found[token] = likeness

    def _candidates(self, keys: list[str]) -> list[list[int]]:
        hashes = np.array([digest(key) for key in keys], dtype=np.uint32)
        first = np.searchsorted(self._key, hashes).tolist()
        last = np.searchsorted(self._key, hashes, side="right").tolist()
        table = self._key_token
        return [table[a:b].tolist() if a < b else [] for a, b in zip(first, last, strict=True)]

    def _compare(self, text: str, mode: str, alone: bool) -> tuple[tuple[int, float], ...]:
        """Return the listed words that are like ``text``, with their likeness; ``alone``: it is not two run together."""
        vowelless = mode == "abjad"
        keys = _keys(text, mode, alone)
        if alone:
            keys += [_JOINED + key for key in _keys(text, mode, False)]
        else:  # two words and two words are compared one by one, unless they differ by the blank alone
            keys.append(f"{_JOINED}{keys[0]}")
        seen: set[int] = set()
        for tokens in self._candidates(keys):
            seen.update(tokens)
        found = []
        for token in seen:
            other = self.text(token)
            if other[0] == ABJAD:
                likeness = float(text == other[1:]) if vowelless else abjad.likeness(other[1:], text)
            else:
                likeness = abjad.likeness(text, other) if vowelless else alike(text, other)
            if likeness > 0:
                found.append((token, likeness))
        return tuple(found)

    def _surprise(self, tokens: tuple[int, ...], likeness: tuple[float, ...]) -> tuple[float, ...]:
        """Return what each match tells: how rare are all the words that are as like or more."""
        counts = self._count[list(tokens)].tolist() if tokens else []
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


_SURE = 0.9
_COPIED = 8_000_000  # bytes of words up to which they are taken into memory, which is quicker to read from



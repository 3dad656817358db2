"""Text as the pieces the network reads, each with its characters, and the windows over them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["Pieces", "Window", "cut", "framed", "windows"]

_BEGIN, _END = 0, 2  # ids that frame what is read
_SPACE = "\u2581"
_WIDEST = 510  # pieces of a window; with the frame, all the positions the network has
_LEFT, _RIGHT = 160, 64  # pieces a window sees before and behind those it answers for
_BLOCK = 20_000  # characters tokenised at once


class Pieces(Struct, frozen=True):
    """Pieces of a text: ``ids``, and for each its first character and the one behind its last (code points)."""

    ids: NDArray[np.int64]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.starts)

    def over(self, where: tuple[int, int]) -> range:
        """Return the pieces that the characters of ``where`` touch; where there are none, the place they would have."""
        first = bisect_right(self.ends, where[0])
        return range(first, max(first, bisect_left(self.starts, where[1])))

    def touched(self, places: Iterable[tuple[int, int]]) -> list[int]:
        """Return which pieces the characters of ``places`` touch, each once, in order."""
        return sorted({k for where in places for k in self.over(where)})


class Window(Struct, frozen=True):
    """Pieces ``start`` to ``end``, of which those from ``first`` to ``last`` are answered for."""

    start: int
    end: int
    first: int
    last: int


def cut(text: str, tokenizer: Tokenizer) -> Pieces:
    """Return the pieces of ``text``; those of nothing but blanks are left out."""
    blank = tokenizer.token_to_id(_SPACE)
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for begin, block in _blocks(text):
        encoded = tokenizer.encode(block, add_special_tokens=False)
        for i, (a, b) in zip(encoded.ids, encoded.offsets, strict=True):
            while a < b and block[a].isspace():
                a += 1
            if a < b and i != blank:
                ids.append(i)
                starts.append(begin + a)
                ends.append(begin + b)
    return Pieces(np.array(ids, dtype=np.int64), starts, ends)


def framed(*parts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return what the network reads: the ids of one window, or of two statements to compare, in their frame."""
    return np.concatenate([[_BEGIN], *(x for part in parts for x in (part, [_END]))])


def windows(count: int) -> list[Window]:
    """Return the windows over ``count`` pieces; each piece is answered for once, in order."""
    if count <= _WIDEST:
        return [Window(0, count, 0, count)] if count else []
    step = _WIDEST - _LEFT - _RIGHT
    made: list[Window] = []
    start = 0
    while True:
        first = made[-1].last if made else 0
        end = start + _WIDEST
        if end >= count:
            return [*made, Window(max(0, count - _WIDEST), count, first, count)]
        made.append(Window(start, end, first, end - _RIGHT))
        start += step


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Cut a long text behind line ends, or, where there are none, anywhere."""
    at = 0
    while at < len(text):
        end = min(len(text), at + _BLOCK)
        if end < len(text):
            end = (text.rfind("\n", at, end) + 1) or end
        yield at, text[at:end]
        at = end

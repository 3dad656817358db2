"""What the mere words of a statement tell of its stance: its pieces and pairs of them as numbers to look up.

The network reads meaning; which word stands for which stance it learns less well than a plain sum over words does
(fastText, Joulin et al. 2017). The file keeps a row for each number that occurs in the training texts.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from lagebild.read.attribution import Range

__all__ = ["LONGEST", "marks", "padded", "rows"]

LONGEST = 256  # pieces of a content that are looked at
_LIMIT = 1 << 64
_ODD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)  # spread the bits
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_CONTENT, _CUE, _SPEAKER, _KIND = range(4)
_PAIRS = 8  # added to a part for its pairs


def marks(
    ids: NDArray[np.int64], content: Range, cue: Range | None, speaker: Range | None, kind: int
) -> NDArray[np.uint32]:
    """Return the numbers of a statement; ranges are places in ``ids``, ``kind`` counts KINDS.

    Every piece of content, cue and speaker gives one, every two neighbours within content or cue another.
    """
    found = []
    for part, where in ((_CONTENT, content), (_CUE, cue)):
        pieces = ids[slice(*where)][:LONGEST] if where else ids[:0]
        found += [_number(part, pieces), _number(_PAIRS + part, pieces[1:], pieces[:-1])]
    found += [_number(_SPEAKER, ids[slice(*speaker)] if speaker else ids[:0]), _number(_KIND, np.array([kind]))]
    return np.concatenate(found)


def rows(keys: NDArray[np.uint32], numbers: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Count from 1 those of ``numbers`` that stand among ``keys``, which are in order; the others are left out."""
    if not len(keys):
        return np.zeros(0, np.int64)
    at = np.searchsorted(keys, numbers).clip(max=len(keys) - 1)
    found: NDArray[np.int64] = at[keys[at] == numbers] + 1
    return found


def padded(statements: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Return the rows of statements one below the other, (statements, most rows), filled up with 0."""
    made = np.zeros((len(statements), max([1, *map(len, statements)])), dtype=np.int64)
    for k, row in enumerate(statements):
        made[k, : len(row)] = row
    return made


def _number(part: int, a: NDArray[np.int64], b: NDArray[np.int64] | None = None) -> NDArray[np.uint32]:
    x = a.astype(np.uint64) * np.uint64(_ODD[1]) + np.uint64(part * _ODD[0] % _LIMIT)
    if b is not None:
        x = x + b.astype(np.uint64) * np.uint64(_ODD[2])
    x = (x ^ (x >> np.uint64(29))) * _MIX
    return (x >> np.uint64(32)).astype(np.uint32)

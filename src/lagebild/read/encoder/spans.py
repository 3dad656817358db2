"""From tags to spans: the likeliest path through the tags that follow one another."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lagebild.read.attribution import Range
from lagebild.read.encoder.labels import NEXT, TAGS

__all__ = ["Tagged", "log_softmax", "softmax", "tagged"]

_BEFORE = tuple(tuple(i for i, t in enumerate(TAGS) if tag in NEXT[t]) for tag in TAGS)
_LAST = tuple(i for i, t in enumerate(TAGS) if t != "G")  # a text cannot end in a gap
_NEVER = -1e9
_OUTSIDE, _BEGINS, _GOES_ON, _GAP, _AGAIN = range(len(TAGS))


class Tagged(Struct, frozen=True):
    """One statement's content: ``spans`` of pieces in order; how sure its begin, inside and end are (0 to 1)."""

    spans: tuple[Range, ...]
    begin: float
    inside: float
    end: float


def softmax(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """Probabilities along the last axis."""
    e = np.exp(x - x.max(-1, keepdims=True))
    made: NDArray[np.float32] = e / e.sum(-1, keepdims=True)
    return made


def log_softmax(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """Logarithms of the probabilities along the last axis."""
    x = x - x.max(-1, keepdims=True)
    made: NDArray[np.float32] = x - np.log(np.exp(x).sum(-1, keepdims=True))
    return made


def tagged(logits: NDArray[np.float32]) -> list[Tagged]:
    """Return the statements of one layer; ``logits`` are (pieces, TAGS)."""
    if not len(logits):
        return []
    logs = log_softmax(logits)
    path = _path(logs.tolist())
    sure = np.exp(logs)
    found: list[list[Range]] = []
    for i, tag in enumerate(path):
        if tag == _BEGINS:
            found.append([(i, i + 1)])
        elif tag == _AGAIN:
            found[-1].append((i, i + 1))
        elif tag == _GOES_ON:
            found[-1][-1] = (found[-1][-1][0], i + 1)
    return [_measured(tuple(spans), path, sure) for spans in found]


def _measured(spans: tuple[Range, ...], path: list[int], sure: NDArray[np.float32]) -> Tagged:
    inside = [float(sure[i, path[i]]) for a, b in spans for i in range(a, b)][1:] or [1.0]
    behind = spans[-1][1]
    end = 1.0 - float(sure[behind, _GOES_ON]) if behind < len(path) else 1.0
    return Tagged(spans, float(sure[spans[0][0], _BEGINS]), sum(inside) / len(inside), end)


def _path(logs: list[list[float]]) -> list[int]:
    """The Viterbi path; plain floats are faster here than arrays of five."""
    best = [logs[0][t] if t in (_OUTSIDE, _BEGINS) else _NEVER for t in range(len(TAGS))]
    came: list[tuple[int, ...]] = []
    for row in logs[1:]:
        origin = tuple(max(before, key=best.__getitem__) for before in _BEFORE)
        best = [best[o] + x for o, x in zip(origin, row, strict=True)]
        came.append(origin)
    tag = max(_LAST, key=best.__getitem__)
    path = [tag]
    for origin in reversed(came):
        tag = origin[tag]
        path.append(tag)
    return path[::-1]

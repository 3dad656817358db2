"""From a content to who said it, by which words, to whom: a start and an end, or nobody."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from lagebild.read.attribution import Range
from lagebild.read.encoder.labels import REACH, ROLES, WIDTH
from lagebild.read.encoder.spans import log_softmax, softmax

__all__ = ["bounds", "distances", "pointed"]

_LONGEST = 60  # pieces of a speaker
_FAR = -4.0  # no single piece weighs more against a part
_LIKELY = 8  # starts and ends that are tried with one another


def distances(count: int, first: int, last: int) -> NDArray[np.int64]:
    """For each of ``count`` pieces its distance class from the content ``first`` to ``last`` (both inside).

    0 … REACH - 1: before it, near to far by doublings; REACH: inside; REACH + 1 … 2 REACH: behind it, near to far.
    """
    at = np.arange(count)
    before, behind = first - at, at - last
    made = np.full(count, REACH)
    for mask, away, base in ((before > 0, before, 0), (behind > 0, behind, REACH + 1)):
        made[mask] = base + np.minimum(REACH - 1, np.log2(away[mask]).astype(np.int64))
    return made


def bounds(parts: NDArray[np.float32]) -> NDArray[np.float32]:
    """How likely each piece begins and ends a part of each role by its tags alone: (ROLES, 2, pieces), logarithms."""
    logs = log_softmax(parts.reshape(len(parts), len(ROLES), 3)).transpose(1, 2, 0)
    ends = np.logaddexp(logs[:, 1], logs[:, 2])
    ends[:, :-1] += np.logaddexp(logs[:, 0, 1:], logs[:, 1, 1:])
    made: NDArray[np.float32] = np.stack([logs[:, 1], ends], 1)
    return made


def pointed(
    parts: NDArray[np.float32],
    ask: NDArray[np.float32],
    offer: NDArray[np.float32],
    none: NDArray[np.float32],
    distance: NDArray[np.float32],
    first: int,
    last: int,
) -> list[tuple[Range | None, float]]:
    """For each of ROLES the pieces that fill it, or none, and how sure that is.

    ``parts`` (pieces, ROLES·3), ``ask`` (pieces, 2·ROLES·2·WIDTH), ``offer`` (pieces, ROLES·2·WIDTH) and ``none``
    (pieces, 2·ROLES) are a window's;
    ``distance`` is (ROLES, 2, 2 REACH + 1); the content reaches from ``first`` to ``last``, both inside.
    """
    roles = len(ROLES)
    asked = ask.reshape(-1, 2, roles, 2, WIDTH)
    wanted = asked[first, 0] + asked[last, 1]
    nobody = none.reshape(-1, 2, roles)
    missing = nobody[first, 0] + nobody[last, 1]
    scores = np.einsum("rsw,prsw->rsp", wanted, offer.reshape(-1, roles, 2, WIDTH)) / np.float32(WIDTH**0.5)
    scores = scores + distance[:, :, distances(len(offer), first, last)] + bounds(parts)
    found: list[tuple[Range | None, float]] = []
    outside = np.cumsum(_inside(parts), -1)
    for r in range(roles):
        begins = softmax(np.append(scores[r, 0], missing[r]))
        ends = softmax(scores[r, 1])
        found.append(_best(begins, ends, outside[r]))
    return found


def _inside(parts: NDArray[np.float32]) -> NDArray[np.float32]:
    """Logarithm of the chance that each piece is not outside the parts of each role: (ROLES, pieces)."""
    logs = log_softmax(parts.reshape(len(parts), len(ROLES), 3)).transpose(1, 2, 0)
    made: NDArray[np.float32] = np.maximum(np.logaddexp(logs[:, 1], logs[:, 2]), _FAR)
    return made


def _best(
    begins: NDArray[np.float32], ends: NDArray[np.float32], inside: NDArray[np.float32]
) -> tuple[Range | None, float]:
    """The likeliest start and end whose pieces between are tagged as such a part too; ``inside`` is summed up."""
    nobody = float(begins[-1])
    best, sure, most = None, 0.0, 0.0
    likely = np.argsort(-ends, kind="stable")[:_LIKELY].tolist()
    for start in np.argsort(-begins[:-1], kind="stable")[:_LIKELY].tolist():
        for end in likely:
            if not start <= end < start + _LONGEST:
                continue
            both = float(begins[start]) * float(ends[end])
            whole = both * math.exp(float(inside[end] - inside[start]))
            if whole > most:
                best, sure, most = (start, end + 1), both, whole
    if best is None or nobody > float(begins[best[0]]):
        return None, nobody
    return best, sure

"""Annotated texts as what the network learns from: pieces with their labels, window by window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from corpus import Claim, Dispatch
from tokenizers import Tokenizer

from lagebild.read.encoder.labels import ENTITIES, KINDS, LAYERS, ROLES, STANCES, TAGS
from lagebild.read.encoder.pieces import Pieces, cut, framed, windows

IGNORED = -100
NOBODY = -1  # the role is not filled


@dataclass
class Pointing:
    """One claim, in pieces of its window: its content's first and last piece, where its roles begin and end."""

    first: int
    last: int
    roles: list[tuple[int, int]]  # for each of ROLES; NOBODY or IGNORED where there is none to learn
    kind: int
    stance: int


@dataclass
class Example:
    """``ids`` with the frame, labels of the same length, and the claims that begin in the window."""

    ids: np.ndarray
    content: np.ndarray  # (LAYERS, length)
    parts: np.ndarray  # (ROLES, length)
    entities: np.ndarray
    pointings: list[Pointing]
    weight: float = 1.0


def examples(dispatch: Dispatch, tokenizer: Tokenizer, *, stance: bool = True) -> Iterator[Example]:
    """Yield the windows of ``dispatch``; without ``stance`` that of its claims is not learnt."""
    pieces = cut(dispatch.text, tokenizer)
    claims = [(c, [_pieces(pieces, r) for r in c.content]) for c in dispatch.claims]
    claims = [(c, _joined([s for s in spans if s[0] < s[1]])) for c, spans in claims]
    claims = sorted(((c, s) for c, s in claims if s), key=lambda x: (x[1][0][0], -x[1][-1][1]))
    content = np.zeros((LAYERS, len(pieces)), dtype=np.int64)
    for _, spans in claims:
        _tag(content, spans)
    parts = np.zeros((len(ROLES), len(pieces)), dtype=np.int64)
    for k, part in enumerate(ROLES):
        for claim in dispatch.claims:
            for where in getattr(claim, part):
                _mark(parts[k], _pieces(pieces, where), 1)
    entities = np.full(len(pieces), IGNORED if dispatch.entities is None else 0, dtype=np.int64)
    for start, end, kind in dispatch.entities or ():
        _mark(entities, _pieces(pieces, (start, end)), 1 + 2 * ENTITIES.index(kind))
    for w in windows(len(pieces)):
        frame = lambda row: np.concatenate([[IGNORED], row[w.start : w.end], [IGNORED]])  # noqa: E731, B023
        found = [
            _pointing(c, spans, pieces, w.start, w.end, stance) for c, spans in claims if w.start <= spans[0][0] < w.end
        ]
        yield Example(
            framed(pieces.ids[w.start : w.end]),
            np.stack([frame(row) for row in content]),
            np.stack([frame(row) for row in parts]),
            frame(entities),
            found,
        )


def _pieces(pieces: Pieces, where: tuple[int, int]) -> tuple[int, int]:
    over = pieces.over(where)
    return over.start, over.stop


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans with nothing between them as one."""
    made: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def _tag(content: np.ndarray, spans: list[tuple[int, int]]) -> None:
    """Write one claim into the first layer where its place is free; one that finds none is not learnt."""
    start, end = spans[0][0], spans[-1][1]
    for layer in content:
        if not layer[start:end].any():
            layer[start:end] = TAGS.index("G")
            for k, (a, b) in enumerate(spans):
                layer[a:b] = TAGS.index("I")
                layer[a] = TAGS.index("C" if k else "B")
            return


def _mark(row: np.ndarray, where: tuple[int, int], first: int) -> None:
    start, end = where
    if start < end and not row[start:end].any():
        row[start:end] = first + 1
        row[start] = first


def _pointing(
    claim: Claim, spans: list[tuple[int, int]], pieces: Pieces, start: int, end: int, stance: bool
) -> Pointing:
    roles = []
    for role in ROLES:
        where = getattr(claim, role)
        if not where:
            roles.append((NOBODY, NOBODY))
            continue
        a, b = _pieces(pieces, where[0])
        roles.append((a - start + 1, b - start) if start <= a < b <= end else (IGNORED, IGNORED))
    last = min(spans[-1][1], end) - 1
    return Pointing(
        spans[0][0] - start + 1,
        last - start + 1,
        roles,
        KINDS.index(claim.kind),
        STANCES.index(claim.stance) if stance else IGNORED,
    )

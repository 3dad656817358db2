"""What the network proposes for a text: contents with their roles, kind and stance, in pieces."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from lagebild.read.attribution import Range
from lagebild.read.encoder.labels import KINDS, LAYERS, ROLES, STANCES, TAGS
from lagebild.read.encoder.pieces import Pieces, Window, framed, windows
from lagebild.read.encoder.pointing import pointed
from lagebild.read.encoder.spans import Tagged, softmax, tagged
from lagebild.read.encoder.wording import marks

__all__ = ["Outputs", "Proposal", "Run", "Worded", "proposals"]

Outputs = Mapping[str, NDArray[np.float32]]
Run = Callable[[NDArray[np.int64]], Outputs]
Worded = Callable[[list[NDArray[np.uint32]]], NDArray[np.float32]]
_AT_ONCE = 64  # statements whose words are looked up together
_KEPT = 48  # windows whose outputs are kept; those of a longer text are run again when their claims are read


class Proposal(Struct, frozen=True):
    """One statement; ranges are pieces of the text."""

    content: Tagged
    layer: int
    roles: tuple[Range | None, ...]  # in the order of ROLES
    sure: tuple[float, ...]  # how sure each role is
    kinds: tuple[float, ...]  # probability of each of KINDS
    stances: NDArray[np.float32]  # what speaks for each of STANCES, as logits


def proposals(
    pieces: Pieces, run: Run, distance: NDArray[np.float32], worded: Worded
) -> tuple[list[Proposal], NDArray[np.float32]]:
    """Return the statements the network sees in ``pieces``, in text order, and how surely each piece is in one.

    ``run`` gives the outputs of HEADS for the ids of one window with its frame, ``worded`` what the words of
    statements tell of their stances. Memory does not grow with the text beyond its tags.
    """
    seen = windows(len(pieces))
    kept: OrderedDict[int, Outputs] = OrderedDict()

    def outputs(k: int) -> Outputs:
        if k not in kept:
            made = run(framed(pieces.ids[seen[k].start : seen[k].end]))
            kept[k] = {name: value[1:-1] for name, value in made.items()}
            if len(kept) > _KEPT:
                kept.popitem(last=False)
        return kept[k]

    tags = [outputs(k)["content"][w.first - w.start : w.last - w.start] for k, w in enumerate(seen)]
    logits = (
        np.concatenate(tags).reshape(-1, LAYERS, len(TAGS)) if tags else np.zeros((0, LAYERS, len(TAGS)), np.float32)
    )
    found = sorted(
        ((t, layer) for layer in range(LAYERS) for t in tagged(logits[:, layer])),
        key=lambda x: (x[0].spans[0][0], x[1]),
    )
    made, k = [], 0
    for content, layer in found:
        while content.spans[0][0] >= seen[k].last:
            k += 1
        made.append(_proposal(content, layer, seen[k], outputs(k), distance))
    made = [p for i in range(0, len(made), _AT_ONCE) for p in _reworded(made[i : i + _AT_ONCE], pieces, worded)]
    return made, 1 - softmax(logits)[:, :, 0].min(1)


def _reworded(found: list[Proposal], pieces: Pieces, worded: Worded) -> list[Proposal]:
    """Add to what the network thinks of the stances what the words alone tell of them."""
    speaker, cue = (ROLES.index(role) for role in ("speaker", "cue"))
    told = worded(
        [
            marks(
                pieces.ids,
                (p.content.spans[0][0], p.content.spans[-1][1]),
                p.roles[cue],
                p.roles[speaker],
                int(np.argmax(p.kinds)),
            )
            for p in found
        ]
    )
    return [replace(p, stances=p.stances + more) for p, more in zip(found, told, strict=True)]


def _proposal(content: Tagged, layer: int, window: Window, outputs: Outputs, distance: NDArray[np.float32]) -> Proposal:
    first = content.spans[0][0] - window.start
    last = min(content.spans[-1][1], window.end) - 1 - window.start
    roles = pointed(outputs["parts"], outputs["ask"], outputs["offer"], outputs["none"], distance, first, last)
    cue = roles[ROLES.index("cue")][0]
    manner = outputs["manner"].reshape(-1, 4, len(KINDS) + len(STANCES))
    said = manner[first, 0] + manner[last, 1] + manner[first : last + 1, 3].mean(0)
    if cue is not None:
        said = said + manner[cue[0], 2]
    return Proposal(
        content,
        layer,
        tuple(None if r is None else (r[0] + window.start, r[1] + window.start) for r, _ in roles),
        tuple(sure for _, sure in roles),
        tuple(softmax(said[: len(KINDS)]).tolist()),
        said[len(KINDS) :],
    )

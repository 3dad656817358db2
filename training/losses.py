"""How far the network's outputs are from the labels."""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from windows import IGNORED, NOBODY, Example

from lagebild.read.encoder.labels import HEADS, KINDS, LAYERS, ROLES, STANCES, TAGS, WIDTH
from lagebild.read.encoder.pointing import distances

_DENSITY = 40  # pieces a claim, about: brings sums over pieces to the scale of sums over claims
_SOFT = 0.05  # of the truth about a stance is spread over the others, which often are near
_WEIGHTS = {"content": 1.0, "parts": 0.3, "entities": 0.3, "roles": 1.0, "kind": 0.5, "stance": 5.0}


def padded(batch: list[Example]) -> tuple[Tensor, Tensor, dict[str, Tensor]]:
    """Return ids, mask and the piece-wise labels of ``batch``, padded to its longest window."""
    longest = max(len(e.ids) for e in batch)

    def pad(rows: list[np.ndarray], fill: int) -> Tensor:
        made = np.full((len(rows), *rows[0].shape[:-1], longest), fill, dtype=np.int64)
        for k, row in enumerate(rows):
            made[k, ..., : row.shape[-1]] = row
        return torch.from_numpy(made)

    ids = pad([e.ids for e in batch], 1)
    mask = torch.arange(longest)[None, :] < torch.tensor([len(e.ids) for e in batch])[:, None]
    labels = {name: pad([getattr(e, name) for e in batch], IGNORED) for name in ("content", "parts", "entities")}
    return ids, mask, labels


def loss(
    outputs: tuple[Tensor, ...], batch: list[Example], labels: dict[str, Tensor], distance: Tensor
) -> dict[str, Tensor]:
    """Return the parts of the loss by name, weighted; their sum is what training lowers."""
    named = {name: value.float() for name, value in zip(HEADS, outputs, strict=True)}
    weights = torch.tensor([e.weight for e in batch])
    scale = sum(len(e.ids) * e.weight for e in batch) / _DENSITY
    found = {}
    for name, layers, classes in (
        ("content", LAYERS, len(TAGS)),
        ("parts", len(ROLES), 3),
        ("entities", 1, HEADS["entities"]),
    ):
        logits = named[name].unflatten(-1, (layers, classes)).permute(0, 3, 2, 1)
        each = functional.cross_entropy(
            logits, labels[name].view(len(batch), layers, -1), ignore_index=IGNORED, reduction="none"
        )
        found[name] = (each * weights[:, None, None]).sum() / scale
    sums = dict.fromkeys(("roles", "kind", "stance"), torch.zeros(()))
    for k, e in enumerate(batch):
        if e.pointings:
            parts = _claims({n: v[k, : len(e.ids)] for n, v in named.items()}, e, distance)
            sums = {n: sums[n] + e.weight * parts[n] for n in sums}
    found |= {n: value / scale for n, value in sums.items()}
    return {n: _WEIGHTS[n] * value for n, value in found.items()}


def _claims(out: dict[str, Tensor], e: Example, distance: Tensor) -> dict[str, Tensor]:
    """The losses of one window's claims: roles, kind and stance, summed."""
    first = torch.tensor([p.first for p in e.pointings])
    last = torch.tensor([p.last for p in e.pointings])
    roles, length = len(ROLES), len(e.ids)
    ask = out["ask"].view(length, 2, roles, 2, WIDTH)
    wanted = ask[first, 0] + ask[last, 1]
    scores = torch.einsum("crsw,prsw->crsp", wanted, out["offer"].view(length, roles, 2, WIDTH)) / math.sqrt(WIDTH)
    classes = torch.from_numpy(np.stack([distances(length, p.first, p.last) for p in e.pointings]))
    scores = scores + distance[:, :, classes].permute(2, 0, 1, 3) + _bounds(out["parts"])
    none = out["none"].view(length, 2, roles)
    missing = none[first, 0] + none[last, 1]
    target = torch.tensor([p.roles for p in e.pointings])  # claims, roles, 2
    begins = torch.cat([scores[:, :, 0], missing[:, :, None]], -1)
    start = torch.where(target[:, :, 0] == NOBODY, torch.full_like(target[:, :, 0], length), target[:, :, 0])
    end = torch.where(target[:, :, 1] == NOBODY, torch.full_like(target[:, :, 1], IGNORED), target[:, :, 1])
    pointing = functional.cross_entropy(begins.flatten(0, 1), start.flatten(), ignore_index=IGNORED, reduction="sum")
    pointing = pointing + functional.cross_entropy(
        scores[:, :, 1].flatten(0, 1), end.flatten(), ignore_index=IGNORED, reduction="sum"
    )
    manner = out["manner"].view(length, 4, len(KINDS) + len(STANCES))
    cue = target[:, ROLES.index("cue"), 0]
    mean = torch.stack([manner[p.first : p.last + 1, 3].mean(0) for p in e.pointings])
    told = torch.where((cue >= 0)[:, None], manner[cue.clamp(min=0), 2], 0.0)
    said = manner[first, 0] + manner[last, 1] + told + mean
    kinds = torch.tensor([p.kind for p in e.pointings])
    stances = torch.tensor([p.stance for p in e.pointings])
    return {
        "roles": pointing,
        "kind": functional.cross_entropy(said[:, : len(KINDS)], kinds, reduction="sum"),
        "stance": functional.cross_entropy(
            said[:, len(KINDS) :], stances, ignore_index=IGNORED, reduction="sum", label_smoothing=_SOFT
        ),
    }


def _bounds(parts: Tensor) -> Tensor:
    """The same as lagebild.read.encoder.pointing.bounds, to learn through."""
    logs = functional.log_softmax(parts.view(len(parts), len(ROLES), 3), -1).permute(1, 2, 0)
    ends = torch.logaddexp(logs[:, 1], logs[:, 2])
    after = torch.logaddexp(logs[:, 0, 1:], logs[:, 1, 1:])
    return torch.stack([logs[:, 1], ends + functional.pad(after, (0, 1))], 1)

"""Statements of one fact in several languages, with near misses: what the vectors of meaning learn from.

A line of ``facts/*.jsonl``: ``{"id", "same": {language: statement}, "other": [{"language", "differs", "text"}]}``, or,
instead of ``other``, ``"reversed": {language: statement}``: another fact, in which the parties have changed roles.
"""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path

import numpy as np
import torch
from network import Network
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from lagebild.read.encoder.labels import HEADS
from lagebild.read.encoder.pieces import cut, framed

GROUPS = 16  # facts in a batch
MISSES = 2  # near misses of each
_SHARPNESS = 20.0  # cosines are multiplied by it (InfoNCE; van den Oord et al. 2018)
_ORDER = list(HEADS)


def held_out(row: dict) -> bool:
    """Whether a fact is kept from training, to fit on: one in six, by its number."""
    return int(row["id"].rpartition("-")[2]) % 6 == 5


def load(folder: Path) -> list[dict]:
    """Return the facts below ``folder`` with their near misses; a reversed fact stands for itself, too."""
    rows = [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        if line
    ]
    found = []
    for row in rows:
        if "reversed" not in row:
            found.append(row)
            continue
        for one, other in (("same", "reversed"), ("reversed", "same")):
            misses = [{"language": k, "differs": "direction", "text": text} for k, text in row[other].items()]
            found.append({"id": row["id"], "same": row[one], "other": misses})
    return found


class Facts:
    """The groups below ``folder``, tokenised."""

    def __init__(self, folder: Path, tokenizer: Tokenizer) -> None:
        self._groups = []
        for row in itertools.filterfalse(held_out, load(folder)):
            same = {language: cut(text, tokenizer).ids for language, text in row["same"].items()}
            self._groups.append((same, [(o["language"], cut(o["text"], tokenizer).ids) for o in row["other"]]))

    def __len__(self) -> int:
        return len(self._groups)

    def loss(self, network: Network) -> Tensor:
        """Draw a batch and return how badly each statement finds its twin in another language."""
        drawn = random.sample(self._groups, min(GROUPS, len(self._groups)))
        anchors, twins, misses = [], [], []
        for same, other in drawn:
            a, b = random.sample(sorted(same), 2)
            anchors.append(same[a])
            twins.append(same[b])
            misses += [ids for _, ids in random.sample(other, min(MISSES, len(other)))]
        vectors = functional.normalize(_sums(network, [framed(x) for x in anchors + twins + misses]), dim=-1)
        count = len(drawn)
        close = _SHARPNESS * vectors[:count] @ vectors[count:].T
        target = torch.arange(count)
        return functional.cross_entropy(close, target) + functional.cross_entropy(close[:, :count].T, target)


def _run(network: Network, rows: list[np.ndarray], head: str) -> Tensor:
    longest = max(map(len, rows))
    ids = torch.ones((len(rows), longest), dtype=torch.long)
    for k, row in enumerate(rows):
        ids[k, : len(row)] = torch.from_numpy(row)
    lengths = torch.tensor([len(r) for r in rows])
    with torch.autocast("cpu", torch.bfloat16):
        return network(ids, torch.arange(longest)[None, :] < lengths[:, None])[_ORDER.index(head)].float()


def _sums(network: Network, rows: list[np.ndarray]) -> Tensor:
    meaning = _run(network, rows, "meaning")
    at = torch.arange(meaning.shape[1])[None, :]
    inside = (at > 0) & (at < torch.tensor([len(r) for r in rows])[:, None] - 1)
    return (meaning * inside[:, :, None]).sum(1)

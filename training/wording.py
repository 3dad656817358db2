"""Train what the mere words tell of the stance: ``python training/wording.py OUT/network.pt``; writes wording.pt.

A sum over rows of the words' numbers (lagebild.read.encoder.wording) and a small layer; it learns apart from the
network, so that the two err apart, and what it says is added to what the network says.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import corpus
import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from windows import Example, Pointing, examples

from lagebild.read.encoder.labels import ROLES, STANCES
from lagebild.read.encoder.wording import marks, padded, rows

_LEAST = 4  # times a number must occur
_ROW, _INNER = 48, 64
_HIDDEN = 0.3  # share of a statement's numbers that are hidden in training
_SOFT = 0.1  # of the truth is spread over the other stances
# what counts beside the network's 1: best on the contrasts among the kept-out dispatches is 0.4, on plainer news 0.8
WEIGHT = 0.6
HERE = Path(__file__).resolve().parent


class Wording(nn.Module):
    """Rows (statements, numbers) counted from 1, 0 for none → what speaks for each stance, (statements, STANCES)."""

    def __init__(self, rows: int, drop: float = 0.3) -> None:
        super().__init__()
        self.rows = nn.Embedding(rows + 1, _ROW, padding_idx=0)
        nn.init.normal_(self.rows.weight, 0, 0.05)
        self.norm = nn.LayerNorm(_ROW)
        self.inner, self.out = nn.Linear(_ROW, _INNER), nn.Linear(_INNER, len(STANCES))
        self.drop = nn.Dropout(drop)
        with torch.no_grad():
            self.rows.weight[0] = 0

    def forward(self, numbers: Tensor) -> Tensor:
        x = self.drop(self.norm(self.rows(numbers).sum(1)))
        return self.out(self.drop(functional.gelu(self.inner(x))))


def main() -> None:
    """Read the arguments, train and write."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("network", type=Path)
    p.add_argument("--dispatches", type=Path, default=HERE / "dispatches")
    p.add_argument("--epochs", type=int, default=6)
    p.add_argument("--rate", type=float, default=3e-3)
    p.add_argument("--seed", type=int, default=1718)
    a = p.parse_args()
    torch.manual_seed(a.seed)
    tokenizer = Tokenizer.from_file(str(a.network.parent.parent / "tokenizer.json"))
    texts = corpus.load(a.dispatches)
    learnt, kept_out = (
        _statements([d for d in texts if corpus.held_out(d) is out], tokenizer) for out in (False, True)
    )
    times = Counter(int(x) for numbers, _ in learnt for x in set(numbers.tolist()))
    keys = np.array(sorted(x for x, n in times.items() if n >= _LEAST), dtype=np.uint32)
    wording = Wording(len(keys))
    train(wording, [(rows(keys, numbers), stance) for numbers, stance in learnt], a)
    told = wording(torch.from_numpy(padded([rows(keys, numbers) for numbers, _ in kept_out]))).argmax(1)
    right = (told == torch.tensor([stance for _, stance in kept_out])).float().mean()
    print(json.dumps({"numbers": len(keys), "kept out": len(kept_out), "right": round(float(right), 4)}))
    torch.save(
        {"keys": torch.from_numpy(keys.astype(np.int64)), **wording.state_dict()}, a.network.parent / "wording.pt"
    )


def read(path: Path) -> tuple[np.ndarray, Wording]:
    """Return the numbers and what was trained."""
    state = torch.load(path, weights_only=True)
    keys = state.pop("keys").numpy().astype(np.uint32)
    wording = Wording(len(keys))
    wording.load_state_dict(state)
    return keys, wording.eval()


def train(wording: Wording, statements: list[tuple[np.ndarray, int]], a: argparse.Namespace) -> None:
    """Train for the epochs asked for."""
    optimizer = torch.optim.Adam(wording.parameters(), lr=a.rate)
    order = sorted(range(len(statements)), key=lambda k: len(statements[k][0]))
    batches = [order[i : i + 64] for i in range(0, len(order), 64)]
    steps = a.epochs * len(batches)
    for epoch in range(a.epochs):
        wording.train()
        told = 0.0
        for k, b in enumerate(torch.randperm(len(batches)).tolist()):
            optimizer.param_groups[0]["lr"] = a.rate * (1.01 - (epoch * len(batches) + k) / steps)
            numbers = torch.from_numpy(padded([statements[i][0] for i in batches[b]]))
            numbers = numbers * (torch.rand(numbers.shape) >= _HIDDEN)
            truth = torch.tensor([statements[i][1] for i in batches[b]])
            loss = functional.cross_entropy(wording(numbers), truth, label_smoothing=_SOFT)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            told += float(loss.detach())
        print(json.dumps({"epoch": epoch + 1, "loss": round(told / len(batches), 4)}), flush=True)
    wording.eval()


def _statements(texts: list[corpus.Dispatch], tokenizer: Tokenizer) -> list[tuple[np.ndarray, int]]:
    return [_statement(e, q) for d in texts for e in examples(d, tokenizer) for q in e.pointings]


def _statement(e: Example, q: Pointing) -> tuple[np.ndarray, int]:
    cue, speaker = (
        (a, b + 1) if 0 <= a <= b else None for a, b in (q.roles[ROLES.index(r)] for r in ("cue", "speaker"))
    )
    return marks(e.ids, (q.first, q.last + 1), cue, speaker, q.kind), q.stance


if __name__ == "__main__":
    main()

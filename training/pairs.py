"""Train what compares two statements: ``python training/pairs.py OUT/network.pt``; writes likeness.pt beside it.

The encoder stays as it is; what it says of every statement is reckoned once. Half of the pairs tell one fact in two
languages; the other half are near misses, those that were written and those that a substitution makes. Where it is
known which words contradict, the pieces learn it.
"""

from __future__ import annotations

import argparse
import difflib
import json
import random
import re
import sys
import time
from pathlib import Path

import numpy as np
import torch
from facts import held_out
from facts import load as load_facts
from likeness import Likeness, layers_of
from measures import area
from msgspec import Struct
from network import load
from substitutions import one_change, same_change
from tokenizers import Tokenizer
from torch.nn import functional

from lagebild.read.encoder.pieces import Pieces, cut, framed

_WORD = re.compile("[가-힣]+|[一-鿿]|\\w+")
_UNLIKE = 0.45  # share of a near miss's words that may be new, for them to be what contradicts
_FAR = -1e4
HERE = Path(__file__).resolve().parent


class Pair(Struct):
    """Two statements, whether they tell one fact, and the pieces that contradict where that is known."""

    texts: tuple[str, str]
    same: float
    against: tuple[np.ndarray | None, np.ndarray | None]


class Senses:
    """What the encoder says of statements, each reckoned once: bfloat16 (pieces, 2 · width)."""

    def __init__(self, network: torch.nn.Module, tokenizer: Tokenizer) -> None:
        self._network, self._tokenizer = network, tokenizer
        self._layers: dict[str, torch.Tensor] = {}
        self._pieces: dict[str, Pieces] = {}

    def pieces(self, text: str) -> Pieces:
        """The pieces of a statement."""
        if text not in self._pieces:
            self._pieces[text] = cut(text, self._tokenizer)
        return self._pieces[text]

    @torch.no_grad()
    def reckon(self, texts: list[str], at_once: int = 64) -> None:
        """Reckon the statements that are new."""
        new = sorted({t for t in texts if t not in self._layers}, key=lambda t: len(self.pieces(t).ids))
        for k in range(0, len(new), at_once):
            part = new[k : k + at_once]
            rows = [framed(self.pieces(t).ids) for t in part]
            ids = torch.ones((len(rows), max(map(len, rows))), dtype=torch.long)
            for i, row in enumerate(rows):
                ids[i, : len(row)] = torch.from_numpy(row)
            mask = torch.arange(ids.shape[1])[None, :] < torch.tensor([len(r) for r in rows])[:, None]
            with torch.autocast("cpu", torch.bfloat16):
                layers = layers_of(self._network.hidden(ids, mask)).bfloat16()
            for i, text in enumerate(part):
                self._layers[text] = layers[i, 1 : len(rows[i]) - 1].clone()
            print(f"statements {k + len(part)}/{len(new)}", end="\r", file=sys.stderr, flush=True)

    def layers(self, text: str) -> torch.Tensor:
        """What was reckoned of a statement, (pieces, 2 · width)."""
        return self._layers[text]

    def batch(self, texts: list[str]) -> tuple[torch.Tensor, torch.Tensor]:
        """(batch, pieces, 2 · width), and 0 where there is text, far below behind it."""
        rows = [self._layers[t] for t in texts]
        longest = max(map(len, rows))
        layers, inside = torch.zeros(len(rows), longest, rows[0].shape[1]), torch.full((len(rows), longest), _FAR)
        for i, row in enumerate(rows):
            layers[i, : len(row)], inside[i, : len(row)] = row.float(), 0.0
        return layers, inside


def main() -> None:
    """Read the arguments and train."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("network", type=Path)
    p.add_argument("--facts", type=Path, default=HERE / "facts")
    p.add_argument("--steps", type=int, default=6000)
    p.add_argument("--batch", type=int, default=24)
    p.add_argument("--stock", type=int, default=8000, help="pairs drawn at a time; three times")
    p.add_argument("--rate", type=float, default=5e-4)
    p.add_argument("--start", type=Path, help="likeness.pt of an earlier training to go on from")
    p.add_argument("--seed", type=int, default=1718)
    a = p.parse_args()
    random.seed(a.seed)
    torch.manual_seed(a.seed)
    senses = Senses(load(a.network), Tokenizer.from_file(str(a.network.parent.parent / "tokenizer.json")))
    groups = load_facts(a.facts)
    likeness = Likeness()
    if a.start:
        likeness.load_state_dict(torch.load(a.start, weights_only=True))
    chance = random.Random(a.seed)
    kept_out = drawn([g for g in groups if held_out(g)], 1200, senses, chance)
    learnt = [g for g in groups if not held_out(g)]
    train(likeness, learnt, kept_out, senses, a)
    torch.save(likeness.state_dict(), a.network.parent / "likeness.pt")


def train(likeness: Likeness, groups: list[dict], kept_out: list[Pair], senses: Senses, a: argparse.Namespace) -> None:
    """Train for the steps asked for; tells now and then how well kept-out pairs are told apart."""
    optimizer = torch.optim.AdamW(likeness.parameters(), lr=a.rate, weight_decay=0.02, betas=(0.9, 0.98))
    chance, stock, order = random.Random(a.seed + 1), [], []
    senses.reckon([t for pair in kept_out for t in pair.texts])
    began, told = time.perf_counter(), 0.0
    for k in range(a.steps):
        if not order:
            if len(stock) < 3 * a.stock:
                new = drawn(groups, a.stock, senses, chance)
                senses.reckon([t for pair in new for t in pair.texts])
                stock += new
            order = _batches(stock, a.batch, senses)
        batch = [stock[i] for i in order.pop()]
        for group in optimizer.param_groups:
            group["lr"] = a.rate * min(1.0, (k + 1) / 100, 1.05 * (a.steps - k) / a.steps)
        loss = _loss(likeness, batch, senses)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(likeness.parameters(), 1.0)
        optimizer.step()
        told += float(loss.detach())
        if (k + 1) % 500 == 0:
            row = {"step": k + 1, "seconds": round(time.perf_counter() - began), "loss": round(told / 500, 4)}
            print(json.dumps(row | {"kept out AUC": round(told_apart(likeness, kept_out, senses), 4)}), flush=True)
            torch.save(likeness.state_dict(), a.network.parent / "likeness.part")
            told = 0.0


def drawn(groups: list[dict], count: int, senses: Senses, chance: random.Random) -> list[Pair]:
    """Draw pairs, every second of one fact."""
    made: list[Pair] = []
    while len(made) < count:
        group = chance.choice(groups)
        here, there = chance.sample(sorted(group["same"]), 2)
        a, b = group["same"][here], group["same"][there]
        if len(made) % 2:
            if chance.random() < 0.6:
                a, b = same_change(a, here, b, there, chance)
            against = tuple(np.zeros(len(senses.pieces(t).ids), np.float32) for t in (a, b))
            pair = Pair((a, b), 1.0, against)
        else:
            pair = _near_miss(group, groups, (here, there), senses, chance)
        if pair is not None:
            made.append(pair if chance.random() < 0.5 else Pair(pair.texts[::-1], pair.same, pair.against[::-1]))
    return made


def _near_miss(
    group: dict, groups: list[dict], languages: tuple[str, str], senses: Senses, chance: random.Random
) -> Pair | None:
    here, there = languages
    a, b = group["same"][here], group["same"][there]
    kind = chance.random()
    if kind < 0.05:  # another fact altogether
        other = chance.choice(groups)
        return None if other is group else Pair((a, other["same"][there]), 0.0, (None, None))
    if kind < 0.5:
        if chance.random() < 0.5:
            a, b = same_change(a, here, b, there, chance)
        changed = one_change(a, here, b, there, chance)
        return changed and Pair((a, changed[0]), 0.0, (None, _marked(senses.pieces(changed[0]), changed[1])))
    miss = chance.choice(group["other"])
    there = miss["language"]
    a = group["same"][chance.choice([x for x in sorted(group["same"]) if x != there])]
    new = _new_words(group["same"].get(there, ""), miss["text"])
    return Pair((a, miss["text"]), 0.0, (None, _marked(senses.pieces(miss["text"]), new) if new else None))


def _new_words(old: str, new: str) -> list[tuple[int, int]]:
    """Where ``new`` has other words than ``old``; nothing where most of it is new."""
    before = [m.group().lower() for m in _WORD.finditer(old)]
    after = [(m.group().lower(), m.span()) for m in _WORD.finditer(new)]
    steps = difflib.SequenceMatcher(None, before, [w for w, _ in after], autojunk=False).get_opcodes()
    found = [after[k][1] for kind, _, _, i, j in steps if kind in ("replace", "insert") for k in range(i, j)]
    return found if len(found) <= _UNLIKE * len(after) else []


def _marked(pieces: Pieces, places: list[tuple[int, int]]) -> np.ndarray:
    spans = zip(pieces.starts, pieces.ends, strict=True)
    return np.array([float(any(s < b and a < e for a, b in places)) for s, e in spans], dtype=np.float32)


def _batches(stock: list[Pair], size: int, senses: Senses) -> list[list[int]]:
    """Pairs of about one length together, in random order."""
    lengths = [sum(len(senses.pieces(t).ids) for t in pair.texts) * random.uniform(0.85, 1.15) for pair in stock]
    order = sorted(range(len(stock)), key=lengths.__getitem__)
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    random.shuffle(batches)
    return batches


def _compared(likeness: Likeness, batch: list[Pair], senses: Senses) -> tuple[torch.Tensor, torch.Tensor]:
    (x, in_x), (y, in_y) = (senses.batch([pair.texts[k] for pair in batch]) for k in (0, 1))
    with torch.autocast("cpu", torch.bfloat16):
        odds, against = likeness(likeness.sense(x), likeness.sense(y), in_x, in_y)
    return odds.float(), against.float()


def _loss(likeness: Likeness, batch: list[Pair], senses: Senses) -> torch.Tensor:
    odds, against = _compared(likeness, batch, senses)
    truth = torch.tensor([pair.same for pair in batch])
    loss = functional.binary_cross_entropy_with_logits(odds, truth)
    sides = [max(len(senses.pieces(pair.texts[k]).ids) for pair in batch) for k in (0, 1)]
    labels = torch.full(against.shape, -1.0)
    for i, pair in enumerate(batch):
        for k, marks in enumerate(pair.against):
            if marks is not None:
                labels[i, k * sides[0] : k * sides[0] + len(marks)] = torch.from_numpy(marks)
    known = labels >= 0
    if known.any():
        loss = loss + functional.binary_cross_entropy_with_logits(
            against[known], labels[known], pos_weight=torch.tensor(3.0)
        )
    return loss


@torch.no_grad()
def told_apart(likeness: Likeness, pairs: list[Pair], senses: Senses) -> float:
    """The chance that a true pair is told to be more alike than a false one."""
    likeness.eval()
    parts = [_compared(likeness, pairs[i : i + 32], senses)[0] for i in range(0, len(pairs), 32)]
    likeness.train()
    return area(torch.cat(parts).tolist(), [pair.same > 0 for pair in pairs])


if __name__ == "__main__":
    main()

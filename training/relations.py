"""Train what reads who does it to whom: ``python training/relations.py OUT/network.pt``; writes relations.pt beside it.

Of every two parties that a statement names, a vector tells how they stand to each other; laid the other way round it
has the other sign. Two statements of one fact agree in it, those with changed roles do not (an antisymmetric form of
the relation classifiers of Soares et al. 2019). The encoder stays as it is. Parties are found as reading finds them.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
from collections.abc import Iterator
from pathlib import Path

import torch
from facts import held_out
from facts import load as load_facts
from measures import area
from msgspec import Struct
from network import load
from pairs import Senses
from substitutions import same_change, swapped_states
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from lagebild.read.encoder.labels import RELATION, STANDING
from lagebild.weigh.sameness import parties

_INNER = 128
HERE = Path(__file__).resolve().parent


class Relations(nn.Module):
    """``stand`` makes (…, pieces, STANDING) of the encoder's layers; ``forward`` relates two parties' means of it."""

    def __init__(self, width: int = 384) -> None:
        super().__init__()
        self.standing = nn.Linear(2 * width, STANDING)
        self.inner, self.out = nn.Linear(2 * STANDING, _INNER), nn.Linear(_INNER, RELATION)
        self.before, self.drop = nn.Dropout(0.2), nn.Dropout(0.3)
        self.sharpness, self.bias = nn.Parameter(torch.tensor(-1.0)), nn.Parameter(torch.tensor(0.0))

    def stand(self, layers: Tensor) -> Tensor:
        """How a piece stands to the others."""
        return self.standing(self.before(layers))

    def forward(self, sides: Tensor) -> Tensor:
        """(n, 2, STANDING) → (n, RELATION); the sides changed over give the same with the other sign."""
        return self._one(sides) - self._one(sides.flip(1))

    def _one(self, sides: Tensor) -> Tensor:
        return self.out(self.drop(functional.gelu(self.inner(self.drop(functional.gelu(sides.flatten(1)))))))


class Pair(Struct):
    """Two statements with the pieces of two parties in each, and whether they tell one fact."""

    texts: tuple[str, str]
    pieces: tuple[tuple[list[int], list[int]], tuple[list[int], list[int]]]
    same: bool


def main() -> None:
    """Read the arguments, train and write."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("network", type=Path)
    p.add_argument("--facts", type=Path, default=HERE / "facts")
    p.add_argument("--epochs", type=int, default=8)
    p.add_argument("--changed", type=int, default=8000, help="pairs with other states in them")
    p.add_argument("--rate", type=float, default=1e-3)
    p.add_argument("--seed", type=int, default=1718)
    a = p.parse_args()
    torch.manual_seed(a.seed)
    senses = Senses(load(a.network), Tokenizer.from_file(str(a.network.parent.parent / "tokenizer.json")))
    facts = load_facts(a.facts)
    learning = [g for g in facts if not held_out(g)]
    learnt = list(written(learning, senses))
    learnt += itertools.islice(changed(learning, senses, random.Random(a.seed)), a.changed)
    kept_out = list(written([g for g in facts if held_out(g)], senses))
    senses.reckon([text for pair in learnt + kept_out for text in pair.texts])
    relations = Relations()
    train(relations, _sides(learnt, senses), _sides(kept_out, senses), a)
    torch.save(relations.state_dict(), a.network.parent / "relations.pt")


def read(path: Path) -> Relations:
    """Return what was trained."""
    relations = Relations()
    relations.load_state_dict(torch.load(path, weights_only=True))
    return relations.eval()


def written(groups: list[dict], senses: Senses) -> Iterator[Pair]:
    """Yield versions of a fact in two languages, and those of a fact and its reversal."""
    for group in groups:
        named = {language: _named(text, language, senses) for language, text in group["same"].items()}
        for a, b in itertools.combinations(named, 2):
            yield from _pairs((group["same"][a], group["same"][b]), (named[a], named[b]), same=True)
        for other in group["other"]:
            if other["differs"] == "direction":
                turned = _named(other["text"], other["language"], senses)
                for a in named:
                    if a != other["language"]:
                        yield from _pairs((group["same"][a], other["text"]), (named[a], turned), same=False)


def changed(groups: list[dict], senses: Senses, chance: random.Random) -> Iterator[Pair]:
    """Yield pairs with other states in them, so that no state always acts; about half with roles changed in one."""
    while True:
        group = chance.choice(groups)
        here, there = chance.sample(sorted(group["same"]), 2)
        a, b = same_change(group["same"][here], here, group["same"][there], there, chance)
        turned = chance.random() < 0.55
        if turned:
            made = swapped_states(a, here, b, there, chance)
            if made is None:
                continue
            b = made[0]
        yield from _pairs((a, b), (_named(a, here, senses), _named(b, there, senses)), same=not turned)


def _named(text: str, language: str, senses: Senses) -> dict[str, list[int]]:
    pieces = senses.pieces(text)
    found = {party: pieces.touched(places) for party, places in parties(text, language).items()}
    return {party: touched for party, touched in found.items() if touched}


def _pairs(
    texts: tuple[str, str], named: tuple[dict[str, list[int]], dict[str, list[int]]], *, same: bool
) -> Iterator[Pair]:
    for x, y in itertools.combinations(sorted(set(named[0]) & set(named[1])), 2):
        yield Pair(texts, ((named[0][x], named[0][y]), (named[1][x], named[1][y])), same)


def _sides(found: list[Pair], senses: Senses) -> tuple[Tensor, Tensor]:
    """(pairs, statement, party, 2 · width) and whether they are the same."""
    rows = [
        torch.stack(
            [
                torch.stack([senses.layers(t)[k].float().mean(0) for k in two])
                for t, two in zip(p.texts, p.pieces, strict=True)
            ]
        )
        for p in found
    ]
    return torch.stack(rows), torch.tensor([float(p.same) for p in found])


def train(
    relations: Relations, learnt: tuple[Tensor, Tensor], kept_out: tuple[Tensor, Tensor], a: argparse.Namespace
) -> None:
    """Train for the epochs asked for; same and turned pairs count alike."""
    optimizer = torch.optim.AdamW(relations.parameters(), lr=a.rate, weight_decay=0.05)
    sides, same = learnt
    weight = torch.where(same > 0, (same == 0).sum() / (same > 0).sum(), 1.0)
    for epoch in range(a.epochs):
        relations.train()
        told, batches = 0.0, torch.randperm(len(same)).split(128)
        for batch in batches:
            odds = _odds(relations, sides[batch])
            loss = functional.binary_cross_entropy_with_logits(odds, same[batch], weight=weight[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            told += float(loss.detach())
        relations.eval()
        row = {"epoch": epoch + 1, "pairs": len(same), "loss": round(told / len(batches), 4)}
        with torch.no_grad():
            row["kept out AUC"] = round(area(_odds(relations, kept_out[0]).tolist(), (kept_out[1] > 0).tolist()), 4)
        print(json.dumps(row), flush=True)


def _odds(relations: Relations, sides: Tensor) -> Tensor:
    """Whether two statements agree in how their two parties stand to each other."""
    one, other = (relations(relations.stand(sides[:, k])) for k in (0, 1))
    return (one * other).sum(-1) * torch.exp(relations.sharpness) + relations.bias


if __name__ == "__main__":
    main()

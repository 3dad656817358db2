"""Train the reader: ``python training/train.py OUT [--german DIR]``; seeded, logged, goes on where it was stopped.

OUT receives ``log.jsonl``, ``checkpoint.pt`` after each epoch and ``network.pt`` at the end.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from pathlib import Path

import corpus
import german
import torch
import vocabulary
from facts import Facts
from losses import loss, padded
from narration import quiet
from network import Network, pretrained
from tokenizers import Tokenizer
from weights import Weights, fetch
from windows import Example, examples

_NEW = ("heads", "pointing", "judging", "distance")  # parts of the network that start from nothing
_HEADS = 4  # the heads start from nothing and learn faster by this
_WARM = 0.06  # share of the training over which the rate rises
_MEANING, _SAME = 8, 3  # every which batch learns meanings, and which statements are the same, too
HERE = Path(__file__).resolve().parent


def main() -> None:
    """Read the arguments and train."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("out", type=Path)
    p.add_argument("--german", type=Path, help="folder of the German Wikinews set's training part")
    p.add_argument("--dispatches", type=Path, default=HERE / "dispatches")
    p.add_argument("--facts", type=Path, default=HERE / "facts")
    p.add_argument("--own", type=float, default=1.0, help="how often a dispatch of our own is seen in an epoch")
    p.add_argument("--start", type=Path, help="network.pt or checkpoint.pt of an earlier training to go on from")
    p.add_argument("--layers", type=int, default=12)
    p.add_argument("--epochs", type=int, default=12)
    p.add_argument("--rate", type=float, default=1.5e-4)
    p.add_argument("--pieces", type=int, default=2000, help="pieces in a batch")
    p.add_argument("--seed", type=int, default=1718)
    p.add_argument("--limit", type=int, help="texts, for trying out")
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    random.seed(a.seed)
    torch.manual_seed(a.seed)
    weights = Weights(fetch(a.out.parent / "base"))
    kept = _kept(a.out.parent / "kept.json", weights)
    tokenizer = vocabulary.tokenizer([weights.pieces[i] for i in kept], [float(weights.scores[i]) for i in kept])
    tokenizer.save(str(a.out.parent / "tokenizer.json"))
    own, other = _material(a, tokenizer)
    network = pretrained(weights, kept, a.layers)
    if a.start:
        state = torch.load(a.start, weights_only=True)
        network.load_state_dict(state.get("network", state))
    train(network, own, other, Facts(a.facts, tokenizer), a)


def _kept(path: Path, weights: Weights) -> list[int]:
    if not path.exists():
        path.write_text(json.dumps(vocabulary.chosen(weights)))
    kept: list[int] = json.loads(path.read_text())
    return kept


def _material(a: argparse.Namespace, tokenizer: Tokenizer) -> tuple[list[Example], list[Example]]:
    texts = corpus.load(a.dispatches)[: a.limit]
    texts = [d for d in texts if not corpus.held_out(d)]
    own = [e for d in (*texts, *quiet(texts, a.seed)) for e in examples(d, tokenizer)]
    other = [d for d in german.load(a.german)[: a.limit] if not german.held_out(d)] if a.german else []
    return own, [e for d in other for e in examples(d, tokenizer, stance=False)]


def train(network: Network, own: list[Example], other: list[Example], facts: Facts, a: argparse.Namespace) -> None:
    """Train ``network`` for the epochs asked for, from the last checkpoint if there is one."""
    heads = [p for n, p in network.named_parameters() if p.requires_grad and n.startswith(_NEW)]
    body = [p for n, p in network.named_parameters() if p.requires_grad and not n.startswith(_NEW)]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": a.rate}, {"params": heads, "lr": _HEADS * a.rate}], weight_decay=0.01, betas=(0.9, 0.98)
    )
    total = a.epochs * sum(len(e.ids) for e in (*own * round(a.own), *other))
    begun = done = 0
    state = a.out / "checkpoint.pt"
    if state.exists():
        saved = torch.load(state, weights_only=True)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        begun, done = saved["epoch"], saved["done"]
    for epoch in range(begun, a.epochs):
        random.seed(a.seed * 1000 + epoch)
        torch.manual_seed(a.seed * 1000 + epoch)
        network.train()
        began, sums, batches = time.perf_counter(), {}, _batches(own * round(a.own) + other, a.pieces)
        for k, batch in enumerate(batches):
            for group, rate in zip(optimizer.param_groups, (a.rate, _HEADS * a.rate), strict=True):
                group["lr"] = rate * _pace(done / total)
            ids, mask, labels = padded(batch)
            with torch.autocast("cpu", torch.bfloat16):
                outputs = network(ids, mask)
            parts = loss(outputs, batch, labels, network.distance)
            if facts and k % _MEANING == 0:
                parts["meaning"] = facts.loss(network)
            if facts and k % _SAME == 1:
                parts["same"] = 2 * facts.pairs_loss(network)
            optimizer.zero_grad(set_to_none=True)
            sum(parts.values()).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            done += sum(len(e.ids) for e in batch)
            for n, value in parts.items():
                sums[n] = sums.get(n, 0.0) + float(value.detach())
            if k % 20 == 0:
                print(
                    f"epoch {epoch + 1}/{a.epochs}  batch {k + 1}/{len(batches)}", end="\r", file=sys.stderr, flush=True
                )
        row = {"epoch": epoch + 1, "seconds": round(time.perf_counter() - began)}
        row |= {n: round(v / len(batches), 4) for n, v in sums.items()}
        print(json.dumps(row), flush=True)
        with (a.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(row) + "\n")
        part = a.out / "checkpoint.part"
        torch.save(
            {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch + 1, "done": done},
            part,
        )
        part.replace(state)
    torch.save(network.state_dict(), a.out / "network.pt")


def _pace(done: float) -> float:
    """The rate's factor when the share ``done`` of the training is over: up, then down in a line."""
    return min(done / _WARM, (1.001 - done) / (1 - _WARM))


def _batches(material: list[Example], pieces: int) -> list[list[Example]]:
    """Windows of about one length together, in random order."""
    order = sorted(material, key=lambda e: len(e.ids) * random.uniform(0.9, 1.1))
    batches: list[list[Example]] = []
    for e in order:
        if batches and (len(batches[-1]) + 1) * max(len(x.ids) for x in (*batches[-1], e)) <= pieces:
            batches[-1].append(e)
        else:
            batches.append([e])
    random.shuffle(batches)
    return batches


if __name__ == "__main__":
    main()

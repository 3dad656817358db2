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
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn
from weights import Weights, fetch
from windows import Example, examples

_NEW = ("heads", "pointing", "judging", "distance")  # parts of the network that start from nothing
_HEADS = 4  # the heads start from nothing and learn faster by this
_WARM = 0.06  # share of the training over which the rate rises
_HIDDEN = 0.12  # share of the pieces of every other text that are hidden, so that it learns from what stands around
_UNKNOWN = 3  # the piece that hides them
_AVERAGED = 0.995  # what a step leaves of the running mean of the weights, which is what training hands over
_MEANING = 8  # every which batch learns meanings, too
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
    p.add_argument("--layers", type=int, default=10)
    p.add_argument("--fixed", type=int, default=3, help="lowest layers that stay as the public encoder has them")
    p.add_argument("--epochs", type=int, default=8)
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
    own, other, kept_out = _material(a, tokenizer)
    network = pretrained(weights, kept, a.layers, a.fixed)
    if a.start:
        state = torch.load(a.start, weights_only=True)
        network.load_state_dict(state.get("network", state))
    train(network, own, other, kept_out, Facts(a.facts, tokenizer), a)


def _kept(path: Path, weights: Weights) -> list[int]:
    if not path.exists():
        path.write_text(json.dumps(vocabulary.chosen(weights)))
    kept: list[int] = json.loads(path.read_text())
    return kept


def _material(a: argparse.Namespace, tokenizer: Tokenizer) -> tuple[list[Example], list[Example], list[Example]]:
    """Windows of our own texts, of the German set, and of both that are kept out to watch the training by."""
    texts = corpus.load(a.dispatches)[: a.limit]
    kept_out = [e for d in texts if corpus.held_out(d) for e in examples(d, tokenizer)]
    texts = [d for d in texts if not corpus.held_out(d)]
    own = [e for d in (*texts, *quiet(texts, a.seed)) for e in examples(d, tokenizer)]
    articles = german.load(a.german)[: a.limit] if a.german else []
    other = [e for d in articles if not german.held_out(d) for e in examples(d, tokenizer, stance=False)]
    kept_out += [e for d in articles if german.held_out(d) for e in examples(d, tokenizer, stance=False)]
    return own, other, kept_out


def train(
    network: Network,
    own: list[Example],
    other: list[Example],
    kept_out: list[Example],
    facts: Facts,
    a: argparse.Namespace,
) -> None:
    """Train ``network`` for the epochs asked for, from the last checkpoint if there is one."""
    heads = [p for n, p in network.named_parameters() if p.requires_grad and n.startswith(_NEW)]
    body = [p for n, p in network.named_parameters() if p.requires_grad and not n.startswith(_NEW)]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": a.rate}, {"params": heads, "lr": _HEADS * a.rate}], weight_decay=0.01, betas=(0.9, 0.98)
    )
    mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(_AVERAGED))
    total = a.epochs * sum(len(e.ids) for e in (*own * round(a.own), *other))
    begun = done = 0
    state = a.out / "checkpoint.pt"
    if state.exists():
        saved = torch.load(state, weights_only=True)
        network.load_state_dict(saved["network"])
        mean.module.load_state_dict(saved["mean"])
        mean.n_averaged.fill_(1)
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
                outputs = network(_hidden(ids, mask), mask)
            parts = loss(outputs, batch, labels, network.distance)
            if facts and k % _MEANING == 0:
                parts["meaning"] = facts.loss(network)
            optimizer.zero_grad(set_to_none=True)
            sum(parts.values()).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            mean.update_parameters(network)
            done += sum(len(e.ids) for e in batch)
            for n, value in parts.items():
                sums[n] = sums.get(n, 0.0) + float(value.detach())
            if k % 20 == 0:
                print(
                    f"epoch {epoch + 1}/{a.epochs}  batch {k + 1}/{len(batches)}", end="\r", file=sys.stderr, flush=True
                )
        row = {"epoch": epoch + 1, "seconds": round(time.perf_counter() - began)}
        row |= {n: round(v / len(batches), 4) for n, v in sums.items()}
        row["kept out"] = _watched(mean.module, _batches(kept_out, a.pieces))
        print(json.dumps(row), flush=True)
        with (a.out / "log.jsonl").open("a") as log:
            log.write(json.dumps(row) + "\n")
        part = a.out / "checkpoint.part"
        torch.save(
            {
                "network": network.state_dict(),
                "mean": mean.module.state_dict(),
                "optimizer": optimizer.state_dict(),
                "epoch": epoch + 1,
                "done": done,
            },
            part,
        )
        part.replace(state)
    torch.save(mean.module.state_dict(), a.out / "network.pt")


def _hidden(ids: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Hide some pieces of every other text; never its frame."""
    inner = mask & (ids != 0) & (ids != 2)  # <s> and </s>
    chosen = (torch.rand(ids.shape) < _HIDDEN) & (torch.rand(len(ids), 1) < 0.5)
    return torch.where(inner & chosen, torch.full_like(ids, _UNKNOWN), ids)


@torch.no_grad()
def _watched(network: Network, batches: list[list[Example]]) -> dict[str, float]:
    """The loss on texts that are kept out of training."""
    network.eval()
    sums: dict[str, float] = {}
    for batch in batches:
        ids, mask, labels = padded(batch)
        with torch.autocast("cpu", torch.bfloat16):
            outputs = network(ids, mask)
        for n, value in loss(outputs, batch, labels, network.distance).items():
            sums[n] = sums.get(n, 0.0) + float(value)
    return {n: round(v / max(1, len(batches)), 4) for n, v in sums.items()}


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

"""The network in torch: a post-LN BERT encoder with linear heads, which lagebild.read.encoder.labels explains."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from weights import Weights

from lagebild.read.encoder.labels import HEADS, REACH, ROLES

_EPS = 1e-12
POSITIONS = 512
# which heads read from a layer of their own; the others read what the encoder says
_BY = {"ask": "point", "offer": "point", "none": "point", "manner": "judge"}


class Dropout(nn.Module):
    """Drops the same numbers of every piece of a text: a tenth of the cost of dropping each on its own."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) >= self.share
        return x * (kept / (1 - self.share)).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer, named as the weights' file names its parts."""

    def __init__(self, width: int, inner: int, heads: int, drop: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.ao = (nn.Linear(width, width) for _ in range(4))
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)
        self.aln, self.oln = nn.LayerNorm(width, eps=_EPS), nn.LayerNorm(width, eps=_EPS)
        self.scale = (width // heads) ** -0.5
        self.drop = Dropout(drop)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        q, k, v = (
            part(x).view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in (self.q, self.k, self.v)
        )
        # by hand: torch's fused attention is several times slower backwards on a CPU with heads of 32
        scores = q @ (k * self.scale).transpose(-1, -2)
        with torch.autocast("cpu", enabled=False):
            seen = torch.softmax(scores if mask is None else scores + mask, -1) @ v
        x = self.aln(x + self.drop(self.ao(seen.transpose(1, 2).reshape(batch, length, width))))
        return self.oln(x + self.drop(self.fo(functional.gelu(self.fi(x)))))


class Network(nn.Module):
    """ids (batch, length) → one tensor (batch, length, n) for each name of HEADS, in that order."""

    def __init__(
        self, pieces: int, layers: int, width: int = 384, inner: int = 1536, heads: int = 12, drop: float = 0.12
    ) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(pieces, width), nn.Embedding(POSITIONS, width)
        self.norm = nn.LayerNorm(width, eps=_EPS)
        self.layers = nn.ModuleList(Layer(width, inner, heads, drop) for _ in range(layers))
        self.drop = Dropout(drop)
        self.pointing, self.judging = nn.Linear(width, width), nn.Linear(width, width)
        self.heads = nn.ModuleDict({name: nn.Linear(width, n) for name, n in HEADS.items()})
        # how likely a distance is: for each role, start and end, before · inside · behind
        self.distance = nn.Parameter(torch.zeros(len(ROLES), 2, 2 * REACH + 1))

    def hidden(self, ids: Tensor, mask: Tensor | None = None) -> list[Tensor]:
        """What the embedding and each layer say."""
        x = self.drop(self.norm(self.word(ids) + self.position.weight[: ids.shape[1]]))
        seen = None if mask is None else (~mask)[:, None, None, :] * torch.tensor(-1e4, dtype=torch.bfloat16)
        found = [x]
        for layer in self.layers:
            found.append(layer(found[-1], seen))
        return found

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> tuple[Tensor, ...]:
        return self.told(self.hidden(ids, mask)[-1])

    def told(self, x: Tensor) -> tuple[Tensor, ...]:
        """What the heads say of the last layer."""
        hidden = {
            "point": self.drop(functional.gelu(self.pointing(x))),
            "judge": self.drop(functional.gelu(self.judging(x))),
            "tag": self.drop(x),
        }
        return tuple(head(hidden[_BY.get(name, "tag")]) for name, head in self.heads.items())


def pretrained(weights: Weights, kept: list[int], layers: int, fixed: int = 0) -> Network:
    """Return the network with the public encoder's first ``layers`` layers and its embeddings of ``kept`` pieces.

    The embeddings and the lowest ``fixed`` layers are not to be trained.
    """
    network = Network(len(kept), layers, weights.width, weights.inner, weights.heads)
    width, inner = weights.width, weights.inner
    tensor = torch.from_numpy
    with torch.no_grad():
        network.word.weight.copy_(tensor(weights.packed("emb.word", weights.vocabulary, width)[kept]))
        positions = weights.plain("emb.pos").reshape(-1, width)[:POSITIONS]
        network.position.weight.copy_(tensor(positions) + tensor(weights.plain("emb.type")[:width]))
        network.norm.weight.copy_(tensor(weights.plain("emb.ln.w")))
        network.norm.bias.copy_(tensor(weights.plain("emb.ln.b")))
        for i, layer in enumerate(network.layers):
            shapes = {"q": (width, width), "k": (width, width), "v": (width, width), "ao": (width, width)}
            shapes |= {"fi": (inner, width), "fo": (width, inner)}
            for name, shape in shapes.items():
                getattr(layer, name).weight.copy_(tensor(weights.packed(f"l{i}.{name}.w", *shape)))
                getattr(layer, name).bias.copy_(tensor(weights.plain(f"l{i}.{name}.b")))
            for name in ("aln", "oln"):
                getattr(layer, name).weight.copy_(tensor(weights.plain(f"l{i}.{name}.w")))
                getattr(layer, name).bias.copy_(tensor(weights.plain(f"l{i}.{name}.b")))
    for part in (network.word, network.position, network.norm, *network.layers[:fixed]):
        part.requires_grad_(False)
    return network


def load(path: Path) -> Network:
    """Return the trained network of ``path``, ready to read."""
    state = torch.load(path, weights_only=True)
    state = state.get("mean", state)
    layers = 1 + max(int(n.split(".")[1]) for n in state if n.startswith("layers."))
    network = Network(len(state["word.weight"]), layers)
    network.load_state_dict(state)
    return network.eval()

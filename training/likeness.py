"""What compares two statements, in torch: it reads what the encoder says of their pieces, and answers with log odds.

Each statement is read by the encoder once; the two meet only here (decomposable attention, Parikh et al. 2016, and
ESIM, Chen et al. 2017): every piece is laid beside what answers to it in the other statement, and tells how far it
contradicts. The statements are the same as far as no piece does.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from lagebild.read.encoder.labels import SENSE

_BLOCKS, _PARTS = 2, 4  # blocks; heads of the attention within a statement
_FAR = -1e4


class Block(nn.Module):
    """Lay the pieces of each statement beside the other's, then let each statement look at itself."""

    def __init__(self, width: int, drop: float) -> None:
        super().__init__()
        self.ask = nn.Linear(width, width, bias=False)
        nn.init.eye_(self.ask.weight)
        self.sharpness = nn.Parameter(torch.tensor(2.3))
        self.beside, self.beside_out = nn.Linear(4 * width, width), nn.Linear(width, width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.inner, self.inner_out = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in range(3))
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, y: Tensor, in_x: Tensor, in_y: Tensor) -> tuple[Tensor, Tensor]:
        a, b = functional.normalize(self.ask(x), dim=-1), functional.normalize(self.ask(y), dim=-1)
        alike = torch.exp(self.sharpness) * a @ b.transpose(1, 2)
        x, y = self._laid(x, y, alike + in_y[:, None]), self._laid(y, x, alike.transpose(1, 2) + in_x[:, None])
        return self._looked(x, in_x), self._looked(y, in_y)

    def _laid(self, x: Tensor, y: Tensor, alike: Tensor) -> Tensor:
        other = torch.softmax(alike, -1) @ y
        both = torch.cat([x, other, x - other, x * other], -1)
        return self.norms[0](x + self.drop(self.beside_out(functional.gelu(self.beside(both)))))

    def _looked(self, x: Tensor, inside: Tensor) -> Tensor:
        batch, length, width = x.shape
        q, k, v = (
            part.view(batch, length, _PARTS, width // _PARTS).transpose(1, 2) for part in self.qkv(x).chunk(3, -1)
        )
        scores = q @ k.transpose(-1, -2) / math.sqrt(width // _PARTS) + inside[:, None, None]
        seen = (torch.softmax(scores, -1) @ v).transpose(1, 2).reshape(batch, length, width)
        x = self.norms[1](x + self.drop(self.out(seen)))
        return self.norms[2](x + self.drop(self.inner_out(functional.gelu(self.inner(x)))))


class Likeness(nn.Module):
    """``sense`` makes (…, pieces, SENSE) of the encoder's layers; ``forward`` compares two of them."""

    def __init__(self, width: int = 384, drop: float = 0.1) -> None:
        super().__init__()
        self.sensing, self.norm, self.drop = nn.Linear(2 * width, SENSE), nn.LayerNorm(SENSE), nn.Dropout(drop)
        self.blocks = nn.ModuleList(Block(SENSE, drop) for _ in range(_BLOCKS))
        self.piece, self.whole = nn.Linear(SENSE, 1), nn.Linear(4 * SENSE, 1)
        self.weight, self.bias = nn.Parameter(torch.tensor(0.0)), nn.Parameter(torch.tensor(1.0))

    def sense(self, layers: Tensor) -> Tensor:
        """What of a piece is compared, from the means of its lower and of its upper layers."""
        return self.norm(self.sensing(layers))

    def forward(
        self, x: Tensor, y: Tensor, in_x: Tensor | None = None, in_y: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """Senses (batch, pieces, SENSE) and where they are texts → log odds (batch,), contradiction of each piece.

        ``in_x`` and ``in_y`` are 0 in the text and far below behind it.
        """
        in_x = x.new_zeros(x.shape[:2]) if in_x is None else in_x
        in_y = y.new_zeros(y.shape[:2]) if in_y is None else in_y
        x, y = self.drop(x), self.drop(y)
        for block in self.blocks:
            x, y = block(x, y, in_x, in_y)
        against = torch.cat([self.piece(x)[..., 0] + in_x, self.piece(y)[..., 0] + in_y], 1)
        u, v = _mean(x, in_x), _mean(y, in_y)
        most = torch.maximum((x + in_x[..., None]).amax(1), (y + in_y[..., None]).amax(1))
        whole = self.whole(torch.cat([u + v, (u - v).abs(), most, u * v], -1))[:, 0]
        return whole - functional.softplus(torch.logsumexp(against, 1)) * torch.exp(self.weight) + self.bias, against


def layers_of(hidden: list[Tensor]) -> Tensor:
    """The means of the lower and of the upper layers' normalised outputs, side by side: (…, pieces, 2 · width)."""
    normed = [_normed(h.float()) for h in hidden]
    return torch.cat([sum(normed[:4]) / 4, sum(normed[-4:]) / 4], -1)


def _normed(x: Tensor) -> Tensor:
    x = x - x.mean(-1, keepdim=True)
    return x * torch.rsqrt((x * x).mean(-1, keepdim=True) + 1e-5)


def _mean(x: Tensor, inside: Tensor) -> Tensor:
    kept = (inside > _FAR / 2).to(x.dtype)[..., None]
    return (x * kept).sum(1) / kept.sum(1)

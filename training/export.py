"""Write the ONNX file that is shipped: int8 weights, pieces, distances, calibration and name in one file.

python training/export.py OUT/network.pt MODEL.onnx --name encoder-2026.12 [--calibration FILE]
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import onnx
import torch
from network import Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from lagebild.read.encoder.labels import HEADS


class Rows(nn.Module):
    """An embedding kept in eight bits, one scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float() * self.scale[ids]


def load(path: Path) -> Network:
    """Return the trained network of ``path``, ready to read."""
    state = torch.load(path, weights_only=True)
    state = state.get("network", state)
    layers = 1 + max(int(n.split(".")[1]) for n in state if n.startswith("layers."))
    network = Network(len(state["word.weight"]), layers)
    network.load_state_dict(state)
    return network.eval()


def write(network: Network, tokenizer: Tokenizer, target: Path, name: str, calibration: dict) -> None:
    """Export, quantise and label ``network``."""
    distance = network.distance.detach().flatten().tolist()
    network.word = Rows(network.word.weight.detach())
    network.position.weight.requires_grad_(False)
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder, "plain.onnx"), Path(folder, "small.onnx")
        axes = {"ids": {1: "pieces"}} | {head: {1: "pieces"} for head in HEADS}
        torch.onnx.export(
            network, (torch.zeros(1, 300, dtype=torch.long),), str(plain), input_names=["ids"],
            output_names=list(HEADS), dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(
            plain, small, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gemm"]
        )
        model = onnx.load(small)
    told = {
        "name": name,
        "tokenizer": tokenizer.to_str(),
        "distance": json.dumps([round(x, 5) for x in distance]),
        "calibration": json.dumps(calibration),
    }
    for key, value in told.items():
        model.metadata_props.add(key=key, value=value)
    target.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, target)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("network", type=Path)
    p.add_argument("target", type=Path)
    p.add_argument("--name", required=True)
    p.add_argument("--calibration", type=Path)
    a = p.parse_args()
    pieces = Tokenizer.from_file(str(a.network.parent.parent / "tokenizer.json"))
    write(load(a.network), pieces, a.target, a.name, json.loads(a.calibration.read_text()) if a.calibration else {})

"""Write the ONNX file that is shipped: int8 weights, pieces, distances, calibration and name in one file.

    python training/export.py OUT/network.pt MODEL.onnx --name encoder-2026.12 [--calibration FILE]

With ``likeness.pt`` beside the network the file compares statements, too: from ``ids`` it makes ``sense``, and of two
senses, its further inputs ``one`` and ``other``, the log odds ``same``. Who reads leaves those two out.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnx.compose
import torch
from likeness import Likeness, layers_of
from network import Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from lagebild.read.encoder.labels import HEADS, SENSE


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
    state = state.get("mean", state)
    layers = 1 + max(int(n.split(".")[1]) for n in state if n.startswith("layers."))
    network = Network(len(state["word.weight"]), layers)
    network.load_state_dict(state)
    return network.eval()


def _likeness(path: Path) -> Likeness | None:
    if not path.exists():
        return None
    likeness = Likeness()
    likeness.load_state_dict(torch.load(path, weights_only=True))
    return likeness.eval()


class Shipped(nn.Module):
    """The network with the senses of pieces beside its heads."""

    def __init__(self, network: Network, likeness: Likeness) -> None:
        super().__init__()
        self.network, self.likeness = network, likeness

    def forward(self, ids: Tensor) -> tuple[Tensor, ...]:
        hidden = self.network.hidden(ids)
        return (*self.network.told(hidden[-1]), self.likeness.sense(layers_of(hidden)))


class Compared(nn.Module):
    """The log odds alone."""

    def __init__(self, likeness: Likeness) -> None:
        super().__init__()
        self.likeness = likeness

    def forward(self, one: Tensor, other: Tensor) -> Tensor:
        return self.likeness(one, other)[0]


def write(
    network: Network, likeness: Likeness | None, tokenizer: Tokenizer, target: Path, name: str, calibration: dict
) -> None:
    """Export, quantise and label ``network``."""
    distance = network.distance.detach().flatten().tolist()
    network.word = Rows(network.word.weight.detach())
    network.position.weight.requires_grad_(False)
    ids = torch.zeros(1, 300, dtype=torch.long)
    if likeness is None:
        model = _small(network, {"ids": ids}, list(HEADS))
    else:
        model = _small(Shipped(network, likeness), {"ids": ids}, [*HEADS, "sense"])
        senses = {side: torch.zeros(1, length, SENSE) for side, length in (("one", 30), ("other", 40))}
        _join(model, _packed(_exported(Compared(likeness), senses, ["same"])))
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


def _exported(module: nn.Module, inputs: dict[str, Tensor], outputs: list[str]) -> onnx.ModelProto:
    """Export ``module``; the second axis of what goes in and out is free."""
    axes = {name: {1: name} for name in (*inputs, *(o for o in outputs if o != "same"))}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "plain.onnx")
        torch.onnx.export(
            module, tuple(inputs.values()), str(plain), input_names=list(inputs), output_names=outputs,
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        return onnx.load(plain)


def _small(module: nn.Module, inputs: dict[str, Tensor], outputs: list[str]) -> onnx.ModelProto:
    """Export ``module`` to reckon in int8."""
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder, "plain.onnx"), Path(folder, "small.onnx")
        onnx.save(_exported(module, inputs, outputs), plain)
        quantize_dynamic(
            plain, small, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gemm"]
        )
        return onnx.load(small)


def _packed(model: onnx.ModelProto) -> onnx.ModelProto:
    """Keep the weights of ``model`` in eight bits, one scale a column; it reckons in floats."""
    for one in [i for i in model.graph.initializer if len(i.dims) == 2]:
        weight = onnx.numpy_helper.to_array(one)
        scale = (np.abs(weight).max(0).clip(1e-8) / 127).astype(np.float32)
        model.graph.initializer.remove(one)
        parts = {"_rows": (weight / scale).round().astype(np.int8), "_scale": scale}
        for end, part in parts.items():
            model.graph.initializer.append(onnx.numpy_helper.from_array(part, one.name + end))
        names = [one.name + end for end in parts]
        model.graph.node.insert(0, onnx.helper.make_node("DequantizeLinear", names, [one.name], axis=1))
    return model


def _join(model: onnx.ModelProto, second: onnx.ModelProto) -> None:
    """Put ``second`` into ``model``; its inputs have a value of their own, so that they need not be given."""
    kept = {name: name for name in ("one", "other", "same")}
    apart = onnx.compose.add_prefix(second, "compared_")
    for node in apart.graph.node:
        node.input[:] = [kept.get(x.removeprefix("compared_"), x) for x in node.input]
        node.output[:] = [kept.get(x.removeprefix("compared_"), x) for x in node.output]
    for value in (*apart.graph.input, *apart.graph.output):
        value.name = value.name.removeprefix("compared_")
    model.graph.node.extend(apart.graph.node)
    model.graph.initializer.extend(apart.graph.initializer)
    for value in apart.graph.input:
        blank = np.zeros((1, 1, SENSE), np.float32)
        model.graph.initializer.append(onnx.numpy_helper.from_array(blank, value.name))
    model.graph.input.extend(apart.graph.input)
    model.graph.output.extend(apart.graph.output)


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("network", type=Path)
    p.add_argument("target", type=Path)
    p.add_argument("--name", required=True)
    p.add_argument("--calibration", type=Path)
    a = p.parse_args()
    pieces = Tokenizer.from_file(str(a.network.parent.parent / "tokenizer.json"))
    calibration = json.loads(a.calibration.read_text()) if a.calibration else {}
    write(load(a.network), _likeness(a.network.parent / "likeness.pt"), pieces, a.target, a.name, calibration)

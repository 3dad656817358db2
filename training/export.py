"""Write the ONNX file that is shipped: int8 weights, pieces, distances, calibration and name in one file.

    python training/export.py OUT/network.pt MODEL.onnx --name encoder-2026.12.1 [--calibration FILE]

What was trained beside the network goes into the same file. With ``likeness.pt`` it compares statements: it makes
``sense`` of ``ids``, and of two senses, ``one`` and ``other``, the log odds ``same``; with ``relations.pt`` it makes
of two parties' ``sides`` their ``relation``, with ``wording.pt`` of the rows of ``words``, whose numbers are ``keys``,
what speaks for ``stances``. Each of these is reckoned only where an input of the name ``ask …`` is true, and costs
nothing otherwise.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
import onnx.compose
import relations
import torch
import wording
from likeness import Likeness, layers_of
from network import load
from onnxruntime.quantization import QuantType, quantize_dynamic
from relations import Relations
from tokenizers import Tokenizer
from torch import Tensor, nn
from wording import WEIGHT, Wording

from lagebild.read.encoder.labels import HEADS, SENSE, STANDING


class Rows(nn.Module):
    """An embedding kept in eight bits, one scale a row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float() * self.scale[ids]


def _likeness(path: Path) -> Likeness:
    likeness = Likeness()
    likeness.load_state_dict(torch.load(path, weights_only=True))
    return likeness.eval()


class Shipped(nn.Module):
    """The network with what is compared of pieces beside its heads."""

    def __init__(self, network: nn.Module, likeness: Likeness, related: Relations) -> None:
        super().__init__()
        self.network, self.likeness, self.related = network, likeness, related

    def forward(self, ids: Tensor) -> tuple[Tensor, ...]:
        hidden = self.network.hidden(ids)
        layers = layers_of(hidden)
        return (
            *self.network.told(hidden[-1]),
            torch.cat([self.likeness.sense(layers), self.related.stand(layers)], -1),
        )


class Related(nn.Module):
    """How two parties stand to each other, so that the product of two statements' says how far they agree."""

    def __init__(self, related: Relations) -> None:
        super().__init__()
        self.related = related

    def forward(self, sides: Tensor) -> Tensor:
        return self.related(sides) * torch.exp(self.related.sharpness / 2)


class Worded(nn.Module):
    """What the words tell of the stances, as it is added to what the network thinks."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self.wording = wording

    def forward(self, words: Tensor) -> Tensor:
        return torch.log_softmax(self.wording(words), -1) * WEIGHT


class Compared(nn.Module):
    """The log odds alone."""

    def __init__(self, likeness: Likeness) -> None:
        super().__init__()
        self.likeness = likeness

    def forward(self, one: Tensor, other: Tensor) -> Tensor:
        return self.likeness(one, other)[0]


def write(source: Path, tokenizer: Tokenizer, target: Path, name: str, calibration: dict) -> None:
    """Export, quantise and label the network of ``source`` and what was trained beside it."""
    network = load(source)
    distance = network.distance.detach().flatten().tolist()
    network.word = Rows(network.word.weight.detach())
    network.position.weight.requires_grad_(False)
    ids = torch.zeros(1, 300, dtype=torch.long)
    likeness, related = _likeness(source.parent / "likeness.pt"), relations.read(source.parent / "relations.pt")
    keys, words = wording.read(source.parent / "wording.pt")
    words.rows = Rows(words.rows.weight.detach())
    model = _small(Shipped(network, likeness, related), {"ids": ids}, dict.fromkeys(("ids", *HEADS, "sense"), (1,)))
    senses = {side: torch.zeros(1, length, SENSE) for side, length in (("one", 30), ("other", 40))}
    _join(model, _packed(_exported(Compared(likeness), senses, {"one": (1,), "other": (1,), "same": ()})))
    sides = {"sides": torch.zeros(2, 2, STANDING)}
    _join(model, _packed(_exported(Related(related), sides, {"sides": (0,), "relation": (0,)})))
    rows = {"words": torch.zeros(2, 50, dtype=torch.long)}
    _join(model, _exported(Worded(words), rows, {"words": (0, 1), "stances": (0,)}))
    _on_demand(model, ["sense", "same", "relation", "stances"])
    model.graph.initializer.append(onnx.numpy_helper.from_array(keys, "keys"))
    model.graph.output.append(onnx.helper.make_tensor_value_info("keys", onnx.TensorProto.UINT32, [len(keys)]))
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


def _exported(module: nn.Module, inputs: dict[str, Tensor], free: dict[str, tuple[int, ...]]) -> onnx.ModelProto:
    """Export ``module``; ``free`` names what goes in and out of it, in order, each with the axes of any length."""
    outputs = [name for name in free if name not in inputs]
    axes = {name: {axis: f"{name} {axis}" for axis in places} for name, places in free.items()}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder, "plain.onnx")
        torch.onnx.export(
            module, tuple(inputs.values()), str(plain), input_names=list(inputs), output_names=outputs,
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        return onnx.load(plain)


def _small(module: nn.Module, inputs: dict[str, Tensor], free: dict[str, tuple[int, ...]]) -> onnx.ModelProto:
    """Export ``module`` to reckon in int8."""
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder, "plain.onnx"), Path(folder, "small.onnx")
        onnx.save(_exported(module, inputs, free), plain)
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
    graph = second.graph
    outer = {value.name for value in (*graph.input, *graph.output)}
    apart = onnx.compose.add_prefix(second, prefix := f"{graph.output[0].name}_")
    kept = {prefix + name: name for name in outer}
    for node in apart.graph.node:
        node.input[:] = [kept.get(x, x) for x in node.input]
        node.output[:] = [kept.get(x, x) for x in node.output]
    for value in (*apart.graph.input, *apart.graph.output):
        value.name = kept[value.name]
    model.graph.node.extend(apart.graph.node)
    model.graph.initializer.extend(apart.graph.initializer)
    for value in apart.graph.input:
        kind = value.type.tensor_type
        shape = [axis.dim_value or 1 for axis in kind.shape.dim]
        blank = np.zeros(shape, onnx.helper.tensor_dtype_to_np_dtype(kind.elem_type))
        model.graph.initializer.append(onnx.numpy_helper.from_array(blank, value.name))
    model.graph.input.extend(apart.graph.input)
    model.graph.output.extend(apart.graph.output)


def _on_demand(model: onnx.ModelProto, outputs: list[str]) -> None:
    """Let each of ``outputs`` be reckoned only where a new input, ``ask`` and its name, is true; else it is empty."""
    graph = model.graph
    for output in outputs:
        makers = {name: node for node in graph.node for name in node.output}
        alone = _behind([output], makers) - _behind([o.name for o in graph.output if o.name != output], makers)
        moved = [node for node in graph.node if node.output[0] in alone]
        kept = [node for node in graph.node if node.output[0] not in alone]
        value = next(o for o in graph.output if o.name == output)
        axes = len(value.type.tensor_type.shape.dim)
        for node in moved:
            node.output[:] = [f"{output} made" if name == output else name for name in node.output]
        nothing = onnx.helper.make_node(
            "Constant", [], [f"no {output}"], value=onnx.numpy_helper.from_array(np.zeros([0] * axes, np.float32))
        )
        branches = {
            branch: onnx.helper.make_graph(
                nodes, branch, [], [onnx.helper.make_tensor_value_info(nodes[-1].output[0], 1, [None] * axes)]
            )
            for branch, nodes in (("then_branch", moved), ("else_branch", [nothing]))
        }
        del graph.node[:]
        graph.node.extend([*kept, onnx.helper.make_node("If", [f"ask {output}"], [output], **branches)])
        graph.initializer.append(onnx.numpy_helper.from_array(np.array(False), f"ask {output}"))
        graph.input.append(onnx.helper.make_tensor_value_info(f"ask {output}", onnx.TensorProto.BOOL, []))
        value.type.tensor_type.shape.CopyFrom(
            onnx.helper.make_tensor_value_info(output, 1, [None] * axes).type.tensor_type.shape
        )


def _behind(names: Iterable[str], makers: dict[str, onnx.NodeProto]) -> set[str]:
    """The first outputs of all nodes that ``names`` are made of."""
    found, todo = set[str](), list(names)
    while todo:
        node = makers.get(todo.pop())
        if node is not None and node.output[0] not in found:
            found.add(node.output[0])
            todo.extend(node.input)
    return found


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("network", type=Path)
    p.add_argument("target", type=Path)
    p.add_argument("--name", required=True)
    p.add_argument("--calibration", type=Path)
    a = p.parse_args()
    pieces = Tokenizer.from_file(str(a.network.parent.parent / "tokenizer.json"))
    calibration = json.loads(a.calibration.read_text()) if a.calibration else {}
    write(a.network, pieces, a.target, a.name, calibration)

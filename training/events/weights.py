"""From and to ONNX: the released encoder's layers as PyTorch has them, and the branch as reading runs it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

from training.encoder.export import quantize
from training.encoder.model import Tagger

from .branch import Branch

NAMES = ("kinds", "statuses", "doer", "done")
"""What comes out, in the order in which the branch gives it."""


def restore(tagger: Tagger, path: Path) -> Tagger:
    """Give a model the layers of an exported one, whose weights are 8-bit."""
    graph = onnx.load(str(path)).graph
    kept = {i.name: i for i in graph.initializer}
    wide: dict[str, torch.Tensor] = {}
    for node in graph.node:
        if node.op_type != "MatMulInteger" or not node.name.startswith("/layer."):
            continue
        layer = node.name.removeprefix("/").removesuffix("/MatMul_quant").replace("/", ".")
        wide[f"{layer}.weight"] = _widened(kept, node.input[1].removesuffix("_quantized"))
    state = tagger.state_dict()
    for name in state:
        if not name.startswith("enc.encoder.layer."):
            continue
        found = wide.get(name.removeprefix("enc.encoder."))
        state[name] = found if found is not None else torch.tensor(numpy_helper.to_array(kept[f"tagger.{name}"]).copy())
    tagger.load_state_dict(state)
    return tagger


def released(branch: Branch, path: Path) -> Branch:
    """Give a branch the weights of an exported one; where that had no style, it has none."""
    graph = onnx.load(str(path)).graph
    kept = {i.name: i for i in graph.initializer}
    state = branch.state_dict()
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            name = node.name.removeprefix("/branch/").removesuffix("/MatMul_quant").replace("/", ".")
            state[f"{name}.weight"] = _widened(kept, node.input[1].removesuffix("_quantized"))
    for name in state:
        if (given := kept.get(f"branch.{name}")) is not None:
            state[name] = torch.tensor(numpy_helper.to_array(given).copy())
    branch.load_state_dict(state)
    return branch


def _widened(kept: Mapping[str, onnx.TensorProto], name: str) -> torch.Tensor:
    """A matrix that was written at 8 bits, as PyTorch has it."""
    whole, scale, zero = (numpy_helper.to_array(kept[name + end]) for end in ("_quantized", "_scale", "_zero_point"))
    return torch.tensor(((whole.astype(np.float32) - zero) * scale).T.copy())


class Reading(nn.Module):
    """What reading needs of a window without padding: log-probabilities."""

    def __init__(self, branch: Branch) -> None:
        super().__init__()
        self.branch = branch

    def forward(self, deep: torch.Tensor, first: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Run the branch and normalise each output over its last axis."""
        return tuple(torch.log_softmax(x, -1) for x in self.branch(deep, None, first))


def export(branch: Branch, full: Path, small: Path) -> None:
    """Write a branch with 32-bit weights to one file and with 8-bit weights to another."""
    branch = branch.cpu().float().eval()
    axes = {"deep": {0: "batch", 1: "pieces"}} | {name: {0: "batch", 1: "words"} for name in ("first", *NAMES)}
    axes |= {name: axes[name] | {2: "others"} for name in ("doer", "done")}
    width = branch.events.kind.in_features
    torch.onnx.export(
        Reading(branch),
        (torch.randn(1, 24, width), torch.arange(1, 21)[None]),
        str(full),
        input_names=["deep", "first"],
        output_names=list(NAMES),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize(full, small)

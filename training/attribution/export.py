"""The trained model as ONNX, and its weights as int8."""

from __future__ import annotations

from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from .model import Tagger


class Reading(nn.Module):
    """What reading needs of a window without padding: log-probabilities of tags, cues and sources."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: torch.Tensor, kinds: torch.Tensor, first: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Run the model and normalise each output over its last axis."""
        return tuple(torch.log_softmax(x, -1) for x in self.tagger(ids, kinds, torch.ones_like(ids), first))


def export(tagger: Tagger, path: Path) -> None:
    """Write the model with 32-bit weights."""
    tagger = tagger.cpu().float().eval()
    tagger.enc.set_attn_implementation("eager")
    ids = torch.randint(1000, 2000, (1, 24))
    torch.onnx.export(
        Reading(tagger),
        (ids, torch.zeros_like(ids), torch.arange(1, 21)[None]),
        str(path),
        input_names=["ids", "kinds", "first"],
        output_names=["tags", "cue", "source"],
        dynamic_axes={
            "ids": {0: "batch", 1: "pieces"},
            "kinds": {0: "batch", 1: "pieces"},
            "first": {0: "batch", 1: "words"},
            "tags": {0: "batch", 1: "words"},
            "cue": {0: "batch", 1: "words", 2: "others"},
            "source": {0: "batch", 1: "words", 2: "others"},
        },
        opset_version=17,
        dynamo=False,
    )


def quantize(full: Path, small: Path) -> None:
    """Write the model with 8-bit weights, a scale to each column; activations are scaled as they come."""
    quantize_dynamic(str(full), str(small), weight_type=QuantType.QInt8, per_channel=True, reduce_range=False)

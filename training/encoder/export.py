"""The trained model as ONNX, and its weights as int8."""

from __future__ import annotations

from pathlib import Path

import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from .model import Tagger

NAMES = ("tags", "cue", "source", "events", "statuses", "doer", "done")
"""What comes out, in the order in which the model gives it."""
POINTERS = ("cue", "source", "doer", "done")
MIDDLE = "/layer.2/output/LayerNorm/LayerNormalization_output_0"
"""What the third of six layers gives, by the name that it is exported under."""
DEEP = "deep"


class Reading(nn.Module):
    """What reading needs of a window without padding: log-probabilities of tags and pointers, of events and theirs.

    The layers are called one by one, since nothing is to be masked: an encoder called whole makes a mask of each
    window and adds it in every layer.
    """

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, ids: torch.Tensor, kinds: torch.Tensor, first: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Run the model and normalise each output over its last axis."""
        enc = self.tagger.enc
        h = enc.embeddings(input_ids=ids, token_type_ids=kinds)
        for layer in enc.encoder.layer:
            h = layer(h)
        words = self.tagger.of_words(h, first)
        said = (*self.tagger.attributions(words), *self.tagger.events(words))
        return tuple(torch.log_softmax(x, -1) for x in said)


def export(tagger: Tagger, path: Path) -> None:
    """Write the model with 32-bit weights."""
    tagger = tagger.cpu().float().eval()
    tagger.enc.set_attn_implementation("eager")
    ids = torch.randint(1000, 2000, (1, 24))
    axes = {name: {0: "batch", 1: "pieces"} for name in ("ids", "kinds")}
    axes |= {name: {0: "batch", 1: "words"} for name in ("first", *NAMES)}
    axes |= {name: axes[name] | {2: "others"} for name in POINTERS}
    torch.onnx.export(
        Reading(tagger),
        (ids, torch.zeros_like(ids), torch.arange(1, 21)[None]),
        str(path),
        input_names=["ids", "kinds", "first"],
        output_names=list(NAMES),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantize(full: Path, small: Path) -> None:
    """Write the model with 8-bit weights, a scale to each column; activations are scaled as they come."""
    quantize_dynamic(str(full), str(small), weight_type=QuantType.QInt8, per_channel=True, reduce_range=False)


def opened(path: Path) -> None:
    """Let an exported encoder give what its third layer makes of a text, and no events of its own."""
    model = onnx.load(str(path))
    graph = model.graph
    if any(o.name == DEEP for o in graph.output):
        return
    for node in graph.node:
        for names in (node.input, node.output):
            for i, name in enumerate(names):
                if name == MIDDLE:
                    names[i] = DEEP
    kept = [o for o in graph.output if o.name in ("tags", "cue", "source")]
    width = numpy_helper.to_array(
        next(i for i in graph.initializer if i.name.endswith("layer.2.output.LayerNorm.bias"))
    )
    kept.append(helper.make_tensor_value_info(DEEP, TensorProto.FLOAT, ["batch", "pieces", len(width)]))
    needed = {o.name for o in kept}
    nodes: list[onnx.NodeProto] = []
    for node in reversed(graph.node):
        if needed & set(node.output):
            nodes.append(node)
            needed |= set(node.input)
    weights = [i for i in graph.initializer if i.name in needed]
    for field, values in ((graph.output, kept), (graph.node, nodes[::-1]), (graph.initializer, weights)):
        del field[:]
        field.extend(values)
    del graph.value_info[:]
    onnx.checker.check_model(model)
    onnx.save(model, str(path))

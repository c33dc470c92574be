"""The encoder's share of reading, and how much of the machine's int8 arithmetic it puts to use.

    python -m benchmarks.encoder DATA

One thread. Its arithmetic is counted from its shape: for each wordpiece two operations (multiply, add) for each weight
that it is multiplied with, and in attention for each other piece of the window. What the machine can do is taken
from the same runtime multiplying large matrices of 8-bit integers on one thread, in the same run.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from onnx import TensorProto, helper
from onnxruntime import InferenceSession, SessionOptions

from benchmarks.score import archive_lines
from onrecord.reading.encoder import Encoder, encoder, windows

SIDE = 2048
"""Rows and columns of the matrices that show what the machine can do."""


def operations(shape: dict[str, int], pieces: int) -> float:
    """Integer and other multiplications and additions for a window of so many pieces."""
    hidden, inner, layers = shape["hidden"], shape["inner"], shape["layers"]
    weights = layers * (4 * hidden * hidden + 2 * hidden * inner)
    attention = layers * 2 * hidden * pieces
    return 2.0 * pieces * (weights + attention)


def machine() -> float:
    """Operations per second of one thread in int8, the best of five runs."""
    side = [SIDE, SIDE]
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["a", "b"], ["c"])],
        "product",
        [helper.make_tensor_value_info("a", TensorProto.UINT8, side)],
        [helper.make_tensor_value_info("c", TensorProto.INT32, side)],
        [helper.make_tensor("b", TensorProto.INT8, side, np.ones(side, np.int8).tobytes(), raw=True)],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    options = SessionOptions()
    options.intra_op_num_threads = 1
    session = InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    given = {"a": np.ones(side, np.uint8)}
    best = min(seconds(lambda: session.run(None, given)) for _ in range(5))
    return 2.0 * SIDE**3 / best


def seconds(do: Callable[[], Any]) -> float:
    """CPU seconds that something takes."""
    began = time.process_time()
    do()
    return time.process_time() - began


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    args = parser.parse_args()
    texts = [line["text"] for line in archive_lines(args.data / "data" / "polnear-dev.jsonl")]
    model: Encoder = encoder()
    model.see(texts[0], [(0, len(texts[0]))])
    seen = [model.see(t, [(0, len(t))]) for t in texts[:1]]
    took = seconds(lambda: seen.extend(model.see(t, [(0, len(t))]) for t in texts))
    words, done, pieces = sum(len(t.split()) for t in texts), 0.0, 0
    for one in seen[1:]:
        ends = [*one.pieces.first, len(one.pieces.ids)]
        for a, b in windows(one.pieces, model.meta["size"], model.meta["stride"]):
            n = ends[b] - ends[a] + 2
            pieces += n
            done += operations(model.meta["shape"], n)
    able = machine()
    print(f"onnxruntime {onnxruntime.__version__}, one thread")
    print(f"encoder, tokenizing and all: {words / took:,.0f} words, {pieces / took:,.0f} pieces per CPU second")
    print(
        f"arithmetic: {done / pieces / 1e6:.1f} million operations a piece, {done / took / 1e9:,.0f} billion a second"
    )
    print(f"the machine, int8, {SIDE} by {SIDE}: {able / 1e9:,.0f} billion a second; ratio {done / took / able:.2f}")


if __name__ == "__main__":
    main()

"""The trained encoder: pieces in, what each word is and what it points to out.

Needs the package `onrecord-en`, which holds the weights. Nothing is imported or loaded before it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from onrecord.record import Span

from ._pieces import OTHER_KIND, Pieces, cut, windows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

PACKAGE = "onrecord_en"
EDGE = 48
"""Words from a window's border at which what it says of a word counts in full."""


@dataclass(frozen=True, slots=True)
class Window:
    """What was seen of the words ``start`` to ``end``: log-probabilities of where each one points.

    Attributes:
        cue: of a word of content (row), which word begins its cue (column).
        source: of a cue's first word (row), which word belongs to its source (column); itself where it has none.
    """

    start: int
    end: int
    cue: Floats
    source: Floats


@dataclass(frozen=True, slots=True)
class Seen:
    """What the encoder makes of a text: log-probabilities of each word's tags, and its windows."""

    pieces: Pieces
    tags: Floats
    windows: list[Window]


@cache
def is_installed() -> bool:
    """Whether the weights are there."""
    return find_spec(PACKAGE) is not None


class Encoder:
    """The model of a folder, on one thread.

    Args:
        folder: holds ``model.onnx``, ``tokenizer.json`` and ``meta.json``.
        threads: that one window may use.
    """

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self.meta: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._opens = self._tokenizer.token_to_id("[CLS]")
        self._closes = self._tokenizer.token_to_id("[SEP]")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # windows differ in length; the arena would keep the sum of them
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def see(self, text: str, parts: Sequence[Span]) -> Seen:
        """Run the model over some parts of a text.

        Windows go through one at a time: nothing is padded, and since the int8 scale of a layer is taken from
        what is run together, what is said of a window does not depend on its neighbours.
        """
        import numpy as np

        pieces = cut(text, parts, self._tokenizer)
        n = len(pieces.words)
        tags = np.zeros((n, len(self.meta["labels"])), np.float32)
        weight = np.zeros(n, np.float32)
        seen: list[Window] = []
        for a, b in windows(pieces, self.meta["size"], self.meta["stride"]):
            said, cue, source = self._run(pieces, a, b)
            k = np.arange(b - a)
            left = k + 1 if a else np.full(b - a, EDGE)
            right = b - a - k if b < n else np.full(b - a, EDGE)
            full = np.minimum(np.minimum(left, right), EDGE).astype(np.float32)
            tags[a:b] += said * full[:, None]
            weight[a:b] += full
            seen.append(Window(a, b, cue, source))
        tags /= np.maximum(weight, 1e-6)[:, None]
        return Seen(pieces, tags, seen)

    def _run(self, pieces: Pieces, a: int, b: int) -> tuple[Floats, Floats, Floats]:
        import numpy as np

        p, q = pieces.first[a], pieces.first[b] if b < len(pieces.first) else len(pieces.ids)
        given = {
            "ids": np.array([[self._opens, *pieces.ids[p:q], self._closes]], np.int64),
            "kinds": np.array([[OTHER_KIND, *pieces.kinds[p:q], OTHER_KIND]], np.int64),
            "first": np.array([pieces.first[a:b]], np.int64) - p + 1,
        }
        tags, cue, source = cast("list[Floats]", self._session.run(None, given))
        return tags[0], cue[0].astype(np.float16), source[0].astype(np.float16)


@cache
def encoder() -> Encoder:
    """The installed model, loaded once in a process."""
    return Encoder(import_module(PACKAGE).path())

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
    Halves = NDArray[np.float16]

PACKAGE = "onrecord_en"
EDGE = 48
"""Words from a window's border at which what it says of a word counts in full."""


@dataclass(frozen=True, slots=True)
class Window:
    """What was seen of the words ``start`` to ``end``: log-probabilities of where each one (row) points (column).

    Attributes:
        cue: of a word of content, which word begins its cue.
        source: of a cue's first word, which word belongs to its source; itself where it has none.
        doer: of a word that names an event, which word belongs to who does it; itself where nobody is named.
        done: the same of whom it is done to.
    """

    start: int
    end: int
    cue: Halves
    source: Halves
    doer: Halves
    done: Halves


@dataclass(frozen=True, slots=True)
class Seen:
    """What the encoder makes of a text: log-probabilities for each word, and its windows.

    Attributes:
        tags: of source, cue and content.
        events: that it names no event, or one of each type.
        statuses: of the event, if it names one.
    """

    pieces: Pieces
    tags: Floats
    events: Floats
    statuses: Floats
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

    Raises:
        ImportError: the model is an older one, which knows no events.
    """

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self.meta: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        if "events" not in self.meta:
            raise ImportError("the installed onrecord-en is too old for this onrecord: it needs 0.2 or newer")
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
        said = [np.zeros((n, len(self.meta[key])), np.float32) for key in ("labels", "events", "statuses")]
        weight = np.zeros((n, 1), np.float32)
        seen: list[Window] = []
        for a, b in windows(pieces, self.meta["size"], self.meta["stride"]):
            tags, cue, source, events, statuses, doer, done = self._run(pieces, a, b)
            k = np.arange(b - a)
            left = k + 1 if a else np.full(b - a, EDGE)
            right = b - a - k if b < n else np.full(b - a, EDGE)
            full = np.minimum(np.minimum(left, right), EDGE).astype(np.float32)[:, None]
            for all_of_it, part in zip(said, (tags, events, statuses), strict=True):
                all_of_it[a:b] += part * full
            weight[a:b] += full
            cue, source, doer, done = (x.astype(np.float16) for x in (cue, source, doer, done))
            seen.append(Window(a, b, cue, source, doer, done))
        for all_of_it in said:
            all_of_it /= np.maximum(weight, 1e-6)
        return Seen(pieces, said[0], said[1], said[2], seen)

    def _run(self, pieces: Pieces, a: int, b: int) -> list[Floats]:
        """What the model makes of some words, in the order of `Window` and `Seen`: see `see`."""
        import numpy as np

        p, q = pieces.first[a], pieces.first[b] if b < len(pieces.first) else len(pieces.ids)
        given = {
            "ids": np.array([[self._opens, *pieces.ids[p:q], self._closes]], np.int64),
            "kinds": np.array([[OTHER_KIND, *pieces.kinds[p:q], OTHER_KIND]], np.int64),
            "first": np.array([pieces.first[a:b]], np.int64) - p + 1,
        }
        return [x[0] for x in cast("list[Floats]", self._session.run(None, given))]


@cache
def encoder() -> Encoder:
    """The installed model, loaded once in a process."""
    return Encoder(import_module(PACKAGE).path())

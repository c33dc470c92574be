"""The trained encoder: pieces in, what each word is and what it points to out.

Needs the package `onrecord-en`, which holds the weights. Nothing is imported or loaded before it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from onrecord.record import Span

from ._pieces import OTHER_KIND, Pieces, cut, windows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

    Floats = NDArray[np.float32]
    Halves = NDArray[np.float16]

PACKAGE = "onrecord_en"
EDGE = 48
"""Words from a window's border at which what it says of a word counts in full."""
NO_EVENT = -0.01
"""Log-probability of naming no event above which a word's pointers are not kept."""


@dataclass(frozen=True, slots=True)
class Window:
    """What was seen of the words ``start`` to ``end``: log-probabilities of where each one (row) points (column).

    Attributes:
        cue: of a word of content, which word begins its cue.
        source: of a cue's first word, which word belongs to its source; itself where it has none.
        deep: what a middle layer makes of each piece, the borders too; from there events are read.
    """

    start: int
    end: int
    cue: Halves
    source: Halves
    deep: Halves


@dataclass(frozen=True, slots=True)
class Seen:
    """What the encoder makes of a text: log-probabilities for each word, and its windows.

    Attributes:
        tags: of source, cue and content.
    """

    pieces: Pieces
    tags: Floats
    windows: list[Window]


@dataclass(frozen=True, slots=True)
class Pointing:
    """Where the words ``start`` to ``end`` point to, as log-probabilities: a row for each one that may name an event.

    Attributes:
        row: of a word, its row.
        doer: which word belongs to who does it; itself where nobody is named.
        done: the same of whom it is done to.
    """

    start: int
    end: int
    row: dict[int, int]
    doer: Halves
    done: Halves


@dataclass(frozen=True, slots=True)
class SeenEvents:
    """What the encoder makes of the events of a text.

    Attributes:
        kinds: of each word, the log-probability that it names no event, or one of each type.
        statuses: of the event, if it names one.
        windows: where its words point to.
    """

    pieces: Pieces
    kinds: Floats
    statuses: Floats
    windows: list[Pointing]


@cache
def is_installed() -> bool:
    """Whether the weights are there."""
    return find_spec(PACKAGE) is not None


class Encoder:
    """The model of a folder, on one thread.

    Args:
        folder: holds ``model.onnx``, ``events.onnx``, ``tokenizer.json`` and ``meta.json``.
        threads: that one window may use.

    Raises:
        ImportError: the model is an older one, which gives less.
    """

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        from tokenizers import Tokenizer

        self.meta: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        if "deep" not in self.meta:
            raise ImportError("the installed onrecord-en is too old for this onrecord: it needs 0.3 or newer")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._opens = self._tokenizer.token_to_id("[CLS]")
        self._closes = self._tokenizer.token_to_id("[SEP]")
        self._folder, self._threads = folder, threads
        self._session = self._open("model.onnx")

    def _open(self, name: str) -> InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # windows differ in length; the arena would keep the sum of them
        return onnxruntime.InferenceSession(str(self._folder / name), options, providers=["CPUExecutionProvider"])

    @cached_property
    def _of_events(self) -> InferenceSession:
        return self._open("events.onnx")

    def see(self, text: str, parts: Sequence[Span]) -> Seen:
        """Run the model over some parts of a text.

        Windows go through one at a time: nothing is padded, and since the int8 scale of a layer is taken from
        what is run together, what is said of a window does not depend on its neighbours.
        """
        import numpy as np

        pieces = cut(text, parts, self._tokenizer)
        n = len(pieces.words)
        blend = Blend(n, (len(self.meta["labels"]),))
        seen: list[Window] = []
        for a, b in windows(pieces, self.meta["size"], self.meta["stride"]):
            tags, cue, source, deep = self._run(pieces, a, b)
            blend.add(a, b, tags)
            cue, source, deep = (x.astype(np.float16) for x in (cue, source, deep))
            seen.append(Window(a, b, cue, source, deep))
        [whole] = blend.mean()
        return Seen(pieces, whole, seen)

    def _run(self, pieces: Pieces, a: int, b: int) -> list[Floats]:
        """What the model makes of some words: tags, and the fields of `Window` in their order."""
        import numpy as np

        p, q = pieces.first[a], pieces.first[b] if b < len(pieces.first) else len(pieces.ids)
        given = {
            "ids": np.array([[self._opens, *pieces.ids[p:q], self._closes]], np.int64),
            "kinds": np.array([[OTHER_KIND, *pieces.kinds[p:q], OTHER_KIND]], np.int64),
            "first": np.array([pieces.first[a:b]], np.int64) - p + 1,
        }
        return [x[0] for x in cast("list[Floats]", self._session.run(None, given))]

    def see_events(self, seen: Seen) -> SeenEvents:
        """Read the events of a text that was seen; the lower layers are not run again."""
        import numpy as np

        pieces, meta = seen.pieces, self.meta
        blend = Blend(len(pieces.words), (len(meta["events"]), len(meta["statuses"])))
        found: list[Pointing] = []
        for w in seen.windows:
            first = np.array([pieces.first[w.start : w.end]], np.int64) - pieces.first[w.start] + 1
            given = {"deep": w.deep[None].astype(np.float32), "first": first}
            run = cast("list[Floats]", self._of_events.run(None, given))
            kinds, statuses, doer, done = (x[0] for x in run)
            blend.add(w.start, w.end, kinds, statuses)
            rows = np.flatnonzero(kinds[:, 0] < NO_EVENT)
            row = {int(k) + w.start: n for n, k in enumerate(rows)}
            doer, done = (x[rows].astype(np.float16) for x in (doer, done))
            found.append(Pointing(w.start, w.end, row, doer, done))
        every_kind, every_status = blend.mean()
        return SeenEvents(pieces, every_kind, every_status, found)


def middling(a: int, b: int, words: int) -> Floats:
    """How much a window of the words `a` to `b` counts at each of them: less at a border that is not the text's."""
    import numpy as np

    k = np.arange(b - a)
    left = k + 1 if a else np.full(b - a, EDGE)
    right = b - a - k if b < words else np.full(b - a, EDGE)
    return np.minimum(np.minimum(left, right), EDGE).astype(np.float32)[:, None]


class Blend:
    """Means of what overlapping windows say of each word; it counts less near a window's border.

    Args:
        words: of the text.
        widths: of the outputs that are blended.
    """

    def __init__(self, words: int, widths: Sequence[int]) -> None:
        import numpy as np

        self._sums = [np.zeros((words, width), np.float32) for width in widths]
        self._weight = np.zeros((words, 1), np.float32)

    def add(self, a: int, b: int, *said: Floats) -> None:
        """Take in what a window says of the words `a` to `b`."""
        full = middling(a, b, len(self._weight))
        for whole, part in zip(self._sums, said, strict=True):
            whole[a:b] += part * full
        self._weight[a:b] += full

    def mean(self) -> list[Floats]:
        """Each output, for all words."""
        import numpy as np

        weight = np.maximum(self._weight, 1e-6)
        return [cast("Floats", whole / weight) for whole in self._sums]


@cache
def encoder() -> Encoder:
    """The installed model, loaded once in a process."""
    return Encoder(import_module(PACKAGE).path())

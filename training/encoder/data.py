"""Annotated reports as what the model learns from: a tag, a cue and a source for each word."""

from __future__ import annotations

import json
import random
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.reading.encoder import OTHER_KIND, Pieces, cut, windows

BEGINS = {"source": 1, "cue": 3, "content": 5}
Item = tuple["Example", int, int]
"""An example and a window of its words."""


@dataclass(frozen=True)
class Example:
    """A report with its annotation.

    Attributes:
        line: as the data has it (`doc_id`, `text`, `attributions`).
        tags: of each word, 0 to 6.
        cue: for a word of content, the first word of its cue; else -1.
        sources: for the first word of a cue, the words of its source.
        wanted: of each word, the probability of each tag that is to be learnt.
        events: of the report, where they are known.
    """

    line: dict[str, Any]
    pieces: Pieces
    tags: NDArray[np.int64]
    cue: NDArray[np.int64]
    sources: dict[int, list[int]]
    wanted: NDArray[np.float32]
    events: Events | None = None


@dataclass(frozen=True)
class Events:
    """The events of a report, by its words.

    Attributes:
        kind: of each word, the probability that it names no event, or one of each type.
        status: of each word, the probability of each status; nothing where it names no event.
        doer, done: for a word that names an event, the words of its source and of its target; itself where it
            has none.
    """

    kind: NDArray[np.float32]
    status: NDArray[np.float32]
    doer: dict[int, list[int]]
    done: dict[int, list[int]]


def load(path: Path, tokenizer: Tokenizer) -> list[Example]:
    """The examples of a JSONL file."""
    with path.open(encoding="utf-8") as f:
        return [example(line := json.loads(x), pieces_of(line["text"], tokenizer)) for x in f if x.strip()]


def pieces_of(text: str, tokenizer: Tokenizer) -> Pieces:
    """The pieces of a whole text."""
    return cut(text, [(0, len(text))], tokenizer)


def example(line: dict[str, Any], pieces: Pieces) -> Example:
    """One report. What has no cue or no content teaches nothing; of two that share a word the later one counts."""
    n = len(pieces.words)
    out = Example(line, pieces, np.zeros(n, np.int64), np.full(n, -1, np.int64), {}, np.zeros((n, 7), np.float32))
    indexes = indexes_in(pieces)
    for a in line["attributions"]:
        cue = indexes(a["cue"][0]) if a["cue"] and a["content"] else []
        if not cue:
            continue
        for role, begin in BEGINS.items():
            for span in a[role]:
                if not (found := indexes(span)):
                    continue
                out.tags[found] = begin + 1
                out.tags[found[0]] = begin
                if role == "content":
                    out.cue[found] = cue[0]
        out.sources[cue[0]] = [i for span in a["source"] for i in indexes(span)]
    out.wanted[np.arange(n), out.tags] = 1
    return out


def indexes_in(pieces: Pieces) -> Callable[[Sequence[int]], list[int]]:
    """Which words a span of characters touches."""
    ends, words = [e for _, e in pieces.words], pieces.words

    def indexes(span: Sequence[int]) -> list[int]:
        i = bisect_left(ends, span[0] + 1)
        found: list[int] = []
        while i < len(words) and words[i][0] < span[1]:
            found.append(i)
            i += 1
        return found

    return indexes


@dataclass(frozen=True)
class Batch:
    """Windows of about one length, padded; `has_cue` and `is_cue` say where the two pointers are to be learnt."""

    ids: torch.Tensor
    kinds: torch.Tensor
    mask: torch.Tensor
    first: torch.Tensor
    words: torch.Tensor
    wanted: torch.Tensor
    cue: torch.Tensor
    source: torch.Tensor
    is_cue: torch.Tensor
    event: torch.Tensor
    status: torch.Tensor
    is_event: torch.Tensor
    doer: torch.Tensor
    done: torch.Tensor

    def to(self, device: str) -> Batch:
        """The same on a device."""
        return Batch(*(t.to(device) for t in vars(self).values()))


def batch(items: list[Item], opens: int, closes: int) -> Batch:
    """Put some windows together."""
    spans = [(e.pieces.first[a], _end(e.pieces, b)) for e, a, b in items]
    n, length, wide = len(items), max(q - p for p, q in spans) + 2, max(b - a for _, a, b in items)
    ids, mask = np.zeros((n, length), np.int64), np.zeros((n, length), np.int64)
    kinds = np.full((n, length), OTHER_KIND, np.int64)
    first, words = np.zeros((n, wide), np.int64), np.zeros((n, wide), bool)
    wanted, cue = np.zeros((n, wide, 7), np.float32), np.full((n, wide), -1, np.int64)
    source, is_cue = np.zeros((n, wide, wide), bool), np.zeros((n, wide), bool)
    event, status = np.zeros((n, wide, 17), np.float32), np.zeros((n, wide, 8), np.float32)
    actors = np.zeros((2, n, wide, wide), bool)
    for k, ((e, a, b), (p, q)) in enumerate(zip(items, spans, strict=True)):
        ids[k, : q - p + 2] = [opens, *e.pieces.ids[p:q], closes]
        mask[k, : q - p + 2] = 1
        kinds[k, 1 : q - p + 1] = e.pieces.kinds[p:q]
        first[k, : b - a] = np.array(e.pieces.first[a:b]) - p + 1
        words[k, : b - a] = True
        wanted[k, : b - a] = e.wanted[a:b]
        c = e.cue[a:b]
        cue[k, : b - a] = np.where((c >= a) & (c < b), c - a, -1)
        for i, found in e.sources.items():
            inside = [j - a for j in found if a <= j < b] if found else [i - a]
            if a <= i < b and inside:
                is_cue[k, i - a] = True
                source[k, i - a, inside] = True
        if e.events is not None:
            event[k, : b - a], status[k, : b - a] = e.events.kind[a:b], e.events.status[a:b]
            for role, found_by in enumerate((e.events.doer, e.events.done)):
                for i, found in found_by.items():
                    if a <= i < b:
                        actors[role, k, i - a, [j - a for j in found if a <= j < b] or [i - a]] = True
    is_event = status.sum(-1) > 0
    all_of_it = (ids, kinds, mask, first, words, wanted, cue, source, is_cue, event, status, is_event, *actors)
    return Batch(*map(torch.from_numpy, all_of_it))


def _end(pieces: Pieces, word: int) -> int:
    return pieces.first[word] if word < len(pieces.first) else len(pieces.ids)


def epoch(examples: list[Example], size: int, stride: int, per_batch: int, rng: random.Random) -> list[list[Item]]:
    """The windows of all examples, cut anew, in batches of about one length, shuffled."""
    items = [(e, a, b) for e in examples for a, b in windows(e.pieces, size, stride, rng.randrange(stride))]
    rng.shuffle(items)
    out: list[list[Item]] = []
    for k in range(0, len(items), 16 * per_batch):
        near = sorted(items[k : k + 16 * per_batch], key=lambda item: item[2] - item[1])
        parts = [near[j : j + per_batch] for j in range(0, len(near), per_batch)]
        rng.shuffle(parts)
        out += parts
    return out

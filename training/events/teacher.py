"""The larger model from which the branch learns: mpnet, told whose annotation it looks at."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import nn

from onrecord.reading.encoder import Blend, Pieces, middling, windows
from training.encoder.data import Batch, Example, Item, batch, epoch, example
from training.encoder.model import BORDERS, PADDING, SHIFT, Tagger, event_loss
from training.encoder.train import Recipe, falling, groups, learn

from .marked import STYLES, WHOLE, Report

FROZEN = 4
"""Of the lower layers, how many stay as they are: it saves a fifth of the time."""
TEACHER = Recipe(epochs=2, rate=8e-5, slower=0.92, per_batch=8)
STRIDE = 224
"""Pieces from one of the teacher's windows to the next."""
POINTS = 0.25
"""Probability of naming an event from which a word's pointers are kept."""
LEAST_SHARE = 0.03
"""Share of a pointer under which a word is left out of it."""

Floats = NDArray[np.float32]
Pointer = tuple[NDArray[np.int64], Floats]
"""Words, and the share of each."""


@dataclass(frozen=True)
class Taught:
    """What the teacher makes of a report.

    Attributes:
        kind: of each word, the probability of each type of event, or of none first; `status` of each status.
        doer, done: of a word that may name an event, where it points.
    """

    kind: Floats
    status: Floats
    doer: dict[int, Pointer]
    done: dict[int, Pointer]


class Styled(nn.Module):
    """A tagger over mpnet to which is added, at every place, whose annotation is wanted."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger
        self.style = nn.Embedding(STYLES, tagger.enc.config.hidden_size)
        nn.init.zeros_(self.style.weight)

    @property
    def enc(self) -> nn.Module:
        """The encoder, for `groups`."""
        return self.tagger.enc

    def forward(self, b: Batch, style: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Logits of each word's event, of its status, and of both pointers."""
        own = b.ids + SHIFT
        for theirs, ours in BORDERS.items():
            own = own.masked_fill(b.ids == theirs, ours)
        own = own.masked_fill(b.mask == 0, PADDING)
        tagger = self.tagger
        given = tagger.enc.embeddings.word_embeddings(own) + tagger.kinds(b.kinds) + self.style(style)[:, None, :]
        h = tagger.enc(inputs_embeds=given, attention_mask=b.mask).last_hidden_state
        return tagger.events(tagger.of_words(h, b.first))


def train(model: Styled, tokenizer: Tokenizer, reports: Sequence[Report], recipe: Recipe = TEACHER) -> None:
    """Train a teacher where it is; progress goes to standard output."""
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    model.enc.encoder.layer[:FROZEN].requires_grad_(False)
    marked = [r for r in reports if r.events is not None and not r.is_held_out]
    styles = {r.text: r.style for r in marked}
    examples = [_example(r) for r in marked]
    examples += [e for e, r in zip(examples, marked, strict=True) if r.style == WHOLE]
    optimizer = torch.optim.AdamW(groups(model, recipe), weight_decay=recipe.decay, fused=True)
    count = sum(len(windows(e.pieces, recipe.size, recipe.size)) + 0.5 for e in examples)
    steps = recipe.epochs * math.ceil(count / recipe.per_batch)
    scheduler = falling(optimizer, steps, recipe.warm)
    opens, closes = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    learning = [p for p in model.parameters() if p.requires_grad]
    began, done = time.monotonic(), 0
    model.train()
    for number in range(recipe.epochs):
        for items in epoch(examples, recipe.size, recipe.size, recipe.per_batch, rng):
            b = batch(items, opens, closes)
            style = torch.tensor([styles[e.line["text"]] for e, _, _ in items])
            with torch.autocast("cpu", torch.bfloat16):
                kind, status, doer, done_to = model(b, style)
            apart = ~b.words[:, None, :]
            pointers = (x.float().masked_fill(apart, -1e4) for x in (doer, done_to))
            value = event_loss(b, kind, status, *pointers)
            learn(value, learning, optimizer, scheduler)
            done += 1
            if done % 20 == 0:
                took = time.monotonic() - began
                print(f"teacher: epoch {number + 1} step {done}/{steps} {value.item():.3f} {took:.0f} s", flush=True)


def _example(report: Report) -> Example:
    line = {"text": report.text, "attributions": []}
    found = example(line, report.pieces)
    return Example(line, report.pieces, found.tags, found.cue, found.sources, found.wanted, report.events)


def taught(model: Styled, tokenizer: Tokenizer, reports: Sequence[Report]) -> dict[tuple[str, str], Taught]:
    """What a teacher makes of reports, as those who annotated whole reports would have it."""
    opens, closes = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    notes = {r.key: _Notes(r.pieces) for r in reports}
    items = [(r.key, (_example(r), a, b)) for r in reports for a, b in windows(r.pieces, TEACHER.size, STRIDE)]
    items.sort(key=lambda item: item[1][2] - item[1][1])
    model.eval()
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for k in range(0, len(items), TEACHER.per_batch):
            part = items[k : k + TEACHER.per_batch]
            b = batch([item for _, item in part], opens, closes)
            said = model(b, torch.full((len(part),), WHOLE))
            apart = ~b.words[:, None, :]
            pointers = [x.float().masked_fill(apart, -1e4).softmax(-1).numpy() for x in said[2:]]
            kind, status = (x.float().softmax(-1).numpy() for x in said[:2])
            for n, (key, item) in enumerate(part):
                notes[key].take(item, kind[n], status[n], [x[n] for x in pointers])
            if k % 800 == 0:
                print(f"taught {k}/{len(items)} windows", flush=True)
    return {key: n.taught() for key, n in notes.items()}


class _Notes:
    """Means over the windows of one report; a pointer is taken from the window in whose midst its word stands."""

    def __init__(self, pieces: Pieces) -> None:
        self.words = len(pieces.words)
        self.blend = Blend(self.words, (17, 8))
        self.pointers: list[dict[int, tuple[Pointer, float]]] = [{}, {}]

    def take(self, item: Item, kind: Floats, status: Floats, pointers: list[Floats]) -> None:
        _, a, b = item
        full = middling(a, b, self.words)
        self.blend.add(a, b, kind[: b - a], status[: b - a])
        for i in np.flatnonzero(1 - kind[: b - a, 0] > POINTS):
            for found, shares in zip(self.pointers, pointers, strict=True):
                row = shares[i, : b - a]
                at = np.flatnonzero(row > LEAST_SHARE)
                before = found.get(int(i) + a)
                if len(at) and (before is None or before[1] < full[i, 0]):
                    found[int(i) + a] = (at + a, row[at] / row[at].sum()), float(full[i, 0])

    def taught(self) -> Taught:
        doer, done = ({i: pointer for i, (pointer, _) in found.items()} for found in self.pointers)
        kind, status = self.blend.mean()
        return Taught(kind, status, doer, done)


def pointers_within(found: dict[int, Pointer], a: int, b: int) -> Iterator[tuple[int, NDArray[np.int64], Floats]]:
    """The pointers of the words `a` to `b`, by their places there, as far as most of them points there too."""
    for i, (at, shares) in found.items():
        if a <= i < b:
            inside = (at >= a) & (at < b)
            if shares[inside].sum() > 0.5:
                yield i - a, at[inside] - a, shares[inside] / shares[inside].sum()

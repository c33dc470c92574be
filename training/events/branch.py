"""The branch: three layers of its own over the lower half of the released encoder, which stays as it is.

It learns from what that half, at 8 bits, makes of each window, so that in training it sees what it will see in
reading.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from onrecord.reading.encoder import Encoder, Seen, SeenEvents
from training.encoder.data import Events
from training.encoder.model import Dropout, EventHeads, Tagger, pointing
from training.encoder.train import Recipe, falling, learn

from .lessons import Lesson, as_whole
from .lessons import lessons as make
from .marked import GOLD, STYLES, WHOLE, Report
from .teacher import Taught, pointers_within

LAYERS = 3
BRANCH = Recipe(epochs=5, rate=2e-4)
AGAIN = Recipe(seed=2, epochs=4, rate=1.2e-4, head_rate=5e-4)
"""A second turn, with the rates risen anew: after the first the branch still learnt."""
TAUGHT = Recipe(seed=3, epochs=2, rate=1.5e-4, head_rate=6e-4)
"""From where the branch stands, on what a teacher makes of the reports."""
ONWARD = Recipe(seed=3, epochs=5, rate=1.5e-4, head_rate=6e-4)
"""From where the branch stands, on annotated reports alone."""
ANNOTATORS = 0.6
"""Their share in what is learnt of the kinds of an annotated report, beside a teacher's or the branch's own view."""
SOFTENED = 0.05
STATUS_WEIGHT = 0.15
LINK_WEIGHT = 0.1
Key = tuple[str, str]
Lessons = Mapping[Key, Lesson]


class Branch(nn.Module):
    """Upper layers and heads for events.

    Args:
        tagger: whose last layers are taken.
    """

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.layers = tagger.enc.encoder.layer[-LAYERS:]
        self.drop = Dropout(0.1)
        self.events = EventHeads(tagger.enc.config.hidden_size)
        self.style = nn.Embedding(STYLES, tagger.enc.config.hidden_size)
        nn.init.zeros_(self.style.weight)

    def forward(
        self, deep: torch.Tensor, mask: torch.Tensor | None, first: torch.Tensor, style: torch.Tensor | None = None
    ) -> tuple[torch.Tensor, ...]:
        """Logits of each word's event, of its status, and of both pointers.

        Args:
            deep: what the layer beneath makes of each piece.
            mask: what is added to each attention: nothing, or a large negative figure at padding.
            first: of each word, its first piece.
            style: whose annotation is wanted, of each window; none for that of the whole reports.
        """
        h = self.drop(deep + (self.style.weight[WHOLE] if style is None else self.style(style)[:, None, :]))
        for layer in self.layers:
            h = layer(h, attention_mask=mask)
            h = h[0] if isinstance(h, tuple) else h
        h = h.gather(1, first.unsqueeze(-1).expand(-1, -1, h.size(-1))).float()
        return self.events(self.drop(h))


@dataclass(frozen=True)
class Windows:
    """Some windows, padded.

    Attributes:
        words: which are words and which padding.
        kind, status: probabilities to be learnt.
        shares: of both pointers, where a teacher's are to be learnt; `right` the words that annotators named.
        style: whose annotation each is.
    """

    deep: torch.Tensor
    mask: torch.Tensor
    first: torch.Tensor
    words: torch.Tensor
    kind: torch.Tensor
    status: torch.Tensor
    shares: torch.Tensor
    right: torch.Tensor
    style: torch.Tensor


def together(part: Sequence[tuple[Key, int]], seen: Mapping[Key, Seen], lessons: Mapping[Key, Lesson]) -> Windows:
    """Put some windows together, each given by its report and its number there."""
    found = [(seen[key], seen[key].windows[k], lessons[key]) for key, k in part]
    n, length = len(part), max(len(w.deep) for _, w, _ in found)
    wide, hidden = max(w.end - w.start for _, w, _ in found), found[0][1].deep.shape[1]
    deep, mask = np.zeros((n, length, hidden), np.float32), np.zeros((n, 1, 1, length), np.float32)
    first, words = np.zeros((n, wide), np.int64), np.zeros((n, wide), bool)
    kind, status = np.zeros((n, wide, 17), np.float32), np.zeros((n, wide, 8), np.float32)
    shares, right = np.zeros((2, n, wide, wide), np.float32), np.zeros((2, n, wide, wide), bool)
    for k, (s, w, lesson) in enumerate(found):
        a, b = w.start, w.end
        deep[k, : len(w.deep)] = w.deep
        mask[k, 0, 0, len(w.deep) :] = -1e4
        first[k, : b - a] = np.array(s.pieces.first[a:b]) - s.pieces.first[a] + 1
        words[k, : b - a] = True
        kind[k, : b - a], status[k, : b - a] = lesson.kind[a:b], lesson.status[a:b]
        for role in range(2):
            _mark(right[role, k], lesson.right[role], a, b)
            for i, at, share in pointers_within(lesson.shares[role], a, b):
                shares[role, k, i, at] = share
    style = np.array([lesson.style for _, _, lesson in found])
    return Windows(*map(torch.from_numpy, (deep, mask, first, words, kind, status, shares, right, style)))


def _mark(table: NDArray[np.bool_], right: Mapping[int, list[int]], a: int, b: int) -> None:
    for i, named in right.items():
        if a <= i < b:
            inside = [j - a for j in named if a <= j < b]
            if inside or not named:
                table[i - a, inside or [i - a]] = True


def loss(model: Branch, b: Windows) -> torch.Tensor:
    """Cross entropy of kinds, of statuses where there is an event, and of pointers where they are known."""
    with torch.autocast("cpu", torch.bfloat16):
        kind, status, doer, done = model(b.deep, b.mask, b.first, b.style)
    said = torch.log_softmax(kind.float()[b.words], -1)
    total = -2.0 * (b.kind[b.words] * said).sum() / b.words.sum()
    if (some := b.status.sum(-1) > 0).any():
        said = torch.log_softmax(status.float()[some], -1)
        total = total - STATUS_WEIGHT * (b.status[some] * said).sum() / b.status[some].sum()
    apart = ~b.words[:, None, :]
    for pointer, shares, right in zip((doer, done), b.shares, b.right, strict=True):
        pointer = pointer.float().masked_fill(apart, -1e4)
        if (known := right.any(-1)).any():
            total = total + LINK_WEIGHT * pointing(pointer[known], right[known])
        if (known := shares.sum(-1) > 0).any():
            said = torch.log_softmax(pointer[known], -1)
            total = total - LINK_WEIGHT * (shares[known] * said).sum(-1).mean()
    return total


def train(
    model: Branch,
    reports: Sequence[Report],
    seen: Mapping[Key, Seen],
    lessons: Mapping[Key, Lesson],
    recipe: Recipe = BRANCH,
) -> None:
    """Train a branch where it is; reports annotated whole are met twice. Progress goes to standard output."""
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    times = {r.key: 2 if r.key[0] == GOLD else 1 for r in reports}
    items = [(key, k) for key in lessons for k in range(len(seen[key].windows)) for _ in range(times[key])]
    bodies = [{"params": model.layers.parameters(), "lr": recipe.rate}]
    fast = [p for part in (model.events, model.style) for p in part.parameters()]
    heads = [{"params": fast, "lr": recipe.head_rate}]
    optimizer = torch.optim.AdamW([*bodies, *heads], weight_decay=recipe.decay, fused=True)
    steps = recipe.epochs * math.ceil(len(items) / recipe.per_batch)
    scheduler = falling(optimizer, steps, recipe.warm)
    model.train()
    began, done = time.monotonic(), 0
    for number in range(recipe.epochs):
        for part in _parts(items, seen, recipe.per_batch, rng):
            value = loss(model, together(part, seen, lessons))
            learn(value, list(model.parameters()), optimizer, scheduler)
            done += 1
            if done % 50 == 0:
                took = time.monotonic() - began
                print(f"branch: epoch {number + 1} step {done}/{steps} {value.item():.3f} {took:.0f} s", flush=True)


def go_on(
    model: Branch, reports: Sequence[Report], folder: Path, lessons: Callable[[Mapping[Key, Taught], float], Lessons]
) -> None:
    """Teach a branch annotated reports alone, and leave it at the mean of what it was and what it becomes.

    The mean of models that began as one is mostly better than each (Wortsman et al. 2022, "Model soups").

    Args:
        model: the branch as `folder` holds it, exported.
        reports: those that are annotated.
        folder: of a whole package.
        lessons: what is to be learnt of the reports, by the branch's own view of them and the share of the annotators.
    """
    marked = [r for r in reports if r.events is not None and not r.is_held_out]
    encoder = Encoder(folder, threads=torch.get_num_threads())
    seen = see_all(folder, marked)
    own = {key: own_view(encoder.see_events(s)) for key, s in seen.items()}
    start = {k: v.clone() for k, v in model.state_dict().items()}
    train(model, marked, seen, lessons(own, ANNOTATORS), ONWARD)
    model.load_state_dict({k: (v + start[k]) / 2 for k, v in model.state_dict().items()})


def be_taught(
    model: Branch, reports: Sequence[Report], folder: Path, taught: Mapping[Key, Taught], *, has_learnt: bool
) -> None:
    """Let a branch learn what a teacher makes of reports, beside the annotation of those that have one.

    Those by other hands than the whole reports are met twice: as they are marked, and as the teacher would have it by
    the hands of the whole reports, since it is so that the branch is asked to read. A branch that has learnt before is
    left at the mean of what it was and what it becomes.

    Args:
        model: the branch, from its beginning or as `folder` holds it.
        reports: all of which there is a teacher's view.
        folder: of a whole package.
        taught: the teacher's view.
        has_learnt: whether the branch has learnt events before.
    """
    again = as_whole(reports)
    copies = [replace(r, key=key, events=None, style=WHOLE) for key, r in again.items()]
    seen, views = see_all(folder, reports), dict(taught)
    for key, r in again.items():
        seen[key], views[key] = seen[r.key], taught[r.key]
    start = {k: v.clone() for k, v in model.state_dict().items()}
    every = [*reports, *copies]
    train(model, every, seen, make(every, views, ANNOTATORS), TAUGHT if has_learnt else BRANCH)
    if has_learnt:
        model.load_state_dict({k: (v + start[k]) / 2 for k, v in model.state_dict().items()})


def own_view(seen: SeenEvents) -> Taught:
    """What a branch itself makes of a report, as a teacher would say it; it points nowhere."""
    kind, status = (np.exp(x) / np.exp(x).sum(1, keepdims=True) for x in (seen.kinds, seen.statuses))
    return Taught(kind, status, {}, {})


def as_marked(events: Events) -> Taught:
    """The annotation itself, softened a little, where there is no other view of a report."""
    nothing = np.eye(events.kind.shape[1], dtype=np.float32)[0]
    even = np.full_like(events.status, 1 / events.status.shape[1])
    kind = (1 - SOFTENED) * events.kind + SOFTENED * nothing
    return Taught(kind, np.where(events.status.sum(1, keepdims=True) > 0, events.status, even), {}, {})


def _parts(
    items: list[tuple[Key, int]], seen: Mapping[Key, Seen], per_batch: int, rng: random.Random
) -> list[list[tuple[Key, int]]]:
    """The windows in batches of about one length, shuffled."""
    rng.shuffle(items)
    out: list[list[tuple[Key, int]]] = []
    for k in range(0, len(items), 16 * per_batch):
        near = sorted(items[k : k + 16 * per_batch], key=lambda item: len(seen[item[0]].windows[item[1]].deep))
        out += [near[j : j + per_batch] for j in range(0, len(near), per_batch)]
    rng.shuffle(out)
    return out


def see_all(folder: Path, reports: Sequence[Report]) -> dict[Key, Seen]:
    """What the released encoder, at 8 bits, makes of each report."""
    encoder = Encoder(folder, threads=torch.get_num_threads())
    out: dict[Key, Seen] = {}
    for k, report in enumerate(reports):
        out[report.key] = encoder.see(report.text, [(0, len(report.text))])
        if k % 200 == 0:
            print(f"seen {k}/{len(reports)}", flush=True)
    return out

"""Training: AdamW, a short warm-up, a straight way down; heads learn faster than the encoder, high layers than low."""

from __future__ import annotations

import math
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.optim.lr_scheduler import LambdaLR

from onrecord.reading.encoder import windows

from .data import Example, batch, epoch
from .model import Branch, loss


@dataclass(frozen=True)
class Recipe:
    """Everything that decides what comes out, apart from data and machine.

    Attributes:
        rate: of the encoder's last layer; each layer beneath learns slower by `slower`.
        size: pieces in a training window; windows do not overlap, and are cut anew each time.
        warm: share of the steps in which the rates rise.
    """

    seed: int = 1
    epochs: int = 5
    rate: float = 2e-4
    slower: float = 1.0
    head_rate: float = 1e-3
    decay: float = 0.01
    per_batch: int = 16
    size: int = 256
    warm: float = 0.06


TEACHER = Recipe(epochs=3, rate=7e-5, slower=0.92, per_batch=8)
BRANCH = Recipe(epochs=3, rate=1e-4, per_batch=8)
STUDENT = Recipe()


def vocabulary(base: Path) -> Tokenizer:
    """The encoder's tokenizer, neither cutting nor padding."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def train(
    model: nn.Module, vocabulary: Tokenizer, examples: list[Example], recipe: Recipe, *, attributions: bool = True
) -> None:
    """Train a model where it is; progress goes to standard output.

    Args:
        model: a `Tagger`, or a `Branch` of one.
        vocabulary: from which the ids of the borders come.
        examples: to learn from.
        recipe: how.
        attributions: whether attributions are learnt, beside events.
    """
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    opens, closes = vocabulary.token_to_id("[CLS]"), vocabulary.token_to_id("[SEP]")
    device = str(next(model.parameters()).device)
    model.train()
    optimizer = torch.optim.AdamW(groups(model, recipe), weight_decay=recipe.decay)
    # first windows are shorter, by half of one on average
    count = sum(len(windows(e.pieces, recipe.size, recipe.size)) + 0.5 for e in examples)
    steps = recipe.epochs * math.ceil(count / recipe.per_batch)

    scheduler = falling(optimizer, steps, recipe.warm)
    learning = [p for p in model.parameters() if p.requires_grad]
    began, done = time.monotonic(), 0
    for number in range(recipe.epochs):
        for items in epoch(examples, recipe.size, recipe.size, recipe.per_batch, rng):
            value = loss(model, batch(items, opens, closes).to(device), autocast=True, attributions=attributions)
            learn(value, learning, optimizer, scheduler)
            done += 1
            if done % 20 == 0:
                took = time.monotonic() - began
                print(f"epoch {number + 1} step {done}/{steps} loss {value.item():.3f} {took:.0f} s", flush=True)


def falling(optimizer: torch.optim.Optimizer, steps: int, warm: float) -> LambdaLR:
    """Rates that rise in a share `warm` of the steps, and then fall in a straight line to a fiftieth."""
    return LambdaLR(optimizer, lambda k: min(1.0, (k + 1) / (warm * steps)) * max(0.02, 1 - k / steps))


def learn(
    value: torch.Tensor, weights: list[nn.Parameter], optimizer: torch.optim.Optimizer, scheduler: LambdaLR
) -> None:
    """One step down a loss."""
    optimizer.zero_grad()
    value.backward()
    torch.nn.utils.clip_grad_norm_(weights, 1.0)
    optimizer.step()
    scheduler.step()


def groups(model: nn.Module, recipe: Recipe) -> list[dict[str, object]]:
    """The weights to be learnt, by their rates: layers from the last one down, what is beneath, heads."""
    layers = list(model.layers if isinstance(model, Branch) else model.enc.encoder.layer)
    parts = [(layer, recipe.rate * recipe.slower**k) for k, layer in enumerate(reversed(layers))]
    if not isinstance(model, Branch):
        parts.append((model.enc, recipe.rate * recipe.slower ** len(layers)))
    out: list[dict[str, object]] = []
    taken: set[int] = set()
    for part, value in [*parts, (model, recipe.head_rate)]:
        fresh = [p for p in part.parameters() if p.requires_grad and id(p) not in taken]
        taken |= {id(p) for p in fresh}
        out.append({"params": fresh, "lr": value})
    return out

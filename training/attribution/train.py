"""Training: AdamW, a short warm-up, a straight way down; heads learn faster than the encoder."""

from __future__ import annotations

import math
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from onrecord.reading.attribution._pieces import windows

from .data import Example, batch, epoch
from .model import Tagger, loss, new


@dataclass(frozen=True)
class Recipe:
    """Everything that decides what comes out, apart from data and machine.

    Attributes:
        size, stride: pieces in a training window, and from one to the next.
        warm: share of the steps in which the rates rise.
    """

    seed: int = 1
    epochs: int = 4
    rate: float = 1e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    per_batch: int = 16
    size: int = 320
    stride: int = 224
    warm: float = 0.06


def vocabulary(base: Path) -> Tokenizer:
    """The encoder's tokenizer, neither cutting nor padding."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def train(base: Path, examples: list[Example], recipe: Recipe, *, device: str = "cpu") -> Tagger:
    """Train a model from the encoder in a folder; progress goes to standard output."""
    torch.manual_seed(recipe.seed)
    np.random.seed(recipe.seed)
    rng = random.Random(recipe.seed)
    tokenizer = vocabulary(base)
    opens, closes = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    model = new(base).to(device).train()
    heads = [p for name, p in model.named_parameters() if not name.startswith("enc.")]
    groups = [{"params": model.enc.parameters(), "lr": recipe.rate}, {"params": heads, "lr": recipe.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=recipe.decay)
    count = sum(len(windows(e.pieces, recipe.size, recipe.stride)) for e in examples)
    steps = recipe.epochs * math.ceil(count / recipe.per_batch)

    def rate(k: int) -> float:
        return min(1.0, (k + 1) / (recipe.warm * steps)) * max(0.02, 1 - k / steps)

    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    began, done = time.monotonic(), 0
    for number in range(recipe.epochs):
        for items in epoch(examples, recipe.size, recipe.stride, recipe.per_batch, rng):
            value = loss(model, batch(items, opens, closes).to(device), autocast=True)
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            scheduler.step()
            done += 1
            if done % 20 == 0:
                took = time.monotonic() - began
                print(f"epoch {number + 1} step {done}/{steps} loss {value.item():.3f} {took:.0f} s", flush=True)
    return model

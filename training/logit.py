"""A conditional logit by Newton's method, and how good it is on reports that it was not fitted on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.reading._logit import likelihoods

Floats = NDArray[np.float64]
FOLDS = 5
RARE = 20
"""Examples shown by fewer than which a pattern gets no weight."""
STEPS = 30
ENOUGH = 1e-4
"""Largest change of a weight at which the search ends."""
L2 = 1.0
"""Half of it times the sum of squares is added to the summed loss."""


@dataclass(frozen=True)
class Example:
    """A choice that annotators made.

    Attributes:
        report: number of the report.
        sort: by which the figures are told apart.
        things: those in question, each with the patterns that speak for it.
        right: the one that annotators gave, or none.
    """

    report: int
    sort: str
    things: tuple[tuple[str, Mapping[str, float]], ...]
    right: str | None


@dataclass(frozen=True)
class Fitted:
    """What the file of weights says of itself.

    Attributes:
        recipe: the module of `training` that fits it.
        module: that reads by it.
        of: what has been chosen for, and `thing` what.
    """

    recipe: str
    module: str
    of: str
    thing: str


Choice = tuple[str | None, float, float]
"""The likeliest thing, its probability, and that of none."""


def fit(examples: Sequence[Example], l2: float = L2) -> dict[str, float]:
    """The weight of each pattern that is not rare, to two decimals."""
    count = Counter(name for e in examples for name in {n for _, seen in e.things for n in seen})
    names = sorted(name for name, n in count.items() if n >= RARE)
    some = [e for e in examples if e.things]
    x = np.concatenate([_matrix(e, names) for e in some])
    starts = np.cumsum([0, *(len(e.things) for e in some[:-1])])
    of = np.repeat(np.arange(len(some)), [len(e.things) for e in some])
    right = [start + at for e, start in zip(some, starts, strict=True) if (at := _place_of_right(e)) is not None]
    shown = x[right].sum(0)

    def summed(weights: Floats) -> float:
        odds = np.exp(np.clip(x @ weights, -30, 30))
        return float(np.log1p(np.add.reduceat(odds, starts)).sum() - shown @ weights + l2 * weights @ weights / 2)

    weights = np.zeros(len(names))
    loss = summed(weights)
    for _ in range(STEPS):
        odds = np.exp(np.clip(x @ weights, -30, 30))
        p = odds / (1 + np.add.reduceat(odds, starts))[of]
        mean = np.add.reduceat(x * p[:, None], starts)
        slope = l2 * weights + mean.sum(0) - shown
        curve = l2 * np.eye(len(names)) + (x.T * p) @ x - mean.T @ mean
        step = np.linalg.solve(curve, slope)
        while (after := summed(weights - step)) > loss and np.abs(step).max() > ENOUGH:
            step /= 2  # a whole step may lead too far
        weights, loss = weights - step, after
        if np.abs(step).max() <= ENOUGH:
            break
    return {n: round(float(w), 2) for n, w in zip(names, weights, strict=True)}


def unseen(examples: Sequence[Example]) -> list[Choice]:
    """What is likeliest for each by weights fitted without its report."""
    folds = np.random.default_rng(1).permutation(max(e.report for e in examples) + 1) % FOLDS
    apart = [fit([e for e in examples if folds[e.report] != fold]) for fold in range(FOLDS)]
    return [best(e, apart[folds[e.report]]) for e in examples]


def best(example: Example, weights: Mapping[str, float]) -> Choice:
    """The likeliest thing."""
    things = dict(example.things)
    shares = likelihoods(things.values(), weights)
    thing, share = max(zip(things, shares, strict=True), key=lambda c: c[1], default=(None, 0.0))
    return thing, share, 1 - sum(shares)


def described(examples: Sequence[Example], chosen: Sequence[Choice], enough: float) -> str:
    """How many get something from some probability on, and how many of these the right one."""
    some = [thing == e.right for e, (thing, p, _) in zip(examples, chosen, strict=True) if p >= enough]
    right = 100 * sum(some) / max(1, len(some))
    return f"{100 * len(some) / max(1, len(examples)):.1f} % of {len(examples)} given, {right:.1f} % of these right"


def as_toml(weights: Mapping[str, float], examples: Sequence[Example], fitted: Fitted) -> str:
    """The file of weights; those that round to nothing are left out."""
    reports, some = len({e.report for e in examples}), sum(e.right is not None for e in examples)
    lines = [
        f"# Weights of the patterns in {fitted.module}: a conditional logit (L2 {L2:g}) fitted on {len(examples)}",
        f"# {fitted.of} of {reports} annotated reports, {some} of which have a {fitted.thing} there, by",
        f"# `python -m training.{fitted.recipe} --data DATA`; patterns shown by few of them have none.",
        "[weights]",
        *(f'"{name}" = {weight:.2f}' for name, weight in sorted(weights.items()) if weight),
    ]
    return "\n".join(lines) + "\n"


def _matrix(example: Example, names: Sequence[str]) -> Floats:
    places = {n: k for k, n in enumerate(names)}
    out = np.zeros((len(example.things), len(names)))
    for row, (_, seen) in zip(out, example.things, strict=True):
        for name, value in seen.items():
            if name in places:
                row[places[name]] = value
    return out


def _place_of_right(example: Example) -> int | None:
    return next((k for k, (thing, _) in enumerate(example.things) if thing == example.right), None)

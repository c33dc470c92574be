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


Choice = tuple[str | None, float]
"""The likeliest thing and its probability."""


def fit(examples: Sequence[Example], l2: float = L2) -> dict[str, float]:
    """The weight of each pattern that is not rare, to two decimals."""
    count = Counter(name for e in examples for name in {n for _, seen in e.things for n in seen})
    names = sorted(name for name, n in count.items() if n >= RARE)
    each = [(_matrix(e, names), _place_of_right(e)) for e in examples if e.things]
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        slope, curve = l2 * weights, l2 * np.eye(len(names))
        for x, right in each:
            odds = np.exp(np.clip(x @ weights, -30, 30))
            p = odds / (1 + odds.sum())
            mean = p @ x
            slope += mean - (x[right] if right is not None else 0)
            curve += (x.T * p) @ x - np.outer(mean, mean)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
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
    shares = zip(things, likelihoods(things.values(), weights), strict=True)
    return max(shares, key=lambda c: c[1], default=(None, 0.0))


def described(examples: Sequence[Example], chosen: Sequence[Choice], enough: float) -> str:
    """How many get something from some probability on, and how many of these the right one."""
    some = [thing == e.right for e, (thing, p) in zip(examples, chosen, strict=True) if p >= enough]
    right = 100 * sum(some) / max(1, len(some))
    return f"{100 * len(some) / max(1, len(examples)):.1f} % of {len(examples)} given, {right:.1f} % of these right"


def as_toml(weights: Mapping[str, float], examples: Sequence[Example]) -> str:
    """The file of weights; those that round to nothing are left out."""
    reports, some = len({e.report for e in examples}), sum(e.right is not None for e in examples)
    lines = [
        f"# Weights of the patterns in _whereabouts.py: a conditional logit (L2 {L2:g}) fitted on {len(examples)}",
        f"# actors of {reports} annotated reports, {some} of whom have a state there, by",
        "# `python -m training.whereabouts --data DATA`; patterns shown by few of them have none.",
        "[weights]",
        *(f'"{name}" = {weight:.2f}' for name, weight in sorted(weights.items()) if weight),
    ]
    return "\n".join(lines) + "\n"


def _matrix(example: Example, names: Sequence[str]) -> Floats:
    return np.array([[seen.get(n, 0.0) for n in names] for _, seen in example.things])


def _place_of_right(example: Example) -> int | None:
    return next((k for k, (thing, _) in enumerate(example.things) if thing == example.right), None)

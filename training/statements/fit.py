"""Logistic regression by Newton's method, and how good its probabilities are on reports that it has not seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .examples import Example

Floats = NDArray[np.float64]

FOLDS = 5
SEED = 1
RARE = 10
"""Examples under which a pattern gets no weight."""
STEPS = 50
"""Steps of Newton's method after which it has long converged."""
L2S = (0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0)
"""Strengths of the penalty (half of it times the sum of squares, added to the summed loss) that are tried."""


def folds_of(reports: int) -> NDArray[np.int64]:
    """The fold of each report, drawn once and for all."""
    return np.random.default_rng(SEED).permutation(reports) % FOLDS


def fit(examples: Sequence[Example], l2: float) -> dict[str, float]:
    """The weight of each pattern that is not rare, and `bias`, rounded to two decimals."""
    count = Counter(name for e in examples for name in e.shown)
    names = sorted(name for name, n in count.items() if n >= RARE)
    x = np.array([[1.0, *(e.shown.get(name, 0.0) for name in names)] for e in examples])
    y = np.array([float(e.right) for e in examples])
    found = [round(float(w), 2) + 0.0 for w in newton(x, y, l2)]
    return dict(zip(["bias", *names], found, strict=True))


def newton(x: Floats, y: Floats, l2: float) -> Floats:
    """The weights of the columns of `x` that make `y` likeliest under the penalty; the first column's is free."""
    penalty = np.full(x.shape[1], l2)
    penalty[0] = 1e-9
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + penalty * weights
        step = np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(penalty), slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def stated(examples: Sequence[Example], weights: Mapping[str, float]) -> Floats:
    """The probability that the weights give each example, within the bounds that reading keeps."""
    sums = [weights["bias"] + sum(weights.get(n, 0.0) * v for n, v in e.shown.items()) for e in examples]
    return np.clip(1 / (1 + np.exp(-np.array(sums))), 0.01, 0.99)


def fold_weights(examples: Sequence[Example], folds: NDArray[np.int64], l2: float) -> list[dict[str, float]]:
    """For each fold the weights fitted on the others."""
    return [fit([e for e in examples if folds[e.report] != fold], l2) for fold in range(FOLDS)]


def unseen(examples: Sequence[Example], folds: NDArray[np.int64], weights: Sequence[Mapping[str, float]]) -> Floats:
    """The probability of each example by the weights fitted without its report."""
    each = np.array([stated(examples, w) for w in weights])
    return each[[folds[e.report] for e in examples], np.arange(len(examples))]


def log_loss(p: Floats, y: NDArray[Any]) -> float:
    """The mean of the negative logarithms of the probabilities of what is the case."""
    return float(-np.log(np.where(y, p, 1 - p)).mean())


def best_l2(examples: Sequence[Example], folds: NDArray[np.int64]) -> tuple[float, dict[float, float]]:
    """The penalty of least log loss on unseen reports, and the log loss of each tried."""
    y = np.array([e.right for e in examples])
    loss = {l2: log_loss(unseen(examples, folds, fold_weights(examples, folds, l2)), y) for l2 in L2S}
    return min(loss, key=lambda l2: loss[l2]), loss

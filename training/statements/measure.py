"""What weights do to the statements of whole reports that they were not fitted on."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .examples import in_force
from .fit import FOLDS
from .reports import GOLD, Known

ENOUGH = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
"""Probabilities from which an attribution is given out as a statement, to try."""
PARTS = ("statements", "statements with speaker and chain")
Counts = NDArray[np.int64]
"""For each part, how many statements are owed, given and right."""


def counts(
    known: Sequence[Known],
    folds: NDArray[np.int64],
    weights: Sequence[Mapping[str, float]] | None,
    data: Path,
    scorer: ModuleType,
    enough: float,
) -> Counts:
    """The counts of each fold, its statements chosen by its own weights, or by those of the package where none are."""
    out: list[Counts] = []
    for fold in range(FOLDS):
        of_fold = [k for k, f in zip(known, folds, strict=True) if f == fold]
        with in_force(weights[fold] if weights else None, enough):
            records = [_record(k) for k in of_fold]
        out.append(_scored(of_fold, records, data, scorer))
    return np.array(out)


def f1(counted: Counts) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each part, in percent."""
    out: dict[str, tuple[float, float, float]] = {}
    for part, (owed, given, hit) in zip(PARTS, counted, strict=True):
        out[part] = 100 * hit / given, 100 * hit / owed, 200 * hit / (owed + given)
    return out


def chosen_without(by_enough: Mapping[float, Counts]) -> tuple[list[float], Counts]:
    """For each fold the probability that does best on the others, and the counts it comes to there, in sum."""
    picks: list[float] = []
    for fold in range(FOLDS):
        rest = {e: np.delete(c, fold, axis=0).sum(axis=0) for e, c in by_enough.items()}
        picks.append(max(rest, key=lambda e: f1(rest[e])[PARTS[1]][2]))
    return picks, sum((by_enough[e][i] for i, e in enumerate(picks)), np.zeros((2, 3), np.int64))


def _record(known: Known) -> dict[str, Any]:
    return {
        "report": {"source": known.doc, "text": known.parsed.report.text},
        "actors": [a.model_dump(mode="json") for a in known.rest[1]],
        "statements": [s.model_dump(mode="json") for s in known.statements()],
    }


def _scored(known: Sequence[Known], records: list[dict[str, Any]], data: Path, scorer: ModuleType) -> Counts:
    with tempfile.TemporaryDirectory() as name:
        for k in known:
            for ending in (".json", ".txt"):
                (Path(name) / f"{k.doc}{ending}").symlink_to((data / GOLD / f"{k.doc}{ending}").resolve())
        result = scorer.score(name, records)
    return np.array([[result[part][n] for n in ("gold", "pred", "hit")] for part in PARTS])

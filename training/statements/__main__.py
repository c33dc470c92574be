"""Fit the weights of `onrecord.reading.chain._sure` on annotated reports, and say how good they are on unseen ones.

    python -m training.statements --data ../shared [--work build/statements] [--measure] [--dry]

The folds are of reports, drawn by a fixed seed; the penalty is the one of least log loss on the fold left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

import numpy as np
from benchmarks._scorers import scorer
from benchmarks.calibration import binned, error, rows

from onrecord.reading.chain._sure import _weights

from . import fit, measure
from .examples import Example, examples
from .reports import Known, known_reports

TOML = Path(__file__).resolve().parents[2] / "src" / "onrecord" / "reading" / "chain" / "sure.toml"


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of annotated reports and their scorer")
    parser.add_argument("--work", type=Path, help="where what is read is kept, and taken from again")
    parser.add_argument("--measure", action="store_true", help="score the statements of whole reports too")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    args = parser.parse_args()
    score = scorer(args.data, "score_record")
    known = known_reports(args.data, args.work)
    found = examples(known, score)
    folds = fit.folds_of(len(known))
    l2, losses = fit.best_l2(found, folds)
    print("log loss by L2:", "  ".join(f"{k:g} {v:.4f}" for k, v in losses.items()))
    apart = fit.fold_weights(found, folds, l2)
    print(described("weights as they are, which may have seen these reports", found, fit.stated(found, _weights())))
    print(described(f"weights fitted with L2 {l2:g} without the report", found, fit.unseen(found, folds, apart)))
    if args.measure:
        measured(known, folds, apart, args.data, score)
    if not args.dry:
        TOML.write_text(as_toml(fit.fit(found, l2), found, l2), encoding="utf-8")


def described(name: str, found: Sequence[Example], p: fit.Floats) -> str:
    """How well probabilities do."""
    y = np.array([e.right for e in found])
    bins = binned([(float(s), bool(r)) for s, r in zip(p, y, strict=True)])
    head = f"{name}: {len(found)} attributions, {y.sum()} right"
    figures = f"log loss {fit.log_loss(p, y):.4f}, accuracy {100 * ((p >= 0.5) == y).mean():.1f} %"
    return f"\n{head}\n{figures}, calibration error {100 * error(bins):.1f} %\n{rows(bins)}"


def measured(
    known: Sequence[Known], folds: fit.NDArray[np.int64], apart: list[dict[str, float]], data: Path, score: ModuleType
) -> None:
    """Print what the weights as they are, and those fitted without the report, make of whole reports."""
    for name, weights in (("as they are", None), ("fitted without the report", apart)):
        by_enough = {e: measure.counts(known, folds, weights, data, score, e) for e in measure.ENOUGH}
        print(f"\nweights {name}: P, R, F1 of statements, and with speaker and chain, by the least probability")
        for enough, counted in by_enough.items():
            print(f"{enough:.2f}", shown(counted.sum(axis=0)))
        picks, counted = measure.chosen_without(by_enough)
        print("chosen on the other folds:", shown(counted), *picks)


def shown(counted: measure.Counts) -> str:
    """Precision, recall and F1 of both parts in a line."""
    return "   ".join(" ".join(f"{x:.2f}" for x in row) for row in measure.f1(counted).values())


def as_toml(weights: Mapping[str, float], found: Sequence[Example], l2: float) -> str:
    """The file of weights; those that round to nothing are left out."""
    reports = len({e.report for e in found})
    lines = [
        f"# Weights of the patterns in _sure.py: log-odds, fitted by logistic regression (L2 {l2:g}) on {len(found)}",
        f"# attributions of {reports} annotated reports, {sum(e.right for e in found)} of them right, by",
        "# `python -m training.statements --data DATA`; patterns shown by few of them have none.",
        "[weights]",
        *(f"{name} = {weights[name]:.2f}" for name in ("bias", "given")),
        *(f'"{n}" = {w:.2f}' for n, w in sorted(weights.items()) if w and n not in ("bias", "given")),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()

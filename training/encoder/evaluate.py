"""What a folder's model reads of the development part, scored; and how likely it is right, by its own signs."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from benchmarks._scorers import right_ones
from numpy.typing import NDArray

from onrecord.reading.attribution._decode import Linked, Range, link
from onrecord.reading.encoder import Encoder

FOLDS = 5
RIDGE = 1.0


def read(folder: Path, lines: list[dict[str, Any]]) -> dict[str, list[tuple[Linked, dict[str, Any]]]]:
    """The attributions of each report, in words and in characters."""
    encoder = Encoder(folder)
    out: dict[str, list[tuple[Linked, dict[str, Any]]]] = {}
    for line in lines:
        seen = encoder.see(line["text"], [(0, len(line["text"]))])
        words = seen.pieces.words

        def span(r: Range, words: list[tuple[int, int]] = words) -> tuple[int, int]:
            return words[r[0]][0], words[r[1] - 1][1]

        out[line["doc_id"]] = [
            (
                one,
                {
                    "source": [span(one.source)] if one.source else [],
                    "cue": [span(one.cue)],
                    "content": [span(c) for c in one.content],
                },
            )
            for one in link(seen, encoder.meta["decoding"])
        ]
    return out


def scores(scorer: ModuleType, lines: list[dict[str, Any]], found: dict[str, Any]) -> dict[str, float]:
    """F1 of attributions and of exact spans, and the recall of quotations, in percent."""
    r = scorer.score(lines, {k: [a for _, a in v] for k, v in found.items()})
    out = {f"{m} {k}": r[m][k] for m in ("content", "full", "strict") for k in ("P", "R", "F1")}
    out |= {f"{layer} {role} F1": v["F1"] for layer in ("spans", "tokens") for role, v in r[layer].items()}
    return out | {"quoted recall": r["quoted recall"]}


def signs(scorer: ModuleType, lines: list[dict[str, Any]], found: dict[str, Any]) -> tuple[Any, Any, Any]:
    """Of each attribution found: its signs, whether content and source are right, and its report's number."""
    rows: list[tuple[float, ...]] = []
    right: list[float] = []
    report: list[int] = []
    for k, line in enumerate(lines):
        ours = found[line["doc_id"]]
        good = right_ones(scorer, line["text"], line["attributions"], [a for _, a in ours])
        rows += [one.signs for one, _ in ours]
        right += [float(j in good) for j in range(len(ours))]
        report += [k] * len(ours)
    return np.array(rows), np.array(right), np.array(report)


def fit(x: NDArray[Any], y: NDArray[Any]) -> NDArray[Any]:
    """Weights of a logistic model, the bias first (Newton's method, ridge on all but the bias)."""
    x = np.column_stack([np.ones(len(x)), x])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 1e-3
    w = np.zeros(x.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge), x.T @ (p - y) + ridge * w)
    return w


def calibration(x: NDArray[Any], y: NDArray[Any], report: NDArray[Any]) -> tuple[list[float], list[dict[str, float]]]:
    """The weights fitted on all, and ten bins of what they say of reports they were not fitted on."""
    if len(y) < 100:
        raise SystemExit(f"only {len(y)} attributions found in the development part: this model is not trained enough")
    stated = np.zeros(len(y))
    for k in range(FOLDS):
        out = report % FOLDS == k
        w = fit(x[~out], y[~out])
        stated[out] = 1 / (1 + np.exp(-(w[0] + x[out] @ w[1:])))
    bins = [
        {
            "from": k / 10,
            "n": int(inside.sum()),
            "stated": round(float(stated[inside].mean()), 3),
            "found": round(float(y[inside].mean()), 3),
        }
        for k in range(10)
        if (inside := np.clip((stated * 10).astype(int), 0, 9) == k).any()
    ]
    return [round(float(v), 4) for v in fit(x, y)], bins

"""The scorers that lie beside the evaluation data, taken as they are."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

HALF = 0.5
"""Jaccard from which two spans are taken for one, as the scorers have it."""


def scorer(data: Path, name: str) -> ModuleType:
    """Load ``DATA/score/NAME.py`` as a module."""
    path = data / "score" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"scorers_{name}", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def right_ones(score: ModuleType, text: str, gold: list[dict[str, Any]], ours: list[dict[str, Any]]) -> set[int]:
    """Which of our attributions of a text are right: content and source both met, one to one, the best first.

    Args:
        score: the scorer of attributions.
        text: of the report.
        gold: attributions as annotated.
        ours: attributions as read.
    """
    g, p = ([{r: score.tokenset(text, a.get(r)) for r in ("source", "content")} for a in x] for x in (gold, ours))
    pairs = sorted((-score.jac(a["content"], b["content"]), i, j) for i, a in enumerate(g) for j, b in enumerate(p))
    met, used, right = set[int](), set[int](), set[int]()
    for value, i, j in pairs:
        if -value < HALF:
            break
        if i in met or j in used:
            continue
        met.add(i)
        used.add(j)
        source, other = g[i]["source"], p[j]["source"]
        if not (source or other) or score.jac(source, other) >= HALF:
            right.add(j)
    return right

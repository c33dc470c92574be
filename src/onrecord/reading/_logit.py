"""Conditional logit: which of some things it is, or none of them (McFadden 1974)."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files


@cache
def weights_of(room: str, name: str) -> Mapping[str, float]:
    """The weights in a file of a room of reading."""
    text = files(f"onrecord.reading.{room}").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)["weights"]


def likelihoods(things: Iterable[Mapping[str, float]], weights: Mapping[str, float]) -> list[float]:
    """The probability of each of some things; what is wanting to 1 is that of none.

    Args:
        things: what speaks for each, by name and strength.
        weights: of those names; one without a weight does not count.

    Example:
        >>> likelihoods([{"near": 1.0}, {}], {"near": 0.0})
        [0.3333333333333333, 0.3333333333333333]
    """
    sums = (sum(weights.get(name, 0.0) * value for name, value in seen.items()) for seen in things)
    odds = [math.exp(max(-30.0, min(30.0, total))) for total in sums]
    return [o / (1 + sum(odds)) for o in odds]

"""How likely a find is right, by its construction and its cue, and whether it is worth giving."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.reading.lexicon import cues, nouns
from onrecord.record import extent

from ._found import Found


@cache
def _table() -> tuple[float, Mapping[str, Any]]:
    data = tomllib.loads(files("onrecord.reading.attribution").joinpath("precision.toml").read_text(encoding="utf-8"))
    return data["least"], data["way"]


def confidence(found: Found, nested: bool) -> float:
    """The measured share of such finds that are right (``precision.toml``); 0.0 where they are not worth giving."""
    least, ways = _table()
    way = ways[found.way]
    known = way.get("cue", {}).get(found.lemma)
    if nested:
        value = min(way.get("nested", 0.0), known or 1.0) if _communicates(found) else 0.0
    elif not found.source:
        value = known if known is not None and way.get("unsourced") == way["default"] else way.get("unsourced", 0.0)
    else:
        value = known if known is not None else way["default"]
    return value if value >= least else 0.0


def weighed(found: list[Found]) -> list[tuple[Found, float]]:
    """The finds worth giving, each with its confidence, in text order."""
    spread = sorted((start, end, i) for i, f in enumerate(found) for start, end in f.content if end - start > 0)
    out: list[tuple[Found, float]] = []
    longest = max((end - start for start, end, _ in spread), default=0)
    for i, f in enumerate(found):
        nested = bool(f.cue) and _within(f.cue[0], i, spread, longest)
        if value := confidence(f, nested):
            out.append((f, value))
    out.sort(key=lambda pair: extent(pair[0].content))
    return out


def _within(cue: tuple[int, int], own: int, spread: list[tuple[int, int, int]], longest: int) -> bool:
    k = bisect_right(spread, (cue[0], float("inf"), 0)) - 1
    while k >= 0 and spread[k][0] + longest >= cue[1]:
        start, end, i = spread[k]
        if i != own and start <= cue[0] and cue[1] <= end:
            return True
        k -= 1
    return False


def _communicates(found: Found) -> bool:
    word = cues().get(found.lemma) or nouns().get(found.lemma)
    return word is None or word.communicates

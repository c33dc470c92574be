"""The words of conditions, read from words.toml beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

PHRASES = frozenset({"phrases", "nominal", "shrugs"})


@cache
def lexicon() -> Mapping[str, Mapping[str, frozenset[str]]]:
    """The tables of words.toml, each list a set; phrases keep their spaces."""
    tables = tomllib.loads((files(__package__ or __name__) / "words.toml").read_text("utf-8"))
    return {name: {key: _entries(key, value) for key, value in table.items()} for name, table in tables.items()}


def _entries(key: str, value: str) -> frozenset[str]:
    if key in PHRASES:
        return frozenset(line.strip() for line in value.splitlines() if line.strip())
    return frozenset(value.split())


@cache
def phrases() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases that open a condition, by their first word, the longest first."""
    openers = lexicon()["openers"]
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in openers["phrases"] | openers["nominal"]:
        words = tuple(phrase.split())
        out.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in out.items()}

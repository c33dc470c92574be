"""The word lists of this room, from ``words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("onrecord.reading.chain").joinpath("words.toml").read_text(encoding="utf-8"))


@cache
def words(table: str, key: str) -> frozenset[str]:
    """One list of words.

    Raises:
        KeyError: there is no such list.

    Example:
        >>> "Herald" in words("media", "endings")
        True
    """
    return frozenset(_lists()[table][key])

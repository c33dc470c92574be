"""The words that intake knows, read once from the .toml files beside this module."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(file: str) -> dict[str, Any]:
    """A whole file of words."""
    return tomllib.loads(files("onrecord.intake").joinpath(file).read_text("utf-8"))


@cache
def words_in(file: str, key: str) -> frozenset[str]:
    """A list of words, as a set."""
    return frozenset(table(file)[key])


@cache
def patterns(file: str, key: str, flags: int = re.I) -> re.Pattern[str]:
    """A list of regular expressions as one."""
    return re.compile("|".join(f"(?:{p})" for p in table(file)[key]), flags)

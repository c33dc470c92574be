"""JSON values that cannot change: what an archive said beside the record's own fields."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

DEEPEST = 64
"""How far values may stand within values; readers of JSON give up not far beyond."""


class FrozenMapping(Mapping[str, Any]):
    """A mapping that cannot change, can be hashed, and travels between processes.

    Example:
        >>> FrozenMapping({"desk": "foreign"})["desk"]
        'foreign'
    """

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values: dict[str, Any] = dict(values)

    def __getitem__(self, key: str) -> Any:
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(frozenset(self._values.items()))

    def __reduce__(self) -> tuple[type[FrozenMapping], tuple[dict[str, Any]]]:
        return type(self), (self._values,)

    def __repr__(self) -> str:
        return repr(self._values)


def frozen(value: Any, depth: int = 0) -> Any:
    """A JSON value with its lists made tuples and its objects made immutable, all the way down.

    Raises:
        ValueError: the value is none that JSON can say, or nests deeper than `DEEPEST`.
    """
    if depth > DEEPEST:
        raise ValueError(f"nested deeper than {DEEPEST} levels")
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return unicode_text(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise ValueError(f"{value} is no JSON number")
        return value
    if isinstance(value, Mapping):
        return FrozenMapping({_key(k): frozen(v, depth + 1) for k, v in value.items()})
    if isinstance(value, list | tuple):
        return tuple(frozen(v, depth + 1) for v in value)
    raise ValueError(f"{type(value).__name__} is no JSON value")


def thawed(value: Any) -> Any:
    """The plain dicts and lists that a frozen value was made from."""
    if isinstance(value, Mapping):
        return {k: thawed(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [thawed(v) for v in value]
    return value


def unicode_text(value: str) -> str:
    """The string, if it is Unicode text.

    Raises:
        ValueError: it holds half of a surrogate pair, which no UTF-8 can say.
    """
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as e:
            raise ValueError(f"character {e.start} is half of a surrogate pair, not a Unicode character") from e
    return value


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise ValueError(f"the key {key!r} is no string")
    return unicode_text(key)

"""If-then threats, warnings, promises and demands."""

from ._read import read_conditions

__all__ = ["read_conditions"]

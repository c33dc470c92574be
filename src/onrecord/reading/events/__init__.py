"""Political events, by PLOVER, and whether they happened."""

from ._read import read_events

__all__ = ["read_events"]

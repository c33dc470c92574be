"""Political events, by PLOVER, and whether they happened."""

from ._read import read_events, sides_in, status_at

__all__ = ["read_events", "sides_in", "status_at"]

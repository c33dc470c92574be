"""Who is in the report, and everywhere it is named."""

from ._who import read_actors

__all__ = ["read_actors"]

"""Who is in the report, and everywhere it is named."""

from ._introduced import introduce
from ._whereabouts import settle
from ._who import read_actors

__all__ = ["introduce", "read_actors", "settle"]

"""Names that the world agrees on: states and how they are called, bodies, groups, media, offices."""

from ._names import Entry, Gazetteer, Office, gazetteer
from ._spelling import folded

__all__ = ["Entry", "Gazetteer", "Office", "folded", "gazetteer"]

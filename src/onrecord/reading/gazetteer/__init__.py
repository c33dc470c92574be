"""Names that the world agrees on: states and how they are called, bodies, groups, media, offices, who held them."""

from ._leaders import Leader, Leaders, Term
from ._names import Entry, Gazetteer, Office
from ._own import gazetteer, use_names, with_file
from ._spelling import folded

__all__ = [
    "Entry",
    "Gazetteer",
    "Leader",
    "Leaders",
    "Office",
    "Term",
    "folded",
    "gazetteer",
    "use_names",
    "with_file",
]

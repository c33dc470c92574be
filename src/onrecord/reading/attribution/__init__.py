"""Who said what, as raw source, cue and content."""

from __future__ import annotations

from ._quotes import Quote, find_quotes
from ._read import read_attributions, read_rules
from ._trained import read_trained

__all__ = ["Quote", "find_quotes", "read_attributions", "read_rules", "read_trained"]

"""Who said what, as raw source, cue and content."""

from __future__ import annotations

from ._quotes import Quote, find_quotes
from ._read import read_attributions

__all__ = ["Quote", "find_quotes", "read_attributions"]

"""Who said what, as raw source, cue and content."""

from __future__ import annotations

from onrecord.reading._words import ParsedReport
from onrecord.record import Attribution

__all__ = ["read_attributions"]


def read_attributions(parsed: ParsedReport) -> tuple[Attribution, ...]:
    return ()

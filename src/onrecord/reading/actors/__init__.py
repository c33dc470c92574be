"""Who is in the report, and everywhere it is named."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading._words import ParsedReport
from onrecord.record import Actor, Attribution

__all__ = ["read_actors"]


def read_actors(parsed: ParsedReport, attributions: Sequence[Attribution]) -> tuple[Actor, ...]:
    return ()

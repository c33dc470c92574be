"""Time expressions and their TIMEX3 values."""

from __future__ import annotations

from onrecord.reading._words import ParsedReport
from onrecord.record import Time

__all__ = ["read_times"]


def read_times(parsed: ParsedReport) -> tuple[Time, ...]:
    return ()

"""Political events, by PLOVER, and whether they happened."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading._words import ParsedReport
from onrecord.record import Actor, Event, Place, Statement, Time

__all__ = ["read_events"]


def read_events(
    parsed: ParsedReport,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    times: Sequence[Time],
    places: Sequence[Place],
) -> tuple[Event, ...]:
    return ()

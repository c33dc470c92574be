"""Attributions that communicate, resolved: who, through whom, to whom, when."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading._words import ParsedReport
from onrecord.record import Actor, Attribution, Statement, Time

__all__ = ["read_statements"]


def read_statements(
    parsed: ParsedReport, attributions: Sequence[Attribution], actors: Sequence[Actor], times: Sequence[Time]
) -> tuple[Statement, ...]:
    return ()

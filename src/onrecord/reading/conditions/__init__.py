"""If-then threats, warnings, promises and demands."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading._words import ParsedReport
from onrecord.record import Actor, Condition, Statement

__all__ = ["read_conditions"]


def read_conditions(
    parsed: ParsedReport, statements: Sequence[Statement], actors: Sequence[Actor]
) -> tuple[Condition, ...]:
    return ()

"""Toponyms and where they are."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading._words import ParsedReport
from onrecord.record import Actor, Place

__all__ = ["read_places"]


def read_places(parsed: ParsedReport, actors: Sequence[Actor]) -> tuple[Place, ...]:
    return ()

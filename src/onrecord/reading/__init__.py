"""Report → Record, one room per question. A room imports nothing of another room."""

from ._reader import Reader, Rooms
from ._words import DEFAULT_PIPELINE, ParsedReport, Words

__all__ = ["DEFAULT_PIPELINE", "ParsedReport", "Reader", "Rooms", "Words"]

"""What one construction gives before it becomes an attribution."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self

from onrecord.record import Spans


@dataclass(frozen=True, slots=True)
class Found:
    """A source, cue and content in characters, and how they were found.

    Attributes:
        way: the construction, a key of the precisions in ``cues.toml``.
        lemma: of the cue.
        at: index of the cue's main token; -1 where there is none.
        final: whether the content stands before its cue (an inverted or closing cue).
    """

    way: str
    lemma: str
    at: int
    source: Spans
    cue: Spans
    content: Spans
    final: bool = False

    def replace(self, **changes: Any) -> Self:
        """A copy with some fields changed."""
        return replace(self, **changes)

"""Who the tests find in a sentence: the actors, and whom some words of it mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from onrecord.reading import ParsedReport
from onrecord.reading.actors import read_actors
from onrecord.record import Actor, Attribution, Mentions, Record

Parse = Callable[..., ParsedReport]


def said(text: str, *sources: str | tuple[str, int]) -> list[Attribution]:
    """Attributions whose sources are these words (or the nth of them); what is said is the rest of the sentence."""
    out: list[Attribution] = []
    for source in sources:
        words, nth = source if isinstance(source, tuple) else (source, 1)
        at, end = [m.span() for m in re.finditer(rf"\b{re.escape(words)}\b", text)][nth - 1]
        stop = text.find(".", end)
        out.append(Attribution(source=((at, end),), content=((end + 1, stop if stop > end + 1 else len(text)),)))
    return out


class Cast:
    def __init__(self, parsed: ParsedReport, attributions: Sequence[Attribution]) -> None:
        self.text = parsed.report.text
        self.attributions = attributions
        self.actors = read_actors(parsed, attributions)
        self.mentions = Mentions(self.actors)
        Record(report=parsed.report, actors=self.actors).checked()

    def speakers(self) -> list[str | None]:
        found = [self.mentions.at(a.source[0]) for a in self.attributions]
        return [f.name if f else None for f in found]

    def at(self, words: str) -> Actor:
        start = self.text.index(words)
        actor = self.mentions.at((start, start + len(words)))
        assert actor is not None, words
        return actor


@pytest.fixture
def cast(parse: Parse) -> Callable[..., Cast]:
    def of(text: str, *sources: str | tuple[str, int], **fields: Any) -> Cast:
        return Cast(parse(text, **fields), said(text, *sources))

    return of

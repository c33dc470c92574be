"""What is learnt from: events that are read where annotators marked one, the dates in question, and the right one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from onrecord.reading import Reader, Rooms
from onrecord.reading._words import ParsedReport
from onrecord.reading.events import read_events
from onrecord.reading.events._dating import Dating
from onrecord.reading.events._finding import Finding
from onrecord.record import DatedBy, Event
from training.annotated import Annotated, annotated, marked_at
from training.logit import Example

Patterns = Mapping[str, tuple[DatedBy, Mapping[str, float]]]


@dataclass(frozen=True)
class Dated:
    """An event that was read and is marked.

    Attributes:
        example: the dates in question, and the right one if it is among them.
        date: the annotators'.
        by_rule: what the parse gives.
    """

    example: Example
    date: str | None
    by_rule: str | None


def examples(data: Path) -> list[Dated]:
    """The events of the annotated reports that are read with their type."""
    out: list[Dated] = []
    known = list(annotated(data))
    by_source = {report.source: found for report, found in known}
    asked: list[tuple[Finding, Patterns]] = []

    def note(self: Dating, finding: Finding, anchors: frozenset[int]) -> DatedBy | None:
        asked.append((finding, self.patterns(finding, anchors)))
        return self.give(finding, self.ruled(finding, anchors)[1])

    def read(parsed: ParsedReport, *given: Any) -> tuple[Event, ...]:
        asked.clear()
        with patch.object(Dating, "date", note):
            events = read_events(parsed, *given)
        out.extend(_dated(by_source[parsed.report.source], asked))
        return events

    for _ in Reader(rooms=Rooms(events=read, conditions=lambda *_: ())).read_all(report for report, _ in known):
        pass
    return out


def _dated(found: Annotated, asked: list[tuple[Finding, Patterns]]) -> Iterator[Dated]:
    for finding, patterns in asked:
        marked = marked_at(finding.type, (finding.token.idx, finding.trigger.anchor.idx), found)
        if marked is None:
            continue
        things = tuple((value, seen) for value, (_, seen) in patterns.items())
        right = marked.date if marked.date in patterns else None
        by_rule = finding.date.value if finding.date is not None else None
        yield Dated(Example(found.number, "whole" if found.is_whole else "ours", things, right), marked.date, by_rule)

"""What is learnt from: events that are read where annotators marked one, who may be on a side, and who is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from onrecord.reading import Reader, Rooms
from onrecord.reading._words import ParsedReport
from onrecord.reading.events import read_events
from onrecord.reading.events._finding import Finding
from onrecord.reading.events._siding import Candidates, Side, Siding
from onrecord.record import Actor, Event
from training.annotated import ALIKE, Annotated, Given, alike, annotated, marked_at
from training.half import is_read
from training.logit import Example

RULING = frozenset({"state", "government"})
"""Kinds of whom a state alone tells who they are."""
SIDES: tuple[Side, ...] = ("source", "target")


@dataclass(frozen=True)
class Sided:
    """A side of an event that was read and is marked.

    Attributes:
        example: those in question, and the right one; none where annotators name nobody.
        given: whom annotators name.
        now: whom encoder and parse give.
        named: those in question, by id.
    """

    example: Example
    given: list[Given]
    now: list[Actor]
    named: dict[str, Actor]


def examples(data: Path) -> list[Sided]:
    """The sides of the events of those reports that the branch has not learnt.

    A side whose annotated actor is not in question is left out.
    """
    out: list[Sided] = []
    known = [(r, found) for r, found in annotated(data) if is_read(r.source.split("/")[-1])]
    by_source = {report.source: found for report, found in known}
    asked: list[tuple[Finding, Side, list[Actor], Candidates]] = []

    def note(self: Siding, finding: Finding) -> None:
        if finding.sight is not None:
            for side, now in zip(SIDES, (finding.source, finding.target), strict=True):
                asked.append((finding, side, list(now), self.candidates(finding, side)))

    def read(parsed: ParsedReport, *given: Any) -> tuple[Event, ...]:
        asked.clear()
        with patch.object(Siding, "settle", note):
            events = read_events(parsed, *given)
        out.extend(_sided(by_source[parsed.report.source], asked))
        return events

    for _ in Reader(rooms=Rooms(events=read, conditions=lambda *_: ())).read_all(report for report, _ in known):
        pass
    return out


def _sided(found: Annotated, asked: Sequence[tuple[Finding, Side, list[Actor], Candidates]]) -> Iterator[Sided]:
    for finding, side, now, candidates in asked:
        marked = marked_at(finding.type, (finding.token.idx, finding.trigger.anchor.idx), found)
        if marked is None:
            continue
        given = marked.source if side == "source" else marked.target
        named = {id: actor for id, (actor, _) in candidates.items()}
        right = _right(given, named, now)
        if given and right is None:
            continue
        things = tuple((id, seen) for id, (_, seen) in candidates.items())
        yield Sided(Example(found.number, side, things, right), given, now, named)


def _right(given: Sequence[Given], named: dict[str, Actor], now: Sequence[Actor]) -> str | None:
    """Whom of those in question annotators name: by the words, else by the name, else by the state of who rules it."""
    best = (0, "")
    for id, actor in named.items():
        best = max(best, (max((_likeness(g, actor, now) for g in given), default=0), id), key=lambda b: b[0])
    return best[1] or None


def _likeness(given: Given, actor: Actor, now: Sequence[Actor]) -> int:
    if given.mention is not None and any(alike(given.mention, m) > ALIKE for m in actor.mentions):
        return 4
    if given.name.lower() == actor.name.lower():
        return 3
    if given.country in (None, "IGO") or given.country != actor.country or actor.kind not in RULING:
        return 0
    return 2 if actor in now else 1

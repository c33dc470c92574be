"""Holding a record to its contract: spans in the text, ids that name something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._spans import Spans, faults_of

if TYPE_CHECKING:
    from ._model import Record


def faults_in(record: Record) -> list[str]:
    """Every fault of a record, one line each, its place first."""
    length = len(record.report.text)
    faults = [f"{place}{fault}" for place, spans in _span_lists(record) for fault in faults_of(spans, length)]
    faults += [f"{place}: no {what} has the id {id!r}" for place, what, id in _dangling(record)]
    faults += [f"{place}: the id {id!r} is used twice" for place, id in _twice(record)]
    return faults


def _span_lists(record: Record) -> Iterator[tuple[str, Spans]]:
    report = record.report
    yield "report.segments", tuple(s.span for s in report.segments)
    if report.published:
        yield "report.published.spans", report.published.spans
    for i, actor in enumerate(record.actors):
        yield f"actors[{i}].mentions", actor.mentions
    for i, a in enumerate(record.attributions):
        yield f"attributions[{i}].source", a.source
        yield f"attributions[{i}].cue", a.cue
        yield f"attributions[{i}].content", a.content
    for i, s in enumerate(record.statements):
        at = f"statements[{i}]"
        yield f"{at}.content", s.content
        yield f"{at}.cue", s.cue
        yield f"{at}.speaker_span", s.speaker_span
        yield f"{at}.audience", s.audience
        if s.said_on:
            yield f"{at}.said_on.spans", s.said_on.spans
        for k, link in enumerate(s.chain):
            yield f"{at}.chain[{k}].span", link.span or ()
    for i, e in enumerate(record.events):
        yield f"events[{i}].evidence", e.evidence
        if e.date:
            yield f"events[{i}].date.spans", e.date.spans
        if e.place:
            yield f"events[{i}].place.span", (e.place.span,)
    for i, c in enumerate(record.conditions):
        yield f"conditions[{i}].if", c.if_
        yield f"conditions[{i}].then", c.then or ()
    for i, t in enumerate(record.times):
        yield f"times[{i}].span", (t.span,)
    for i, p in enumerate(record.places):
        yield f"places[{i}].span", (p.span,)


def _dangling(record: Record) -> Iterator[tuple[str, str, str]]:
    actors = {a.id for a in record.actors}
    statements = {s.id for s in record.statements}
    for i, s in enumerate(record.statements):
        if s.speaker and s.speaker not in actors:
            yield f"statements[{i}].speaker", "actor", s.speaker
        if s.within and s.within not in statements:
            yield f"statements[{i}].within", "statement", s.within
        for k, link in enumerate(s.chain):
            if link.actor and link.actor not in actors:
                yield f"statements[{i}].chain[{k}].actor", "actor", link.actor
    for i, e in enumerate(record.events):
        for side, ids in (("source", e.source), ("target", e.target)):
            for id in ids:
                if id not in actors:
                    yield f"events[{i}].{side}", "actor", id
        if e.statement and e.statement not in statements:
            yield f"events[{i}].statement", "statement", e.statement
    for i, c in enumerate(record.conditions):
        if c.statement and c.statement not in statements:
            yield f"conditions[{i}].statement", "statement", c.statement
        if c.speaker and c.speaker not in actors:
            yield f"conditions[{i}].speaker", "actor", c.speaker


def _twice(record: Record) -> Iterator[tuple[str, str]]:
    for what in ("actors", "statements", "events", "conditions"):
        seen: set[str] = set()
        for i, item in enumerate(getattr(record, what)):
            if item.id in seen:
                yield f"{what}[{i}].id", item.id
            seen.add(item.id)

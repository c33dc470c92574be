"""Holding a record to its contract: spans in the text, ids that name something."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from ._spans import Spans, faults_of

if TYPE_CHECKING:
    from ._model import Actor, Attribution, Condition, Event, Place, Record, Report, Statement, Time

Held = Iterator[tuple[str, Spans]]
"""Fields of one item, and the span list in each."""

Named = Iterator[tuple[str, str, str | None]]
"""Fields of one item, the kind of thing each names, and the id it gives."""


def faults_in(record: Record) -> list[str]:
    """Every fault of a record, one line each, its place first."""
    length = len(record.report.text)
    faults = [f"report.{field}{fault}" for field, spans in _report(record.report) for fault in faults_of(spans, length)]
    for part, spans_of in _SPANS.items():
        for i, item in enumerate(getattr(record, part)):
            for field, spans in spans_of(item):
                faults += [f"{part}[{i}].{field}{fault}" for fault in faults_of(spans, length)]
    return faults + _dangling(record) + _twice(record)


def _dangling(record: Record) -> list[str]:
    known = {"actor": {a.id for a in record.actors}, "statement": {s.id for s in record.statements}}
    return [
        f"{part}[{i}].{field}: no {kind} has the id {id!r}"
        for part, ids_of in _IDS.items()
        for i, item in enumerate(getattr(record, part))
        for field, kind, id in ids_of(item)
        if id is not None and id not in known[kind]
    ]


def _twice(record: Record) -> list[str]:
    faults: list[str] = []
    for part in ("actors", "statements", "events", "conditions"):
        seen: set[str] = set()
        for i, item in enumerate(getattr(record, part)):
            if item.id in seen:
                faults.append(f"{part}[{i}].id: the id {item.id!r} is used twice")
            seen.add(item.id)
    return faults


def _report(report: Report) -> Held:
    yield "segments", tuple(s.span for s in report.segments)
    if report.published:
        yield "published.spans", report.published.spans


def _actor(actor: Actor) -> Held:
    yield "mentions", actor.mentions


def _attribution(attribution: Attribution) -> Held:
    yield "source", attribution.source
    yield "cue", attribution.cue
    yield "content", attribution.content


def _statement(statement: Statement) -> Held:
    yield "content", statement.content
    yield "cue", statement.cue
    yield "speaker_span", statement.speaker_span
    yield "audience", statement.audience
    if statement.said_on:
        yield "said_on.spans", statement.said_on.spans
    for k, link in enumerate(statement.chain):
        yield f"chain[{k}].span", link.span or ()


def _event(event: Event) -> Held:
    yield "evidence", event.evidence
    if event.date:
        yield "date.spans", event.date.spans
    if event.place:
        yield "place.span", (event.place.span,)


def _condition(condition: Condition) -> Held:
    yield "if", condition.if_
    yield "then", condition.then or ()


def _one_span(item: Time | Place) -> Held:
    yield "span", (item.span,)


def _named_by_statement(statement: Statement) -> Named:
    yield "speaker", "actor", statement.speaker
    yield "within", "statement", statement.within
    for k, link in enumerate(statement.chain):
        yield f"chain[{k}].actor", "actor", link.actor


def _named_by_event(event: Event) -> Named:
    for id in event.source:
        yield "source", "actor", id
    for id in event.target:
        yield "target", "actor", id
    yield "statement", "statement", event.statement


def _named_by_condition(condition: Condition) -> Named:
    yield "statement", "statement", condition.statement
    yield "speaker", "actor", condition.speaker


_SPANS: dict[str, Callable[[Any], Held]] = {
    "actors": _actor,
    "attributions": _attribution,
    "statements": _statement,
    "events": _event,
    "conditions": _condition,
    "times": _one_span,
    "places": _one_span,
}
_IDS: dict[str, Callable[[Any], Named]] = {
    "statements": _named_by_statement,
    "events": _named_by_event,
    "conditions": _named_by_condition,
}

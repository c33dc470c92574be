"""Record → the rows of each table. What is written here is worked out from the record and from nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.record import Condition, DatedBy, Event, Record, Report, Span, Spans, Statement

Row = tuple[Any, ...]
Tables = dict[str, list[Row]]

# `reports` and `records` first: the one refuses a second report of an id before anything else is written.
TABLES = (
    "reports",
    "records",
    "segments",
    "actors",
    "mentions",
    "attributions",
    "statements",
    "chain_links",
    "events",
    "event_actors",
    "conditions",
    "times",
    "places",
    "notes",
)


def rows_of(record: Record) -> Iterator[tuple[str, Row]]:
    """Each row that a record puts into the ledger, with its table; `reports` and `records` excepted."""
    report, id = record.report, record.report.id
    text = report.text
    for i, segment in enumerate(report.segments):
        yield "segments", (id, i, segment.kind, segment.span)
    for i, a in enumerate(record.actors):
        yield "actors", (id, a.id, i, a.name, a.kind, a.role, a.country, a.sector, _json(a.ids), a.anonymous)
        for span in a.mentions:
            yield "mentions", (id, a.id, _word(text, span), span)
    for i, a in enumerate(record.attributions):
        words = _words(report, a.source), _words(report, a.cue), _words(report, a.content)
        yield "attributions", (id, i, *words, a.confidence, a.source, a.cue, a.content)
    for i, s in enumerate(record.statements):
        yield from _statement(report, i, s)
    for i, e in enumerate(record.events):
        yield from _event(report, i, e)
    for i, c in enumerate(record.conditions):
        yield "conditions", _condition(report, i, c)
    for i, t in enumerate(record.times):
        yield "times", (id, i, _word(text, t.span), t.type, t.value, t.span)
    for i, p in enumerate(record.places):
        yield "places", (id, i, _word(text, p.span), p.name, p.country, p.lat, p.lon, p.geonames, p.span)
    for i, note in enumerate(record.notes):
        yield "notes", (id, i, note)


def report_row(record: Record, number: int, added: Any, version: str) -> Row:
    """The row of `reports`."""
    r = record.report
    p = r.published
    dated = (p.value, p.basis, p.why, p.spans) if p else (None, None, None, None)
    known = (r.source, r.outlet, r.title, list(r.authors), *dated, r.language, r.wire, r.text, _json(r.aside))
    return (r.id, number, *known, added, version)


def _statement(report: Report, i: int, s: Statement) -> Iterator[tuple[str, Row]]:
    yield (
        "statements",
        (
            report.id,
            s.id,
            i,
            s.speaker,
            _words(report, s.speaker_span),
            _words(report, s.cue),
            _words(report, s.content),
            s.form,
            s.anonymous,
            _words(report, s.audience),
            *_day(s.said_on),
            s.within,
            s.confidence,
            s.content,
            s.cue,
            s.speaker_span,
            s.audience,
            _day_spans(s.said_on),
        ),
    )
    for k, link in enumerate(s.chain):
        yield "chain_links", (report.id, s.id, k, link.name, link.actor, _words(report, link.span), link.span)


def _event(report: Report, i: int, e: Event) -> Iterator[tuple[str, Row]]:
    p = e.place
    where = (p.name, p.country, p.lat, p.lon, p.geonames) if p else (None,) * 5
    what = (e.type, e.mode, e.cameo, e.status, _words(report, e.evidence), *_day(e.date))
    spans = (e.evidence, _day_spans(e.date), p.span if p else None)
    yield "events", (report.id, e.id, i, *what, *where, e.statement, e.confidence, *spans)
    for side, actors in (("source", e.source), ("target", e.target)):
        for k, actor in enumerate(actors):
            yield "event_actors", (report.id, e.id, side, k, actor)


def _condition(report: Report, i: int, c: Condition) -> Row:
    words = _words(report, c.if_), _words(report, c.then)
    return (report.id, c.id, i, c.statement, c.speaker, c.kind, *words, c.confidence, c.if_, c.then)


def _json(values: Mapping[str, Any]) -> str | None:
    return json.dumps(values, ensure_ascii=False, default=dict) if values else None


def _word(text: str, span: Span) -> str:
    return text[span[0] : span[1]]


def _words(report: Report, spans: Spans | None) -> str | None:
    """The words under a span list; None where there is no span, which is not the same as no words."""
    return report.words(spans) if spans else None


def _day(dated: DatedBy | None) -> tuple[str | None]:
    return (dated.value if dated else None,)


def _day_spans(dated: DatedBy | None) -> Spans | None:
    return dated.spans if dated else None

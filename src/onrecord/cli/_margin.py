"""A report with who says what in its margin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.record import Record, Segment, Span, Statement

from ._lines import FORM_MARKS, fitting_name, wrapped
from ._out import cells, cut, one_line, safe

MARGIN = 21
"""Columns of the margin: an id, a mark and most surnames."""
RULE = " | "

_OPEN, _GLUE = "\x01", "\x00"
_OPENED = re.compile(f"{_OPEN}([^{_GLUE}]+){_GLUE}")


class Row(NamedTuple):
    """A line of the margin beside a line of the report."""

    margin: str
    text: str


def margin_rows(record: Record, width: int) -> Iterator[Row]:
    """The report's text in lines, its statements in brackets, and beside each where it begins who says it.

    A bracket bears the statement's id: ``[s3 It would be reckless, s3]``. A statement that goes on in another
    paragraph is bracketed there too; its speaker is named once.
    """
    report = record.report
    text = safe(report.text)
    named: set[str] = set()
    statements = {s.id: s for s in record.statements}
    for segment in _parts(record):
        lines = [
            (line.replace(_OPEN, "[").replace(_GLUE, " "), _OPENED.findall(line))
            for line in wrapped(_bracketed(text, segment.span, record.statements).split(), width - MARGIN - len(RULE))
        ]
        beside = [(0, kind)] if (kind := _kind(segment)) else []
        for at, (_, opened) in enumerate(lines):
            for id in opened:
                if id not in named:
                    named.add(id)
                    beside += [(at, entry) for entry in _entries(record, statements[id])]
        yield from _side_by_side([line for line, _ in lines], beside)
        yield Row("", "")


def _kind(segment: Segment) -> str:
    """What the margin says of a segment: nothing of a plain paragraph."""
    if segment.kind == "paragraph":
        return ""
    return f"({segment.kind})" if segment.is_read else f"({segment.kind}, unread)"


def _parts(record: Record) -> Iterator[Segment]:
    """The report's segments and whatever stands between them; paragraphs where it has none."""
    report = record.report
    if not report.segments:
        for m in re.finditer(r"\S(?:[^\n]|\n(?!\s*\n))*", report.text):
            yield Segment(kind="paragraph", start=m.start(), end=m.end())
        return
    at = 0
    for segment in sorted(report.segments, key=lambda s: s.start):
        if report.text[at : segment.start].strip():
            yield Segment(kind="furniture", start=at, end=segment.start)
        yield segment
        at = max(at, segment.end)
    if report.text[at:].strip():
        yield Segment(kind="furniture", start=at, end=len(report.text))


def _bracketed(text: str, part: Span, statements: tuple[Statement, ...]) -> str:
    """A part of the text with brackets put in, each glued to the word beside it."""
    start, end = part
    marks: list[tuple[int, int, int, str]] = []
    for s in statements:
        for a, b in s.content:
            a, b = max(a, start), min(b, end)
            if a < b:
                # at one place: what closes before what opens, the inner closed first, the outer opened first
                marks.append((a, 1, a - b, f"{_OPEN}{s.id}{_GLUE}"))
                marks.append((b, 0, -a, f"{_GLUE}{s.id}]"))
    out: list[str] = []
    at = start
    for place, _, _, mark in sorted(marks):
        out += [text[at:place], mark]
        at = place
    return "".join([*out, text[at:end]])


def _entries(record: Record, s: Statement) -> list[str]:
    """What the margin says of a statement: who, and on a second line through whom."""
    lead = f"{s.id} {FORM_MARKS[s.form]} "
    entries = [lead + fitting_name(record, s, MARGIN - cells(lead))]
    between = [link.name for link in s.chain[1:-1]]
    if between:
        via = f"   via {one_line(between[-1])}"
        entries.append(via if cells(via) <= MARGIN else cut(via.replace("via The ", "via "), MARGIN))
    return entries


def _side_by_side(lines: list[str], beside: list[tuple[int, str]]) -> Iterator[Row]:
    """Lines with the margin's entries at, or as soon as possible after, the lines they belong to."""
    margin: list[str] = []
    for at, entry in beside:
        margin += [""] * (at - len(margin)) + [entry]
    for i in range(max(len(lines), len(margin))):
        yield Row(margin[i] if i < len(margin) else "", lines[i] if i < len(lines) else "")

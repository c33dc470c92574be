"""When a report came out, and how that is known: given, metadata, dateline, stated or inferred."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from onrecord.record import Published, Report, Segment

from ._clues import verdict_of
from ._days import written_dates
from ._decoding import GUESSED_ENCODING

_DATE = re.compile(r"^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ]\d\d:?\d\d.{0,40})?$")
_LONGEST_JSON = 500_000
EARLIEST = "1800"
"""What says it is older was never filled in (0001-01-01)."""


def cut_date(value: str) -> str:
    """An ISO 8601 date, cut at what is known; a time of day is dropped.

    >>> cut_date("2022-03-23T19:40:00+02:00")
    '2022-03-23'

    Raises:
        ValueError: it is no such date.
    """
    found = _DATE.match(value.strip())
    if not found:
        raise ValueError(f"no date of the form YYYY, YYYY-MM or YYYY-MM-DD: {value[:40]!r}")
    year, month, day = found.groups()
    date(int(year), int(month or 1), int(day or 1))
    return "-".join(part for part in (year, month, day) if part)


def published_in_text(text: str, segments: tuple[Segment, ...]) -> Published | None:
    """The date of a text by its dateline, by a line that states it, or by its clues."""
    heads = [s for s in segments if s.kind == "dateline"]
    for written in written_dates(text) if heads else ():
        if written.full is None or written.full.isoformat() < EARLIEST:
            continue
        if head := next((s for s in heads if s.start <= written.span[0] and written.span[1] <= s.end), None):
            opens_paragraph = any(s.start - head.end in range(3) for s in segments if s.kind == "paragraph")
            gap = text[head.end : head.end + 3]
            basis = "dateline" if opens_paragraph and "\n" not in gap and "\r" not in gap else "stated"
            return Published(value=written.full.isoformat(), basis=basis, spans=(written.span,))
    verdict = verdict_of(text, segments)
    if verdict.day is None:
        return None
    return Published(value=verdict.day.isoformat(), basis="inferred", spans=verdict.spans, why=verdict.why)


def published_on_page(tree: Any, url: str | None) -> Published | None:
    """The date of a page by its metadata: what it says of itself first, what htmldate finds in it next.

    htmldate is not let loose on the page's text: there it finds the dates of other reports.
    """
    for said, where in _said_by_page(tree):
        try:
            value = cut_date(said)
        except ValueError:
            continue
        if len(value) == 10 and value >= EARLIEST:
            return Published(value=value, basis="metadata", why=where)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    from htmldate import find_date

    try:
        found = find_date(tree, extensive_search=False, original_date=True, url=url)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return (
        Published(value=found, basis="metadata", why="the page's metadata or address, by htmldate") if found else None
    )


_META = (
    ("property", "article:published_time"),
    ("property", "og:article:published_time"),
    ("itemprop", "datePublished"),
    ("name", "parsely-pub-date"),
    ("name", "sailthru.date"),
    ("name", "pubdate"),
    ("name", "publishdate"),
    ("name", "dc.date.issued"),
    ("name", "dcterms.created"),
    ("name", "date"),
)


def _said_by_page(tree: Any) -> Iterator[tuple[str, str]]:
    metas = [(m, (m.get("content") or "").strip()) for m in tree.iter("meta")]
    for attribute, name in _META:
        for meta, content in metas:
            if content and (meta.get(attribute) or "").lower() == name.lower():
                yield content, f"the page's {name}"
        if name == "article:published_time":
            yield from ((said, "the page's JSON-LD datePublished") for said in _said_by_json(tree))


def _said_by_json(tree: Any) -> Iterator[str]:
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json" or len(script.text or "") > _LONGEST_JSON:
            continue
        try:
            waiting = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while waiting:
            thing = waiting.pop(0)
            if isinstance(thing, list):
                waiting += thing[:50]
            elif isinstance(thing, dict):
                if isinstance(said := thing.get("datePublished"), str):
                    yield said
                waiting += [v for k, v in thing.items() if k in ("@graph", "mainEntity")]


def notes_for(report: Report) -> tuple[str, ...]:
    """What intake could not find out about a report, a line each: for ``Record.notes``.

    >>> from onrecord.intake import take_text
    >>> notes_for(take_text("Rain fell on the capital.", source="rain.txt", outlet="The Morning Courier"))
    ("published: no date is given and the text's own clues do not settle one",)
    """
    notes: list[str] = []
    if report.published is None:
        notes.append(f"published: no date is given and {verdict_of(report.text, report.segments).why}")
    if report.outlet is None:
        notes.append("outlet: none is given and the report names none")
    if GUESSED_ENCODING.items() <= report.aside.items():
        notes.append("text: not UTF-8 and does not say what it is; its encoding was guessed from its letters")
    return tuple(notes)

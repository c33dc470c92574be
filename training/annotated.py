"""Reports annotated by hand, as a reader takes them in, with their events."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord import IntakeError
from onrecord.intake import take_text
from onrecord.record import EventType, Report, Span

EVENTS = Path(__file__).resolve().parent / "events"
SETS = ("guardian-syria", "polnear-train", "timeml-train", "places-trnews")
OUTLETS = {
    "breitbart": "Breitbart",
    "huff-post": "HuffPost",
    "nyt": "The New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "The Washington Post",
    "west-journal": "Western Journalism",
}
"""Names of outlets, where a set has short ones."""
DAY = re.compile(r"\d{4}(-\d\d){0,2}$")
Sides = list[tuple[Span, str | None]]
"""Mentions of actors, and their states."""


@dataclass(frozen=True)
class Marked:
    """An event as annotators marked it.

    Attributes:
        type: of it.
        trigger: the words that name it.
        date: when it happened, where they say so.
        sides: the mentions of those on its sides, where there are any, and their states.
    """

    type: EventType
    trigger: Span
    date: str | None
    sides: Sides


@dataclass(frozen=True)
class Annotated:
    """What annotators say of a report.

    Attributes:
        number: of the report.
        is_whole: whether it is of those annotated whole, elsewhere.
        events: those they marked.
    """

    number: int
    is_whole: bool
    events: list[Marked]


def annotated(data: Path) -> Iterator[tuple[Report, Annotated]]:
    """Every annotated report whose text is in `data`, and what is marked there."""
    texts = {r.source: r for name in SETS for r in _reports(data / "data" / f"{name}.jsonl", name)}
    texts |= {r.source: r for r in _reports(data / "gold" / "train.jsonl", "gold")}
    documents = [(d["set"], d["doc"], [_marked(e) for e in d["events"]]) for d in _lines(EVENTS / "annotated.jsonl")]
    for document in _lines(EVENTS / "gold-anchors.jsonl"):
        path = data / "gold" / "train" / f"{document['doc']}.json"
        whole = json.loads(path.read_text(encoding="utf-8"))["events"]
        pairs = zip(whole, document["events"], strict=True)
        documents.append(("gold", document["doc"], [_marked(_anchored(e, a)) for e, a in pairs if a]))
    for number, (name, doc, events) in enumerate(documents):
        report = texts.get(f"{name}/{doc}")
        if report is not None:
            yield report, Annotated(number, name == "gold", events)


def _marked(event: Mapping[str, Any]) -> Marked:
    sides: Sides = [(tuple(a["mention"]), a["country"]) for a in (*event["source"], *event["target"]) if a["mention"]]
    return Marked(event["type"], tuple(event["trigger"]), event.get("date"), sides)


def _anchored(event: dict[str, Any], anchor: dict[str, Any]) -> dict[str, Any]:
    """An event annotated elsewhere, with the words that are ours."""
    out = {"type": event["type"], "date": event.get("date"), "trigger": anchor["trigger"], "source": [], "target": []}
    for role in ("source", "target"):
        if len(anchor[role]) == len(event[role]):
            pairs = zip(event[role], anchor[role], strict=True)
            out[role] = [{"country": a.get("country"), "mention": span} for a, span in pairs]
    return out


def _reports(path: Path, name: str) -> Iterator[Report]:
    """The reports of a set that can be taken in; their sources are `name` and the document."""
    for line in _lines(path):
        outlet, source = line.get("outlet"), f"{name}/{line.get('doc_id') or line['id']}"
        try:
            yield take_text(line["text"], source=source, outlet=OUTLETS.get(outlet, outlet), published=_day(line))
        except IntakeError as e:
            print(f"left out: {e}")


def _day(line: Mapping[str, Any]) -> str | None:
    """The date of publication; some documents have an hour in its place."""
    return line["published"] if DAY.match(line.get("published") or "") else None


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as f:
        yield from (json.loads(line) for line in f if line.strip())

"""Reports annotated by hand, as a reader takes them in, with their events."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Collection, Iterator, Mapping
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
ALIKE = 0.3
"""Jaccard of characters from which an annotator's mention is one of an actor's."""
DAY = re.compile(r"\d{4}(-\d\d){0,2}$")


@dataclass(frozen=True)
class Given:
    """An actor as annotators give one.

    Attributes:
        mention: words that name it, where they say which.
        country: its state, or IGO.
    """

    name: str
    country: str | None
    mention: Span | None


@dataclass(frozen=True)
class Marked:
    """An event as annotators marked it.

    Attributes:
        type: of it.
        trigger: the words that name it.
        date: when it happened, where they say so.
        source, target: who stands on its sides.
    """

    type: EventType
    trigger: Span
    date: str | None
    source: list[Given]
    target: list[Given]


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


def is_held_out(doc: str) -> bool:
    """Whether a document is for choosing by: one in twelve, by its name."""
    return zlib.crc32(doc.encode()) % 12 == 0


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
    source, target = ([_given(a) for a in event[role]] for role in ("source", "target"))
    return Marked(event["type"], tuple(event["trigger"]), event.get("date"), source, target)


def _given(actor: Mapping[str, Any]) -> Given:
    mention = actor.get("mention")
    return Given(actor["name"], actor.get("country"), tuple(mention) if mention else None)


def marked_at(kind: EventType, words: Collection[int], found: Annotated) -> Marked | None:
    """The event of some type that annotators marked at one of some characters."""
    at = (m for m in found.events if m.type == kind and any(m.trigger[0] <= w < m.trigger[1] for w in words))
    return next(at, None)


def _anchored(event: dict[str, Any], anchor: dict[str, Any]) -> dict[str, Any]:
    """An event annotated elsewhere, with the words that are ours."""
    out = {"type": event["type"], "date": event.get("date"), "trigger": anchor["trigger"]}
    for role in ("source", "target"):
        spans = anchor[role] if len(anchor[role]) == len(event[role]) else [None] * len(event[role])
        out[role] = [a | {"mention": span} for a, span in zip(event[role], spans, strict=True)]
    return out


def _reports(path: Path, name: str) -> Iterator[Report]:
    """The reports of a set that can be taken in; their sources are `name` and the document."""
    for line in _lines(path):
        outlet, source = line.get("outlet"), f"{name}/{line.get('doc_id') or line['id']}"
        try:
            yield take_text(line["text"], source=source, outlet=OUTLETS.get(outlet, outlet), published=day_of(line))
        except IntakeError as e:
            print(f"left out: {e}")


def day_of(line: Mapping[str, Any]) -> str | None:
    """The date of publication; some documents have an hour in its place."""
    return line["published"] if DAY.match(line.get("published") or "") else None


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as f:
        yield from (json.loads(line) for line in f if line.strip())


def alike(a: Span, b: Span) -> float:
    """Jaccard of the characters of two spans."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))

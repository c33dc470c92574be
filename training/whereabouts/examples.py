"""What is learnt from: actors without a state, the states in question, and the one that annotators gave."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from onrecord import IntakeError
from onrecord.intake import take_text
from onrecord.reading import Reader, Rooms, _reader
from onrecord.reading._words import ParsedReport
from onrecord.reading.actors import _introduced
from onrecord.reading.actors._whereabouts import Whereabouts, is_homeless
from onrecord.record import Actor, Place, Report, Span

from .logit import Example

EVENTS = Path(__file__).resolve().parents[1] / "events"
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
ALIKE = 0.3
"""Jaccard of characters from which an annotator's mention is one of an actor's."""


Sides = list[tuple[Span, str | None]]
"""Annotated mentions of actors, and their states."""


@dataclass(frozen=True)
class Annotated:
    """What annotators say of a report.

    Attributes:
        number: of the report.
        sides: mentions of actors, and their states.
    """

    number: int
    sides: Sides


def examples(data: Path) -> list[Example]:
    """Actors whom no words give a state, of the annotated reports."""
    out: list[Example] = []
    known = list(_annotated(data))
    by_source = {report.source: found for report, found in known}

    def note(parsed: ParsedReport, _: Any, cast: Sequence[Actor], __: Any, places: Sequence[Place]) -> tuple[()]:
        found, where = by_source[parsed.report.source], Whereabouts(cast, places, parsed.report.outlet)
        for actor, right in _given(cast, found.sides):
            if is_homeless(actor):
                out.append(Example(found.number, actor.kind, tuple(where.patterns(actor)), right))
        return ()

    with ExitStack() as stack:
        for module in (_reader, _introduced):
            stack.enter_context(patch.object(module, "settle", lambda actors, *_, **__: tuple(actors)))
        for _ in Reader(rooms=Rooms(events=note, conditions=lambda *_: ())).read_all(report for report, _ in known):
            pass
    return out


def _given(actors: Sequence[Actor], sides: Sides) -> Iterator[tuple[Actor, str | None]]:
    """The actors that annotators name, with the state they give most often."""
    given: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    for span, state in sides:
        alike, best = max(((_alike(span, m), a.id) for a in actors for m in a.mentions), default=(0.0, ""))
        if alike > ALIKE and state != "IGO":
            given[best][state] += 1
    for actor in actors:
        if actor.id in given:
            yield actor, given[actor.id].most_common(1)[0][0]


def _alike(a: Span, b: Span) -> float:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / (max(a[1], b[1]) - min(a[0], b[0]))


def _annotated(data: Path) -> Iterator[tuple[Report, Annotated]]:
    texts = {r.source: r for name in SETS for r in _reports(data / "data" / f"{name}.jsonl", name)}
    texts |= {r.source: r for r in _reports(data / "gold" / "train.jsonl", "gold")}
    documents = [(d["set"], d["doc"], d["events"]) for d in _lines(EVENTS / "annotated.jsonl")]
    for document in _lines(EVENTS / "gold-anchors.jsonl"):
        path = data / "gold" / "train" / f"{document['doc']}.json"
        whole = json.loads(path.read_text(encoding="utf-8"))["events"]
        pairs = zip(whole, document["events"], strict=True)
        documents.append(("gold", document["doc"], [_anchored(e, a) for e, a in pairs if a]))
    for number, (name, doc, events) in enumerate(documents):
        report = texts.get(f"{name}/{doc}")
        if report is not None:
            sides: Sides = [(tuple(a["mention"]), a["country"]) for a in _sides(events) if a["mention"]]
            yield report, Annotated(number, sides)


def _anchored(event: dict[str, Any], anchor: dict[str, Any]) -> dict[str, Any]:
    """An event annotated elsewhere, with the words that are ours."""
    out: dict[str, Any] = {"source": [], "target": []}
    for role in ("source", "target"):
        if len(anchor[role]) == len(event[role]):
            pairs = zip(event[role], anchor[role], strict=True)
            out[role] = [{"country": a.get("country"), "mention": span} for a, span in pairs]
    return out


def _sides(events: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    for event in events:
        yield from (*event["source"], *event["target"])


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

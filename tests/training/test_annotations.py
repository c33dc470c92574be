"""The project's own annotations of events: by reference only, well formed, and the test set apart from the rest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from onrecord.record import EventType, Status

FOLDER = Path(__file__).parents[2] / "training" / "events"
TYPES, STATUSES = set(get_args(EventType)), set(get_args(Status))


def documents(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").split("\n") if line]


def events() -> list[tuple[str, dict[str, Any]]]:
    found = [(d["doc"], e) for d in documents("annotated") for e in d["events"]]
    return found + [(d["doc"], e) for d in documents("status-test") for e in d["clauses"]]


def test_every_event_has_a_type_and_a_status_of_the_record() -> None:
    assert {e["type"] for _, e in events()} <= TYPES
    assert {e["status"] for _, e in events()} <= STATUSES


def test_the_word_that_names_an_event_stands_in_its_evidence() -> None:
    outside = [
        doc for doc, e in events() if not e["evidence"][0] <= e["trigger"][0] < e["trigger"][1] <= e["evidence"][1]
    ]
    assert outside == []


def test_who_acts_is_a_span_of_the_report_or_named_nowhere() -> None:
    for doc, e in events():
        for actor in (*e.get("source", ()), *e.get("target", ())):
            mention = actor["mention"]
            assert mention is None or 0 <= mention[0] < mention[1], doc


def test_no_document_is_both_learnt_from_and_tested_on() -> None:
    learnt = {d["doc"] for d in documents("annotated")} | {d["doc"] for d in documents("gold-anchors")}
    assert learnt.isdisjoint(d["doc"] for d in documents("status-test"))


def test_the_status_test_is_large_and_most_of_it_is_not_plainly_past() -> None:
    statuses = [e["status"] for d in documents("status-test") for e in d["clauses"]]
    assert len(statuses) >= 300
    assert sum(s != "happened" for s in statuses) >= len(statuses) / 2


@pytest.mark.parametrize("name", ["annotated", "gold-anchors", "status-test"])
def test_no_text_is_kept(name: str) -> None:
    for document in documents(name):
        assert not {"text", "title", "sentence"} & set(document)

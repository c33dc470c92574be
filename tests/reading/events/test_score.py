"""Floors on annotated sentences and reports, read with every room."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from onrecord.reading import Reader
from onrecord.record import Published, Report, Segment, report_id


def scorer(shared: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, shared / "score" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def report_of(row: dict[str, Any]) -> Report:
    text, date = row["text"], row.get("published") or row.get("date")
    segments = tuple(
        Segment(kind="paragraph", start=m.start(), end=m.end()) for m in re.finditer(r"\S(?:[^\n]|\n(?!\s*\n))*", text)
    )
    return Report(
        id=report_id(text, row.get("outlet")),
        source=row["id"],
        outlet=row.get("outlet"),
        text=text,
        published=Published(value=date, basis="given") if date else None,
        segments=segments,
    )


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def test_types_of_hand_coded_sentences(shared: Path, reader: Reader):
    path = shared / "data" / "plover-gsr-open.jsonl"
    records = [json.loads(r.to_json()) for r in reader.read_all(report_of(row) for row in rows_of(path))]
    lines = [scorer(shared, "from_records").events(r) for r in records]
    found = {line["id"]: line for line in lines}
    score, _ = scorer(shared, "score_events").score({row["id"]: row for row in rows_of(path)}, found)
    assert score["type_set"]["F1"] >= 65


def test_events_and_conditions_of_whole_reports(shared: Path, reader: Reader):
    rows = rows_of(shared / "gold" / "open.jsonl")
    records = [json.loads(r.to_json()) for r in reader.read_all(map(report_of, rows))]
    score = scorer(shared, "score_record").score(str(shared / "gold" / "open"), records)
    assert score["events"]["F1"] >= 0.42
    assert score["conditions"]["F1"] >= 0.60

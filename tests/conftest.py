"""What the tests share: one parsed pipeline, reports made from a sentence, the data beside the project."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from onrecord.reading import ParsedReport, Words
from onrecord.record import Published, Report, Segment, report_id

settings.register_profile("unhurried", deadline=None)  # no test fails on a slow machine
settings.load_profile("unhurried")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation data beside the project; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"the evaluation data is not here ({SHARED})")
    return SHARED


@pytest.fixture(scope="session")
def words() -> Words:
    return Words()


def make_report(text: str, *, published: str | None = "2022-03-23", **fields: Any) -> Report:
    """A report whose paragraphs are the blocks of `text` between empty lines."""
    fields.setdefault("outlet", "The Morning Courier")
    fields.setdefault("source", "test.txt")
    if "segments" not in fields:
        fields["segments"] = tuple(
            Segment(kind="paragraph", start=m.start(), end=m.end())
            for m in re.finditer(r"\S(?:[^\n]|\n(?!\s*\n))*", text)
        )
    date = Published(value=published, basis="given") if published else None
    return Report(id=report_id(text, fields["outlet"]), text=text, published=date, **fields)


@pytest.fixture
def parse(words: Words) -> Callable[..., ParsedReport]:
    """Parse a text into a `ParsedReport`; keywords are fields of the report (`published` a date)."""

    def parse_text(text: str, **fields: Any) -> ParsedReport:
        return next(words.parse([make_report(text, **fields)]))

    return parse_text

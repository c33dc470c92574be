"""The two verbs of the Python face."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import onrecord
from onrecord.record import BrokenLine, InputNotFound, IntakeError, PipelineMissing, Record

TEXT = "HELSINKI — The talks have failed, Defence Minister Aino Kataja said on Monday.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "archive.jsonl"
    lines = [json.dumps({"id": f"r{i}", "text": f"{TEXT}Day {i}."}) for i in range(3)]
    path.write_text("\n".join([lines[0], "{broken", *lines[1:]]), encoding="utf-8")
    return path


def test_a_text_is_read() -> None:
    record = onrecord.read(TEXT, outlet="The Morning Courier", published="2031-02-12")
    assert record.report.text == TEXT
    assert record.report.outlet == "The Morning Courier"
    assert record.notes == ()


def test_a_file_is_read_by_its_name_or_its_path(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert onrecord.read(path) == onrecord.read(str(path))
    assert any("published" in note for note in onrecord.read(path).notes)


def test_a_path_that_leads_nowhere_says_so() -> None:
    with pytest.raises(InputNotFound):
        onrecord.read("no/such/report.txt")


def test_a_pipeline_that_is_not_installed_says_so() -> None:
    with pytest.raises(PipelineMissing, match="en_no_such"):
        onrecord.read(TEXT, pipeline="en_no_such")


def test_the_first_error_ends_the_reading_unless_errors_are_asked_for(archive: Path) -> None:
    with pytest.raises(BrokenLine):
        list(onrecord.read_many(archive))
    found = list(onrecord.read_many([archive, "missing.txt"], on_error="yield"))
    assert [o.report.source if isinstance(o, Record) else type(o) for o in found] == [
        "r0",
        BrokenLine,
        "r1",
        "r2",
        InputNotFound,
    ]
    assert all(isinstance(o, Record | IntakeError) for o in found)


def test_reading_is_lazy(archive: Path) -> None:
    paths = iter([archive, "never.txt"])
    reading = onrecord.read_many(paths, on_error="yield")
    assert list(paths) == [archive, "never.txt"]
    reading.close()


def test_what_is_asked_wrongly_is_refused() -> None:
    with pytest.raises(ValueError, match="on_error"):
        next(onrecord.read_many([], on_error="ignore"))  # pyright: ignore[reportArgumentType, reportCallIssue]
    with pytest.raises(ValueError, match="workers"):
        next(onrecord.read_many([], workers=0))


def test_two_processes_read_what_one_does(archive: Path) -> None:
    alone = list(onrecord.read_many(archive, on_error="yield"))
    together = list(onrecord.read_many(archive, on_error="yield", workers=2))
    assert [str(o) if not isinstance(o, Record) else o.to_json() for o in together] == [
        str(o) if not isinstance(o, Record) else o.to_json() for o in alone
    ]

"""A parser that breaks on one input must not end the others."""

import json
from pathlib import Path

import pytest

from onrecord.intake import take_all
from onrecord.record import IntakeError, Report

PAGE = "<html><body><article><p>Norway will close the border, the minister said on Tuesday.</p></article></body></html>"


@pytest.fixture
def breaking_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_: object) -> None:
        raise KeyError("an attribute\nof no tag")

    monkeypatch.setattr("onrecord.intake._take.read_page", break_down)


@pytest.mark.usefixtures("breaking_parser")
def test_the_next_file_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "b.txt").write_text("Norway said that it would not come.")
    error, report = take_all([tmp_path])
    assert isinstance(error, IntakeError)
    assert str(error) == f"{tmp_path / 'a.html'}: could not be taken in (KeyError: 'an attribute\\nof no tag')"
    assert isinstance(report, Report)


@pytest.mark.usefixtures("breaking_parser")
def test_the_next_line_is_taken(tmp_path: Path) -> None:
    archive = tmp_path / "news.jsonl"
    lines = [{"id": "a", "html": PAGE}, {"id": "b", "text": "Norway said that it would not come."}]
    archive.write_text("".join(json.dumps(line) + "\n" for line in lines))
    error, report = take_all([archive])
    assert isinstance(error, IntakeError)
    assert error.source == f"{archive}:1"
    assert isinstance(report, Report)

"""Names of the user's own on the command line: by option, by environment variable, in workers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.record import Record

from .conftest import Ran

Run = Callable[..., Ran]

NAMES = """
[[group]]
kind = "armed group"
sector = "REB"
rows = '''
Red Delta Front | NGA | RDF
'''
"""
REPORT = "Fighters Leave Town\n\nThe Red Delta Front said on Monday that it would leave the town of Sund.\n"


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_NAMES", "")


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(NAMES, encoding="utf-8")
    return path


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "wrong.toml"
    path.write_text(NAMES.replace("NGA", "NGR"), encoding="utf-8")
    return path


WRONG = "group 1: Red Delta Front: no state has the code 'NGR'"


def countries(ran: Ran) -> list[str | None]:
    """The country of the front in each record printed."""
    assert (ran.code, ran.err) == (0, "")
    records = [Record.from_json(line) for line in ran.out.splitlines()]
    return [a.country for r in records for a in r.actors if a.name == "Red Delta Front"]


def test_a_file_of_names_gives_a_group_its_country(run: Run, text: Path, good: Path) -> None:
    assert countries(run("read", "--json", text)) == [None]
    assert countries(run("read", "--json", "--names", good, text)) == ["NGA"]


def test_a_report_is_shown_with_names_of_the_users_own(run: Run, text: Path, good: Path) -> None:
    assert "NGA" not in run("show", text).out
    code, out, err = run("show", "--names", good, text)
    assert (code, err) == (0, "")
    assert "Red Delta Front: armed group, NGA, REB" in out


def test_of_two_files_the_first_goes_before(run: Run, text: Path, good: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(NAMES.replace("NGA", "TCD"), encoding="utf-8")
    assert countries(run("read", "--json", "--names", other, "--names", good, text)) == ["TCD"]


def test_the_environment_names_files_too(run: Run, text: Path, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_NAMES", str(good))
    assert countries(run("read", "--json", text)) == ["NGA"]


def test_names_reach_the_workers(run: Run, good: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive.jsonl"
    archive.write_text(
        "\n".join(json.dumps({"id": str(i), "text": REPORT + f"\nDay {i}.\n"}) for i in range(18)), encoding="utf-8"
    )
    assert countries(run("read", "--json", "--workers", 2, "--names", good, archive)) == ["NGA"] * 18


@pytest.mark.parametrize("command", ["read", "show"])
def test_a_wrong_file_is_wrong_usage_and_named_with_its_entry(run: Run, text: Path, bad: Path, command: str) -> None:
    code, out, err = run(command, "--names", bad, text)
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == f"Error: Invalid value for '--names': {bad}: {WRONG}"


def test_a_file_that_is_not_there_is_named(run: Run, text: Path, tmp_path: Path) -> None:
    code, _, err = run("read", "--names", tmp_path / "nowhere.toml", text)
    assert code == 2
    assert err.splitlines()[-1].endswith("nowhere.toml: No such file or directory")


@pytest.mark.parametrize("workers", [1, 2])
def test_a_wrong_file_of_the_environment_is_named_once_whatever_is_read(
    run: Run, text: Path, bad: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.setenv("ONRECORD_NAMES", str(bad))
    code, out, err = run("read", "--workers", workers, text, text)
    assert (code, out) == (1, "")
    assert err == f"error: {bad}: {WRONG}\n"

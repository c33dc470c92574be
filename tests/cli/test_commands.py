"""What the commands print, and where."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import onrecord
from onrecord import Ledger, Record
from onrecord.cli._read import Tally, progress, shows_progress

from .conftest import Ran

Run = Callable[..., Ran]

REPORT = (
    "Kataja Warns Norway\n\nHELSINKI, Feb. 12, 2031 — Finland will close the border if talks fail, Foreign Minister "
    "Aino Kataja told reporters on Wednesday.\n\n“We hope it will not come to that,” she said.\n"
)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def ledger(tmp_path: Path, record: Record) -> Path:
    path = tmp_path / "kept.duckdb"
    with Ledger(path) as kept:
        kept.add(record)
    return path


def test_json_is_one_record_a_line_and_nothing_else(text: Path, run: Run) -> None:
    code, out, err = run("read", "--json", text, text, "--outlet", "The Morning Courier", "--published", "2031-02-12")
    assert (code, err) == (0, "")
    first, second = (Record.from_json(line) for line in out.splitlines())
    assert first == second
    assert first.report.outlet == "The Morning Courier"
    assert first.report.published
    assert (first.report.published.value, first.report.published.basis) == ("2031-02-12", "given")


def test_without_json_and_ledger_the_report_is_summarized(text: Path, run: Run) -> None:
    code, out, err = run("read", text, "--outlet", "The Morning Courier")
    assert (code, err) == (0, "")
    assert out.startswith("Kataja Warns Norway\nThe Morning Courier, 2031-02-12 (dateline)\n")
    assert "\n        “We hope it will not come to that,”\n" in out


def test_what_intake_could_not_make_out_is_in_the_notes(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bare.txt").write_text("The talks failed, she said.", encoding="utf-8")
    (line,) = run("read", "--json", tmp_path / "bare.txt").out.splitlines()
    notes = json.loads(line)["notes"]
    assert any("published" in n for n in notes)
    assert any("outlet" in n for n in notes)


def test_the_schema_is_that_of_a_record(run: Run) -> None:
    assert json.loads(run("schema").out) == onrecord.json_schema()


def test_the_version_is_said(run: Run) -> None:
    assert run("--version").out == f"onrecord {onrecord.__version__}\n"


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    code, out, err = run()
    assert code == 2
    assert "Commands:" in out + err


def test_a_stored_report_is_shown_by_the_first_letters_of_its_id_or_by_its_source(
    ledger: Path, record: Record, run: Run
) -> None:
    by_id = run("show", record.report.id[:6], "--ledger", ledger)
    assert by_id.code == 0
    assert 's3 " Kataja' in by_id.out
    assert run("show", record.report.source, "--ledger", ledger).out == by_id.out
    missing = run("show", "nosuchid", "--ledger", ledger)
    assert (missing.code, missing.out) == (1, "")
    assert "no report has an id that begins with 'nosuchid'" in missing.err


def test_a_path_is_read_and_shown(text: Path, run: Run) -> None:
    code, out, err = run("show", text)
    assert (code, err) == (0, "")
    assert "(title)" in out
    assert max(len(line) for line in out.splitlines()) <= 80
    assert "\x1b" not in out


def test_statements_are_filtered_and_given_in_every_format(ledger: Path, run: Run, tmp_path: Path) -> None:
    asked = ("statements", ledger, "--speaker", "kataja", "--since", "2031-02", "--until", "2031-02-12")
    table = run(*asked)
    assert table.code == 0
    assert "Aino Kataja" in table.out
    assert "Ivalo" not in table.out
    assert [r["id"] for r in json.loads(run(*asked, "--format", "json").out)] == ["s2", "s3"]
    assert [r["id"] for r in csv.DictReader(io.StringIO(run(*asked, "--format", "csv").out))] == ["s2", "s3"]
    written = run(*asked, "--format", "parquet", "--output", tmp_path / "s.parquet")
    assert (written.code, written.out) == (0, "")
    import pyarrow.parquet

    assert pyarrow.parquet.read_table(tmp_path / "s.parquet").column("id").to_pylist() == ["s2", "s3"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (("statements", "--source", "Baltic Wire"), ["s1", "s2"]),
        (("statements", "--anonymous"), ["s5"]),
        (("statements", "--named", "--form", "direct", "--form", "mixed"), ["s2", "s3", "s4"]),
        (("statements", "--target", "reporters"), ["s2"]),
        (("statements", "--limit", "1"), ["s1"]),
        (("statements", "--outlet", "another"), []),
        (("statements", "--min-confidence", "0.5"), []),
        (("events", "--type", "mobilize", "--status", "alleged", "--source", "NOR"), ["e1"]),
        (("events", "--place", "FIN", "--speaker", "officials"), ["e1"]),
        (("events", "--target", "Norway"), []),
        (("conditions", "--kind", "threat", "--speaker", "Kataja"), ["c1"]),
        (("conditions", "--kind", "promise"), []),
        (("conditions", "--until", "2030"), []),
    ],
    ids=lambda q: " ".join(q),
)
def test_filters_find_what_they_say(ledger: Path, run: Run, question: tuple[str, ...], found: list[str]) -> None:
    code, out, err = run(question[0], ledger, *question[1:], "--format", "json")
    assert (code, err) == (0, "")
    assert [row["id"] for row in json.loads(out)] == found


def test_nothing_found_is_said_beside_an_empty_answer(ledger: Path, run: Run) -> None:
    assert run("events", ledger, "--status", "planned") == (0, "", "no events found\n")


def test_reports_are_listed_with_their_ids(ledger: Path, record: Record, run: Run) -> None:
    assert record.report.id[:8] in run("reports", ledger).out
    assert run("statements", ledger, "--report", record.report.id[:5], "--format", "json").code == 0


def test_a_table_shows_outside_text_as_it_is(tmp_path: Path, record: Record, run: Run) -> None:
    actor = record.actors[0].replace(name="[bold]Aino[/bold]\x1b[31m Kataja")
    with Ledger(tmp_path / "l.duckdb") as kept:
        kept.add(record.replace(actors=(actor, *record.actors[1:])))
    out = run("conditions", tmp_path / "l.duckdb").out
    assert "[bold]Aino" in out
    assert "\x1b" not in out


def test_the_demo_ends_in_a_ledger_and_a_summary(tmp_path: Path, run: Run) -> None:
    ledger = tmp_path / "demo.duckdb"
    first = run("demo", "--ledger", ledger)
    assert (first.code, first.err) == (0, "")
    for expected in ("14 reports by 5 outlets", "WHO SAID WHAT", "RED LINES", "NEXT, TRY", "onrecord show "):
        assert expected in first.out
    again = run("demo", "--ledger", ledger)
    assert again.out == first.out


def test_progress_is_for_a_terminal_that_shows_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert shows_progress(False, True)
    assert not shows_progress(True, True)
    assert not shows_progress(False, False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    assert shows_progress(True, False)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    assert not shows_progress(True, True)


def test_progress_counts() -> None:
    with progress(Tally(read=3, failed=1), quiet=False) as tick:
        tick()
    assert str(Tally(read=1)) == "1 report read, 0 already there, 0 could not be read"


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONUNBUFFERED": "1"}


def test_ctrl_c_leaves_a_ledger_that_opens_and_holds_whole_reports(tmp_path: Path) -> None:
    archive, ledger = tmp_path / "archive.jsonl", tmp_path / "kept.duckdb"
    with archive.open("w", encoding="utf-8") as f:
        for i in range(3000):
            f.write(json.dumps({"id": str(i), "text": f"{REPORT}\nThat was meeting number {i}.\n"}) + "\n")
    command = [sys.executable, "-m", "onrecord", "read", str(archive), "--ledger", str(ledger), "--json"]
    said = tmp_path / "said.txt"
    with (
        said.open("w", encoding="utf-8") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True, env=_environment()) as reading,
    ):
        assert reading.stdout
        for _ in range(20):
            assert reading.stdout.readline(), said.read_text(encoding="utf-8")[-1000:]
        reading.send_signal(signal.SIGINT)
        reading.communicate(timeout=30)
    err = said.read_text(encoding="utf-8")
    assert reading.returncode == 130
    assert "Traceback" not in err
    with Ledger(ledger, read_only=True) as kept:
        assert 0 < len(kept) < 3000
        assert all(r.checked() for r in kept.records())
        assert f"{len(kept)} reports read" in err


def test_an_output_that_is_closed_early_is_no_error(ledger: Path) -> None:
    command = [sys.executable, "-m", "onrecord", "statements", str(ledger), "--format", "csv"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()) as asking:
        assert asking.stdout
        asking.stdout.close()
        assert asking.stderr
        assert asking.stderr.read() == b""

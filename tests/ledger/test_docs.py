"""What docs/ledger.md and docs/record.md show is run; what they list is compared with what there is."""

from __future__ import annotations

import doctest
import json
import re
from pathlib import Path

import pytest

from onrecord.ledger import Ledger
from onrecord.ledger._tables import TABLES
from onrecord.record import Record, _errors, report_id

DOCS = Path(__file__).resolve().parents[2] / "docs"


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", (DOCS / page).read_text(encoding="utf-8"), re.S | re.M)


@pytest.fixture(scope="module")
def example() -> Record:
    (block,) = blocks("record.md", "json")
    return Record.from_json(json.dumps(json.loads(block)))


@pytest.mark.parametrize("page", ["record.md", "ledger.md"])
def test_the_examples_of_the_docs_give_what_they_say(
    page: str, example: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = {"record": example, "line": example.to_json()}
    test = doctest.DocTestParser().get_doctest("\n".join(blocks(page, "python")), names, page, page, 0)
    failures: list[str] = []
    result = doctest.DocTestRunner().run(test, out=failures.append)
    assert result.attempted >= 4
    assert not result.failed, "".join(failures)


def test_the_example_record_is_the_text_shown(example: Record) -> None:
    quoted = " ".join(re.findall(r"^> (.*)$", (DOCS / "record.md").read_text(encoding="utf-8"), re.M))
    assert example.report.text == quoted
    assert example.report.id == report_id(example.report.text, example.report.outlet)


def test_the_docs_list_every_table_and_column(tmp_path: Path) -> None:
    listed = {
        m[1]: re.findall(r"`(\w+)`", m[2])
        for m in re.finditer(r"^\| `(\w+)` \| (.*?) \|", (DOCS / "ledger.md").read_text(encoding="utf-8"), re.M)
    }
    with Ledger(tmp_path / "x.duckdb") as ledger:
        rows = ledger.sql(
            "SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns()"
            " WHERE NOT internal GROUP BY table_name"
        )
    there = dict(rows.values)
    assert {name: listed.get(name) for name in there} == there
    assert set(there) == {*TABLES, "meta"}


def test_the_docs_show_every_error() -> None:
    page = (DOCS / "record.md").read_text(encoding="utf-8")
    assert [name for name in _errors.__all__ if name not in page] == []

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import polars
import pytest

from onrecord.ledger import Ledger, write_csv, write_json, write_parquet
from onrecord.record import LedgerError


def test_csv_is_verbatim(strait: Ledger, tmp_path: Path) -> None:
    rows = strait.statements()
    write_csv(rows, tmp_path / "s.csv")
    with (tmp_path / "s.csv").open(encoding="utf-8", newline="") as file:
        back = list(csv.DictReader(file))
    assert [b["content"] for b in back] == [r["content"] for r in rows]
    assert [b["chain"] for b in back] == [r["chain"] or "" for r in rows]
    assert back[-1]["content"] == "=HYPERLINK(1) … the water was calm"
    assert json.loads(back[-1]["content_spans"]) == [list(s) for s in rows[-1]["content_spans"]]
    assert [b["anonymous"] for b in back] == ["false", "false", "false", "true", "true"]


def test_csv_joins_names_and_leaves_the_unknown_empty(strait: Ledger) -> None:
    out = io.StringIO()
    write_csv(strait.events(), out)
    first, second = csv.DictReader(io.StringIO(out.getvalue()))
    assert (first["source"], first["target"], first["place_lat"]) == ("Marrakand", "", "-3.5")
    assert (second["source"], second["target_country"], second["place_lat"]) == ("Marrakand; Velia", "VEL; MRK", "")


def test_csv_for_a_spreadsheet_runs_nobodys_formula_and_leaves_numbers_numbers(strait: Ledger, tmp_path: Path) -> None:
    write_csv(strait.statements(), tmp_path / "s.csv", spreadsheet=True)
    raw = (tmp_path / "s.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    back = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert back[-1]["content"] == "'=HYPERLINK(1) … the water was calm"
    out = io.StringIO()
    write_csv(strait.events(), out, spreadsheet=True)
    assert next(csv.DictReader(io.StringIO(out.getvalue())))["place_lat"] == "-3.5"


def test_json_is_one_array_with_a_row_a_line(strait: Ledger, tmp_path: Path) -> None:
    rows = strait.events()
    write_json(rows, tmp_path / "e.json")
    text = (tmp_path / "e.json").read_text(encoding="utf-8")
    assert len(text.splitlines()) == len(rows) + 2
    back = json.loads(text)
    assert back[1]["source"] == ["Marrakand", "Velia"]
    assert back[0]["place_span"] == list(rows[0]["place_span"])
    empty = io.StringIO()
    write_json(strait.events(type="ASSAULT"), empty)
    assert json.loads(empty.getvalue()) == []


def test_parquet_keeps_the_types(strait: Ledger, tmp_path: Path) -> None:
    rows = strait.events()
    write_parquet(rows, tmp_path / "e.parquet")
    back = polars.read_parquet(tmp_path / "e.parquet")
    assert back.columns == list(rows.columns)
    assert back["source"].to_list() == [r["source"] for r in rows]
    stream = io.BytesIO()
    write_parquet(rows, stream)
    assert polars.read_parquet(io.BytesIO(stream.getvalue())).height == len(rows)


@pytest.mark.parametrize("write", [write_csv, write_json, write_parquet])
def test_an_export_that_cannot_be_written_says_so_and_leaves_the_old_file(
    strait: Ledger, tmp_path: Path, write: object
) -> None:
    assert callable(write)
    with pytest.raises(LedgerError, match=r"no/x: could not be written \(No such file or directory\)"):
        write(strait.reports(), tmp_path / "no" / "x")
    old = tmp_path / "x"
    old.mkdir()
    with pytest.raises(LedgerError, match="could not be written"):
        write(strait.reports(), old)
    assert [p.name for p in tmp_path.iterdir()] == ["x"]

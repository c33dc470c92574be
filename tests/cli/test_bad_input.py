"""What goes wrong with an input: one clear line each, the others read, the right exit code, nothing stored lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import Ledger, Record

from .conftest import Ran

Run = Callable[..., Ran]

GOOD = (
    "Kataja Says Talks Will Go On\n\nHELSINKI — The talks with Norway will go on, Foreign Minister Aino Kataja said on "
    "Monday.\n\n“We have nothing to hide and much to say,” she told reporters in the capital.\n"
)
FRENCH = (
    "Le ministre des Affaires étrangères a déclaré lundi que les négociations avec la Norvège se poursuivraient malgré "
    "les difficultés rencontrées au cours des dernières semaines. « Nous n'avons rien à cacher », a-t-il dit aux "
    "journalistes réunis dans la capitale, avant de partir pour une réunion avec ses homologues européens.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Inputs of every kind that can be wrong, and one that is right."""
    archive = [
        json.dumps({"id": "right", "text": GOOD, "outlet": "The Morning Courier", "published": "2031-02-12"}),
        "{broken",
        json.dumps({"id": "nothing in it"}),
        json.dumps(["no object"]),
        json.dumps({"id": "also right", "text": GOOD, "outlet": "Another Courier", "desk": "world"}),
    ]
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "blank.txt").write_text(" \n\t\n", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "document.pdf").write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    (tmp_path / "encoding.txt").write_bytes(b"\xff\xfe\x00\xd8" + GOOD.encode("utf-16-le"))
    (tmp_path / "page.html").write_text(
        "<html><body><nav><a href='/'>Home</a></nav><form><input></form></body></html>", encoding="utf-8"
    )
    (tmp_path / "french.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "nested.html").write_text("<html><body>" + "<div>" * 200_000 + "words", encoding="utf-8")
    (tmp_path / "archive.jsonl").write_text("\n".join(archive) + "\n", encoding="utf-8")
    with (tmp_path / "huge.txt").open("w", encoding="utf-8") as f:
        for _ in range(50):
            f.write("The talks will go on. " * 50_000)
    (tmp_path / "with\nnewline\x1b[31m.txt").write_bytes(b"")
    return tmp_path


BAD = (
    "empty.txt",
    "blank.txt",
    "binary.txt",
    "document.pdf",
    "encoding.txt",
    "page.html",
    "french.txt",
    "nested.html",
    "huge.txt",
    "missing.txt",
    "with\nnewline\x1b[31m.txt",
)


def test_each_bad_input_gives_one_line_and_the_others_are_read(folder: Path, run: Run) -> None:
    code, out, err = run(
        "read", "--json", *(folder / name for name in BAD), folder / "archive.jsonl", folder / "good.txt"
    )
    lines = err.splitlines()
    assert code == 1
    assert [json.loads(line)["report"]["outlet"] for line in out.splitlines()] == [
        "The Morning Courier",
        "Another Courier",
        None,
    ]
    assert len(lines) == len(BAD) + 3, err
    assert all(line.startswith("error: ") and line.isprintable() for line in lines), err
    for name, line in zip(BAD[:-1], lines, strict=False):
        assert line.startswith(f"error: {folder / name}"), line
    for expected in ("no such file", "French", "PDF", "too large", "archive.jsonl:2"):
        assert expected in err


def test_a_folder_is_read_and_what_is_wrong_in_it_is_named(folder: Path, run: Run, tmp_path: Path) -> None:
    (folder / "huge.txt").unlink()
    ledger = tmp_path / "kept.duckdb"
    code, out, err = run("read", folder, "--ledger", ledger)
    assert code == 1
    assert out == ""
    assert err.splitlines()[-1].startswith("3 reports read, 0 already there, ")
    with Ledger(ledger, read_only=True) as kept:
        assert len(kept) == 3


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_named(folder: Path, run: Run) -> None:
    (folder / "good.txt").chmod(0)
    code, _, err = run("read", folder / "good.txt")
    assert code == 1
    assert err.startswith(f"error: {folder / 'good.txt'}: ")


def test_what_the_ledger_holds_is_not_read_again(folder: Path, run: Run, tmp_path: Path) -> None:
    ledger = tmp_path / "kept.duckdb"
    first = run("read", folder / "good.txt", folder / "good.txt", "--ledger", ledger)
    assert (first.code, first.err) == (0, "1 report read, 1 already there, 0 could not be read\n")
    again = run("read", folder / "good.txt", folder / "empty.txt", "--ledger", ledger, "--json")
    assert (again.code, again.out) == (1, "")
    assert again.err.splitlines()[-1] == "0 reports read, 1 already there, 1 could not be read"


def test_a_ledger_that_is_none_is_named_and_left_as_it_was(folder: Path, run: Run) -> None:
    before = (folder / "good.txt").read_bytes()
    code, out, err = run("read", folder / "good.txt", "--ledger", folder / "good.txt")
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert err.startswith(f"error: {folder / 'good.txt'}: ")
    assert (folder / "good.txt").read_bytes() == before


def test_a_ledger_of_a_newer_version_is_named_and_left_as_it_was(run: Run, tmp_path: Path, folder: Path) -> None:
    import duckdb

    ledger = tmp_path / "newer.duckdb"
    run("read", folder / "good.txt", "--ledger", ledger)
    with duckdb.connect(str(ledger)) as con:
        con.execute("UPDATE meta SET value = '999' WHERE key = 'schema'")
    for command in (("read", folder / "good.txt", "--ledger", ledger), ("statements", ledger)):
        code, out, err = run(*command)
        assert (code, out, len(err.splitlines())) == (1, "", 1)
        assert f"error: {ledger}: " in err
        assert "newer" in err or "schema 999" in err
    with duckdb.connect(str(ledger)) as con:
        assert con.execute("SELECT count(*) FROM reports").fetchall() == [(1,)]


HOLDER = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"


def test_a_ledger_in_use_by_another_process_is_named(run: Run, tmp_path: Path, folder: Path) -> None:
    ledger = tmp_path / "used.duckdb"
    with Ledger(ledger):
        pass
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, ledger], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        for command in (("read", folder / "good.txt", "--ledger", ledger), ("events", ledger)):
            code, out, err = run(*command)
            assert (code, out, len(err.splitlines())) == (1, "", 1)
            assert err.startswith(f"error: {ledger}: in use by another process")
        holder.communicate("")


def test_a_pipeline_that_is_not_installed_is_said_once(run: Run, folder: Path) -> None:
    code, out, err = run("read", folder / "good.txt", folder / "archive.jsonl", "--pipeline", "en_no_such")
    assert (code, out) == (1, "")
    assert [line for line in err.splitlines() if "en_no_such" in line] == [err.splitlines()[-1]]


@pytest.mark.parametrize(
    "wrong",
    [
        ("read",),
        ("read", "x.txt", "--workers", "0"),
        ("read", "x.txt", "--published", "2022-02-30"),
        ("read", "x.txt", "--published", "yesterday"),
        ("statements", "x.duckdb", "--since", "March"),
        ("statements", "x.duckdb", "--format", "xml"),
        ("events", "x.duckdb", "--min-confidence", "2"),
        ("shwo", "x.txt"),
    ],
    ids=" ".join,
)
def test_wrong_usage_leaves_with_2(run: Run, wrong: tuple[str, ...]) -> None:
    code, out, err = run(*wrong)
    assert (code, out) == (2, "")
    assert err.startswith("Usage: ")


def test_a_filter_that_cannot_be_leaves_with_2(run: Run, tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.duckdb"):
        pass
    code, _, err = run("events", tmp_path / "l.duckdb", "--type", "INVADE")
    assert code == 2
    assert err.startswith("error: type: 'INVADE' is none of AGREE, ")


def test_an_output_that_cannot_be_written_is_named(run: Run, tmp_path: Path, record: Record) -> None:
    with Ledger(tmp_path / "l.duckdb") as kept:
        kept.add(record)
    for format in ("table", "csv", "json", "parquet"):
        output = tmp_path / "no such folder" / "rows"
        code, out, err = run("statements", tmp_path / "l.duckdb", "--format", format, "--output", output)
        assert (code, out, len(err.splitlines())) == (1, "", 1)
        assert err.startswith(f"error: {output}: ")


def test_a_ledger_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    for command in (("events", tmp_path / "none.duckdb"), ("show", "abc", "--ledger", tmp_path / "none.duckdb")):
        code, out, err = run(*command)
        assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert not (tmp_path / "none.duckdb").exists()

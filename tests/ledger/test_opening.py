from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from onrecord.ledger import Ledger
from onrecord.ledger import _migrating as migrating
from onrecord.record import LedgerError, LedgerInUse, LedgerTooNew, NotALedger

from .conftest import reply, warning

HOLDING = """
import sys
from onrecord.ledger import Ledger
with Ledger(sys.argv[1], read_only=sys.argv[2] == "reading"):
    print("open", flush=True)
    sys.stdin.read()
"""


@contextmanager
def held(path: Path, how: str) -> Iterator[int]:
    """Another process that has the ledger open; its PID."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path), how], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"open\n"
    try:
        yield child.pid
    finally:
        child.communicate()


def refused(path: Path, kind: type[LedgerError], *, read_only: bool = False) -> str:
    """The one line with which a ledger is refused."""
    with pytest.raises(kind) as caught:
        Ledger(path, read_only=read_only)
    line = str(caught.value)
    assert line.startswith(f"{path}: ")
    assert "\n" not in line
    assert caught.value.source == str(path)
    return line.removeprefix(f"{path}: ")


@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_is_something_else_is_refused_and_left_alone(tmp_path: Path, read_only: bool) -> None:
    other = tmp_path / "report.txt"
    other.write_text("The strait stays open, the ministry said.")
    assert refused(other, NotALedger, read_only=read_only) == "is no DuckDB file"
    assert other.read_text() == "The strait stays open, the ministry said."
    sqlite = tmp_path / "other.sqlite"
    with sqlite3.connect(sqlite) as con:
        con.execute("CREATE TABLE reports (id)")
    con.close()
    assert refused(sqlite, NotALedger, read_only=read_only) == "is no DuckDB file"
    assert refused(tmp_path, NotALedger, read_only=read_only) == "is a folder"


def test_another_duckdb_database_is_refused_and_left_alone(path: Path) -> None:
    for table in ("reports", "meta"):
        path.unlink(missing_ok=True)
        with duckdb.connect(path) as con:
            con.execute(f"CREATE TABLE {table} (key VARCHAR, value VARCHAR)")
        assert refused(path, NotALedger) == "is a DuckDB database, but no ledger"
        with duckdb.connect(path) as con:
            assert con.execute("SHOW TABLES").fetchall() == [(table,)]


def test_an_empty_file_becomes_a_ledger_when_it_is_to_be_written(path: Path) -> None:
    path.touch()
    assert refused(path, NotALedger, read_only=True) == "is an empty file"
    with Ledger(path) as ledger:
        assert ledger.add(warning())


def test_a_ledger_without_its_folder_is_not_made(tmp_path: Path) -> None:
    assert refused(tmp_path / "no" / "x.duckdb", LedgerError) == f"there is no folder {tmp_path / 'no'}"
    assert refused(tmp_path / "x.duckdb", LedgerError, read_only=True) == "there is no such file"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read and write everything")
def test_a_ledger_that_may_not_be_read_or_made_says_so(path: Path) -> None:
    Ledger(path).close()
    path.chmod(0)
    assert refused(path, LedgerError) == "cannot be read (Permission denied)"
    path.chmod(0o600)
    path.parent.chmod(0o500)
    assert "Permission denied" in refused(path.with_name("new.duckdb"), LedgerError)
    path.parent.chmod(0o700)


def test_a_disk_that_refuses_is_named_with_its_reason(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", denied)
        assert refused(path, LedgerError) == "cannot be made (Permission denied)"
    assert list(path.parent.iterdir()) == []
    Ledger(path).close()
    monkeypatch.setattr(Path, "open", denied)
    assert refused(path, LedgerError) == "cannot be read (Permission denied)"


def test_a_damaged_ledger_says_so(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(warning())
    whole = path.read_bytes()
    path.write_bytes(whole[:5000])
    assert refused(path, LedgerError).startswith("is damaged (")
    path.write_bytes(whole[:12] + b"\xff" * 4000 + whole[4012:])
    assert refused(path, LedgerError).startswith("is damaged (")


def test_a_log_without_its_ledger_is_not_taken_for_a_new_ledgers_log(path: Path) -> None:
    Path(f"{path}.wal").write_bytes(b"what was never checkpointed")
    assert refused(path, LedgerError).startswith("is missing, but its log strait.duckdb.wal is here")


def test_a_ledger_of_a_newer_onrecord_is_refused_and_left_alone(path: Path) -> None:
    Ledger(path).close()
    with duckdb.connect(path) as con:
        con.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
        con.execute("UPDATE meta SET value = '7.1.0' WHERE key = 'onrecord'")
    for read_only in (False, True):
        line = refused(path, LedgerTooNew, read_only=read_only)
        assert line == f"written by onrecord 7.1.0 (schema 99; this one knows {migrating.newest()}): upgrade"


def test_a_ledger_in_use_names_the_process_that_has_it(path: Path) -> None:
    Ledger(path).close()
    with held(path, "writing") as pid:
        assert f"in use by another process (PID {pid}," in refused(path, LedgerInUse)
        assert f"in use by another process (PID {pid}," in refused(path, LedgerInUse, read_only=True)
    with held(path, "reading") as pid:
        assert f"in use by another process (PID {pid}," in refused(path, LedgerInUse)
        with Ledger(path, read_only=True) as ledger:
            assert len(ledger) == 0
    with Ledger(path) as ledger:
        assert "this process has it open" in refused(path, LedgerInUse, read_only=True)
        assert ledger.add(warning())


def test_a_ledger_open_for_reading_takes_nothing_in_and_gives_nothing_away(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(warning())
    with Ledger(path, read_only=True) as ledger:
        for change in (lambda: ledger.add(reply()), lambda: ledger.remove(warning().report.id)):
            with pytest.raises(LedgerError, match="is open for reading only"):
                change()
        assert ledger.get(warning().report.id) == warning()


def test_a_closed_ledger_says_so_and_its_answers_live_on(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(warning())
        rows = ledger.statements()
    ledger.close()
    assert rows.polars().height == 2
    with pytest.raises(LedgerError, match="is closed"):
        len(ledger)
    with pytest.raises(LedgerError, match="is closed"):
        ledger.add(warning())


def test_an_older_ledger_is_brought_up_to_date_all_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger(path) as ledger:
        ledger.add(warning())
    now = migrating.migrations()
    good = migrating.Migration(len(now) + 1, "titles", "ALTER TABLE reports ADD COLUMN slug VARCHAR;")
    bad = migrating.Migration(len(now) + 2, "broken", "ALTER TABLE reports DROP COLUMN nothing;")
    monkeypatch.setattr(migrating, "migrations", lambda: (*now, good, bad))
    assert refused(path, LedgerError, read_only=True).startswith(f"has schema {len(now)}; open it once for writing")
    assert "could not be brought to schema" in refused(path, LedgerError)
    monkeypatch.setattr(migrating, "migrations", lambda: (*now, good))
    with Ledger(path) as ledger:
        assert ledger.sql("SELECT slug FROM reports").values == ((None,),)
        assert ledger.sql("SELECT value FROM meta WHERE key = 'schema'").values == ((str(len(now) + 1),),)
        assert ledger.get(warning().report.id) == warning()


def test_migrations_are_numbered_without_a_gap() -> None:
    steps = migrating.migrations()
    assert [m.number for m in steps] == list(range(1, len(steps) + 1))
    assert all(m.name and m.sql.strip() for m in steps)


def test_a_ledger_leaves_no_other_file_behind(path: Path) -> None:
    with Ledger(path) as ledger:
        ledger.add(warning())
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_heavy_libraries_are_not_imported_before_they_are_asked_for(path: Path) -> None:
    code = (
        "import sys; from onrecord.ledger import Ledger\n"
        "assert 'duckdb' not in sys.modules\n"
        f"with Ledger({str(path)!r}) as ledger: ledger.statements().dicts()\n"
        "print([m for m in ('pyarrow', 'polars', 'pandas', 'numpy', 'spacy') if m in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "[]\n"

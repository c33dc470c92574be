from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from onrecord.ledger import Added, Ledger
from onrecord.ledger import _writing as writing
from onrecord.record import LedgerError, Record, RecordError, Statement

from .conftest import reply, undated, warning


def everything(ledger: Ledger) -> list[tuple[object, ...]]:
    return [
        ledger.sql(f"SELECT * EXCLUDE (added) FROM {t}" if t == "reports" else f"FROM {t}").values
        for t in writing.TABLES
    ]


def test_the_same_report_added_again_changes_nothing(ledger: Ledger) -> None:
    assert ledger.add(warning())
    before = everything(ledger)
    assert not ledger.add(warning())
    assert not ledger.add(warning(), replace=True)
    assert everything(ledger) == before
    assert len(ledger) == 1


def test_the_first_reading_of_a_report_stays_unless_it_is_to_be_replaced(ledger: Ledger) -> None:
    first, second = warning(), warning().replace(statements=(), events=(), conditions=())
    ledger.add(first)
    assert not ledger.add(second)
    assert ledger.get(first.report.id) == first
    assert ledger.add(second, replace=True)
    assert ledger.get(first.report.id) == second
    assert len(ledger.statements()) == 0
    assert len(ledger) == 1


def test_what_was_added_replaced_and_kept_is_counted(ledger: Ledger) -> None:
    again = reply().replace(notes=("read again",))
    assert ledger.add_all([warning(), reply(), reply()]) == Added(new=2, kept=1)
    assert ledger.add_all([warning(), again, undated()], replace=True) == Added(new=1, replaced=1, kept=1)
    assert ledger.get(again.report.id) == again


def test_reports_before_a_broken_record_are_kept_and_of_the_broken_one_nothing(ledger: Ledger) -> None:
    broken = reply().replace(statements=(Statement(id="s1", content=((0, 9999),), form="direct"),))
    with pytest.raises(RecordError, match=r"statements\[0\]\.content\[0\]: span \[0, 9999\] lies outside"):
        ledger.add_all([warning(), broken, undated()])
    assert [r.report.outlet for r in ledger.records()] == ["Harbour Post"]


def test_reports_before_an_interruption_of_reading_are_kept(ledger: Ledger) -> None:
    def read() -> Iterator[Record]:
        yield warning()
        yield reply()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.add_all(read())
    assert len(ledger) == 2


def test_a_write_that_fails_midway_leaves_nothing_of_its_report(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = writing._append

    def failing(con: duckdb.DuckDBPyConnection, table: str, rows: list[tuple[object, ...]]) -> None:
        append(con, table, rows)
        if table == "chain_links":
            raise duckdb.IOException("IO Error: no space left on device")

    ledger.add(undated())
    before = everything(ledger)
    monkeypatch.setattr(writing, "_append", failing)
    with pytest.raises(LedgerError, match=r"strait\.duckdb: could not be written \(no space left on device\)$"):
        ledger.add(warning())
    monkeypatch.undo()
    assert everything(ledger) == before
    assert ledger.add(warning())


def test_long_runs_are_written_in_more_than_one_transaction(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.ledger._ledger.BATCH", 2)
    seen: list[int] = []

    def read() -> Iterator[Record]:
        for record in (warning(), reply(), undated()):
            seen.append(len(ledger))
            yield record

    ledger.add_all(read())
    assert seen == [0, 0, 2]
    assert len(ledger) == 3


def test_slow_readings_do_not_wait_for_a_full_batch(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.ledger._ledger.PATIENCE", 0.0)
    seen: list[int] = []

    def read() -> Iterator[Record]:
        for record in (warning(), reply()):
            seen.append(len(ledger))
            yield record

    ledger.add_all(read())
    assert seen == [0, 1]


def test_a_removed_report_is_gone_from_every_table(ledger: Ledger) -> None:
    ledger.add_all([warning(), reply()])
    before = everything(ledger)
    ledger.add(undated())
    assert ledger.remove(undated().report.id)
    assert everything(ledger) == before
    assert not ledger.remove(undated().report.id)
    assert undated().report.id not in ledger
    assert warning().report.id in ledger
    assert ledger.get(undated().report.id) is None


def test_records_come_back_in_the_order_of_their_dates_and_only_those_asked_for(ledger: Ledger) -> None:
    ledger.add_all([undated(), warning(), reply()])
    assert [r.report.outlet for r in ledger.records()] == ["Canal Sul", "Harbour Post", None]
    assert list(ledger.records(outlet="harbour post")) == [warning()]
    assert [r.report.outlet for r in ledger.records(since="2031-05-07")] == ["Canal Sul"]


def test_records_may_be_changed_while_they_are_gone_through(ledger: Ledger) -> None:
    ledger.add_all([warning(), reply()])
    for record in ledger.records():
        ledger.add(record.replace(notes=("seen",)), replace=True)
    assert [r.notes for r in ledger.records()] == [("seen",), ("seen",)]


def test_threads_that_write_to_one_ledger_take_turns(path: Path) -> None:
    faults: list[BaseException] = []

    def add() -> None:
        try:
            with Ledger(path) as ledger:
                for _ in range(3):
                    for record in (warning(), reply(), undated()):
                        ledger.add(record.replace(notes=(threading.current_thread().name,)), replace=True)
        except BaseException as e:
            faults.append(e)

    Ledger(path).close()
    threads = [threading.Thread(target=add) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with Ledger(path) as ledger:
        assert len(ledger) == 3
        assert ledger.sql("SELECT count(*), count(DISTINCT number) FROM reports").values == ((3, 3),)
        assert len(ledger.statements()) == 5

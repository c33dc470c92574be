"""Records → one transaction: each report whole, or not at all."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord.record import Record

from ._migrating import own_version
from ._reasons import one_line
from ._tables import TABLES, Row, Tables, report_row, rows_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ONE_AT_A_TIME = threading.RLock()
"""Threads that write to one ledger take turns; processes are kept apart by DuckDB."""


@dataclass(frozen=True)
class Added:
    """What adding records changed.

    Attributes:
        new: reports that were not in the ledger.
        replaced: reports whose record was another one, and was replaced.
        kept: reports that were there already and stayed as they were.
    """

    new: int = 0
    replaced: int = 0
    kept: int = 0

    @property
    def changed(self) -> int:
        """How many reports were written."""
        return self.new + self.replaced

    def __add__(self, other: Added) -> Added:
        return Added(self.new + other.new, self.replaced + other.replaced, self.kept + other.kept)


def write(con: DuckDBPyConnection, source: str, records: Sequence[Record], *, replace: bool) -> Added:
    """Write records in one transaction; of several with one id the first counts, or the last if `replace`.

    Raises:
        LedgerError: nothing was written, and why.
    """
    wanted: dict[str, Record] = {}
    for record in records:
        if replace or record.report.id not in wanted:
            wanted[record.report.id] = record
    with transaction(con, source):
        stored = _stored(con, list(wanted))
        changed = [r for id, r in wanted.items() if replace and id in stored and stored[id] != r.to_json()]
        new = [r for id, r in wanted.items() if id not in stored]
        delete(con, [r.report.id for r in changed])
        _insert(con, [*new, *changed])
    return Added(len(new), len(changed), len(records) - len(new) - len(changed))


def delete(con: DuckDBPyConnection, ids: Sequence[str]) -> None:
    """Take reports out of every table, within the transaction that is open."""
    if ids:
        for table in TABLES:
            column = "id" if table == "reports" else "report"
            con.execute(f"DELETE FROM {table} WHERE list_contains($ids, {column})", {"ids": list(ids)})  # noqa: S608


@contextlib.contextmanager
def transaction(con: DuckDBPyConnection, source: str) -> Generator[None]:
    """All of what happens within, or nothing of it, also when it is interrupted."""
    import duckdb

    with ONE_AT_A_TIME, one_line(source, "could not be written"):
        try:
            con.begin()
            yield
            con.commit()
        except BaseException:
            with contextlib.suppress(duckdb.Error, RuntimeError):
                con.rollback()
            raise


def _stored(con: DuckDBPyConnection, ids: list[str]) -> dict[str, str]:
    query = "SELECT report, json FROM records WHERE list_contains($ids, report)"
    return dict(con.execute(query, {"ids": ids}).fetchall())


def _insert(con: DuckDBPyConnection, records: Sequence[Record]) -> None:
    if not records:
        return
    (last,) = con.execute("SELECT coalesce(max(number), 0) FROM reports").fetchall()[0]
    added, version = datetime.now(UTC).replace(tzinfo=None, microsecond=0), own_version()
    tables: Tables = {table: [] for table in TABLES}
    for number, record in enumerate(records, start=last + 1):
        tables["reports"].append(report_row(record, number, added, version))
        tables["records"].append((record.report.id, record.to_json()))
        for table, row in rows_of(record):
            tables[table].append(row)
    for table, rows in tables.items():
        _append(con, table, rows)


def _append(con: DuckDBPyConnection, table: str, rows: list[Row]) -> None:
    if rows:
        with con.appender(table) as appender:
            appender.append_rows(rows)

"""One DuckDB file that keeps records: put them in, get them back, ask across them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, get_args

from onrecord.record import (
    CONDITION_KINDS,
    EVENT_TYPES,
    STATUSES,
    ActorKind,
    Form,
    LedgerError,
    Record,
    RecordError,
)

from . import _filters as asked
from ._asking import ask, ask_sql
from ._filters import Choice, Day
from ._opening import open_ledger
from ._reasons import one_line
from ._rows import Rows
from ._writing import Added, delete, transaction, write

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BATCH = 200
"""Reports written in one transaction at most, since each transaction waits for the disk."""
PATIENCE = 1.0
"""Seconds that a report may wait for others to be written with."""


class Ledger:
    """Records in one DuckDB file.

    Adding is idempotent by report id, and all or nothing for each report: the ledger holds
    whole reports only, whenever the process ends and however. One process may write to a
    ledger, or several may read it; a second writer gets `LedgerInUse`.

    Args:
        path: the file; it is made where there is none, unless `read_only`.
        read_only: open beside other readers; nothing can be added or removed.

    Raises:
        NotALedger: the file is something else.
        LedgerTooNew: a newer onrecord wrote it.
        LedgerInUse: another process is writing to it, or (when writing) reading it.
        LedgerError: it cannot be opened for another reason.

    Example:
        >>> import tempfile, pathlib
        >>> from onrecord.record import Record, Report, report_id
        >>> text = "The strait stays open, the ministry said."
        >>> record = Record(report=Report(id=report_id(text, None), source="note.txt", text=text))
        >>> with Ledger(pathlib.Path(tempfile.mkdtemp()) / "reports.duckdb") as ledger:
        ...     ledger.add(record), ledger.add(record), len(ledger)
        (True, False, 1)
    """

    def __init__(self, path: str | PathLike[str], *, read_only: bool = False) -> None:
        self.path = Path(path)
        self.read_only = read_only
        self._con: DuckDBPyConnection | None = open_ledger(self.path, read_only=read_only)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Ledger: {self.path}{' (closed)' if self._con is None else ''}>"

    def close(self) -> None:
        """Close the ledger and let others have it. Closing twice does nothing."""
        if self._con is not None:
            self._con.close()
            self._con = None

    def add(self, record: Record, *, replace: bool = False) -> bool:
        """Put a record in.

        A report that is there already stays as it is, also where the record given is another
        one (read again by a newer reader, say), unless `replace`.

        Returns:
            Whether the ledger changed.

        Raises:
            RecordError: the record breaks its contract.
            LedgerError: it could not be written; the ledger is as it was.
        """
        return self.add_all([record], replace=replace).changed > 0

    def add_all(self, records: Iterable[Record], *, replace: bool = False) -> Added:
        """Put records in as they come, some at a time.

        What came before an error or an interruption, in `records` too, is kept.

        Raises:
            RecordError: a record breaks its contract; those before it are in.
            LedgerError: the ledger could not be written.
        """
        con = self._writable()
        added = Added()
        waiting: list[Record] = []
        since = time.monotonic()
        try:
            for record in records:
                if not waiting:
                    since = time.monotonic()
                waiting.append(record.checked())
                if len(waiting) >= BATCH or time.monotonic() - since >= PATIENCE:
                    added += write(con, str(self.path), waiting, replace=replace)
                    waiting = []
        finally:
            if waiting:
                added += write(con, str(self.path), waiting, replace=replace)
        return added

    def remove(self, report_id: str) -> bool:
        """Take a report and all that was read in it out of the ledger.

        Returns:
            Whether it was there.
        """
        con = self._writable()
        with transaction(con, str(self.path)):
            there = report_id in self
            delete(con, [report_id] if there else [])
        return there

    def get(self, report_id: str) -> Record | None:
        """The record of a report, exactly as it was added, or None."""
        found = self._fetch("SELECT json FROM records WHERE report = $id", {"id": report_id})
        return self._restored(found[0][0]) if found else None

    def records(self, *, outlet: str | None = None, since: Day = None, until: Day = None) -> Iterator[Record]:
        """The records of all reports, or of those that `reports` would list, in its order."""
        ids = [row["report"] for row in self.reports(outlet=outlet, since=since, until=until)]
        query = "SELECT report, json FROM records WHERE list_contains($ids, report)"
        for start in range(0, len(ids), BATCH):
            some = ids[start : start + BATCH]
            found = dict(self._fetch(query, {"ids": some}))
            for id in some:
                if id in found:
                    yield self._restored(found[id])

    def __len__(self) -> int:
        return self._fetch("SELECT count(*) FROM reports", {})[0][0]

    def __bool__(self) -> bool:
        return True

    def __contains__(self, report_id: object) -> bool:
        return bool(self._fetch("SELECT 1 FROM reports WHERE id = $id", {"id": str(report_id)}))

    def statements(
        self,
        *,
        speaker: str | None = None,
        source: str | None = None,
        target: str | None = None,
        since: Day = None,
        until: Day = None,
        anonymous: bool | None = None,
        form: Choice = None,
        outlet: str | None = None,
        report: str | None = None,
        min_confidence: float = 0.0,
        limit: int | None = None,
    ) -> Rows:
        """Who said what, through whom.

        Names match as whole words, letter case and accents apart: "peskov" finds Dmitry Peskov.

        Args:
            speaker: name of the one who said it.
            source: name, or ISO alpha-3 country, of anyone in the chain: outlet, intermediary, speaker.
            target: name of the audience.
            since: from this day on, by the day it was said or, where that is not known, the day the
                report came out. A date cut at what is known counts where any of its days does.
            until: up to this day, likewise.
            anonymous: only unnamed speakers, or only named ones.
            form: direct, indirect or mixed; or several of them.
            outlet: name of the outlet.
            report: id of one report.
            min_confidence: 0 to 1.
            limit: rows at most.

        Raises:
            QueryError: a filter that cannot be.
        """
        values = {
            "speaker": asked.words("speaker", speaker),
            "source": asked.words("source", source),
            "target": asked.words("target", target),
            "anonymous": anonymous,
            "form": asked.choice("form", form, get_args(Form)),
        }
        return self._ask("statements", values | asked.common(since, until, outlet, report, limit, min_confidence))

    def events(
        self,
        *,
        type: Choice = None,
        status: Choice = None,
        source: str | None = None,
        target: str | None = None,
        speaker: str | None = None,
        place: str | None = None,
        since: Day = None,
        until: Day = None,
        outlet: str | None = None,
        report: str | None = None,
        min_confidence: float = 0.0,
        limit: int | None = None,
    ) -> Rows:
        """Who did what to whom, and whether it happened at all.

        Args:
            type: PLOVER type, or several.
            status: happened, planned, denied, ...; or several.
            source: name, or ISO alpha-3 country, of one who acts.
            target: the same of one acted on.
            speaker: name of the one on whose word alone the report has it.
            place: name or ISO alpha-3 country.
            since: from this day on, by the event's day or, where that is not known, the day the
                report came out.
            until: up to this day, likewise.
            outlet: name of the outlet.
            report: id of one report.
            min_confidence: 0 to 1.
            limit: rows at most.

        Raises:
            QueryError: a filter that cannot be.
        """
        values = {
            "type": asked.choice("type", type, EVENT_TYPES, upper=True),
            "status": asked.choice("status", status, STATUSES),
            "source": asked.words("source", source),
            "target": asked.words("target", target),
            "speaker": asked.words("speaker", speaker),
            "place": asked.words("place", place),
        }
        return self._ask("events", values | asked.common(since, until, outlet, report, limit, min_confidence))

    def conditions(
        self,
        *,
        speaker: str | None = None,
        source: str | None = None,
        target: str | None = None,
        kind: Choice = None,
        since: Day = None,
        until: Day = None,
        outlet: str | None = None,
        report: str | None = None,
        min_confidence: float = 0.0,
        limit: int | None = None,
    ) -> Rows:
        """Who will do what if what: threats, warnings, promises, demands.

        Args:
            speaker: name of the one who said it.
            source: name, or ISO alpha-3 country, of anyone in the chain of its statement.
            target: name of the audience of its statement.
            kind: threat, warning, promise, demand or prediction; or several.
            since: from this day on, by the day it was said or, where that is not known, the day the
                report came out.
            until: up to this day, likewise.
            outlet: name of the outlet.
            report: id of one report.
            min_confidence: 0 to 1.
            limit: rows at most.

        Raises:
            QueryError: a filter that cannot be.
        """
        values = {
            "speaker": asked.words("speaker", speaker),
            "source": asked.words("source", source),
            "target": asked.words("target", target),
            "kind": asked.choice("kind", kind, CONDITION_KINDS),
        }
        return self._ask("conditions", values | asked.common(since, until, outlet, report, limit, min_confidence))

    def reports(
        self,
        *,
        outlet: str | None = None,
        wire: str | None = None,
        since: Day = None,
        until: Day = None,
        report: str | None = None,
        limit: int | None = None,
    ) -> Rows:
        """The reports, with how much was read in each; `since` and `until` by the day they came out.

        Raises:
            QueryError: a filter that cannot be.
        """
        values = {"wire": asked.words("wire", wire)}
        return self._ask("reports", values | asked.common(since, until, outlet, report, limit))

    def actors(
        self,
        *,
        name: str | None = None,
        country: str | None = None,
        kind: Choice = None,
        anonymous: bool | None = None,
        since: Day = None,
        until: Day = None,
        outlet: str | None = None,
        report: str | None = None,
        limit: int | None = None,
    ) -> Rows:
        """The actors of each report; `since` and `until` by the day it came out, `country` in ISO alpha-3.

        Raises:
            QueryError: a filter that cannot be.
        """
        values = {
            "name": asked.words("name", name),
            "country": asked.words("country", country),
            "kind": asked.choice("kind", kind, get_args(ActorKind)),
            "anonymous": anonymous,
        }
        return self._ask("actors", values | asked.common(since, until, outlet, report, limit))

    def sql(
        self,
        query: str,
        params: Mapping[str, Any] | None = None,
        *,
        seconds: float = 30.0,
        limit: int | None = None,
    ) -> Rows:
        """Ask in SQL: one SELECT over the tables of docs/ledger.md, with named parameters (``$name``).

        It can neither write nor read another file, and ends in time.

        Args:
            query: one SELECT.
            params: values of its named parameters.
            seconds: time after which it is given up.
            limit: rows at most.

        Raises:
            QueryError: it is not one SELECT, cannot be understood, or takes too long.
        """
        return ask_sql(self._open(), query, params or {}, seconds=seconds, limit=asked.at_most("limit", limit))

    def _ask(self, name: str, values: Mapping[str, Any]) -> Rows:
        return ask(self._open(), str(self.path), name, values)

    def _fetch(self, query: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        with one_line(str(self.path), "could not be read"):
            return self._open().execute(query, dict(values)).fetchall()

    def _restored(self, line: str) -> Record:
        try:
            return Record.from_json(line)
        except RecordError as e:
            raise LedgerError(str(self.path), f"holds a record that cannot be read ({e.faults[0]})") from e

    def _open(self) -> DuckDBPyConnection:
        if self._con is None:
            raise LedgerError(str(self.path), "is closed")
        return self._con

    def _writable(self) -> DuckDBPyConnection:
        if self.read_only:
            raise LedgerError(str(self.path), "is open for reading only")
        return self._open()

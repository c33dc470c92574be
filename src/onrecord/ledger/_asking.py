"""A question and its values → rows. Values reach DuckDB as named parameters only, never as SQL."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Generator, Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from onrecord.record import QueryError

from ._reasons import interruptible, one_line, reason_of
from ._rows import Rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

READS = frozenset({"SELECT", "EXPLAIN"})


@cache
def query_named(name: str) -> str:
    """The SQL of a question, from ``queries/<name>.sql``."""
    return files("onrecord.ledger").joinpath("queries", f"{name}.sql").read_text(encoding="utf-8")


def ask(con: DuckDBPyConnection, source: str, name: str, values: Mapping[str, Any]) -> Rows:
    """Ask one of the ledger's own questions.

    Raises:
        LedgerError: the ledger could not answer.
    """
    with one_line(source, "could not be read"):
        return Rows.fetched(con.execute(query_named(name), dict(values)))


def ask_sql(
    con: DuckDBPyConnection, query: str, values: Mapping[str, Any], *, seconds: float, limit: int | None
) -> Rows:
    """Ask a question in SQL, in a transaction that may not write and ends in time.

    Raises:
        QueryError: it is not one question, asks to write, cannot be understood, or takes too long.
    """
    import duckdb

    own = con.cursor()
    try:
        kinds = [s.type.name for s in own.extract_statements(query)]
        if len(kinds) != 1 or kinds[0] not in READS:
            raise QueryError("SQL", "one SELECT is asked for" + (f", not {' and '.join(kinds)}" if kinds else ""))
        own.execute("BEGIN TRANSACTION READ ONLY")
        with interruptible(), _in_time(own, seconds):
            return Rows.fetched(own.execute(query, dict(values)), limit)
    except duckdb.InterruptException as e:
        raise QueryError("SQL", f"not answered within {seconds:g} seconds") from e
    except duckdb.Error as e:
        raise QueryError("SQL", reason_of(e)) from e
    finally:
        own.close()


@contextlib.contextmanager
def _in_time(con: DuckDBPyConnection, seconds: float) -> Generator[None]:
    alarm = threading.Timer(seconds, con.interrupt)
    alarm.daemon = True
    alarm.start()
    try:
        yield
    finally:
        alarm.cancel()

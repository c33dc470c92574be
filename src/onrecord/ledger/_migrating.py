"""Which schema a ledger has, and the numbered SQL files that bring it to this version's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.record import SCHEMA as RECORD_SCHEMA
from onrecord.record import LedgerError, LedgerTooNew, NotALedger

from ._reasons import reason_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class Migration:
    """One step of the schema: what ``0002_name.sql`` holds."""

    number: int
    name: str
    sql: str


@dataclass(frozen=True)
class Standing:
    """The schema a ledger has: 0 for a database in which nothing is yet."""

    schema: int

    @property
    def is_current(self) -> bool:
        return self.schema == newest()


@cache
def migrations() -> tuple[Migration, ...]:
    """All migrations, in order."""
    folder = files("onrecord.ledger").joinpath("migrations")
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return tuple(Migration(int(f.name[:4]), f.name[5:-4], f.read_text(encoding="utf-8")) for f in found)


def newest() -> int:
    """The schema of this version."""
    return migrations()[-1].number


def standing_of(con: DuckDBPyConnection, source: str) -> Standing:
    """Which schema a database has.

    Raises:
        NotALedger: it is a database, but no ledger.
        LedgerTooNew: a newer onrecord wrote it.
        LedgerError: it is damaged.
    """
    import duckdb

    try:
        tables = {name for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        if not tables:
            return Standing(0)
        if "meta" not in tables:
            raise NotALedger(source, "is a DuckDB database, but no ledger")
        meta = dict(con.execute("SELECT * FROM meta").fetchall())
        schema = int(meta["schema"]) if meta.get("kind") == "onrecord ledger" else None
    except (duckdb.Error, ValueError, KeyError) as e:
        raise NotALedger(source, "is a DuckDB database, but no ledger") from e
    if schema is None:
        raise NotALedger(source, "is a DuckDB database, but no ledger")
    if schema > newest():
        by = meta.get("onrecord", "a newer version")
        raise LedgerTooNew(source, f"written by onrecord {by} (schema {schema}; this one knows {newest()}): upgrade")
    return Standing(schema)


def migrate(con: DuckDBPyConnection, source: str, standing: Standing) -> None:
    """Bring a ledger to this version's schema, all steps or none.

    Raises:
        LedgerError: a step failed; the ledger is as it was.
    """
    import duckdb

    try:
        con.begin()
        for step in migrations():
            if step.number > standing.schema:
                con.execute(step.sql)
        facts = {
            "kind": "onrecord ledger",
            "schema": str(newest()),
            "record": RECORD_SCHEMA,
            "onrecord": own_version(),
        }
        for fact in facts.items():
            con.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", fact)
        con.commit()
    except duckdb.Error as e:
        raise LedgerError(source, f"could not be brought to schema {newest()} ({reason_of(e)})") from e


@cache
def own_version() -> str:
    """The version of onrecord that is running."""
    try:
        return version("onrecord")
    except PackageNotFoundError:
        return "unknown"

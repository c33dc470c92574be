"""What a question gives back: rows in memory, as plain Python, Polars, pandas or Arrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow
    from duckdb import DuckDBPyConnection, DuckDBPyRelation


class Rows(Sequence[dict[str, Any]]):
    """The answer to a question: a snapshot that needs its ledger no more.

    Each row is a dict keyed by column. Polars, pandas and pyarrow are imported when they
    are asked for, not before; column types are kept also where there is no row.

    Attributes:
        columns: names of the columns, in order.
        types: their DuckDB types, as in SQL.
        values: the rows as tuples.
    """

    def __init__(self, columns: Sequence[str], types: Sequence[str], values: Sequence[tuple[Any, ...]]) -> None:
        self.columns: tuple[str, ...] = tuple(_each_once(columns))
        self.types: tuple[str, ...] = tuple(types)
        self.values: tuple[tuple[Any, ...], ...] = tuple(values)

    @classmethod
    def fetched(cls, result: DuckDBPyConnection, limit: int | None = None) -> Rows:
        """The rows of a query that DuckDB is answering, the first `limit` of them."""
        described = result.description or []
        values = result.fetchall() if limit is None else result.fetchmany(limit)
        return cls([d[0] for d in described], [str(d[1]) for d in described], values)

    def __len__(self) -> int:
        return len(self.values)

    def __getitem__(self, at: Any) -> Any:
        if isinstance(at, slice):
            return Rows(self.columns, self.types, self.values[at])
        return dict(zip(self.columns, self.values[at], strict=True))

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for row in self.values:
            yield dict(zip(self.columns, row, strict=True))

    def __repr__(self) -> str:
        return f"<Rows: {len(self)} × {', '.join(self.columns)}>"

    def dicts(self) -> list[dict[str, Any]]:
        """Every row as a dict keyed by column."""
        return list(self)

    def polars(self) -> polars.DataFrame:
        """The rows as a Polars data frame."""
        return self._relation().pl()

    def pandas(self) -> pandas.DataFrame:
        """The rows as a pandas data frame; pandas comes with ``pip install 'onrecord[pandas]'``."""
        return self._relation().df()

    def arrow(self) -> pyarrow.Table:
        """The rows as an Arrow table."""
        return self._relation().to_arrow_table()

    def _relation(self) -> DuckDBPyRelation:
        """The rows in a DuckDB of their own, which gives every type its due."""
        import duckdb

        con = duckdb.connect(":memory:", config={"autoinstall_known_extensions": False})
        columns = ", ".join(f"{_quoted(c)} {t}" for c, t in zip(self.columns, self.types, strict=True))
        con.execute(f"CREATE TABLE answer ({columns})")
        if self.values:
            with con.appender("answer") as appender:
                appender.append_rows(self.values)
        return con.sql("FROM answer")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _each_once(names: Sequence[str]) -> Iterator[str]:
    """Column names, a second of a name numbered."""
    seen: set[str] = set()
    for name in names:
        unique, n = name, 1
        while unique.lower() in seen:
            n += 1
            unique = f"{name}_{n}"
        seen.add(unique.lower())
        yield unique

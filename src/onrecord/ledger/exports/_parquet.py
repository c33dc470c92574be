"""Rows → Parquet."""

from __future__ import annotations

from .._rows import Rows
from ._target import Target, binary_stream


def write_parquet(rows: Rows, to: Target) -> None:
    """Write rows as Parquet, with the types of the ledger.

    Args:
        rows: the answer to a question.
        to: a path, or a stream of bytes.

    Raises:
        LedgerError: the file could not be written.
    """
    import pyarrow.parquet

    table = rows.arrow()
    with binary_stream(to) as stream:
        pyarrow.parquet.write_table(table, stream, compression="zstd")

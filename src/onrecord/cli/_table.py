"""Rows of a ledger, as a table to look at or as data."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from ._options import OutputFormat
from ._out import WIDTH, one_line, tell

if TYPE_CHECKING:
    from onrecord.ledger import Ledger, Rows


class Column(NamedTuple):
    """A column of a table: which of the rows' columns (or which instead), under what heading, how wide."""

    name: str
    heading: str
    instead: str | None = None
    width: int | None = None
    least: int | None = None
    ratio: int | None = None


def print_rows(
    ledger: Path,
    question: str,
    filters: Mapping[str, Any],
    report: str | None,
    columns: Sequence[Column],
    format: OutputFormat,
    output: Path | None,
) -> None:
    """Ask a ledger one of its questions and give out the answer.

    Args:
        question: name of the ledger's method.
        filters: its arguments; empty lists ask for anything.
        report: a report's id, or the first letters of one.
        columns: what a table shows; data formats have every column.
        output: a file to write; standard output unless given.
    """
    if format is OutputFormat.parquet and output is None and sys.stdout.isatty():
        raise typer.BadParameter("Parquet is no text: name a file with --output FILE", param_hint="'--format'")
    from onrecord.ledger import Ledger

    with Ledger(ledger, read_only=True) as kept:
        asked = {name: value for name, value in filters.items() if value not in (None, [])}
        if report is not None:
            asked["report"] = whole_id(kept, report)
        rows: Rows = getattr(kept, question)(**asked)
    if format is OutputFormat.table:
        _write_table(rows, question, columns, output)
    else:
        _write_data(rows, format, output)


def whole_id(ledger: Ledger, beginning: str) -> str:
    """The id of the one report whose id begins so, or whose source it is.

    Raises:
        LedgerError: there is none, or more than one.
    """
    from onrecord.record import LedgerError

    query = "SELECT id FROM reports WHERE starts_with(id, $what) OR source = $what LIMIT 3"
    found = [row["id"] for row in ledger.sql(query, {"what": beginning})]
    if len(found) != 1:
        how_many = "more than one report has" if found else "no report has"
        raise LedgerError(str(ledger.path), f"{how_many} an id that begins with {beginning!r}, or that source")
    return found[0]


def _write_data(rows: Rows, format: OutputFormat, output: Path | None) -> None:
    from onrecord.ledger import write_csv, write_json, write_parquet

    write = {"csv": write_csv, "json": write_json, "parquet": write_parquet}[format.value]
    if output is not None:
        write(rows, output)
        return
    sys.stdout.flush()
    if format is OutputFormat.parquet:
        write_parquet(rows, sys.stdout.buffer)
        return
    text = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=True)
    try:
        write(rows, text)
    finally:
        text.detach()


def _write_table(rows: Rows, question: str, columns: Sequence[Column], output: Path | None) -> None:
    if not len(rows):
        tell(f"no {question} found")
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    gap = 1 if question in ("statements", "conditions") else 0  # rows of many lines run together without
    table = Table(box=None, pad_edge=False, padding=(0, 1, gap, 0), header_style="bold", expand=True)
    for column in columns:
        table.add_column(column.heading, width=column.width, min_width=column.least, ratio=column.ratio)
    for row in rows:
        table.add_row(*(Text(_cell(row, c)) for c in columns))
    if output is not None:
        with output.open("w", encoding="utf-8") as file:
            Console(file=file, width=120).print(table)
        return
    Console(file=sys.stdout, width=shutil.get_terminal_size((WIDTH, 24)).columns, highlight=False).print(table)


def _cell(row: Mapping[str, Any], column: Column) -> str:
    value = row[column.name]
    if value is None and column.instead:
        value = row[column.instead]
    if isinstance(value, list):
        value = ", ".join(str(v) for v in value)  # pyright: ignore[reportUnknownVariableType]
    text = one_line("" if value is None else str(value))
    return text[: column.width] if column.name == "report" else text

"""Rows → CSV."""

from __future__ import annotations

import csv
import json
from typing import Any

from .._rows import Rows
from ._target import Target, text_stream

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a cell begins with that a spreadsheet program may run as a formula."""
BOM = "\ufeff"


def write_csv(rows: Rows, to: Target, *, spreadsheet: bool = False) -> None:
    """Write rows as CSV in UTF-8, a heading first.

    Lists of names are joined by "; ", span lists and mappings written as JSON, and what is not
    known left empty. Words are verbatim.

    Args:
        rows: the answer to a question.
        to: a path, or a stream of text.
        spreadsheet: make it safe to open in a spreadsheet program. News text is anyone's text, and
            such programs run a cell that begins with ``= + - @`` as a formula: those get an
            apostrophe before them, and are verbatim no more. A byte order mark is written too,
            so that accents come out right.

    Raises:
        LedgerError: the file could not be written.
    """
    with text_stream(to) as stream:
        if spreadsheet:
            stream.write(BOM)
        out = csv.writer(stream, lineterminator="\r\n" if spreadsheet else "\n")
        out.writerow(rows.columns)
        for row in rows.values:
            out.writerow([_cell(value, spreadsheet) for value in row])


def _cell(value: Any, spreadsheet: bool) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, int | float):
        return value
    text = _text(value)
    return f"'{text}" if spreadsheet and text.startswith(FORMULA) else text


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple) and value and all(v is None or isinstance(v, str) for v in value):
        return "; ".join(v or "" for v in value)
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False, default=str) if value else ""
    return str(value)

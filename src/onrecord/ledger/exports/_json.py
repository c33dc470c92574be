"""Rows → JSON."""

from __future__ import annotations

import json

from .._rows import Rows
from ._target import Target, text_stream


def write_json(rows: Rows, to: Target) -> None:
    """Write rows as one JSON array in UTF-8, an object a line.

    Args:
        rows: the answer to a question.
        to: a path, or a stream of text.

    Raises:
        LedgerError: the file could not be written.
    """
    with text_stream(to) as stream:
        stream.write("[")
        for i, row in enumerate(rows):
            stream.write(",\n" if i else "\n")
            stream.write(json.dumps(row, ensure_ascii=False, default=str))
        stream.write("\n]\n")

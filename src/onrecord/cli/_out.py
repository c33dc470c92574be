"""What goes out: plain lines, bytes, errors of one line each, all safe for a terminal."""

from __future__ import annotations

import os
import re
import shutil
import sys
import unicodedata

WIDTH = 80
"""Columns where there is no terminal to ask."""
WIDEST = 100
"""Lines longer than this are hard to read on any terminal."""

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    r"""Text from outside, its control characters (and those that turn the direction of writing) made harmless.

    One character stays one character, so that spans stay true.

    >>> safe("a\x1b[31mb")
    'a\ufffd[31mb'
    """
    return _UNSAFE.sub("\ufffd", text)


def one_line(text: str) -> str:
    r"""Text from outside on one line.

    >>> one_line("no\n  such\tfile")
    'no such file'
    """
    return safe(" ".join(text.split()))


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def cut(text: str, width: int) -> str:
    """A text cut to some columns, with an ellipsis where it was longer.

    >>> cut("Ministry of Defence", 10)
    'Ministry…'
    """
    if cells(text) <= width:
        return text
    return f"{fitting(text, width - 1).rstrip()}…"


def fitting(text: str, width: int) -> str:
    """The longest beginning of a text that fits some columns, at least one character."""
    end = min(len(text), width)
    while end > 1 and cells(text[:end]) > width:
        end -= 1
    return text[:end]


def width() -> int:
    """Columns to fill: those of the terminal, within reason."""
    return max(40, min(WIDEST, shutil.get_terminal_size((WIDTH, 24)).columns))


def put(line: str = "") -> None:
    """Print a line on standard output."""
    sys.stdout.write(line + "\n")


def put_bytes(data: bytes) -> None:
    """Write bytes (UTF-8, CSV, Parquet) on standard output, whatever encoding its text has."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def tell(line: str) -> None:
    """Print a line on standard error."""
    sys.stdout.flush()
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def tell_error(error: Exception | str) -> None:
    """Say on one line of standard error what failed and why."""
    tell(f"error: {one_line(str(error))}")


def be_lenient() -> None:
    """Print what the terminal's encoding does not have as question marks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # pyright: ignore[reportAttributeAccessIssue]


def close_output() -> None:
    """Flush standard output; who closed it early (``| head``) hears nothing of it."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

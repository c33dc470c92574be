"""What bytes stand behind a path: opened, unpacked and bounded, each failure with its own error."""

from __future__ import annotations

import gzip
import io
import os
import stat
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.record import InputNotFound, InputTooLarge, InputUnreadable, NotText

from ._naming import printable

MAX_CHARS = 500_000
"""Characters of text that are read as one report; a long newspaper feature has 60,000."""
MAX_TEXT_BYTES = 4 * MAX_CHARS + 4
"""No encoding of `MAX_CHARS` characters takes more."""
MAX_PAGE_BYTES = 10_000_000
"""Bytes of one HTML page, scripts and all; heavy news pages have about one million."""
GZIP_MAGIC = b"\x1f\x8b"


def too_long(source: str, chars: int) -> InputTooLarge:
    """The error for a text of more than `MAX_CHARS` characters."""
    return InputTooLarge(source, f"{chars:,} characters of text; one report may have {MAX_CHARS:,}")


def too_big(source: str, limit: int) -> InputTooLarge:
    """The error for an input of more than `limit` bytes."""
    return InputTooLarge(source, f"more than {limit:,} bytes; too large for one report")


@contextmanager
def opened(path: Path) -> Generator[BinaryIO]:
    """The bytes of a file as a stream, unpacked where they are gzip.

    Raises:
        InputNotFound: nothing is there, or a link leads nowhere.
        InputUnreadable: it may not be opened, is no regular file, or is damaged gzip.
    """
    source = printable(str(path))
    try:
        if stat.S_ISDIR(path.stat().st_mode):
            raise InputUnreadable(source, "is a folder, not a file")
        with path.open("rb") as raw, _unpacked(raw) as stream:
            yield stream
    except FileNotFoundError as e:
        reason = "a link that leads to nothing" if path.is_symlink() else "no such file or folder"
        raise InputNotFound(source, reason) from e
    except (EOFError, zlib.error, gzip.BadGzipFile) as e:
        raise InputUnreadable(source, "damaged gzip data") from e
    except OSError as e:
        raise InputUnreadable(source, f"cannot be read ({os.strerror(e.errno) if e.errno else 'I/O error'})") from e
    except ValueError as e:  # a NUL character in the path
        raise InputNotFound(source, "no such file or folder") from e


@contextmanager
def _unpacked(raw: BinaryIO) -> Generator[BinaryIO]:
    buffered = cast("io.BufferedReader", raw)
    if buffered.peek(2)[:2] == GZIP_MAGIC:
        with gzip.open(raw, "rb") as packed:
            yield cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", packed)))
    else:
        yield raw


@contextmanager
def unpacked_stream(stream: BinaryIO, source: str) -> Generator[BinaryIO]:
    """A stream that is no file (standard input), unpacked where it is gzip.

    Raises:
        InputUnreadable: it cannot be read, or is damaged gzip.
    """
    try:
        buffered = stream if hasattr(stream, "peek") else io.BufferedReader(cast("io.RawIOBase", stream))
        with _unpacked(cast("BinaryIO", buffered)) as out:
            yield out
    except (EOFError, zlib.error, gzip.BadGzipFile) as e:
        raise InputUnreadable(source, "damaged gzip data") from e
    except OSError as e:
        raise InputUnreadable(source, "cannot be read") from e


def head_of(stream: BinaryIO, length: int = 4096) -> bytes:
    """The first bytes of a stream, which stay in it."""
    return cast("io.BufferedReader", stream).peek(length)[:length]


def bounded(stream: BinaryIO, limit: int, source: str) -> bytes:
    """All bytes of a stream, if they are no more than `limit`; no more than that is ever held.

    Raises:
        InputTooLarge: there are more.
    """
    pieces: list[bytes] = []
    left = limit + 1
    while left and (piece := stream.read(min(left, 1 << 20))):
        pieces.append(piece)
        left -= len(piece)
    if not left:
        raise too_big(source, limit)
    return b"".join(pieces)


def refuse_large(path: Path, limit: int, source: str) -> None:
    """Fail by a file's size alone, before any of it is read.

    Raises:
        InputTooLarge: the file has more than `limit` bytes.
    """
    try:
        size = path.stat().st_size
    except OSError:
        return  # opening it says why
    if size > limit:
        raise InputTooLarge(source, f"{size:,} bytes; too large for one report (at most {limit:,})")


_BINARY = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x7fELF", "a program"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"(\xb5/\xfd", "Zstandard data"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
)


def refuse_binary(head: bytes, source: str) -> None:
    """Fail by the first bytes of an input that no text begins with.

    Raises:
        NotText: they are those of a binary format.
    """
    for magic, what in _BINARY:
        if head.startswith(magic):
            raise NotText(source, f"not text: {what}")

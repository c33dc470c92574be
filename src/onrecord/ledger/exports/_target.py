"""Where an export goes: a path, which is written whole or not at all, or a stream that stays open."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Generator
from pathlib import Path
from typing import IO, Any

from onrecord.record import LedgerError

Target = str | os.PathLike[str] | IO[Any]


@contextlib.contextmanager
def text_stream(to: Target, *, encoding: str = "utf-8") -> Generator[IO[str]]:
    """A stream of text, its line ends as they are written."""
    with _whole(to, "w", encoding=encoding, newline="") as stream:
        yield stream


@contextlib.contextmanager
def binary_stream(to: Target) -> Generator[IO[bytes]]:
    """A stream of bytes."""
    with _whole(to, "wb") as stream:
        yield stream


@contextlib.contextmanager
def _whole(to: Target, mode: str, **options: Any) -> Generator[IO[Any]]:
    if not isinstance(to, str | os.PathLike):
        yield to
        return
    path = Path(to)
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with new.open(mode, **options) as stream:
            yield stream
        new.replace(path)
    except OSError as e:
        raise LedgerError(str(path), f"could not be written ({e.strerror or e})") from e
    finally:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)

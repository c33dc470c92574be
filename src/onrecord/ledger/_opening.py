"""A path → an open DuckDB connection that may touch nothing but its own file, or one clear error."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.record import LedgerError, NotALedger

from ._migrating import migrate, standing_of
from ._reasons import refusal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MAGIC = slice(8, 12)
"""Where a DuckDB file says b"DUCK"."""

# Outside text goes in here and anyone's query may run: no query reaches another file, the
# network or the program's own variables, and none can change that.
CONFIG: dict[str, Any] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,
    "lock_configuration": True,
}


def open_ledger(path: Path, *, read_only: bool) -> DuckDBPyConnection:
    """Open the ledger at a path, making it where there is none, and bring it to this version's schema.

    Raises:
        NotALedger: the file is something else.
        LedgerTooNew: a newer onrecord, or a newer DuckDB, wrote it.
        LedgerInUse: another process holds it.
        LedgerError: it cannot be opened for another reason.
    """
    fresh = _is_fresh(path, read_only=read_only)
    if fresh:
        _make(path)
    con = _connect(path, read_only=read_only)
    try:
        standing = standing_of(con, str(path))
        if not standing.is_current:
            if read_only:
                raise LedgerError(
                    str(path), f"has schema {standing.schema}; open it once for writing to bring it up to date"
                )
            migrate(con, str(path), standing)
    except BaseException:
        con.close()
        raise
    return con


def _is_fresh(path: Path, *, read_only: bool) -> bool:
    """Whether there is no ledger yet and one may be made; raises where something else is in its place."""
    source = str(path)
    try:
        with path.open("rb") as file:
            head = file.read(MAGIC.stop)
    except FileNotFoundError:
        if read_only:
            raise LedgerError(source, "there is no such file") from None
        if not path.parent.is_dir():
            raise LedgerError(source, f"there is no folder {path.parent}") from None
        if Path(f"{path}.wal").exists():
            raise LedgerError(
                source, f"is missing, but its log {path.name}.wal is here: restore the one or move the other away"
            ) from None
        return True
    except IsADirectoryError:
        raise NotALedger(source, "is a folder") from None
    except OSError as e:
        raise LedgerError(source, f"cannot be read ({e.strerror or e})") from e
    if not head and not read_only:
        return True
    if head[MAGIC] != b"DUCK":
        raise NotALedger(source, "is an empty file" if not head else "is no DuckDB file")
    return False


def _make(path: Path) -> None:
    """Make an empty ledger beside the path and move it there whole, so that no half-made file ever stands there."""
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        new.unlink(missing_ok=True)
        con = _connect(new, read_only=False, shown=path)
        try:
            migrate(con, str(path), standing_of(con, str(path)))
        finally:
            con.close()
        new.replace(path)
    except OSError as e:
        raise LedgerError(str(path), f"cannot be made ({e.strerror or e})") from e
    finally:
        new.unlink(missing_ok=True)


def _connect(path: Path, *, read_only: bool, shown: Path | None = None) -> DuckDBPyConnection:
    import duckdb

    try:
        return duckdb.connect(str(path.absolute()), read_only=read_only, config=CONFIG)
    except duckdb.Error as e:
        raise refusal(str(shown or path), e) from e

"""What DuckDB says when it fails, in one line that a user can act on."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Generator
from pathlib import Path

from onrecord.record import LedgerError, LedgerInUse, LedgerTooNew, NotALedger


@contextlib.contextmanager
def interruptible() -> Generator[None]:
    """Give Ctrl-C its Python name: DuckDB answers one that comes while it works with a bare RuntimeError.

    A caller would take that for a fault of one report, and go on with the next.
    """
    try:
        yield
    except RuntimeError as e:
        if "interrupted" in str(e):
            raise KeyboardInterrupt from e
        raise


@contextlib.contextmanager
def one_line(source: str, failed: str) -> Generator[None]:
    """Turn what DuckDB raises into a `LedgerError` that says in one line what failed, and why."""
    import duckdb

    try:
        with interruptible():
            yield
    except duckdb.Error as e:
        raise LedgerError(source, f"{failed} ({reason_of(e)})") from e


def reason_of(error: BaseException) -> str:
    """The first line of a DuckDB error, without its class."""
    lines = str(error).strip().splitlines()
    return re.sub(r"^[A-Z][A-Za-z ]{1,40} Error: ", "", lines[0]) if lines else type(error).__name__


def refusal(source: str, error: Exception) -> LedgerError:
    """What DuckDB's refusal to open a file means, in one line."""
    said = str(error)
    if holder := re.search(r"held in (.{1,4096}?) \(PID (\d+)\)", said):
        program, pid = Path(holder[1]).name, holder[2]
        return LedgerInUse(source, f"in use by another process (PID {pid}, {program}); try again when it has ended")
    if "different configuration" in said:
        return LedgerInUse(source, "this process has it open already, in another way (reading or writing)")
    if "Could not set lock" in said or "used by another process" in said:
        return LedgerInUse(source, "in use by another process; try again when it has ended")
    if "version number" in said or "newer version of DuckDB" in said:
        return LedgerTooNew(source, "written by a newer DuckDB than the one installed; upgrade duckdb")
    if "not a valid DuckDB" in said:
        return NotALedger(source, "is no DuckDB file")
    if "Corrupt" in said or "enough bytes" in said:
        return LedgerError(source, f"is damaged ({reason_of(error)})")
    return LedgerError(source, reason_of(error))

"""What nobody foresaw, as an error that names its input: one bad page must not end an archive."""

from __future__ import annotations

from onrecord.record import IntakeError

from ._naming import printable

_LONGEST = 200


def unforeseen(source: str, e: Exception) -> IntakeError:
    """The error of one input for an exception that a parser raised on it."""
    said = printable(" ".join(str(e).split()), _LONGEST)
    error = IntakeError(source, f"could not be taken in ({type(e).__name__}{': ' if said else ''}{said})")
    error.__cause__ = e
    return error

"""``onrecord show``: a report with who says what in its margin."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import _options as option
from ._out import cells, put, tell_error, width
from ._table import whole_id

if TYPE_CHECKING:
    from onrecord.record import Record


def show(
    what: Annotated[
        str,
        typer.Argument(
            metavar="PATH|ID",
            help="A report to read and show (- for standard input); with --ledger, the id of a stored one, "
            "or the first letters of it.",
        ),
    ],
    ledger: Annotated[
        Path | None,
        typer.Option("--ledger", metavar="FILE", help="Show a report that this ledger holds, as it was read then."),
    ] = None,
    outlet: option.Outlet = None,
    published: option.PublishedOn = None,
    pipeline: option.Pipeline = None,
    names: option.Names = None,
) -> None:
    """Show a report with who says what in its margin."""
    if ledger:
        show_record(stored(ledger, what))
        return
    from onrecord.batch import outcomes
    from onrecord.record import OnrecordError

    failed = False
    with closing(outcomes([what], outlet=outlet, published=published, pipeline=pipeline)) as all_outcomes:
        for outcome in all_outcomes:
            if isinstance(outcome, OnrecordError):
                failed = True
                tell_error(outcome)
            else:
                show_record(outcome)
    raise typer.Exit(1 if failed else 0)


def stored(ledger: Path, id: str) -> Record:
    """The record that a ledger holds under an id or the beginning of one."""
    from onrecord.ledger import Ledger
    from onrecord.record import LedgerError

    with Ledger(ledger, read_only=True) as kept:
        record = kept.get(whole_id(kept, id))
    if record is None:
        raise LedgerError(str(ledger), f"no report has the id {id!r}")
    return record


def show_record(record: Record) -> None:
    """Print one record."""
    from ._lines import LEGEND, head, sections, wrapped
    from ._margin import MARGIN, RULE, margin_rows

    columns = width()
    for line in head(record):
        for part in wrapped(line.split(), columns):
            put(part)
    put(LEGEND)
    put()
    for margin, text in margin_rows(record, columns):
        put(f"{margin}{' ' * (MARGIN - cells(margin))}{RULE}{text}".rstrip())
    for line in sections(record, columns, whole=True):
        put(line)
    put()

"""``onrecord read``: reports in, records out or kept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import _options as option
from ._out import put, put_bytes, tell, tell_error, width

if TYPE_CHECKING:
    from onrecord.ledger import Ledger
    from onrecord.record import Record, Report


def read(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Text or HTML files, JSONL archives, folders; - for standard input."),
    ],
    ledger: Annotated[
        Path | None,
        typer.Option("--ledger", metavar="FILE", help="Keep the records in this ledger; made if it is not there."),
    ] = None,
    json: Annotated[
        bool, typer.Option("--json", help="Print each record as one line of JSON, and nothing else.")
    ] = False,
    outlet: option.Outlet = None,
    published: option.PublishedOn = None,
    workers: Annotated[int, typer.Option("--workers", metavar="N", min=1, help="Processes that read.")] = 1,
    pipeline: option.Pipeline = None,
    names: option.Names = None,
) -> None:
    """Read reports: print what they say, or keep it in a ledger.

    A report that the ledger already holds is not read again, so that a long reading that was
    stopped goes on where it was. One that cannot be read is named on standard error, with the
    reason; the others go on.
    """
    from onrecord.batch import outcomes
    from onrecord.record import OnrecordError

    tally = Tally()
    with ExitStack() as stack:
        kept = stack.enter_context(opened(ledger)) if ledger else None
        if kept is not None:
            stack.callback(tally.tell, kept, len(kept))
        tick = stack.enter_context(progress(tally, quiet=not shows_progress(json, kept is not None)))
        skip = tally.skipping(kept) if kept is not None else None
        all_outcomes = stack.enter_context(
            closing(outcomes(paths, outlet=outlet, published=published, pipeline=pipeline, workers=workers, skip=skip))
        )

        def records() -> Iterator[Record]:
            for outcome in all_outcomes:
                if isinstance(outcome, OnrecordError):
                    tally.failed += 1
                    tell_error(outcome)
                else:
                    tally.read += 1
                    yield outcome
                tick()

        if kept is None:
            for record in records():
                print_record(record, json=json)
        else:
            kept.add_all(printed(records()) if json else records())
    raise typer.Exit(1 if tally.failed else 0)


def printed(records: Iterator[Record]) -> Iterator[Record]:
    """Records as they come, each printed as JSON on its way."""
    for record in records:
        print_record(record, json=True)
        yield record


def print_record(record: Record, *, json: bool) -> None:
    """Print a record, for programs or for people."""
    if json:
        put_bytes(record.to_json().encode() + b"\n")
    else:
        summarize(record)


@dataclass
class Tally:
    """What became of the reports so far."""

    read: int = 0
    already: int = 0
    failed: int = 0

    def __str__(self) -> str:
        return (
            f"{self.read} report{'' if self.read == 1 else 's'} read, "
            f"{self.already} already there, {self.failed} could not be read"
        )

    def tell(self, kept: Ledger, before: int) -> None:
        """The closing line: what the ledger gained, which is not always what was read (a report may come twice)."""
        gained = len(kept) - before
        self.already += self.read - gained
        self.read = gained
        tell(str(self))

    def skipping(self, kept: Ledger) -> Callable[[Report], bool]:
        """A question for each report: does the ledger hold it? Those it does are counted."""

        def skip(report: Report) -> bool:
            there = report.id in kept
            self.already += there
            return there

        return skip


def opened(ledger: Path) -> Ledger:
    """The ledger, open for writing."""
    from onrecord.ledger import Ledger

    return Ledger(ledger)


def summarize(record: Record) -> None:
    """Print what a record says, briefly."""
    from ._lines import head, sections, wrapped

    columns = width()
    for line in head(record):
        for part in wrapped(line.split(), columns):
            put(part)
    for line in sections(record, columns):
        put(line)
    put()


def shows_progress(json: bool, kept: bool) -> bool:
    """Whether a bar on the terminal would disturb nothing and nobody."""
    prints = json or not kept
    return sys.stderr.isatty() and not (prints and sys.stdout.isatty())


@contextmanager
def progress(tally: Tally, *, quiet: bool) -> Generator[Callable[[], None]]:
    """A line on the terminal that says how far the reading is; call what it gives after each report."""
    if quiet:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), redirect_stdout=False, transient=True) as bar:
        task = bar.add_task("loading", total=None)
        yield lambda: bar.update(task, description=str(tally))

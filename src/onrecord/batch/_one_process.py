"""Reading a portion of reports so that one that cannot be read takes no other with it."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.record import OnrecordError, ReadingError, Record, Report

from ._spacy import import_spacy

if TYPE_CHECKING:
    from onrecord.reading import Reader

PACKAGE = Path(__file__).resolve().parents[1]


def read_here(
    chunks: Iterable[Sequence[Report | OnrecordError]], pipeline: str | None
) -> Iterator[Record | OnrecordError]:
    """Read portions in this process. The pipeline is loaded when the first report comes."""
    reader: Reader | None = None
    for chunk in chunks:
        reports = [t for t in chunk if isinstance(t, Report)]
        if reports and reader is None:
            reader = load_reader(pipeline)
        read = read_portion(reader, reports) if reader else iter(())
        for item in chunk:
            yield next(read) if isinstance(item, Report) else item


def load_reader(pipeline: str | None) -> Reader:
    """The reader of a pipeline, the bundled one where none is named.

    Raises:
        PipelineMissing: no such pipeline is installed.
        NamesError: a file of names in ``ONRECORD_NAMES`` cannot be used.
    """
    import_spacy()
    from onrecord.reading import Reader
    from onrecord.reading.gazetteer import gazetteer

    gazetteer()  # a wrong file of names is one error here, and would be one of every report later
    return Reader(pipeline) if pipeline else Reader()


def read_portion(reader: Reader, reports: Sequence[Report]) -> Iterator[Record | ReadingError]:
    """A record or an error for each report, in order."""
    read = 0
    records = reader.read_all(reports)
    while read < len(reports):
        try:
            record = next(records)
        except Exception:  # reports are parsed together: whose fault it was shows when each is read alone
            break
        read += 1
        yield record
    for report in reports[read:]:
        yield read_alone(reader, report)


def read_alone(reader: Reader, report: Report) -> Record | ReadingError:
    """Read one report, whatever may be wrong with it or with what reads it."""
    try:
        return reader.read(report)
    except Exception as e:
        error = ReadingError(report.source, why(e))
        error.__cause__ = e
        return error


def why(e: Exception) -> str:
    """The reason in one line, with the place in this package where it arose: that is what a bug report needs."""
    said = " ".join(str(e).split())[:300]
    ours = [f for f in traceback.extract_tb(e.__traceback__) if PACKAGE in Path(f.filename).parents]
    at = f" at {Path(ours[-1].filename).relative_to(PACKAGE).as_posix()}:{ours[-1].lineno}" if ours else ""
    return f"could not be read ({type(e).__name__}{': ' if said else ''}{said}{at})"

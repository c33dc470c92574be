"""The two verbs of the Python face: read one report, read many."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import closing
from functools import lru_cache
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

from onrecord.record import OnrecordError, Record

from ._outcomes import Outcome, outcomes, with_notes

if TYPE_CHECKING:
    from onrecord.reading import Reader


def read(
    path_or_text: str | PathLike[str],
    *,
    outlet: str | None = None,
    published: str | None = None,
    pipeline: str | None = None,
) -> Record:
    """Read one report.

    Args:
        path_or_text: a path, or the report's text itself. A string is a text when it has a line
            break, more than 250 characters, or words that look like no path; a `Path` is always a path.
        outlet: who published it, over what it says itself.
        published: when, an ISO date, over what it says itself.
        pipeline: an installed spaCy pipeline; the bundled English one unless named. It is
            loaded once and kept.

    Returns:
        The record. What could not be made out of the report is in ``record.notes``.

    Raises:
        IntakeError: the input could not be taken in; its class says why.
        RecordError: reading gave something that the text does not hold.
        PipelineMissing: no such pipeline is installed.
        NamesError: a file of names in ``ONRECORD_NAMES`` cannot be used.

    Example:
        >>> record = read("The talks have failed, Defence Minister Aino Kataja said.", outlet="The Morning Courier")
        >>> record.report.outlet
        'The Morning Courier'
    """
    from onrecord.intake import take

    source = path_or_text if isinstance(path_or_text, str) else Path(path_or_text)
    report = take(source, outlet=outlet, published=published)
    return with_notes(_reader(pipeline).read(report))


@overload
def read_many(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    outlet: str | None = None,
    published: str | None = None,
    pipeline: str | None = None,
    workers: int = 1,
    on_error: Literal["raise"] = "raise",
) -> Generator[Record]: ...


@overload
def read_many(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    outlet: str | None = None,
    published: str | None = None,
    pipeline: str | None = None,
    workers: int = 1,
    on_error: Literal["yield"],
) -> Generator[Outcome]: ...


def read_many(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    outlet: str | None = None,
    published: str | None = None,
    pipeline: str | None = None,
    workers: int = 1,
    on_error: Literal["raise", "yield"] = "raise",
) -> Generator[Outcome]:
    """Read many reports, lazily and in order.

    Args:
        paths: files, folders, JSONL archives; one path, or any iterable of them.
        outlet: who published them, over what they say themselves.
        published: when, an ISO date, over what they say themselves.
        pipeline: an installed spaCy pipeline; the bundled English one unless named.
        workers: processes that read. Each takes a second or two to start, and some 400 MB.
        on_error: with ``"raise"`` the first report that fails ends the reading; with
            ``"yield"`` its error comes in its place and reading goes on.

    Yields:
        Records; with ``on_error="yield"``, records and errors.

    Raises:
        OnrecordError: with ``on_error="raise"``, what the first failing report failed of.
        PipelineMissing: no such pipeline is installed.
        NamesError: a file of names in ``ONRECORD_NAMES`` cannot be used.
    """
    if on_error not in ("raise", "yield"):
        raise ValueError(f"on_error must be 'raise' or 'yield', not {on_error!r}")
    listed = [paths] if isinstance(paths, str | PathLike) else paths
    with closing(
        outcomes(listed, outlet=outlet, published=published, pipeline=pipeline, workers=workers)
    ) as all_outcomes:
        for outcome in all_outcomes:
            if on_error == "raise" and isinstance(outcome, OnrecordError):
                raise outcome
            yield outcome


@lru_cache(maxsize=2)
def _reader(pipeline: str | None) -> Reader:
    from ._one_process import load_reader

    return load_reader(pipeline)

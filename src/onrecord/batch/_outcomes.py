"""From inputs to outcomes: a record or an error for each report, in the order of the inputs."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from os import PathLike
from pathlib import Path

from onrecord.record import OnrecordError, Record, Report

from ._one_process import read_here
from ._workers import read_in_workers

Outcome = Record | OnrecordError
"""What became of one report: its record, or the error that says why there is none."""

CHUNK_REPORTS = 16
CHUNK_CHARACTERS = 200_000


def outcomes(
    paths: Iterable[str | PathLike[str]],
    *,
    outlet: str | None = None,
    published: str | None = None,
    pipeline: str | None = None,
    workers: int = 1,
    skip: Callable[[Report], bool] | None = None,
) -> Generator[Outcome]:
    """Take in and read every report under some paths.

    Inputs are taken in as they are needed, so that an archive of any length passes through
    bounded memory. Reading stops when the iterator is closed.

    Args:
        paths: files, folders, archives, or ``-`` for standard input.
        outlet: who published them, over what they say themselves.
        published: when, an ISO date, over what they say themselves.
        pipeline: an installed spaCy pipeline; the bundled English one unless named.
        workers: processes that read; with 1 the reading is done in this process.
        skip: asked of each report after it was taken in and before it is read; reports
            for which it says True have no outcome.

    Yields:
        A `Record` with the notes of its intake, or the error of one input or report.

    Raises:
        PipelineMissing: no such pipeline is installed.
        NamesError: a file of names in ``ONRECORD_NAMES`` cannot be used.
        ValueError: fewer than one worker.
    """
    from onrecord.intake import take_all

    if workers < 1:
        raise ValueError(f"workers must be 1 or more, not {workers}")
    taken = take_all((p if isinstance(p, str) else Path(p) for p in paths), outlet=outlet, published=published)
    chunks = in_chunks(t for t in taken if not (skip and isinstance(t, Report) and skip(t)))
    for outcome in read_here(chunks, pipeline) if workers == 1 else read_in_workers(chunks, pipeline, workers):
        yield outcome if isinstance(outcome, OnrecordError) else with_notes(outcome)


def in_chunks(taken: Iterable[Report | OnrecordError]) -> Iterator[list[Report | OnrecordError]]:
    """Gather what was taken in into portions that are worth handing over at once."""
    chunk: list[Report | OnrecordError] = []
    characters = 0
    for item in taken:
        chunk.append(item)
        characters += len(item.text) if isinstance(item, Report) else 0
        if len(chunk) >= CHUNK_REPORTS or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def with_notes(record: Record) -> Record:
    """The record with what intake could not make out, before what reading could not."""
    from onrecord.intake import notes_for

    notes = notes_for(record.report)
    return record.replace(notes=(*notes, *record.notes)) if notes else record

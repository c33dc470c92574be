"""Reading in several processes, and what becomes of the reports of one that dies."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from onrecord.batch._outcomes import CHUNK_REPORTS, in_chunks
from onrecord.batch._workers import PORTIONS_AHEAD, read_in_workers
from onrecord.record import EmptyInput, OnrecordError, PipelineMissing, ReadingError, Record, Report

from .conftest import report

pytestmark = pytest.mark.usefixtures("fake_workers")


def words(outcome: Record | OnrecordError) -> str:
    return outcome.report.text if isinstance(outcome, Record) else str(outcome)


def test_outcomes_come_in_the_order_of_the_inputs_whoever_reads_them() -> None:
    empty = EmptyInput("2.txt", "nothing in it")
    chunks = [[report("one"), empty], [report("two")], [report("three"), report("four")], [empty]]
    found = list(read_in_workers(chunks, "any", workers=2))
    assert [words(o) for o in found] == ["one", str(empty), "two", "three", "four", str(empty)]


def test_more_than_one_process_reads() -> None:
    chunks = [[report(f"{i}")] for i in range(20)]
    assert len({o.notes for o in read_in_workers(chunks, "any", workers=2) if isinstance(o, Record)}) == 2


def test_the_report_that_kills_its_process_is_named_and_the_others_are_read() -> None:
    chunks = [[report("one", 1), report("kill", 2), report("three", 3)], [report("four", 4)]]
    first, killer, third, fourth = read_in_workers(chunks, "any", workers=1)
    assert [words(first), words(third), words(fourth)] == ["one", "three", "four"]
    assert isinstance(killer, ReadingError)
    assert killer.source == "2.txt"
    assert "killed by signal 9" in killer.reason


def test_an_exception_in_a_room_is_one_line_naming_the_report() -> None:
    good, bad = read_in_workers([[report("good", 1), report("raise", 2)]], "any", workers=1)
    assert words(good) == "good"
    assert str(bad).startswith("2.txt: could not be read (ValueError: odd report")


def test_what_a_library_prints_is_no_answer() -> None:
    assert [words(o) for o in read_in_workers([[report("print"), report("two")]], "any", workers=1)] == ["print", "two"]


def test_a_missing_pipeline_is_said_once() -> None:
    with pytest.raises(PipelineMissing, match="missing: no such spaCy pipeline"):
        list(read_in_workers([[report("one")], [report("two")]], "missing", workers=2))


def test_an_archive_is_never_queued_whole() -> None:
    taken = 0

    def archive() -> Iterator[Report]:
        nonlocal taken
        for i in range(1000):
            taken += 1
            yield report(f"{i}", i)

    outcomes = read_in_workers(in_chunks(archive()), "any", workers=2)
    next(outcomes)
    outcomes.close()  # pyright: ignore[reportAttributeAccessIssue]
    assert taken <= 2 * PORTIONS_AHEAD * CHUNK_REPORTS


def test_stopping_does_not_wait_for_what_is_being_read() -> None:
    outcomes = read_in_workers([[report("one")], [report("sleep")], [report("sleep")]], "any", workers=2)
    assert words(next(outcomes)) == "one"
    outcomes.close()  # pyright: ignore[reportAttributeAccessIssue]
    assert not [t for t in threading.enumerate() if t.name.startswith("onrecord-worker")]

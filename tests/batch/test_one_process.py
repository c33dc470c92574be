"""Reading in this process: one report that cannot be read takes no other with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.batch._one_process import read_portion
from onrecord.batch._outcomes import CHUNK_CHARACTERS, CHUNK_REPORTS, in_chunks
from onrecord.record import EmptyInput, ReadingError, Record, Report

from .conftest import report


class Fussy:
    """A reader that parses all reports before it gives out any, and chokes on some."""

    def read_all(self, reports: Iterable[Report]) -> Iterator[Record]:
        for r in list(reports):
            if "choke" in r.text:
                raise MemoryError if r.text == "choke" else RuntimeError(r.text)
            yield Record(report=r)

    def read(self, report: Report) -> Record:
        return next(self.read_all([report]))


def test_the_reports_around_one_that_cannot_be_read_are_read() -> None:
    reports = [report(t, i) for i, t in enumerate(["a", "choke", "b", "choke on\nthis", "c"])]
    found = list(read_portion(Fussy(), reports))  # pyright: ignore[reportArgumentType]
    assert [o.report.text for o in found if isinstance(o, Record)] == ["a", "b", "c"]
    errors = [o for o in found if isinstance(o, ReadingError)]
    assert [e.source for e in errors] == ["1.txt", "3.txt"]
    assert errors[0].reason.startswith("could not be read (MemoryError at batch/_one_process.py:")
    assert errors[1].reason.startswith("could not be read (RuntimeError: choke on this at ")
    assert isinstance(errors[1].__cause__, RuntimeError)


def test_portions_are_bounded_in_reports_and_in_characters() -> None:
    long = "x" * (CHUNK_CHARACTERS // 2)
    chunks = list(in_chunks([report(long)] * 5))
    assert [len(c) for c in chunks] == [2, 2, 1]
    errors = [EmptyInput("e", "empty")] * (CHUNK_REPORTS + 1)
    assert [len(c) for c in in_chunks(errors)] == [CHUNK_REPORTS, 1]

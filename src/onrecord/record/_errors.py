"""Everything onrecord raises on purpose.

    OnrecordError
    ├── RecordError             a record breaks its contract: every fault, with where it stands
    ├── IntakeError             one input could not be taken in: which, and why
    │   ├── InputNotFound       no such file or folder
    │   ├── InputUnreadable     it is there but may not, or cannot, be opened
    │   ├── EmptyInput          nothing but white space
    │   ├── NotText             binary content
    │   ├── WrongEncoding       bytes that are no text in the encoding they claim
    │   ├── InputTooLarge       more than the reader takes in one report
    │   ├── NoArticle           a page without an article on it
    │   ├── WrongLanguage       a report in a language that is not read
    │   └── BrokenLine          a JSONL line that is no report
    ├── ReadingError            a report that was taken in could not be read
    │   └── PipelineMissing     the spaCy pipeline asked for is not installed
    ├── LedgerError             a ledger could not be opened or written
    │   ├── NotALedger          the file is something else
    │   ├── LedgerTooNew        written by a newer onrecord
    │   └── LedgerInUse         another process is writing to it
    ├── QueryError              a question that a ledger cannot be asked
    └── NamesError              a file of names of the user's that cannot be used

Each carries what it is about as public fields, and each survives pickling, since
reports are read in worker processes.
"""

from __future__ import annotations

__all__ = [
    "BrokenLine",
    "EmptyInput",
    "InputNotFound",
    "InputTooLarge",
    "InputUnreadable",
    "IntakeError",
    "LedgerError",
    "LedgerInUse",
    "LedgerTooNew",
    "NamesError",
    "NoArticle",
    "NotALedger",
    "NotText",
    "OnrecordError",
    "PipelineMissing",
    "QueryError",
    "ReadingError",
    "RecordError",
    "WrongEncoding",
    "WrongLanguage",
]


class OnrecordError(Exception):
    """Base of all errors that onrecord raises on purpose."""


class RecordError(OnrecordError):
    """A record breaks its contract.

    Attributes:
        faults: one line for each fault, beginning with its place in the record,
            as in ``statements[3].content[0]: span [10, 4] runs backwards``.
    """

    def __init__(self, faults: tuple[str, ...] | list[str] | str) -> None:
        self.faults: tuple[str, ...] = (faults,) if isinstance(faults, str) else tuple(faults)
        super().__init__("; ".join(self.faults))

    def __reduce__(self) -> tuple[type[RecordError], tuple[tuple[str, ...]]]:
        return type(self), (self.faults,)


class _AboutSource(OnrecordError):
    """An error about one named input.

    Attributes:
        source: path, URL, or archive and line, as the user would write it.
        reason: why, in words that do not repeat the source.
    """

    def __init__(self, source: str, reason: str) -> None:
        self.source = source
        self.reason = reason
        super().__init__(f"{source}: {reason}")

    def __reduce__(self) -> tuple[type[_AboutSource], tuple[str, str]]:
        return type(self), (self.source, self.reason)


class IntakeError(_AboutSource):
    """One input could not be taken in."""


class InputNotFound(IntakeError):
    """There is no such file or folder."""


class InputUnreadable(IntakeError):
    """The input is there but may not, or cannot, be opened."""


class EmptyInput(IntakeError):
    """The input holds nothing but white space."""


class NotText(IntakeError):
    """The input is binary."""


class WrongEncoding(IntakeError):
    """The bytes are no text in the encoding they claim."""


class InputTooLarge(IntakeError):
    """The input holds more than the reader takes in one report."""


class NoArticle(IntakeError):
    """The page holds no article."""


class WrongLanguage(IntakeError):
    """The report is in a language that is not read."""


class BrokenLine(IntakeError):
    """A line of JSONL is no report."""


class ReadingError(_AboutSource):
    """A report that was taken in could not be read."""


class PipelineMissing(ReadingError):
    """The spaCy pipeline asked for is not installed."""


class LedgerError(_AboutSource):
    """A ledger could not be opened or written."""


class NotALedger(LedgerError):
    """The file is no ledger."""


class LedgerTooNew(LedgerError):
    """The ledger was written by a newer onrecord than this one."""


class LedgerInUse(LedgerError):
    """Another process holds the ledger."""


class QueryError(_AboutSource, ValueError):
    """A question that a ledger cannot be asked: `source` is the filter or the query, `reason` what is wrong with it."""


class NamesError(_AboutSource):
    """A file of names that cannot be used: `source` is the file, `reason` says which entry is wrong and why."""

"""Reads news reports and gives back a sourced record: who said or did what, to whom, when, on whose word.

Example:
    >>> import onrecord
    >>> record = onrecord.read("Finland will not join the talks, Prime Minister Aino Kataja said.")
    >>> record.report.language
    'en'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .batch import read, read_many
    from .ledger import Ledger, Rows
    from .reading import Reader, Rooms, use_names
    from .record import (
        Actor,
        Attribution,
        BrokenLine,
        ChainLink,
        Condition,
        DatedBy,
        EmptyInput,
        Event,
        EventPlace,
        InputNotFound,
        InputTooLarge,
        InputUnreadable,
        IntakeError,
        LedgerError,
        LedgerInUse,
        LedgerTooNew,
        NamesError,
        NoArticle,
        NotALedger,
        NotText,
        OnrecordError,
        PipelineMissing,
        Place,
        Published,
        QueryError,
        ReadingError,
        Record,
        RecordError,
        Report,
        Segment,
        Statement,
        Time,
        WrongEncoding,
        WrongLanguage,
        json_schema,
    )

    __version__: str

__all__ = [
    "Actor",
    "Attribution",
    "BrokenLine",
    "ChainLink",
    "Condition",
    "DatedBy",
    "EmptyInput",
    "Event",
    "EventPlace",
    "InputNotFound",
    "InputTooLarge",
    "InputUnreadable",
    "IntakeError",
    "Ledger",
    "LedgerError",
    "LedgerInUse",
    "LedgerTooNew",
    "NamesError",
    "NoArticle",
    "NotALedger",
    "NotText",
    "OnrecordError",
    "PipelineMissing",
    "Place",
    "Published",
    "QueryError",
    "Reader",
    "ReadingError",
    "Record",
    "RecordError",
    "Report",
    "Rooms",
    "Rows",
    "Segment",
    "Statement",
    "Time",
    "WrongEncoding",
    "WrongLanguage",
    "__version__",
    "json_schema",
    "read",
    "read_many",
    "use_names",
]

# Names are fetched when first asked for: spaCy alone takes two seconds to come in, and
# who wants a ledger or the version should not wait for it.
_HOMES = {
    "read": "batch",
    "read_many": "batch",
    "Ledger": "ledger",
    "Rows": "ledger",
    "Reader": "reading",
    "Rooms": "reading",
    "use_names": "reading",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        value: Any = version("onrecord")
    elif name in __all__:
        value = getattr(import_module(f"{__name__}.{_HOMES.get(name, 'record')}"), name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

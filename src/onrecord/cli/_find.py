"""``onrecord statements``, ``events``, ``conditions``, ``reports``: what a ledger holds, filtered."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from . import _options as option
from ._table import Column, print_rows

LedgerFile = Annotated[Path, typer.Argument(metavar="LEDGER", help="The ledger's file.")]
Speaker = Annotated[str | None, typer.Option("--speaker", metavar="NAME", help="Said by somebody of this name.")]
InChain = Annotated[
    str | None,
    typer.Option("--source", metavar="NAME", help="With this name, or country (RUS), anywhere in the chain."),
]
Audience = Annotated[str | None, typer.Option("--target", metavar="NAME", help="Said to somebody of this name.")]
Kind = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="threat, warning, promise, demand or prediction; may be repeated."),
]

PUBLISHED = Column("published", "published", width=10)
REPORT = Column("report", "report", width=8)


def statements(
    ledger: LedgerFile,
    speaker: Speaker = None,
    source: InChain = None,
    target: Audience = None,
    form: Annotated[
        list[str] | None,
        typer.Option("--form", metavar="FORM", help="direct, indirect or mixed; may be repeated."),
    ] = None,
    anonymous: Annotated[
        bool | None, typer.Option("--anonymous/--named", help="Only unnamed, or only named, sources.")
    ] = None,
    outlet: option.InOutlet = None,
    report: option.InReport = None,
    since: option.Since = None,
    until: option.Until = None,
    min_confidence: option.MinConfidence = 0.0,
    limit: option.Limit = None,
    format: option.Format = option.OutputFormat.table,
    output: option.Output = None,
) -> None:
    """Who said what, through whom, in the reports of a ledger.

    Names are found as whole words, letter case and accents aside: --speaker peskov finds
    Dmitry Peskov. Dates are the days of saying, or of publication where no day is known.
    """
    asked = {"speaker": speaker, "source": source, "target": target, "form": form, "anonymous": anonymous}
    common = {"outlet": outlet, "since": since, "until": until, "min_confidence": min_confidence, "limit": limit}
    columns = (
        PUBLISHED,
        Column("chain", "on whose word", instead="speaker_words", ratio=2),
        Column("content", "statement", ratio=3),
        REPORT,
    )
    print_rows(ledger, "statements", asked | common, report, columns, format, output)


def events(
    ledger: LedgerFile,
    type: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="A PLOVER type such as THREATEN; may be repeated."),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(
            "--status",
            metavar="STATUS",
            help="happened, ongoing, planned, proposed, conditional, denied, alleged or hypothetical; may be repeated.",
        ),
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="NAME", help="Done by somebody of this name or country (RUS).")
    ] = None,
    target: Annotated[
        str | None, typer.Option("--target", metavar="NAME", help="Done to somebody of this name or country (UKR).")
    ] = None,
    speaker: Speaker = None,
    place: Annotated[
        str | None, typer.Option("--place", metavar="NAME", help="In this place or country (UKR).")
    ] = None,
    outlet: option.InOutlet = None,
    report: option.InReport = None,
    since: option.Since = None,
    until: option.Until = None,
    min_confidence: option.MinConfidence = 0.0,
    limit: option.Limit = None,
    format: option.Format = option.OutputFormat.table,
    output: option.Output = None,
) -> None:
    """Who did what to whom, and whether it happened at all.

    Dates are the days of the events, or of publication where no day is known.
    """
    asked: dict[str, Any] = {"type": type, "status": status, "source": source, "target": target, "speaker": speaker}
    common = {"outlet": outlet, "since": since, "until": until, "min_confidence": min_confidence, "limit": limit}
    columns = (
        Column("date", "date", width=10),
        Column("type", "type", least=10),
        Column("status", "status", least=8),
        Column("source", "source", ratio=2),
        Column("target", "target", ratio=2),
        Column("evidence", "words", ratio=4),
        REPORT,
    )
    print_rows(ledger, "events", asked | common | {"place": place}, report, columns, format, output)


def conditions(
    ledger: LedgerFile,
    speaker: Speaker = None,
    source: InChain = None,
    target: Audience = None,
    kind: Kind = None,
    outlet: option.InOutlet = None,
    report: option.InReport = None,
    since: option.Since = None,
    until: option.Until = None,
    min_confidence: option.MinConfidence = 0.0,
    limit: option.Limit = None,
    format: option.Format = option.OutputFormat.table,
    output: option.Output = None,
) -> None:
    """If-then threats, warnings, promises and demands: the red lines."""
    asked = {"speaker": speaker, "source": source, "target": target, "kind": kind}
    common = {"outlet": outlet, "since": since, "until": until, "min_confidence": min_confidence, "limit": limit}
    columns = (
        PUBLISHED,
        Column("speaker", "speaker", ratio=2, least=12),
        Column("kind", "kind", least=7),
        Column("if", "if", ratio=3),
        Column("then", "then", ratio=3),
        REPORT,
    )
    print_rows(ledger, "conditions", asked | common, report, columns, format, output)


def reports(
    ledger: LedgerFile,
    outlet: option.InOutlet = None,
    wire: Annotated[str | None, typer.Option("--wire", metavar="NAME", help="Copies of this agency's words.")] = None,
    since: option.Since = None,
    until: option.Until = None,
    limit: option.Limit = None,
    format: option.Format = option.OutputFormat.table,
    output: option.Output = None,
) -> None:
    """The reports of a ledger, and their ids.

    show finds a report by its id, or by the first letters of it.
    """
    asked = {"outlet": outlet, "wire": wire, "since": since, "until": until, "limit": limit}
    columns = (
        PUBLISHED,
        Column("outlet", "outlet", ratio=2),
        Column("title", "title", ratio=4),
        Column("statements", "said", width=4),
        Column("events", "done", width=4),
        Column("conditions", "if", width=3),
        REPORT,
    )
    print_rows(ledger, "reports", asked, None, columns, format, output)

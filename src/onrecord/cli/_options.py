"""Options that several commands share, and what their values must be."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

_CUT_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def iso_date(value: str | None) -> str | None:
    """An ISO date, cut at what is known, if it is one.

    Raises:
        typer.BadParameter: it is none.
    """
    if value is None:
        return None
    found = _CUT_DATE.fullmatch(value.strip())
    try:
        if not found:
            raise ValueError
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError as e:
        raise typer.BadParameter(f"{value!r} is no date such as 2022-03-23, 2022-03 or 2022") from e
    return found[0]


def names_in(paths: list[Path] | None) -> list[Path] | None:
    """Let the names in some files be used by what is read.

    Raises:
        typer.BadParameter: a file is not there, or an entry in it is wrong.
    """
    if paths:
        from onrecord.reading.gazetteer import use_names
        from onrecord.record import NamesError

        try:
            use_names(*paths)
        except NamesError as e:
            raise typer.BadParameter(str(e)) from e
    return paths


class OutputFormat(StrEnum):
    """How rows are given out."""

    table = "table"
    csv = "csv"
    json = "json"
    parquet = "parquet"


Outlet = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Who published it, over what the report says itself.")
]
PublishedOn = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        callback=iso_date,
        help="When it was published (2022-03-23), over what the report says itself.",
    ),
]
Pipeline = Annotated[
    str | None,
    typer.Option(
        "--pipeline", metavar="NAME", help="An installed spaCy pipeline to parse with; the bundled one unless named."
    ),
]
Names = Annotated[
    list[Path] | None,
    typer.Option("--names", metavar="FILE", callback=names_in, help="Names of your own, before ours; may be repeated."),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="DATE", callback=iso_date, help="On this day or later (2022-03-23, 2022-03, 2022)."
    ),
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", callback=iso_date, help="On this day or earlier.")
]
InOutlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="In reports of this outlet.")]
InReport = Annotated[
    str | None, typer.Option("--report", metavar="ID", help="In this report: its id, or the first letters of it.")
]
MinConfidence = Annotated[
    float,
    typer.Option("--min-confidence", metavar="P", min=0.0, max=1.0, help="At least this probable (0 to 1)."),
]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", min=0, help="At most so many rows.")]
Format = Annotated[OutputFormat, typer.Option("--format", help="A table to look at, or data with every column.")]
Output = Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Write there, not on standard output.")]

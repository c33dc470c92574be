"""The commands, gathered."""

from __future__ import annotations

from typing import Annotated

import typer

from ._demo import demo
from ._find import conditions, events, reports, statements
from ._out import put
from ._read import read
from ._schema import schema
from ._show import show

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        put(f"onrecord {version('onrecord')}")
        raise typer.Exit


@app.callback()
def onrecord(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who said or did what in a news report, on whose word.

    Exit codes: 0 done, 1 something failed, 2 wrong usage, 130 interrupted.
    """


for command in (read, show, statements, events, conditions, reports, schema, demo):
    app.command()(command)

"""The commands' help inside a page of the docs, written and checked by program.

    python -m onrecord.cli.docs [--check] [docs/cli.md]

In the page, a block begins with ``<!-- help: read -->`` and ends with ``<!-- /help -->``;
what stands between is the help of that command. The block of the program itself is
``<!-- help: onrecord -->``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import typer

from ._app import app

PAGE = Path("docs/cli.md")
PROGRAM = "onrecord"
_BLOCK = re.compile(r"(<!-- help: (\w+) -->\n).*?(<!-- /help -->)", re.S)


def helps() -> dict[str, str]:
    """The help of the program and of every command, at 80 columns."""
    group = typer.main.get_command(app)
    top = group.context_class(group, info_name=PROGRAM, terminal_width=80, help_option_names=["-h", "--help"])
    out = {PROGRAM: group.get_help(top)}
    for name, command in group.commands.items():  # pyright: ignore[reportAttributeAccessIssue]
        context = command.context_class(command, info_name=name, parent=top, terminal_width=80)
        out[name] = command.get_help(context)
    return {name: "\n".join(line.rstrip() for line in text.splitlines()) for name, text in out.items()}


def renewed(page: str) -> str:
    """A page with every block renewed.

    Raises:
        KeyError: a block names no command.
    """
    texts = helps()
    return _BLOCK.sub(lambda m: f"{m[1]}```text\n{texts[m[2]]}\n```\n{m[3]}", page)


def blocks(page: str) -> list[str]:
    """The names of the blocks of a page."""
    return [m[2] for m in _BLOCK.finditer(page)]


def main() -> None:
    """Renew the page, or with ``--check`` fail where it is out of date."""
    args = [a for a in sys.argv[1:] if a != "--check"]
    page = Path(args[0]) if args else PAGE
    before = page.read_text(encoding="utf-8")
    after = renewed(before)
    if "--check" in sys.argv:
        raise SystemExit(f"{page}: help texts are out of date (make docs)" if before != after else 0)
    page.write_text(after, encoding="utf-8")


if __name__ == "__main__":
    main()

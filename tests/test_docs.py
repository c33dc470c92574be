"""Documentation that fails when it lies: every command, every option, the help texts, the links, the examples."""

from __future__ import annotations

import ast
import doctest
import re
from pathlib import Path

import pytest
import typer

from onrecord.cli._app import app
from onrecord.cli.docs import PROGRAM, blocks, helps, renewed

ROOT = Path(__file__).resolve().parents[1]
CLI = ROOT / "docs" / "cli.md"
PAGES = sorted([*ROOT.glob("docs/*.md"), ROOT / "README.md"])


def test_the_help_in_the_docs_is_the_help_of_the_program() -> None:
    page = CLI.read_text(encoding="utf-8")
    assert renewed(page) == page, "run: make docs"


def test_every_command_has_its_help_in_the_docs() -> None:
    assert sorted(blocks(CLI.read_text(encoding="utf-8"))) == sorted(helps())


def commands() -> list[str]:
    return [name for name in helps() if name != PROGRAM]


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_says_what_it_is_for(name: str) -> None:
    command = typer.main.get_command(app).commands[name]  # pyright: ignore[reportAttributeAccessIssue]
    assert command.help
    assert not [p.name for p in command.params if not getattr(p, "help", None)]


@pytest.mark.parametrize("name", commands())
def test_every_command_has_a_section_of_its_own(name: str) -> None:
    assert f"\n## {name}\n" in CLI.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_command_in_the_docs_exists_with_its_options(page: Path) -> None:
    known = {name: set(re.findall(r"--[a-z-]+", text)) for name, text in helps().items()}
    for line in re.findall(r"^(?:    |\$ )onrecord .*$", page.read_text(encoding="utf-8"), re.M):
        words = line.split("|")[0].removeprefix("$ ").split()
        name = next((w for w in words[1:] if not w.startswith("-")), PROGRAM)
        assert name in known, line
        assert set(re.findall(r"(?<=\s)--[a-z-]+", line.split("|")[0])) <= known[name] | known[PROGRAM], line


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_every_link_to_another_page_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_python_in_the_docs_is_python(page: Path) -> None:
    for block in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.S):
        for example in doctest.DocTestParser().get_examples(block):
            ast.parse(example.source)
        if ">>>" not in block:
            ast.parse(block)

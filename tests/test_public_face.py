"""The public face: what `import onrecord` gives is what `__all__` says, is documented, and is quick to come."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.record import OnrecordError
from onrecord.record import __all__ as record_names

PAGE = Path(__file__).resolve().parents[1] / "docs" / "python.md"
FACE = Path(onrecord.__file__)


@pytest.mark.parametrize("name", onrecord.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(onrecord, name) is not None
    assert name in dir(onrecord)


def test_public_names_are_in_order_and_named_once() -> None:
    assert onrecord.__all__ == sorted(set(onrecord.__all__))


def test_what_type_checkers_see_is_what_there_is() -> None:
    block = FACE.read_text(encoding="utf-8").split("if TYPE_CHECKING:")[1].split("__all__")[0]
    imported = set(re.findall(r"\b[A-Za-z_]\w*\b", re.sub(r"from \.\w+ import", "", block)))
    assert imported - {"str"} == set(onrecord.__all__)


def test_every_error_that_a_user_may_catch_is_public() -> None:
    errors = {n for n in record_names if n in vars(__import__("onrecord.record", fromlist=[n]))}
    errors = {n for n in errors if _is_error(n)}
    assert errors <= set(onrecord.__all__)


def _is_error(name: str) -> bool:
    found = getattr(__import__("onrecord.record", fromlist=[name]), name)
    return isinstance(found, type) and issubclass(found, OnrecordError)


def test_nothing_else_is_given() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        onrecord.reed  # noqa: B018  # pyright: ignore[reportAttributeAccessIssue]


def test_every_public_name_is_documented() -> None:
    said = set(
        re.findall(r"\b\w+\b", " ".join(re.findall(r"`[^`\n]+`|```.*?```", PAGE.read_text(encoding="utf-8"), re.S)))
    )
    assert set(onrecord.__all__) <= said


def test_importing_brings_in_no_parser_and_no_database() -> None:
    program = (
        "import sys, onrecord; print(*sorted({'spacy', 'numpy', 'duckdb', 'polars', 'pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []

"""Adjectives of states of one word and of two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading import ParsedReport
from onrecord.reading._demonyms import state_of_people


@pytest.mark.parametrize(
    ("text", "word", "state"),
    [
        ("The North Korean envoy left.", "Korean", "PRK"),
        ("The South African army left.", "African", "ZAF"),
        ("The Norwegian army left.", "Norwegian", "NOR"),
        ("The African army left.", "African", None),
    ],
)
def test_the_word_before_belongs_to_it(
    parse: Callable[..., ParsedReport], text: str, word: str, state: str | None
) -> None:
    token = next(t for t in parse(text).doc if t.text == word)
    assert state_of_people(token) == state

"""Odd text never raises, and what is given always holds to the contract."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.reading.events import read_events
from onrecord.record import Actor, Record, Statement

WORDS = [
    "Turkey",
    "attacked",
    "Greece",
    "said",
    "that",
    "it",
    "will",
    "not",
    "if",
    "the",
    "troops",
    ",",
    ".",
    "“",
    "”",
    "sanctions",
    "on",
    "to",
    "and",
    "by",
    "was",
    "meeting",
    "with",
    "must",
    "accused",
    "of",
    "ceasefire",
]


def contract(parse, text: str) -> None:
    names = ("Turkey", "Greece", "troops")
    actors = tuple(
        Actor(id=f"a{i}", name=n, kind="state", mentions=tuple((m.start(), m.end()) for m in re.finditer(n, text)))
        for i, n in enumerate(names)
    )
    parsed = parse(text)
    content = ((0, len(text)),) if text.strip() else ()
    statements = (Statement(id="s1", content=content, speaker="a0", form="direct"),) if content else ()
    events = read_events(parsed, statements, actors, (), ())
    Record(report=parsed.report, actors=actors, statements=statements, events=events).checked()
    assert events == read_events(parsed, statements, actors, (), ())


@pytest.mark.parametrize(
    "text",
    ["", "Turkey", "x" * 50, " " * 10_000, "“Turkey attacked", "🔥 Turkey 🔥 attacked", "هاجمت تركيا اليونان"],
)
def test_odd_text_is_read_without_fault(parse, text):
    contract(parse, text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_words_give_events_that_hold_to_the_contract(parse, words):
    contract(parse, " ".join(words))

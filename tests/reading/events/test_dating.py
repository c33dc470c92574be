"""Which of the dates told in a report is that of an event."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.reading.events._between import between, tense_of
from onrecord.record import Time

COUNTRIES = {"Turkey": "TUR", "Greece": "GRC", "Russia": "RUS"}


def time(text: str, words: str, value: str) -> Time:
    start = text.index(words)
    return Time(span=(start, start + len(words)), type="DATE", value=value)


@pytest.mark.parametrize(
    ("text", "word", "tense"),
    [
        ("Turkey attacked Greece.", "attacked", "past"),
        ("Turkey has attacked Greece.", "attacked", "perfect"),
        ("Turkey had attacked Greece.", "attacked", "pluperfect"),
        ("Turkey is attacking Greece.", "attacking", "present"),
        ("Turkey will attack Greece.", "attack", "modal"),
        ("Turkey wanted to attack Greece.", "attack", "infinitive"),
        ("An attack on Greece shocked Turkey.", "attack", "past"),
        ("No comment.", "comment", "none"),
    ],
)
def test_the_tense_is_that_of_the_clause(parse, text, word, tense):
    assert tense_of(next(t for t in parse(text).doc if t.text == word)) == tense


def test_a_time_beside_the_event_hangs_on_it_and_one_of_the_saying_does_not(parse):
    doc = parse("Russia said on Monday that Turkey attacked Greece in March.").doc
    event = next(t for t in doc if t.text == "attacked")
    monday, march = (
        set(between(next(t for t in doc if t.text == w), event, event, frozenset({event.i})))
        for w in ("Monday", "March")
    )
    assert {"up", "up ccomp", "first"} <= monday
    assert {"under", "after", "within 4"} <= march


def test_a_clause_with_when_has_the_time_of_the_clause_above(read):
    text = "There were echoes of 2003, when Turkey refused to help Russia."
    assert read(text, COUNTRIES, times=(time(text, "2003", "2003"),)).one("REJECT").date.value == "2003"


def test_what_was_said_on_a_day_to_come_later_is_not_of_that_day(read):
    text = "Turkey said on Tuesday that it will attack Greece."
    event = read(text, COUNTRIES, times=(time(text, "Tuesday", "2022-03-22"),)).one("ASSAULT")
    assert (event.status, event.date) == ("planned", None)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.sampled_from(["2022-03-21", "2019", "2022-03", "2031-01-01"]), st.sampled_from(["Monday", "then", "2019"]))
def test_no_date_is_given_that_no_words_tell(read, value, words):
    text = f"On Sunday {words} Turkey attacked Greece. Russia condemned it. Greece has expelled Turkey."
    times = (time(text, words, value),)
    for event in read(text, COUNTRIES, times=times).events:
        assert event.date is None or (event.date.value, event.date.spans) == (value, (times[0].span,))

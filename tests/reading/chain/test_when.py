"""On what day it was said."""

from __future__ import annotations

import pytest

from onrecord.reading.chain._when import cut

ILVES = {"Marta Ilves": ["Marta Ilves", "Ilves", "she", "She"]}
MONDAY = {"Monday": "2022-03-21"}
OPEN = "the border would reopen"


@pytest.mark.parametrize(
    "text",
    [
        "Marta Ilves said on Monday that the border would reopen.",
        "On Monday Marta Ilves said the border would reopen.",
        "“It is certain that the border would reopen,” Marta Ilves told reporters on Monday.",
        "Speaking in the capital on Monday, Marta Ilves said the border would reopen.",
        "Marta Ilves met the guards on Monday, saying the border would reopen.",
    ],
)
def test_a_time_of_the_cues_own_clause_is_the_date(read, text):
    cue = next(c for c in ("told", "saying", "said") if c in text)
    r = read(text, [("Marta Ilves", cue, OPEN)], ILVES, MONDAY)
    said_on = r.of("border").said_on
    assert said_on.value == "2022-03-21"
    assert [text[a:b] for a, b in said_on.spans] == ["Monday"]


@pytest.mark.parametrize(
    "text",
    [
        "Marta Ilves has said the border would reopen.",
        "Marta Ilves, who was elected on Monday, has said the border would reopen.",
        "Marta Ilves has said since Monday that the border would reopen.",
    ],
)
def test_a_time_that_is_not_the_acts_is_not_its_date(read, text):
    times = MONDAY if "Monday" in text else {}
    assert read(text, [("Marta Ilves", "said", OPEN)], ILVES, times).of("border").said_on is None


def test_a_time_within_the_words_is_not_their_date(read):
    text = "Marta Ilves said the border would reopen on Monday."
    assert read(text, [("Marta Ilves", "said", OPEN + " on Monday")], ILVES, MONDAY).of("border").said_on is None


def test_a_day_after_the_report_is_not_the_date(read):
    text = "Marta Ilves said on Monday the border would reopen."
    times = {"Monday": "2022-03-28"}
    assert read(text, [("Marta Ilves", "said", OPEN)], ILVES, times).of("border").said_on is None


def test_the_date_lasts_while_the_same_speaker_goes_on(read):
    text = "Marta Ilves said on Monday the border would reopen. “We are ready,” she added. Orlik said it was a trick."
    said = [("Marta Ilves", "said", OPEN), ("she", "added", "“We are ready,”"), ("Orlik", "said", "it was a trick")]
    r = read(text, said, ILVES | {"Pavel Orlik": ["Orlik"]}, MONDAY)
    assert r.of("ready").said_on.value == "2022-03-21"
    assert r.of("trick").said_on is None


def test_the_opening_takes_the_date_of_the_words_it_sums_up(read):
    text = "Marta Ilves warned that the border would reopen. Ilves said on Monday the guards had left."
    said = [("Marta Ilves", "warned", OPEN), ("Ilves", "said", "the guards had left")]
    assert read(text, said, ILVES, MONDAY).of("border").said_on.value == "2022-03-21"


def test_what_was_said_before_is_not_dated_with_what_is_said_now(read):
    text = "Marta Ilves said on Monday the guards had left. She had previously said the border would reopen."
    said = [("Marta Ilves", "said", "the guards had left"), ("She", "said", OPEN)]
    assert read(text, said, ILVES, MONDAY).of("border").said_on is None


def test_without_a_date_of_publication_times_still_count(read):
    text = "Marta Ilves said on Monday that the border would reopen."
    r = read(text, [("Marta Ilves", "said", OPEN)], ILVES, MONDAY, published=None)
    assert r.of("border").said_on.value == "2022-03-21"


@pytest.mark.parametrize(
    ("timex", "date"),
    [
        ("2018-02-19", "2018-02-19"),
        ("2018-02-19T14:00", "2018-02-19"),
        ("2018-02-19TEV", "2018-02-19"),
        ("2018-02", "2018-02"),
        ("2018", "2018"),
        ("2018-W08", "2018-02"),
        ("2018-W01-WE", "2018-01"),
        ("2018-Q3", "2018"),
        ("2018-SU", "2018"),
        ("PRESENT_REF", None),
        ("P2W", None),
        ("XXXX-12-25", None),
        ("2018-13-45", None),
        ("2018-W77", None),
        ("", None),
    ],
)
def test_timex_values_are_cut_to_dates(timex, date):
    assert cut(timex) == date

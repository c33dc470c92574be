"""On what day it was said."""

from __future__ import annotations

import pytest

from onrecord.reading.chain._days import cut

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
    "text",
    [
        "In March 2019 Ilves’s deputy, Pavel Orlik, said the border would reopen.",
        "Pavel Orlik in March 2019 said the border would reopen.",
        "Pavel Orlik, speaking to the guards in March 2019, said the border would reopen.",
    ],
)
def test_a_time_that_opens_the_sentence_or_stands_with_the_speaker_is_the_date(read, text):
    r = read(text, [("Pavel Orlik", "said", OPEN)], {"Pavel Orlik": ["Pavel Orlik"]}, {"March 2019": "2019-03"})
    assert r.of("border").said_on.value == "2019-03"


def test_a_time_before_which_it_was_said_is_not_the_date(read):
    text = "Just before Christmas Marta Ilves said the border would reopen."
    times = {"Christmas": "2021-12-25"}
    assert read(text, [("Marta Ilves", "said", OPEN)], ILVES, times).of("border").said_on is None


def test_the_day_of_a_letter_taken_for_part_of_the_words_is_the_date(read):
    text = "Marta Ilves called the plan “absurd” in a letter on Monday."
    r = read(text, [("Marta Ilves", "called", "the plan “absurd” in a letter on Monday")], ILVES, MONDAY)
    assert r.of("absurd").said_on.value == "2022-03-21"


def test_a_poll_or_study_speaks_on_the_day_it_comes_out(read):
    text = "A study published on Monday found that the border had moved."
    said = [("A study published on Monday", "found", "that the border had moved")]
    r = read(text, said, {"A study": (["A study"], "organization")}, MONDAY)
    assert r.of("border").said_on.value == "2022-03-21"


OPENING = "Marta Ilves visited the northern border camp on Monday and met the guards. "
LATER = OPENING + "The road there was flooded. "


def test_whom_the_opening_tells_of_spoke_on_its_day(read):
    text = LATER + "“Nobody will be sent back,” Ilves said."
    r = read(text, [("Ilves", "said", "“Nobody will be sent back,”")], ILVES, MONDAY)
    assert r.of("Nobody").said_on.value == "2022-03-21"


def test_a_nearer_day_dates_the_words_not_that_of_the_opening(read):
    text = LATER + "Ilves flew home on Tuesday. She said nobody would be sent back."
    r = read(text, [("She", "said", "nobody would be sent back")], ILVES, MONDAY | {"Tuesday": "2022-03-22"})
    assert r.of("nobody").said_on.value == "2022-03-22"


ORLIK = {"Pavel Orlik": ["Pavel Orlik", "Orlik"]}
TODAY = {"Wednesday": "2022-03-23"}
FIRE = "A fire destroyed the harbour office on Wednesday. "


@pytest.mark.parametrize(
    ("told", "cue"),
    [
        ("Pavel Orlik said the guards had left.", "said"),
        ("Pavel Orlik left at once, saying the guards had left.", "saying"),
    ],
)
def test_a_report_of_one_day_tells_what_was_said_on_it(read, told, cue):
    r = read(FIRE + told, [("Pavel Orlik", cue, "the guards had left")], ORLIK, TODAY)
    assert r.of("guards").said_on.value == "2022-03-23"


def test_what_has_been_said_is_news_only_at_the_head(read):
    text = "Pavel Orlik has said the guards left. A fire destroyed the office on Wednesday. Orlik has said it was old."
    said = [("Pavel Orlik", "has said", "the guards left"), ("Orlik", "has said", "it was old")]
    r = read(text, said, ORLIK, TODAY)
    assert r.of("guards").said_on.value == "2022-03-23"
    assert r.of("it was old").said_on is None


@pytest.mark.parametrize(
    ("text", "times"),
    [
        (FIRE + "Pavel Orlik had said the guards had left.", TODAY),
        (FIRE + "Pavel Orlik once said the guards had left.", TODAY),
        (FIRE + "The ministry has warned since. Pavel Orlik says the guards had left.", TODAY),
        (
            FIRE + "Two ships had sunk on Tuesday. Pavel Orlik said the guards had left.",
            TODAY | {"Tuesday": "2022-03-22"},
        ),
        ("The harbour office will open on Wednesday. Pavel Orlik said the guards had left.", TODAY),
        (
            "A fire destroyed the office on Monday. The cause is not known. Pavel Orlik said the guards had left.",
            MONDAY,
        ),
    ],
)
def test_the_day_of_the_opening_does_not_date_what_may_be_of_another(read, text, times):
    cue = "says" if "says" in text else "said"
    r = read(text, [("Pavel Orlik", cue, "the guards had left")], ORLIK, times)
    assert r.of("guards").said_on is None


def test_words_passed_on_by_a_medium_are_not_of_the_reports_day(read):
    text = FIRE + "Pavel Orlik told the Harbour Herald the guards had left."
    r = read(text, [("Pavel Orlik", "told", "the guards had left")], ORLIK, TODAY)
    assert r.chain("guards")[1:] == ["Harbour Herald", "Pavel Orlik"]
    assert r.of("guards").said_on is None


def test_blank_lines_are_no_distance(read):
    text = (
        "Marta Ilves said on Monday the border would reopen.\n\n"
        + "A bus came.\n\n" * 8
        + "“We are ready,” Ilves said."
    )
    said = [("Marta Ilves", "said", OPEN), ("Ilves", "said", "“We are ready,”")]
    assert read(text, said, ILVES, MONDAY).of("ready").said_on.value == "2022-03-21"


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


def test_a_sunday_programme_tells_the_day(read):
    text = "“We are ready,” Marta Ilves told Meet the Press. “The guards have left,” she said."
    said = [("Marta Ilves", "told", "“We are ready,”"), ("she", "said", "“The guards have left,”")]
    r = read(text, said, ILVES)
    assert r.of("ready").said_on.value == "2022-03-20"
    assert r.of("guards").said_on.value == "2022-03-20"


def test_a_day_of_recording_goes_before_that_of_the_programme(read):
    text = (
        "“We are ready,” Marta Ilves told Meet the Press. “It is safe,” she said in the interview, taped on Saturday."
    )
    said = [("Marta Ilves", "told", "“We are ready,”"), ("she", "said", "“It is safe,”")]
    r = read(text, said, ILVES, {"Saturday": "2022-03-19"})
    assert r.of("ready").said_on.value == "2022-03-19"


def test_a_day_told_only_of_another_noun_is_not_the_openings(read):
    text = "Marta Ilves visited the camp that was flooded on Monday. Rain fell all night. “It is safe,” Ilves said."
    assert read(text, [("Ilves", "said", "“It is safe,”")], ILVES, MONDAY).of("safe").said_on is None

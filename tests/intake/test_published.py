"""When a report came out, and how that is known."""

from __future__ import annotations

import pytest

from onrecord.intake import notes_for, take_text
from onrecord.record import Published

CAPTION = "The premier waves from the quay on February 18, 2022.\nIVO MARCHETTI/Northlight/LNA\n\n"


def published(body: str, **known: str) -> Published | None:
    return take_text(f"Premier Waves From Quay At Last\n{CAPTION}{body}", source="t", **known).published


def test_weekday_to_come_and_weekday_of_the_news_agree_on_a_day():
    text = (
        "On Wednesday, the premier warned her neighbours. She had said so on Tuesday.\n\n"
        "Thursday, March 24 will mark one month since the harbour was closed."
    )
    found = published(text)
    assert found is not None
    assert (found.value, found.basis) == ("2022-03-23", "inferred")
    assert found.why is not None
    assert "Thursday, March 24" in found.why


def test_clues_of_an_inferred_date_are_in_the_text():
    body = "On Wednesday, she warned. On Tuesday, she had not.\n\nThursday, March 24 will mark one month of it."
    report = take_text(f"Premier Waves From Quay At Last\n{CAPTION}{body}", source="t")
    assert report.published is not None
    assert [report.text[a:b] for a, b in report.published.spans] == [
        "February 18, 2022",
        "Wednesday",
        "Tuesday",
        "Thursday, March 24",
    ]


def test_weekdays_that_fit_no_year_conflict():
    body = "On Wednesday, she warned.\n\nThursday, March 24 will mark a month. Friday, March 24 will mark a year."
    report = take_text(f"Premier Waves From Quay At Last\n{CAPTION}{body}", source="t")
    assert report.published is None
    assert any("conflict" in note for note in notes_for(report))


@pytest.mark.parametrize(
    "body",
    [
        "On Wednesday, the premier warned her neighbours.",
        "The premier warned her neighbours.",
        "Thursday, March 24 will mark one month since the harbour was closed.",
        "On Wednesday, she warned them. March 24 will mark one month of it.",
    ],
)
def test_too_few_clues_give_no_date_and_a_note(body: str):
    report = take_text(f"Premier Waves From Quay At Last\n{CAPTION}{body}", source="t")
    assert report.published is None
    assert "published: no date is given and the text's own clues do not settle one" in notes_for(report)


def test_years_of_births_and_wars_are_no_bound():
    text = "NEW YORK, Nov. 19 (UPI) — The war began in 2014, she said on Thursday. She was born in 1950."
    assert take_text(text, source="t").published is None


def test_leap_day_is_a_day_only_in_a_leap_year():
    caption = "The premier waves on January 9, 2024.\nIVO MARCHETTI/Northlight/LNA\n\n"
    body = "On Wednesday, she warned. On Tuesday, she had not.\n\nThursday, February 29 will be the last day of it."
    found = take_text(f"Premier Waves From Quay At Last\n{caption}{body}", source="t").published
    assert found is not None
    assert found.value == "2024-02-28"


def test_february_30_is_no_date():
    assert published("On Wednesday, she warned. Thursday, February 30 will mark it.") is None


def test_full_date_in_the_dateline_is_the_date():
    report = take_text("PORT SELBY, May 3, 2031 — The river was closed, the governor said.", source="t")
    assert report.published == Published(value="2031-05-03", basis="dateline", spans=((12, 23),))


def test_line_under_the_headline_states_the_date():
    text = (
        "River Closed To All Ships\n\nPublished 3 May 2031, 10:40\n\nThe river was closed, the governor told reporters."
    )
    found = take_text(text, source="t").published
    assert found is not None
    assert (found.value, found.basis) == ("2031-05-03", "stated")


def test_given_date_is_over_all_others():
    report = take_text("PORT SELBY, May 3, 2031 — The river was closed.", source="t", published="2031-05")
    assert report.published == Published(value="2031-05", basis="given")


def test_timestamp_is_cut_to_its_day():
    report = take_text("The river was closed.", source="t", published="2031-05-03T22:10:00+02:00")
    assert report.published == Published(value="2031-05-03", basis="given")


@pytest.mark.parametrize("value", ["soon", "2031-13", "2031-02-30", "31-05-03", "2031-5-3", "20310503", ""])
def test_date_that_is_none_is_refused(value: str):
    with pytest.raises(ValueError, match=r"date|month|day|range"):
        take_text("The river was closed.", source="t", published=value)


def test_report_with_date_and_outlet_has_no_notes():
    report = take_text("The river was closed.", source="t", published="2031", outlet="The Selby Herald")
    assert notes_for(report) == ()

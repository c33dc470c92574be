"""Dates from the times of a clause, places from its toponyms."""

from __future__ import annotations

import pytest

from onrecord.reading.events._dates import date_of
from onrecord.record import DatedBy, Place, Statement, Time

COUNTRIES = {"Turkey": "TUR", "Greece": "GRC", "Russia": "RUS", "Ukraine": "UKR"}


def span(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2022-03-24", "2022-03-24"),
        ("2022-03-24T09:00", "2022-03-24"),
        ("2022-03-24TEV", "2022-03-24"),
        ("2022-03", "2022-03"),
        ("2022", "2022"),
        ("2022-W12", "2022-03"),
        ("2022-W99", None),
        ("2022-SU", "2022"),
        ("PRESENT_REF", None),
        ("XXXX-11", None),
        ("P3D", None),
    ],
)
def test_a_timex_value_is_cut_at_what_is_known(value, date):
    assert date_of(value) == date


def test_a_time_dates_the_clause_that_it_stands_in(read):
    text = "Turkey attacked Greece on Monday, and Russia condemned Turkey in 2019."
    times = (
        Time(span=span(text, "Monday"), type="DATE", value="2022-03-21"),
        Time(span=span(text, "2019"), type="DATE", value="2019"),
    )
    found = read(text, COUNTRIES, times=times)
    assert found.one("ASSAULT").date == DatedBy(value="2022-03-21", spans=(times[0].span,))
    assert found.one("ACCUSE").date == DatedBy(value="2019", spans=(times[1].span,))


def test_an_anniversary_dates_what_it_counts_from(read):
    text = "Thursday will mark one month since Russia invaded Ukraine."
    times = (
        Time(span=span(text, "Thursday"), type="DATE", value="2022-03-24"),
        Time(span=span(text, "one month since"), type="DATE", value="2022-02-24"),
    )
    event = read(text, COUNTRIES, times=times).one("ASSAULT")
    assert event.status == "happened"
    assert event.date is not None
    assert event.date.value == "2022-02-24"


def test_a_noun_keeps_its_own_time(read):
    text = "Russia condemned Monday's attack by Turkey on Greece."
    times = (Time(span=span(text, "Monday"), type="DATE", value="2022-03-21"),)
    found = read(text, COUNTRIES, times=times)
    assert found.one("ACCUSE").date is None


def test_an_act_of_speech_is_dated_by_when_it_was_said(read):
    text = "Turkey accused Greece of spying on Monday."
    said_on = DatedBy(value="2022-03-21", spans=(span(text, "Monday"),))
    said = Statement(
        id="s1",
        content=(span(text, "of spying"),),
        cue=(span(text, "accused"),),
        speaker="a1",
        form="indirect",
        said_on=said_on,
    )
    times = (Time(span=span(text, "Monday"), type="DATE", value="2022-03-21"),)
    assert read(text, COUNTRIES, statements=(said,), times=times).one("ACCUSE").date == said_on


def test_the_place_of_an_event_is_its_toponym_and_not_its_actor(read):
    text = "Turkey attacked Greece near Lemnos."
    places = (
        Place(span=span(text, "Greece"), name="Greece", country="GRC"),
        Place(span=span(text, "Lemnos"), name="Lemnos", country="GRC", lat=39.9, lon=25.2, geonames=1),
    )
    event = read(text, COUNTRIES, places=places).one("ASSAULT")
    assert event.place is not None
    assert (event.place.name, event.place.country) == ("Lemnos", "GRC")


def test_a_past_event_without_a_time_happened_when_the_sentence_before_did(read):
    text = "On Monday Russia invaded Ukraine. Turkey attacked Greece.\n\nGreece has expelled Turkey."
    times = (Time(span=span(text, "Monday"), type="DATE", value="2022-03-21"),)
    found = read(text, COUNTRIES, times=times)
    assert [e.date.value for e in found.events if e.type == "ASSAULT" and e.date] == ["2022-03-21", "2022-03-21"]
    assert found.one("SANCTION").date is None


def test_two_times_in_a_sentence_carry_no_further(read):
    text = "On Monday Russia met Ukraine after a call on Friday. Turkey attacked Greece."
    times = (
        Time(span=span(text, "Monday"), type="DATE", value="2022-03-21"),
        Time(span=span(text, "Friday"), type="DATE", value="2022-03-18"),
    )
    found = read(text, COUNTRIES, times=times)
    assert found.one("ASSAULT").date is None or found.one("ASSAULT").date.value == "2022-03-21"


def test_an_act_of_speech_is_dated_by_what_its_speaker_says_beside_it(read):
    text = "Turkey blamed Greece, adding on Tuesday that ships had come too close."
    said_on = DatedBy(value="2022-03-22", spans=(span(text, "Tuesday"),))
    said = Statement(
        id="s1",
        content=(span(text, "that ships had come too close"),),
        cue=(span(text, "adding"),),
        speaker="a1",
        form="indirect",
        said_on=said_on,
    )
    times = (Time(span=span(text, "Tuesday"), type="DATE", value="2022-03-22"),)
    assert read(text, COUNTRIES, statements=(said,), times=times).one("ACCUSE").date == said_on


def test_the_time_of_a_setting_dates_what_happened_in_it(read):
    text = "Turkey was hit in a 2015 raid by Greece."
    times = (Time(span=span(text, "2015"), type="DATE", value="2015"),)
    assert {e.date.value for e in read(text, COUNTRIES, times=times).events if e.date} == {"2015"}


def test_an_act_of_speech_goes_on_from_what_its_speaker_said_before(read):
    text = "Turkey said on Monday that it was ready. Turkey also urged Greece to leave."
    said = Statement(
        id="s1",
        content=(span(text, "that it was ready"),),
        cue=(span(text, "said"),),
        speaker="a1",
        form="indirect",
        anonymous=False,
        said_on=DatedBy(value="2022-03-21", spans=(span(text, "Monday"),)),
    )
    times = (Time(span=span(text, "Monday"), type="DATE", value="2022-03-21"),)
    assert read(text, COUNTRIES, statements=(said,), times=times).one("REQUEST").date.value == "2022-03-21"


def test_of_a_report_without_a_date_nothing_is_dated_by_it(read):
    assert read("Turkey attacked Greece.", COUNTRIES, published=None).one("ASSAULT").date is None


def test_what_is_only_planned_is_not_dated_by_the_report(read):
    assert read("Turkey will attack Greece.", COUNTRIES).one("ASSAULT").date is None

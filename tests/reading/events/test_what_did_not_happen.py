"""What was planned, threatened, refused or only feared is never called happened."""

from __future__ import annotations

import pytest

from onrecord.record import Segment

COUNTRIES = {"France": "FRA", "Egypt": "EGY", "Turkey": "TUR", "Greece": "GRC"}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Turkey had no intention of attacking Greece.", "denied"),
        ("Turkey stopped short of attacking Greece.", "denied"),
        ("France does not recall any Turkish attacks on Greece.", "denied"),
        ("Turkey has yet to attack Greece.", "denied"),
        ("Turkey nearly attacked Greece.", "denied"),
        ("Neither Turkey nor Egypt attacked Greece.", "denied"),
        ("Turkey dropped plans to invade Greece.", "denied"),
        ("Turkey is not going to attack Greece.", "denied"),
        ("It is not true that Turkey bombed Greece.", "denied"),
        ("Instead of attacking Greece, Turkey withdrew.", "denied"),
        ("Turkey would not attack Greece.", "denied"),
        ("Turkey is going to attack Greece.", "planned"),
        ("Turkey was about to attack Greece.", "planned"),
        ("Turkey was preparing an attack on Greece.", "planned"),
        ("Turkey was on the verge of invading Greece.", "hypothetical"),
        ("Any attempt by Turkey to attack Greece would fail.", "hypothetical"),
        ("In the event of a Turkish attack on Greece, France would send troops.", "conditional"),
        ("If Turkey attacks Greece, France would send troops.", "conditional"),
        ("Should Turkey attack Greece, France would send troops.", "conditional"),
    ],
)
def test_what_stands_above_a_deed_undoes_it(read, sentence, status):
    assert [e.status for e in read(sentence, COUNTRIES).events if e.type == "ASSAULT"] == [status]


@pytest.mark.parametrize(
    "sentence",
    ["Turkey had no plans to send troops to Greece.", "Turkey has no intention to send troops to Greece."],
)
def test_no_plan_is_no_plan(read, sentence):
    assert read(sentence, COUNTRIES).one("MOBILIZE").status == "denied"


@pytest.mark.parametrize(
    ("sentence", "type"),
    [
        ("Turkey ruled out attacking Greece.", "REJECT"),
        ("Turkey refused to meet Greece.", "REJECT"),
        ("Turkey threatened to attack Greece.", "THREATEN"),
    ],
)
def test_the_refusal_or_the_threat_is_what_happened(read, sentence, type):
    assert [(e.type, e.status) for e in read(sentence, COUNTRIES).events] == [(type, "happened")]


def test_a_promise_not_to_do_something_is_made(read):
    assert read("Turkey agreed not to use force against Greece.", COUNTRIES).one("AGREE").status == "happened"


def test_where_something_was_agreed_is_not_what_was_agreed(read):
    found = read("France agreed on terms during talks with Egypt.", COUNTRIES)
    assert {e.status for e in found.events} == {"happened"}


@pytest.mark.parametrize(
    "sentence",
    ["Turkey stopped short of attacking Greece.", "Turkey was about to attack Greece."],
)
def test_the_subject_of_a_predicate_is_whose_deed_it_would_have_been(read, sentence):
    assert ("ASSAULT", ["Turkey"], ["Greece"]) in read(sentence, COUNTRIES).dyads()


def test_a_titled_headline_is_not_read_for_events(read):
    text = "France condemns Egypt\n\nIn Cairo, Egypt arrested a reporter."
    segments = (Segment(kind="title", start=0, end=21), Segment(kind="paragraph", start=23, end=len(text)))
    assert "ACCUSE" not in read(text, COUNTRIES, segments=segments).types()


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks between France and Egypt are due to resume in May.",
        "Talks between France and Egypt will begin in May.",
        "Talks between France and Egypt scheduled for May worry Greece.",
    ],
)
def test_talks_that_are_to_come_are_planned(read, sentence):
    assert read(sentence, COUNTRIES).one("CONSULT").status == "planned"


@pytest.mark.parametrize(
    "sentence",
    [
        "Turkey had no choice but to attack Greece.",
        "Egypt was not the first country to attack Greece.",
        "There is no excuse for attacking Greece.",
    ],
)
def test_a_denial_that_does_not_reach_the_deed_does_not_deny_it(read, sentence):
    assert read(sentence, COUNTRIES).one("ASSAULT").status != "denied"


def test_what_has_not_stopped_goes_on(read):
    assert read("Turkey has not stopped attacking Greece.", COUNTRIES).one("ASSAULT").status == "ongoing"

"""The two sides of an event where they do not stand as subject and object."""

from __future__ import annotations

import pytest

COUNTRIES = {"France": "FRA", "Egypt": "EGY", "Turkey": "TUR", "Greece": "GRC"}


@pytest.mark.parametrize(
    ("sentence", "sides"),
    [
        ("Turkey sent a note. A Turkish attack on Greece followed.", ("ASSAULT", ["Turkey"], ["Greece"])),
        ("Turkey sent a note. France condemned the Turkish attack.", ("ACCUSE", ["France"], ["Turkey"])),
        ("Talks between France and Egypt began.", ("CONSULT", ["France"], ["Egypt"])),
        ("Two men were arrested in Egypt on Monday.", ("COERCE", ["Egypt"], [])),
        ("Egypt faced criticism from France.", ("ACCUSE", ["France"], ["Egypt"])),
        ("France dismissed the Egypt plan as a farce.", ("ACCUSE", ["France"], ["Egypt"])),
    ],
)
def test_sides_of(read, sentence, sides):
    assert sides in read(sentence, COUNTRIES).dyads()


def test_an_adjective_of_people_does_not_make_them_their_state(read):
    found = read("Greece sent a note. Turkey bombed Greek refugees.", COUNTRIES)
    assert ("ASSAULT", ["Turkey"], ["Greece"]) not in found.dyads()


def test_more_than_two_who_talk_have_no_sides(read):
    found = read("Talks between France, Egypt and Turkey began.", COUNTRIES)
    assert ("CONSULT", ["France", "Egypt", "Turkey"], []) in found.dyads()


def test_those_on_the_side_of_a_state_are_not_the_state(read):
    found = read("Turkey sent a note. Pro-Turkish fighters attacked Greece.", COUNTRIES)
    assert not [e for e in found.dyads() if e[1] == ["Turkey"]]


def test_where_somebody_is_detained_in_a_war_is_not_who_detains_them(read):
    assert ("COERCE", ["Egypt"], []) not in read("Two men were detained in Egypt.", COUNTRIES).dyads()

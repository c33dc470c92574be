"""Status: what happened apart from what is threatened, denied, proposed or only claimed."""

from __future__ import annotations

import pytest

from onrecord.record import Statement

COUNTRIES = {"France": "FRA", "Egypt": "EGY", "Turkey": "TUR", "Greece": "GRC"}


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Turkey attacked Greece.", "happened"),
        ("Turkey is shelling Greece.", "ongoing"),
        ("Turkey plans to attack Greece.", "planned"),
        ("Turkey will attack Greece.", "planned"),
        ("Turkey did not attack Greece.", "denied"),
        ("Turkey denied attacking Greece.", "denied"),
        ("Turkey allegedly attacked Greece.", "alleged"),
        ("If Turkey attacks Greece, the markets will fall.", "conditional"),
        ("Turkey might attack Greece.", "hypothetical"),
        ("The possibility of an attack by Turkey on Greece grew.", "hypothetical"),
        ("Did Turkey attack Greece?", "hypothetical"),
    ],
)
def test_status_of_an_attack(read, sentence, status):
    assert [e.status for e in read(sentence, COUNTRIES).events if e.type == "ASSAULT"] == [status]


@pytest.mark.parametrize(
    "sentence",
    [
        "Turkey threatened to attack Greece.",
        "Turkey refused to attack Greece.",
        "France urged Turkey to attack Greece.",
        "Turkey would attack Greece if it were provoked.",
        "Turkey denied that it had attacked Greece.",
        "Turkey never attacked Greece.",
    ],
)
def test_what_did_not_happen_is_never_called_happened(read, sentence):
    found = read(sentence, COUNTRIES)
    assert not [e for e in found.events if e.type == "ASSAULT" and e.status in ("happened", "ongoing")]


def test_a_threat_happened_though_the_deed_did_not(read):
    assert [(e.type, e.status) for e in read("Turkey threatened to attack Greece.", COUNTRIES).events] == [
        ("THREATEN", "happened")
    ]


def test_future_help_is_a_promise(read):
    found = read("France will send medicine to Egypt.", COUNTRIES)
    assert found.dyads() == [("AGREE", ["France"], ["Egypt"])]


def test_help_that_will_not_come_is_a_refusal(read):
    assert read("France will not give aid to Egypt.", COUNTRIES).types() == ["REJECT"]


def test_refusing_to_allow_is_a_refusal(read):
    assert read("Egypt refused to allow France to send inspectors.", COUNTRIES).types() == ["REJECT"]


def test_what_somebody_must_do_is_asked_of_them(read):
    text = "Turkey must leave the island, the minister Claire Petit said."
    said = Statement(id="s1", content=((0, 28),), cue=((56, 60),), speaker="a5", form="indirect")
    found = read(text, COUNTRIES | {"Claire Petit": "person"}, statements=(said,))
    assert ("REQUEST", ["Claire Petit"], ["Turkey"]) in found.dyads()


def test_an_event_that_only_a_source_reports_is_on_its_word(read):
    text = "Turkey attacked Greece, officials said."
    said = Statement(id="s1", content=((0, 22),), cue=((34, 38),), form="indirect")
    assert read(text, COUNTRIES, statements=(said,)).one("ASSAULT").statement == "s1"


def test_what_a_source_only_claims_is_alleged(read):
    text = "Turkey attacked Greece, officials claimed."
    said = Statement(id="s1", content=((0, 22),), cue=((34, 41),), form="indirect")
    assert read(text, COUNTRIES, statements=(said,)).one("ASSAULT").status == "alleged"


def test_an_act_of_speech_stands_on_the_outlets_word(read):
    text = "Turkey accused Greece of spying."
    said = Statement(id="s1", content=((22, 31),), cue=((7, 14),), speaker="a3", form="indirect")
    assert read(text, COUNTRIES, statements=(said,)).one("ACCUSE").statement is None


def test_what_would_come_of_something_has_not_happened(read):
    found = read("Such a step would lead to a clash between Turkey and Greece.", COUNTRIES)
    assert [e.status for e in found.events] == ["hypothetical"]


def test_a_war_that_is_known_stands_under_a_modal(read):
    found = read("Prices may rise after Turkey's invasion of Greece.", COUNTRIES)
    assert found.one("ASSAULT").status == "happened"


def test_a_warning_of_what_follows_if_somebody_acts_is_a_threat(read):
    found = read("Turkey warned that it would be a mistake if Greece sent ships.", COUNTRIES)
    assert ("THREATEN", ["Turkey"]) in [(t, s) for t, s, _ in found.dyads()]


def test_being_willing_is_a_commitment(read):
    assert read("France is willing to meet Egypt.", COUNTRIES).types() == ["AGREE"]


def test_being_ready_to_attack_is_a_threat(read):
    assert read("Turkey is ready to bomb Greece.", COUNTRIES).types() == ["THREATEN"]

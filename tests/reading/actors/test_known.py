"""What is known of people before they are read of: their office, state and sex on the day of the report."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .conftest import Cast

Casting = Callable[..., Cast]


def test_an_age_between_a_name_and_its_description_is_passed_over(cast: Casting) -> None:
    text = "Ana Hale, 34, said the road was closed. Ruth Lang, 61, a Danish teacher, left on Friday."
    lang = cast(text).at("Ruth Lang")
    assert (lang.kind, lang.country, lang.sector, lang.role) == ("person", "DNK", "EDU", "Danish teacher")


@pytest.mark.parametrize("owner", ["Norway's", "Norway’s"])
def test_a_state_that_owns_a_name_is_no_part_of_it(cast: Casting, owner: str) -> None:
    c = cast(f"Ferries will sail again, {owner} Ana Hale said on Friday. Hale had waited a week.", "Ana Hale")
    hale = c.at("Ana Hale")
    assert (hale.name, hale.kind) == ("Ana Hale", "person")
    assert c.at("Hale had").id == hale.id
    assert c.at("Norway").kind == "state"


def test_a_state_taken_for_a_part_of_a_name_is_none(cast: Casting) -> None:
    text = "FYROM's Igor Dragan told reporters on Friday that ferries would sail. Dragan had waited a week."
    dragan = cast(text, "FYROM's Igor Dragan").at("Dragan had")
    assert (dragan.name, dragan.kind) == ("Igor Dragan", "person")


@pytest.mark.parametrize(
    ("who", "where"), [("EU ministers", "Brussels"), ("EU officials", "London"), ("Nato ministers", "Oslo")]
)
def test_those_of_a_body_of_many_states_are_not_of_the_town_where_they_meet(
    cast: Casting, who: str, where: str
) -> None:
    text = f"{who} in {where} said they would meet again. Fishermen in {where} had asked them to."
    assert cast(text, who).at(who).country is None


def test_ministers_in_a_town_are_of_its_state(cast: Casting) -> None:
    assert cast("Ministers in London said the boats were old.", "Ministers").at("Ministers").country == "GBR"


HOME = "Britain will send boats, and Britain will pay. {} said the boats were old. Divers in Britain had seen them."


def test_who_serves_many_states_is_not_of_the_state_of_the_outlet(cast: Casting) -> None:
    for who, country in {"UN officials": None, "Jens Stoltenberg": None, "Ana Hale": "GBR"}.items():
        text = HOME.format(f"{who}, a sailor," if who == "Ana Hale" else who)
        found = cast(text, who, outlet="The Guardian", published="2018-05-02").at(who)
        assert found.country == country, who


def test_two_of_two_states_are_of_no_state(cast: Casting) -> None:
    text = HOME.format("Angela Merkel and Francois Hollande")
    both = cast(text, "Angela Merkel and Francois Hollande", outlet="The Guardian", published="2015-02-03").actors
    assert {a.name: a.country for a in both if a.kind != "state"} == {
        "Angela Merkel": "DEU",
        "Angela Merkel and Francois Hollande": None,
        "Francois Hollande": "FRA",
    }


MET = "The British prime minister met Tove Hagen in Oslo on Monday. She said that the gas would flow."


@pytest.mark.parametrize(
    ("published", "speaker"), [("2017-03-02", "British prime minister"), ("2008-03-02", "Tove Hagen")]
)
def test_she_is_an_office_only_where_a_woman_held_it_then(cast: Casting, published: str, speaker: str) -> None:
    c = cast(MET, "She", published=published)
    assert c.speakers() == [speaker]


def test_who_held_an_office_puts_no_name_into_the_record(cast: Casting) -> None:
    c = cast(MET, "She", published="2017-03-02")
    assert c.at("The British prime minister").kind == "office"
    assert not [a.name for a in c.actors if "May" in a.name]


@pytest.mark.parametrize(
    ("name", "published", "country", "sector"),
    [
        ("Jens Stoltenberg", "2010-05-02", "NOR", "GOV"),
        ("Jens Stoltenberg", "2018-05-02", None, "IGO"),
        ("Hillary Clinton", "2003-05-02", "USA", "LEG"),
        ("Hillary Clinton", "2010-05-02", "USA", "GOV"),
        ("Donald Trump", "2016-05-02", "USA", "PTY"),
        ("Donald Trump", "2018-05-02", "USA", "GOV"),
        ("Donald Trump", "2022-05-02", "USA", "ELI"),
    ],
)
def test_country_and_sector_are_those_of_the_office_on_the_day_of_the_report(
    cast: Casting, name: str, published: str, country: str | None, sector: str
) -> None:
    found = cast(f"{name} said the talks went on.", name, published=published).at(name)
    assert (found.country, found.sector) == (country, sector)


def test_a_title_and_a_surname_are_who_held_the_office_then(cast: Casting) -> None:
    text = "Foreign Secretary Hunt said the talks went on."
    assert cast(text, published="2019-05-02").at("Hunt").country == "GBR"
    assert cast(text, published="1999-05-02").at("Hunt").country is None
    assert cast(text, published="2019-05-02").at("Hunt").name == "Hunt"

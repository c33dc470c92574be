"""The outlet among those who speak in its own report."""

from __future__ import annotations

import pytest

from onrecord.reading import Reader
from onrecord.reading._outlet import outlet_among, outlet_beside
from onrecord.record import Actor, Record

from ..conftest import make_report

COURIER = Actor(id="a1", name="Morning Courier", kind="media")
EDITORIAL = "If the harbour freezes, the island will be cut off for weeks."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def speakers(record: Record) -> list[str | None]:
    names = {a.id: a.name for a in record.actors}
    return [names[c.speaker] if c.speaker else None for c in record.conditions]


def test_what_an_editorial_foretells_is_the_word_of_its_outlet(reader: Reader) -> None:
    record = reader.read(make_report(EDITORIAL, outlet="The Morning Courier"))
    assert speakers(record) == ["The Morning Courier"]
    outlet = record.actors[-1]
    assert (outlet.kind, outlet.mentions) == ("media", ())
    assert Record.from_json(record.to_json()) == record


def test_an_outlet_that_is_known_has_its_country(reader: Reader) -> None:
    record = reader.read(make_report(EDITORIAL, outlet="The Guardian"))
    assert record.actors[-1].country == "GBR"


@pytest.mark.parametrize(
    "text",
    ["The harbour froze on Monday.", "The island will be cut off if the harbour freezes, the mayor said on Monday."],
)
def test_an_outlet_that_foretells_nothing_is_no_actor(reader: Reader, text: str) -> None:
    record = reader.read(make_report(text, outlet="The Morning Courier"))
    assert "The Morning Courier" not in [a.name for a in record.actors]


def test_without_an_outlet_nobody_foretells(reader: Reader) -> None:
    assert speakers(reader.read(make_report(EDITORIAL, outlet=None))) == [None]


def test_chains_begin_with_the_outlet_as_before(reader: Reader) -> None:
    text = f"{EDITORIAL} The mayor said on Monday that the ice was thin."
    record = reader.read(make_report(text, outlet="The Morning Courier"))
    first = record.statements[0].chain[0]
    assert (first.name, first.actor) == ("The Morning Courier", None)


def test_an_outlet_that_its_report_names_is_that_actor() -> None:
    report = make_report(EDITORIAL, outlet="The Morning Courier")
    assert outlet_among([COURIER], report) == COURIER
    assert outlet_beside([COURIER], report) == ()


def test_a_party_of_the_same_name_is_not_the_outlet() -> None:
    report = make_report(EDITORIAL, outlet="The Morning Courier")
    party = COURIER.replace(kind="party")
    (outlet,) = outlet_beside([party], report)
    assert (outlet.id, outlet.name) == ("a2", "The Morning Courier")


def test_the_id_of_the_outlet_is_no_one_elses() -> None:
    (outlet,) = outlet_beside([COURIER.replace(id="a2", kind="party")], make_report(EDITORIAL))
    assert outlet.id == "a3"

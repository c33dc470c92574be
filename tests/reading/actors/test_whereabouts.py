"""States for those of whom only the place beside them tells one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from onrecord.reading.actors import settle_by_place
from onrecord.record import Actor, ActorKind, Place


def actor(
    name: str, kind: ActorKind, at: int, *, id: str = "a1", country: str | None = None, sector: str | None = None
) -> Actor:
    return Actor(id=id, name=name, kind=kind, country=country, sector=sector, mentions=((at, at + len(name)),))


def place(name: str, at: int, country: str) -> Place:
    return Place(span=(at, at + len(name)), name=name, country=country)


def countries(actors: Sequence[Actor], places: Sequence[Place]) -> list[str | None]:
    return [a.country for a in settle_by_place(actors, places)]


@pytest.mark.parametrize(
    ("kind", "sector"), [("armed group", "REB"), ("crowd", "CVL"), ("group", "REF"), ("government", "COP")]
)
def test_who_fights_lives_or_polices_beside_a_town_belongs_to_its_state(kind: ActorKind, sector: str) -> None:
    assert countries([actor("rebels", kind, 0, sector=sector)], [place("Homs", 20, "SYR")]) == ["SYR"]


def test_who_stands_by_no_town_belongs_where_most_of_the_towns_lie() -> None:
    towns = [place("Homs", k, "SYR") for k in (400, 500, 600)]
    assert countries([actor("rebels", "armed group", 0)], [*towns, place("Mersin", 700, "TUR")]) == ["SYR"]
    assert countries([actor("rebels", "armed group", 0)], [*towns[:2], place("Mersin", 700, "TUR")]) == [None]


def test_a_town_far_off_tells_nothing() -> None:
    assert countries([actor("rebels", "armed group", 0)], [place("Homs", 400, "SYR")]) == [None]


def test_the_nearer_of_two_towns_counts() -> None:
    towns = [place("Mersin", 0, "TUR"), place("Homs", 60, "SYR")]
    assert countries([actor("rebels", "armed group", 50)], towns) == ["SYR"]


def test_an_army_may_be_abroad() -> None:
    assert countries([actor("troops", "government", 0, sector="MIL")], [place("Homs", 20, "SYR")]) == [None]


def test_who_has_a_state_keeps_it() -> None:
    assert countries([actor("rebels", "armed group", 0, country="TUR")], [place("Homs", 20, "SYR")]) == ["TUR"]


def test_foreign_fighters_belong_elsewhere() -> None:
    assert countries([actor("foreign fighters", "armed group", 0)], [place("Homs", 20, "SYR")]) == [None]


def test_a_ruler_rules_the_only_state_of_the_report() -> None:
    ruler = actor("Ana Hale", "person", 0, sector="GOV")
    assert countries([ruler], [place("Lagos", 300, "NGA")]) == ["NGA"]
    assert countries([ruler], [place("Lagos", 300, "NGA"), place("Accra", 400, "GHA")]) == [None]

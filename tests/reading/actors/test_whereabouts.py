"""States for those of whom no word tells one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.actors import settle
from onrecord.reading.actors._whereabouts import Whereabouts
from onrecord.record import Actor, ActorKind, Place


def actor(
    name: str, kind: ActorKind, at: int, *, id: str = "a1", country: str | None = None, sector: str | None = None
) -> Actor:
    return Actor(id=id, name=name, kind=kind, country=country, sector=sector, mentions=((at, at + len(name)),))


def place(name: str, at: int, country: str) -> Place:
    return Place(span=(at, at + len(name)), name=name, country=country)


def countries(actors: Sequence[Actor], places: Sequence[Place], outlet: str | None = None) -> list[str | None]:
    return [a.country for a in settle(actors, places, outlet)]


TOWNS = [place("Homs", k, "SYR") for k in (20, 500, 600)]


@pytest.mark.parametrize(("kind", "sector"), [("crowd", "CVL"), ("government", "COP"), ("party", "PTY")])
def test_who_is_in_the_only_state_that_a_report_speaks_of_belongs_to_it(kind: ActorKind, sector: str) -> None:
    assert countries([actor("protesters", kind, 0, sector=sector)], TOWNS) == ["SYR"]


def test_where_nothing_is_told_of_any_state_nobody_is_given_one() -> None:
    assert countries([actor("rebels", "armed group", 0)], []) == [None]


def test_who_has_a_state_keeps_it() -> None:
    assert countries([actor("rebels", "armed group", 0, country="TUR")], TOWNS) == ["TUR"]


@pytest.mark.parametrize("kind", ["state", "media", "intergovernmental"])
def test_states_media_and_bodies_of_several_states_are_given_none(kind: ActorKind) -> None:
    assert countries([actor("the Agency", kind, 0)], TOWNS) == [None]


def test_a_body_with_the_name_of_a_medium_is_given_none() -> None:
    assert countries([actor("the Daily Post", "organization", 0)], TOWNS) == [None]


def test_among_many_states_the_one_beside_counts_for_more() -> None:
    near = [actor("Oslo", "state", k, id=f"n{k}", country="NOR") for k in (10, 40)]
    far = [actor("Chile", "state", k, id=f"c{k}", country="CHL") for k in (3000, 3300)]
    where = Whereabouts([*near, *far], [], None)
    seen = dict(where.patterns(actor("Ana Hale", "person", 0)))
    assert "nearest" in seen["NOR"]
    assert "nearest" not in seen["CHL"]
    assert "within 60" in seen["NOR"]
    assert "within 1000" not in seen["CHL"]


def test_the_state_of_the_outlet_comes_into_question() -> None:
    assert Whereabouts([], [], "The Guardian").states == ["GBR"]
    assert Whereabouts([], [], "The Unheard Of Gazette").states == []


def test_words_that_tell_of_elsewhere_speak_for_themselves() -> None:
    seen = dict(Whereabouts([], TOWNS, None).patterns(actor("foreign fighters", "armed group", 0)))
    assert "abroad" in seen["SYR"]


def test_who_serves_a_body_of_many_states_is_given_none() -> None:
    chief = actor("Ana Hale", "person", 0).model_copy(update={"role": "EU external affairs chief"})
    assert countries([chief], TOWNS) == [None]


def test_the_state_named_within_the_words_for_somebody_counts() -> None:
    owner = actor("Norland", "state", 30, id="n1", country="NOR").model_copy(
        update={"mentions": ((30, 37), (100, 103))}
    )
    seen = dict(Whereabouts([owner], TOWNS, None).patterns(actor("its soldiers", "group", 100)))
    assert "named within" in seen["NOR"]
    assert "named within" not in seen["SYR"]


@given(st.lists(st.tuples(st.integers(0, 3000), st.sampled_from(["SYR", "TUR", "NOR"])), max_size=12))
def test_only_states_that_the_report_speaks_of_are_given(told: list[tuple[int, str]]) -> None:
    places = [place("Town", at, country) for at, country in told]
    for kind in ("person", "group", "armed group", "organization"):
        assert countries([actor("somebody", kind, 100)], places)[0] in {None, *(c for _, c in told)}

"""The words of the room hold together."""

from __future__ import annotations

from typing import get_args

from onrecord.reading.actors._lists import lists
from onrecord.reading.gazetteer import gazetteer
from onrecord.record import ActorKind


def test_every_kind_is_one_of_the_record() -> None:
    words = lists()
    kinds = {s.kind for s in (*words.people.values(), *words.bodies.values())}
    assert kinds <= set(get_args(ActorKind))
    assert {k for kinds in words.refers.values() for k in kinds} <= set(get_args(ActorKind))


def test_every_country_is_a_state() -> None:
    words, states = lists(), gazetteer().states
    assert set(words.hints.values()) <= set(states)
    assert {c for codes in words.regions.values() for c in codes} <= set(states)


def test_vague_nouns_are_nouns_for_somebody() -> None:
    words = lists()
    unknown = {w for w in words.vague if w not in words.people and w not in words.bodies}
    assert {w for w in unknown if gazetteer().office(w) is None} == set()


def test_no_first_name_is_of_both_sexes_by_mistake() -> None:
    assert lists().sex_of_first_name["susan"] == "f"
    assert set(lists().sex_of_first_name.values()) == {"m", "f"}

"""Actors made of those whom only an event names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading import ParsedReport
from onrecord.reading.actors import introduce
from onrecord.record import Actor, Place

Parse = Callable[..., ParsedReport]


def named(parse: Parse, text: str, word: str, *known: Actor, places: tuple[Place, ...] = ()) -> list[Actor]:
    start = text.index(word)
    return list(introduce(parse(text), known, places, [(start, start + len(word))]))


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("The army shelled several coastal hospitals on Monday.", "hospitals", "several coastal hospitals"),
        ("The army shelled the villages on Monday.", "villages", "villages"),
        ("The army killed a leader of the miners on Monday.", "leader", "leader of the miners"),
        ("The army shelled the coastal hospitals.", "coastal", "coastal hospitals"),
    ],
)
def test_the_name_is_the_noun_with_what_belongs_to_it(parse: Parse, text: str, word: str, name: str) -> None:
    [actor] = named(parse, text, word)
    assert actor.name == name
    assert [text[s:e] for s, e in actor.mentions] == [name]


def test_who_has_an_actor_gets_no_other(parse: Parse) -> None:
    text = "The army shelled the villages."
    known = Actor(id="a1", name="villages", kind="group", mentions=((21, 29),))
    assert named(parse, text, "villages", known) == []


def test_a_day_is_nobody(parse: Parse) -> None:
    assert named(parse, "The army shelled the town on Monday.", "Monday") == []


def test_the_state_is_told_by_an_adjective_or_by_the_place(parse: Parse) -> None:
    [actor] = named(parse, "The army shelled Syrian villages.", "villages")
    assert actor.country == "SYR"
    text = "The army shelled villages in Herat."
    at = text.index("Herat")
    [actor] = named(parse, text, "villages", places=(Place(span=(at, at + 5), name="Herat", country="AFG"),))
    assert actor.country == "AFG"


def test_the_new_are_numbered_after_the_known(parse: Parse) -> None:
    known = Actor(id="a1", name="army", kind="government", mentions=((4, 8),))
    [actor] = named(parse, "The army shelled the villages.", "villages", known)
    assert actor.id == "a2"


def test_an_adjective_over_what_is_nobody_is_the_state(parse: Parse) -> None:
    [actor] = named(parse, "The rebels asked for American support.", "American")
    assert (actor.name, actor.kind, actor.country) == ("American", "state", "USA")


def test_an_adjective_over_people_is_the_people(parse: Parse) -> None:
    [actor] = named(parse, "The rebels shot at American soldiers.", "American")
    assert (actor.name, actor.country) == ("American soldiers", "USA")


@pytest.mark.parametrize("word", ["latter", "others"])
def test_a_word_that_only_points_is_nobody(parse: Parse, word: str) -> None:
    assert named(parse, f"The army met the mayor and shelled the {word} on Monday.", word) == []


def test_what_stands_before_a_number_is_no_part_of_a_name(parse: Parse) -> None:
    [actor] = named(parse, "The army shelled as many as 300 farms.", "farms")
    assert actor.name == "300 farms"


def test_what_only_an_abstract_word_names_is_nobody(parse: Parse) -> None:
    assert named(parse, "The minister took away their citizenship.", "citizenship") == []


def test_what_is_done_or_made_is_nobody(parse: Parse) -> None:
    assert named(parse, "The army opposed the pipeline on Monday.", "pipeline") == []
    assert named(parse, "The army opposed the talks on Monday.", "talks") == []


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The army fought two rebel groups.", "groups", "armed group"),
        ("The army fought an armed group.", "group", "armed group"),
        ("The army helped an aid group.", "group", "organization"),
        ("The army held a mother of two.", "mother", "person"),
        ("The army held a senior diplomat.", "diplomat", "office"),
    ],
)
def test_the_words_tell_the_kind(parse: Parse, text: str, word: str, kind: str) -> None:
    [actor] = named(parse, text, word)
    assert actor.kind == kind


def test_the_name_of_a_state_in_the_words_tells_the_state(parse: Parse) -> None:
    [actor] = named(parse, "The army shelled the villages of Norway.", "villages")
    assert actor.country == "NOR"

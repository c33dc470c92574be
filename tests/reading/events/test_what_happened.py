"""Types of events and who did them to whom."""

from __future__ import annotations

import pytest

from onrecord.reading.events import read_events
from onrecord.record import Actor, Statement

COUNTRIES = {"France": "FRA", "Egypt": "EGY", "Turkey": "TUR", "Greece": "GRC", "Peru": "PER", "Chile": "CHL"}


def test_an_active_attack_runs_from_subject_to_object(read):
    assert read("Turkey attacked Greece on Monday.", COUNTRIES).dyads() == [("ASSAULT", ["Turkey"], ["Greece"])]


def test_a_passive_attack_runs_from_agent_to_subject(read):
    assert read("Greece was invaded by Turkey.", COUNTRIES).dyads() == [("ASSAULT", ["Turkey"], ["Greece"])]


def test_a_possessor_does_what_the_noun_names(read):
    found = read("Turkey's offensive against Greece alarmed the region.", COUNTRIES)
    assert found.dyads() == [("ASSAULT", ["Turkey"], ["Greece"])]


def test_a_light_verb_lends_its_subject_to_the_noun(read):
    found = read("Turkey launched an attack on Greece.", COUNTRIES)
    assert found.dyads() == [("ASSAULT", ["Turkey"], ["Greece"])]


def test_those_who_meet_do_it_with_each_other(read):
    [(type, source, target)] = read("France and Egypt met in Geneva.", COUNTRIES).dyads()
    assert (type, sorted(source), target) == ("CONSULT", ["Egypt", "France"], [])


def test_the_one_called_on_is_the_target_of_the_request(read):
    found = read("France called on Turkey to withdraw its troops.", COUNTRIES)
    assert found.dyads() == [("REQUEST", ["France"], ["Turkey"])]


def test_a_demand_is_made_of_whoever_is_to_act(read):
    found = read("France demanded that Turkey release the sailors.", COUNTRIES)
    assert found.dyads() == [("REQUEST", ["France"], ["Turkey"])]


def test_the_wrong_alleged_is_no_event_of_its_own_type_but_an_accusation(read):
    found = read("Chile accused Peru of breaking the treaty.", COUNTRIES)
    assert found.dyads() == [("ACCUSE", ["Chile"], ["Peru"])]


def test_summoning_an_ambassador_is_a_complaint_not_a_meeting(read):
    assert read("Chile summoned the ambassador of Peru.", COUNTRIES).types() == ["ACCUSE"]


def test_expelling_diplomats_reduces_relations(read):
    found = read("Chile expelled three diplomats from Peru.", COUNTRIES)
    assert found.dyads() == [("SANCTION", ["Chile"], ["Peru"])]


def test_police_preventing_a_demonstration_coerce(read):
    found = read("The police prevented a demonstration in the capital.", {"The police": "PER"})
    assert found.types() == ["COERCE"]


def test_backing_is_standing_cooperation(read):
    found = read("The US-backed rebels held the town.", {"US": "USA", "rebels": "PER"})
    event = found.one("COOPERATE")
    assert event.status == "ongoing"
    assert found.dyads()[0] == ("COOPERATE", ["US"], ["rebels"])


def test_a_relative_pronoun_stands_for_its_noun(read):
    found = read("Turkey, which bombed Greece, denied nothing.", COUNTRIES)
    assert ("ASSAULT", ["Turkey"], ["Greece"]) in found.dyads()


def test_a_second_verb_shares_the_subject_of_the_first(read):
    found = read("Turkey praised Chile and condemned Peru.", COUNTRIES)
    assert found.dyads() == [("SUPPORT", ["Turkey"], ["Chile"]), ("ACCUSE", ["Turkey"], ["Peru"])]


def test_the_reporting_clause_is_no_event(read):
    assert read("Turkey announced that the weather was fine.", COUNTRIES).types() == []


def test_without_an_actor_there_is_no_event(read):
    assert read("Two men attacked a vending machine.", COUNTRIES).types() == []


def test_media_alone_make_no_event(parse):
    from onrecord.reading.events import read_events
    from onrecord.record import Actor

    text = "The Courier attacked the paper's critics."
    media = Actor(id="a1", name="The Courier", kind="media", mentions=((0, 11),))
    assert read_events(parse(text), (), (media,), (), ()) == ()


@pytest.mark.parametrize(
    ("sentence", "type", "cameo"),
    [
        ("France lifted the sanctions on Egypt.", "CONCEDE", "080"),
        ("France imposed sanctions on Egypt.", "SANCTION", "163"),
        ("France vetoed a resolution on Egypt.", "REJECT", "125"),
        ("France gave Egypt two million dollars.", "AID", "070"),
        ("France withdrew its troops from Egypt.", "RETREAT", "087"),
        ("France deployed troops to the border.", "MOBILIZE", "150"),
        ("France signed a treaty with Egypt.", "AGREE", "057"),
        ("France threatened to bomb Egypt.", "THREATEN", "130"),
    ],
)
def test_each_kind_of_act_has_its_type_and_code(read, sentence, type, cameo):
    found = read(sentence, COUNTRIES)
    assert found.types() == [type]
    assert found.events[0].cameo == cameo


def test_evidence_is_the_clause_and_not_what_follows_it(read):
    found = read("Turkey bombed Greece, while France, which was neutral, watched.", COUNTRIES)
    assert found.words(found.one("ASSAULT")) == "Turkey bombed Greece"


def test_an_event_told_twice_is_one_event(read):
    found = read("Turkey invaded Greece. The army celebrated. Turkey invaded Greece at dawn.", COUNTRIES)
    assert found.types() == ["ASSAULT"]


def test_two_different_demands_are_two_events(read):
    found = read(
        "France demanded an inquiry from Egypt. France demanded the release of hostages from Egypt.", COUNTRIES
    )
    assert found.types() == ["REQUEST", "REQUEST"]


def test_who_condemns_an_attack_has_not_made_it(read):
    found = read("The attack, condemned by France, shocked Egypt.", COUNTRIES)
    assert not [e for e in found.events if e.type == "ASSAULT"]


def test_who_carries_out_an_attack_has_made_it(read):
    found = read("An attack launched by Turkey on Greece failed.", COUNTRIES)
    assert ("ASSAULT", ["Turkey"], ["Greece"]) in found.dyads()


def test_what_the_headline_says_in_short_is_one_event_with_what_is_told_below(read):
    found = read("Turkey bombs Greece\n\nTurkey bombed Greece on Monday, officials said.", COUNTRIES)
    assert found.types() == ["ASSAULT"]
    assert found.words(found.events[0]).startswith("Turkey bombed")


def test_a_headline_in_the_present_may_have_a_full_stop(read):
    found = read("Turkey bombs Greece.\n\nTurkey bombed Greece on Monday, officials said.", COUNTRIES)
    assert [found.words(e).startswith("Turkey bombed") for e in found.events] == [True]
    past = read("Turkey bombed Greece.\n\nAlbania was far away, officials said.", COUNTRIES)
    assert past.types() == ["ASSAULT"]  # that is a beginning, and no headline


def test_a_press_conference_is_no_meeting(read):
    assert read("Turkey held a press conference on Monday.", COUNTRIES).types() == []


def test_politicians_attack_each_other_with_words(parse):
    text = "Senator Anna Vale attacked Minister Otto Rask on Friday."
    actors = (
        Actor(id="a1", name="Anna Vale", kind="person", role="Senator", mentions=((8, 17),)),
        Actor(id="a2", name="Otto Rask", kind="person", role="Minister", mentions=((36, 45),)),
    )
    assert [e.type for e in read_events(parse(text), (), actors, (), ())] == ["ACCUSE"]


@pytest.mark.parametrize(
    ("inner", "type"),
    [
        ("Greece is responsible for the fire", "ACCUSE"),
        ("Greece is failing to guard the coast", "ACCUSE"),
        ("Greece is a great ally", "SUPPORT"),
    ],
)
def test_what_is_said_of_somebody_is_blame_or_praise(read, inner, type):
    text = f"{inner}, Turkey said."
    end = len(inner)
    said = Statement(id="s1", content=((0, end),), cue=((end + 9, end + 13),), speaker="a3", form="indirect")
    assert (type, ["Turkey"], ["Greece"]) in read(text, COUNTRIES, statements=(said,)).dyads()

"""If-then threats, warnings, promises and demands, and what only looks like them."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.reading.conditions import read_conditions
from onrecord.reading.conditions._lexicon import lexicon, phrases
from onrecord.record import Actor, Condition, Record, Segment, Statement


def halves(condition: Condition, text: str) -> tuple[str, str | None]:
    def words(spans):
        return " … ".join(text[s:e] for s, e in spans)

    return words(condition.if_), words(condition.then) if condition.then else None


@pytest.fixture
def read(parse):
    def read_text(text: str, statements=(), actors=()) -> list[Condition]:
        return list(read_conditions(parse(text), statements, actors))

    return read_text


@pytest.mark.parametrize(
    ("text", "if_", "then"),
    [
        (
            "If the army crosses the river, the union will call a strike.",
            "If the army crosses the river",
            "the union will call a strike",
        ),
        (
            "The union will call a strike unless the army leaves the town.",
            "unless the army leaves the town",
            "The union will call a strike",
        ),
        (
            "The ferry will not sail until the strike is over.",
            "until the strike is over",
            "The ferry will not sail",
        ),
        (
            "The bridge will stay open as long as the truce holds.",
            "as long as the truce holds",
            "The bridge will stay open",
        ),
        (
            "In the event of an attack, the council will meet at once.",
            "In the event of an attack",
            "the council will meet at once",
        ),
        (
            "Any attempt to close the port would hurt the whole coast.",
            "Any attempt to close the port",
            "would hurt the whole coast",
        ),
        (
            "Arming the militia would lead to a new war.",
            "Arming the militia",
            "would lead to a new war",
        ),
        (
            "Without outside help the harvest will fail.",
            "Without outside help",
            "the harvest will fail",
        ),
        (
            "Should the talks fail, the fleet will sail.",
            "Should the talks fail",
            "the fleet will sail",
        ),
        (
            "The fleet is ready to sail should the talks in the capital fail.",
            "should the talks in the capital fail",
            "The fleet is ready to sail",
        ),
        (
            "Were we to close the port, it would ruin the coast.",
            "Were we to close the port",
            "it would ruin the coast",
        ),
        (
            "Had the dam held, the town would be dry.",
            "Had the dam held",
            "the town would be dry",
        ),
        (
            "If and when the road opens, the convoy will leave.",
            "If and when the road opens",
            "the convoy will leave",
        ),
        (
            "The minister said if the road opens, the convoy will leave.",
            "if the road opens",
            "the convoy will leave",
        ),
        (
            "The army will shoot down the drones and burn the launchers if they come.",
            "if they come",
            "The army will shoot down the drones and burn the launchers",
        ),
        (
            "Anyone who had fought for the guild would face trial.",
            "Anyone who had fought for the guild",
            "would face trial",
        ),
        (
            "“If nothing is announced the focus will be on the harvest.”",
            "If nothing is announced",
            "the focus will be on the harvest",
        ),
        (
            "Any such move would be unacceptable.",
            "Any such move",
            "would be unacceptable",
        ),
        (
            "She would consider a law if the proposals were not adopted.",
            "if the proposals were not adopted",
            "She would consider a law",
        ),
        (
            "It will be hard to hold the port unless the ships come - something the guild doubts.",
            "unless the ships come",
            "It will be hard to hold the port",
        ),
        (
            "The guild will send no ships until a ruling by the court.",
            "until a ruling by the court",
            "The guild will send no ships",
        ),
        (
            "The bank will not lend at least until the vote is held.",
            "at least until the vote is held",
            "The bank will not lend",
        ),
        (
            "The talks would be impossible without a truce.",
            "without a truce",
            "The talks would be impossible",
        ),
        (
            "In the case of a strike, the ferries will stop.",
            "In the case of a strike",
            "the ferries will stop",
        ),
        (
            "A pullout from the valley could lead to a new war.",
            "A pullout from the valley",
            "could lead to a new war",
        ),
        (
            "Any group that stays away will be left without a voice.",
            "Any group that stays away",
            "will be left without a voice",
        ),
        (
            "Few ships come, but if any ships come, the port will charge them.",
            "if any ships come",
            "the port will charge them",
        ),
    ],
)
def test_both_halves_are_found(read, text, if_, then):
    [found] = read(text)
    assert halves(found, text) == (if_, then)


def test_such_a_move_points_to_the_sentence_before(read):
    text = "The minister wants to close the port. Such a move would ruin the coast."
    [found] = read(text)
    assert halves(found, text) == ("Such a move", "would ruin the coast")


def test_that_points_to_the_deed_that_the_sentence_before_speaks_of(read):
    text = "The minister wants to close the port. That would ruin the coast."
    [found] = read(text)
    assert halves(found, text) == ("to close the port", "would ruin the coast")


@pytest.mark.parametrize(
    "text",
    [
        "Reporters asked if the minister would resign.",
        "It was not clear if the road was open.",
        "He spoke as if nothing had happened.",
        "Come on Friday, if possible.",
        "What if the talks fail?",
        "Will you leave if they ask you to?",
        "The strike lasted until Monday.",
        "He worked there until the mine closed.",
        "Officials spoke on condition of anonymity.",
        "The agency provided aid to the villages.",
        "No such law exists.",
        "The captain did not say if the ship was safe.",
        "I asked the captain, who had just come ashore, if he knew the way.",
        "We stayed for as long as we could.",
        "The odds are bad, even if the sea is calm.",
        "If the siege was short, the war proved long.",
        "Nobody knows what happens if the dam breaks.",
        "If that means war, so be it.",
        "Few if any ships sail in winter.",
        "Closing the port would be reckless.",
        "The move would anger the fishermen.",
        "Rebuilding the port will have to be paid for by the crown.",
        "The guild sold the ships in exchange for grain.",
        "He took a coat in case it rained.",
    ],
)
def test_what_is_no_condition_is_not_read_as_one(read, text):
    assert read(text) == []


def said(text: str, inner: str, speaker: str | None, cue: str) -> Statement:
    start = text.index(inner)
    at = text.index(cue)
    return Statement(
        id="s1", content=((start, start + len(inner)),), cue=((at, at + len(cue)),), speaker=speaker, form="indirect"
    )


NORLAND = Actor(id="a1", name="Norland", kind="state", country="NOR")


@pytest.mark.parametrize(
    ("inner", "cue", "kind"),
    [
        ("it would attack the island if the ships came closer", "threatened", "threat"),
        ("we will strike back if the ships come closer", "said", "threat"),
        ("the truce will collapse if the ships come closer", "warned", "warning"),
        ("we will help the island if the ships leave", "said", "promise"),
        ("it will not talk until the ships leave", "said", "demand"),
        ("prices will rise if the ships leave", "said", "prediction"),
        ("it will retaliate if the ships come closer", "said", "threat"),
        ("they can expect vengeance if the ships come closer", "said", "threat"),
        ("the consequences will be grave if the ships come closer", "said", "warning"),
        ("it would win the vote if the ships left", "said", "prediction"),
        ("talks can only be held if the ships leave", "said", "demand"),
        ("the pirates will attack the island if the ships leave", "said", "warning"),
        ("the vote would show a serious approach to tackling terrorism if the ships left", "said", "prediction"),
        ("it will stay on the island until the ships leave", "said", "promise"),
        ("it would have attacked the island if the ships had come", "said", "prediction"),
        ("a raid on the island would undermine the truce", "said", "warning"),
        ("it was willing to withdraw if the ships left", "said", "promise"),
    ],
)
def test_kind_follows_cue_modality_and_colour(read, inner, cue, kind):
    text = f"Norland {cue} that {inner}."
    actor = NORLAND.replace(mentions=((0, 7),))
    [found] = read(text, (said(text, inner, "a1", cue),), (actor,))
    assert found.kind == kind


def test_the_speaker_is_whoever_says_it(read):
    inner = "it would strike unless the ships left"
    text = f"Norland warned that {inner}."
    [found] = read(text, (said(text, inner, "a1", "warned"),), (NORLAND.replace(mentions=((0, 7),)),))
    assert (found.statement, found.speaker) == ("s1", "a1")


def test_in_the_outlets_voice_the_one_committed_is_the_speaker(read):
    text = "Norland will send ships if the island asks for them."
    [found] = read(text, (), (NORLAND.replace(mentions=((0, 7),)),))
    assert (found.statement, found.speaker) == (None, "a1")


def test_who_threatens_in_the_outlets_voice_is_the_speaker(read):
    text = "Norland has threatened to strike back if the island arms its ships."
    [found] = read(text, (), (NORLAND.replace(mentions=((0, 7),)),))
    assert (found.speaker, found.kind) == ("a1", "threat")
    assert halves(found, text) == ("if the island arms its ships", "strike back")


def test_words_quoted_without_a_cue_are_those_of_the_speaker_heard_beside_them(read):
    first = "The sea is ours"
    text = f"“{first},” the mayor said. “If the ships come, we will sink them.”"
    mayor = Actor(id="a3", name="mayor", kind="office", mentions=((19, 28),))
    [found] = read(text, (said(text, first, "a3", "said"),), (mayor,))
    assert (found.statement, found.speaker) == (None, "a3")


def test_what_the_outlet_foretells_of_somebody_is_not_on_their_word(read):
    text = "Norland would win easily if the race were held now."
    [found] = read(text, (), (NORLAND.replace(mentions=((0, 7),)),))
    assert (found.speaker, found.kind) == (None, "prediction")


def test_the_outlet_speaks_where_it_is_an_actor_of_its_report(read):
    courier = Actor(id="a2", name="The Morning Courier", kind="media")
    [found] = read("If it rains, the march will be shorter.", (), (courier,))
    assert found.speaker == "a2"


@pytest.mark.parametrize(
    ("inner", "cue", "kind"),
    [
        ("we will use force if talks fail", "said", "threat"),
        ("the army would use force if talks fail", "said", "threat"),
        ("it would be better if the ships left", "said", "demand"),
        ("the war will destroy our culture if the ships come", "said", "warning"),
        ("it is willing to leave in exchange for guarantees", "said", "promise"),
    ],
)
def test_kind_follows_who_controls_what_comes_of_it(read, inner, cue, kind):
    text = f"Norland {cue} that {inner}."
    [found] = read(text, (said(text, inner, "a1", cue),), (NORLAND.replace(mentions=((0, 7),)),))
    assert found.kind == kind


def test_a_headline_is_not_read_for_conditions(parse):
    text = "Norland will strike if ships come\n\nThe ships came."
    segments = (Segment(kind="title", start=0, end=33), Segment(kind="paragraph", start=35, end=len(text)))
    assert read_conditions(parse(text, segments=segments), (), ()) == ()


def named(text: str, name: str, actor_id: str, kind: str) -> Actor:
    start = text.index(name)
    return Actor.model_validate({"id": actor_id, "name": name, "kind": kind, "mentions": ((start, start + len(name)),)})


def test_who_has_bound_itself_is_the_speaker_whoever_tells_of_it(read):
    inner = "The ministry is to suspend the ferries until the court has ruled"
    text = f"{inner}, fishermen have said."
    cast = named(text, "ministry", "a1", "government"), named(text, "fishermen", "a2", "crowd")
    [found] = read(text, (said(text, inner, "a2", "said"),), cast)
    assert (found.statement, found.speaker) == ("s1", "a1")


def test_what_somebody_is_told_to_fear_is_that_ones(read):
    text = "The fishermen fear that if the port closes, the coast will empty."
    [found] = read(text, (), (named(text, "fishermen", "a1", "crowd"),))
    assert (found.statement, found.speaker) == (None, "a1")


def test_what_somebody_needs_is_not_a_demand_in_that_ones_words(read):
    text = "The envoy may not want to anger the fishermen since he needs them if the talks are to succeed."
    [found] = read(text, (), (named(text, "envoy", "a1", "person"),))
    assert found.speaker is None


def test_a_condition_without_a_known_speaker_has_none(read):
    [found] = read("If it rains, the march will be shorter.")
    assert found.speaker is None


def test_every_list_of_words_is_filled():
    assert all(words for table in lexicon().values() for words in table.values())
    assert all(first == phrase[0] for first, found in phrases().items() for phrase in found)


WORDS = [
    "if",
    "unless",
    "Norland",
    "attacks",
    "we",
    "will",
    "would",
    "not",
    ",",
    ".",
    "?",
    "until",
    "as",
    "long",
    "without",
    "any",
    "attempt",
    "such",
    "a",
    "move",
    "said",
    "should",
    "they",
    "provided",
    "that",
    "”",
    "“",
    "war",
]


def contract(parse, text: str) -> None:
    actors = (
        Actor(
            id="a1",
            name="Norland",
            kind="state",
            mentions=tuple((m.start(), m.end()) for m in re.finditer("Norland", text)),
        ),
    )
    parsed = parse(text)
    statements = (Statement(id="s1", content=((0, len(text)),), speaker="a1", form="direct"),) if text.strip() else ()
    found = read_conditions(parsed, statements, actors)
    Record(report=parsed.report, actors=actors, statements=statements, conditions=found).checked()


@pytest.mark.parametrize(
    "text", ["", "If", "if" * 40, " " * 10_000, "“If you", "🔥 if 🔥 then", "إذا هاجموا سنرد", "unless."]
)
def test_odd_text_is_read_without_fault(parse, text):
    contract(parse, text)


def test_what_is_longer_than_any_sentence_is_left_unread(parse):
    parsed = parse("would " * 3_000 + "if they come, we go")
    assert read_conditions(parsed, (), ()) == ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_words_give_conditions_that_hold_to_the_contract(parse, words):
    contract(parse, " ".join(words))


@pytest.mark.parametrize(
    ("text", "if_"),
    [
        ("Once the rebels leave, talks will begin.", "Once the rebels leave"),
        ("Talks will begin once the rebels have left.", "once the rebels have left"),
        ("When the army leaves, the port will open.", "When the army leaves"),
    ],
)
def test_what_is_to_come_after_something_waits_for_it(read, text, if_):
    [condition] = read(text)
    assert halves(condition, text)[0] == if_


@pytest.mark.parametrize(
    "text",
    [
        "When the army left, the port opened.",
        "Once the rebels had left, talks began.",
        "When the army leaves, people go home.",
        "The minister once said the port would open.",
    ],
)
def test_what_came_after_something_is_no_condition(read, text):
    assert read(text) == []


def test_who_writes_in_his_own_name_foretells(read):
    text = "If it rains, the march will be shorter. Ana Hale is a columnist."
    hale = Actor(id="a3", name="Ana Hale", kind="person", mentions=((40, 48),))
    courier = Actor(id="a2", name="The Morning Courier", kind="media")
    [found] = read(text, (), (courier, hale))
    assert found.speaker == "a3"


def test_who_is_told_of_before_the_last_lines_is_not_the_author(read):
    text = "If it rains, Ana Hale will be late. Ana Hale is a columnist."
    hale = Actor(id="a3", name="Ana Hale", kind="person", mentions=((13, 21), (36, 44)))
    [found] = read(text, (), (hale,))
    assert found.speaker is None


def test_a_paragraph_of_quoted_words_goes_on_with_who_spoke_before_it(read):
    first = "The sea is ours"
    text = f"“{first},” the mayor said.\n\n“If the ships come, we will sink them.”"
    mayor = Actor(id="a3", name="mayor", kind="office", mentions=((19, 28),))
    [found] = read(text, (said(text, first, "a3", "said"),), (mayor,))
    assert found.speaker == "a3"

"""Who is in a report: names, offices, pronouns, the unnamed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.reading import ParsedReport
from onrecord.reading.actors import read_actors
from onrecord.record import Actor, Attribution, Record

from .conftest import Cast

Parse = Callable[..., ParsedReport]


def test_a_surname_is_the_person_named_in_full_before(cast: Callable[..., Cast]) -> None:
    c = cast("Finance Minister Clara Holm resigned on Monday. Holm said she was tired.", "Holm said"[:4])
    assert c.at("Holm said").name == "Clara Holm"


def test_a_role_before_a_name_belongs_to_the_person(cast: Callable[..., Cast]) -> None:
    c = cast("Russian Foreign Minister Sergei Lavrov met Robert Hale, the British ambassador, on Tuesday.")
    lavrov = c.at("Lavrov")
    assert (lavrov.name, lavrov.country, lavrov.sector, lavrov.kind) == ("Sergei Lavrov", "RUS", "GOV", "person")
    assert lavrov.role is not None
    assert "Foreign Minister" in lavrov.role
    hale = c.at("Hale")
    assert (hale.name, hale.country) == ("Robert Hale", "GBR")


def test_an_office_is_the_person_who_is_said_to_hold_it(cast: Callable[..., Cast]) -> None:
    text = (
        "The Norwegian foreign minister, Anna Berg, arrived in Oslo. Her Danish colleague stayed away. "
        "The minister said that talks would go on."
    )
    assert cast(text, "The minister").speakers() == ["Anna Berg"]


def test_pronoun_speaker_resolves_to_the_last_named_spokesman(cast: Callable[..., Cast]) -> None:
    text = (
        "Army spokesman Peter Strand said the bridge was open. “We hold both banks,” he said. "
        "Maria Lund, a resident, saw smoke. She said nobody had warned her."
    )
    assert cast(text, "Army spokesman Peter Strand", "he", "She").speakers() == [
        "Peter Strand",
        "Peter Strand",
        "Maria Lund",
    ]


def test_he_and_she_are_not_mixed(cast: Callable[..., Cast]) -> None:
    text = "Susan Field met James Ford on Friday. She said the visit was useful. He said it was not."
    assert cast(text, "She", "He").speakers() == ["Susan Field", "James Ford"]


def test_words_in_a_quotation_do_not_take_the_pronoun_after_it(cast: Callable[..., Cast]) -> None:
    text = "David Moss said the strike was a mistake. “Robert Hale never wanted peace. Hale wants the port,” he said."
    assert cast(text, "David Moss", "he said"[:2]).speakers()[0] == "David Moss"
    assert cast(text, ("he said", 1)).at("he said").name == "David Moss"


def test_a_capital_speaks_for_the_state_that_the_report_names(cast: Callable[..., Cast]) -> None:
    text = "Turkey closed the crossing on Sunday. Ankara said it would stay shut."
    c = cast(text, "Ankara")
    assert c.speakers() == ["Turkey"]
    assert c.at("Ankara").kind == "state"
    assert c.at("Ankara").country == "TUR"


def test_a_state_keeps_the_form_that_the_report_uses(cast: Callable[..., Cast]) -> None:
    text = "The US said it would leave. France said the US had not asked. The US denied it."
    assert cast(text, "The US").speakers() == ["US"]


def test_an_abbreviation_is_the_name_in_front_of_it(cast: Callable[..., Cast]) -> None:
    text = "The Delta Relief Committee (DRC) closed its camps. The DRC said it had no fuel."
    assert cast(text, ("The DRC", 1)).speakers() == ["Delta Relief Committee"]


def test_the_unnamed_are_anonymous_and_bodies_are_not(cast: Callable[..., Cast]) -> None:
    text = (
        "Western diplomats said the plan was dead. The interior ministry denied it. "
        "A Kremlin spokesman declined to comment. Residents said the power was out. Turkish forces said nothing."
    )
    sources = ("Western diplomats", "The interior ministry", "A Kremlin spokesman", "Residents", "Turkish forces")
    c = cast(text, *sources)
    assert c.speakers() == [
        "Western diplomats",
        "interior ministry",
        "Kremlin spokesman",
        "Residents",
        "Turkish forces",
    ]
    flags = [c.mentions.at(a.source[0]).anonymous for a in c.attributions]  # pyright: ignore[reportOptionalMemberAccess]
    assert flags == [True, False, True, True, False]
    assert c.at("Turkish forces").country == "TUR"
    assert c.at("A Kremlin spokesman").country == "RUS"


def test_a_statement_is_said_by_the_body_that_gave_it_out(cast: Callable[..., Cast]) -> None:
    text = "A White House statement said the ship was safe."
    assert cast(text, "A White House statement").speakers() == ["White House"]


def test_two_who_speak_together_are_one_actor_of_both_names(cast: Callable[..., Cast]) -> None:
    text = "John Marsh and Carol Dean left on Monday. Marsh and Dean said they would return."
    assert cast(text, "Marsh and Dean").speakers() == ["John Marsh and Carol Dean"]


def test_the_official_is_the_official_before(cast: Callable[..., Cast]) -> None:
    text = "A Turkish official said the road was cut. The official asked not to be named."
    c = cast(text, "A Turkish official", "The official")
    assert c.speakers() == ["Turkish official", "Turkish official"]


def test_somebody_held_back_in_the_lead_is_named_in_the_next_sentence(cast: Callable[..., Cast]) -> None:
    text = (
        "A former harbour commissioner said the port was unsafe. "
        "Margaret Lowe said she had written to the council twice."
    )
    assert cast(text, "A former harbour commissioner", "Margaret Lowe").speakers() == ["Margaret Lowe"] * 2


def test_the_times_is_the_outlet_named_in_full(cast: Callable[..., Cast]) -> None:
    text = "The New York Times reported the raid first. The Times said two men were held."
    assert cast(text, "The New York Times", "The Times").speakers() == ["New York Times", "New York Times"]


def test_another_states_congress_is_not_the_american_one(cast: Callable[..., Cast]) -> None:
    actor = cast("The Syrian Congress opened on Monday.").at("Congress")
    assert actor.country == "SYR"


def test_forces_of_somebody_belong_to_his_state(cast: Callable[..., Cast]) -> None:
    text = "Syrian President Bashar al-Assad spoke on Friday. He praised his forces for the capture of the town."
    assert cast(text).at("his forces").country == "SYR"


def test_an_envoy_of_the_united_nations_is_of_no_state(cast: Callable[..., Cast]) -> None:
    text = "The UN special envoy for Syria, Erik Nilsen, left Geneva on Friday."
    assert cast(text).at("Nilsen").country is None


def test_a_campaign_is_that_of_the_person_in_its_name(cast: Callable[..., Cast]) -> None:
    text = "Hillary Clinton’s campaign hired lawyers. The Trump campaign said it would sue."
    c = cast(text, "The Trump campaign")
    assert c.speakers() == ["Trump campaign"]


def test_who_takes_up_the_noun_before_it(cast: Callable[..., Cast]) -> None:
    text = "Police questioned residents who said they had seen nothing."
    assert cast(text, "who").speakers() == ["residents"]


def test_a_known_surname_needs_no_full_name(cast: Callable[..., Cast]) -> None:
    c = cast("Putin flew to Minsk. The Russian president said talks had failed.", "The Russian president")
    assert c.speakers() == ["Putin"]
    assert c.at("Putin").country == "RUS"


def test_actors_come_in_order_of_first_mention(cast: Callable[..., Cast]) -> None:
    actors = cast("France warned Iran. Emma Stone of Oxfam disagreed with France.").actors
    assert [a.id for a in actors] == [f"a{n}" for n in range(1, len(actors) + 1)]
    firsts = [a.mentions[0][0] for a in actors]
    assert firsts == sorted(firsts)


def test_a_source_that_names_anyone_has_an_actor(cast: Callable[..., Cast]) -> None:
    text = "Bystanders near the quay said a flare went up. Zorbex said so too."
    assert all(cast(text, "Bystanders near the quay", "Zorbex").speakers())


@pytest.mark.parametrize(
    "text",
    ["", " ", "Word", " " * 10_000, "“Unclosed, he said", "שלום אמר דובר", "🙂🙂 said 🙂", "\n\n\n", "he", "Mr", "'s"],
)
def test_odd_text_is_read_without_complaint(parse: Parse, text: str) -> None:
    parsed = parse(text)
    spans = ((0, len(text.rstrip())),) if text.strip() else ()
    attributions = [Attribution(source=spans, content=spans)] if spans else []
    Record(report=parsed.report, actors=read_actors(parsed, attributions)).checked()


WORDS = [
    "Ana",
    "Hale",
    "the",
    "US",
    "minister",
    "said",
    "he",
    "she",
    ",",
    ".",
    "“",
    "”",
    "officials",
    "of",
    "and",
    "'s",
    "it",
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=25), st.data())
def test_mentions_always_lie_in_the_text(parse: Parse, words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    parsed = parse(text)
    attributions: list[Attribution] = []
    if len(text) > 2:
        start = data.draw(st.integers(0, len(text) - 2))
        end = data.draw(st.integers(start + 1, len(text)))
        attributions.append(Attribution(source=((start, end),), content=((0, len(text)),)))
    Record(report=parsed.report, actors=read_actors(parsed, attributions)).checked()


def by_name(cast: Cast) -> dict[str, Actor]:
    return {a.name: a for a in cast.actors}


def test_a_capital_as_a_place_is_no_actor(cast: Callable[..., Cast]) -> None:
    assert "Norway" not in by_name(cast("Talks in Oslo failed. The Swedish minister left.", "Swedish minister"))


def test_a_ministry_belongs_to_the_state_named_beside_it(cast: Callable[..., Cast]) -> None:
    for text in (
        "Norway's Foreign Ministry said that all was well.",
        "The Foreign Ministry in Oslo said that all was well.",
    ):
        source = text.split(" said", maxsplit=1)[0]
        assert by_name(cast(text, source))["Foreign Ministry"].country == "NOR"


def test_forces_of_a_state_and_of_a_body_of_many_are_two(cast: Callable[..., Cast]) -> None:
    found = by_name(cast("A clash between the Russian and NATO armed forces was near."))
    assert found["Russian armed forces"].country == "RUS"
    assert (found["NATO armed forces"].country, found["NATO armed forces"].kind) == (None, "intergovernmental")


def test_the_adjective_of_a_state_may_be_two_words(cast: Callable[..., Cast]) -> None:
    found = by_name(cast("The South African government met two North Korean officials in Oslo."))
    assert found["South African government"].country == "ZAF"
    assert next(a.country for name, a in found.items() if name.endswith("North Korean officials")) == "PRK"


def test_a_participle_before_an_office_does_not_hide_the_state(cast: Callable[..., Cast]) -> None:
    hale = by_name(cast("Norway’s ruling party leader Ana Hale said that all was well.", "Ana Hale"))["Ana Hale"]
    assert hale.country == "NOR"


def test_an_office_in_capitals_is_no_part_of_the_name(cast: Callable[..., Cast]) -> None:
    assert cast("“We know,” Defence Minister Teresa Marinho said.", "Defence Minister Teresa Marinho").speakers() == [
        "Teresa Marinho"
    ]


def test_reporters_who_are_only_told_are_no_actors(cast: Callable[..., Cast]) -> None:
    told = cast("Ana Hale told reporters in Bergen that all was well.", "Ana Hale")
    assert [a.name for a in told.actors] == ["Ana Hale"]


def test_an_army_without_a_name_is_given_no_country(cast: Callable[..., Cast]) -> None:
    text = "Norway denied it. Norway's king left. Norwegian ships sailed. Troops attacked the town."
    assert all(a.country is None for a in cast(text).actors if a.name.lower() == "troops")


def test_where_a_document_was_seen_is_no_part_of_its_name(cast: Callable[..., Cast]) -> None:
    source = "a navy log seen by The Harbour Post"
    assert cast(f"The ship was outside, according to {source}.", source).speakers() == ["navy log"]


def test_who_is_the_subject_since_takes_the_pronoun_of_a_source(cast: Callable[..., Cast]) -> None:
    text = "Jon Berg said the port was shut. Paul Lund also spoke of the strike on Monday. “It hurts us,” he said."
    assert cast(text, "Jon Berg", "he").speakers() == ["Jon Berg", "Paul Lund"]


def test_the_president_stays_the_one_whom_it_meant_before(cast: Callable[..., Cast]) -> None:
    text = (
        "President Anna Berg has said that she called Norway’s President Erik Holm. The president said Mr Holm was "
        "warned. Mr Holm left at once. Mr Holm’s aides wept, and Mr Holm’s wife stayed. A month later, the ministry "
        "denied it. Mr Holm’s party, Mr Holm’s friends and Mr Holm left; Mr Holm’s dog, Mr Holm’s cat and "
        "Mr Holm’s horse came too. The president has promised an answer."
    )
    sources = ("President Anna Berg", ("The president", 1), "the ministry", ("The president", 2))
    assert cast(text, *sources).speakers()[1::2] == ["Anna Berg", "Anna Berg"]


def test_a_surname_of_two_kin_is_whose_deeds_are_told(cast: Callable[..., Cast]) -> None:
    text = (
        "Karl Lund, younger brother of the late mayor Peter Lund, opened the bridge. “It will hold,” Lund said. "
        "Boats passed that were once built by Peter Lund. Lund said the old bridge would go."
    )
    assert cast(text, ("Lund", 3), ("Lund", 5)).speakers() == ["Karl Lund", "Karl Lund"]


def test_who_speaks_takes_the_pronoun_before_whom_he_speaks_of(cast: Callable[..., Cast]) -> None:
    text = (
        "Paul Lund left in May. Lund went to sea with Lund’s dog and Lund’s cat. Lund’s ship sank. Lund was a cook. "
        "Lund was young. Lund was brave. Lund’s wife, Lund’s house and Lund’s boat stayed behind. "
        "Tarvo Berg, a friend, said Lund had planned the voyage for months. He said storms had never stopped him."
    )
    assert cast(text, "Tarvo Berg", "He").speakers() == ["Tarvo Berg", "Tarvo Berg"]


def test_a_paper_called_the_post_is_no_post_of_the_last_speaker(cast: Callable[..., Cast]) -> None:
    text = "The Washington Post printed the plan. Clara Holm said it was false. The Post said it was true."
    assert cast(text, "Clara Holm", "The Post").speakers() == ["Clara Holm", "Washington Post"]


def test_the_news_agency_is_no_newspaper(cast: Callable[..., Cast]) -> None:
    text = (
        "Reuters first had the story. The Guardian printed it, and The Guardian led with it. The news agency said more."
    )
    assert cast(text, "The news agency").speakers() == ["Reuters"]


def test_an_office_that_opens_a_report_is_who_is_then_said_to_be_somebody(cast: Callable[..., Cast]) -> None:
    text = (
        "The leader of the Norwegian Greens has called for a vote. Clara Holm is co-chair of the largest party in Oslo."
    )
    assert cast(text, "The leader of the Norwegian Greens").speakers() == ["Clara Holm"]


def test_another_word_for_somebody_is_not_the_subject_of_its_own_sentence(cast: Callable[..., Cast]) -> None:
    text = (
        "Senator Paul Lund leads in the north. Senator Paul Lund attacked Governor Ana Hale on Sunday after the "
        "front-runner had said that he was finished."
    )
    assert cast(text, "the front-runner").speakers() == ["Ana Hale"]


def test_what_is_set_beside_a_name_before_a_verb_is_the_one_named(cast: Callable[..., Cast]) -> None:
    text = "Norway, one of the bodies behind the plan, had been urging Sweden to attend."
    assert cast(text, "one of the bodies behind the plan").speakers() == ["Norway"]


def test_who_after_a_name_and_its_roles_is_the_one_named(cast: Callable[..., Cast]) -> None:
    text = "The words echo those of Clara Holm, a Danish doctor and former hostage, who has warned that it would rain."
    assert cast(text, "who").speakers() == ["Clara Holm"]


def test_it_is_who_says_so_of_itself(cast: Callable[..., Cast]) -> None:
    found = cast("Switzerland said on Monday it had expelled two diplomats.", "Switzerland")
    assert found.at("it").name == "Switzerland"


def test_they_in_a_clause_are_those_of_the_clause_above(cast: Callable[..., Cast]) -> None:
    found = cast("The rebels freed the captives after they had left the town.")
    assert found.at("they").name == "rebels"


def test_it_is_left_alone_where_only_a_guess_could_be_made(cast: Callable[..., Cast]) -> None:
    found = cast("Norway closed the border. It was late.")
    assert all(found.text[s:e] != "It" for a in found.actors for s, e in a.mentions)


def test_troops_of_two_states_are_two(cast: Callable[..., Cast]) -> None:
    found = cast("Russian and Turkish troops shelled the town on Friday.")
    assert [(a.name, a.country) for a in found.actors] == [("Russian troops", "RUS"), ("Turkish troops", "TUR")]


def test_officials_of_two_states_speak_as_one(cast: Callable[..., Cast]) -> None:
    source = "Russian and Turkish officials"
    found = cast(f"{source} said on Monday that the deal was off.", source)
    assert found.speakers() == [source]
    assert {a.name for a in found.actors} == {source, "Russian officials", "Turkish officials"}


def test_peacekeepers_of_a_body_of_many_states_are_its_own(cast: Callable[..., Cast]) -> None:
    assert cast("U.N. peacekeepers left the town.").at("peacekeepers").kind == "intergovernmental"


def test_what_stands_before_a_number_of_people_is_no_part_of_their_name(cast: Callable[..., Cast]) -> None:
    assert "300 militants" in by_name(cast("The army said as many as 300 militants had left the town.", "army"))


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Syria is near. Kurdish forces took the town.", "Kurdish forces", "SYR"),
        ("Syria is near. Opposition forces took the town.", "Opposition forces", None),
        ("Syria is near. US-backed Kurdish forces took the town.", "US-backed Kurdish forces", "SYR"),
    ],
)
def test_armed_men_of_no_state_are_an_armed_group(
    cast: Callable[..., Cast], text: str, name: str, country: str | None
) -> None:
    found = by_name(cast(text))[name]
    assert (found.kind, found.country) == ("armed group", country)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Police took weapons from Palestinian armed groups on Friday.", "Palestinian armed groups", "PSE"),
        ("The university stands in Oslo. Ethnic Albanians marched there.", "Ethnic Albanians", None),
        ("Doctors took goods to Baghdad University Hospital.", "Baghdad University Hospital", "IRQ"),
        ("Iran-trained fighters took the town.", "Iran-trained fighters", None),
    ],
)
def test_whose_somebody_is_by_the_words_before_the_noun(
    cast: Callable[..., Cast], text: str, name: str, country: str | None
) -> None:
    assert by_name(cast(text))[name].country == country


def test_who_serves_a_body_of_many_states_is_of_none(cast: Callable[..., Cast]) -> None:
    found = by_name(cast("European Union foreign ministers demanded a truce."))["European Union foreign ministers"]
    assert (found.country, found.sector) == (None, "IGO")

"""Through whom the words came."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading.chain._bodies import same_body, short_of

Read = Callable[..., object]
MINISTER = {"Marta Ilves": ["Marta Ilves", "Ilves", "she", "She"]}


def test_a_report_that_names_nobody_between_has_outlet_and_speaker(read):
    r = read(
        "Marta Ilves said the border would reopen.", [("Marta Ilves", "said", "the border would reopen")], MINISTER
    )
    assert r.chain("border") == ["The Morning Courier", "Marta Ilves"]


def test_without_an_outlet_the_chain_begins_with_the_agency_or_the_speaker(read):
    said = [("Marta Ilves", "said", "the border would reopen")]
    text = "Marta Ilves said the border would reopen."
    assert read(text, said, MINISTER, outlet=None).chain("border") == ["Marta Ilves"]
    assert read(text, said, MINISTER, outlet=None, wire="Reuters").chain("border") == ["Reuters", "Marta Ilves"]


def test_an_agency_whose_copy_is_printed_stands_between(read):
    text = "Marta Ilves said the border would reopen."
    r = read(text, [("Marta Ilves", "said", "the border would reopen")], MINISTER, wire="Reuters")
    assert r.chain("border") == ["The Morning Courier", "Reuters", "Marta Ilves"]


def test_an_outlet_that_prints_its_own_copy_stands_there_once(read):
    text = "Marta Ilves said the border would reopen."
    r = read(text, [("Marta Ilves", "said", "the border would reopen")], MINISTER, outlet="Reuters", wire="Reuters")
    assert r.chain("border") == ["Reuters", "Marta Ilves"]


@pytest.mark.parametrize(
    ("text", "cue", "medium"),
    [
        ("Marta Ilves told Reuters that the border would reopen.", "told", "Reuters"),
        ("Marta Ilves said in an interview with Reuters that the border would reopen.", "said", "Reuters"),
        (
            "“It is certain that the border would reopen,” Marta Ilves told the Harbour Herald.",
            "told",
            "Harbour Herald",
        ),
        ("Marta Ilves told state television that the border would reopen.", "told", "state television"),
        ("“It is certain that the border would reopen,” Marta Ilves said, according to Reuters.", "said", "Reuters"),
        ("Marta Ilves said the border would reopen, Reuters reported.", "said", "Reuters"),
        ("Marta Ilves said on Meet the Press that the border would reopen.", "said", "Meet the Press"),
    ],
)
def test_the_medium_that_carried_the_words_is_a_link(read, text, cue, medium):
    actors = MINISTER | {"Reuters": (["Reuters"], "media")}
    r = read(text, [("Marta Ilves", cue, "the border would reopen")], actors)
    assert r.chain("border") == ["The Morning Courier", medium, "Marta Ilves"]


@pytest.mark.parametrize("own", ["the Morning Courier", "the Courier"])
def test_what_was_told_to_the_outlet_itself_has_no_link_more(read, own):
    text = f"Marta Ilves told {own} that the border would reopen."
    actors = MINISTER | {own: ([own], "media")}
    r = read(text, [("Marta Ilves", "told", "the border would reopen")], actors)
    assert r.chain("border") == ["The Morning Courier", "Marta Ilves"]


def test_a_presenter_named_with_his_channel_is_no_medium(read):
    text = "CNN’s Ann Dorsey said the border would reopen."
    r = read(text, [("CNN’s Ann Dorsey", "said", "the border would reopen")], {"Ann Dorsey": ["CNN’s Ann Dorsey"]})
    assert r.chain("border") == ["The Morning Courier", "Ann Dorsey"]


def test_the_medium_lasts_for_the_same_speaker_until_another_occasion(read):
    text = (
        "Marta Ilves told Reuters that the border would reopen. “We are ready,” she added. "
        "In a statement, Ilves said the guards had left."
    )
    said = [
        ("Marta Ilves", "told", "the border would reopen"),
        ("she", "added", "“We are ready,”"),
        ("Ilves", "said", "the guards had left"),
    ]
    r = read(text, said, MINISTER | {"Reuters": (["Reuters"], "media")})
    assert r.chain("ready") == ["The Morning Courier", "Reuters", "Marta Ilves"]
    assert r.chain("guards") == ["The Morning Courier", "Marta Ilves"]


def test_words_reported_within_words_have_the_longer_chain(read):
    text = "Pavel Orlik said Marta Ilves had told him the border would reopen, and he called the plan a gamble."
    said = [
        ("Pavel Orlik", "said", "Marta Ilves had told him the border would reopen"),
        ("Marta Ilves", "told", "the border would reopen"),
    ]
    r = read(text, said, MINISTER | {"Pavel Orlik": ["Pavel Orlik", "him"]})
    assert r.chain("border") == ["The Morning Courier", "Pavel Orlik", "Marta Ilves"]


def test_an_outer_report_without_words_of_its_own_is_only_a_link(read):
    text = "Reuters reported that Marta Ilves said the border would reopen."
    said = [
        ("Reuters", "reported", "that Marta Ilves said the border would reopen"),
        ("Marta Ilves", "said", "the border would reopen"),
    ]
    r = read(text, said, MINISTER | {"Reuters": (["Reuters"], "media")})
    assert len(r.statements) == 1
    assert r.chain("border") == ["The Morning Courier", "Reuters", "Marta Ilves"]


def test_an_outer_report_with_words_of_its_own_stays_and_holds_the_inner_one(read):
    text = "Reuters reported that eleven lorries were waiting and that Marta Ilves said the border would reopen."
    said = [
        ("Reuters", "reported", "that eleven lorries were waiting and that Marta Ilves said the border would reopen"),
        ("Marta Ilves", "said", "the border would reopen"),
    ]
    r = read(text, said, MINISTER | {"Reuters": (["Reuters"], "media")})
    assert len(r.statements) == 2
    assert r.of("border").within == r.of("lorries").id


def test_what_a_speaker_denies_that_another_said_is_not_reported_by_him(read):
    text = "Pavel Orlik denied that Marta Ilves had said the border would reopen."
    said = [
        ("Pavel Orlik", "denied", "that Marta Ilves had said the border would reopen"),
        ("Marta Ilves", "said", "the border would reopen"),
    ]
    r = read(text, said, MINISTER | {"Pavel Orlik": ["Pavel Orlik"]})
    assert len(r.statements) == 2
    assert r.chain("border") == ["The Morning Courier", "Marta Ilves"]


def test_a_reporter_at_the_end_of_the_words_is_put_before_their_speaker(read):
    text = "Marta Ilves said the border would reopen, according to local media."
    said = [("Marta Ilves", "said", "the border would reopen, according to local media")]
    spans = [
        (text.index(w), text.index(w) + len(w)) for w in ("local media", "according to", "the border would reopen")
    ]
    r = read(text, said, MINISTER | {"local media": (["local media"], "media")}, more=[spans])
    (only,) = r.statements
    assert r.parsed.report.words(only.content) == "the border would reopen"
    assert r.chain("border") == ["The Morning Courier", "local media", "Marta Ilves"]


def test_whom_a_paper_cites_is_the_speaker_and_the_paper_a_link(read):
    text = "The crossing was closed at dawn, the Harbour Herald reported, citing two customs officials."
    said = [
        ("the Harbour Herald", "reported", "The crossing was closed at dawn"),
        ("the Harbour Herald", "citing", "two customs officials"),
    ]
    actors = {"Harbour Herald": (["the Harbour Herald"], "media"), "two customs officials": ["two customs officials"]}
    r = read(text, said, actors, unnamed=["two customs officials"])
    assert r.chain("crossing") == ["The Morning Courier", "Harbour Herald", "two customs officials"]
    assert r.of("crossing").anonymous


def test_the_parse_gives_the_reporter_where_no_attribution_does(read):
    text = "Pavel Orlik said he was told by Marta Ilves that the border would reopen."
    actors = MINISTER | {"Pavel Orlik": ["Pavel Orlik", "he"]}
    r = read(text, [("Marta Ilves", "told", "the border would reopen")], actors)
    assert r.chain("border") == ["The Morning Courier", "Pavel Orlik", "Marta Ilves"]


def test_links_carry_their_actor_and_where_they_are_named(read):
    text = "Marta Ilves told Reuters that the border would reopen."
    actors = MINISTER | {"Reuters": (["Reuters"], "media")}
    outlet, agency, speaker = (
        read(text, [("Marta Ilves", "told", "the border would reopen")], actors).of("border").chain
    )
    assert (outlet.actor, outlet.span) == (None, None)
    assert [text[a:b] for a, b in agency.span] == ["Reuters"]
    assert agency.actor == "a2"
    assert [text[a:b] for a, b in speaker.span] == ["Marta Ilves"]


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("the Courier", "The Morning Courier"),
        ("AP", "Associated Press"),
        ("huff-post", "HuffPost"),
        ("SNA", "Southern News Agency"),
        ("nyt", "New York Times"),
    ],
)
def test_short_names_and_file_names_of_one_outlet_are_the_outlet(short, full):
    assert same_body(short, full)
    assert short_of(short, full)


def test_two_outlets_are_two():
    assert not same_body("BBC", "NBC")
    assert not same_body("Morning Courier", "Evening Courier")
    assert not same_body("", "Reuters")


def test_an_agency_is_called_as_the_report_calls_it(read):
    text = "PORT MARIE (AP) — Marta Ilves said the border would reopen."
    said = [("Marta Ilves", "said", "the border would reopen")]
    assert read(text, said, MINISTER, wire="Associated Press").chain("border")[1] == "AP"
    full = text + " She spoke to The Associated Press."
    assert read(full, said, MINISTER, wire="Associated Press").chain("border")[1] == "Associated Press"


def test_a_programme_in_quotation_marks_is_a_medium_and_no_words(read):
    text = "“We will reopen it,” Ilves said on “Meet the Press.”"
    said = [("Ilves", "said", ["“We will reopen it,”", "“Meet the Press.”"])]
    (only,) = read(text, said, MINISTER).statements
    assert text[only.content[0][0] : only.content[-1][1]] == "“We will reopen it,”"
    assert [link.name for link in only.chain] == ["The Morning Courier", "Meet the Press", "Marta Ilves"]


def test_whom_a_speaker_blames_did_not_carry_the_words(read):
    text = "Marta Ilves blamed the Harbour Herald for the panic, saying the border would reopen."
    actors = MINISTER | {"Harbour Herald": (["the Harbour Herald"], "media")}
    r = read(text, [("Marta Ilves", "saying", "the border would reopen")], actors)
    assert r.chain("border") == ["The Morning Courier", "Marta Ilves"]


REUTERS = {"Reuters": (["Reuters"], "media")}


def test_a_medium_to_which_somebody_spoke_carries_what_is_then_said(read):
    text = "Marta Ilves spoke to the Harbour Herald at the border camp. “It will reopen,” she said."
    r = read(text, [("she", "said", "“It will reopen,”")], MINISTER)
    assert r.chain("reopen") == ["The Morning Courier", "Harbour Herald", "Marta Ilves"]


def test_a_medium_of_a_second_act_did_not_carry_the_first(read):
    text = "Marta Ilves said the border was safe, and she repeated it on state television."
    r = read(text, [("Marta Ilves", "said", "the border was safe")], MINISTER)
    assert r.chain("safe") == ["The Morning Courier", "Marta Ilves"]


def test_a_medium_at_the_end_of_the_words_to_which_they_were_said_is_a_link(read):
    text = "Marta Ilves confirmed the closure of the camp to Reuters."
    r = read(text, [("Marta Ilves", "confirmed", "the closure of the camp to Reuters")], MINISTER | REUTERS)
    assert r.chain("closure") == ["The Morning Courier", "Reuters", "Marta Ilves"]


def test_the_news_agency_is_the_agency_named_last_not_the_paper(read):
    text = "Reuters and then the Harbour Herald had the story. Marta Ilves told the news agency it was true."
    r = read(text, [("Marta Ilves", "told", "it was true")], MINISTER | REUTERS)
    assert r.chain("true") == ["The Morning Courier", "Reuters", "Marta Ilves"]

"""Speaker, anonymity, form, audience."""

from __future__ import annotations

import pytest

ILVES = {"Marta Ilves": ["Marta Ilves", "Ilves", "she"]}


def test_the_speaker_is_whom_the_head_of_the_source_names(read):
    text = "Norvia’s foreign minister said the border would reopen."
    actors = {"Norvia": (["Norvia"], "state"), "Marta Ilves": ["Norvia’s foreign minister"]}
    r = read(text, [("Norvia’s foreign minister", "said", "the border would reopen")], actors)
    assert r.speaker("border") == "Marta Ilves"


def test_words_that_nobody_is_named_for_have_no_speaker_and_are_anonymous(read):
    text = "It was reported on the island that the ferry had sunk."
    r = read(text, [(None, "reported", "that the ferry had sunk")])
    assert r.of("ferry").speaker is None
    assert r.of("ferry").anonymous
    assert r.chain("ferry") == ["The Morning Courier"]


def test_a_source_without_an_actor_breaks_nothing(read):
    r = read("Villagers said the ferry had sunk.", [("Villagers", "said", "the ferry had sunk")])
    assert r.of("ferry").speaker is None
    assert [r.parsed.report.text[a:b] for a, b in r.of("ferry").speaker_span] == ["Villagers"]


def test_a_quotation_without_cue_goes_on_with_the_speaker_before(read):
    text = "Marta Ilves said the border would reopen.\n\n“We have nothing to hide from anyone on either side.”"
    said = [
        ("Marta Ilves", "said", "the border would reopen"),
        (None, None, "“We have nothing to hide from anyone on either side.”"),
    ]
    r = read(text, said, ILVES)
    assert r.speaker("nothing") == "Marta Ilves"
    assert r.chain("nothing") == ["The Morning Courier", "Marta Ilves"]


@pytest.mark.parametrize(
    ("text", "content", "form"),
    [
        ("Ilves said: “We will reopen the border.”", "“We will reopen the border.”", "direct"),
        ("Ilves said the border would reopen soon.", "the border would reopen soon", "indirect"),
        ("Ilves said the closure was “a farce”.", "the closure was “a farce”", "mixed"),
        ('Ilves said: "We will reopen the border."', '"We will reopen the border."', "direct"),
        ("Ilves said: ``We will reopen the border.''", "``We will reopen the border.''", "direct"),
        ("Ilves said: ‘We’ll reopen it.’", "‘We’ll reopen it.’", "direct"),
        ("Ilves said the guards' dogs' huts were empty.", "the guards' dogs' huts were empty", "indirect"),
        ("Ilves said: “We will [soon] let them in.", "“We will [soon] let them in.", "direct"),
    ],
)
def test_form_is_read_off_the_quotation_marks(read, text, content, form):
    assert read(text, [("Ilves", "said", content)], ILVES).statements[0].form == form


def test_a_block_quotation_is_direct_without_marks(read, parse):
    from onrecord.record import Segment

    text = "Ilves wrote:\n\nWe will reopen the border to all who wish to cross."
    segments = (Segment(kind="paragraph", start=0, end=12), Segment(kind="blockquote", start=14, end=len(text)))
    said = [("Ilves", "wrote", "We will reopen the border to all who wish to cross.")]
    assert read(text, said, ILVES, segments=segments).statements[0].form == "direct"


def test_what_a_quoted_speaker_reports_another_to_have_said_is_indirect(read):
    text = "“Orlik told us the border would reopen,” Ilves said."
    said = [
        ("Ilves", "said", "“Orlik told us the border would reopen,”"),
        ("Orlik", "told", "the border would reopen"),
    ]
    r = read(text, said, ILVES | {"Pavel Orlik": ["Orlik"]})
    assert r.of("border").form == "indirect"


@pytest.mark.parametrize(
    ("text", "cue", "to"),
    [
        ("Ilves told reporters that the border would reopen.", "told", "reporters"),
        ("Ilves warned Norvia that the border would reopen.", "warned", "Norvia"),
        ("Ilves complained to the council that the border would reopen.", "complained", "the council"),
        ("Ilves said that the border would reopen.", "said", ""),
        (
            "Ilves told the guards of the northern gate that the border would reopen.",
            "told",
            "the guards of the northern gate",
        ),
    ],
)
def test_audience_is_the_one_addressed(read, text, cue, to):
    assert read(text, [("Ilves", cue, "the border would reopen")], ILVES).audience("border") == to


@pytest.mark.parametrize("text", ["Ilves confirmed the closure on condition of anonymity."])
def test_a_condition_is_nobody_to_speak_to(read, text):
    r = read(text, [("Ilves", "confirmed", "the closure")], ILVES)
    assert all(not s.audience for s in r.statements)


def test_a_quotation_opened_curly_and_closed_straight_is_mixed(read):
    text = "Ilves said that a clash ‘could have clear consequences,' and left."
    r = read(text, [("Ilves", "said", "that a clash ‘could have clear consequences,'")], ILVES)
    assert r.of("clash").form == "mixed"


def test_whom_a_paper_cites_is_the_speaker(read):
    text = "The fleet had sailed, the Herald said, quoting Marta Ilves."
    actors = {"Herald": (["Herald"], "media"), **ILVES}
    r = read(text, [("the Herald", "said", "The fleet had sailed")], actors)
    assert r.chain("fleet") == ["The Morning Courier", "Herald", "Marta Ilves"]


def test_whom_a_block_quotation_names_is_given_in_its_words(read):
    from onrecord.record import Segment

    text = "The Herald wrote:\n\nThe border will reopen, Ilves said."
    segments = (Segment(kind="paragraph", start=0, end=17), Segment(kind="blockquote", start=19, end=len(text)))
    r = read(text, [("Ilves", "said", "The border will reopen")], ILVES, segments=segments)
    assert r.of("border").form == "indirect"


def test_a_paper_called_the_post_is_no_post_of_the_speaker_before(read):
    text = "Marta Ilves said the border would reopen. The Post said it was a trick."
    actors = ILVES | {"Post": (["The Post"], "media")}
    said = [("Marta Ilves", "said", "the border would reopen"), ("The Post", "said", "it was a trick")]
    assert read(text, said, actors).speaker("trick") == "Post"


def test_who_is_urged_or_asked_by_nobody_named_does_not_say_it(read):
    text = "Marta Ilves has been urged to reopen the border. Ilves was pressed on why the guards had left."
    said = [("Marta Ilves", "has been urged", "to reopen the border")]
    said += [("Ilves", "was pressed on", "why the guards had left")]
    r = read(text, said, ILVES)
    assert r.speaker("reopen") is None
    assert r.chain("guards") == ["The Morning Courier"]


def test_who_is_asked_before_answering_does_not_ask(read):
    text = "Asked whether the guards had left, Marta Ilves said the border was quiet."
    said = [(None, "Asked", "whether the guards had left"), ("Marta Ilves", "said", "the border was quiet")]
    r = read(text, said, ILVES)
    assert r.speaker("guards") is None
    assert r.speaker("quiet") == "Marta Ilves"


def test_a_participle_after_a_preposition_has_the_subject_of_its_sentence(read):
    text = "Marta Ilves drew fire after saying that the border would reopen."
    assert read(text, [(None, "saying", "that the border would reopen")], ILVES).speaker("border") == "Marta Ilves"


def test_who_is_quoted_as_saying_it_is_the_speaker_and_who_quotes_a_link(read):
    actors = ILVES | {"Norvian News Agency": (["the Norvian News Agency", "The agency"], "media")}
    text = "“The border will reopen,” Marta Ilves was quoted as saying by the Norvian News Agency."
    r = read(text, [("the Norvian News Agency", "was quoted as saying", "“The border will reopen,”")], actors)
    assert r.chain("border") == ["The Morning Courier", "Norvian News Agency", "Marta Ilves"]


def test_of_a_quoting_and_the_saying_in_it_the_saying_stays_with_all_its_words(read):
    actors = ILVES | {"Norvian News Agency": (["The Norvian News Agency"], "media")}
    text = "The Norvian News Agency quoted Marta Ilves as saying that the border would reopen, but not in March."
    said = [
        ("The Norvian News Agency", "quoted", "Marta Ilves as saying that the border would reopen, but not in March"),
        ("Marta Ilves", "saying", "that the border would reopen"),
    ]
    r = read(text, said, actors)
    assert len(r.statements) == 1
    assert r.chain("March") == ["The Morning Courier", "Norvian News Agency", "Marta Ilves"]

"""Who said what, by the rules: source, cue and content of every construction."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading import ParsedReport
from onrecord.reading.attribution import read_rules
from onrecord.record import Segment

Parse = Callable[..., ParsedReport]
Triple = tuple[list[str], list[str], list[str]]


def triples(parsed: ParsedReport) -> list[Triple]:
    text = parsed.report.text
    return [
        ([text[s:e] for s, e in a.source], [text[s:e] for s, e in a.cue], [text[s:e] for s, e in a.content])
        for a in read_rules(parsed)
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The minister said that the port was closed.", "The minister", "said", ["that the port was closed"]),
        ("“The port is closed,” said the minister.", "the minister", "said", ["“The port is closed,”"]),
        ("“The port,” she said, “is closed.”", "she", "said", ["“The port,”", "“is closed.”"]),
        ("The port is closed, the minister said on Monday.", "the minister", "said", ["The port is closed"]),
        ("The talks, she said, had failed.", "she", "said", ["The talks", "had failed"]),
        ("The minister said: “The port is closed.”", "The minister", "said", ["“The port is closed.”"]),
        ("According to the ministry, three ships sank.", "the ministry", "According to", ["three ships sank"]),
        ("Three ships sank, according to the ministry.", "the ministry", "according to", ["Three ships sank"]),
        ("Norway vowed to close the port.", "Norway", "vowed", ["to close the port"]),
        ("Norway urged Sweden to close the port.", "Norway", "urged", ["Sweden to close the port"]),
        ("The minister called the plan “a disgrace”.", "The minister", "called", ["the plan “a disgrace”"]),
        (
            "The minister accused Sweden of hiding the report.",
            "The minister",
            "accused",
            ["Sweden of hiding the report"],
        ),
    ],
)
def test_each_construction_gives_its_source_cue_and_content(
    parse: Parse, text: str, source: str, cue: str, content: list[str]
) -> None:
    assert ([source], [cue], content) in triples(parse(text))


def test_a_gerund_has_the_speaker_of_its_sentence(parse: Parse) -> None:
    found = triples(parse("The admiral rejected the offer, saying the fleet would stay in the bay."))
    assert (["The admiral"], ["saying"], ["the fleet would stay in the bay"]) in found


def test_a_report_of_a_report_gives_both(parse: Parse) -> None:
    found = triples(parse("Reuters reported that the minister said the port was closed."))
    assert (["Reuters"], ["reported"], ["that the minister said the port was closed"]) in found
    assert (["the minister"], ["said"], ["the port was closed"]) in found


def test_words_quoted_after_a_closed_sentence_belong_to_the_same_cue(parse: Parse) -> None:
    found = triples(parse("“The port is closed,” she told reporters. “It will not open this year.”"))
    assert found == [(["she"], ["told"], ["“The port is closed,”", "“It will not open this year.”"])]


def test_a_quotation_that_runs_over_paragraphs_is_one_attribution(parse: Parse) -> None:
    found = triples(parse("“The port is closed,” she told reporters. “We stay here.\n\n“We will not move at all.”"))
    assert found == [(["she"], ["told"], ["“The port is closed,”", "“We stay here.", "“We will not move at all.”"])]


def test_a_quotation_after_indirect_words_has_the_speaker_and_no_cue(parse: Parse) -> None:
    found = triples(parse("The minister said the port was closed. “Nobody will be allowed to leave the bay.”"))
    assert (["The minister"], [], ["“Nobody will be allowed to leave the bay.”"]) in found


def test_a_block_quotation_belongs_to_the_cue_before_its_colon(parse: Parse) -> None:
    lead, block = "In a letter the minister wrote:", "I think that the port must stay closed. We have no choice."
    text = f"{lead}\n\n{block}"
    segments = (
        Segment(kind="paragraph", start=0, end=len(lead)),
        Segment(kind="blockquote", start=len(lead) + 2, end=len(text)),
    )
    assert (["the minister"], ["wrote"], [block]) in triples(parse(text, segments=segments))


def test_a_name_and_a_colon_give_the_words_after_it(parse: Parse) -> None:
    found = triples(parse("Admiral Berg: “The port is closed.”\n\nThe rain went on."))
    assert (["Admiral Berg"], [":"], ["“The port is closed.”"]) in found


def test_what_is_said_by_nobody_in_particular_has_no_source(parse: Parse) -> None:
    found = triples(parse("The captain reportedly fled to Denmark."))
    assert [source for source, _, _ in found] == [[]]


def test_words_within_a_quotation_are_not_read_as_cues(parse: Parse) -> None:
    found = triples(parse("“I think they say the port is closed,” the captain said."))
    assert [cue for _, cue, _ in found] == [["said"]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Said",
        " " * 10_000,
        "“",
        "said said said: “",
        "he said 🙂 “🙂",
        "قال الوزير إن الميناء مغلق",
        "“" * 500,
        '":' * 300,
    ],
)
def test_odd_text_is_read_without_an_error(parse: Parse, text: str) -> None:
    for a in read_rules(parse(text)):
        assert a.content


def test_every_span_is_trimmed_verbatim_and_in_order(parse: Parse) -> None:
    text = (
        "The talks, Admiral Berg said, had failed. “Nobody,” he added, “expects more.” According to the ministry, "
        "Sweden vowed to close the port, saying it had no choice. He called it 'reckless' and urged calm."
    )
    parsed = parse(text)
    for a in read_rules(parsed):
        for spans in (a.source, a.cue, a.content):
            at = 0
            for start, end in spans:
                assert at <= start < end <= len(text)
                assert text[start:end] == text[start:end].strip()
                at = end
        assert 0.0 < a.confidence <= 1.0


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "On Wednesday, two days after Sweden's navy seized a Norwegian ship, the government warned that if the crew"
            " were not freed by Friday, Norway would close its ports to Swedish ships.",
            "the government",
            "warned",
            ["that if the crew were not freed by Friday, Norway would close its ports to Swedish ships"],
        ),
        (
            "Norway's Foreign Ministry said in a statement that the ship had entered Norwegian waters.",
            "Norway's Foreign Ministry",
            "said",
            ["that the ship had entered Norwegian waters"],
        ),
        (
            "A seaman broke an arm when his boat boarded the ship Andorinha, a hospital in Bergen said on Saturday.",
            "a hospital in Bergen",
            "said",
            ["A seaman broke an arm when his boat boarded the ship Andorinha"],
        ),
        (
            "Fjord Today reported that Norway would drop the charges.",
            "Fjord Today",
            "reported",
            ["that Norway would drop the charges"],
        ),
        (
            "The agency reported, citing two officials, that the fleet had sailed.",
            "The agency",
            "reported",
            ["that the fleet had sailed"],
        ),
    ],
)
def test_content_is_what_its_own_word_opens_and_no_more(
    parse: Parse, text: str, source: str, cue: str, content: list[str]
) -> None:
    assert ([source], [cue], content) in triples(parse(text))


def test_a_second_cue_in_the_tense_of_the_first_has_its_speaker(parse: Parse) -> None:
    text = "The minister told reporters in Oslo that the ship had been in foreign waters and demanded its release."
    sources = {cue[0]: source for source, cue, _ in triples(parse(text)) if cue}
    assert sources["demanded"] == ["The minister"]


def test_a_call_by_telephone_says_nothing(parse: Parse) -> None:
    text = "Prime Minister Ana Hale called her Swedish counterpart, Jon Berg, on Monday evening."
    assert all("evening" not in c for _, _, content in triples(parse(text)) for c in content)


def test_whom_a_paper_quotes_as_saying_something_is_quoted_once(parse: Parse) -> None:
    text = "The agency quoted her as saying: “I cannot wait. When my sister told me, she cried.”"
    assert [(cue, content) for _, cue, content in triples(parse(text))] == [
        (["saying"], ["“I cannot wait. When my sister told me, she cried.”"])
    ]


@pytest.mark.parametrize(("a", "b"), [("'", "'"), ("‘", "’")])
def test_a_paper_that_has_single_marks_only_quotes_with_them(parse: Parse, a: str, b: str) -> None:
    text = f"{a}We will not go,{b} Ana Hale said. {a}The sailors{b} pay is late and we know why.{b} She left."
    assert [content for _, cue, content in triples(parse(text)) if cue == ["said"]] == [
        [f"{a}We will not go,{b}", f"{a}The sailors{b} pay is late and we know why.{b}"]
    ]

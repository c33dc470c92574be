"""Attributions as the trained encoder reads them, and joined with the rules'."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from onrecord.reading import ParsedReport
from onrecord.reading.attribution import read_attributions, read_rules, read_trained
from onrecord.reading.attribution._trained import joined, passages
from onrecord.record import Attribution, Segment

Parse = Callable[..., ParsedReport]
pytest.importorskip("onrecord_en")


def triples(parsed: ParsedReport) -> list[tuple[list[str], list[str], list[str]]]:
    text = parsed.report.text
    return [
        ([text[s:e] for s, e in a.source], [text[s:e] for s, e in a.cue], [text[s:e] for s, e in a.content])
        for a in read_trained(parsed)
    ]


def test_a_sentence_gives_its_source_cue_and_content(parse: Parse) -> None:
    text = "The harbour master told reporters on Monday that the bridge would stay closed until April."
    [(source, cue, content)] = triples(parse(text))
    assert source == ["The harbour master"]
    assert cue[0].startswith("told")
    assert content == ["that the bridge would stay closed until April"]


def test_a_quotation_round_its_cue_is_one_attribution(parse: Parse) -> None:
    text = "“The port is closed,” said Maria Lund, the mayor. “It will stay closed.”"
    assert len([cue for _, cue, _ in triples(parse(text)) if cue == ["said"]]) == 1


def test_a_long_report_is_read_to_its_end(parse: Parse) -> None:
    line = "The weather was fine and the boats went out early in the morning.\n\n"
    text = line * 60 + "“We saw nothing,” the captain said."
    assert (["the captain"], ["said"], ["“We saw nothing,”"]) in triples(parse(text))


def test_what_is_not_read_as_the_report_is_not_read(parse: Parse) -> None:
    first, second = "The minister said the port was closed.", "The editor said this page has moved."
    segments = (
        Segment(kind="paragraph", start=0, end=len(first)),
        Segment(kind="furniture", start=len(first) + 2, end=len(first) + 2 + len(second)),
    )
    found = triples(parse(f"{first}\n\n{second}", segments=segments))
    assert [source for source, _, _ in found] == [["The minister"]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Yes",
        " " * 10_000,
        "“" * 300,
        "👩\u200d🚀 said 👍",
        "قال الوزير إن الميناء مغلق",
        "a" * 5_000,
        "said\n" * 400,
        "\u0301 \u0302",
    ],
)
def test_odd_texts_give_spans_of_the_text_or_nothing(parse: Parse, text: str) -> None:
    for a in read_attributions(parse(text)):
        for start, end in (*a.source, *a.cue, *a.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]


def test_reading_twice_gives_the_same(parse: Parse) -> None:
    parsed = parse("Norway vowed to close the port, and Sweden said it would follow.")
    assert read_attributions(parsed) == read_attributions(parsed)


def one(cue: tuple[tuple[int, int], ...], content: tuple[int, int], confidence: float = 0.9) -> Attribution:
    return Attribution(cue=cue, content=(content,), confidence=confidence)


def test_of_the_rules_what_the_model_has_no_part_in_is_added() -> None:
    model = [one(((10, 14),), (15, 40))]
    same, other, unsure = one(((12, 14),), (15, 30)), one(((50, 54),), (55, 70)), one(((80, 84),), (85, 90), 0.4)
    going_on, covered = one((), (91, 99)), one((), (20, 30))
    found = joined(model, [same, other, unsure, going_on, covered], 0.5)
    assert [a.content for a in found] == [a.content for a in (model[0], other, going_on)]


def test_what_the_model_did_not_find_is_less_sure() -> None:
    model, other = one(((10, 14),), (15, 40)), one(((50, 54),), (55, 70), 0.8)
    assert [a.confidence for a in joined([model], [other], 0.5)] == [0.9, 0.2]


def test_without_the_weights_the_rules_read(parse: Parse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[read_attributions.__module__], "is_installed", lambda: False)
    parsed = parse("The minister said that the port was closed.")
    assert read_attributions(parsed) == read_rules(parsed)


def test_reading_needs_no_torch() -> None:
    program = (
        "import sys, onrecord; onrecord.read('The minister said the port was closed.');"
        "print(*sorted({'torch', 'transformers', 'onnx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_where_a_medium_passes_words_on_the_rules_are_heard(parse: Parse) -> None:
    text = (
        "The Coast Herald reported that the mayor of the town rejected the plan, saying, “We will not pay.”\n\n"
        "“It is a shame,” the harbour master said."
    )
    parsed = parse(text)
    ruled = read_rules(parsed)
    (start, end) = passages(text, ruled)[0]
    assert text[start:end].startswith("The Coast Herald") and "We will not pay" in text[start:end]
    wrong = Attribution(
        source=((0, 16),), cue=((text.index("saying"), text.index("saying") + 6),), content=((80, 98),), confidence=0.9
    )
    both = joined([wrong], ruled, 0.5, passages(text, ruled))
    assert wrong not in both
    said = [a for a in both if a.cue and a.source and text[slice(*a.cue[0])] == "saying"]
    assert ["mayor" in text[slice(*a.source[0])] for a in said] == [True]


def test_an_unquoted_sentence_is_not_put_into_the_next_speakers_mouth(parse: Parse) -> None:
    text = (
        "The ship was repairing a cable between two ports. Nobody was hurt, the harbour master said.\n\n"
        "A second officer confirmed the figures. The ministry denied the account."
    )
    parsed = parse(text)
    for a in read_trained(parsed):
        sentences = {text[: a.cue[0][0]].count(". "), *(text[:s].count(". ") for s, _ in a.content)}
        assert len(sentences) == 1

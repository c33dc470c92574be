"""The report with who says what in its margin, and the lists beneath it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.cli._lines import hanging, sections, wrapped
from onrecord.cli._margin import MARGIN, margin_rows
from onrecord.cli._out import cells, cut, one_line, safe
from onrecord.cli._show import show_record
from onrecord.record import Record, Report, Segment, Statement

WIDTH = 80


def shown(record: Record) -> str:
    return "\n".join(f"{m:{MARGIN}} | {t}" for m, t in margin_rows(record, WIDTH))


def without_brackets(text: str) -> str:
    return " ".join(re.sub(r"\[s\d+ | s\d+\]", "", text).split())


def test_the_margin_names_the_speaker_beside_the_line_where_the_words_begin(record: Record) -> None:
    rows = list(margin_rows(record, WIDTH))
    row = next(r for r in rows if r.margin.startswith("s3"))
    assert row.margin == 's3 " Kataja'
    assert row.text.startswith("[s3 “My colleague told me")


def test_the_margin_names_who_stands_between(record: Record) -> None:
    assert "   via Baltic Wire   " in shown(record)


def test_nested_words_have_brackets_within_brackets(record: Record) -> None:
    assert "[s3 “My colleague told me that [s4 ‘nobody has signed anything,’ s4]” s3]" in " ".join(
        t for _, t in margin_rows(record, WIDTH)
    )


def test_interrupted_words_are_bracketed_piece_by_piece_and_their_speaker_named_once(record: Record) -> None:
    text = shown(record)
    assert text.count("[s2 ") == 2
    assert len(re.findall(r"^s2 ", text, re.M)) == 1


def test_an_unnamed_source_is_marked(record: Record) -> None:
    assert re.search(r"^s5 ~ Two offic.*\(\?\)", shown(record), re.M)


def test_a_segment_that_is_not_read_says_so(record: Record) -> None:
    assert re.search(r"^\(credit, unread\) +\| Photo", shown(record), re.M)


def test_nothing_of_the_report_is_lost_and_no_line_is_too_wide(record: Record) -> None:
    rows = list(margin_rows(record, WIDTH))
    assert all(cells(f"{m:{MARGIN}} | {t}") <= WIDTH for m, t in rows)
    assert without_brackets(" ".join(t for _, t in rows)) == " ".join(record.report.text.split())


def test_words_between_segments_are_shown_as_unread() -> None:
    text = "Talks failed.\n\nShare this page\n\nThey will meet again."
    report = Report(
        id="1",
        source="t",
        text=text,
        segments=(Segment(kind="paragraph", start=0, end=13), Segment(kind="paragraph", start=32, end=len(text))),
    )
    assert re.search(r"^\(furniture, unread\) +\| Share this page", shown(Record(report=report)), re.M)


def test_what_a_record_holds_is_listed_beneath(record: Record) -> None:
    text = "\n".join([*sections(record, WIDTH), *sections(record, WIDTH, whole=True)])
    for expected in (
        's2  "~ The Morning Courier > The Baltic Wire > Aino Kataja; to reporters',
        "MOBILIZE, alleged: Norway > ?; Ivalo; in s5",
        "threat by Aino Kataja, in s3",
        "if: If they close it",
        "2031-02-14 Friday",
        "a1  Aino Kataja: person, Foreign Minister",
        "a3  Norway: state, NOR",
        "no author is named",
    ):
        assert expected in text
    assert max(cells(line) for line in text.splitlines()) <= WIDTH


def test_control_characters_of_a_report_do_not_reach_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    text = "\x1b]0;owned\x07Talks\x1b[2J failed\u202e, [red]he[/red] said.\x00\x01s1\x00"
    report = Report(id="1", source="a\x1b[31m\nb", outlet="\x9b0m", text=text)
    words = Statement(id="s1", form="direct", content=((0, len(text)),))
    show_record(Record(report=report, statements=(words,), notes=("\x1b[5m",)))
    out = capfd.readouterr().out
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", out)
    assert "[red]he[/red]" in out


@given(st.text(max_size=200), st.data())
@settings(max_examples=60, deadline=None)
def test_any_text_with_any_statements_is_shown_whole(text: str, data: st.DataObject) -> None:
    places = st.integers(0, max(0, len(text) - 1))
    statements: list[Statement] = []
    for i in range(data.draw(st.integers(0, 3)) if text else 0):
        start = data.draw(places)
        end = data.draw(st.integers(start + 1, len(text)))
        statements.append(Statement(id=f"s{i}", form="indirect", content=((start, end),)))
    segments = (Segment(kind="paragraph", start=0, end=len(text)),)
    record = Record(report=Report(id="1", source="t", text=text, segments=segments), statements=tuple(statements))
    rows = list(margin_rows(record, WIDTH))
    shown_text = "".join(t for _, t in rows)
    assert [c for c in re.sub(r"\[s\d+ ?| ?s\d+\]", "", shown_text) if not c.isspace()] == [
        c for c in re.sub(r"\[s\d+ ?| ?s\d+\]", "", safe(text)) if not c.isspace()
    ]
    assert all(cells(t) <= WIDTH - MARGIN for _, t in rows)


@given(st.text(max_size=100), st.integers(2, 30))
def test_cutting_keeps_within_the_columns(text: str, width: int) -> None:
    assert cells(cut(text, width + 1)) <= width + 1
    assert "\n" not in one_line(text)


def test_a_word_longer_than_a_line_is_cut_not_lost() -> None:
    assert list(wrapped(["a" * 25, "b"], 10)) == ["a" * 10, "a" * 10, "aaaaa b"]
    assert list(hanging("one two three", 9, "* ", "  ")) == ["* one two", "  three"]

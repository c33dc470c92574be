"""Where words stand in quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.attribution import find_quotes


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She called it “a farce,” twice.", ["“a farce,”"]),
        ('She called it "a farce," twice.', ['"a farce,"']),
        ("She called it ''a farce,'' twice.", ["''a farce,''"]),
        ("The mayor’s plan, the drivers’ union said, is dead.", []),
        ("He called it a ‘farce’ twice.", ["‘farce’"]),
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”"]),
        ("“Not now,“ he said. “Later.”", ["“Not now,“", "“Later.”"]),
        ('"The letter reads: “We refuse.” That is all," he said.', ['"The letter reads: “We refuse.” That is all,"']),
        ("A man of 6'2\" ran away.", []),
    ],
)
def test_marks_of_every_kind_bound_what_is_quoted(text: str, words: list[str]) -> None:
    assert quoted(text) == words


def test_a_quotation_over_two_paragraphs_is_opened_twice_and_closed_once() -> None:
    first, second = "“We will stay.", "“We will not move,” he said."
    text = f"{first}\n\n{second}"
    quotes = find_quotes(text, [(0, len(first)), (len(first) + 2, len(text))])
    assert [text[q.start : q.end] for q in quotes] == ["“We will stay.", "“We will not move,”"]
    assert quotes[0].continues
    assert not quotes[1].continues


def test_a_quotation_that_nobody_closes_ends_with_its_paragraph() -> None:
    first, second = "“We will stay, he said.", "The weather was fine."
    text = f"{first}\n\n{second}"
    (quote,) = find_quotes(text, [(0, len(first)), (len(first) + 2, len(text))])
    assert quote.end == len(first)
    assert not quote.closed


def test_an_unclosed_mark_does_not_swallow_a_long_report() -> None:
    text = "“We stay. " + "The weather was fine. " * 2000
    assert all(q.end - q.start <= 3001 for q in find_quotes(text))


@given(st.text(alphabet="ab .,:\n“”‘’'\"«»", max_size=200))
def test_quotations_lie_in_the_text_in_order_and_apart(text: str) -> None:
    at = 0
    for quote in find_quotes(text):
        assert at <= quote.start < quote.end <= len(text)
        at = quote.end


@given(st.lists(st.text(alphabet="ab “”\"'", min_size=1, max_size=30), max_size=6))
def test_no_quotation_leaves_its_paragraph(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    blocks: list[tuple[int, int]] = []
    at = 0
    for paragraph in paragraphs:
        blocks.append((at, at + len(paragraph)))
        at += len(paragraph) + 2
    for quote in find_quotes(text, blocks):
        assert any(start <= quote.start and quote.end <= end for start, end in blocks)


@given(st.text(alphabet="abc ,", min_size=1, max_size=60).filter(lambda s: s.strip(" ,") == s))
def test_whatever_stands_between_two_curly_marks_is_found_whole(words: str) -> None:
    assert quoted(f"Then she said “{words}” and left.") == [f"“{words}”"]

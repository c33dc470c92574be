"""What the encoder is given."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.encoder._pieces import OTHER_KIND, Pieces, cut, kinds_of, windows, words_in

onrecord_en = pytest.importorskip("onrecord_en")


@cache
def tokenizer() -> Any:
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(onrecord_en.path() / "tokenizer.json"))


def test_a_kind_tells_letter_case_and_double_quotation_marks() -> None:
    text = "The UN said “it is” 3."
    words, begins = words_in(text, [(0, len(text))])
    assert kinds_of(text, words, begins) == [2, 4, 0, 7, 1, 1, 7, 6, 6]


def test_a_quotation_ends_with_its_paragraph() -> None:
    text = "“Never\n\nagain"
    words, begins = words_in(text, [(0, len(text))])
    assert kinds_of(text, words, begins) == [7, 3, 0]


def test_a_border_stands_between_paragraphs() -> None:
    text = "Talks failed.\n\nTroops left."
    pieces = cut(text, [(0, len(text))], tokenizer())
    assert [text[s:e] for s, e in pieces.words] == ["Talks", "failed", ".", "Troops", "left", "."]
    assert pieces.kinds.count(OTHER_KIND) - 2 == 1  # the two full stops have that kind too


@given(st.text(max_size=60))
def test_any_text_gives_every_word_a_piece(text: str) -> None:
    pieces = cut(text, [(0, len(text))], tokenizer())
    assert len(pieces.ids) == len(pieces.kinds)
    assert all(a < b for a, b in pairwise(pieces.first))
    assert all(text[s:e].strip() == text[s:e] != "" for s, e in pieces.words)


@given(st.lists(st.integers(1, 8), max_size=80), st.integers(8, 30), st.integers(1, 30))
def test_windows_hold_every_word_and_no_more_pieces_than_they_may(lengths: list[int], size: int, stride: int) -> None:
    first = [sum(lengths[:k]) for k in range(len(lengths))]
    pieces = Pieces([(k, k + 1) for k in range(len(lengths))], first, [0] * sum(lengths), [0] * sum(lengths))
    found = windows(pieces, size, stride)
    assert {k for a, b in found for k in range(a, b)} == set(range(len(lengths)))
    assert all(sum(lengths[a:b]) <= size for a, b in found)

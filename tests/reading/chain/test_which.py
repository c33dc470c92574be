"""Which attributions are statements."""

from __future__ import annotations

import pytest

from onrecord.reading.chain import _sure
from onrecord.reading.chain._lists import _lists, words

ILVES = {"Marta Ilves": ["Marta Ilves", "Ilves", "She", "she"]}


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Marta Ilves said the border would reopen.", "said", "the border would reopen"),
        ("Marta Ilves accused Norvia of breaking the treaty.", "accused", "Norvia of breaking the treaty"),
        ("Marta Ilves urged Norvia to reopen the border.", "urged", "Norvia to reopen the border"),
        ("Marta Ilves called the closure “a farce”.", "called", "the closure “a farce”"),
    ],
)
def test_acts_of_communication_are_statements(read, text, cue, content):
    (only,) = read(text, [("Marta Ilves", cue, content)], ILVES).statements
    assert only.confidence >= 0.6


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Marta Ilves wanted to reopen the border.", "wanted", "to reopen the border"),
        ("Marta Ilves tried to reopen the border.", "tried", "to reopen the border"),
        ("Marta Ilves decided to reopen the border.", "decided", "to reopen the border"),
        ("Marta Ilves declined to comment.", "declined", "to comment"),
        ("Marta Ilves backed the treaty.", "backed", "the treaty"),
    ],
)
def test_plans_and_attitudes_without_words_are_not(read, text, cue, content):
    assert read(text, [("Marta Ilves", cue, content)], ILVES).statements == ()


def test_one_content_gives_one_statement(read):
    text = "Marta Ilves said, adding with a smile, the border would reopen."
    said = [("Marta Ilves", "said", "the border would reopen"), ("Marta Ilves", "adding", "the border would reopen")]
    assert len(read(text, said, ILVES).statements) == 1


def test_no_attribution_gives_no_statement(read):
    assert read("The border was quiet.", []).statements == ()


def test_ids_are_in_the_order_of_the_text_and_confidence_is_a_probability(read):
    text = "Marta Ilves said the border would reopen. She said the guards had left."
    said = [("She", "said", "the guards had left"), ("Marta Ilves", "said", "the border would reopen")]
    r = read(text, said, ILVES)
    assert [s.id for s in r.statements] == ["s1", "s2"]
    assert r.of("border").id == "s1"
    assert all(0 < s.confidence < 1 for s in r.statements)


def test_word_lists_are_lower_case_sets_of_words_and_weights_are_numbers():
    names = [(table, key) for table, lists in _lists().items() for key in lists]
    assert all(words(t, k) for t, k in names)
    assert all(w == w.lower() for t, k in names if t not in ("media", "carried") for w in words(t, k))
    assert all(isinstance(w, float) for w in _sure._weights().values())
    assert "bias" in _sure._weights()


def test_a_purpose_is_no_statement(read):
    text = "On Monday Ilves went to Bergen to meet allies to discuss new sanctions on the port."
    assert read(text, [("Ilves", "discuss", "new sanctions on the port")], {"Marta Ilves": ["Ilves"]}).statements == ()


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The return of the envoy is seen as a test of the truce.", "seen", "a test of the truce"),
        ("Ferries ran late, and it is hard to establish how many sank.", "establish", "how many sank"),
    ],
)
def test_a_passive_or_infinitive_of_nobody_is_no_statement(read, text, cue, content):
    assert read(text, [(None, cue, content)]).statements == ()

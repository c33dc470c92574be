"""The words that attribute."""

from __future__ import annotations

import pytest

from onrecord.reading.lexicon import cue_class, cues, documents, hearsay, noun_class, nouns


@pytest.mark.parametrize(
    ("lemma", "kind"),
    [("say", "say"), ("vow", "commit"), ("urge", "ask"), ("accuse", "judge"), ("believe", "think"), ("eat", None)],
)
def test_a_verb_has_the_class_of_what_it_does(lemma: str, kind: str | None) -> None:
    assert cue_class(lemma) == kind


def test_thoughts_and_intentions_do_not_communicate() -> None:
    assert not cues()["think"].communicates
    assert not cues()["want"].communicates
    assert cues()["announce"].communicates


def test_nouns_are_kept_apart_from_verbs() -> None:
    assert noun_class("warning") == "say"
    assert noun_class("hope") == "think"
    assert noun_class("ship") is None
    assert not nouns()["belief"].communicates


def test_every_frame_is_one_that_is_read() -> None:
    assert {f for cue in cues().values() for f in cue.frames} <= {"clause", "quote", "inf", "np", "name"}


def test_every_word_is_a_lower_case_lemma() -> None:
    for word in (*cues(), *nouns(), *documents(), *hearsay()):
        assert word == word.lower().strip()

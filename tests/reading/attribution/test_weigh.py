"""How likely a find is right."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from onrecord.reading.attribution._found import Found
from onrecord.reading.attribution._weigh import confidence, weighed
from onrecord.reading.lexicon import cues, nouns

HERE = files("onrecord.reading.attribution").joinpath("precision.toml").read_text(encoding="utf-8")


def found(way: str = "clause", lemma: str = "say", **changes: object) -> Found:
    return Found(way, lemma, 1, ((0, 3),), ((4, 8),), ((9, 30),)).replace(**changes)


def test_every_figure_is_a_probability_and_every_cue_is_in_the_lexicon() -> None:
    known = {*cues(), *nouns(), "reportedly", "allegedly"}
    for way in tomllib.loads(HERE)["way"].values():
        figures = [v for k, v in way.items() if k != "cue"] + list(way.get("cue", {}).values())
        assert all(0.0 < v <= 1.0 for v in figures)
        assert set(way.get("cue", {})) <= known


def test_a_cue_with_its_own_figure_has_that_one() -> None:
    assert confidence(found(lemma="write"), nested=False) > confidence(found(lemma="see"), nested=False)


def test_a_thought_within_what_somebody_said_is_not_given() -> None:
    assert confidence(found(lemma="believe"), nested=True) == 0.0
    assert confidence(found(lemma="say"), nested=True) > 0.0


def test_what_is_given_comes_in_text_order() -> None:
    later, sooner = found(content=((50, 60),)), found(content=((20, 30),))
    assert [f.content for f, _ in weighed([later, sooner])] == [((20, 30),), ((50, 60),)]

"""Which verbs and nouns attribute, of which class, and in which constructions."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb or noun that attributes.

    Attributes:
        lemma: as spaCy's lemmatizer gives it, lower case.
        kind: its class: say, report, name, ask, commit, judge, think, intend or seem.
        communicates: whether it is an act of communication, not a thought or an intention.
        frames: the constructions it takes: clause, quote, inf, np, name (see ``cues.toml``).
        prepositions: what opens its content where that is no object: ``of`` after *accuse*.
    """

    lemma: str
    kind: str
    communicates: bool
    frames: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(files("onrecord.reading.lexicon").joinpath("cues.toml").read_text(encoding="utf-8"))


@cache
def cues() -> Mapping[str, Cue]:
    """The verbs that attribute, by lemma. A verb in two classes is of the first, with the frames of both."""
    data = _data()
    kinds: dict[str, str] = {}
    frames: dict[str, set[str]] = {}
    for kind, of_class in data["class"].items():
        for lemma in of_class["words"]:
            kinds.setdefault(lemma, kind)
            frames.setdefault(lemma, set()).update(of_class["frames"])
    for frame, lemmas in data["extra"].items():
        for lemma in lemmas:
            frames.setdefault(lemma, set()).add(frame)
    for lemma in (*data["extra"]["np"], *data["extra"]["name"], *data["prepositions"]):
        kinds.setdefault(lemma, "say")
    return MappingProxyType(
        {
            lemma: Cue(
                lemma,
                kind,
                data["class"][kind]["communicates"],
                frozenset(frames.get(lemma, ())),
                frozenset(data["prepositions"].get(lemma, ())),
            )
            for lemma, kind in kinds.items()
        }
    )


def cue_class(lemma: str) -> str | None:
    """The class of a verb by its lemma (say, report, name, ask, commit, judge, think, intend, seem), or None.

    Example:
        >>> cue_class("vow"), cue_class("believe"), cue_class("eat")
        ('commit', 'think', None)
    """
    cue = cues().get(lemma)
    return cue.kind if cue else None


@cache
def nouns() -> Mapping[str, Cue]:
    """The nouns that attribute (*claim*, *warning*, *hope*), by lemma."""
    data = _data()
    return MappingProxyType(
        {
            lemma: Cue(lemma, kind, data["class"][kind]["communicates"])
            for kind, lemmas in data["nouns"].items()
            for lemma in lemmas
        }
    )


def noun_class(lemma: str) -> str | None:
    """The class of a noun that attributes, or None: ``noun_class("warning")`` is ``"say"``."""
    noun = nouns().get(lemma)
    return noun.kind if noun else None


@cache
def documents() -> frozenset[str]:
    """Nouns for bodies of words, which as subjects speak: *poll*, *report*, *letter*."""
    return frozenset(_data()["documents"]["words"])


@cache
def hearsay() -> frozenset[str]:
    """Adverbs that say that somebody said so, and not who: *reportedly*, *allegedly*."""
    return frozenset(_data()["hearsay"]["adverbs"])

"""What verbs and nouns name as events, read from the .toml files beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.record import EventType

QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
"""PLOVER's classes of types, in the order in which a verb's senses are tried."""

EMPTY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a verb or a noun; the fields are explained in verbs/verbal_cooperation.toml and nouns.toml."""

    type: EventType
    mode: str | None = None
    cameo: str | None = None
    particle: frozenset[str] = EMPTY
    with_: frozenset[str] = EMPTY
    not_with: frozenset[str] = EMPTY
    object: frozenset[str] = EMPTY
    not_object: frozenset[str] = EMPTY
    complement: str | None = None
    complement_verbs: frozenset[str] = EMPTY
    not_complement: frozenset[str] = EMPTY
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    source_kind: frozenset[str] = EMPTY
    target_kind: frozenset[str] = EMPTY
    needs: str = "either"
    reciprocal: bool = False
    status: str | None = None
    beside: frozenset[str] = EMPTY
    requires_prep: frozenset[str] = EMPTY
    plural: bool = False
    slur: bool = False
    menace: bool = False
    hostile: bool = False
    held: bool = False
    participle: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Senses by lemma, classes of objects, and the words that carry an event's status.

    Attributes:
        verbs, nouns: senses by lemma, the narrow before the wide.
        objects: classes of objects, each a set of lemmas.
        light: verbs that lend a noun their subject; see ``[light]`` in nouns.toml.
        status: the tables of status.toml, each list a set.
        confidence: how often each type was right, and the factor of each status.
    """

    verbs: Mapping[str, tuple[Sense, ...]]
    nouns: Mapping[str, tuple[Sense, ...]]
    objects: Mapping[str, frozenset[str]]
    light: Mapping[str, frozenset[str]]
    status: Mapping[str, Mapping[str, frozenset[str]]]
    confidence: Mapping[str, Mapping[str, float]]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    nouns = _table("nouns")
    verbs = [row for quad in QUADS for row in _table(f"verbs/{quad}")["sense"]]
    return Lexicon(
        verbs=_by_lemma(verbs, "verbs"),
        nouns=_by_lemma(nouns["sense"], "nouns"),
        objects={name: words(value) for name, value in _table("objects").items()},
        light={name: words(value) for name, value in nouns["light"].items()},
        confidence=_table("confidence"),
        status={name: {key: words(value) for key, value in group.items()} for name, group in _table("status").items()},
    )


def words(value: str) -> frozenset[str]:
    """The words of a white-space separated list."""
    return frozenset(value.split())


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__ or __name__) / f"{name}.toml").read_text("utf-8"))


def _by_lemma(senses: list[dict[str, Any]], key: str) -> dict[str, tuple[Sense, ...]]:
    out: dict[str, list[Sense]] = {}
    for row in senses:
        sense = _sense({k: v for k, v in row.items() if k != key})
        for lemma in row[key].split():
            out.setdefault(lemma, []).append(sense)
    return {lemma: tuple(found) for lemma, found in out.items()}


_LISTS = ("source", "target")
_PLAIN = frozenset({"type", "mode", "cameo", "complement", "needs", "status"})


def _sense(row: dict[str, Any]) -> Sense:
    fields: dict[str, Any] = {}
    for key, value in row.items():
        name = "with_" if key == "with" else key
        if not isinstance(value, str) or key in _PLAIN:
            fields[name] = value
        elif key in _LISTS:
            fields[name] = tuple(value.split())
        else:
            fields[name] = words(value)
    return Sense(**fields)

"""The words of this room, read from words.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple, cast

from onrecord.reading.gazetteer import Gazetteer, gazetteer
from onrecord.record import ActorKind

PRIVATE = frozenset({"CVL", "REF", "CRM"})
"""Sectors of single people whose word tells what they are, and no office: "a mother of two"."""


class Sort(NamedTuple):
    """What a noun stands for: a kind of actor and a PLOVER sector."""

    kind: ActorKind
    sector: str


@dataclass(frozen=True)
class Lists:
    """Word lists; all words in lower case but for hints."""

    people: dict[str, Sort]
    bodies: dict[str, Sort]
    vague: frozenset[str]
    documents: frozenset[str]
    things: frozenset[str]
    abroad: frozenset[str]
    about: frozenset[str]
    irregular: frozenset[str]
    at_home: dict[str, tuple[str, ...]]
    single: frozenset[str]
    shown: frozenset[str]
    with_article: frozenset[str]
    borrowing: frozenset[str]
    media_names: frozenset[str]
    neutral: frozenset[str]
    refers: dict[str, tuple[str, ...]]
    hints: dict[str, str]
    regions: dict[str, tuple[str, ...]]
    pronouns: dict[str, str]
    sex_of_noun: dict[str, str]
    sex_of_first_name: dict[str, str]
    sex_of_title: dict[str, str]
    titles: frozenset[str]
    lasting_titles: frozenset[str]
    particles: frozenset[str]
    office_words: frozenset[str]

    def are_irregular(self, words: set[str], sector: str) -> bool:
        """Whether words before "forces" or "group" say they are no state's: "opposition forces", "armed groups"."""
        return bool(words & self.irregular) or (sector == "NGO" and "armed" in words)


def lists() -> Lists:
    """The lists of words.toml, read once for the gazetteer in use."""
    return _of(gazetteer())


@cache
def _of(gaz: Gazetteer) -> Lists:
    data = tomllib.loads(files("onrecord.reading.actors").joinpath("words.toml").read_text(encoding="utf-8"))
    titles = {t.rstrip(".").lower() for group in gaz.titles.values() for t in group}
    return Lists(
        people=_sorts(data["people"]),
        bodies=_sorts(data["bodies"]),
        vague=_set(data["vague"]),
        abroad=_set(data["abroad"]),
        about=_set(data["about"]),
        irregular=_set(data["irregular"]),
        at_home={kind: tuple(_split(sectors)) for kind, sectors in data["at_home"].items()},
        with_article=_set(data["with_article"]),
        shown=_set(data["shown"]),
        single=_set(data["single"]),
        borrowing=_set(data["borrowing"]),
        neutral=_set(data["neutral"]),
        media_names=_set(data["media_names"]),
        documents=_set(data["documents"]),
        things=_set(data["things"]),
        refers={w: tuple(_split(kinds)) for w, kinds in data["refers"].items()},
        hints={w: code for code, words in data["hints"].items() for w in _split(words)},
        regions={w: tuple(_split(codes)) for w, codes in data["regions"].items()},
        pronouns=_by(data["pronouns"]),
        sex_of_noun=_by(data["sex"]),
        sex_of_first_name=_by(data["first_names"]),
        sex_of_title={t.rstrip(".").lower(): sex for sex in ("male", "female") for t in gaz.titles[sex]},
        titles=frozenset(titles),
        lasting_titles=_set(data["lasting_titles"]),
        particles=_set(data["particles"]),
        office_words=gaz.office_words() | {w for t in titles for w in t.split()},
    )


def _split(cell: str) -> list[str]:
    return [w for w in (w.strip() for w in cell.split(";")) if w]


def _set(cell: str) -> frozenset[str]:
    return frozenset(w.lower() for w in _split(cell))


def _by(table: dict[str, str]) -> dict[str, str]:
    """Word → the first letter of the key it stands under: m, f, t(hing) or p(lural)."""
    return {w.lower(): key[0] for key, words in table.items() for w in _split(words)}


def _sorts(rows: str) -> dict[str, Sort]:
    out: dict[str, Sort] = {}
    for line in rows.splitlines():
        if line.strip():
            words, kind, sector = (c.strip() for c in line.split("|"))
            for word in _split(words):
                out.setdefault(word.lower(), Sort(cast("ActorKind", kind), sector))
    return out

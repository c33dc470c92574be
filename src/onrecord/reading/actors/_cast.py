"""The actors in the making."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.reading.gazetteer import Leader
from onrecord.record import ActorKind, Span

from ._page import Page


class Spot(NamedTuple):
    """Where a figure is mentioned: tokens `start` to before `end`, and the word that carries it."""

    start: int
    end: int
    head: int


@dataclass(eq=False, slots=True)
class Figure:
    """Somebody in the report, as known so far.

    Attributes:
        name: verbatim from the report where it can be.
        sex: m, f, p (in number), t (a thing) or "" where nothing tells.
        written: how often each form of the name is used.
        known: the holder of office whom the gazetteer knows, where this is one.
        countries: the states of a group that is found in several.
        ids: identifiers elsewhere.
        parts: whom a figure of several holds.
        fulls: the tokens where a person is named in full.
        pieces: further mentions, in characters.
        heads: the nouns that describe this figure ("minister"); `roles` the descriptions in full.
    """

    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    sex: str = ""
    anonymous: bool = False
    roles: list[str] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    spots: list[Spot] = field(default_factory=list)
    written: dict[str, int] = field(default_factory=dict)
    known: Leader | None = None
    countries: tuple[str, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)
    parts: list[Figure] = field(default_factory=list)
    fulls: list[int] = field(default_factory=list)
    pieces: list[Span] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        return self.kind == "person"


class Cast:
    """The figures of a report and which token belongs to whom.

    Attributes:
        regional: adjectives and peoples of several states, with the one this report is about.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.figures: list[Figure] = []
        self.regional: dict[str, str] = {}
        self.owner: list[Figure | None] = [None] * len(page)
        self.spot_at: list[Spot | None] = [None] * len(page)

    def add(self, figure: Figure) -> Figure:
        """Take a figure in."""
        self.figures.append(figure)
        return figure

    def put(self, figure: Figure, start: int, end: int, head: int | None = None, *, own: bool = True) -> None:
        """Note a mention; with `own` its tokens belong to the figure where they belong to nobody yet."""
        spot = Spot(start, end, end - 1 if head is None else head)
        figure.spots.append(spot)
        if own:
            for i in range(start, end):
                if self.owner[i] is None:
                    self.owner[i] = figure
                    self.spot_at[i] = spot

    def free(self, start: int, end: int) -> bool:
        """Whether no token of a stretch belongs to anybody."""
        return all(o is None for o in self.owner[start:end])

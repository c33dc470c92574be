"""Short reports read for their events, with the actors that a test names."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from onrecord.reading._words import ParsedReport
from onrecord.reading.events import read_events
from onrecord.record import Actor, Event, Place, Statement, Time

KINDS = {
    "rebels": "armed group",
    "militia": "armed group",
    "protesters": "crowd",
    "workers": "crowd",
    "police": "government",
    "army": "government",
    "council": "intergovernmental",
}


def actors_named(text: str, names: dict[str, str | None]) -> tuple[Actor, ...]:
    """An actor for each name, mentioned wherever it stands; the value is its country."""
    out: list[Actor] = []
    for i, (name, country) in enumerate(names.items(), 1):
        kind = next((k for word, k in KINDS.items() if word in name.lower()), "state")
        kind = "person" if country == "person" else kind
        code = country if country and country.isupper() else None
        mentions = tuple((m.start(), m.end()) for m in re.finditer(rf"\b{re.escape(name)}\b", text))
        out.append(Actor(id=f"a{i}", name=name, kind=kind, country=code, mentions=mentions))  # type: ignore[arg-type]
    return tuple(out)


class Found:
    """The events of a text, with names in the place of ids."""

    def __init__(self, events: tuple[Event, ...], actors: tuple[Actor, ...], text: str) -> None:
        self.events = events
        self.text = text
        self._names = {a.id: a.name for a in actors}

    def dyads(self) -> list[tuple[str, list[str], list[str]]]:
        return [(e.type, [self._names[i] for i in e.source], [self._names[i] for i in e.target]) for e in self.events]

    def types(self) -> list[str]:
        return [e.type for e in self.events]

    def one(self, type: str) -> Event:
        return next(e for e in self.events if e.type == type)

    def words(self, event: Event) -> str:
        return " … ".join(self.text[s:e] for s, e in event.evidence)


@pytest.fixture
def read(parse: Callable[..., ParsedReport], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Found]:
    """Read the events of a text by the lexicon and the rules alone: `read(text, {"Norland": "NOR"})`."""
    monkeypatch.setattr("onrecord.reading.events._seen.is_installed", lambda: False)

    def read_text(
        text: str,
        names: dict[str, str | None],
        *,
        statements: tuple[Statement, ...] = (),
        times: tuple[Time, ...] = (),
        places: tuple[Place, ...] = (),
        **fields: Any,
    ) -> Found:
        actors = actors_named(text, names)
        return Found(read_events(parse(text, **fields), statements, actors, times, places), actors, text)

    return read_text

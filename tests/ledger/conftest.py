"""Three invented reports of one dispute over a strait, as records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.ledger import Ledger
from onrecord.record import (
    Actor,
    ChainLink,
    Condition,
    DatedBy,
    Event,
    EventPlace,
    Published,
    Record,
    Report,
    Spans,
    Statement,
    report_id,
)

WARNING = (
    "“If a single ship is boarded, we will close the strait,” Admiral Orhan Çelik told Reuters on Monday. "
    "Marrakand deployed two frigates off Cape Sul. Officials in Velia denied that talks had begun."
)
REPLY = "Velia will not be threatened, Foreign Minister Ana Kovač said. She spoke of “peace”."
UNDATED = "=HYPERLINK(1) A fisherman said the water was calm."


def at(text: str, *words: str) -> Spans:
    """The spans of words that the text holds."""
    return tuple((text.index(w), text.index(w) + len(w)) for w in words)


def report(text: str, outlet: str | None, published: str | None, **fields: Any) -> Report:
    dated = Published(value=published, basis="given") if published else None
    fields = {"source": f"{(outlet or 'unknown').lower().replace(' ', '-')}.txt"} | fields
    return Report(id=report_id(text, outlet), text=text, outlet=outlet, published=dated, **fields)


def warning() -> Record:
    text = WARNING
    chain = (
        ChainLink(name="Harbour Post"),
        ChainLink(name="Reuters", actor="a2", span=at(text, "Reuters")),
        ChainLink(name="Orhan Çelik", actor="a1", span=at(text, "Admiral Orhan Çelik")),
    )
    return Record(
        report=report(text, "Harbour Post", "2031-05-06", title="Ultimatum", wire="Reuters"),
        actors=(
            Actor(id="a1", name="Orhan Çelik", kind="person", role="Admiral", country="MRK", ids={"wikidata": "Q0"}),
            Actor(id="a2", name="Reuters", kind="media"),
            Actor(id="a3", name="Marrakand", kind="state", country="MRK", mentions=at(text, "Marrakand")),
            Actor(id="a4", name="Velia", kind="state", country="VEL", mentions=at(text, "Velia")),
            Actor(id="a5", name="Officials in Velia", kind="group", country="VEL", anonymous=True),
        ),
        statements=(
            Statement(
                id="s1",
                content=at(text, "“If a single ship is boarded, we will close the strait,”"),
                cue=at(text, "told"),
                speaker_span=at(text, "Admiral Orhan Çelik"),
                speaker="a1",
                form="direct",
                chain=chain,
                audience=at(text, "Reuters"),
                said_on=DatedBy(value="2031-05-05", spans=at(text, "on Monday")),
                confidence=0.9,
            ),
            Statement(
                id="s2",
                content=at(text, "that talks had begun"),
                cue=at(text, "denied"),
                speaker_span=at(text, "Officials in Velia"),
                speaker="a5",
                form="indirect",
                anonymous=True,
                chain=(ChainLink(name="Harbour Post"), ChainLink(name="Officials in Velia", actor="a5")),
                confidence=0.7,
            ),
        ),
        events=(
            Event(
                id="e1",
                type="MOBILIZE",
                evidence=at(text, "Marrakand deployed two frigates off Cape Sul"),
                source=("a3",),
                status="happened",
                date=DatedBy(value="2031-05"),
                place=EventPlace(name="Cape Sul", span=at(text, "Cape Sul")[0], country="VEL", lat=-3.5, lon=0.25),
                confidence=0.8,
            ),
            Event(
                id="e2",
                type="CONSULT",
                evidence=at(text, "talks had begun"),
                source=("a3", "a4"),
                target=("a4", "a3"),
                status="denied",
                statement="s2",
                confidence=0.4,
            ),
        ),
        conditions=(
            Condition(
                id="c1",
                statement="s1",
                speaker="a1",
                if_=at(text, "If a single ship is boarded"),
                then=at(text, "we will close the strait"),
                kind="threat",
                confidence=0.6,
            ),
        ),
        notes=("“on Monday” was counted from the day the report came out",),
    )


def reply() -> Record:
    text = REPLY
    chain = (ChainLink(name="Canal Sul"), ChainLink(name="Ana Kovač", actor="a1"))
    return Record(
        report=report(text, "Canal Sul", "2031-05", aside={"desk": "foreign", "tags": ["strait", 7]}),
        actors=(Actor(id="a1", name="Ana Kovač", kind="person", country="VEL", mentions=at(text, "Ana Kovač")),),
        statements=(
            Statement(
                id="s1",
                content=at(text, "Velia will not be threatened"),
                cue=at(text, "said"),
                speaker_span=at(text, "Foreign Minister Ana Kovač"),
                speaker="a1",
                form="indirect",
                chain=chain,
            ),
            Statement(
                id="s2",
                content=at(text, "“peace”"),
                speaker_span=at(text, "She"),
                speaker="a1",
                form="direct",
                chain=chain,
            ),
        ),
    )


def undated() -> Record:
    text = UNDATED
    return Record(
        report=report(text, None, None),
        statements=(
            Statement(
                id="s1",
                content=at(text, "=HYPERLINK(1)", "the water was calm"),
                speaker_span=at(text, "A fisherman"),
                form="indirect",
                anonymous=True,
            ),
        ),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "strait.duckdb"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger(path) as ledger:
        yield ledger


@pytest.fixture(scope="session")
def strait(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger with the three reports, for reading."""
    path = tmp_path_factory.mktemp("strait") / "strait.duckdb"
    with Ledger(path) as ledger:
        ledger.add_all([warning(), reply(), undated()])
    with Ledger(path, read_only=True) as ledger:
        yield ledger

"""What the tests of the faces share: running a command, an invented record that has everything in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from onrecord.cli import main
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
    Segment,
    Span,
    Statement,
    Time,
    report_id,
)

TITLE = "Norway Would Answer a Closed Border, Kataja Says"
CREDIT = "Photo: Siiri Lehto / Morning Courier"
FIRST = (
    "HELSINKI — The Baltic Wire reported that Norway would close the border if talks failed on Friday, "
    "a plan that Foreign Minister Aino Kataja, speaking to reporters, called “an unfriendly act by a friend.”"
)
SECOND = (
    "“My colleague told me that ‘nobody has signed anything,’” Kataja said. "
    "“If they close it, we shall answer in kind.”"
)
THIRD = "Two officials said that troops had been moved to Ivalo."
TEXT = "\n\n".join([TITLE, CREDIT, FIRST, SECOND, THIRD])


def at(words: str, nth: int = 1) -> Span:
    """Where some words of the invented report stand."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def _segment(kind: str, words: str) -> Segment:
    start, end = at(words)
    return Segment(kind=kind, start=start, end=end)  # pyright: ignore[reportArgumentType]


def _chain(*names: tuple[str, str | None]) -> tuple[ChainLink, ...]:
    return tuple(ChainLink(name=name, actor=actor) for name, actor in names)


@pytest.fixture
def record() -> Record:
    """A record of the invented report: nested and interrupted words, a wire between, an unnamed source."""
    courier = ("The Morning Courier", None)
    report = Report(
        id=report_id(TEXT, "The Morning Courier"),
        source="courier.txt",
        outlet="The Morning Courier",
        title=TITLE,
        published=Published(value="2031-02-12", basis="given"),
        text=TEXT,
        segments=(
            _segment("title", TITLE),
            _segment("credit", CREDIT),
            _segment("paragraph", FIRST),
            _segment("paragraph", SECOND),
            _segment("paragraph", THIRD),
        ),
    )
    return Record(
        report=report,
        actors=(
            Actor(id="a1", name="Aino Kataja", kind="person", role="Foreign Minister", mentions=(at("Aino Kataja"),)),
            Actor(id="a2", name="The Baltic Wire", kind="media", mentions=(at("The Baltic Wire"),)),
            Actor(id="a3", name="Norway", kind="state", country="NOR", mentions=(at("Norway", 2),)),
            Actor(id="a4", name="Two officials", kind="group", anonymous=True, mentions=(at("Two officials"),)),
        ),
        statements=(
            Statement(
                id="s1",
                content=(at("Norway would close the border if talks failed on Friday"),),
                form="indirect",
                speaker="a2",
                chain=_chain(courier, ("The Baltic Wire", "a2")),
            ),
            Statement(
                id="s2",
                content=(at("a plan"), at("“an unfriendly act by a friend.”")),
                form="mixed",
                speaker="a1",
                audience=(at("reporters"),),
                chain=_chain(courier, ("The Baltic Wire", "a2"), ("Aino Kataja", "a1")),
            ),
            Statement(
                id="s3",
                content=(
                    at("“My colleague told me that ‘nobody has signed anything,’”"),
                    at("“If they close it, we shall answer in kind.”"),
                ),
                form="direct",
                speaker="a1",
                said_on=DatedBy(value="2031-02-12"),
                chain=_chain(courier, ("Aino Kataja", "a1")),
            ),
            Statement(
                id="s4",
                content=(at("‘nobody has signed anything,’"),),
                form="direct",
                within="s3",
                speaker_span=(at("My colleague"),),
            ),
            Statement(
                id="s5",
                content=(at("troops had been moved to Ivalo"),),
                form="indirect",
                speaker="a4",
                anonymous=True,
                chain=_chain(courier, ("Two officials", "a4")),
            ),
        ),
        events=(
            Event(
                id="e1",
                type="MOBILIZE",
                evidence=(at("moved"),),
                source=("a3",),
                status="alleged",
                place=EventPlace(name="Ivalo", span=at("Ivalo"), country="FIN"),
                statement="s5",
            ),
        ),
        conditions=(
            Condition(  # pyright: ignore[reportCallIssue]
                id="c1",
                statement="s3",
                speaker="a1",
                if_=(at("If they close it"),),  # pyright: ignore[reportCallIssue]
                then=(at("we shall answer in kind"),),
                kind="threat",
            ),
        ),
        times=(Time(span=at("Friday"), type="DATE", value="2031-02-14"),),
        notes=("no author is named",),
    ).checked()


class Ran(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run ``onrecord ARGS...`` in this process."""

    def run_command(*args: object) -> Ran:
        capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(a) for a in args])
        out, err = capfd.readouterr()
        return Ran(int(left.value.code or 0), out, err)

    return run_command

"""Who stands on a side of an event that the clause does not name there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from onrecord.reading import ParsedReport
from onrecord.reading.events import _siding
from onrecord.record import Event

from .conftest import actors_named
from .test_seen import read, with_events

Parse = Callable[..., ParsedReport]
pytest.importorskip("onrecord_en")

TEXT = "Norland met Sudland in spring. Westland was late. Eastland shelled the port on Monday."
NAMES = ("Norland", "Sudland", "Westland", "Eastland")


@pytest.fixture
def weigh(monkeypatch: pytest.MonkeyPatch) -> Callable[[Mapping[str, float]], None]:
    """Put other weights in the place of the fitted ones."""

    def weigh(weights: Mapping[str, float]) -> None:
        monkeypatch.setattr(_siding, "weights_of", lambda *_: weights)

    return weigh


def shelling(parse: Parse) -> Event:
    parsed = with_events(parse(TEXT), {"shelled": ("ASSAULT", "happened", 0.95)}, {"shelled": ("Eastland", "shelled")})
    [event] = read(parsed, *NAMES)
    return event


def test_without_weights_those_stay_whom_encoder_and_parse_give(parse: Parse, weigh) -> None:
    weigh({})
    assert (shelling(parse).source, shelling(parse).target) == (("a4",), ())


def test_the_likeliest_of_those_named_before_stands_where_nobody_is_named(parse: Parse, weigh) -> None:
    weigh({"target: 1 back": 4.0, "target: on the other side": -9.0})
    assert shelling(parse).target == ("a3",)


def test_nobody_is_given_whom_sentences_far_off_name(parse: Parse, weigh) -> None:
    weigh({"target: far": 9.0})
    assert shelling(parse).target == ()


def test_who_is_not_likelier_by_enough_takes_nobodys_place(parse: Parse, weigh) -> None:
    weigh({"source: found": 3.0, "source: 2 back": 3.02})
    assert shelling(parse).source == ("a4",)


def test_who_does_it_is_not_whom_it_is_done_to(parse: Parse, weigh) -> None:
    weigh({"source: 1 back": 9.0, "target: 1 back": 9.0})
    event = shelling(parse)
    assert set(event.source).isdisjoint(event.target)


def test_what_speaks_for_somebody_is_told_by_names_that_carry_weights(parse: Parse) -> None:
    weights = _siding.weights_of("events", "siding.toml")
    assert {name.split(":")[0] for name in weights} == {"source", "target"}
    assert weights["target: log share"] > 0 > weights["target: log nobody"]


def test_sides_are_actors_of_the_report_whatever_the_weights(parse: Parse, weigh) -> None:
    weigh({"source: far": 2.0, "target: kind state": 3.0, "target: 0 back": 5.0})
    actors = {a.id for a in actors_named(TEXT, dict.fromkeys(NAMES))}
    assert {*shelling(parse).source, *shelling(parse).target} <= actors

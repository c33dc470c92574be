"""Which events a condition names, told by where their evidence stands."""

from __future__ import annotations

from hypothesis import given

from onrecord.record import Condition, Event, Record, Report
from tests.strategies import records

TEXT = "If the army shells the port, the union will block the bridge. The mayor resigned."


def test_the_events_of_each_half_are_told_apart() -> None:
    shelled = Event(id="e1", type="ASSAULT", evidence=((3, 27),), status="conditional")
    blocked = Event(id="e2", type="PROTEST", evidence=((29, 60),), status="conditional")
    resigned = Event(id="e3", type="CONCEDE", evidence=((62, 80),), status="happened")
    condition = Condition.model_validate({"id": "c1", "if": ((0, 27),), "then": ((29, 60),), "kind": "threat"})
    record = Record(
        report=Report(id="r1", source="note.txt", text=TEXT),
        events=(shelled, blocked, resigned),
        conditions=(condition,),
    )
    assert record.events_of(condition) == ((shelled,), (blocked,))


def test_an_event_half_outside_is_still_named_and_one_mostly_outside_is_not() -> None:
    condition = Condition.model_validate({"id": "c1", "if": ((0, 10),), "kind": "warning"})
    half = Event(id="e1", type="ASSAULT", evidence=((5, 15),), status="conditional")
    less = Event(id="e2", type="ASSAULT", evidence=((6, 16),), status="conditional")
    record = Record(report=Report(id="r1", source="note.txt", text=TEXT), events=(half, less), conditions=(condition,))
    assert record.events_of(condition) == ((half,), ())


@given(record=records())
def test_only_events_of_the_record_are_named(record: Record) -> None:
    for condition in record.conditions:
        for half in record.events_of(condition):
            assert set(half) <= set(record.events)

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from pydantic import ValidationError

from onrecord.record import SCHEMA, Actor, Condition, DatedBy, Place, Record, RecordError, Report, Time, json_schema
from tests.strategies import records

MANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def a_record(**report: Any) -> Record:
    return Record(report=Report(**{"id": "r1", "source": "note.txt", "text": "The strait stays open."} | report))


@MANY
@given(record=records())
def test_a_record_goes_to_json_and_back_exactly(record: Record) -> None:
    line = record.to_json()
    assert "\n" not in line
    back = Record.from_json(line)
    assert back == record
    assert back.to_json() == line
    assert Record.from_json(line.encode()) == record
    assert json.loads(line)["schema"] == SCHEMA


@MANY
@given(record=records())
def test_every_record_fits_the_published_schema(record: Record) -> None:
    VALIDATOR.validate(json.loads(record.to_json()))


@MANY
@given(record=records())
def test_a_record_travels_between_processes_and_can_be_hashed(record: Record) -> None:
    assert pickle.loads(pickle.dumps(record)) == record
    assert copy.deepcopy(record) == record
    assert hash(Record.from_json(record.to_json())) == hash(record)


def test_the_schema_describes_every_field_and_is_closed_to_others() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    parts = json_schema()["$defs"]
    assert parts["Report"]["properties"].keys() >= {"id", "text", "segments", "published", "wire", "aside"}
    assert {"if", "then", "kind"} <= parts["Condition"]["properties"].keys()
    assert all(part["additionalProperties"] is False for part in parts.values())
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(json.loads(a_record().to_json()) | {"mood": "grim"})


def test_no_consequence_and_an_empty_one_are_not_the_same() -> None:
    for then in (None, ()):
        record = a_record().replace(conditions=(Condition(id="c1", if_=((0, 3),), then=then, kind="threat"),))
        assert Record.from_json(record.to_json()).conditions[0].then == then


def test_aside_is_left_out_of_json_where_there_is_nothing_in_it() -> None:
    assert "aside" not in json.loads(a_record().to_json())["report"]
    kept = a_record(aside={"desk": "foreign", "tags": ["strait", {"rank": 1}]})
    assert json.loads(kept.to_json())["report"]["aside"] == {"desk": "foreign", "tags": ["strait", {"rank": 1}]}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("no JSON", "record: Invalid JSON"),
        (b"\xff\xfe", "record: Invalid JSON"),
        ("[]", "record: Input should be an object"),
        ("{}", "report: Field required"),
        ('{"schema": "onrecord/2", "report": {"id": "r", "source": "s", "text": "t"}}', "schema: Input should be"),
        ('{"report": {"id": "r", "source": "s", "text": "t", "mood": "grim"}}', "report.mood: Extra inputs"),
        ('{"report": {"id": "r", "source": "s", "text": 7}}', "report.text: Input should be a valid string"),
        (
            '{"report": {"id": "r", "source": "s", "text": "tt"}, "times": [{"span": ["0", "1"], "type": "DATE",'
            ' "value": "x"}]}',
            "times[0].span[0]: Input should be a valid integer",
        ),
        (
            '{"report": {"id": "r", "source": "s", "text": "tt"}, "conditions": [{"id": "c", "if_": [[0, 1]],'
            ' "kind": "threat"}]}',
            "conditions[0].if: Field required",
        ),
    ],
)
def test_json_that_is_no_record_is_refused_with_the_place_of_each_fault(line: str | bytes, fault: str) -> None:
    with pytest.raises(RecordError) as caught:
        Record.from_json(line)
    assert any(f.startswith(fault) for f in caught.value.faults), caught.value.faults


@pytest.mark.parametrize("value", ["2022", "2022-03", "2022-03-23", "2024-02-29"])
def test_a_date_is_cut_at_what_is_known(value: str) -> None:
    assert DatedBy(value=value).value == value


@pytest.mark.parametrize(
    "value", ["", "22", "2022-3", "2022-13", "2023-02-29", "2022-03-23T10:00", "March", "2022-03\n"]
)
def test_what_is_no_date_of_the_calendar_is_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        DatedBy(value=value)


def test_numbers_that_json_cannot_say_are_refused() -> None:
    for number in (float("nan"), float("inf")):
        with pytest.raises(ValidationError):
            Place(span=(0, 1), name="Cape Sul", lat=number)
        with pytest.raises(ValidationError):
            a_record(aside={"score": number})
    with pytest.raises(ValidationError):
        Condition(id="c1", if_=((0, 1),), kind="threat", confidence=1.01)


@pytest.mark.parametrize("value", ["half \ud83d", "\udcff.txt"])
def test_half_a_surrogate_pair_is_no_text(value: str) -> None:
    for field in ("text", "source", "title", "outlet"):
        with pytest.raises(ValidationError, match="surrogate"):
            a_record(**{field: value})
    with pytest.raises(ValidationError, match="surrogate"):
        a_record(aside={value: value})


def test_aside_holds_json_values_only_and_not_too_deep() -> None:
    deep: list[Any] = []
    for _ in range(100):
        deep = [deep]
    for value in (object(), {1: "a"}, deep):
        with pytest.raises(ValidationError):
            a_record(aside={"k": value})


def test_nothing_in_a_record_can_be_changed() -> None:
    record = a_record(aside={"tags": ["a"], "more": {"b": 1}})
    plain = a_record()
    for change in (
        lambda: setattr(record, "notes", ("x",)),
        lambda: setattr(record.report, "text", "x"),
        lambda: record.report.aside.__setitem__("k", 1),
        lambda: record.report.aside["more"].__setitem__("b", 2),
        lambda: record.report.aside["tags"].append("b"),
        lambda: plain.report.aside.__setitem__("k", 1),
        lambda: Actor(id="a", name="n", kind="person").ids.__setitem__("wikidata", "Q0"),
    ):
        with pytest.raises((ValidationError, AttributeError, TypeError)):
            change()
    assert a_record().report.aside == {}


def test_a_copy_with_changes_is_held_to_the_contract() -> None:
    record = a_record()
    assert record.replace(notes=("read in part",)).notes == ("read in part",)
    assert record.notes == ()
    with pytest.raises(RecordError, match="language"):
        record.report.replace(language=None)
    assert record.replace(times=(Time(span=(0, 3), type="DATE", value="2022"),)).times[0].span == (0, 3)

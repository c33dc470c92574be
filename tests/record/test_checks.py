from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.record import (
    Actor,
    Attribution,
    ChainLink,
    Condition,
    DatedBy,
    Event,
    EventPlace,
    Place,
    Published,
    Record,
    RecordError,
    Report,
    Segment,
    Span,
    Statement,
    Time,
    covers,
    extent,
    in_order,
    overlap,
    overlaps,
    trimmed,
    words_of,
)
from onrecord.record._spans import faults_of
from tests.strategies import records

TEXT = "Velia will answer, the minister said."
OUT = ((30, 99),)
any_spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6)


def record(**parts: Any) -> Record:
    fields = {name: parts.pop(name) for name in ("segments", "published") if name in parts}
    return Record(report=Report(id="r", source="s", text=TEXT, **fields), **parts)


def statement(**fields: Any) -> Statement:
    return Statement(**({"id": "s1", "content": ((0, 17),), "form": "indirect"} | fields))


def event(**fields: Any) -> Event:
    return Event(**({"id": "e1", "type": "THREATEN", "evidence": ((0, 17),), "status": "happened"} | fields))


def condition(**fields: Any) -> Condition:
    return Condition(**({"id": "c1", "if_": ((0, 5),), "kind": "threat"} | fields))


@pytest.mark.parametrize(
    ("place", "make"),
    [
        ("report.segments[0]", lambda: record(segments=(Segment(kind="paragraph", start=30, end=99),))),
        ("report.published.spans[0]", lambda: record(published=Published(value="2031", basis="stated", spans=OUT))),
        ("actors[0].mentions[0]", lambda: record(actors=(Actor(id="a", name="n", kind="state", mentions=OUT),))),
        ("attributions[0].source[0]", lambda: record(attributions=(Attribution(content=(), source=OUT),))),
        ("attributions[0].cue[0]", lambda: record(attributions=(Attribution(content=(), cue=OUT),))),
        ("attributions[0].content[0]", lambda: record(attributions=(Attribution(content=OUT),))),
        ("statements[0].content[0]", lambda: record(statements=(statement(content=OUT),))),
        ("statements[0].cue[0]", lambda: record(statements=(statement(cue=OUT),))),
        ("statements[0].speaker_span[0]", lambda: record(statements=(statement(speaker_span=OUT),))),
        ("statements[0].audience[0]", lambda: record(statements=(statement(audience=OUT),))),
        (
            "statements[0].said_on.spans[0]",
            lambda: record(statements=(statement(said_on=DatedBy(value="2031", spans=OUT)),)),
        ),
        (
            "statements[0].chain[1].span[0]",
            lambda: record(statements=(statement(chain=(ChainLink(name="A"), ChainLink(name="B", span=OUT))),)),
        ),
        ("events[0].evidence[0]", lambda: record(events=(event(evidence=OUT),))),
        ("events[0].date.spans[0]", lambda: record(events=(event(date=DatedBy(value="2031", spans=OUT)),))),
        ("events[0].place.span[0]", lambda: record(events=(event(place=EventPlace(name="Velia", span=OUT[0])),))),
        ("conditions[0].if[0]", lambda: record(conditions=(condition(if_=OUT),))),
        ("conditions[0].then[0]", lambda: record(conditions=(condition(then=OUT),))),
        ("times[0].span[0]", lambda: record(times=(Time(span=OUT[0], type="DATE", value="2031"),))),
        ("places[0].span[0]", lambda: record(places=(Place(span=OUT[0], name="Velia"),))),
    ],
)
def test_a_span_outside_the_text_is_found_wherever_it_stands(place: str, make: Callable[[], Record]) -> None:
    with pytest.raises(RecordError) as caught:
        make().checked()
    assert caught.value.faults == (f"{place}: span [30, 99] lies outside the text of {len(TEXT)} characters",)


@pytest.mark.parametrize(
    ("fault", "make"),
    [
        ("statements[0].speaker: no actor has the id 'a9'", lambda: record(statements=(statement(speaker="a9"),))),
        ("statements[0].within: no statement has the id 's9'", lambda: record(statements=(statement(within="s9"),))),
        (
            "statements[0].chain[0].actor: no actor has the id 'a9'",
            lambda: record(statements=(statement(chain=(ChainLink(name="A", actor="a9"),)),)),
        ),
        ("events[0].source: no actor has the id 'a9'", lambda: record(events=(event(source=("a9",)),))),
        ("events[0].target: no actor has the id ''", lambda: record(events=(event(target=("",)),))),
        ("events[0].statement: no statement has the id 's9'", lambda: record(events=(event(statement="s9"),))),
        (
            "conditions[0].statement: no statement has the id 's9'",
            lambda: record(conditions=(condition(statement="s9"),)),
        ),
        ("conditions[0].speaker: no actor has the id 'a9'", lambda: record(conditions=(condition(speaker="a9"),))),
        ("events[1].id: the id 'e1' is used twice", lambda: record(events=(event(), event()))),
        ("statements[1].id: the id 's1' is used twice", lambda: record(statements=(statement(), statement()))),
    ],
)
def test_an_id_that_names_nothing_or_two_things_is_found(fault: str, make: Callable[[], Record]) -> None:
    with pytest.raises(RecordError) as caught:
        make().checked()
    assert caught.value.faults == (fault,)


def test_all_faults_of_a_record_are_told_at_once() -> None:
    broken = record(statements=(statement(cue=((5, 5),), speaker="a9"),), events=(event(evidence=((4, 9), (0, 2))),))
    with pytest.raises(RecordError) as caught:
        Record.from_json(broken.to_json())
    assert caught.value.faults == (
        "statements[0].cue[0]: span [5, 5] holds no character",
        "events[0].evidence[1]: span [0, 2] begins before the one before it ends (9)",
        "statements[0].speaker: no actor has the id 'a9'",
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(record=records())
def test_spans_of_a_checked_record_are_verbatim_and_in_order(record: Record) -> None:
    text = record.report.text
    for s in record.checked().statements:
        assert list(s.content) == sorted(s.content)
        assert all(0 <= start < end <= len(text) for start, end in s.content)
        assert record.report.words(s.content) == " … ".join(text[start:end] for start, end in s.content)


@given(spans=any_spans)
def test_spans_put_in_order_have_no_fault_and_cover_what_they_covered(spans: list[Span]) -> None:
    ordered = in_order(spans)
    assert faults_of(ordered, 60) == []
    assert {c for s, e in spans for c in range(s, e)} == {c for s, e in ordered for c in range(s, e)}
    assert in_order(ordered) == ordered
    assert covers(ordered, [s for s in spans if s[0] < s[1]])
    if ordered:
        assert extent(ordered) == (ordered[0][0], ordered[-1][1])


@given(a=any_spans, b=any_spans)
def test_overlap_is_mutual(a: list[Span], b: list[Span]) -> None:
    assert overlaps(a, b) == overlaps(b, a)
    assert all(overlap(x, y) == overlap(y, x) for x in a for y in b)


@given(text=st.text(max_size=20), data=st.data())
def test_a_trimmed_span_has_no_white_space_at_its_ends(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = trimmed(text, (start, end))
    if span is None:
        assert not text[start:end].strip()
    else:
        assert words_of(text, [span]) == text[start:end].strip()


def test_an_empty_span_list_has_no_extent() -> None:
    with pytest.raises(ValueError, match="no extent"):
        extent(())

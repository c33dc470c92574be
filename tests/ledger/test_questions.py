from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from onrecord.ledger import Ledger, Rows
from onrecord.record import (
    Actor,
    DatedBy,
    Event,
    OnrecordError,
    QueryError,
    Record,
    Statement,
)

from .conftest import at, report


def column(rows: Rows, name: str) -> list[Any]:
    return [row[name] for row in rows]


def test_a_statement_is_given_with_its_words_its_chain_and_where_it_stands(strait: Ledger) -> None:
    (row,) = strait.statements(speaker="Çelik")
    assert row["speaker"] == "Orhan Çelik"
    assert row["speaker_words"] == "Admiral Orhan Çelik"
    assert row["content"] == "“If a single ship is boarded, we will close the strait,”"
    assert row["chain"] == "Harbour Post > Reuters > Orhan Çelik"
    assert row["distance"] == 2
    assert (row["outlet"], row["published"], row["said_on"]) == ("Harbour Post", "2031-05-06", "2031-05-05")
    assert (row["audience"], row["country"], row["role"]) == ("Reuters", "MRK", "Admiral")
    assert row["report_source"] == "harbour-post.txt"
    record = strait.get(row["report"])
    assert record is not None
    assert record.report.words(tuple(row["content_spans"])) == row["content"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("çelik", 1),
        ("CELIK", 1),
        ("orhan  çelik", 1),
        ("Ana Kovac", 2),
        ("kov", 0),
        ("officials", 1),
        ("Officials in Velia", 1),
        (".*", None),
        ("%", None),
        ("Çelik'; DROP TABLE statements; --", 0),
    ],
)
def test_a_speaker_is_found_by_whole_words_of_the_name(strait: Ledger, wanted: str, found: int | None) -> None:
    if found is None:
        with pytest.raises(QueryError, match=r"speaker: .* names nobody"):
            strait.statements(speaker=wanted)
    else:
        assert len(strait.statements(speaker=wanted)) == found


def test_source_is_anyone_in_the_chain_by_name_or_country(strait: Ledger) -> None:
    assert column(strait.statements(source="reuters"), "speaker") == ["Orhan Çelik"]
    assert len(strait.statements(source="Harbour Post")) == 2
    assert column(strait.statements(source="VEL"), "speaker") == ["Ana Kovač", "Ana Kovač", "Officials in Velia"]
    assert len(strait.statements(source="mrk")) == 1


def test_target_of_a_statement_is_its_audience(strait: Ledger) -> None:
    assert column(strait.statements(target="reuters"), "id") == ["s1"]
    assert len(strait.statements(target="BBC")) == 0


def test_unnamed_speakers_can_be_asked_for_and_left_out(strait: Ledger) -> None:
    assert len(strait.statements()) == 5
    assert column(strait.statements(anonymous=True), "speaker_words") == ["Officials in Velia", "A fisherman"]
    assert len(strait.statements(anonymous=False)) == 3
    assert len(strait.statements(form=("direct", "mixed"))) == 2
    assert len(strait.statements(min_confidence=0.8)) == 1
    assert len(strait.statements(limit=2)) == 2
    assert len(strait.statements(limit=0)) == 0


@pytest.mark.parametrize(
    ("since", "until", "ids"),
    [
        ("2031-05-05", "2031-05-05", {"Çelik", "Kovač"}),  # a reply dated 2031-05 may be of any day of that month
        ("2031-05-06", None, {"Officials", "Kovač"}),
        (None, "2031-05-05", {"Çelik", "Kovač"}),
        ("2031-05", "2031-05", {"Çelik", "Officials", "Kovač"}),
        ("2031", None, {"Çelik", "Officials", "Kovač"}),
        (None, "2031-04", set()),
        ("2031-06", None, set()),
        (None, None, {"Çelik", "Officials", "Kovač", "unnamed"}),
    ],
)
def test_a_date_cut_at_what_is_known_counts_where_any_of_its_days_does(
    strait: Ledger, since: str | None, until: str | None, ids: set[str]
) -> None:
    names = {row["speaker"] or "unnamed" for row in strait.statements(since=since, until=until)}
    assert {i for i in ("Çelik", "Officials", "Kovač", "unnamed") if any(i in n for n in names)} == ids


@pytest.fixture
def dated(ledger: Ledger) -> Callable[[str | None, str | None], Ledger]:
    def put(published: str | None, day: str | None) -> Ledger:
        text = "Marrakand boarded a ship of Velia, Velia said."
        ledger.add(
            Record(
                report=report(text, "Canal Sul", published),
                actors=(
                    Actor(id="a1", name="Marrakand", kind="state", country="MRK"),
                    Actor(id="a2", name="Velia", kind="state", country="VEL"),
                ),
                statements=(Statement(id="s1", content=at(text, "Marrakand boarded"), speaker="a2", form="indirect"),),
                events=(
                    Event(
                        id="e1",
                        type="COERCE",
                        evidence=at(text, "Marrakand boarded a ship of Velia"),
                        source=("a1",),
                        target=("a2",),
                        status="alleged",
                        statement="s1",
                        date=DatedBy(value=day) if day else None,
                    ),
                ),
            )
        )
        return ledger

    return put


def test_an_undated_event_counts_on_the_day_its_report_came_out(
    dated: Callable[[str | None, str | None], Ledger],
) -> None:
    ledger = dated("2031-05-06", None)
    assert len(ledger.events(since="2031-05-06", until="2031-05-06")) == 1
    assert len(ledger.events(until="2031-05-05")) == 0


def test_a_dated_event_counts_on_its_own_day_only(dated: Callable[[str | None, str | None], Ledger]) -> None:
    ledger = dated("2031-05-06", "2029-11")
    assert len(ledger.events(since="2031")) == 0
    assert len(ledger.events(since="2029-11-30", until="2029-11-30")) == 1


def test_what_has_no_date_at_all_is_left_out_where_a_date_is_asked_for(
    dated: Callable[[str | None, str | None], Ledger],
) -> None:
    ledger = dated(None, None)
    assert len(ledger.events()) == 1
    assert len(ledger.events(since="0001")) == 0


def test_events_are_found_by_type_status_dyad_and_place(strait: Ledger) -> None:
    assert column(strait.events(type="mobilize"), "source") == [["Marrakand"]]
    assert column(strait.events(status="denied"), "evidence") == ["talks had begun"]
    assert column(strait.events(type=["MOBILIZE", "CONSULT"], status=("happened", "denied")), "id") == ["e1", "e2"]
    assert column(strait.events(source="MRK", target="VEL"), "id") == ["e2"]
    assert column(strait.events(source="velia"), "id") == ["e2"]
    assert column(strait.events(place="sul"), "id") == ["e1"]
    assert column(strait.events(speaker="officials"), "chain") == ["Harbour Post > Officials in Velia"]
    (row,) = strait.events(target="VEL")
    assert (row["source"], row["target"]) == (["Marrakand", "Velia"], ["Velia", "Marrakand"])
    assert (row["source_country"], row["target_country"]) == (["MRK", "VEL"], ["VEL", "MRK"])


def test_a_condition_is_given_with_both_its_halves(strait: Ledger) -> None:
    (row,) = strait.conditions(speaker="Çelik", kind="threat")
    assert (row["if"], row["then"]) == ("If a single ship is boarded", "we will close the strait")
    assert row["chain"] == "Harbour Post > Reuters > Orhan Çelik"
    assert row["said_on"] == "2031-05-05"
    assert len(strait.conditions(source="Reuters")) == 1
    assert len(strait.conditions(source="MRK", since="2031-05-05", until="2031-05-05")) == 1
    assert len(strait.conditions(kind=("promise", "demand"))) == 0


def test_reports_are_listed_with_how_much_was_read_in_each(strait: Ledger) -> None:
    rows = strait.reports()
    assert column(rows, "outlet") == ["Canal Sul", "Harbour Post", None]
    assert column(rows, "statements") == [2, 2, 1]
    assert column(strait.reports(wire="reuters"), "title") == ["Ultimatum"]
    assert column(strait.reports(until="2031-05-01"), "outlet") == ["Canal Sul"]


def test_actors_are_found_by_name_country_and_kind(strait: Ledger) -> None:
    assert column(strait.actors(country="vel"), "name") == ["Ana Kovač", "Velia", "Officials in Velia"]
    assert column(strait.actors(kind=("person", "media")), "name") == ["Ana Kovač", "Orhan Çelik", "Reuters"]
    assert column(strait.actors(name="kovac"), "statements") == [2]
    assert column(strait.actors(name="Orhan"), "ids") == ['{"wikidata": "Q0"}']
    assert len(strait.actors(anonymous=True)) == 1


@pytest.mark.parametrize(
    ("question", "filters", "complaint"),
    [
        ("statements", {"since": "2031-5"}, "since: '2031-5' is no date; write 2022, 2022-03 or 2022-03-23"),
        ("statements", {"until": "2031-02-30"}, "until: '2031-02-30' is no date"),
        ("statements", {"since": "yesterday"}, "since: 'yesterday' is no date"),
        ("statements", {"form": "shouted"}, "form: 'shouted' is none of direct, indirect, mixed"),
        ("statements", {"min_confidence": 90}, "min_confidence: 90 does not lie between 0 and 1"),
        ("statements", {"limit": -1}, "limit: -1 is no number of rows"),
        ("events", {"type": "INVADE"}, "type: 'INVADE' is none of AGREE, CONSULT,"),
        ("events", {"status": ["happened", "rumoured"]}, "status: 'rumoured' is none of happened,"),
        ("conditions", {"kind": ""}, "kind: '' is none of threat,"),
        ("actors", {"name": "  "}, "name: '  ' names nobody"),
    ],
)
def test_a_filter_that_cannot_be_is_refused(
    strait: Ledger, question: str, filters: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(QueryError) as caught:
        getattr(strait, question)(**filters)
    assert str(caught.value).startswith(complaint)
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, OnrecordError)


def questions(ledger: Ledger) -> Iterator[Rows]:
    for name in ("statements", "events", "conditions", "reports", "actors"):
        yield getattr(ledger, name)()


def test_an_answer_without_rows_keeps_its_columns_and_their_types(ledger: Ledger, strait: Ledger) -> None:
    for empty, full in zip(questions(ledger), questions(strait), strict=True):
        assert len(empty) == 0
        assert (empty.columns, empty.types) == (full.columns, full.types)
        assert empty.polars().schema == full.polars().schema
        assert empty.arrow().schema == full.arrow().schema


def test_an_answer_is_the_same_in_every_form(strait: Ledger) -> None:
    for rows in questions(strait):
        assert rows.dicts() == list(rows) == [rows[i] for i in range(len(rows))]
        frame, table, panda = rows.polars(), rows.arrow(), rows.pandas()
        assert frame.columns == table.column_names == list(panda.columns) == list(rows.columns)
        assert frame.height == table.num_rows == len(panda) == len(rows)
        report_ids = [row["report"] for row in rows]
        assert frame["report"].to_list() == table["report"].to_pylist() == list(panda["report"]) == report_ids
    assert strait.events().polars()["evidence_spans"].to_list() == [
        [list(s) for s in row["evidence_spans"]] for row in strait.events()
    ]
    assert strait.statements()[1:3].dicts() == strait.statements().dicts()[1:3]

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from onrecord.ledger import Ledger
from onrecord.ledger._tables import TABLES
from onrecord.record import Record
from tests.strategies import records


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger(tmp_path_factory.mktemp("kept") / "kept.duckdb") as ledger:
        yield ledger


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(record=records())
def test_a_record_comes_back_exactly_and_its_tables_agree_with_it(kept: Ledger, record: Record) -> None:
    kept.add(record, replace=True)
    back = kept.get(record.report.id)
    assert back == record
    assert back is not None and back.to_json() == record.to_json()
    assert rows_in(kept, record.report.id) == rows_expected(record)
    assert kept.remove(record.report.id)
    assert not any(rows_in(kept, record.report.id).values())


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(record=records())
def test_words_beside_spans_are_the_words_of_the_text(kept: Ledger, record: Record) -> None:
    kept.add(record, replace=True)
    text, id = record.report.text, record.report.id
    for row in kept.statements(report=id):
        assert row["content"] == (" … ".join(text[s:e] for s, e in row["content_spans"]) or None)
    by_macro = kept.sql(
        "SELECT s.content, words(r.text, s.content_spans) AS again FROM statements s JOIN reports r ON r.id = s.report"
        " WHERE r.id = $id",
        {"id": id},
    )
    assert all(row["content"] == row["again"] for row in by_macro)
    for row in kept.sql("SELECT words, span FROM mentions WHERE report = $id", {"id": id}):
        assert row["words"] == text[slice(*row["span"])]
    kept.remove(id)


def rows_in(ledger: Ledger, id: str) -> Counter[str]:
    query = " UNION ALL ".join(f"SELECT '{t}', count(*) FROM {t} WHERE report = $id" for t in TABLES[1:])
    return +Counter(dict(ledger.sql(query, {"id": id}).values))


def rows_expected(record: Record) -> Counter[str]:
    return +Counter(
        records=1,
        segments=len(record.report.segments),
        actors=len(record.actors),
        mentions=sum(len(a.mentions) for a in record.actors),
        attributions=len(record.attributions),
        statements=len(record.statements),
        chain_links=sum(len(s.chain) for s in record.statements),
        events=len(record.events),
        event_actors=sum(len(e.source) + len(e.target) for e in record.events),
        conditions=len(record.conditions),
        times=len(record.times),
        places=len(record.places),
        notes=len(record.notes),
    )

"""The whole way from a report to its record."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.reading import Reader, Rooms
from onrecord.record import Attribution, PipelineMissing, Record, RecordError

from ..conftest import make_report

NEWS = st.sampled_from(
    [
        "“We will not go,” the minister said.",
        "If Norway closes the border, Finland will answer, President Aino Kataja warned on Tuesday.",
        "According to two officials, the talks “failed",
        "Reuters reported that he denied it.",
        "Troops attacked the town of Kirkenes yesterday, killing 12.",
        '"',
        "said",
        "\n\n",
        "‘",
        "\u202eعربي",
        "🙂",
        "last last last week of the week",
        "   ",
    ]
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(st.one_of(NEWS, st.text(max_size=30)), max_size=8).map(" ".join))
def test_any_text_gives_a_record_that_keeps_its_contract(reader: Reader, text: str) -> None:
    record = reader.read(make_report(text))
    assert Record.from_json(record.to_json()) == record


@pytest.mark.parametrize("published", [None, "2022", "2022-03", "2022-03-23"])
@pytest.mark.parametrize("outlet", [None, "The Morning Courier"])
def test_a_report_of_unknown_date_or_outlet_is_read_all_the_same(
    reader: Reader, published: str | None, outlet: str | None
) -> None:
    record = reader.read(
        make_report("Norway will answer on Friday, the minister said.", published=published, outlet=outlet)
    )
    assert record.statements


def test_records_come_in_the_order_of_their_reports(reader: Reader) -> None:
    reports = [make_report(f"Minister number {i} said no.", source=f"r{i}") for i in range(40)]
    assert [r.report.source for r in reader.read_all(reports)] == [r.source for r in reports]


def test_a_room_that_invents_is_refused() -> None:
    reader = Reader(rooms=Rooms(attribution=lambda parsed: (Attribution(content=((0, 10_000),)),)))
    with pytest.raises(RecordError, match=r"attributions\[0\]\.content\[0\]: span \[0, 10000\] lies outside"):
        reader.read(make_report("Norway said no."))


def test_the_words_of_furniture_are_never_read(reader: Reader) -> None:
    from onrecord.record import Segment

    text = "The talks have failed, Norway said.\n\nSubscribe now, the minister said."
    segments = (Segment(kind="paragraph", start=0, end=35), Segment(kind="furniture", start=37, end=len(text)))
    record = reader.read(make_report(text, segments=segments))
    spans = [s for a in record.attributions for s in (*a.source, *a.cue, *a.content)]
    assert spans
    assert all(end <= 35 for _, end in spans)


def test_a_pipeline_that_is_not_installed_is_named() -> None:
    with pytest.raises(PipelineMissing, match="en_no_such_pipeline"):
        Reader("en_no_such_pipeline")


def test_sentences_end_where_segments_end(parse) -> None:
    parsed = parse("A headline without a stop\n\nNorway said no. Finland agreed.")
    assert [s.text.strip() for s in parsed.sentences()] == [
        "A headline without a stop",
        "Norway said no.",
        "Finland agreed.",
    ]

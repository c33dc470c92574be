"""Words that look like an event's and are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading import ParsedReport, Reader

from ...conftest import make_report


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def types(reader: Reader, text: str) -> list[str]:
    return [e.type for e in reader.read(make_report(text)).events]


def test_a_call_on_a_day_is_not_a_call_on_somebody(reader: Reader) -> None:
    text = "Finland is near. Prime Minister Aino Kataja of Finland called her colleague on Monday evening."
    assert "REQUEST" not in types(reader, text)


def test_a_broken_arm_is_no_broken_arms_deal(reader: Reader) -> None:
    assert types(reader, "A Norwegian sailor broke an arm when the boat hit the quay.") == []


def test_a_government_does_not_threaten_its_own_state(reader: Reader) -> None:
    text = "The government in Helsinki warned that Finland would bar Norwegian ships. Norway did not answer."
    record = reader.read(make_report(text))
    countries = {a.id: a.country for a in record.actors}
    threats = [e for e in record.events if e.type == "THREATEN"]
    assert [[countries[i] for i in e.target] for e in threats] == [["NOR"]]


def test_a_paper_called_today_is_no_day(parse: Callable[..., ParsedReport]) -> None:
    from onrecord.reading.times import read_times

    parsed = parse("The minister told Coast Today that the port was closed. Today it opens.")
    spans = [parsed.report.text[slice(*t.span)] for t in read_times(parsed)]
    assert spans == ["Today"]
    assert read_times(parsed)[0].span[0] > 50

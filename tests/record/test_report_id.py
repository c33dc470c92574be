from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import Report, Segment, report_id


@given(st.text(), st.none() | st.text(max_size=10))
def test_white_space_and_unicode_composition_do_not_make_another_report(text: str, outlet: str | None) -> None:
    id = report_id(text, outlet)
    assert len(id) == 32
    assert set(id) <= set("0123456789abcdef")
    assert report_id(f"\n {text}\t", outlet) == id
    assert report_id(unicodedata.normalize("NFD", text), outlet) == report_id(
        unicodedata.normalize("NFC", text), outlet
    )


def test_another_outlet_makes_another_report() -> None:
    text = "The strait stays open."
    assert report_id(text, "Harbour Post") != report_id(text, "Canal Sul")
    assert report_id(text, None) == report_id(text, "")


def test_the_id_stays_the_same_from_version_to_version() -> None:
    assert report_id("The strait stays open.", "Harbour Post") == "ac55612a4ab6b18b9708a4b3b7fcb677"


def test_related_headlines_and_furniture_are_not_read_as_the_report() -> None:
    text = "The strait stays open.\nMore: fleet sails"
    segments = (Segment(kind="paragraph", start=0, end=22), Segment(kind="related", start=23, end=len(text)))
    report = Report(id="r", source="s", text=text, segments=segments)
    assert report.is_read(0, 22)
    assert not report.is_read(23, 30)
    assert not report.is_read(10, 30)
    assert Report(id="r", source="s", text=text).is_read(23, 30)

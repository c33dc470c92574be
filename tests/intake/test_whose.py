"""Whose report it is: outlet and agency."""

from __future__ import annotations

import pytest

from onrecord.intake import take_text
from onrecord.intake._lexicon import table
from onrecord.intake._whose import outlet_of_site, outlet_of_url

BODY = "Troops left the valley on Monday, residents said.\n\nNobody was hurt, they said."


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("CNN.com", "CNN"),
        ("The Selby Herald | News from the river", "The Selby Herald"),
        ("nytimes.com", "The New York Times"),
        ("https://www.selbyherald.com", "selbyherald"),
        ("", None),
        (None, None),
    ],
)
def test_name_of_a_site_becomes_an_outlet(name: str | None, outlet: str | None):
    assert outlet_of_site(name, None) == outlet


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://edition.cnn.com/2022/x.html", "CNN"),
        ("www.bbc.co.uk/news", "BBC News"),
        ("https://example.org/cnn.com", None),
        ("http://[broken", None),
    ],
)
def test_well_known_host_names_its_outlet(url: str, outlet: str | None):
    assert outlet_of_url(url) == outlet


def test_breadcrumb_names_the_outlet():
    text = f"Troops Leave The Valley\n\n{BODY}\n\nThe Selby Herald   >  World   >  Troops Leave The Valley"
    assert take_text(text, source="t").outlet == "The Selby Herald"


def test_breadcrumb_that_begins_at_home_names_none():
    text = f"Troops Leave The Valley\n\n{BODY}\n\nHome > World > Troops Leave The Valley"
    assert take_text(text, source="t").outlet is None


def test_outlet_given_as_a_slug_is_kept():
    assert take_text(BODY, source="t", outlet="huff-post").outlet == "huff-post"


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        (f"KYIV (AP) — {BODY}", "Associated Press"),
        (f"Troops Leave The Valley\n\nReuters\n\n{BODY}", "Reuters"),
        (f"Troops Leave The Valley\n\nBy Jane Doe, Associated Press\n\n{BODY}", "Associated Press"),
        (f"Troops Leave The Valley\n\n{BODY}\n\n— With files from The Canadian Press", "The Canadian Press"),
        (f"RABAT (Atlantic Wire) - {BODY}", "Atlantic Wire"),
        (f"{BODY}\n\nThe Associated Press contributed to this report.", None),
        (f"Troops Leave The Valley\nA soldier waves.\nIVO MARSH/Reuters\n\n{BODY}", None),
        (BODY, None),
    ],
)
def test_whose_copy_a_report_is(text: str, wire: str | None):
    assert take_text(text, source="t", outlet="The Selby Herald").wire == wire


def test_agency_on_its_own_page_is_nobody_elses_copy():
    assert take_text(f"KYIV (Reuters) — {BODY}", source="t", outlet="Reuters").wire is None


def test_credit_of_a_dateline_that_is_no_agency_is_the_outlet():
    report = take_text(f"Washington (CNN) {BODY}", source="t")
    assert (report.outlet, report.wire) == ("CNN", None)


def test_agency_in_a_byline_is_no_author():
    report = take_text(f"Troops Leave The Valley\n\nBy Atlantic Wire\n\n{BODY}", source="t")
    assert (report.authors, report.wire) == ((), "Atlantic Wire")


def test_word_files_hold_what_they_promise():
    assert all(host == host.lower() and "/" not in host for host in table("outlets.toml")["hosts"])
    aliases = [alias for names in table("wires.toml")["names"].values() for alias in names]
    assert len(aliases) == len(set(aliases))
    assert set(table("dates.toml")["months"].values()) == set(range(1, 13))
    for lag in table("dates.toml")["weekday_lag"].values():
        assert sum(lag) == pytest.approx(1, abs=0.02)

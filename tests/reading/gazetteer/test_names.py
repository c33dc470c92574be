"""What names stand for, and that the files behind them hold together."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.gazetteer import Gazetteer, folded, gazetteer
from onrecord.reading.gazetteer._names import FILES, data
from onrecord.reading.gazetteer._own import SECTORS, check
from onrecord.reading.gazetteer._rows import rows, words

NOT_ISO = {"XKX"}  # Kosovo has no code of its own in ISO 3166-1


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return gazetteer()


@pytest.mark.parametrize(
    ("written", "country"),
    [
        ("U.S.", "USA"),
        ("the US", "USA"),
        ("UK", "GBR"),
        ("DPRK", "PRK"),
        ("Turkish", "TUR"),
        ("Britons", "GBR"),
        ("Syrians", "SYR"),
        ("the Kremlin", "RUS"),
        ("Downing Street", "GBR"),
        ("White House", "USA"),
        ("Élysée", "FRA"),
        ("Elysee", "FRA"),
        ("Pentagon", "USA"),
        ("Capitol Hill", "USA"),
        ("Foggy Bottom", "USA"),
        ("Ankara’s", "TUR"),
        ("Kosovo", "XKX"),
        ("Palestinian", "PSE"),
        ("Taipei", "TWN"),
        ("YPG", "SYR"),
    ],
)
def test_a_name_belongs_to_its_country(names: Gazetteer, written: str, country: str) -> None:
    assert names.country_of(written) == country


@pytest.mark.parametrize("written", ["us", "turkey", "polish", "who", "Who", "", "harbour", "is"])
def test_common_words_are_no_names(names: Gazetteer, written: str) -> None:
    assert names.look_up(written) is None
    assert names.country_of(written) is None


def test_bodies_between_states_have_no_country(names: Gazetteer) -> None:
    for written in ("the UN", "NATO", "European Union", "OPCW"):
        entry = names.look_up(written)
        assert entry is not None
        assert (entry.kind, entry.country) == ("intergovernmental", None)


def test_a_capital_is_a_metonym_and_its_state_is_not(names: Gazetteer) -> None:
    capital, state = names.look_up("Ankara"), names.look_up("Türkiye")
    assert capital is not None
    assert capital.is_metonym
    assert state is not None
    assert (state.name, state.is_metonym) == ("Turkey", False)


def test_a_state_is_called_as_news_calls_it(names: Gazetteer) -> None:
    assert names.state("USA").name == "United States"
    assert names.state("TUR").name == "Turkey"
    assert names.adjective("TUR") == "Turkish"
    with pytest.raises(KeyError):
        names.state("XXX")


def test_offices_are_found_in_singular_and_plural(names: Gazetteer) -> None:
    for written, sector in (("Foreign Minister", "GOV"), ("envoys", "GOV"), ("spokesmen", "GOV"), ("general", "MIL")):
        office = names.office(written)
        assert office is not None
        assert office.sector == sector
    president = names.office("president")
    assert president is not None
    assert president.of_one
    assert names.office("bridge") is None


def test_a_short_form_lists_the_outlets_it_may_stand_for(names: Gazetteer) -> None:
    assert "Washington Post" in names.short_for("the Post")
    assert names.short_for("the Wharf") == ()


def test_every_state_has_a_valid_code_and_an_adjective(names: Gazetteer) -> None:
    valid = {c.alpha_3 for c in pycountry.countries} | NOT_ISO
    assert set(names.states) <= valid
    lacking = [c for c in names.states if names.adjective(c) is None]
    assert lacking == ["VIR"]


def test_every_country_of_a_body_is_a_state(names: Gazetteer) -> None:
    assert {e.country for e in names.entries() if e.country} <= set(names.states)


def test_every_sector_is_one_of_plover(names: Gazetteer, shared: Path) -> None:
    known = set(json.loads((shared / "data" / "plover-types.json").read_text())["sectors"])
    used = {e.sector for e in names.entries()} | {o.sector for o in names._offices.values()}
    assert used - known <= {"IGO", "NGO"}
    assert known <= SECTORS  # what a user's file may say


def test_no_name_is_claimed_by_two_entries(names: Gazetteer) -> None:
    twice = {
        key: [e.name for _, e in claims]
        for key, claims in names._entries.items()
        if len({id(e) for _, e in claims}) > 1
    }
    assert twice == {}


def test_an_adjective_of_two_states_is_settled_in_the_file() -> None:
    states = data("states.toml")
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for code, _, _, people, _, _ in rows(states["rows"], 6):
        for word in words(people):
            claims[word].add(code)
    shared_words = {w for w, codes in claims.items() if len(codes) > 1}
    assert shared_words == set(states["ambiguous"])


def test_short_forms_name_outlets_that_are_listed(names: Gazetteer) -> None:
    for outlets in names._short.values():
        for outlet in outlets:
            entry = names.look_up(outlet)
            assert entry is not None, outlet
            assert entry.kind == "media"


@pytest.mark.parametrize("file", FILES)
def test_a_file_of_ours_is_as_a_users_file_must_be(names: Gazetteer, file: str) -> None:
    check(data(file), names)


def test_an_id_belongs_to_one_body(names: Gazetteer) -> None:
    ids = [e.ids["wikidata"] for e in names.entries() if e.ids]
    assert len(ids) == len(set(ids)) > 30


@pytest.mark.parametrize(
    ("written", "kind", "country", "sector"),
    [
        ("Tamil Tigers", "armed group", "LKA", "REB"),
        ("the LTTE", "armed group", "LKA", "REB"),
        ("Liberation Tigers of Tamil Eelam", "armed group", "LKA", "REB"),
        ("Interahamwe", "armed group", "RWA", "REB"),
        ("Rapid Support Forces", "armed group", "SDN", "REB"),
        ("Sinaloa cartel", "armed group", "MEX", "CRM"),
        ("Bundeswehr", "government", "DEU", "MIL"),
        ("Mossad", "government", "ISR", "SPY"),
        ("Verkhovna Rada", "government", "UKR", "LEG"),
        ("Garda", "government", "IRL", "COP"),
        ("PSOE", "party", "ESP", "PTY"),
        ("Syrian Observatory for Human Rights", "organization", "GBR", "NGO"),
        ("Médecins Sans Frontières", "organization", "FRA", "NGO"),
        ("Sipri", "organization", "SWE", "EDU"),
        ("MINUSMA", "intergovernmental", None, "IGO"),
        ("Security Council", "intergovernmental", None, "IGO"),
        ("security council", "intergovernmental", None, "IGO"),
    ],
)
def test_a_body_is_known_with_its_kind_country_and_sector(
    names: Gazetteer, written: str, kind: str, country: str | None, sector: str
) -> None:
    entry = names.look_up(written)
    assert entry is not None
    assert (entry.kind, entry.country, entry.sector) == (kind, country, sector)


@pytest.mark.parametrize("written", ["open arms", "new ideas", "law and justice", "one nation", "roll call"])
def test_common_words_that_are_names_with_capitals_are_none_without(names: Gazetteer, written: str) -> None:
    assert names.look_up(written) is None


@pytest.mark.parametrize(
    ("written", "country"),
    [
        ("Soviet Union", "RUS"),
        ("Soviet", "RUS"),
        ("Yugoslavia", "SRB"),
        ("Czechoslovakia", "CZE"),
        ("Zaire", "COD"),
        ("Burma", "MMR"),
        ("Western Sahara", "ESH"),
        ("Quai d’Orsay", "FRA"),
        ("Blue House", "KOR"),
        ("Zhongnanhai", "CHN"),
        ("Number 10", "GBR"),
    ],
)
def test_a_state_of_the_past_and_a_house_of_government_have_a_country(
    names: Gazetteer, written: str, country: str
) -> None:
    assert names.country_of(written) == country


def test_every_member_of_the_united_nations_is_there_with_a_seat_or_a_house(names: Gazetteer) -> None:
    table = list(rows(data("states.toml")["rows"], 6))
    seated = {code for code, _, _, _, seat, house in table if seat or house}
    named_as_their_capital = {"DJI", "LUX", "MCO", "SGP", "SMR", "STP", "MDV", "KWT", "AND", "SYC", "ARE"}
    dependent = {"ESH", "HKG", "MAC", "GIB", "BMU", "CYM", "VIR", "GUM", "VAT"}
    assert set(names.states) - seated <= named_as_their_capital | dependent
    assert len(names.states) >= 195


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_folding_twice_changes_nothing_but_articles(text: str) -> None:
    once = folded(text)
    if not once.startswith("the "):  # a second article would go too
        assert folded(once) == once


@given(st.text())
def test_any_text_can_be_looked_up(text: str) -> None:
    gazetteer().country_of(text)

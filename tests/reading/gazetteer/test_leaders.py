"""Who held which office when, and that the file behind it holds together."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict

import pytest

from onrecord.reading.gazetteer import Leader, Leaders, Term, gazetteer
from onrecord.reading.gazetteer._names import data
from onrecord.reading.gazetteer._own import SECTORS
from onrecord.reading.gazetteer._rows import words

# Offices that one person at a time holds in a state or body.
OF_ONE = {
    "president",
    "vice president",
    "prime minister",
    "chancellor",
    "foreign minister",
    "defence minister",
    "finance minister",
    "interior minister",
    "national security adviser",
    "king",
    "emir",
    "sultan",
    "ruler",
    "supreme leader",
    "crown prince",
    "secretary general",
    "high representative",
    "pope",
}


@pytest.fixture(scope="module")
def leaders() -> Leaders:
    return gazetteer().leaders


@pytest.mark.parametrize(
    ("office", "of", "date", "name"),
    [
        ("president", "TUR", "2012-05-02", "Abdullah Gül"),
        ("president", "TUR", "2018-05-02", "Recep Tayyip Erdogan"),
        ("foreign minister", "FRA", "2015", "Laurent Fabius"),
        ("foreign secretary", "GBR", "2017-03-01", "Boris Johnson"),
        ("secretary of state", "USA", "1998-02", "Madeleine Albright"),
        ("defense secretary", "USA", "2018-06-01", "Jim Mattis"),
        ("defence minister", "DEU", "2016-06-01", "Ursula von der Leyen"),
        ("premier", "CHN", "2005-06-01", "Wen Jiabao"),
        ("secretary-general", "United Nations", "1999-06-01", "Kofi Annan"),
        ("secretary general", "Nato", "2016-06-01", "Jens Stoltenberg"),
        ("high representative", "European Union", "2017-01-15", "Federica Mogherini"),
    ],
)
def test_an_office_has_its_holder_on_a_date(leaders: Leaders, office: str, of: str, date: str, name: str) -> None:
    holder = leaders.holder(office, of, date)
    assert holder is not None
    assert holder.name == name


def test_an_office_without_a_sure_holder_has_none(leaders: Leaders) -> None:
    assert leaders.holder("president", "USA", "1900") is None
    assert leaders.holder("president", "USA", "2017") is None  # two held it in that year
    assert leaders.holder("harbour master", "NOR", "2017-01-01") is None


@pytest.mark.parametrize(
    "spelling",
    [
        "Recep Tayyip Erdoğan",
        "Tayyip Erdogan",
        "Muammar Qaddafi",
        "Moammar Gadhafi",
        "Binyamin Netanyahu",
        "Kim Jong Un",
    ],
)
def test_a_name_is_known_in_its_spellings(leaders: Leaders, spelling: str) -> None:
    assert leaders.named(spelling) is not None


@pytest.mark.parametrize("surname", ["Erdoğan", "Qaddafi", "Netanyahu", "Assad", "Merkel"])
def test_some_surnames_need_no_first_name(leaders: Leaders, surname: str) -> None:
    assert leaders.alone(surname, "2010-05-02") is not None


def test_a_surname_alone_means_nobody_before_his_time(leaders: Leaders) -> None:
    assert leaders.alone("Macron", "1995-05-02") is None


def test_a_title_and_a_surname_mean_who_held_the_office_then(leaders: Leaders) -> None:
    father, son = (leaders.titled("president", "Bush", date) for date in ("1991-02-01", "2005-02-01"))
    assert father is not None
    assert son is not None
    assert (father.name, son.name) == ("George H.W. Bush", "George W. Bush")
    assert leaders.titled("president", "Bush", "2015-02-01") is None
    assert leaders.state_of("president", "Bush") == "USA"  # whichever of them
    assert leaders.state_of("president", "Nobody") is None


def test_a_full_name_of_two_is_the_one_in_office(leaders: Leaders) -> None:
    named = leaders.named("George Bush", "2003-03")
    assert named is not None
    assert named.name == "George W. Bush"


@pytest.mark.parametrize(
    ("name", "date", "country", "sector"),
    [
        ("Hillary Clinton", "1998-02-01", "USA", "GOV"),
        ("Hillary Clinton", "2005-02-01", "USA", "LEG"),
        ("Hillary Clinton", "2011-02-01", "USA", "GOV"),
        ("Hillary Clinton", "2016-02-01", "USA", "PTY"),
        ("Jens Stoltenberg", "2012-02-01", "NOR", "GOV"),
        ("Jens Stoltenberg", "2018-02-01", None, "IGO"),
        ("Barack Obama", "2019-02-01", "USA", "ELI"),
        ("Nelson Mandela", "1991-02-01", "ZAF", "OPP"),
    ],
)
def test_country_and_sector_are_those_of_the_date(
    leaders: Leaders, name: str, date: str, country: str | None, sector: str
) -> None:
    one = leaders.named(name)
    assert one is not None
    assert (one.country_at(date), one.sector_at(date)) == (country, sector)


def test_nobody_stands_in_the_file_twice(leaders: Leaders) -> None:
    assert [n for n, k in Counter(one.name for one in leaders).items() if k > 1] == []


def test_a_name_of_two_people_is_said_to_be_one(leaders: Leaders) -> None:
    named: defaultdict[str, set[str]] = defaultdict(set)
    for one in leaders:
        for name in one.names:
            named[name].add(one.name)
    assert {n for n, some in named.items() if len(some) > 1} == set(words(data("leaders.toml")["shared"]))


def test_a_surname_alone_means_one_person(leaders: Leaders) -> None:
    alone = Counter(surname for one in leaders for surname in one.alone)
    assert [s for s, n in alone.items() if n > 1] == []


def test_every_term_is_of_a_state_or_a_body_and_has_a_sector(leaders: Leaders) -> None:
    names = gazetteer()
    for one in leaders:
        assert one.home in names.states, one.name
        assert one.terms, one.name
        for term in one.terms:
            body = names.look_up(term.of)
            assert term.of in names.states or (body is not None and body.kind == "intergovernmental"), (one.name, term)
            assert term.sector in SECTORS, (one.name, term)


def test_no_office_of_one_is_held_by_two_at_a_time(leaders: Leaders) -> None:
    held: defaultdict[tuple[str, str], list[tuple[Term, Leader]]] = defaultdict(list)
    for one in leaders:
        for term in one.terms:
            held[leaders.kind_of(term.office), term.of].append((term, one))
    for (office, of), terms in held.items():
        if office in OF_ONE:
            in_order = sorted(terms, key=lambda t: (t[0].first, t[0].last or "9999"))
            for (a, who), (b, other) in itertools.pairwise(in_order):
                last = a.last or "9999-12"
                n = min(len(last), len(b.first))
                assert last[:n] <= b.first[:n], (office, of, who.name, other.name)


G20_AND_CRISES = """
ARG AUS BRA CAN CHN FRA DEU IND IDN ITA JPN MEX RUS SAU ZAF KOR TUR GBR USA
SYR IRN ISR EGY UKR POL ESP PRK
"""


@pytest.mark.parametrize("state", G20_AND_CRISES.split())
def test_states_of_weight_have_somebody_at_their_head_in_every_year(leaders: Leaders, state: str) -> None:
    heads = ("president", "prime minister", "chancellor", "king", "ruler", "supreme leader")
    for year in range(1992, 2024):
        served = [leaders.holder(office, state, f"{year}-{month}") for office in heads for month in ("03", "10")]
        assert any(served), (state, year)

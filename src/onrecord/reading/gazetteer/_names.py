"""What a name stands for: the state, body, group, outlet or office, and where it belongs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, NamedTuple, Self, cast

from onrecord.record import ActorKind

from ._leaders import Leaders
from ._rows import rows, words
from ._spelling import fits, folded, without_possessive

FILES = ("intergovernmental.toml", "armed.toml", "government.toml", "parties.toml", "society.toml", "media.toml")
COLUMNS = 4


class Entry(NamedTuple):
    """Something with a name.

    Attributes:
        name: as news writes it.
        kind: what it is, in the record's words.
        country: ISO 3166-1 alpha-3, or None for bodies of many states; the first of `countries`.
        sector: PLOVER sector.
        ids: identifiers elsewhere, such as ``{"wikidata": "Q..."}``.
        is_metonym: a place or building whose name is used for a government ("Ankara", "Downing Street").
        names: every name that stands for it, `name` first.
        is_agency: a news agency, whose words other outlets carry.
        countries: the states of a group that fights in several; a report on one of them means it there.
    """

    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    ids: Mapping[str, str] = {}
    is_metonym: bool = False
    names: tuple[str, ...] = ()
    is_agency: bool = False
    countries: tuple[str, ...] = ()


class Office(NamedTuple):
    """A word for an office or function.

    Attributes:
        words: as written, in the singular.
        sector: PLOVER sector of who holds it.
        of_one: whether one person at a time holds it in a state or body.
    """

    words: str
    sector: str
    of_one: bool


@dataclass(eq=False, repr=False)
class Gazetteer:
    """Names and what they stand for. Ask `gazetteer()` for the one that comes with onrecord.

    A name is found whatever its accents and article; "the US" and "U.S." are found, "us" is not.

    Example:
        >>> from onrecord.reading.gazetteer import gazetteer
        >>> gazetteer().country_of("Britons"), gazetteer().country_of("the Kremlin")
        ('GBR', 'RUS')
        >>> gazetteer().look_up("YPG").kind
        'armed group'
    """

    _entries: dict[str, list[tuple[str, Entry]]] = field(default_factory=dict)
    _states: dict[str, Entry] = field(default_factory=dict)
    _people: dict[str, str] = field(default_factory=dict)
    _adjectives: dict[str, str] = field(default_factory=dict)
    _offices: dict[str, Office] = field(default_factory=dict)
    _longest: dict[str, int] = field(default_factory=dict)
    _short: dict[str, tuple[str, ...]] = field(default_factory=dict)
    titles: dict[str, frozenset[str]] = field(default_factory=dict)
    _leaders: Leaders | None = None

    @classmethod
    def bundled(cls) -> Self:
        """The names that come with onrecord, read from their files."""
        out = cls()._read_states(data("states.toml"))
        for name in FILES:
            out.read_groups(data(name))
        return out._read_offices(data("offices.toml"))

    @property
    def leaders(self) -> Leaders:
        """Those who held office, with their terms; read when first asked for."""
        if self._leaders is None:
            self._leaders = Leaders().read(data("leaders.toml"), self.sector_of)
        return self._leaders

    def look_up(self, name: str) -> Entry | None:
        """What a name stands for; None for adjectives, for persons and for what is not known."""
        for written in (name, without_possessive(name)):
            for alias, entry in self._entries.get(folded(written), ()):
                if fits(written, alias):
                    return entry
        return None

    def country_of(self, name: str) -> str | None:
        """ISO alpha-3 of the state that a name, adjective, demonym or metonym belongs to."""
        entry = self.look_up(name)
        return entry.country if entry else self.people(name)

    def people(self, name: str) -> str | None:
        """ISO alpha-3 of the state of an adjective or demonym: "Turkish", "Briton", "the Syrians"."""
        if not any(c.isupper() for c in name):
            return None
        key = folded(without_possessive(name))
        return self._people.get(key) or (self._people.get(key[:-1]) if key.endswith("s") else None)

    def state(self, alpha3: str) -> Entry:
        """The state of an ISO alpha-3 code.

        Raises:
            KeyError: no such code.
        """
        return self._states[alpha3]

    @property
    def states(self) -> Mapping[str, Entry]:
        """All states by code."""
        return self._states

    def adjective(self, alpha3: str) -> str | None:
        """The first adjective of a state: "Turkish" for TUR."""
        return self._adjectives.get(alpha3)

    def office(self, words: str) -> Office | None:
        """The office that some words name, in singular or plural: "foreign minister", "Envoys"."""
        key = folded(words)
        found = self._offices.get(key)
        if found is None and key.endswith("s"):
            found = self._offices.get(key[:-1])
        if found is None and key.endswith("men"):
            found = self._offices.get(key[:-2] + "an")
        return found

    def sector_of(self, office: str) -> str | None:
        """The PLOVER sector of who holds an office, None where there is no such office."""
        found = self.office(office)
        return found.sector if found else None

    def office_words(self) -> frozenset[str]:
        """Every single word that stands in the name of an office."""
        return frozenset(w for key in self._offices for w in key.split(" "))

    def longest(self, first_word: str) -> int:
        """How many words the longest name that begins with this folded word has; 0 where none does."""
        return self._longest.get(first_word, 0)

    def short_for(self, name: str) -> tuple[str, ...]:
        """Outlets that a short form ("the Times") may stand for; the report decides which."""
        return self._short.get(folded(name), ())

    def entries(self) -> Iterator[Entry]:
        """Every entry once."""
        seen: set[int] = set()
        for aliases in self._entries.values():
            for _, entry in aliases:
                if id(entry) not in seen:
                    seen.add(id(entry))
                    yield entry

    def copy(self) -> Gazetteer:
        """The same names, to which others can be added."""
        return Gazetteer(
            {k: list(v) for k, v in self._entries.items()},
            dict(self._states),
            dict(self._people),
            dict(self._adjectives),
            dict(self._offices),
            dict(self._longest),
            dict(self._short),
            dict(self.titles),
            self.leaders.copy(),
        )

    def _add(self, alias: str, entry: Entry, *, first: bool = False) -> None:
        key = folded(alias)
        at = self._entries.setdefault(key, [])
        at.insert(0 if first else len(at), (alias, entry))
        if key.isalpha():
            self._longest.setdefault(key, 1)
            return
        start = key.split(" ", 1)[0].split("-", 1)[0].split("'", 1)[0]
        # hyphens, apostrophes and full stops may be words of their own to a tokenizer
        count = 1 + sum(key.count(c) * n for c, n in ((" ", 1), ("-", 2), ("'", 1), (".", 1), (",", 1), ("/", 2)))
        if count > self._longest.get(start, 0):
            self._longest[start] = count

    def _read_states(self, table: Mapping[str, Any]) -> Self:
        settled = cast("dict[str, str]", table["ambiguous"])
        for code, name, names, people, seat, house in rows(table["rows"], 6):
            of_state = (name, *words(names))
            state = Entry(name, "state", code, "GOV", names=of_state)
            self._states[code] = state
            for alias in of_state:
                self._add(alias, state)
                if " " in alias:
                    self._add(alias.lower(), state)  # no common words, unlike the names of parties and armies
            seats = words(seat)
            for alias in (*seats, *words(house)):
                kind: ActorKind = "state" if alias in seats else "government"
                self._add(alias, Entry(alias, kind, code, "GOV", is_metonym=True, names=(alias,)))
            for i, word in enumerate(words(people)):
                if i == 0:
                    self._adjectives[code] = word
                if settled.get(word, code) == code:
                    self._people[folded(word)] = code
        return self

    def read_groups(self, table: Mapping[str, Any], *, first: bool = False) -> Self:
        """Take in the groups and short forms of a file.

        Args:
            table: what the file holds; its entries are taken to be right.
            first: whether these names go before those known already.
        """
        for group in cast("list[dict[str, Any]]", table.get("group", [])):
            kind, sector = cast("ActorKind", group["kind"]), cast("str | None", group.get("sector"))
            agency = bool(group.get("agency"))
            for name, places, names, wikidata in rows(group["rows"], COLUMNS):
                of_entry = (name, *words(names))
                codes = words(places)
                ids = {"wikidata": wikidata} if wikidata else {}
                entry = Entry(name, kind, codes[0] if codes else None, sector, ids, False, of_entry, agency, codes)
                for alias in of_entry:
                    self._add(alias, entry, first=first)
        for short, outlets in cast("dict[str, list[str]]", table.get("short", {})).items():
            self._short[folded(short)] = tuple(outlets)
        return self

    def _read_offices(self, table: Mapping[str, Any]) -> Self:
        for group in cast("list[dict[str, Any]]", table["group"]):
            for office, sector in rows(group["rows"], 2):
                for word in words(office):
                    self._offices.setdefault(folded(word), Office(word, sector, group["of_one"]))
        self.titles = {k: frozenset(words(v)) for k, v in cast("dict[str, str]", table["titles"]).items()}
        return self


def data(name: str) -> dict[str, Any]:
    """What one of the files that come with onrecord holds."""
    return tomllib.loads(files("onrecord.reading.gazetteer").joinpath(name).read_text(encoding="utf-8"))

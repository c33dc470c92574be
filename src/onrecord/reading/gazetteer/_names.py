"""What a name stands for: the state, body, group, outlet or office, and where it belongs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple, Self, cast, get_args

from onrecord.record import ActorKind

from ._spelling import fits, folded, without_possessive

_FILES = ("bodies.toml", "media.toml")
_KINDS = frozenset(get_args(ActorKind))


class Entry(NamedTuple):
    """Something with a name.

    Attributes:
        name: as news writes it.
        kind: what it is, in the record's words.
        country: ISO 3166-1 alpha-3, or None for bodies of many states.
        sector: PLOVER sector.
        ids: identifiers elsewhere.
        is_metonym: a place or building whose name is used for a government ("Ankara", "Downing Street").
        names: every name that stands for it, `name` first.
        is_agency: a news agency, whose words other outlets carry.
    """

    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    ids: Mapping[str, str] = {}
    is_metonym: bool = False
    names: tuple[str, ...] = ()
    is_agency: bool = False


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


@dataclass
class Gazetteer:
    """Names and what they stand for. Ask `gazetteer()` for the one that comes with onrecord.

    A name is found whatever its accents and article; "the US" and "U.S." are found, "us" is not.

    Example:
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

    @classmethod
    def bundled(cls) -> Self:
        """The names that come with onrecord, read from their files."""
        out = cls()._read_states(_data("states.toml"))
        for name in _FILES:
            out._read_groups(_data(name))
        return out._read_offices(_data("offices.toml"))

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

    def with_file(self, path: str | Path) -> Gazetteer:
        """This gazetteer and the names of a TOML file, which go before those known already.

        The file holds groups in the form of bodies.toml::

            [[group]]
            kind = "armed group"
            sector = "REB"
            rows = '''
            Red Delta Front | NGA | RDF; Delta Front
            '''

        Raises:
            OSError: the file cannot be read.
            ValueError: it is no TOML, or a row names no known kind.
        """
        more = Gazetteer(
            {k: list(v) for k, v in self._entries.items()},
            dict(self._states),
            dict(self._people),
            dict(self._adjectives),
            dict(self._offices),
            dict(self._longest),
            dict(self._short),
            dict(self.titles),
        )
        return more._read_groups(tomllib.loads(Path(path).read_text(encoding="utf-8")), first=True)

    def _add(self, alias: str, entry: Entry, *, first: bool = False) -> None:
        key = folded(alias)
        at = self._entries.setdefault(key, [])
        at.insert(0 if first else len(at), (alias, entry))
        start = key.split(" ", 1)[0].split("-", 1)[0].split("'", 1)[0]
        # hyphens, apostrophes and full stops may be words of their own to a tokenizer
        words = 1 + sum(key.count(c) * n for c, n in ((" ", 1), ("-", 2), ("'", 1), (".", 1), (",", 1), ("/", 2)))
        if words > self._longest.get(start, 0):
            self._longest[start] = words

    def _read_states(self, data: Mapping[str, Any]) -> Self:
        settled = cast("dict[str, str]", data["ambiguous"])
        for code, name, names, people, seat, house in _rows(data["rows"], 6):
            of_state = (name, *_words(names))
            state = Entry(name, "state", code, "GOV", names=of_state)
            self._states[code] = state
            for alias in of_state:
                self._add(alias, state)
            for alias in (*_words(seat), *_words(house)):
                kind: ActorKind = "state" if alias in _words(seat) else "government"
                self._add(alias, Entry(alias, kind, code, "GOV", is_metonym=True, names=(alias,)))
            for i, word in enumerate(_words(people)):
                if i == 0:
                    self._adjectives[code] = word
                if settled.get(word, code) == code:
                    self._people[folded(word)] = code
        return self

    def _read_groups(self, data: Mapping[str, Any], *, first: bool = False) -> Self:
        for group in cast("list[dict[str, Any]]", data.get("group", [])):
            if group.get("kind") not in _KINDS:
                raise ValueError(f"no such kind of actor: {group.get('kind')!r}")
            kind, sector = cast("ActorKind", group["kind"]), cast("str | None", group.get("sector"))
            for name, country, names in _rows(group["rows"], 3):
                of_entry = (name, *_words(names))
                entry = Entry(name, kind, country or None, sector, names=of_entry, is_agency=bool(group.get("agency")))
                for alias in of_entry:
                    self._add(alias, entry, first=first)
        for short, outlets in cast("dict[str, list[str]]", data.get("short", {})).items():
            self._short[folded(short)] = tuple(outlets)
        return self

    def _read_offices(self, data: Mapping[str, Any]) -> Self:
        for group in cast("list[dict[str, Any]]", data["group"]):
            for words, sector in _rows(group["rows"], 2):
                for word in _words(words):
                    self._offices.setdefault(folded(word), Office(word, sector, group["of_one"]))
        self.titles = {k: frozenset(_words(v)) for k, v in cast("dict[str, str]", data["titles"]).items()}
        return self


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer that comes with onrecord, read once."""
    return Gazetteer.bundled()


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("onrecord.reading.gazetteer").joinpath(name).read_text(encoding="utf-8"))


def _rows(text: str, columns: int) -> Iterable[tuple[str, ...]]:
    for line in text.splitlines():
        if line.strip():
            cells = [c.strip() for c in line.split("|")]
            cells += [""] * (columns - len(cells))
            if len(cells) != columns or not cells[0]:
                raise ValueError(f"a row of {columns} columns is wanted: {line!r}")
            yield tuple(cells)


def _words(cell: str) -> tuple[str, ...]:
    return tuple(w for w in (w.strip() for w in cell.split(";")) if w)

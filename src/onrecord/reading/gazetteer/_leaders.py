"""Who held which office when: the same name is a candidate, a president and a former president by turns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, Self, TypeVar, cast

from ._rows import rows, words
from ._spelling import folded

COLUMNS = 6
SectorOf = Callable[[str], "str | None"]
K = TypeVar("K")
_OF = re.compile(r"@(.+?) \d")
_SECTOR = re.compile(r"[A-Z]{3}")
_TERM = re.compile(r"(.+?)(?: @(.+?))? (\d{4}(?:-(?:0[1-9]|1[0-2]))?)?/(\d{4}(?:-(?:0[1-9]|1[0-2]))?)?")
# Those who were in public office are former officials afterwards; people of a party or an armed group stay so.
_PUBLIC = frozenset({"GOV", "LEG", "IGO", "MIL", "JUD", "COP", "SPY"})
_REMEMBERED = 30  # years after the last term in which a surname alone still means its holder


class Term(NamedTuple):
    """One time in an office.

    Attributes:
        office: in lower case, as offices.toml has it; empty where the file gives a sector alone.
        sector: PLOVER sector of who holds it.
        of: ISO 3166-1 alpha-3 of the state, or the name of the body of many states.
        first: year or month it began, ISO 8601; empty where that is not known.
        last: year or month it ended; empty where it had not.
    """

    office: str
    sector: str
    of: str
    first: str
    last: str

    def holds(self, date: str) -> bool:
        """Whether it ran on a date (ISO 8601, cut at what is known); its first and last month count."""
        begun = not self.first or _at_least(date, self.first)
        return begun and (not self.last or _at_least(self.last, date))


@dataclass(eq=False)
class Leader:
    """Somebody who held office.

    Attributes:
        name: as news writes it.
        sex: m or f.
        home: ISO 3166-1 alpha-3 of the person's own state.
        held: the terms as the file writes them.
        names: every full name and spelling, `name` first.
        alone: surnames that mean this person even where a report never gives the full name.
    """

    name: str
    sex: str
    home: str
    held: str
    names: tuple[str, ...]
    alone: tuple[str, ...]
    _sector_of: SectorOf = field(repr=False)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The terms in the order of the file; read when first asked for, since a report asks for a few people only.

        Raises:
            ValueError: a term is none.
        """
        return tuple(_term(self.name, t, self.home, self._sector_of) for t in words(self.held))

    def at(self, date: str | None) -> Term | None:
        """The term that ran on a date, of several the one begun last; without a date the last of the file."""
        if date is None:
            return self.terms[-1] if self.terms else None
        return max((t for t in self.terms if t.holds(date)), key=lambda t: t.first, default=None)

    def country_at(self, date: str | None) -> str | None:
        """ISO alpha-3 of the state served on a date, else of the person's own; None while a body of many states is."""
        term = self.at(date)
        if term is None:
            return self.home
        return term.of if len(term.of) == 3 and term.of.isupper() else None

    def sector_at(self, date: str | None) -> str | None:
        """PLOVER sector on a date: that of the office, ELI once public office is over."""
        term = self.at(date)
        if term is not None:
            return term.sector
        over = [t for t in self.terms if t.last and not _at_least(t.last, cast("str", date))]
        if not over:
            return self.terms[0].sector if self.terms else None
        last = max(over, key=lambda t: t.last).sector
        return "ELI" if last in _PUBLIC else last

    def is_remembered(self, date: str | None) -> bool:
        """Whether a surname alone would mean this person on a date: in office, or out of it for not too long."""
        if date is None or not self.terms:
            return True
        first, last = self.terms[0].first, self.terms[-1].last
        begun = not first or int(date[:4]) >= int(first[:4]) - 1
        return begun and (not last or int(date[:4]) <= int(last[:4]) + _REMEMBERED)


@dataclass(eq=False, repr=False)
class Leaders:
    """Those who held office, by name, by surname and by office.

    Example:
        >>> from onrecord.reading.gazetteer import gazetteer
        >>> known = gazetteer().leaders
        >>> known.named("Jens Stoltenberg").country_at("2010-05"), known.named("Jens Stoltenberg").country_at("2018-05")
        ('NOR', None)
        >>> known.holder("foreign minister", "FRA", "2013-06-01").sex
        'm'
    """

    _named: dict[str, list[Leader]] = field(default_factory=dict)
    _ends: dict[tuple[str, str], list[Leader]] = field(default_factory=dict)
    _surnames: dict[str, list[Leader]] = field(default_factory=dict)
    _alone: dict[str, list[Leader]] = field(default_factory=dict)
    _serving: dict[str, list[Leader]] = field(default_factory=dict)
    _same: dict[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Leader]:
        """Everybody once."""
        return iter({id(one): one for some in self._named.values() for one in some}.values())

    def named(self, name: str, date: str | None = None) -> Leader | None:
        """Whom a full name means; of two of one name the one in office on the date."""
        return _of(self._named.get(folded(name)), date)

    def of_ends(self, first: str, last: str, date: str | None = None) -> Leader | None:
        """Whom a folded first name and surname mean, whatever stands between: "Donald J. Trump"."""
        return _of(self._ends.get((first, last)), date)

    def alone(self, surname: str, date: str | None = None) -> Leader | None:
        """Whom a surname means in a report that never gives the full name."""
        some = [one for one in self._alone.get(folded(surname), ()) if one.is_remembered(date)]
        return _of(some, date)

    def titled(self, office: str, surname: str, date: str | None = None, of: str | None = None) -> Leader | None:
        """Whom an office and a surname mean together: "President Clinton".

        Args:
            office: its words in lower case.
            surname: as written.
            date: of the report, ISO 8601; the office must be held then, or (without a date) ever.
            of: ISO alpha-3 of the state, where the report says it.

        Returns:
            The one person who fits, or None where none or several do.
        """
        fit = {
            one.name: one
            for one, term in self._terms_of(office, surname)
            if (date is None or term.holds(date)) and (of is None or term.of == of)
        }
        return next(iter(fit.values())) if len(fit) == 1 else None

    def state_of(self, office: str, surname: str, date: str | None = None) -> str | None:
        """The one state of which all of a surname held an office who had come to it by a date, whoever is meant."""
        begun = (
            t for _, t in self._terms_of(office, surname) if date is None or not t.first or _at_least(date, t.first)
        )
        states = {term.of for term in begun}
        return next(iter(states)) if len(states) == 1 else None

    def _terms_of(self, office: str, surname: str) -> Iterator[tuple[Leader, Term]]:
        kind = self.kind_of(office)
        for one in self._surnames.get(folded(surname), ()):
            yield from ((one, term) for term in one.terms if self.kind_of(term.office) == kind)

    def holder(self, office: str, of: str, date: str) -> Leader | None:
        """Who held an office of a state or body on a date; None where nobody, or more than one, is known to have.

        Args:
            office: its words; "foreign secretary" and "foreign minister" are one.
            of: ISO 3166-1 alpha-3, or a body's name.
            date: ISO 8601, cut at what is known.
        """
        kind = self.kind_of(office)
        found = [
            one
            for one in self._serving.get(of, ())
            if any(t.of == of and self.kind_of(t.office) == kind and t.holds(date) for t in one.terms)
        ]
        return found[0] if len(found) == 1 else None

    def kind_of(self, office: str) -> str:
        """The one word for an office that is called differently from state to state."""
        low = office.lower()
        return self._same.get(low, low)

    def read(self, data: Mapping[str, Any], sector_of: SectorOf, *, first: bool = False) -> Self:
        """Take in the rows of a file of the form of leaders.toml.

        Args:
            data: the file's table.
            sector_of: the PLOVER sector of an office's words, None where there is no such office.
            first: whether these go before those known already.

        Raises:
            ValueError: an entry is wrong; the message says which.
        """
        for kind, others in cast("dict[str, str]", data.get("same", {})).items():
            self._same.update(dict.fromkeys(words(others), kind))
        for name, sex, home, terms, names, alone in rows(data.get("rows", ""), COLUMNS, 4):
            if sex not in ("m", "f"):
                raise ValueError(f"{name}: the sex is m or f, not {sex!r}")
            self._add(Leader(name, sex, home, terms, (name, *words(names)), words(alone), sector_of), first=first)
        return self

    def copy(self) -> Leaders:
        """The same people, to which others can be added."""
        return Leaders(
            {k: list(v) for k, v in self._named.items()},
            {k: list(v) for k, v in self._ends.items()},
            {k: list(v) for k, v in self._surnames.items()},
            {k: list(v) for k, v in self._alone.items()},
            {k: list(v) for k, v in self._serving.items()},
            dict(self._same),
        )

    def _add(self, one: Leader, *, first: bool) -> None:
        for name in (*one.names, *(a for a in one.alone if " " in a or "-" in a)):
            key = folded(name)
            _put(self._named, key, one, first)
            parts = key.split(" ")
            if len(parts) > 1:
                last = parts[-1].rpartition("-")[2]
                _put(self._ends, (parts[0], last), one, first)
                _put(self._surnames, last, one, first)
        for surname in one.alone:
            if " " not in surname and "-" not in surname:
                _put(self._alone, folded(surname), one, first)
                _put(self._surnames, folded(surname), one, first)
        _put(self._serving, one.home, one, first)
        if "@" in one.held:
            for of in _OF.findall(one.held):
                _put(self._serving, of, one, first)


def _put(table: dict[K, list[Leader]], key: K, item: Leader, first: bool) -> None:
    at = table.setdefault(key, [])
    if item not in at:
        at.insert(0 if first else len(at), item)


def _of(some: list[Leader] | None, date: str | None) -> Leader | None:
    if not some:
        return None
    if len(some) > 1 and date is not None:
        return next((one for one in some if one.at(date) is not None), some[0])
    return some[0]


def _term(name: str, text: str, home: str, sector_of: SectorOf) -> Term:
    found = _TERM.fullmatch(text)
    if found is None:
        raise ValueError(f"{name}: {text!r} is no term such as 'president 2014-08/2018'")
    office, of, first, last = found.groups("")
    if first and last and not _at_least(last, first):
        raise ValueError(f"{name}: the term {text!r} ends before it begins")
    if _SECTOR.fullmatch(office):
        return Term("", office, of or home, first, last)
    sector = sector_of(office)
    if sector is None:
        raise ValueError(f"{name}: there is no office {office!r}")
    return Term(office.lower(), sector, of or home, first, last)


def _at_least(a: str, b: str) -> bool:
    """Whether a date is another or after it, as far as both are known: 2014 is not before 2014-08."""
    n = min(len(a), len(b))
    return a[:n] >= b[:n]

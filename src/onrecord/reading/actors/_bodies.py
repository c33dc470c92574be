"""States, bodies and outlets that the report names, known to the gazetteer or to the report alone."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.reading.gazetteer import Entry, Gazetteer, folded
from onrecord.record import ActorKind

from ._belonging import country_after, settle_regions, state_of_people
from ._cast import Cast, Figure
from ._lists import Lists
from ._persons import Persons

_ABBREVIATION = re.compile(r"[A-Z][A-Z.&-]{1,7}")
_OWNS = frozenset({"'s", "’s", "’", "'"})
_STATELY = frozenset({"GOV", "LEG", "MIL", "COP", "JUD", "SPY"})
_WHERE = frozenset({"in", "at", "off", "near", "outside", "around", "towards", "toward", "into", "through", "across"})
_DATELINE = frozenset({",", "(", "—", "–", "-"})
_BODY_LABELS = frozenset({"ORG"})
_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "de", "&", "'s", "’s", "-", "to", "against"})


class Bodies:
    """Finds named bodies and puts them on the cast."""

    def __init__(self, cast: Cast, gaz: Gazetteer, lists: Lists, persons: Persons) -> None:
        self.cast, self.page, self.gaz, self.lists = cast, cast.page, gaz, lists
        self.persons = persons.tokens
        self.surnames = persons.by_last
        self.of_entry: dict[str, Figure] = {}
        self.of_name: dict[str, Figure] = {}
        self.named: dict[str, list[int]] = {}
        self.places: set[int] = set()

    def find(self) -> None:
        """Read all sentences: what the gazetteer knows first, then what only the report names."""
        for start, end in self.page.sentences:
            self._known(start, end)
        self._short_outlets()
        self._unknown()
        settle_regions(self.cast, self.lists)
        self._abbreviated()

    def _known(self, start: int, end: int) -> None:
        i, page = start, self.page
        low = page.low
        while i < end:
            longest = self.gaz.longest(low[i])
            step = 1
            if longest and i not in self.persons:
                for j in range(min(i + longest, end), i, -1):
                    entry = self.gaz.look_up(self.page.written(i, j))
                    if entry and self._is_where(entry, i, j):
                        if page.dep[j - 1] != "compound":
                            self.places.update(range(i, j))
                        step = j - i
                        break
                    if entry and self._fits(i, j) and not (self._of_others(entry, i, j) or self._goes_on(entry, j)):
                        self._put(entry, i, j)
                        step = j - i
                        break
            i += step

    def _is_where(self, entry: Entry, i: int, j: int) -> bool:
        """Whether a capital is a place, not its government: "talks in Oslo", "Oslo College", a dateline's town."""
        if entry.kind != "state" or not entry.is_metonym:
            return False
        page = self.page
        if i and page.low[i - 1] in _WHERE:
            return True
        if j >= len(page):
            return False
        opens = i == 0 or page.sentence[i - 1] != page.sentence[i]
        if opens and page.words[i].isupper() and page.words[j] in _DATELINE:
            return True
        head = page.head[j - 1]
        return page.dep[j - 1] == "compound" and page.pos[head] == "PROPN" and page.low[head] in self.lists.bodies

    def _fits(self, i: int, j: int) -> bool:
        """Whether the words are not the middle of a longer name ("Georgia Tech", "New England Times")."""
        page = self.page
        if any(k in self.persons for k in range(i, j)) or page.low[j - 1] in ("'s", "’s", "'", "’"):
            return False
        if j - i > 1:
            return True
        before = i and page.pos[i - 1] == "PROPN" and page.capital(i - 1) and page.head[i - 1] == i
        return not (before and page.dep[i - 1] == "compound" and i - 1 not in self.persons and self._one_entity(i))

    def _of_others(self, entry: Entry, i: int, j: int) -> bool:
        """Whether another state's name stands before a word that is no state: "the Syrian Congress"."""
        if j - i > 1 or entry.kind == "state" or i == 0 or entry.country is None:
            return False
        before = self.page.words[i - 1]
        code = self.gaz.people(before) or (self.gaz.country_of(self.page.words[i - 2]) if before in _OWNS else None)
        return entry.sector in _STATELY and code not in (None, entry.country)

    def _goes_on(self, entry: Entry, j: int) -> bool:
        """Whether an outlet's name is only the beginning of another's: "Atlantic" of "Atlantic Wire"."""
        page = self.page
        return entry.kind == "media" and j < len(page) and page.capital(j) and page.low[j] in self.lists.media_names

    def _one_entity(self, i: int) -> bool:
        token = self.page.doc[i]
        return token.ent_iob_ == "I"

    def _put(self, entry: Entry, i: int, j: int) -> None:
        key = entry.country if entry.kind == "state" and entry.country else folded(entry.name)
        figure = self.of_entry.get(key)
        if figure is None:
            several = len(entry.countries) > 1
            figure = Figure(entry.name, entry.kind, None if several else entry.country, entry.sector, sex="t")
            figure.ids, figure.countries = entry.ids, entry.countries if several else ()
            self.of_entry[key] = self.cast.add(figure)
        written = self.page.written(i, j)
        if not entry.is_metonym or entry.kind != "state":
            figure.written[written] = figure.written.get(written, 0) + 1
        else:
            figure.written.setdefault(written, 0)
        self.cast.put(figure, i, j, self._head(i, j))

    def _head(self, i: int, j: int) -> int:
        for k in range(i, j):
            if not i <= self.page.head[k] < j:
                return k
        return j - 1

    def _unknown(self) -> None:
        """Organizations that only the tagger sees; a name seen more often as a person is left out."""
        page = self.page
        votes: dict[str, Counter[str]] = {}
        spans: list[tuple[int, int, str]] = []
        for ent in page.doc.ents:
            if page.sentence[ent.start] < 0:
                continue
            i, j = self._trim(ent.start, ent.end)
            if i >= j:
                continue
            j = self._whole(i, j)
            name = folded(page.written(i, j))
            votes.setdefault(name, Counter())[ent.label_] += 1
            if ent.label_ in _BODY_LABELS or (j - i > 1 and self.page.low[j - 1] in self.lists.media_names):
                spans.append((i, j, name))
        self.named = {}
        for start, end in page.sentences:
            for k in range(start, end):
                if page.capital(k) and page.pos[k] == "PROPN":
                    self.named.setdefault(page.low[k], []).append(k)
        for i, j, name in spans:
            body = votes[name]["ORG"] * 2 >= sum(votes[name].values()) or self.page.low[j - 1] in self.lists.media_names
            if self.cast.free(i, j) and body and self._is_name(i, j):
                self._put_unknown(i, j)

    def _trim(self, i: int, j: int) -> tuple[int, int]:
        low = self.page.low
        while i < j and (
            low[i] in ("the", "a", "an", "'s", "’s", '"', "“", "‘") or self.page.pos[i] in ("DET", "SPACE")
        ):
            i += 1
        while j > i and (
            low[j - 1] in ("'s", "’s", "'", "’", '"', "”", ",", ".", "(") or self.page.pos[j - 1] == "SPACE"
        ):
            j -= 1
        return i, j

    def _whole(self, i: int, j: int) -> int:
        """Where a body's name ends that goes on with *of*: "Institute of Marine Studies"."""
        page, last = self.page, len(self.page)
        if j + 1 >= last or page.low[j] != "of" or page.low[j - 1] not in self.lists.bodies:
            return j
        if not i <= page.head[j] < j:
            return j
        end = j + 1
        while end < last and page.capital(end) and page.pos[end] in ("PROPN", "ADJ") and page.sentence[end] >= 0:
            end += 1
        return end if end > j + 1 and not self.gaz.look_up(page.written(j + 1, end)) else j

    def _is_name(self, i: int, j: int) -> bool:
        page = self.page
        if any(k in self.persons for k in range(i, j)) or (j - i == 1 and page.low[i] in self.surnames):
            return False
        if all(k in self.places for k in range(i, j)):
            return False
        if j < len(page) and page.capital(j) and self.gaz.office(" ".join(page.low[i : j + 1])):
            return False  # "Interior" of "Interior Minister"
        if j - i == 1 and not page.words[i].isupper() and self._only_a_place(i):
            return False
        return all(
            page.capital(k) or page.low[k] in _SMALL or not page.words[k][0].isalpha() for k in range(i, j)
        ) and (j - i > 1 or page.pos[i] == "PROPN")

    def _only_a_place(self, i: int) -> bool:
        """Whether a single word never does anything but tell where: "off Larus", "in Larus"."""
        page = self.page
        same = [k for k in self.named.get(page.low[i], ()) if page.words[k] == page.words[i]]
        return bool(same) and all(page.dep[k] == "pobj" and page.low[page.head[k]] in _WHERE for k in same)

    def _put_unknown(self, i: int, j: int) -> None:
        name = self.page.written(i, j)
        kind, sector = self._sort(i, j)
        told = (state_of_people(k, self.page, self.gaz) for k in range(i, j))
        country = next((c for c in told if c), None) or self._of_capital(i, j)
        if country is None and kind == "government":
            country = self._owner_of(i, j)
        key = folded(name)
        figure = self.of_name.get(f"{key} {country}") if country else None
        figure = figure or self.of_name.get(key) or self._longer(key)
        if figure is None or (country and figure.country and figure.country != country):
            figure = self.cast.add(Figure(name, kind, country, sector, sex="t"))
        figure.country = figure.country or country
        self.of_name[key] = self.of_name[f"{key} {country}"] = figure
        figure.written[name] = figure.written.get(name, 0) + 1
        self.cast.put(figure, i, j, self._head(i, j))

    def _owner_of(self, i: int, j: int) -> str | None:
        """The state said beside a ministry: "Norway's Foreign Ministry", "the Foreign Ministry in Oslo"."""
        page = self.page
        if i > 1 and page.low[i - 1] in _OWNS and (owner := self.cast.owner[i - 2]) is not None:
            return owner.country if owner.kind == "state" else None
        if i and (code := state_of_people(i - 1, page, self.gaz)):
            return code
        return country_after(j, self.cast, self.gaz, self.lists)

    def _of_capital(self, i: int, j: int) -> str | None:
        """The state whose capital stands in a name of several words: "Baghdad University"."""
        if j - i < 2:
            return None
        found = (self.gaz.look_up(self.page.words[k]) for k in range(i, j))
        return next((e.country for e in found if e is not None and e.kind == "state" and e.is_metonym), None)

    def _longer(self, key: str) -> Figure | None:
        """A body whose name begins or ends with this one: "Platte River" of "Platte River Networks"."""
        if len(key) < 4:
            return None
        for other, figure in self.of_name.items():
            if other.startswith(key + " ") or (other.endswith(" " + key) and " " in key):
                return figure
        return None

    def _sort(self, i: int, j: int) -> tuple[ActorKind, str | None]:
        if (j - i > 1 and self.page.low[j - 1] in self.lists.media_names) or self._is_masthead(i, j):
            return "media", "JRN"
        for k in range(j - 1, i - 1, -1):
            sort = self.lists.bodies.get(self.page.low[k])
            if sort and sort.kind != "group":
                return sort.kind, sort.sector
        return "organization", None

    def _is_masthead(self, i: int, j: int) -> bool:
        """Whether a report names its own outlet."""
        outlet = self.page.parsed.report.outlet
        return outlet is not None and folded(outlet) == folded(self.page.written(i, j))

    def _abbreviated(self) -> None:
        """ "Name (ABC)": later ABC is that name."""
        page, cast = self.page, self.cast
        short: dict[str, Figure] = {}
        for i in range(1, len(page) - 2):
            if page.words[i] != "(" or page.words[i + 2] != ")" or not _ABBREVIATION.fullmatch(page.words[i + 1]):
                continue
            before = cast.owner[i - 1]
            if before is not None and not before.is_person:
                short.setdefault(page.words[i + 1], before)
        for figure in list(cast.figures):
            initials = "".join(w[0] for w in figure.name.split() if w[:1].isupper())
            if len(initials) > 2:
                short.setdefault(initials, figure)
        for i, word in enumerate(page.words):
            figure = short.get(word)
            if figure and page.sentence[i] >= 0 and cast.owner[i] is not figure:
                other = cast.owner[i]
                if other is not None and other.name != word and not other.written.get(word):
                    continue
                self._take_over(figure, i, other)

    def _take_over(self, figure: Figure, i: int, other: Figure | None) -> None:
        cast = self.cast
        if other is not None:
            other.spots = [s for s in other.spots if not s.start <= i < s.end]
            cast.owner[i] = None
        figure.written.setdefault(self.page.words[i], 0)
        cast.put(figure, i, i + 1)

    def _short_outlets(self) -> None:
        """ "the Times", "the Post": the outlet that the report, or its masthead, names in full."""
        page, cast = self.page, self.cast
        named = {folded(f.name): f for f in cast.figures if f.kind == "media"}
        masthead = folded(page.parsed.report.outlet or "")
        for i in range(1, len(page)):
            if page.sentence[i] < 0 or page.low[i - 1] != "the" or not page.capital(i) or cast.owner[i] is not None:
                continue
            outlets = self.gaz.short_for(page.words[i])
            if not outlets or (i + 1 < len(page) and page.pos[i + 1] == "PROPN" and page.capital(i + 1)):
                continue
            figure = next((named[folded(o)] for o in outlets if folded(o) in named), None)
            if figure is None:
                full = next((o for o in outlets if folded(o) == masthead), None)
                entry = self.gaz.look_up(full) if full else None
                figure = cast.add(
                    Figure(full or page.words[i], "media", entry.country if entry else None, "JRN", sex="t")
                )
                named[folded(outlets[0] if full is None else full)] = figure
            figure.written.setdefault(page.words[i], 0)
            cast.put(figure, i, i + 1)


def name_of(figure: Figure, entry_name: str | None = None) -> str:
    """The fullest name that the report gives a body.

    A state, and the United Nations, keep the form that the report uses most of those
    without full stops ("US" where it prints "US" throughout).
    """
    written = {w: n for w, n in figure.written.items() if n}
    if not written:
        return next(iter(figure.written), figure.name)
    if figure.kind == "state" or figure.sector == "IGO":
        common = _commonest(written)
        if figure.kind == "state" or (common == "UN" and written[common] > 3 * written.get("United Nations", 0)):
            return common
    return max(written, key=lambda w: (len(w) > 4 or not w.isupper(), len(w), w))


def _commonest(written: dict[str, int]) -> str:
    plain = {w: n for w, n in written.items() if "." not in w} or written
    return max(plain, key=lambda w: (plain[w], len(w), w))

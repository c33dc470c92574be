"""Which words name persons, and which names are one person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from onrecord.reading.gazetteer import Gazetteer, Leader, folded

from ._belonging import state_of_people
from ._cast import Cast, Figure
from ._lists import Lists
from ._sources import Source

_OWNS = frozenset({"'s", "’s"})
_TITLE = 3  # words that a title may have: "Secretary of State"
_FORMER = frozenset({"former", "ex", "late", "-"})
_PARTY = re.compile(r"[RDI](-|$)")  # "Ana Hale (R-Ohio)"
_STRIP = frozenset({"'s", "’s", "'", "’", '"', "“", "”", "‘", ",", "(", ")", "–", "—", ";", ":"})


class Persons:
    """Finds the names of persons and puts them on the cast."""

    def __init__(self, cast: Cast, gaz: Gazetteer, lists: Lists, sources: list[Source]) -> None:
        self.cast, self.page, self.gaz, self.lists = cast, cast.page, gaz, lists
        self.leaders, self.date = gaz.leaders, cast.page.date
        self.tokens: set[int] = set()
        self.full: dict[tuple[str, ...], Figure] = {}
        self.by_last: dict[str, list[Figure]] = {}
        self.by_first: dict[str, list[Figure]] = {}
        self.counts: Counter[Figure] = Counter()
        self.meant: dict[str, Figure] = {}
        self.suspects = set(self._suspects(sources))
        self.cores = self._cores()

    def find_full(self) -> None:
        """Names of two and more words; they go before what the gazetteer reads into their parts."""
        cores = [c for c in self.cores if c[1] - c[0] > 1]
        for i, j in cores:
            figure = self._of_full(i, j)
            self.cast.put(figure, i, j, self._head(i, j))
            self.tokens.update(range(i, j))
            self.counts[figure] += 1
            figure.fulls.append(i)
            if j + 1 < len(self.page) and self.page.words[j] == "(" and _PARTY.match(self.page.words[j + 1]):
                figure.country = figure.country or "USA"
        for figure in self.cast.figures:
            figure.name = _fullest(figure.written, self.lists.particles) or figure.name

    def find_short(self) -> None:
        """Surnames and first names of persons named in full, then persons with one name only."""
        page, cast = self.page, self.cast
        singles = {i for i, j in self.cores if j - i == 1}
        capitals = [i for start, end in page.sentences for i in range(start, end) if page.capital(i)]
        singles |= {i for i in capitals if cast.owner[i] is None and self._titled(i)}
        for i in sorted(singles):
            new = page.low[i] not in self.by_last and page.low[i] not in self.by_first
            if new and cast.owner[i] is None and self._may_be_new(i):
                self._new_single(i)
        for i in capitals:
            figure = None if page.pos[i] == "DET" else self._short(i, i in singles)
            if figure is not None and self._may_be_short(i, figure):
                self._put_short(figure, i)
                self.meant[page.low[i]] = figure

    # -- names ----------------------------------------------------------------------

    def _cores(self) -> list[tuple[int, int]]:
        """Stretches that name a person: without titles, offices and what follows the name."""
        page = self.page
        votes: dict[str, Counter[str]] = {}
        found: list[tuple[int, int, str, str]] = []
        for ent in page.doc.ents:
            if page.sentence[ent.start] < 0 or ent.label_ not in ("PERSON", "ORG", "GPE", "NORP", "FAC", "LOC"):
                continue
            core = self._core(ent.start, ent.end, ent.label_ == "PERSON")
            if core is None:
                continue
            name = folded(page.written(*core))
            votes.setdefault(name, Counter())[ent.label_] += 1
            found.append((*core, name, ent.label_))
        for i, j in self.suspects:
            if all(not page.doc[k].ent_type_ or page.doc[k].ent_type_ == "PERSON" for k in range(i, j)):
                found.append((i, j, folded(page.written(i, j)), "PERSON"))
                votes.setdefault(found[-1][2], Counter())["PERSON"] += 1
        out: list[tuple[int, int]] = []
        for i, j, name, label in sorted(set(found)):
            if out and i < out[-1][1]:
                continue
            person = votes[name]["PERSON"]
            if self._is_person(i, j, name, label, person, sum(votes[name].values())):
                out.append((i, j))
        return out

    def _suspects(self, sources: list[Source]) -> Iterator[tuple[int, int]]:
        """Runs of capitals in a source that are likely a name that the tagger missed."""
        page = self.page
        for source in sources:
            i = source.start
            while i < source.end:
                j = i
                while j < source.end and page.pos[j] == "PROPN" and page.capital(j) and page.words[j].isalpha():
                    j += 1
                first = self._after_office(i, j)
                if 1 < j - first < 4 and (i == source.start or page.words[i - 1] == ","):
                    bodily = any(self.lists.bodies.get(page.low[k]) or self._goes_before(k) for k in range(first, j))
                    if not bodily and not any(self.gaz.look_up(page.written(k, j)) for k in range(first, j)):
                        yield first, j
                i = max(j, i + 1)

    def _titled(self, i: int) -> bool:
        """Whether a title in capitals stands before a word that may be a name."""
        page = self.page
        k = i - 2 if i > 1 and page.words[i - 1] == "." else i - 1
        return (
            k >= 0
            and page.capital(k)
            and page.low[k].rstrip(".") in self.lists.titles
            and page.sentence[k] == page.sentence[i]
            and page.pos[i] == "PROPN"
        )

    def _is_person(self, i: int, j: int, name: str, label: str, person: int, all_votes: int) -> bool:
        page = self.page
        if self.leaders.named(name):
            return True
        if name == folded(page.parsed.report.outlet or "") or page.written(i, j) in self.lists.hints:
            return False
        if j - i > 1 and self.gaz.look_up(page.written(i, j)):
            return False
        if any(page.low[k] in self.lists.bodies or page.low[k] in self.lists.documents for k in range(i, j)):
            return False
        if j - i > 1 and page.low[j - 1] in self.lists.media_names:
            return False
        if page.low[i] in ("st", "st.") or (j < len(page) and page.low[j] in self.lists.refers):
            return False
        if (i, j) in self.suspects:
            return True
        titled = self._titled(i)
        first = page.low[i] in self.lists.sex_of_first_name
        if j - i > 1:
            return (label == "PERSON" and person * 2 >= all_votes) or (first and label != "GPE") or titled
        if self.gaz.look_up(page.words[i]) or self.gaz.people(page.words[i]):
            return titled
        return titled or (label == "PERSON" and person * 2 >= all_votes)

    def _core(self, i: int, j: int, grow: bool) -> tuple[int, int] | None:
        page, lists = self.page, self.lists
        for k in range(i, j):
            if k > i and ("\n" in page.words[k] or page.words[k] in (",", "(", "and", "–", "—", "/")):
                j = k
                break
        while j > i and (page.words[j - 1] in _STRIP or page.pos[j - 1] == "SPACE"):
            j -= 1
        i = self._after_office(self._after_owner(i, j), j)
        while i < j and (
            page.words[i] in _STRIP
            or not page.words[i][0].isalpha()
            or (i < j - 1 and self._goes_before(i))
            or not (page.capital(i) or page.low[i] in lists.particles)
        ):
            i += 1
        while grow and i and self._begins_before(i):
            i -= 1
        while grow and j < len(page) and self._goes_on(j):
            j += 1
        if i >= j or (not page.capital(i) and page.low[i] not in lists.particles):
            return None
        if not all(page.capital(k) or page.low[k] in lists.particles for k in range(i, j)):
            return None
        return (i, j) if len(page.words[j - 1]) > 1 and any(page.capital(k) for k in range(i, j)) else None

    def _after_owner(self, i: int, j: int) -> int:
        """Where a name begins that a state stands before as its owner: "Norway's Ana Hale"."""
        for k in range(i + 1, j - 1):
            if self.page.low[k] in _OWNS and self.gaz.look_up(self.page.written(i, k)):
                return k + 1
        return i

    def _after_office(self, i: int, j: int) -> int:
        """Where a name begins that an office stands before: "Interior Minister Ana Hale"."""
        for k in range(j - 2, i, -1):
            words = self.page.written(i, k)
            if self.gaz.office(words.lower()) and all(self.page.capital(m) for m in range(k, j)):
                return k
        return i

    def _goes_before(self, i: int) -> bool:
        """Whether a word before a name is a title, an office or a nationality, and no part of it."""
        low = self.page.low[i].rstrip(".")
        if low in self.lists.sex_of_first_name:
            return False
        return (
            low in self.lists.titles
            or low in self.lists.office_words
            or self.gaz.people(self.page.words[i]) is not None
        )

    def _begins_before(self, i: int) -> bool:
        page = self.page
        return (
            page.pos[i - 1] == "PROPN"
            and page.capital(i - 1)
            and page.words[i - 1].isalpha()
            and page.dep[i - 1] == "compound"
            and page.head[i - 1] == i
            and page.sentence[i - 1] == page.sentence[i]
            and page.doc[i - 1].ent_type_ in ("", "PERSON")
            and not self._goes_before(i - 1)
            and not self.gaz.look_up(page.words[i - 1])
            and page.low[i - 1] not in self.lists.bodies
        )

    def _goes_on(self, j: int) -> bool:
        page = self.page
        if page.sentence[j] != page.sentence[j - 1]:
            return False
        return (
            page.pos[j] == "PROPN"
            and page.capital(j)
            and page.words[j].isalpha()
            and page.doc[j].ent_type_ in ("", "PERSON")
            and page.dep[j - 1] in ("compound", "nmod")
            and page.head[j - 1] == j
            and page.low[j] not in self.lists.bodies
            and page.low[j] not in self.lists.office_words
        )

    def _head(self, i: int, j: int) -> int:
        for k in range(j - 1, i - 1, -1):
            if not i <= self.page.head[k] < j:
                return k
        return j - 1

    def _parts(self, i: int, j: int) -> tuple[str, ...]:
        low = [self.page.low[k].rstrip(".") for k in range(i, j)]
        return tuple(w for w in low if w and w[0].isalnum())

    # -- one person -----------------------------------------------------------------

    def _of_full(self, i: int, j: int) -> Figure:
        parts = self._parts(i, j)
        figure = self.full.get(parts)
        if figure is None:
            figure = next((f for p, f in self.full.items() if _one_name(p, parts)), None)
        written = self.page.written(i, j)
        if figure is None:
            figure = self.cast.add(Figure(written, "person"))
            self._know(figure, parts)
        figure.written[written] = figure.written.get(written, 0) + 1
        self.full[parts] = figure
        for table, key in ((self.by_last, parts[-1] if parts else ""), (self.by_first, parts[0] if parts else "")):
            at = table.setdefault(key, [])
            if figure not in at:
                at.append(figure)
        return figure

    def _know(self, figure: Figure, parts: tuple[str, ...]) -> None:
        known = self.leaders.named(figure.name, self.date)
        if known is None and len(parts) > 1:
            known = self.leaders.of_ends(parts[0], parts[-1], self.date)
        if known is None:
            figure.sex = figure.sex or self.lists.sex_of_first_name.get(parts[0] if parts else "", "")
            return
        self._is(figure, known)

    def _is(self, figure: Figure, known: Leader) -> None:
        """Take a figure for somebody known, as that person stood when the report came out."""
        figure.known, figure.sex = known, known.sex
        figure.country, figure.sector = known.country_at(self.date), known.sector_at(self.date)

    def _short(self, i: int, tagged: bool) -> Figure | None:
        """Whom one word may mean: by surname, else by first name where that is clear."""
        page = self.page
        low = page.low[i]
        some = self.by_last.get(low) or (self.by_first.get(low) if tagged or self.cast.owner[i] is None else None)
        if not some:
            return None
        title = self.lists.sex_of_title.get(page.low[i - 1].rstrip(".")) if i and page.capital(i - 1) else None
        if title:
            some = [f for f in some if f.sex in ("", title)] or some
        before = [f for f in some if f.spots and f.spots[0].start < i] or some
        return max(before, key=lambda f: (self._weight(f, i), -f.spots[0].start if f.spots else 0))

    def _weight(self, figure: Figure, i: int) -> float:
        """How likely a surname at `i` is this one of a family: often named in full, just before, or so called last."""
        sentence = self.page.sentence
        just = [k for k in figure.fulls if k < i and sentence[i] - sentence[k] <= 2]
        told_of = any(self.page.dep[self._head_at(k)] in ("nsubj", "nsubjpass") for k in just)
        weight = min(self.counts[figure], 6) + (2.5 if told_of else 1.0 if just else 0.0)
        return weight + (2.5 if self.meant.get(self.page.low[i]) is figure else 0.0)

    def _head_at(self, i: int) -> int:
        spot = self.cast.spot_at[i]
        return spot.head if spot is not None else i

    def _may_be_short(self, i: int, figure: Figure) -> bool:
        page, cast = self.page, self.cast
        owner = cast.owner[i]
        if owner is not None:
            spot = cast.spot_at[i]
            whole = spot is not None and spot.end - spot.start == 1
            return whole and not owner.is_person and page.doc[i].ent_type_ == "PERSON"
        if page.pos[i] not in ("PROPN", "NOUN") and page.doc[i].ent_type_ != "PERSON":
            return False
        after = i + 1 < len(page) and page.pos[i + 1] == "PROPN" and page.capital(i + 1) and page.head[i] == i + 1
        return not after or page.low[i + 1] in self.lists.bodies or cast.owner[i + 1] is not None

    def _titled_leader(self, i: int) -> Leader | None:
        """Whom a title and a surname mean without the full name: "King Hussein", "Foreign Minister Lavrov"."""
        page = self.page
        start, _ = page.sentences[page.sentence[i]]
        if i > start and (known := self.leaders.named(page.written(i - 1, i + 1), self.date)):
            return known
        for first in range(max(start, i - _TITLE), i):
            office = self.gaz.office(page.written(first, i))
            if office is None or not page.capital(first):
                continue
            of = state_of_people(first - 1, page, self.gaz) if first > start else None
            former = first > start and page.low[first - 1] in _FORMER
            return self.leaders.titled(office.words.lower(), page.words[i], None if former else self.date, of)
        return None

    def _titled_state(self, i: int) -> str | None:
        """Whose the office is where it is clear of which state, and not who: "President Bush"."""
        start, _ = self.page.sentences[self.page.sentence[i]]
        for first in range(max(start, i - _TITLE), i):
            office = self.gaz.office(self.page.written(first, i))
            if office is not None and self.page.capital(first):
                state = self.leaders.state_of(office.words.lower(), self.page.words[i], self.date)
                return state if state is not None and len(state) == 3 and state.isupper() else None
        return None

    def _put_short(self, figure: Figure, i: int) -> None:
        page, cast = self.page, self.cast
        other = cast.owner[i]
        if other is not None:
            other.spots = [s for s in other.spots if not s.start <= i < s.end]
            cast.owner[i] = None
        title = page.low[i - 1].rstrip(".") if i and page.capital(i - 1) else ""
        if not figure.sex and title in self.lists.sex_of_title:
            figure.sex = self.lists.sex_of_title[title]
        cast.put(figure, i, i + 1)
        self.tokens.add(i)

    def _may_be_new(self, i: int) -> bool:
        page = self.page
        return page.pos[i] == "PROPN" and page.low[i] not in self.lists.office_words and page.words[i].isalpha()

    def _new_single(self, i: int) -> Figure:
        page = self.page
        name = page.words[i]
        title = page.low[i - 1].rstrip(".") if i and page.capital(i - 1) else ""
        if title in self.lists.lasting_titles:
            name = page.written(i - 1, i + 1)
        figure = self.cast.add(Figure(name, "person"))
        known = self._titled_leader(i) or self.leaders.alone(page.words[i], self.date)
        if known is not None:
            self._is(figure, known)
        else:
            figure.country = self._titled_state(i)
        if page.low[i] in self.lists.sex_of_first_name and not figure.sex:
            figure.sex = self.lists.sex_of_first_name[page.low[i]]
        self.by_last.setdefault(page.low[i], []).append(figure)
        return figure


def _one_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names are one: the same first and last word, or the shorter within the longer."""
    if len(a) < 2 or len(b) < 2:
        return False
    if a[-1] == b[-1] and (a[0] == b[0] or _misspelt(a[0], b[0])):
        return True
    short, long = sorted((a, b), key=len)
    return short[-1] == long[-1] and set(short) <= set(long)


def _fullest(written: dict[str, int], particles: frozenset[str]) -> str | None:
    """The longest form of a name that begins as the one used most ("Donald J. Hale", not "Poor Donald Hale")."""
    if not written:
        return None
    usual = max(written, key=lambda w: (written[w], len(w)))
    first = usual.split()[0]
    part = first == usual or first.lower() in particles  # "de Mistura" is no beginning
    forms = [w for w in written if w.split()[0] == first or (part and w.lower().endswith(f" {usual.lower()}"))]
    return max(forms, key=len)


def _misspelt(a: str, b: str) -> bool:
    """Whether two first names of some length differ in one letter."""
    return len(a) == len(b) > 5 and sum(x != y for x, y in zip(a, b, strict=True)) == 1

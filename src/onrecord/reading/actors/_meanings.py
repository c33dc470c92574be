"""Going through the report once: each pronoun and bare description is given its figure."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.gazetteer import folded, gazetteer

from ._belonging import joins_states
from ._cast import Cast, Figure
from ._descriptions import Description
from ._focus import Focus, agrees
from ._lists import Lists
from ._sources import Source, end_of_name, figure_of_source, owned_name

_POLITICS = frozenset({"GOV", "LEG", "PTY", "ELI", "OPP", "BUS"})
_LEAD = 2  # the sentences in which a report says what it is about
_KIN = frozenset({"family", "families"})
_PAST = frozenset({"former", "late", "then", "previous", "next", "new"})
_GENERAL = frozenset({"official", "source", "man", "woman", "leader"})


class Meanings:
    """Resolves what has no name, in text order, so that later words build on earlier ones."""

    def __init__(self, cast: Cast, lists: Lists, sources: Sequence[Source]) -> None:
        self.cast, self.page, self.lists, self.gaz = cast, cast.page, lists, gazetteer()
        self.focus = Focus(cast)
        self.sources = sources
        self.roots = {s.root: s for s in sources}
        self.given: dict[str, Figure] = {}
        self.by_words: dict[str, Figure] = {}
        self.by_noun: dict[str, list[Figure]] = {}
        self.bare: dict[str, Figure] = {}
        self.content = self._contents(sources)
        self.speaking = {i for s in sources for i in range(s.start, s.end)}
        self.newcomers = [f for f in cast.figures if f.is_person and f.spots and f.fulls]

    def go(self, descriptions: list[Description]) -> None:
        """Resolve all descriptions, pronouns and sources."""
        page = self.page
        at = {d.head: d for d in descriptions}
        pending = sorted(self.sources, key=lambda s: s.end)
        done = 0
        for start, end in page.sentences:
            for i in range(start, end):
                while done < len(pending) and pending[done].end <= i:
                    self._speak(pending[done])
                    done += 1
                if i in at:
                    self._description(at[i])
                elif page.low[i] in self.lists.pronouns and page.pos[i] in ("PRON", "DET"):
                    self._pronoun(i)
        for source in pending[done:]:
            self._speak(source)

    def _contents(self, sources: Sequence[Source]) -> list[Source | None]:
        """For each token the innermost attribution whose content holds it."""
        out: list[Source | None] = [None] * len(self.page)
        for s in sorted(sources, key=lambda s: -sum(b - a for a, b in s.content)):
            for a, b in s.content:
                out[a:b] = [s] * (b - a)
        return out

    # -- sources --------------------------------------------------------------------

    def _speak(self, source: Source) -> None:
        noun = self.page.lemma[source.root]
        speaker = self.given.get(noun) or (self.focus.speaker[1] if self.focus.speaker else None)
        figure = figure_of_source(source, self.cast, self.lists, speaker)
        if figure is None:
            return
        source.figure = figure
        self.given[noun] = figure
        figure.pieces.extend(source.spans)
        self.focus.speaker = (source.root, figure)

    # -- pronouns -------------------------------------------------------------------

    def _pronoun(self, i: int) -> None:
        kind = self.lists.pronouns[self.page.low[i]]
        is_source = i in self.roots
        if kind in ("t", "p") and not is_source:
            figure = self._same_subject(i, kind)
        else:
            figure = self.focus.best(i, None, kind, source=is_source, barred=self._barred(i))
        if figure is None:
            return
        self.cast.put(figure, i, i + 1)
        self.focus.note(figure, i)

    def _same_subject(self, i: int, kind: str) -> Figure | None:
        """Whom "it" or "they" means as the subject of a clause: who is said to have said so, or does what stands above.

        "Norland said on Monday it had closed the border", "the rebels will free them once they have left". Elsewhere
        the word is left alone: no better than a guess would be made.
        """
        page = self.page
        if page.dep[i] not in ("nsubj", "nsubjpass"):
            return None
        source = self.content[i]
        if source is not None and not page.quoted[i] and source.end <= i:
            owner = source.figure or self.cast.owner[source.root]
            if owner is not None and agrees(owner, kind):
                return owner
        verb = page.head[i]
        if page.quoted[i] or page.dep[verb] not in ("advcl", "ccomp", "conj"):
            return None
        for k in page.kids[page.head[verb]]:
            owner = self.cast.owner[k]
            if page.dep[k] in ("nsubj", "nsubjpass") and k < i and owner is not None and agrees(owner, kind):
                return owner
        return None

    def _barred(self, i: int) -> Figure | None:
        """Who speaks the words in quotation marks that hold a token, where that is settled already."""
        source = self.content[i]
        if source is None or not self.page.quoted[i]:
            return None
        if source.figure is not None:
            return source.figure
        owner = self.cast.owner[source.root]
        return owner if owner is not None and owner.is_person else None

    # -- descriptions ---------------------------------------------------------------

    def _description(self, d: Description) -> None:
        is_source = d.head in self.roots or self._is_cited(d.head)
        figure = self._meant(d, is_source=is_source)
        if figure is None:
            if not is_source and not d.told and (d.noun in self.lists.vague or d.office):
                return
            figure = self._new(d)
        elif not figure.country and d.country:
            figure.country = d.country
        self.cast.put(figure, d.start, d.end, d.head)
        self.focus.note(figure, d.head)
        self.by_noun.setdefault(d.noun, []).append(figure)
        if d.definite and not d.country:
            self.bare[d.noun] = figure

    def _is_cited(self, i: int) -> bool:
        """Whether somebody is quoted or cited: "quoting an unnamed official"."""
        return self.page.dep[i] == "dobj" and self.page.lemma[self.page.head[i]] in ("cite", "quote")

    def _meant(self, d: Description, *, is_source: bool) -> Figure | None:
        same = self.by_words.get(self._key(d))
        if same is None and self._of_state(d):
            same = self.by_words.get(f"{d.noun} {d.country}")
        if d.office and (d.definite or d.of_one):
            known = self._holder(d) or same or self._earlier(d)
            if known or not is_source:
                return known
            return self._in_mind(d) or self._named_next(d)
        if same is None and d.office and is_source:
            return self._named_next(d)
        if same is not None:
            return same
        return self._earlier(d) if d.definite else None

    def _holder(self, d: Description) -> Figure | None:
        """The named person who is said to hold the office, or is known to have held it when the report came out."""
        best: Figure | None = None
        most = 0.0
        for figure in self.cast.figures:
            if not figure.is_person or (d.country and figure.country and d.country != figure.country):
                continue
            if figure in self.cast.owner[d.start : d.end]:
                continue  # "Mr Hale's spokesman" is not Mr Hale
            score = self._fit(figure, d)
            if score > most:
                best, most = figure, score
        return best

    def _fit(self, figure: Figure, d: Description) -> float:
        last = d.noun.split(" ")[-1]
        score = 0.0
        if d.noun in figure.heads:
            score = 2.0
        elif any(h.split(" ")[-1] == last for h in figure.heads):
            score = 1.0
        if figure.known:
            kind_of, date = self.gaz.leaders.kind_of, self.page.date
            for term in figure.known.terms:
                current = date is None or "former" in d.words or term.holds(date)
                if current and kind_of(term.office) == kind_of(d.noun):
                    score = max(score, 1.8)
        if not score or (d.sex and figure.sex and d.sex != figure.sex):
            return 0.0
        told = {w for role in figure.roles for w in folded(role).split()}
        score += 0.4 * len(told & d.words - {d.noun})
        if d.country and d.country == figure.country:
            score += 0.5
        aloud = self.page.quoted
        near = [s.head for s in figure.spots if s.head < d.head and (aloud[d.head] or not aloud[s.head])]
        score += 0.3 / (1 + (d.head - max(near)) / 50) if near else 0.0
        if self.focus.speaker and self.focus.speaker[1] is figure:
            score += 0.6
        if not d.country and self.bare.get(d.noun) is figure:
            score += 0.6  # "the president" stays the one whom it meant before
        if not d.country and any(len(role.split()) == len(d.noun.split()) for role in figure.roles):
            score += 0.4  # who has the office without a country is the one at home
        return score + min(len(figure.spots), 15) * 0.04

    def _earlier(self, d: Description) -> Figure | None:
        """Somebody described by the same noun before: "a Turkish official … the official"."""
        own = d.words - {d.noun, "news", "militant", "rebel"}
        for figure in reversed(self.by_noun.get(d.noun, [])):
            if d.country and figure.country and d.country != figure.country:
                continue
            if (figure.sex == "p") == d.plural and own <= set(folded(figure.name).split()):
                return figure
        if d.office or d.plural or own:
            return None
        named = [f for f in self.cast.figures if f.sex == "t" and f.written]
        fits = {f: True for f in named if d.noun in folded(f.name).split()}
        kinds = self.lists.refers.get(d.noun, ())
        named = [f for f in named if f.kind != "media" or self._is_agency(f) == (d.noun == "agency")]
        fits = fits or {f: True for f in named if f.kind in kinds}
        return self.focus.best(d.head, fits, "t", source=True, barred=None) if fits else None

    def _is_agency(self, figure: Figure) -> bool:
        entry = self.gaz.look_up(figure.name)
        return entry is not None and entry.is_agency

    def _in_mind(self, d: Description) -> Figure | None:
        """The person spoken of, when nothing else can be meant: "the Utah Republican added"."""
        if d.of_one or d.owned or not d.definite or d.noun in _GENERAL:
            return None
        subject = self._subject_before(d.head)
        fits = {
            f: True
            for f in self.cast.figures
            if f.is_person
            and f is not subject
            and not (d.sex and f.sex and d.sex != f.sex)
            and not (d.country and f.country and d.country != f.country)
            and (f.sector is None or f.sector == d.sector or {f.sector, d.sector} <= _POLITICS)
        }
        return self.focus.best(d.head, fits, d.sex, source=True, barred=self._barred(d.head))

    def _subject_before(self, i: int) -> Figure | None:
        """Of whom the sentence tells already: it would say "he" again, not "the front-runner"."""
        page = self.page
        start, _ = page.sentences[page.sentence[i]]
        subjects = (k for k in range(start, i) if page.dep[k] == "nsubj" and page.dep[page.head[k]] == "ROOT")
        return next((owner for k in subjects if (owner := self.cast.owner[k]) is not None), None)

    def _named_next(self, d: Description) -> Figure | None:
        """Somebody whom the next sentences name for the first time: "A former judge said … Ana Hale, who …".

        News holds a name back when it means little to the reader; the one named must speak
        in those sentences, or have the office that was said.
        """
        page = self.page
        here = page.sentence[d.head]
        for figure in sorted(self.newcomers, key=lambda f: f.spots[0].start):
            first = figure.spots[0].head
            if first <= d.head or not 0 < page.sentence[first] - here <= 2:
                continue
            if (d.country and figure.country and d.country != figure.country) or (
                d.sex and figure.sex and d.sex != figure.sex
            ):
                continue
            known = {w for role in figure.roles for w in folded(role).split()}
            likely = not known or known & d.words or {figure.sector or "GOV", d.sector or "GOV"} <= _POLITICS
            comes = first in self.speaking or self._is_introduced(first)
            if d.noun in figure.heads or (here <= _LEAD and comes and likely):
                return figure
        return None

    def _is_introduced(self, i: int) -> bool:
        """Whether a sentence says who somebody is: "Ana Hale is head of the port"."""
        page = self.page
        return page.dep[i] == "nsubj" and page.lemma[page.head[i]] == "be" and page.dep[page.head[i]] == "ROOT"

    def _country_of_owner(self, d: Description) -> str | None:
        """The state of "his forces" is his."""
        owner = self.cast.owner[d.start] if d.start < d.head else None
        return owner.country if owner is not None and self.page.low[d.start] in self.lists.pronouns else None

    def _name_end(self, d: Description) -> int:
        """Where the name of somebody unnamed ends: a source tells more ("a spokesman for the port")."""
        source = self.roots.get(d.head)
        return end_of_name(source, self.page) if source else d.end

    def _of_state(self, d: Description) -> bool:
        """Whether a body is told by its state alone: "the Cuban government", "Cuba's government"."""
        if d.office or not d.country or d.start == d.head:
            return False
        return self.gaz.country_of(self.page.written(d.start, d.head).removesuffix("'").strip()) == d.country

    def _sex_of_holder(self, d: Description) -> str:
        """Whether "he" or "she" may take up an office of a state, by who held it when the report came out."""
        if not d.of_one or not d.country or self.page.date is None or d.words & _PAST:
            return ""
        holder = self.gaz.leaders.holder(d.noun, d.country, self.page.date)
        return holder.sex if holder else ""

    def _key(self, d: Description) -> str:
        return folded(d.name or self.page.written(d.start, d.end))

    def _is_of_many(self, d: Description) -> bool:
        """Whether forces or inspectors are those of a body of many states: "U.N. peacekeepers"."""
        if d.country or (d.sort.kind != "government" and d.sector not in ("MIL", "COP")):
            return False
        owners = self.cast.owner[d.start : d.end]
        return any(o is not None and o.kind == "intergovernmental" for o in owners)

    def _new(self, d: Description) -> Figure:
        joint = joins_states(d.start, d.end, self.cast, self.gaz)
        kind = "group" if joint else "intergovernmental" if self._is_of_many(d) else d.sort.kind
        figure = Figure(
            d.name or owned_name(d.start, max(d.end, self._name_end(d)), self.cast, self.lists),
            kind,
            d.country or self._country_of_owner(d),
            d.sector,
            sex="p" if d.plural else d.sex or self._sex_of_holder(d) if d.office else "t",
            anonymous=(d.plural and d.noun not in _KIN and kind in ("group", "crowd", "armed group"))
            or (d.office and not d.of_one and not (d.definite and d.noun in self.lists.single)),
        )
        figure.heads.add(d.noun)
        self.by_words[self._key(d)] = figure
        if self._of_state(d):
            self.by_words.setdefault(f"{d.noun} {d.country}", figure)
        return self.cast.add(figure)

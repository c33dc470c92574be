"""Who stands in the source of an attribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.reading.gazetteer import folded, gazetteer
from onrecord.record import Attribution, Span

from ._belonging import state_of_people
from ._cast import Cast, Figure
from ._lists import Lists, lists
from ._page import NOMINAL, Page

_ARTICLES = frozenset({"the", "a", "an"})
_GIVERS = frozenset({"government", "media", "organization", "party", "armed group"})
_RELATIVE = frozenset({"who", "which", "that"})
_JOINS = frozenset({"and", "&", "or", "/", "nor"})
_REACH = 12  # words between a noun and what takes it up
_ENDS = frozenset({",", "who", "which", "that", "–", "—", "("})


@dataclass(eq=False, slots=True)
class Source:
    """The source of one attribution, by token number.

    Attributes:
        root: the word that carries it.
        spans: its characters; `content` the tokens of what is said.
        figure: who it is, once known.
    """

    start: int
    end: int
    root: int
    spans: tuple[Span, ...]
    content: list[tuple[int, int]] = field(default_factory=list)
    figure: Figure | None = None


def sources_of(attributions: Sequence[Attribution], page: Page) -> list[Source]:
    """The sources that are written out, in the order of the attributions."""
    out: list[Source] = []
    for a in attributions:
        if not a.source:
            continue
        start, end = page.tokens_of(*max(a.source, key=lambda s: s[1] - s[0]))
        if start >= end:
            continue
        content = [page.tokens_of(*s) for s in a.content]
        out.append(Source(start, end, _root(start, end, page), a.source, content))
    return out


def _root(start: int, end: int, page: Page) -> int:
    """The word of a stretch whose head lies outside; a noun before anything else."""
    loose = [i for i in range(start, end) if not start <= page.head[i] < end or page.head[i] == i]
    nominal = [i for i in loose if page.pos[i] in NOMINAL or page.pos[i] == "PRON"]
    return (nominal or loose or [end - 1])[0]


def figure_of_source(source: Source, cast: Cast, lists: Lists, speaker: Figure | None) -> Figure | None:
    """The figure of a source; a new one by its words where none is there.

    Args:
        speaker: who spoke last; "the statement" without a giver is theirs.
    """
    page = cast.page
    within = _within(source, cast)
    owner = cast.owner[source.root]
    if page.low[source.root] in lists.documents and (owner is None or not (owner.is_person or owner.written)):
        able = [f for f in within if f is not owner and (f.is_person or f.written or f.kind in _GIVERS)]
        giver = [f for f in able if f.kind != "state"] or able
        if giver:
            return giver[0]
        if speaker is not None and page.low[source.start] in ("the", "this", "that") and source.root - source.start < 3:
            return speaker
    several = _several(source, cast)
    if len(several) > 1:
        return _together(several, source, cast)
    if (owner is None or owner.anonymous) and (named := _set_beside(source, cast)):
        return named
    if (
        owner is not None
        and owner.anonymous
        and page.low[source.root] in lists.vague
        and (body := _beside(source, cast))
    ):
        return body
    if owner is not None:
        if (not owner.is_person or page.pos[source.root] != "PROPN") and (person := _apposed(source, cast)):
            return person
        return owner
    if person := _apposed(source, cast):
        return person
    if page.pos[source.root] == "PRON" and source.end - source.start <= 2:
        return _antecedent(source, cast, lists)
    persons = [f for f in within if f.is_person]
    if (page.pos[source.root] not in NOMINAL or page.low[source.root].rstrip(".") in lists.titles) and within:
        return (persons or within)[0]
    return _described(source, cast, lists)


def _set_beside(source: Source, cast: Cast) -> Figure | None:
    """Who is named before words set beside the name: "Norway, *one of the sponsors*, said"."""
    page = cast.page
    if page.dep[source.root] != "appos" or "," not in page.words[source.end - 1 : source.end + 1]:
        return None
    named = cast.owner[page.head[source.root]]
    return named if named is not None and (named.written or named.is_person) else None


def _antecedent(source: Source, cast: Cast, lists: Lists) -> Figure | None:
    """Whom "who" or "which" takes up: the noun before it, that its verb belongs to."""
    page = cast.page
    before = source.root - 2
    if page.low[source.root] == "who" and before >= 0 and page.words[before + 1] == ",":
        owner = cast.owner[before]  # whatever the parse takes up: "those of Ana Hale, a doctor, who said"
        if owner is not None and owner.is_person:
            return owner
    verb = page.head[source.root]
    noun = page.head[verb]
    if page.low[source.root] not in _RELATIVE or page.dep[verb] != "relcl" or not 0 <= source.root - noun < _REACH:
        return None
    if (owner := cast.owner[noun]) is not None:
        return owner
    if page.low[source.root] == "who" and page.low[noun] not in lists.people:
        return None
    before = Source(page.left(noun), noun + 1, noun, ())
    return _described(before, cast, lists) if page.pos[noun] in NOMINAL else None


def end_of_name(source: Source, page: Page) -> int:
    """Where the words of a source cease to name: at a comma, a dash or a relative clause."""
    for i in range(source.root + 1, source.end):
        if page.low[i] in _ENDS or (page.dep[i] == "acl" and page.low[i] in lists().shown):
            return i
    return source.end


def owned_name(start: int, end: int, cast: Cast, lists: Lists) -> str:
    """The words of a description, with the owner's name for "his" or "their"."""
    page = cast.page
    owner = cast.owner[start]
    if owner is not None and page.low[start] in lists.pronouns and start + 1 < end:
        return f"{owner.name}’s {page.written(start + 1, end)}"
    return page.written(start, end)


def _within(source: Source, cast: Cast) -> list[Figure]:
    out: list[Figure] = []
    for i in range(source.start, source.end):
        owner = cast.owner[i]
        if owner is not None and owner not in out:
            out.append(owner)
    return out


def _several(source: Source, cast: Cast) -> list[Figure]:
    """Those joined by "and" or a stroke in a source: "Hale and Ortiz"."""
    page = cast.page
    joined = [source.root]
    for i in joined:
        joined += [k for k in page.kids[i] if page.dep[k] == "conj" and source.start <= k < source.end]
    for k in page.kids[source.root]:  # "Russian and Turkish officials"
        owner = cast.owner[k]
        both = page.dep[k] == "amod" and any(page.dep[j] == "conj" for j in page.kids[k])
        if both and owner is not None and source.start <= k:
            joined.append(k)
    if len(joined) < 2:
        return []
    if not any(page.low[i] in _JOINS for i in range(source.start, source.end)):
        return []
    figures = [cast.owner[i] for i in joined]
    return [f for n, f in enumerate(figures) if f is not None and f not in figures[:n]]


def _together(figures: list[Figure], source: Source, cast: Cast) -> Figure:
    for figure in cast.figures:
        if figure.parts == figures:
            return figure
    unnamed = all(f.anonymous for f in figures)
    if unnamed:  # "local doctors and monitors": the words themselves
        start, end = source.start, end_of_name(source, cast.page)
        figures[0].name = cast.page.written(figures[0].spots[0].start, figures[0].spots[0].end)
        name = cast.page.written(start, end)
    else:
        name = figures[0].name
    countries = {f.country for f in figures}
    return cast.add(
        Figure(
            name,
            "group",
            countries.pop() if len(countries) == 1 else None,
            figures[0].sector,
            sex="p",
            anonymous=unnamed,
            parts=[] if unnamed else figures,
        )
    )


def _apposed(source: Source, cast: Cast) -> Figure | None:
    """A person named beside the root: "his campaign manager, Jeff Hale"."""
    page = cast.page
    for k in page.kids[source.root]:
        owner = cast.owner[k]
        if page.dep[k] == "appos" and owner is not None and owner.is_person and source.start <= k < source.end:
            return owner
    for k in range(source.root + 1, source.end - 1):  # "the envoy to Geneva, Ana Hale"
        owner, spot = cast.owner[k + 1], cast.spot_at[k + 1]
        if page.words[k] == "," and owner is not None and owner.is_person and spot and spot.start == k + 1:
            return owner
    last, root = cast.owner[source.end - 1], cast.owner[source.root]
    town = root is None and (entry := gazetteer().look_up(page.words[source.root])) and entry.kind == "state"
    if last is not None and last.is_person and (town or (root is not None and root.kind == "state")):
        # "in Kyiv, Ukraine, Poland's party leader Ana Hale": a place that the parser took into the name
        return last if page.words[source.root + 1] == "," else None
    return None


def _beside(source: Source, cast: Cast) -> Figure | None:
    """A body named after a comma: "one of the sponsors, Norway"."""
    page = cast.page
    for k in range(source.root + 1, source.end - 1):
        owner, spot = cast.owner[k + 1], cast.spot_at[k + 1]
        if page.words[k] == "," and owner is not None and owner.written and spot and spot.end >= source.end - 1:
            return owner
    return None


def _is_adjective(i: int, page: Page) -> bool:
    """Whether a word is the adjective of a state and no people: "a Polish", not "the Poles"."""
    return page.doc[i].tag_ in ("JJ", "NNP") and gazetteer().people(page.words[i]) is not None


def _state_of(source: Source, cast: Cast) -> Figure | None:
    """The state whose adjective says whose a document is: "a Polish proposal"."""
    told = (state_of_people(i, cast.page, gazetteer()) for i in range(source.start, source.end))
    code = next((c for c in told if c), None)
    return next((f for f in cast.figures if f.kind == "state" and f.country == code), None) if code else None


def _described(source: Source, cast: Cast, lists: Lists) -> Figure | None:
    """A new figure for words that nothing else explains; its name ends before a relative clause."""
    page = cast.page
    bare = page.pos[source.root] not in NOMINAL and _is_adjective(source.end - 1, page)
    if (bare or page.low[source.root] in lists.documents) and (state := _state_of(source, cast)):
        cast.put(state, source.start, source.end if bare else source.root + 1, source.root)
        return state
    start, end = source.start, end_of_name(source, page)
    while start < end - 1 and page.low[start] in _ARTICLES:
        start += 1
    name = owned_name(start, end, cast, lists)
    for figure in cast.figures:
        if folded(figure.name) == folded(name):
            return figure
    sort = lists.people.get(page.low[source.root])
    figure = Figure(name, sort.kind if sort else "group", None, sort.sector if sort else None, sex="p", anonymous=True)
    named = page.pos[source.root] == "PROPN" and page.capital(source.root)
    if named or page.low[source.root] in lists.documents:
        figure.kind, figure.anonymous, figure.sex = "organization", page.doc[source.root].tag_ == "NNS", "t"
    if page.capital(source.root) and start < source.root and page.low[source.root] in lists.media_names:
        figure.kind, figure.sector, figure.anonymous, figure.sex = "media", "JRN", False, "t"
    cast.put(figure, start, end, source.root)
    return cast.add(figure)

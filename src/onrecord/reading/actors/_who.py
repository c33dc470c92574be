"""Who is in the report: names, offices, descriptions and pronouns gathered into actors."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading._words import ParsedReport
from onrecord.reading.gazetteer import gazetteer
from onrecord.reading.lexicon import cues
from onrecord.record import Actor, Attribution, Spans, in_order, trimmed

from ._belonging import settle_countries
from ._bodies import Bodies, name_of
from ._cast import Cast, Figure
from ._descriptions import describe, give_roles
from ._lists import PRIVATE, lists
from ._meanings import Meanings
from ._page import Page
from ._persons import Persons
from ._sources import sources_of


def read_actors(parsed: ParsedReport, attributions: Sequence[Attribution]) -> tuple[Actor, ...]:
    """Everybody in the report who speaks, acts or is acted on, with every mention.

    Names come from the tagger and the gazetteer; each put right by the other, and by how
    the report uses a name elsewhere. A surname is the person named in full before; "the
    foreign minister" is whom the report gives that office; a pronoun is decided by sex,
    number, who spoke last and who is the subject of the sentences before. Every source of
    the attributions that names anyone has an actor; ask `Mentions` which.

    Args:
        parsed: the report and its words.
        attributions: what the report attributes; their sources are resolved.

    Returns:
        Actors in order of first mention, with ids a1, a2, ….
    """
    page = Page(parsed)
    gaz, words = gazetteer(), lists()
    cast = Cast(page)
    sources = sources_of(attributions, page)
    persons = Persons(cast, gaz, words, sources)
    persons.find_full()
    Bodies(cast, gaz, words, persons).find()
    persons.find_short()
    alone = give_roles(cast, describe(cast, gaz, words), gaz, words)
    Meanings(cast, words, sources).go(alone)
    settle_countries(cast, gaz, words)
    return _actors(cast)


def _actors(cast: Cast) -> tuple[Actor, ...]:
    found: list[tuple[Spans, Figure]] = []
    for figure in cast.figures:
        if _is_audience(figure, cast):
            continue
        spans = _mentions(figure, cast)
        if spans:
            found.append((spans, figure))
    found.sort(key=lambda f: (f[0][0], f[0][-1]))
    return tuple(
        Actor(
            id=f"a{n}",
            name=_name(figure),
            kind="person" if figure.kind == "office" and figure.sector in PRIVATE else figure.kind,
            role=max(figure.roles, key=len) if figure.roles else None,
            country=figure.country,
            sector=figure.sector,
            ids=figure.ids,
            anonymous=figure.anonymous,
            mentions=spans,
        )
        for n, (spans, figure) in enumerate(found, 1)
    )


def _is_audience(figure: Figure, cast: Cast) -> bool:
    """Whether unnamed reporters do nothing but listen: "told reporters"."""
    if not figure.anonymous or figure.sector != "JRN" or figure.pieces:
        return False
    page = cast.page
    for spot in figure.spots:
        cue = cues().get(page.lemma[page.head[spot.head]])
        if page.dep[spot.head] not in ("dobj", "dative", "pobj") or (cue is None and page.dep[spot.head] != "pobj"):
            return False
    return True


def _mentions(figure: Figure, cast: Cast) -> Spans:
    page = cast.page
    spans = [page.span(s.start, s.end) for s in figure.spots] + figure.pieces
    return in_order(t for s in spans if (t := trimmed(page.text, s)))


def _name(figure: Figure) -> str:
    if figure.parts:
        names = [_name(f) for f in figure.parts]
        return " and ".join((", ".join(names[:-1]), names[-1]))
    if figure.is_person or figure.anonymous or not figure.written:
        return figure.name
    return name_of(figure)

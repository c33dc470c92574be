"""A parsed report and its actors → where things are: names found, then told apart from one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.reading._words import ParsedReport
from onrecord.record import Actor, Mentions, Place, Span

from ._where import Around, Site, best_city, is_body, region_site, state_site, words

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

_DATELINE = re.compile(
    r"\s{0,3}([A-Z][A-Z.'’-]{1,20}(?: [A-Z][A-Z.'’-]{1,20}){0,3})(?:,[^—–\n]{1,40})? ?(?:\([A-Z][\w /]{1,20}\) ?)?[—–-]"
)
_ENTITIES = frozenset({"GPE", "LOC", "FAC"})
_MISTAKEN = frozenset({"ORG", "PERSON", "NORP", "LANGUAGE"})


@dataclass
class _Named:
    """A name that may be a place's.

    Attributes:
        root: the token that its place in the sentence is told from.
        first: its first token.
        site: where it is, once known.
        tells: the name before it that it says more of ("Kyiv" for "Ukraine" in "Kyiv, Ukraine").
    """

    span: Span
    name: str
    root: Token
    first: Token
    label: str
    site: Site | None = None
    tells: _Named | None = None


def read_places(parsed: ParsedReport, actors: Sequence[Actor]) -> tuple[Place, ...]:
    """The toponyms of a report and where they are.

    A name that stands for its government ("Ankara said") is an actor and no place: where an actor's
    mention covers it, its place in the sentence decides. Of places of one name that one is taken
    which is named with its state or division ("Paris, Texas"), else the most populous, with a
    preference for states and divisions that the report names. Coordinates are None for states.

    Args:
        actors: whose mentions tell governments from places; without any, every name is a place.

    Returns:
        Places in text order; their spans do not overlap. What could not be found on the map has its
        name alone.
    """
    named = list(_apart(_names(parsed)))
    _resolve(named, parsed.report.text)
    mentions = Mentions(actors)
    return tuple(
        Place(
            span=n.span,
            name=n.name,
            country=n.site.country if n.site else None,
            lat=n.site.lat if n.site else None,
            lon=n.site.lon if n.site else None,
            geonames=n.site.geonames if n.site else None,
        )
        for n in named
        if (n.site or _is_located(n)) and not is_body(n.name) and _is_place(n, mentions)
    )


# ── names ────────────────────────────────────────────────────────────────────


def _names(parsed: ParsedReport) -> Iterator[_Named]:
    """Entities that spaCy takes for places, names it takes for something else or nothing, and datelines."""
    report, doc = parsed.report, parsed.doc
    named: set[str] = set()
    rest: list[DocSpan] = []
    for ent in doc.ents:
        if ent.label_ not in _ENTITIES and (ent.label_ not in _MISTAKEN or len(ent) > _LONGEST):
            continue
        if not report.is_read(ent.start_char, ent.end_char):
            continue
        if ent.label_ in _ENTITIES:
            for n in _named(ent):
                named.add(n.name)
                yield n
        else:
            rest.append(ent)
    proper = doc.vocab.strings["NNP"]
    rest += [doc[t.i : t.i + 1] for t in doc if t.tag == proper and t.ent_type == 0]
    for part in rest:
        for n in _named(part):
            if report.is_read(*n.span) and _is_mistaken(part, n, named):
                yield n
    for sent in parsed.sentences():
        yield from _dateline(sent, report.text)


_LONGEST = 4
"""Tokens of a name that the tagger may have taken for a person's or a body's."""


def _is_mistaken(part: DocSpan, n: _Named, named: set[str]) -> bool:
    """Whether a name is a place's though the tagger says otherwise."""
    return (n.name in named and _stands_alone(n.root)) or _is_sure(part, n.name) or _stands_in(part, n.name)


def _stands_alone(root: Token) -> bool:
    """Whether a name is no part of a longer one ("Edmonton" in "Edmonton Oilers")."""
    return root.dep_ != "compound" or root.head.pos_ != "PROPN"


def _is_sure(part: DocSpan, name: str) -> bool:
    """Whether the words are the name of a state or region whatever the tagger says."""
    if part.label_ not in {"ORG", "PERSON", ""} or part[0].pos_ != "PROPN" or not _stands_alone(part.root):
        return False
    site = state_site(name) or region_site(name)
    return site is not None and len(name) > 3 and (site.kind == "state" or part.label_ != "PERSON")


def _stands_in(part: DocSpan, name: str) -> bool:
    """Whether a name that the tagger takes for something else follows "in" and is a city of some size."""
    root = part.root
    if root.dep_ != "pobj" or root.tag_ != "NNP" or root.head.lower_ not in _WITHIN:
        return False
    site = best_city(name, Around())
    return site is not None and site.people >= (_TOWN if root.head.lower_ == "in" else _CITY)


_WITHIN = frozenset({"in", "near", "outside", "from", "of", "to", "around", "into"})
_TOWN = 50_000
_CITY = 300_000


def _named(ent: DocSpan) -> Iterator[_Named]:
    first, end = ent.start, ent.end
    while first < end - 1 and _is_before_name(ent.doc[first]):
        first += 1
    while end > first + 1 and (
        ent.doc[end - 1].tag_ == "POS" or ent.doc[end - 1].is_space or ent.doc[end - 1].is_punct
    ):
        end -= 1
    part = ent.doc[first:end]
    name = " ".join(part.text.split())
    if name and any(c.isupper() for c in name):
        yield _Named((part.start_char, part.end_char), name, part.root, part[0], ent.label_)


def _is_before_name(token: Token) -> bool:
    """Words in front that are no part of a name: "the", "northern"."""
    return token.lower_ == "the" or token.is_space or (token.is_lower and token.lower_ in words("sides"))


def _dateline(sent: DocSpan, text: str) -> Iterator[_Named]:
    """ "BEIRUT (Reuters) —": the city in capitals that a report is sent from."""
    if not text[sent.start_char : sent.start_char + 2].isupper():
        return
    m = _DATELINE.match(text, sent.start_char, min(sent.start_char + 140, sent.end_char))
    if m:
        yield _Named(m.span(1), m.group(1), sent[0], sent[0], "GPE")


def _apart(named: Iterator[_Named]) -> Iterator[_Named]:
    """Each name once, none over another."""
    end = -1
    for n in sorted(named, key=lambda n: (n.span[0], -n.span[1])):
        if n.span[0] >= end:
            end = n.span[1]
            yield n


# ── where they are ───────────────────────────────────────────────────────────


def _resolve(named: list[_Named], text: str) -> None:
    around = Around()
    pairs = {i: named[i + 1] for i in range(len(named) - 1) if _names_its_state(named[i], named[i + 1], text)}
    for i, after in pairs.items():
        after.tells = named[i]
    open_names: list[int] = []
    for i, n in enumerate(named):
        n.site = None if i in pairs else _fixed(n, text)
        if n.site:
            around.add(n.site)
        else:
            open_names.append(i)
    if not open_names:
        return
    settled: dict[str, Site] = {}
    for i in open_names:  # first those whose state is named beside them
        if i in pairs and (within := pairs[i].site):
            site = best_city(named[i].name, around, within) or _somewhere_in(within, named[i].name)
            named[i].site = settled[named[i].name] = site
            around.add(site)
    for i in open_names:
        n = named[i]
        n.site = n.site or settled.get(n.name) or _fixed(n, text) or _fitting(n.name, around)


def _somewhere_in(within: Site, name: str) -> Site:
    """A division of the state named after it; else a place too small for the map, and no namesake elsewhere will do."""
    region = region_site(name)
    if region and region.country == within.country:
        return region
    return Site(within.country, within.division, None, None, None)


def _fitting(name: str, around: Around) -> Site | None:
    """A state or division of a name by what else the report names; else a city; else what region has it."""
    state, region = state_site(name), region_site(name)
    if state and region:
        abroad = around.countries[region.country or ""] > around.countries[state.country or ""]
        return region if abroad else state
    if region and name in _DIVISIONS_FIRST:
        country = max([region.country or "", *around.countries], key=lambda c: around.countries[c])
        return region if country == region.country else best_city(name, around, Site(country, *_NO_MORE)) or region
    return best_city(name, around) or region


_NO_MORE = (None, None, None, None)


def _names_its_state(name: _Named, after: _Named, text: str) -> bool:
    """ "Paris, Texas", "Aleppo (Syria)": a second name that says where the first is."""
    between = text[name.span[1] : after.span[0]]
    if between not in {", ", " (", ", in ", ", northern ", ", southern ", ", eastern ", ", western "}:
        return False
    site = state_site(after.name) or region_site(after.name)
    own = state_site(name.name)
    return site is not None and site.kind in {"state", "division"} and own is None


def _fixed(n: _Named, text: str) -> Site | None:
    """States and regions, which need no telling apart, but for those that are cities' names too."""
    region = region_site(n.name)
    state = state_site(n.name)
    if region is None or region.kind != "division":
        return state or region
    if n.name in _CITIES_TOO:
        after = _AFTER.match(text, n.span[1])
        if after and after.group(1).lower() in words("of_divisions"):
            return region
        return region_site("Washington, D.C.") if n.name == "Washington" else None
    return None if n.name in _STATES_TOO else region


_CITIES_TOO = frozenset({"New York", "Washington", "Victoria"})
_DIVISIONS_FIRST = frozenset({"Victoria"})
_STATES_TOO = frozenset({"Georgia"})
_AFTER = re.compile(r"(?:['’]s)? ([A-Za-z]{2,12})")


# ── place or actor ───────────────────────────────────────────────────────────


def _is_place(n: _Named, mentions: Mentions) -> bool:
    """Whether a name is where something is, and not one who acts."""
    if n.tells:
        return _is_place(n.tells, mentions)
    over = mentions.within(n.span)
    if not over or _is_located(n):
        return True
    preposition = _preposition(n.root)
    span, actor = min(over, key=lambda m: m[0][1] - m[0][0])
    if actor.kind not in {"state", "government", "office"}:
        return span == n.span and actor.kind == "group"
    if preposition is not None and preposition.lower_ in words("neutral"):
        return preposition.head.lemma_.lower() in words("going")
    root = n.root
    while root.dep_ == "conj" and root.head.i < root.i:
        root = root.head
    if root.dep_ == "poss":
        return root.head.lemma_.lower() in words("sites")
    if root.dep_ in {"compound", "nmod"}:
        return bool({root.head.lemma_.lower(), root.head.head.lemma_.lower()} & words("sites"))
    if root.dep_ == "dobj":
        return root.head.lemma_.lower() in words("reaching")
    return root.dep_ in {"appos", "npadvmod"} and span == n.span and root.head.ent_type_ == "GPE"


def _is_located(n: _Named) -> bool:
    """Whether the sentence says of something that it is there: a name not on the map may still be a place's."""
    preposition = _preposition(n.root)
    if preposition is None and n.first.i > 0 and n.root.dep_ not in {"poss", "compound"}:
        before = n.first.nbor(-1)
        preposition = before if before.pos_ == "ADP" else None
    return preposition is not None and preposition.lower_ in words("locative")


def _preposition(token: Token) -> Token | None:
    """The preposition that a name hangs from, also through "Turkey and Syria"."""
    for _ in range(4):
        if token.dep_ == "pobj":
            return token.head
        if token.dep_ not in {"conj", "appos"}:
            return None
        token = token.head
    return None

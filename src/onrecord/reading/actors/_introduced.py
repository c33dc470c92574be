"""Those whom only an event makes somebody: "the crowd outside", "villages in the north", "coastal hospitals"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.reading._demonyms import state_of_people
from onrecord.reading._words import ParsedReport
from onrecord.reading.gazetteer import folded, gazetteer
from onrecord.record import Actor, ActorKind, Place, Span, in_order

from ._belonging import ETHNIC, is_backing
from ._lists import PRIVATE, Sort, lists
from ._whereabouts import settle

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMING = frozenset({"NOUN", "PROPN"})
WITHIN = frozenset({"amod", "compound", "nmod", "nummod", "poss", "quantmod", "punct", "advmod"})
UNDER = frozenset({"amod", "compound", "nmod"})
NOBODY = frozenset({"latter", "former", "one", "ones", "other", "others", "thing", "entity", "part", "side", "rest"})
NO_ONE = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY", "ORDINAL"})
LEADING = frozenset({"DET", "PRON", "PUNCT", "ADV", "PART", "SPACE"})
OF_PLACE = frozenset({"of", "in", "from", "at", "near"})
ABSTRACT = ("ship", "tion", "sion", "ism", "ness", "ance", "ence")
"""How nouns end that name nobody, unless a list of people or bodies has them."""
MAX_OF = 8
"""Words of an "of" phrase that still name."""
KINDS: dict[str, ActorKind] = {"PERSON": "person", "ORG": "organization"}


def introduce(
    parsed: ParsedReport, actors: Sequence[Actor], places: Sequence[Place], spans: Iterable[Span]
) -> tuple[Actor, ...]:
    """New actors for words that name a side of an event and no actor yet.

    Args:
        parsed: the report.
        actors: those found already; the new ones are numbered after them.
        places: for the state of who lives or stands in one.
        spans: the words, in characters.
    """
    known = {i for a in actors for s, e in a.mentions for i in range(s, e)}
    starts = [t.idx for t in parsed.doc]
    found: dict[str, tuple[str, Token, list[Span]]] = {}
    for start, _ in spans:
        head = _head(parsed.doc[max(0, bisect_right(starts, start) - 1)])
        if head is None or head.idx in known:
            continue
        name, span = _named(head, parsed.report.text)
        _, _, mentions = found.setdefault(folded(name), (name, head, []))
        if span not in mentions:
            mentions.append(span)
    new: list[Actor] = []
    for name, head, mentions in found.values():
        sort = _sort(head)
        words = set(folded(name).replace("-", " ").split())
        if sort.sector in ("MIL", "NGO") and lists().are_irregular(words, sort.sector):
            sort = Sort("armed group", "REB")
        new.append(
            Actor(
                id=f"a{len(actors) + len(new) + 1}",
                name=name,
                kind=sort.kind,
                country=_country(head, actors, places),
                sector=sort.sector or None,
                anonymous=head.tag_ == "NNS",
                mentions=in_order(mentions),
            )
        )
    return settle(new, places, parsed.report.outlet, among=actors)


def _head(token: Token) -> Token | None:
    """The noun that heads the phrase of a word, if it may name anybody; the adjective of a state by itself.

    "American support": the support is nobody, and the American means the state.
    """
    words = lists()
    if _is_of_state(token) and token.dep_ in UNDER:
        low, lemma = token.head.lower_, token.head.lemma_.lower()
        if not any(w in table for w in (low, lemma) for table in (words.people, words.bodies)):
            return token
    for _ in range(4):
        if token.dep_ not in UNDER or token.head.pos_ not in NAMING:
            break
        token = token.head
    lemma = token.lemma_.lower()
    if token.pos_ not in NAMING or token.ent_type_ in NO_ONE or lemma in NOBODY:
        return None
    if token.pos_ == "NOUN" and {lemma, token.lower_} & (words.things | words.documents):
        return None
    if lemma.endswith(ABSTRACT) and lemma not in words.people and lemma not in words.bodies and not token.ent_type_:
        return None
    return token


def _is_of_state(token: Token) -> bool:
    return token.shape_[:1] == "X" and gazetteer().people(token.text) is not None


def _named(head: Token, text: str) -> tuple[str, Span]:
    """What somebody is called: the noun with what stands before it and an "of" that belongs to it."""
    if head.pos_ not in NAMING or (_is_of_state(head) and head.dep_ in UNDER):
        return head.text, (head.idx, head.idx + len(head))
    own = [c for c in head.children if c.i < head.i and c.dep_ in WITHIN]
    first = min((c.left_edge.i for c in own), default=head.i)
    doc, last = head.doc, head.i
    for i in range(head.i - 1, first - 1, -1):
        if doc[i].is_space or doc[i].text in ',;:–—“”"()':
            first = i + 1
            break
    while first < head.i and (doc[first].pos_ in LEADING or doc[first].lower_ in lists().about):
        first += 1
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == head.i + 1:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None and inner.i - head.i <= MAX_OF:
                last = inner.i
    span = (doc[first].idx, doc[last].idx + len(doc[last]))
    return text[span[0] : span[1]], span


def _sort(head: Token) -> Sort:
    """What the noun stands for, by the lists of nouns, else by the tagger."""
    words, low = lists(), head.lower_
    for table in (words.people, words.bodies):
        if (found := table.get(low) or table.get(head.lemma_.lower())) is not None:
            return found
    entry = gazetteer().look_up(head.text)
    if (entry is not None and entry.kind == "state") or (_is_of_state(head) and head.dep_ in UNDER):
        return Sort("state", "")
    office = gazetteer().office(low)
    if office is not None:
        return Sort("person" if office.sector in PRIVATE else "office", office.sector)
    return Sort(KINDS.get(head.ent_type_, "group"), "")


def _is_backer(token: Token) -> bool:
    """Whether a word names only who stands behind somebody: "US-backed fighters"."""
    return is_backing([t.lower_ for t in token.doc[token.i + 1 : token.i + 3]])


def _country(head: Token, actors: Sequence[Actor], places: Sequence[Place]) -> str | None:
    """The state that the words of somebody tell, or that of the place they stand in."""
    gaz = gazetteer()
    near = [t for c in head.children if c.dep_ in WITHIN for t in c.subtree if not _is_backer(t)]
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in OF_PLACE:
            near += [t for c in child.children if c.dep_ == "pobj" for t in (c, *c.lefts)]
    for token in (head, *near):
        before = token.nbor(-1).text if token.i else ""
        if before.lower() == ETHNIC:
            continue
        both = gaz.look_up(f"{before} {token.text}") if before[:1].isupper() else None  # "Northern Ireland"
        entry = both or (gaz.look_up(token.text) if token.shape_[:1] == "X" else None)
        if entry is not None and entry.kind == "state":
            return entry.country
        code = state_of_people(token) if token.shape_[:1] == "X" else None
        if code is not None:
            return code
    at = {t.idx for t in (head, *near)}
    named = [(s, e, p.country) for p in places if p.country for s, e in [p.span]]
    named += [(s, e, a.country) for a in actors if a.country and a.kind != "media" for s, e in a.mentions]
    return next((country for s, e, country in named if any(s <= i < e for i in at)), None)

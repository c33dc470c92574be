"""Which actors stand at a word or within its phrase."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.reading._demonyms import state_of_people
from onrecord.reading.gazetteer import gazetteer
from onrecord.record import Actor, Place, Statement

from ._clause import with_conjuncts
from ._lexicon import lexicon
from ._pairs import pairs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

MODIFIERS = frozenset({"poss", "compound", "amod", "nmod", "npadvmod"})
HYPHENS = frozenset({"-", "–", "‑", "anti", "pro"})
RULING = ("state", "government")
MAX_WORDS = 60


class Who:
    """The actors of a report, to be asked who a word names.

    A mention is found by the word that heads it and, failing that, by any word in it.
    """

    def __init__(self, doc: Doc, actors: Sequence[Actor], places: Sequence[Place] = ()) -> None:
        self.text = doc.text  # spaCy puts it together anew each time that it is asked
        self._doc = doc
        self._towns = {start for p in places for start in range(*p.span)}
        self._heads: dict[int, Actor] = {}
        self._words: dict[int, Actor] = {}
        self._states = _states(actors)
        self._parts = _parts(actors) | pairs(actors)
        starts = [token.idx for token in doc]
        mentions = sorted(((e - s, s, e, a) for a in actors for s, e in a.mentions), key=lambda m: m[:3])
        for _, start, end, actor in mentions:
            first = max(0, bisect_right(starts, start) - 1)
            last = bisect_right(starts, end - 1) - 1
            for i in range(first, last + 1):
                self._words.setdefault(i, actor)
                if not first <= doc[i].head.i <= last:
                    self._heads.setdefault(i, actor)

    def lend_first_person(self, doc: Doc, statements: Sequence[Statement], pronouns: frozenset[str]) -> None:
        """Let "we" and "I" in what somebody says name the speaker, where no mention says so already."""
        by_id = {a.id: a for a in self._words.values()}
        for statement in statements:
            speaker = by_id.get(statement.speaker or "")
            if speaker is None:
                continue
            for start, end in statement.content:
                words = doc.char_span(start, end, alignment_mode="expand")
                for token in words or ():
                    if token.lower_ in pronouns:
                        self._heads.setdefault(token.i, speaker)

    def named(self) -> Iterator[tuple[Token, Actor]]:
        """The words that name an actor, each with whom it names, in text order."""
        for i in sorted(self._heads):
            yield self._doc[i], self._heads[i]

    def word(self, i: int) -> Token:
        """A word of the report."""
        return self._doc[i]

    def parts(self, actor: Actor) -> list[Actor]:
        """Those whom somebody consists of, where they are in the report: of "the two countries" the two."""
        return self._parts.get(actor.id) or [actor]

    def is_town(self, word: Token) -> bool:
        """Whether a modifier names where something happened and not who did it: "the Paris attacks"."""
        if word.dep_ != "compound":
            return False
        entry = gazetteer().look_up(word.text)
        return entry.is_metonym if entry is not None else word.idx in self._towns

    def at(self, token: Token) -> Actor | None:
        """The actor that a word names, or that the phrase it heads names."""
        return self._heads.get(token.i) or self._words.get(token.i)

    def modifying(self, word: Token) -> Actor | None:
        """The actor that a modifier names, or the state in the report whose adjective it is: "Turkish" for Turkey."""
        found = self.at(word)
        if found is not None or word.shape_[:1] != "X":
            return found
        if word.i and word.nbor(-1).text in HYPHENS:
            return None  # "pro-Russian rebels" are not Russia's
        country = state_of_people(word)
        return self._states.get(country) if country is not None else None

    def adjective(self, word: Token) -> Actor | None:
        """The state whose adjective or name a word by itself is, where it is in the report."""
        entry = gazetteer().look_up(word.text)
        named = entry.country if entry is not None and entry.kind == "state" else None
        country = state_of_people(word) or named
        return self._states.get(country) if country is not None and word.shape_[:1] == "X" else None

    def beside(self, noun: Token) -> Actor | None:
        """The actor that a noun belongs to: "Israeli bulldozers", "Assad's forces", "troops from Chad"."""
        apart = noun.lemma_.lower() in lexicon().objects["people"]
        for child in noun.children:
            if child.dep_ in MODIFIERS:
                found = self.at(child) if apart else self.modifying(child)
                if found is not None:
                    return found
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "from", "in"):
                for inner in child.children:
                    if inner.dep_ == "pobj" and (found := self.at(inner)) is not None:
                        return found
        return None

    def all_at(self, token: Token | None, *, wide: bool = True) -> list[Actor]:
        """The actors that a noun and its conjuncts name; with `wide`, by their modifiers too."""
        if token is None:
            return []
        out: list[Actor] = []
        for part in with_conjuncts(token):
            found = self.at(part) or self._renamed(part) or (self.beside(part) if wide else None)
            both = self._of_each(part) or (self._parts.get(found.id, []) if found is not None else [])
            for actor in both or [found]:
                if actor is not None and actor not in out:
                    out.append(actor)
            if both and found is not None and found not in out and found.id not in self._parts:
                out.append(found)
        return out

    def _of_each(self, noun: Token) -> list[Actor]:
        """Those of whom only the adjective stands there: the Russians in "Russian and Turkish troops"."""
        joined = (c for c in noun.children if c.dep_ in MODIFIERS and any(k.dep_ == "conj" for k in c.children))
        return [a for c in joined if (a := self._heads.get(c.i)) is not None]

    def _renamed(self, noun: Token) -> Actor | None:
        """The actor that an apposition names: "the envoy, Staffan de Mistura"."""
        for child in noun.children:
            if child.dep_ == "appos" and (found := self._heads.get(child.i)) is not None:
                return found
        return None

    def inside(self, token: Token | None) -> Iterator[Actor]:
        """The actors named anywhere in the phrase or clause of a word, in text order."""
        if token is None:
            return
        people = lexicon().objects["people"]
        for i, word in enumerate(token.subtree):
            if i > MAX_WORDS:
                return
            found = self._heads.get(word.i)
            if found is None and word.dep_ == "amod" and word.head.lemma_.lower() not in people:
                found = self.modifying(word)
            if found is not None:
                yield found


def _states(actors: Sequence[Actor]) -> dict[str, Actor]:
    """The actor that stands for each state: the state itself, else its government."""
    out: dict[str, Actor] = {}
    for kind in RULING:
        for actor in actors:
            if actor.kind == kind and actor.country is not None and actor.sector in (None, "GOV"):
                out.setdefault(actor.country, actor)
    return out


def _parts(actors: Sequence[Actor]) -> dict[str, list[Actor]]:
    """Those whom somebody of several states consists of: "Russian and Turkish officials", by the actor's id."""
    out: dict[str, list[Actor]] = {}
    for whole in actors:
        if whole.country is not None or whole.kind != "group" or " and " not in whole.name:
            continue
        of_state = (a for a in actors if a.country is not None and a.kind != "state")
        parts = [a for a in of_state if any(s <= p and q <= e for s, e in whole.mentions for p, q in a.mentions)]
        if len({a.country for a in parts}) > 1:
            out[whole.id] = parts
    return out


def is_one_side(a: Actor, b: Actor) -> bool:
    """Whether two are one state: "the government in Oslo" and "Norway"."""
    return a.id == b.id or (
        a.kind in RULING and b.kind in RULING and a.country is not None and a.country == b.country and _rules(a, b)
    )


def _rules(*actors: Actor) -> bool:
    return all(a.kind == "state" or a.sector in (None, "GOV") for a in actors)


def is_political(actor: Actor) -> bool:
    """Whether somebody acts in politics: media report, they do not act."""
    return actor.kind != "media"


def is_official(actor: Actor) -> bool:
    """Whether a person is known to hold an office or a function."""
    return actor.kind == "person" and (actor.role is not None or actor.sector is not None)


def is_named_in(actor: Actor, source: Actor, sentence: Span) -> bool:
    """Whether a sentence names somebody only in the words for another: the palace in "palace spokesman Ana Hale"."""
    if source.kind not in ("person", "office"):
        return False
    here = [m for m in actor.mentions if sentence.start_char <= m[0] < sentence.end_char]
    return bool(here) and all(any(s <= a and b <= e for s, e in source.mentions) for a, b in here)

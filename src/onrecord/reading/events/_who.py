"""Which actors stand at a word or within its phrase."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.record import Actor, Statement

from ._clause import with_conjuncts

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MODIFIERS = frozenset({"poss", "compound", "amod", "nmod", "npadvmod"})
WITHIN = frozenset({"of", "from", "in", "by", "with", "between", "against", "among"})
MAX_WORDS = 60


class Who:
    """The actors of a report, to be asked who a word names.

    A mention is found by the word that heads it and, failing that, by any word in it.
    """

    def __init__(self, doc: Doc, actors: Sequence[Actor]) -> None:
        self._heads: dict[int, Actor] = {}
        self._words: dict[int, Actor] = {}
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

    def at(self, token: Token) -> Actor | None:
        """The actor that a word names, or that the phrase it heads names."""
        return self._heads.get(token.i) or self._words.get(token.i)

    def beside(self, noun: Token) -> Actor | None:
        """The actor that a noun belongs to: "Israeli bulldozers", "Assad's forces", "troops from Chad"."""
        for child in noun.children:
            if child.dep_ in MODIFIERS:
                found = self.at(child)
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
            if found is not None and found not in out:
                out.append(found)
        return out

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
        for i, word in enumerate(token.subtree):
            if i > MAX_WORDS:
                return
            found = self._heads.get(word.i)
            if found is not None:
                yield found


def is_political(actor: Actor) -> bool:
    """Whether somebody acts in politics: media report, they do not act."""
    return actor.kind != "media"


def is_official(actor: Actor) -> bool:
    """Whether a person is known to hold an office or a function."""
    return actor.kind == "person" and (actor.role is not None or actor.sector is not None)

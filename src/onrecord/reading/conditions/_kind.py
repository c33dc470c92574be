"""What a condition is: a threat, a warning, a promise, a demand or a prediction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.record import ConditionKind

from ._halves import SUBJECTS, is_modal, kids
from ._lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

REFUSING = frozenset({"until", "till", "unless", "without", "only"})
REFUSALS = frozenset({"will", "would", "wo", "must", "to", "can", "ca", "could"})
FUTURE = frozenset({"will", "'ll", "’ll", "shall", "would", "'d", "’d", "wo"})
CHAINED = frozenset({"xcomp", "conj", "ccomp", "acomp"})
OUGHT = frozenset({"must", "need", "needs", "should"})
DEPTH = 8


@dataclass
class Outcome:
    """The consequence of a condition, and who is heard in it.

    Attributes:
        tokens: the words of the consequence.
        cue: lemma of the verb that introduces them, or "".
        own: whether the one who acts in it is on the speaker's side.
        told: whether somebody says it; in its own voice a report foretells.
        caused: whether the condition is an event, and the consequence what it brings about.
    """

    tokens: list[Token]
    cue: str
    own: bool
    told: bool
    caused: bool = False

    @cached_property
    def lemmas(self) -> set[str]:
        return {t.lemma_.lower() for t in self.tokens}

    @cached_property
    def lowers(self) -> set[str]:
        return {t.lower_ for t in self.tokens}

    @cached_property
    def heads(self) -> list[Token]:
        """Its verb, and those joined to it or hanging on it."""
        inside = {t.i for t in self.tokens}
        heads = {t.i for t in self.tokens if t.head.i not in inside or t.head.i == t.i}
        for token in self.tokens:
            if token.dep_ in CHAINED and token.head.i in heads:
                heads.add(token.i)
        return [t for t in self.tokens if t.i in heads]

    @cached_property
    def core(self) -> set[str]:
        """The lemmas of its verbs, and of what hangs directly on them; a subject is no part of what is done."""
        heads = {t.i for t in self.heads}
        near = [t for t in self.tokens if t.i in heads or (t.head.i in heads and t.dep_ not in SUBJECTS)]
        return {t.lemma_.lower() for t in near}

    @cached_property
    def negated(self) -> bool:
        """Whether it is what will not be: "will not", "no aid will"."""
        return any(t.dep_ == "neg" or (t.lower_ == "no" and t.head.dep_ in SUBJECTS) for t in self.tokens)

    @property
    def withheld(self) -> bool:
        """Whether it is what somebody will not do, and not only what he may not."""
        return self.negated and bool(self.lowers & FUTURE)

    @cached_property
    def harm(self) -> bool:
        """Whether it speaks of harm that is not to be averted: "deal with terrorism" does not."""
        harm = lexicon()["kind"]["harm"]
        return any({t.lemma_.lower(), t.lower_} & harm and not self._is_averted(t) for t in self.tokens)

    def _is_averted(self, token: Token) -> bool:
        averting = lexicon()["kind"]["averting"]
        for _ in range(DEPTH):
            token = token.head
            if token.lemma_.lower() in averting and any(t.i == token.i for t in self.tokens):
                return True
        return False

    @cached_property
    def willed(self) -> bool:
        """Whether the speaker's own side is to do it of its own will."""
        own = self.own or self._in_first_person()
        return own and not any(t.dep_ in ("nsubjpass", "auxpass") and t.head in self.heads for t in self.tokens)

    def _in_first_person(self) -> bool:
        """ "we will", "our army will", and not "their attack will destroy our culture"."""
        pronouns = lexicon()["kind"]["first_person"]
        heads = self.heads
        subjects = [t for t in self.tokens if t.dep_ in SUBJECTS and t.head in heads]
        return any(t.lower_ in pronouns for s in subjects for t in (s, *kids(s)) if t is s or t.dep_ == "poss")


def kind_of(opener: str, outcome: Outcome, *, traded: bool = False) -> ConditionKind:
    """The kind of a condition, by who controls the consequence and whether it harms or helps.

    What the speaker's own side is to do is a threat where it harms and a promise where it does not; harm that others
    or events are to bring is a warning; what must be done first is a demand; the rest is foretold.

    Args:
        opener: the word that opens the condition, lowercase.
        traded: whether the condition is a price ("in exchange for").
    """
    if {"would", "have"} <= outcome.lowers or {"could", "have"} <= outcome.lowers:
        return "prediction"
    if traded and outcome.cue not in lexicon()["kind"]["cues_of_threat"]:
        return "promise"
    if _threatens(outcome):
        return "threat"
    if (kind := _refusal(opener, outcome)) is not None:
        return kind
    words = lexicon()["kind"]
    if outcome.cue in words["cues_of_demand"] or opener == "only" or _is_better(outcome):
        return "demand"
    if _warns(outcome):
        return "warning"
    if _promises(opener, outcome):
        return "promise"
    return "demand" if _demands(outcome) else "prediction"


def _threatens(outcome: Outcome) -> bool:
    words, core = lexicon()["kind"], outcome.core
    if outcome.cue in words["cues_of_threat"] or _menaces(outcome) or {"pay", "price"} <= outcome.lemmas:
        return True
    if outcome.negated:
        return False
    if {"use", "force"} <= core or (outcome.told and {"military", "force"} <= outcome.lemmas):
        return True
    if outcome.told and core & words["reckoning"] and core & words["meeting"]:
        return True
    return outcome.willed and (
        (bool(core & words["hostile"]) and not core & words["willing"]) or outcome.cue in words["cues_of_warning"]
    )


def _menaces(outcome: Outcome) -> bool:
    """ "will face consequences", and not "the consequences will be grave"."""
    menace = lexicon()["kind"]["menace"]
    return any(t.lemma_.lower() in menace and t.dep_ not in SUBJECTS for t in outcome.tokens)


def _refusal(opener: str, outcome: Outcome) -> ConditionKind | None:
    """What is refused until or unless something is done is a demand for it."""
    if opener not in REFUSING:
        return None
    if outcome.lemmas & lexicon()["kind"]["refusing"]:
        return "demand"
    if not outcome.negated or not outcome.lowers & REFUSALS:
        return None
    finite = any(is_modal(t) for t in outcome.tokens)
    if opener != "without" or not finite or outcome.willed:
        return "demand"
    return "warning" if outcome.told else "prediction"


def _is_better(outcome: Outcome) -> bool:
    """ "it would be better", and not "at best"."""
    better = lexicon()["kind"]["better"]
    return any(t.lower_ in better and t.dep_ != "pobj" and t.head.lower_ != "at" for t in outcome.tokens)


def _warns(outcome: Outcome) -> bool:
    words = lexicon()["kind"]
    if outcome.cue in words["cues_of_warning"] or outcome.lemmas & words["cues_of_warning"]:
        return True
    if not outcome.told or outcome.negated:
        return False
    brings = outcome.caused and bool(outcome.core & lexicon()["leads"]["spoiling"])
    return outcome.harm or brings or (bool(outcome.core & words["hostile"]) and not outcome.willed)


def _promises(opener: str, outcome: Outcome) -> bool:
    words = lexicon()["kind"]
    if outcome.cue in words["cues_of_promise"] or (outcome.told and outcome.lemmas & words["willing"]):
        return True
    if not outcome.willed or outcome.core & words["uncontrolled"]:
        return False
    bare = not any(t.dep_ in SUBJECTS and t.head in outcome.heads for t in outcome.tokens)
    return bare or bool(outcome.lowers & FUTURE)


def _demands(outcome: Outcome) -> bool:
    if outcome.told and any(t.lower_ == "only" and t.head in outcome.heads for t in outcome.tokens):
        return any(is_modal(t) for t in outcome.tokens)
    if outcome.lowers & OUGHT and "would" not in outcome.lowers:
        return True
    return _is_order(outcome.tokens)


def _is_order(tokens: Iterable[Token]) -> bool:
    """ "come forward and clear your name": a bare verb first."""
    openers = ("then", "please", "so")
    first = next((t for t in tokens if not t.is_punct and t.lower_ not in openers), None)
    if first is None or first.tag_ not in ("VB", "VBP") or first.dep_ == "auxpass":
        return False
    verb = first.head if first.dep_ == "aux" and first.lemma_ == "do" else first
    if first.dep_ == "aux" and verb is first:
        return False
    return not any(c.dep_ in SUBJECTS or (c.i < first.i and c.dep_ == "aux") for c in kids(verb))

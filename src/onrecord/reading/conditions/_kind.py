"""What a condition is: a threat, a warning, a promise, a demand or a prediction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.record import ConditionKind

from ._lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

REFUSING = frozenset({"until", "till", "unless", "without", "only"})
REFUSALS = frozenset({"will", "would", "wo", "must"})
FUTURE = frozenset({"will", "'ll", "’ll", "shall", "would"})
CHAINED = frozenset({"xcomp", "conj", "ccomp", "acomp"})
OUGHT = frozenset({"must", "need", "needs", "should"})


def kind_of(
    opener: str, then_tokens: Iterable[Token], cue: str, own: bool, *, told: bool = True, traded: bool = False
) -> ConditionKind:
    """The kind of a condition, by who controls the consequence and whether it harms or helps.

    What the speaker's own side is to do is a threat where it harms and a promise where it does not; harm that others
    or events are to bring is a warning; what must be done first is a demand; the rest is foretold.

    Args:
        opener: the word that opens the condition, lowercase.
        cue: lemma of the verb that introduces the words, or "".
        own: whether the one who acts in the consequence is on the speaker's side, by name.
        told: whether somebody says it; in its own voice a report foretells.
        traded: whether the condition is a price ("in exchange for").
    """
    words = lexicon()["kind"]
    then = list(then_tokens)
    lemmas, lowers = {t.lemma_.lower() for t in then}, {t.lower_ for t in then}
    own = own or _first_person_acts(then, words["first_person"])
    negated = any(t.dep_ == "neg" for t in then)
    if {"would", "have"} <= lowers:
        return "prediction"
    if cue in words["cues_of_threat"] or lemmas & words["menace"] or {"pay", "price"} <= lemmas:
        return "threat"
    core = _core(then)
    if not negated and ((own and core & words["hostile"]) or {"use", "force"} <= core):
        return "threat"
    if own and not negated and cue in words["cues_of_warning"]:
        return "threat"
    if traded:
        return "promise"
    if opener in REFUSING and lemmas & words["refusing"]:
        return "demand"
    if negated and opener in REFUSING and lowers & REFUSALS:
        return "demand" if opener != "without" else "warning"
    if cue in words["cues_of_demand"] or opener == "only" or lowers & words["better"]:
        return "demand"
    if cue in words["cues_of_warning"] or lemmas & words["cues_of_warning"] or (told and lemmas & words["harm"]):
        return "warning"
    if cue in words["cues_of_promise"] or (told and lemmas & words["willing"]):
        return "promise"
    if own and opener != "until" and lowers & FUTURE:
        return "promise"
    return "demand" if lowers & OUGHT and "would" not in lowers else "prediction"


def _first_person_acts(then: list[Token], pronouns: frozenset[str]) -> bool:
    """ "we will", "our army will", and not "their attack will destroy our culture"."""
    return any(
        t.lower_ in pronouns
        and (t.dep_ in ("nsubj", "nsubjpass") or (t.dep_ == "poss" and t.head.dep_ in ("nsubj", "nsubjpass")))
        for t in then
    )


def _core(then: list[Token]) -> set[str]:
    """The lemmas of a consequence's verb, of those joined to it, and of what hangs directly on them."""
    inside = {t.i for t in then}
    heads = {t.i for t in then if t.head.i not in inside or t.head is t}
    for token in then:
        if token.dep_ in CHAINED and token.head.i in heads:
            heads.add(token.i)
    return {t.lemma_.lower() for t in then if t.i in heads or t.head.i in heads}

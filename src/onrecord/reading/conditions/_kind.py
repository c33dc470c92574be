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
OUGHT = frozenset({"must", "need", "needs", "should"})


def kind_of(opener: str, then_tokens: Iterable[Token], cue: str, own: bool) -> ConditionKind:
    """The kind of a condition, by the cue of its speaker, the modality and the colour of its consequence.

    Args:
        opener: the word that opens the condition, lowercase.
        cue: lemma of the verb that introduces the words, or "".
        own: whether the one who acts in the consequence is the speaker ("we", or the speaker's own name).
    """
    words = lexicon()["kind"]
    then = list(then_tokens)
    lemmas, lowers = {t.lemma_.lower() for t in then}, {t.lower_ for t in then}
    self_named = own
    own = own or _first_person_acts(then, words["first_person"])
    negated = any(t.dep_ == "neg" for t in then)
    if {"would", "have"} <= lowers:
        return "prediction"
    if cue in words["cues_of_threat"] or lemmas & words["menace"] or {"pay", "price"} <= lemmas:
        return "threat"
    if own and _core(then) & words["hostile"] and not negated:
        return "threat"
    if self_named and not negated and cue in words["cues_of_warning"]:
        return "threat"
    if opener in REFUSING and lemmas & words["refusing"]:
        return "demand"
    if negated and opener in REFUSING and lowers & REFUSALS:
        return "demand" if opener != "without" else "warning"
    if cue in words["cues_of_demand"] or opener == "only":
        return "demand"
    if cue in words["cues_of_warning"] or lemmas & words["harm"]:
        return "warning"
    if cue in words["cues_of_promise"] or lemmas & words["willing"]:
        return "promise"
    if own and opener != "until" and lowers & FUTURE:
        return "promise"
    return "demand" if lowers & OUGHT and "would" not in lowers else "prediction"


def _first_person_acts(then: list[Token], pronouns: frozenset[str]) -> bool:
    return any(t.dep_ in ("nsubj", "nsubjpass", "poss") and t.lower_ in pronouns for t in then)


def _core(then: list[Token]) -> set[str]:
    """The lemmas of a consequence's verb and of what hangs directly on it."""
    inside = {t.i for t in then}
    heads = {t.i for t in then if t.head.i not in inside or t.head is t or t.dep_ in ("xcomp", "conj", "ccomp")}
    return {t.lemma_.lower() for t in then if t.i in heads or t.head.i in heads}

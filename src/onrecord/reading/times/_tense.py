"""When, seen from the report, the clause around a time lies: before, now or still to come."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

Tense = Literal["past", "present", "future"]

_CLIMB = 14
"""How many heads up the parse to look for a verb; longer ways are parser trouble."""


@cache
def _cues() -> dict[str, frozenset[str]]:
    text = (resources.files("onrecord.reading.times") / "tense.toml").read_text(encoding="utf-8")
    data: dict[str, Any] = tomllib.loads(text)
    return {name: frozenset(words) for name, words in data.items()}


def tense_at(token: Token, *, title: bool = False) -> Tense | None:
    """The tense of the clause that a token stands in, or None where there is no finite verb.

    A preposition such as "until" or "ahead of" before the time, or an infinitive under
    "plan", "expect", "scheduled", is future whatever the tense of the verb above.

    Args:
        title: whether it stands in a headline, where the present tells what has happened.
    """
    cues = _cues()
    for _ in range(_CLIMB):
        lemma = token.lemma_.lower()
        if lemma in cues["future_prepositions"] and token.dep_ != "agent" and token.pos_ in _LINKS:
            return "future"
        if token.pos_ in {"VERB", "AUX"}:
            tense = _verb_tense(token, cues)
            if tense:
                return "past" if title and tense == "present" else tense
        elif token.dep_ not in {"nsubj", "nsubjpass"} and lemma in cues["future_nouns"]:
            return "future"
        if token.head.i == token.i:
            return None
        token = token.head
    return None


_LINKS = frozenset({"ADP", "SCONJ", "VERB", "ADJ", "ADV"})


def _verb_tense(verb: Token, cues: dict[str, frozenset[str]]) -> Tense | None:
    """The tense of one verb; None where it is not finite and its head must say."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    lemma = verb.lemma_.lower()
    if helpers & cues["future_helpers"]:
        return "past" if "have" in helpers else "future"
    if "to" in helpers:
        return _infinitive_tense(verb, cues)
    if lemma in cues["future_participles"] and verb.tag_ in {"VBN", "VBD", "VBZ", "VBP", "VBG"}:
        return "future"
    if verb.tag_ == "VBD" or helpers & _PAST_HELPERS:
        return "past"
    if verb.tag_ in {"VBZ", "VBP"} or helpers & _PRESENT_HELPERS:
        return "past" if lemma in cues["saying"] else "present"
    if verb.tag_ == "VBN" and not helpers:
        return "past"
    return None


_PAST_HELPERS = frozenset({"was", "were", "had", "did", "been", "has", "have", "'ve"})
_PRESENT_HELPERS = frozenset({"is", "are", "'s", "'re", "am", "'m", "be", "do", "does"})


def _infinitive_tense(verb: Token, cues: dict[str, frozenset[str]]) -> Tense | None:
    """ "to meet on Friday": as the verb, noun or adjective above it has it."""
    head = verb.head
    if head.i == verb.i:
        return "future"
    lemma = head.lemma_.lower()
    if verb.dep_ in {"xcomp", "acl", "advcl", "ccomp", "relcl"}:
        return "future" if lemma in cues["future_verbs"] or lemma in cues["future_nouns"] else None
    return None

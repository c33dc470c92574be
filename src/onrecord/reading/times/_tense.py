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
    time = token
    for _ in range(_CLIMB):
        lemma = token.lemma_.lower()
        if lemma in cues["future_prepositions"] and token.dep_ != "agent" and token.pos_ in _LINKS:
            return "past" if _is_past_limit(token, cues) else "future"
        if lemma == "since" and token.dep_ in {"prep", "mark"}:
            return "past"
        if token.pos_ in {"VERB", "AUX"}:
            tense = _verb_tense(token, cues, time)
            if tense:
                return "past" if title and tense == "present" else tense
        elif token.dep_ not in {"nsubj", "nsubjpass"} and lemma in cues["future_nouns"]:
            over = _is_pluperfect(token.head) or (token.head.lemma_ == "by" and _is_past_limit(token.head, cues))
            return "past" if over else "future"
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _is_past_limit(word: Token, cues: dict[str, frozenset[str]]) -> bool:
    """ "had filed by Friday", "completed it by Friday": a limit that the verb says has been reached."""
    verb = word.head
    for _ in range(_CLIMB):
        if (verb.pos_ in {"VERB", "AUX"} and verb.dep_ != "pcomp") or verb.head.i == verb.i:
            break
        verb = verb.head
    if _is_pluperfect(verb):
        return True
    lemma = verb.lemma_.lower()
    looks_ahead = lemma in cues["future_verbs"] or lemma in cues["saying"] or lemma in cues["future_participles"]
    return word.lemma_.lower() == "by" and verb.tag_ == "VBD" and not looks_ahead


def _is_pluperfect(verb: Token) -> bool:
    return any(c.dep_ in {"aux", "auxpass"} and c.lower_ in {"had", "'d"} and c.tag_ == "VBD" for c in verb.children)


_LINKS = frozenset({"ADP", "SCONJ", "VERB", "ADJ", "ADV"})


def _verb_tense(verb: Token, cues: dict[str, frozenset[str]], time: Token) -> Tense | None:
    """The tense of one verb; None where it is not finite and its head must say."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    lemma = verb.lemma_.lower()
    if helpers & cues["future_helpers"]:
        return "past" if "have" in helpers else "future"
    if "to" in helpers:
        return _infinitive_tense(verb, cues)
    if lemma in cues["future_participles"] and verb.tag_ in {"VBN", "VBD", "VBZ", "VBP", "VBG"}:
        told = verb.tag_ == "VBD" and time.i < verb.i  # "on Friday they planned …"
        return "past" if told or _is_pluperfect(verb) else "future"
    if verb.tag_ == "VBN" and lemma in cues["future_as_participles"] and not helpers:
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
    if _is_pluperfect(head) or _is_pluperfect(head.head):
        return "past"
    if verb.dep_ in {"xcomp", "acl", "advcl", "ccomp", "relcl"}:
        ahead = cues["future_verbs"] | cues["future_nouns"] | cues["deeds_ahead"]
        return "future" if lemma in ahead else None
    return None


def is_firmly_ahead(token: Token) -> bool:
    """Whether the first verb or preposition of time above a time looks ahead, and not only one further up."""
    cues = _cues()
    for _ in range(_CLIMB):
        lemma = token.lemma_.lower()
        if token.pos_ in _LINKS and (lemma in cues["future_prepositions"] or lemma in cues["future_participles"]):
            return True
        if token.pos_ in {"VERB", "AUX"}:
            helpers = {c.lower_ for c in token.children if c.dep_ in {"aux", "auxpass"}}
            return bool(helpers & cues["firm_helpers"]) or token.tag_ == "VBG"
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def is_timetable(token: Token) -> bool:
    """Whether a present tense around a time tells what is to come: "arrives on Friday", "is meeting then"."""
    cues = _cues()
    for _ in range(_CLIMB):
        if token.pos_ in {"VERB", "AUX"} and token.tag_ in {"VBZ", "VBP", "VBG"}:
            helped = any(c.dep_ == "aux" and c.lower_ in _PRESENT_HELPERS for c in token.children)
            return token.lemma_.lower() in cues["timetable"] or (token.tag_ == "VBG" and helped)
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def is_coming(noun: Token) -> bool:
    """Whether a noun names what is held on a day set before: "Sunday's vote", and not "Sunday's ruling"."""
    return noun.lemma_.lower() in _cues()["coming"]

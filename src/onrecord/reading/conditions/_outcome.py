"""Conditions told from their outcome: "any attempt to stop us will fail", "arming them would lead to war"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ._halves import MAX_TOKENS, SUBJECTS, VERBAL, Halves, is_saying, kids, subtree
from ._lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

ANYBODY = frozenset({"anyone", "anybody", "whoever", "those"})
OWNED = frozenset({"det", "poss"})
POINTING = frozenset({"that", "this"})
BACK = 2


def by_outcome(modal: Token) -> Halves | None:
    """The condition that the subject of a "would" is: an attempt, an event, a deed."""
    subject = _subject(modal)
    if subject is None or modal.head.pos_ not in VERBAL or _has_if(modal.head):
        return None
    verb = _verb_of(modal)
    if subject.dep_ == "csubj" or subject.tag_ == "VBG":
        return _deed(subject, modal, verb)
    if subject.lower_ in POINTING:
        return _pointed(subject, verb)
    if not _is_event(subject, verb, modal):
        return None
    return Halves("consequence", subject, [t for t in subtree(subject) if t.i < modal.i], verb, _then(verb, subject))


def _subject(modal: Token) -> Token | None:
    """The subject, also where the parser takes it for a clause beside or for an object of "warn"."""
    verb = modal.head
    before = [c for c in kids(verb) if c.i < modal.i][::-1]
    subject = next((c for c in before if c.dep_ in SUBJECTS), None)
    if subject is not None:
        return subject
    if verb.dep_ == "ccomp" and is_saying(verb.head):
        return next((c for c in kids(verb.head) if c.dep_ == "dobj" and verb.head.i < c.i < modal.i), None)
    return next((c for c in before if c.tag_ == "VBG" and c.dep_ in ("advcl", "ccomp", "dep")), None)


def _has_if(verb: Token) -> bool:
    """Whether an "if" or "without" of the same consequence opens the condition."""
    marks = lexicon()["openers"]["marks"]
    below = subtree(verb)
    if any(t.dep_ == "mark" and t.lower_ in marks for t in below):
        return True
    hopeless = lexicon()["leads"]["hopeless"]
    denied = any(c.dep_ == "neg" or c.lemma_.lower() in hopeless for c in kids(verb))
    return denied and any(t.dep_ == "prep" and t.lower_ == "without" for t in below)


def _verb_of(modal: Token) -> Token:
    """The verb that a modal belongs to, also across "would, he said, lead to …"."""
    verb = modal.head
    if is_saying(verb) and verb.tag_ != "VB":
        return next((c for c in kids(verb) if c.dep_ == "ccomp" and c.i > verb.i), verb)
    return verb


def _then(verb: Token, subject: Token) -> list[Token]:
    return [t for t in subtree(verb, frozenset({subject.i}), clip=True) if t.i > subject.i]


def _deed(subject: Token, modal: Token, verb: Token) -> Halves | None:
    """ "Arming them would …", "to do so would …": all that stands before the modal."""
    table = lexicon()["leads"]
    if is_saying(subject):  # "knowing to do so would …"
        subject = next((c for c in kids(subject) if c.dep_ in ("xcomp", "ccomp") and c.i > subject.i), subject)
    if subject.tag_ not in ("VBG", "VB") or is_saying(subject) or _is_bound(verb):
        return None
    if verb.lemma_ not in table["verbs"] | table["of_deeds"]:
        return None
    if verb.lemma_ == "be" and not _harms(verb, modal):
        return None  # "would be reckless" judges and foretells nothing
    first = next((c for c in kids(subject) if c.lower_ == "to" and c.i < subject.i), subject)
    inside = [t for t in subject.doc[first.i : modal.i] if not t.is_space]
    if len(inside) < BACK or len(inside) > MAX_TOKENS:
        return None
    then = [t for t in subtree(verb, clip=True) if t.i >= modal.i]
    return Halves("consequence", first, inside, verb, then)


def _is_bound(verb: Token) -> bool:
    """ "will have to be …" tells a duty and no outcome."""
    return verb.lemma_ == "have" and any(c.dep_ == "xcomp" for c in kids(verb))


def _is_event(subject: Token, verb: Token, modal: Token) -> bool:
    """Whether the subject names something that may happen, and the verb what it would bring about."""
    words = lexicon()
    attempts, leads, noun = words["attempts"], words["leads"], subject.lemma_.lower()
    if subject.lower_ in ANYBODY:
        return _has_clause(subject, "relcl") and _bears(verb, modal)
    beside = {c.lower_ for c in kids(subject) if c.dep_ in ("det", "amod", "predet")}
    if "no" in beside or (verb.lemma_ == "be" and not _harms(verb, modal)):
        return False
    held = bool(beside & attempts["determiners"]) and verb.lemma_ != "include"
    causes, article = verb.lemma_ in leads["causing"], bool(beside & {"a", "an"})
    if noun in attempts["bodies"]:
        return (held and _has_clause(subject, "relcl", "acl")) or (article and causes)
    if noun not in attempts["nouns"]:
        return False
    if held or (causes and (article or _is_bare_plural(subject))):
        return True
    known = noun in attempts["told_before"] or ("the" in beside and verb.lemma_ == "be")
    if known and not article and not _has_clause(subject, "acl", "prep"):
        return False  # "the move would ..." is about what has been told
    return verb.lemma_ in leads["verbs"] | words["kind"]["hostile"] and _harms(verb, modal)


def _has_clause(subject: Token, *kinds: str) -> bool:
    return any(c.dep_ in kinds and c.i > subject.i for c in kids(subject))


def _is_bare_plural(subject: Token) -> bool:
    return subject.tag_ == "NNS" and not any(c.dep_ in OWNED for c in kids(subject))


def _harms(verb: Token, modal: Token) -> bool:
    harm = lexicon()["kind"]["harm"]
    return any(t.lemma_.lower() in harm for t in subtree(verb) if t.i > modal.i)


def _bears(verb: Token, modal: Token) -> bool:
    """Whether it is hard on somebody: "will be punished", "would face trial"."""
    kind = lexicon()["kind"]
    return verb.lemma_ in kind["bearing"] or any(
        t.lemma_.lower() in kind["hostile"] for t in subtree(verb) if t.i > modal.i
    )


def _pointed(subject: Token, verb: Token) -> Halves | None:
    """ "They want to close the port. That would ruin the coast.": the deed that the sentence before speaks of."""
    words = lexicon()
    if verb.lemma_ not in words["leads"]["causing"] or subject.i != subject.sent.start:
        return None
    deed = _last_deed(subject)
    if deed is None:
        return None
    return Halves("consequence", deed[0], deed, verb, _then(verb, subject))


def _last_deed(subject: Token) -> list[Token] | None:
    """The infinitive under a verb of wanting in the sentence before, or None."""
    start = subject.sent.start
    if not start:
        return None
    before = subject.doc[start - 1].sent
    wanting = lexicon()["attempts"]["wanting"]
    for token in reversed(list(islice(before, MAX_TOKENS))):
        if token.tag_ == "VB" and token.dep_ in ("xcomp", "acl", "ccomp") and token.head.lemma_.lower() in wanting:
            to = next((c for c in kids(token) if c.lower_ == "to" and c.i < token.i), None)
            if to is not None:
                return [t for t in subtree(token) if t.i >= to.i]
    return None

"""Words at a distance that say an event did not happen: "had no plans to", "stopped short of", "neither … nor"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.record import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

Words = Mapping[str, Mapping[str, frozenset[str]]]

VERBAL = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
POSTPONED = frozenset({"amod", "acl", "relcl"})
MAX_CLIMB = 6


def undone(anchor: Token, tables: Words) -> tuple[Token, Status] | None:
    """The word above an event that says it did not (or not yet) happen, with the status that it gives.

    Args:
        anchor: the word whose clause reports the event.
        tables: of status.toml.
    """
    token = anchor
    for _ in range(MAX_CLIMB):
        head = token.head
        if head == token:
            return None
        if token.dep_ != "conj" or head.pos_ not in VERBAL:
            if _leaves_alone(token, head, tables):
                return None
            found = _by_phrase(token, head, tables) or _by_denial(token, head, anchor, tables)
            if found is not None:
                return head, found
            if token.dep_ == "ccomp" and head.pos_ in VERBAL:
                return None
        token = head
    return None


def _leaves_alone(token: Token, head: Token, tables: Words) -> bool:
    """Whether nothing above a word says anything of the event below it."""
    below = tables["undone"]["below"]
    if token.dep_ == "amod" or (token.dep_ == "acl" and token.tag_ != "VB"):
        return True  # "the US-backed force", "sanctions imposed on": what is said of the noun leaves the deed alone
    if token.dep_ == "pobj" and head.lower_ not in tables["undone"]["preps"]:
        return True
    if head.pos_ in VERBAL and token.dep_ not in below and token.dep_ != "ccomp":
        return True
    return _is_done_all_the_same(head, tables)


def _by_denial(token: Token, head: Token, anchor: Token, tables: Words) -> Status | None:
    if head.pos_ not in VERBAL:
        of_deed = anchor.pos_ in VERBAL or head.lemma_.lower() in tables["undone"]["of_plans"]
        return "denied" if of_deed and has_no(head) else None
    if token.dep_ == "ccomp":
        return "denied" if _is_untrue(head) else None
    return _by_verb(token, head, anchor, tables)


def _is_done_all_the_same(word: Token, tables: Words) -> bool:
    """ "had no choice but to", "is not alone in", "was not the first to": the denial does not reach the deed."""
    done = tables["undone"]["yet_done"]
    return word.lemma_.lower() in done or any(
        c.lower_ in done and c.dep_ in ("amod", "advmod", "acomp") for c in word.children
    )


def _by_phrase(token: Token, head: Token, tables: Words) -> Status | None:
    if token.dep_ in SUBJECTS:
        return None
    phrases = tables["phrases"]
    word = head.lower_
    for status in ("denied", "hypothetical", "conditional"):
        if word in phrases[status]:
            return status
    if token.dep_ == "pcomp" and any(c.lower_ in phrases["denied"] for c in head.children):
        return "denied"
    return "planned" if token.dep_ == "xcomp" and word in phrases["planned"] else None


def _by_verb(token: Token, verb: Token, anchor: Token, tables: Words) -> Status | None:
    """ "is not going to", "does not have plans to", "dropped plans to", "has yet to"."""
    lemma = verb.lemma_
    undone_words = tables["undone"]
    if token.dep_ == "xcomp" and verb.lemma_ == "have" and any(c.lower_ == "yet" for c in verb.children):
        return "denied"
    if token.dep_ == "xcomp" and lemma == "go" and verb.tag_ == "VBG" and anchor.tag_ == "VB":
        return "denied" if is_negated(verb) else "planned"
    if token.dep_ == "dobj" and token.lemma_ in undone_words["of_plans"] and lemma in undone_words["dropping"]:
        return "denied"
    if anchor.pos_ not in VERBAL or not is_negated(verb):
        return None
    if token.dep_ == "prep" and token.lower_ not in undone_words["preps"]:
        return None
    if lemma in tables["governors"]["alleged"]:
        return None
    if token.dep_ == "xcomp" and lemma in ("stop", "cease", "quit"):
        return "ongoing"
    return "hypothetical" if lemma in tables["governors"]["denied"] else "denied"


def _is_untrue(verb: Token) -> bool:
    """ "it is not true that"."""
    return is_negated(verb) and any(c.dep_ == "acomp" and c.lower_ in ("true", "correct") for c in verb.children)


def is_negated(verb: Token) -> bool:
    """Whether a verb is denied in its own clause: "did not", "never", "nobody did", "neither of them did"."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "longer"):
            # in "agreed not to go" the word denies the going
            if child.i < verb.i or child.i + 1 >= len(verb.doc) or verb.doc[child.i + 1].lower_ != "to":
                return True
        elif child.dep_ in SUBJECTS and (child.lower_ in ("nobody", "none", "neither", "nothing") or has_no(child)):
            return True
    return False


def has_no(noun: Token) -> bool:
    """ "no attack", "no one", "neither Turkey nor Greece", "none of them"."""
    for child in noun.children:
        if child.lower_ in ("no", "neither", "nor") and child.dep_ in ("det", "preconj", "cc", "advmod"):
            return True
    return False


def is_not_any(noun: Token) -> bool:
    """ "there have not been any raids", "I do not recall any attacks"."""
    if not any(c.lower_ == "any" and c.dep_ == "det" for c in noun.children):
        return False
    token = noun
    for _ in range(MAX_CLIMB):
        if token.head == token:
            return False
        token = token.head
        if token.pos_ in VERBAL:
            return is_negated(token)
    return False


def is_inverted(verb: Token) -> bool:
    """ "should they attack, …": the auxiliary stands before the subject and opens the clause."""
    if verb.dep_ != "advcl":
        return False
    first = next(iter(verb.subtree), verb)
    return first.lower_ in ("should", "had", "were") and first.head == verb and first.dep_ in ("aux", "auxpass")


def is_to_come(noun: Token, tables: Words) -> bool:
    """Whether what a noun names is to come: "talks are due to resume", "a summit scheduled for May"."""
    coming = tables["coming"]
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head  # "a new round of talks"
    if any(c.i > noun.i and c.lemma_.lower() in coming["fixed"] and c.dep_ in POSTPONED for c in noun.children):
        return True
    verb = noun.head
    if noun.dep_ not in SUBJECTS or verb.pos_ not in VERBAL:
        return False
    if verb.lemma_ in coming["occurring"]:
        return any(c.lower_ in ("will", "'ll", "’ll", "shall") for c in verb.children)
    fixed = [c for c in verb.children if c.dep_ in ("acomp", "xcomp") and c.lemma_.lower() in coming["fixed"]]
    if verb.lemma_.lower() in coming["fixed"] and noun.dep_ == "nsubjpass":
        fixed.append(verb)
    return any(c.dep_ == "xcomp" and c.lemma_ in coming["occurring"] for word in fixed for c in word.children)


def is_after_should(anchor: Token) -> bool:
    """Whether a word stands in an opening "should they attack, …", however the parser reads what follows "should"."""
    sent = anchor.sent
    if sent[0].lower_ != "should" or sent[-1].lower_ == "?":
        return False
    comma = next((t.i for t in sent if t.lower_ == ","), -1)
    return anchor.i < comma

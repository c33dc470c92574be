"""Conditions put by turning verb and subject round: "should they attack", "were it to fail", "had it known"."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from ._halves import MAX_TOKENS, SUBJECTS, VERBAL, Halves, kids
from ._mend import ENDS, verb_before

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

QUESTION = frozenset({"WRB", "WP", "WDT", "WP$"})
PARTICIPLES = frozenset({"VBN", "VBD"})


def inverted(token: Token, sentence: Span) -> Halves | None:
    """The condition that a verb before its subject opens, if it opens one."""
    subject = _subject_after(token)
    if subject is None or sentence[-1].lower_ == "?" or not _opens(token, sentence):
        return None
    verb = token.head if token.dep_ in ("aux", "auxpass") else token
    words = _up_to_comma(token, max(verb.i, subject.i), sentence)
    then = verb_before(token, sentence) or _after(words[-1], sentence)
    return Halves("inverted", token, words, then) if then is not None else None


def _subject_after(token: Token) -> Token | None:
    """The subject, where the verb has none before this word and one after it."""
    clause = token.head if token.dep_ in ("aux", "auxpass") else token
    subjects = [c for c in kids(clause) if c.dep_ in SUBJECTS]
    if not subjects or any(s.i < token.i for s in subjects):
        return None
    subject = subjects[0]
    if subject.left_edge.i != token.i + 1 or (clause.i != token.i and subject.i > clause.i):
        return None
    if token.lower_ == "had" and not (clause.i > subject.i and clause.tag_ in PARTICIPLES):
        return None
    return subject


def _opens(token: Token, sentence: Span) -> bool:
    """Whether a clause can begin here: "should" anywhere after a word that asks nothing, "were", "had" after a sign."""
    if token.i == sentence.start:
        return True
    before = token.nbor(-1)
    if before.is_punct or before.is_space or before.dep_ == "cc":
        return True
    return token.lower_ == "should" and before.tag_ not in QUESTION and before.pos_ not in ("AUX", "ADV", "SCONJ")


def _up_to_comma(first: Token, least: int, sentence: Span) -> list[Token]:
    out: list[Token] = []
    for token in islice(first.doc[first.i : sentence.end], MAX_TOKENS):
        if token.i > least and token.lower_ in ENDS:
            break
        out.append(token)
    return out


def _after(last: Token, sentence: Span) -> Token | None:
    """The verb of the clause after the comma."""
    for token in last.doc[last.i + 1 : sentence.end]:
        if token.dep_ in SUBJECTS and token.head.pos_ in VERBAL and token.head.i > last.i:
            return token.head
    return None

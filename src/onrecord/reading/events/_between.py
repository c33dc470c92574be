"""What stands between a time expression and the words that tell an event, as patterns that have names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._dates import FINITE, VERBAL

if TYPE_CHECKING:
    from spacy.tokens import Token

CLIMB = 14
NEAR = (4, 9, 18)
"""Words between the two by which it is told how near they are."""
CLAUSAL = frozenset({"ccomp", "relcl", "advcl", "acl", "conj", "xcomp", "pcomp", "parataxis", "csubj"})
MARKS = frozenset({"when", "as", "after", "before", "while", "since", "if", "that", "because", "until", "where"})
BREAKS = frozenset({",", ";", "—", "–"})
TENSES = (
    ("infinitive", frozenset({"to"})),
    ("pluperfect", frozenset({"had", "'d", "’d"})),
    ("perfect", frozenset({"has", "have", "'ve", "’ve"})),
    ("past", frozenset({"was", "were", "did"})),
    ("present", frozenset({"is", "are", "am", "'s", "’s", "do", "does"})),
)
"""Tenses and the helping verbs by which each is known, the first that fits."""


def tense_of(word: Token) -> str:
    """The tense of the clause that a word stands in, or "none"."""
    for _ in range(CLIMB):
        if word.pos_ in VERBAL and (found := _tense_of_verb(word)) is not None:
            return found
        if word.head == word:
            break
        word = word.head
    return "none"


def _tense_of_verb(verb: Token) -> str | None:
    if any(c.tag_ == "MD" for c in verb.children):
        return "modal"
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    found = next((tense for tense, words in TENSES if helpers & words), None)
    return found or {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(verb.tag_)


def between(word: Token, token: Token, anchor: Token, anchors: frozenset[int]) -> Iterator[str]:
    """How near a time expression is to an event, and how the two hang together.

    Args:
        word: the head of the time expression.
        token: the word that names the event; `anchor` the verb (or noun) whose clause it is.
        anchors: positions of all events of the sentence.
    """
    apart = range(min(word.i, token.i) + 1, max(word.i, token.i))
    yield from (f"within {d}" for d in NEAR if abs(word.i - token.i) <= d)
    if any(i in anchors and i != anchor.i for i in apart):
        yield "other event between"
    if any(word.doc[i].tag_ in FINITE for i in apart):
        yield "verb between"
    if any(word.doc[i].text in BREAKS for i in apart):
        yield "comma between"
    yield "first" if word.i < token.i else "after"
    yield from _joint(word, token, anchor)


def _joint(word: Token, token: Token, anchor: Token) -> Iterator[str]:
    """The ways from both to the word above them where they meet."""
    above = _ways_up(anchor)
    places = {t.i: k for k, t in enumerate(above)}
    places.setdefault(token.i, 0)
    down: list[Token] = []
    at = word
    while at.i not in places and len(down) < CLIMB and at.head != at:
        down.append(at)
        at = at.head
    if at.i not in places:
        yield "apart"
        return
    up = above[: places[at.i]]
    clauses = [t for t in up if t.dep_ in CLAUSAL]
    yield "up" if up else "under"
    yield from (f"up {name}" for name in dict.fromkeys(t.dep_ for t in up))
    if up:
        yield f"up {min(len(clauses), 3)} clauses"
    marks = (c.lower_ for t in clauses for c in t.children if c.dep_ in ("mark", "advmod"))
    yield from (f"up over {mark}" for mark in marks if mark in MARKS)
    yield from (f"down {t.dep_}" for t in down if t.dep_ in CLAUSAL)
    if down and down[-1].head.pos_ in ("NOUN", "PROPN") and down[-1].head not in (anchor, token):
        yield "of another noun"
    if word.dep_ in ("compound", "amod", "poss", "nmod", "nummod"):
        yield "of event" if word.head in (anchor, token) else "in a phrase"


def _ways_up(word: Token) -> list[Token]:
    """A word and those above it."""
    out = [word]
    while out[-1].head != out[-1] and len(out) < 2 * CLIMB:
        out.append(out[-1].head)
    return out

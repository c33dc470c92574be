"""The two halves of a condition as tokens of the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.record import Spans, in_order, trimmed

from ._lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

STRIP = " \t\n,;:.—–-"
VERBAL = frozenset({"VERB", "AUX"})
MAX_TOKENS = 90
MAX_CLIMB = 8
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


@dataclass(slots=True)
class Halves:
    """A condition found: its opener, the tokens of its `if`, the word that heads its `then`.

    Attributes:
        pattern: by which way of putting conditions it was found; its confidence hangs on it.
        then_tokens: set where the consequence is not simply the clause of `then`.
    """

    pattern: str
    opener: Token
    if_tokens: list[Token]
    then: Token | None
    then_tokens: list[Token] | None = None


def kids(token: Token) -> Iterator[Token]:
    """The words that hang on a word; the first ninety where a sentence is none."""
    return islice(token.children, MAX_TOKENS)


def spans_of(tokens: Iterable[Token], text: str) -> Spans:
    """The spans of some tokens, runs of neighbours joined, trimmed of commas and white space."""
    spans: list[tuple[int, int]] = []
    last = -10
    for token in tokens:
        if token.is_space:
            continue
        end = token.idx + len(token)
        if token.i - last <= 2:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((token.idx, end))
        last = token.i
    kept = (t for s in spans if (t := trimmed(text, s, STRIP)) is not None)
    return in_order((s, e) for s, e in kept if any(c.isalnum() for c in text[s:e]))


def subtree(word: Token, without: frozenset[int] = frozenset(), *, clip: bool = False) -> list[Token]:
    """The tokens below a word in text order, leaving out some branches and, with `clip`, clauses of their own."""
    out: list[Token] = []
    pending = [word]
    joined = clip and any(c.dep_ == "conj" and _has_subject(c) for c in kids(word))
    while pending and len(out) < MAX_TOKENS:
        token = pending.pop()
        out.append(token)
        for child in kids(token):
            if child.i in without:
                continue
            if clip and token == word and _is_other_clause(child, word, joined=joined):
                continue
            pending.append(child)
    return sorted(out, key=lambda t: t.i)


def _is_other_clause(child: Token, word: Token, *, joined: bool) -> bool:
    """Whether a branch is a clause of its own; `joined`: whether "and" joins another clause to the word's."""
    dep = child.dep_
    if dep in ("parataxis", "cc", "preconj"):
        return dep != "cc" or child.i < word.i or joined
    if dep == "conj":
        return child.pos_ in VERBAL and _has_subject(child)
    if dep == "mark":
        return child.lower_ == "that"
    return dep == "advcl" and any(c.dep_ == "mark" for c in kids(child))


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in kids(verb))


def consequence_of(clause: Token, before: bool) -> Token | None:
    """The verb of the clause that a condition clause hangs on, without the verbs of saying above it.

    Args:
        clause: the verb of the condition clause.
        before: whether the condition stands before what it hangs on.
    """
    head = clause.head
    if head == clause:
        return None
    for _ in range(MAX_CLIMB):
        if not _leans(head):
            break
        head = head.head
    if head.pos_ in VERBAL and is_saying(head):
        for child in kids(head):
            if child.dep_ == "ccomp" and child.i != clause.i and (child.i > clause.i) == before:
                return child
    return head if head.pos_ in VERBAL or head.pos_ in ("ADJ", "NOUN") else None


def _leans(word: Token) -> bool:
    """Whether a word that a clause hangs on is itself only part of what another verb says."""
    above = word.head
    if word.dep_ in ("xcomp", "auxpass", "aux"):
        return above.pos_ in VERBAL | {"ADJ"}
    loose = word.dep_ in ("acomp", "attr", "dobj", "pobj", "prep", "advmod", "advcl")
    return loose and word.pos_ not in VERBAL and above.pos_ in VERBAL | {"ADP", "NOUN"}


def is_saying(verb: Token) -> bool:
    """Whether a verb is one of saying or thinking."""
    words = lexicon()
    cues = words["kind"]["cues_of_threat"] | words["kind"]["cues_of_warning"]
    return verb.lemma_ in words["saying"]["verbs"] | cues


def is_modal(token: Token) -> bool:
    """Whether a word is a modal verb; the "'d" of "they'd left" is none."""
    return token.tag_ == "MD" and not (token.lower_ in ("'d", "’d") and token.head.tag_ == "VBN")

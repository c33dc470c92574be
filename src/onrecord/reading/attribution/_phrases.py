"""Tokens to characters: the phrase a word heads, the verb group of a cue, the source of a clause."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.reading.lexicon import cues
from onrecord.record import Span, Spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_GROUP = frozenset({"aux", "auxpass", "neg"})
_BARE = " \t\r\n\u00a0,;:.–—-"


def chars(doc: Doc, start: int, end: int) -> Span | None:
    """Characters of the tokens from `start` to `end` (excluded), without the punctuation and spaces around them.

    Quotation marks, and a full stop that a closing mark follows, stay.
    """
    if start >= end:
        return None
    # The text of the range alone: spaCy puts the text of a whole Doc together anew whenever it is asked for.
    words, first = doc[start:end].text, doc[start].idx
    a, b = 0, len(words)
    while a < b and words[a] in _BARE:
        a += 1
    while b > a and words[b - 1] in _BARE and not _abbreviates(words, a, b):
        b -= 1
    return (first + a, first + b) if any(c.isalnum() for c in words[a:b]) else None


def _abbreviates(text: str, a: int, b: int) -> bool:
    """Whether the full stop at the end belongs to an abbreviation such as U.S."""
    return text[b - 1] == "." and b - a > 3 and text[b - 3] == "." and text[b - 2].isupper()


def pieces(doc: Doc, ranges: Iterable[tuple[int, int]]) -> Spans:
    """Several token ranges as characters, in text order; ranges with no word in them are dropped."""
    out: list[Span] = []
    last = 0
    for start, end in sorted(ranges):
        # Two branches of a crossing parse may share tokens: none is given twice.
        if span := chars(doc, max(start, last), end):
            out.append(span)
        last = max(last, end)
    return tuple(out)


def without(whole: tuple[int, int], gaps: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """A token range without some ranges within it."""
    out: list[tuple[int, int]] = []
    at, end = whole
    for a, b in sorted(gaps):
        if b <= at or a >= end:
            continue
        if a > at:
            out.append((at, a))
        at = max(at, b)
    if at < end:
        out.append((at, end))
    return out


def subtree(token: Token) -> tuple[int, int]:
    """The token range of the phrase that a word heads."""
    return token.left_edge.i, token.right_edge.i + 1


def cue_range(verb: Token) -> tuple[int, int]:
    """The verb with its auxiliaries, negation, adverbs between them, and particle."""
    doc = verb.doc
    start, end = verb.i, verb.i + 1
    while start:
        before = doc[start - 1]
        if before.head.i != verb.i or not (before.dep_ in _GROUP or (before.dep_ == "advmod" and before.tag_ == "RB")):
            break
        start -= 1
    if end < len(doc) and doc[end].dep_ == "prt" and doc[end].head.i == verb.i:
        end += 1
    return start, end


def subject(verb: Token) -> Token | None:
    """The subject of the clause that a verb heads, if it has one of its own."""
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            return child
    return None


def source_of(verb: Token) -> Token | None:
    """Whose words a verb gives: its own subject, or that of the verb it leans on; the agent of a passive."""
    passive = False
    for child in verb.children:
        passive = passive or child.dep_ in ("auxpass", "nsubjpass")
        if child.dep_ == "agent" and (by := next(child.children, None)) is not None:
            return by
    own = subject(verb)
    if own is not None:
        return None if passive else _antecedent(own, verb)
    if passive or verb.tag_ == "VBN":
        return None if verb.dep_ not in ("conj", "ROOT") or passive else _climbed(verb)
    return _name_read_as_time(verb) or _speaker_shared(verb) or _climbed(verb)


def _name_read_as_time(verb: Token) -> Token | None:
    """A name before its verb that the parser took for a time: *Harbour Today reported that ...*."""
    if verb.dep_ != "ROOT":
        return None
    for child in verb.lefts:
        named = any(t.pos_ == "PROPN" for t in child.lefts) and child.text[:1].isupper()
        if child.dep_ == "npadvmod" and named and child.ent_type_ not in ("DATE", "TIME"):
            return child
    return None


def _speaker_shared(verb: Token) -> Token | None:
    """The speaker of the clause that a verb was read into: *told us that it had sailed and demanded its return*.

    A verb in the tense of the cue that follows one in another tense goes on with the cue, not with what was said.
    """
    first = verb.head
    if verb.dep_ != "conj" or first.dep_ != "ccomp" or first.tag_ == verb.tag_:
        return None
    told = first.head
    cue = cues().get(told.lemma_.lower())
    if cue is None or not cue.communicates or told.tag_ != verb.tag_ or told.i > first.i:
        return None
    return source_of(told)


def _antecedent(own: Token, verb: Token) -> Token:
    """What *that* and *which* stand for; *who* stays as it is written."""
    if verb.dep_ == "relcl" and own.lower_ in ("that", "which") and verb.head.pos_ in ("NOUN", "PROPN"):
        return verb.head
    return own


def _climbed(verb: Token) -> Token | None:
    """The subject of the nearest clause above that has one, for a verb without a subject of its own."""
    token = verb
    for _ in range(8):
        head = token.head
        if head.i == token.i:
            return None
        if token.dep_ in ("acl", "relcl") and token.tag_ == "VBG" and not _after_comma(token):
            return head
        if token.dep_ == "acl" or (token.dep_ == "pcomp" and head.head.pos_ == "NOUN"):
            noun = head if token.dep_ == "acl" else head.head
            for child in noun.children:
                if child.dep_ == "poss":
                    return child
        if token.dep_ in SUBJECTS:
            return None
        token = head
        own = subject(token) if token.pos_ in ("VERB", "AUX") else None
        if own is not None and own.i != verb.i and not own.is_ancestor(verb):
            return own
        if token.dep_ in ("ROOT",):
            return None
    return None


def _after_comma(token: Token) -> bool:
    start = token.left_edge.i
    return start > 0 and token.doc[start - 1].text in (",", "—", "–", "-")


def source_range(noun: Token, cue: int) -> tuple[int, int]:
    """The noun phrase of a source, with its appositions and relative clauses, short of the cue."""
    start, end = subtree(noun)
    if noun.i < cue < end:
        end = next((c.left_edge.i for c in noun.rights if c.left_edge.i <= cue <= c.right_edge.i), cue)
    elif start <= cue < noun.i:
        start = cue + 1
    return start, end


_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_NO_SOURCE = frozenset({",", ";", ":", ".", "“", "”", '"', "''", "‘", "’"})


def beside(verb: Token) -> tuple[int, int] | None:
    """The noun phrase that stands right after or before a verb of saying, where the parser saw no subject."""
    doc = verb.doc
    after = doc[verb.i + 1] if verb.i + 1 < len(doc) else None
    if after is not None and after.text not in _NO_SOURCE and verb.lemma_ != "tell":
        top = after
        while top.head.left_edge.i == after.i and top.head.pos_ in _NOMINAL and top.head.i != top.i:
            top = top.head
        if top.pos_ in _NOMINAL and top.left_edge.i == after.i and not top.is_ancestor(verb):
            return after.i, top.right_edge.i + 1
    start = cue_range(verb)[0]
    begin = start
    while (
        begin > max(0, start - 12)
        and doc[begin - 1].text not in ("“", "”", '"', "''", ":", ";", ".")
        and (not doc[begin].is_sent_start)
    ):
        begin -= 1
    words = [doc[i].pos_ for i in range(begin, start)]
    named = any(p in _NOMINAL for p in words) and not any(p in ("VERB", "AUX") for p in words)
    return (begin, start) if named else None

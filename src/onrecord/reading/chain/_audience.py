"""To whom it was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.record import Spans, overlap

from ._acts import Act
from ._lists import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEEP = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "parataxis", "npadvmod", "conj_clause"})


def audience_of(act: Act) -> Spans:
    """The words for whom a statement addresses ("told *reporters*"), or nothing.

    Only the object, or the object of *to*, of the cue itself; never words of the content or the source.
    """
    verb = act.cue
    if verb is None:
        return ()
    for token in _addressed(verb):
        span = _phrase(token)
        if not any(overlap(span, s) for s in (*act.content, *act.given.source)):
            return (span,)
    return ()


def _addressed(verb: Token) -> list[Token]:
    lemma = verb.lemma_.lower()
    out: list[Token] = []
    by_object = lemma in words("audience", "objects")
    by_preposition = lemma in words("audience", "spoken")
    for child in verb.children:
        if by_object and child.dep_ in ("dobj", "dative", "iobj") and child.i > verb.i:
            out.extend([child] if child.pos_ != "ADP" else _objects(child))
        elif child.dep_ in ("prep", "dative") and child.i > verb.i and (by_object or by_preposition):
            if child.lower_ in words("audience", "prepositions") and (by_preposition or child.lower_ == "to"):
                out.extend(_objects(child))
        elif by_object and child.dep_ == "nsubjpass":
            out.append(child)
    return [t for t in out if t.pos_ in ("NOUN", "PROPN", "PRON") and not _is_nobody(t)]


def _is_nobody(token: Token) -> bool:
    return token.ent_type_ in ("DATE", "TIME") or token.lemma_.lower() in words("audience", "nobody")


def _objects(preposition: Token) -> list[Token]:
    return [t for t in preposition.children if t.dep_ == "pobj"]


def _phrase(token: Token) -> tuple[int, int]:
    """A noun with what belongs to it, without clauses that hang on it."""
    first = last = token
    stack = [token]
    while stack:
        t = stack.pop()
        first, last = min(first, t, key=_place), max(last, t, key=_place)
        stack.extend(c for c in t.children if c.dep_ not in _DEEP and c.pos_ not in ("PUNCT", "SPACE", "VERB", "AUX"))
    return first.idx, last.idx + len(last)


def _place(token: Token) -> int:
    return token.i

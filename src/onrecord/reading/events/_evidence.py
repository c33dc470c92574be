"""The words that report an event: its clause, without the clauses that hang on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.record import Spans, in_order, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Token

CUT_BELOW_VERBS = frozenset({"advcl", "parataxis", "cc", "preconj", "intj", "dep", "csubj"})
CUT_BELOW_NOUNS = frozenset({"relcl", "appos", "cc", "parataxis", "advcl"})
STRIP = ' \t\n,;:.—–-“”"()[]'
MAX_TOKENS = 80


def evidence_of(trigger: Token, text: str) -> Spans:
    """The span of a trigger's clause or noun phrase, cut before clauses that tell something else."""
    kept = _kept(trigger.head if trigger.dep_ == "amod" else trigger)
    spans: list[tuple[int, int]] = []
    last = None
    for token in kept:
        end = token.idx + len(token)
        if last is not None and token.i - last <= 2:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((token.idx, end))
        last = token.i
    found = [t for s in spans if (t := trimmed(text, s, STRIP)) is not None]
    return in_order(found)


def _kept(trigger: Token) -> list[Token]:
    out: list[Token] = []
    pending = [trigger]
    while pending and len(out) < MAX_TOKENS:
        token = pending.pop()
        out.append(token)
        pending.extend(child for child in token.children if not _is_cut(child, token, trigger))
    return sorted((t for t in out if not t.is_space), key=lambda t: t.i)


def _is_cut(child: Token, parent: Token, trigger: Token) -> bool:
    dep = child.dep_
    if parent != trigger:
        return dep in ("advcl", "relcl", "parataxis") and abs(child.i - trigger.i) > 4
    if dep == "conj":
        return child.pos_ in ("VERB", "AUX") or trigger.pos_ not in ("NOUN", "PROPN")
    if dep == "ccomp":
        return child.i < trigger.i
    if dep == "mark":
        return child.i < trigger.i
    if trigger.pos_ in ("NOUN", "PROPN"):
        return dep in CUT_BELOW_NOUNS
    return dep in CUT_BELOW_VERBS and not any(c.dep_ == "mark" and c.lower_ == "for" for c in child.children)

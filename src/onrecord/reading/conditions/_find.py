"""Finding conditions: by the words that open one, or by the way a consequence is put."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ._halves import VERBAL, Halves, consequence_of, subtree
from ._lexicon import lexicon, phrases

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
AFTERTHOUGHT = frozenset({"WDT", "WP", "WRB", "IN", "VBG", "WP$"})


def conditions_in(sentence: Span) -> Iterator[Halves]:
    """The conditions of a sentence, each opener once."""
    words = lexicon()
    marks, waiting = words["openers"]["marks"], words["openers"]["waiting"]
    by_first = phrases()
    modals = words["modals"]["consequence"]
    taken = -1
    asked = sentence[-1].lower_ == "?"
    has_modal = any(t.tag_ == "MD" for t in sentence)
    for token in sentence:
        lower = token.lower_
        if token.i <= taken:
            continue
        found: Halves | None = None
        if lower in by_first:
            found = _phrase(token, sentence, by_first[lower])
        if found is None and lower in marks:
            found = _marked(token, sentence)
        elif found is None and lower in waiting:
            found = _waiting(token)
        elif found is None and lower == "without" and has_modal and not asked:
            found = _without(token)
        elif found is None and lower in ("should", "were", "had"):
            found = _inverted(token)
        elif found is None and token.tag_ == "MD" and lower in modals and not asked:
            found = _by_consequence(token)
        if found is not None and found.if_tokens:
            if found.pattern != "consequence":
                taken = found.opener.i
            yield found


def _marked(mark: Token, sentence: Span) -> Halves | None:
    """ "if", "unless": the clause that the conjunction marks, and the one that it hangs on."""
    if _is_no_condition(mark, sentence):
        return None
    clause = mark.head
    if mark.dep_ not in ("mark", "advmod", "prep") or clause.pos_ not in VERBAL | {"ADJ", "NOUN", "PRON", "ADV"}:
        return None
    if clause.dep_ == "ccomp" and clause.head.i < mark.i and _means_whether(clause.head):
        return None
    return _of_clause("mark", mark, clause)


def _of_clause(pattern: str, opener: Token, clause: Token) -> Halves:
    then = _then_of(clause, opener)
    inside = [t for t in subtree(clause) if t.i >= opener.i]
    if then is None or then.i < opener.i:
        inside = _before_afterthought(inside, clause)
    return Halves(pattern, opener, _clipped(inside, clause), then)


def _before_afterthought(tokens: list[Token], clause: Token) -> list[Token]:
    """Cut at what a comma adds after the clause: ", which would …", ", in a further …", ", saying …"."""
    for k, token in enumerate(tokens[:-1]):
        following = tokens[k + 1]
        if token.lower_ in (",", "”", "—", "–") and token.i > clause.i and following.tag_ in AFTERTHOUGHT:
            return tokens[:k]
    return tokens


def _clipped(tokens: list[Token], clause: Token) -> list[Token]:
    """Without the second clause that the parser hangs on the condition clause with a comma or a "but"."""
    for child in clause.children:
        if child.dep_ in ("parataxis",) or (
            child.dep_ == "conj"
            and child.pos_ in VERBAL
            and any(c.dep_ == "cc" and c.lower_ == "but" for c in clause.children)
        ):
            drop = {t.i for t in child.subtree}
            tokens = [t for t in tokens if t.i not in drop]
    return tokens


def _then_of(clause: Token, opener: Token) -> Token | None:
    if clause.dep_ == "ROOT" or clause.head == clause:
        return None
    return consequence_of(clause, opener.i < clause.head.i)


def _is_no_condition(mark: Token, sentence: Span) -> bool:
    table = lexicon()["not_conditions"]
    doc, i = mark.doc, mark.i
    if i > sentence.start and doc[i - 1].lower_ in table["before"]:
        return True
    following = doc[i + 1] if i + 1 < sentence.end else None
    if following is None or following.lower_ in table["after"]:
        return True
    if any(t.lemma_.lower() in table["whether"] for t in doc[max(sentence.start, i - 2) : i]):
        return True
    return sentence[-1].lower_ == "?"


def _means_whether(head: Token) -> bool:
    return head.lemma_.lower() in lexicon()["not_conditions"]["whether"]


def _phrase(token: Token, sentence: Span, candidates: tuple[tuple[str, ...], ...]) -> Halves | None:
    """Openers of several words: with a clause ("as long as") or a noun ("in the event of")."""
    doc = token.doc
    for words in candidates:
        end = token.i + len(words)
        if end >= sentence.end or any(doc[token.i + k].lower_ != w for k, w in enumerate(words)):
            continue
        phrase = " ".join(words)
        if phrase in lexicon()["openers"]["nominal"]:
            return _nominal(token, doc[end - 1])
        clause = _clause_opened(token, doc[end - 1], end, sentence)
        if clause is None:
            return None
        if len(words) == 1 and not _stands_as_conjunction(end, clause):
            return None
        found = _of_clause("phrase", doc[end], clause)
        found.opener = token
        found.if_tokens = [*doc[token.i : end], *(t for t in found.if_tokens if t.i >= end)]
        return found
    return None


def _stands_as_conjunction(end: int, clause: Token) -> bool:
    """ "provided it is safe" and not "provided aid": a clause follows whose subject stands first."""
    subject = next((c for c in clause.children if c.dep_ in SUBJECTS), None)
    return subject is not None and subject.left_edge.i == end and clause.i > subject.i


def _clause_opened(first: Token, last: Token, end: int, sentence: Span) -> Token | None:
    """The verb of the clause after an opener: the nearest verb above the opener's words that stands after them."""
    for token in (last, first):
        head = token
        for _ in range(4):
            if head.i >= end and head.pos_ in VERBAL:
                return head
            if head.head == head:
                break
            head = head.head
    for token in first.doc[end : min(sentence.end, end + 14)]:
        if token.pos_ in VERBAL and any(c.dep_ in SUBJECTS and c.i >= end for c in token.children):
            return token
    return None


def _nominal(first: Token, last: Token) -> Halves | None:
    """ "in the event of an attack": the prepositional phrase, and the clause that it hangs on."""
    head = first.head
    for _ in range(5):
        if head.pos_ in VERBAL or head.head == head:
            break
        head = head.head
    if head.pos_ not in VERBAL:
        return None
    inside = [t for t in subtree(last) if t.i >= last.i]
    opening = list(first.doc[first.i : last.i])
    return Halves("nominal", first, opening + inside, head)


def _waiting(token: Token) -> Halves | None:
    """ "will not talk until they leave": only where what waits is refused, demanded or promised."""
    clause = token.head
    if token.dep_ != "mark" or clause.pos_ not in VERBAL:
        return None
    found = _of_clause("until", token, clause)
    then = found.then
    if then is None:
        return None
    words = subtree(then, frozenset({clause.i}))
    if any(t.tag_ == "MD" or t.lemma_ in ("refuse", "suspend", "vow", "pledge", "must", "insist") for t in words):
        return found
    return None


def _without(token: Token) -> Halves | None:
    """ "without pressure the process will fail"."""
    if token.dep_ != "prep":
        return None
    head = token.head
    modal = next((c for c in head.children if c.tag_ == "MD"), None)
    if head.pos_ not in VERBAL or modal is None:
        return None
    negated = any(c.dep_ == "neg" for c in head.children)
    if token.i > head.i and not negated:
        return None
    return Halves("without", token, [t for t in subtree(token) if t.i >= token.i], head)


def _inverted(token: Token) -> Halves | None:
    """ "should they attack, we will respond", "were it to fail"."""
    if token.dep_ not in ("aux", "auxpass", "ROOT", "advcl") and token.pos_ not in VERBAL:
        return None
    clause = token.head if token.dep_ in ("aux", "auxpass") else token
    subject = next((c for c in clause.children if c.dep_ in SUBJECTS), None)
    if subject is None or not token.i < subject.i < clause.i + 1 + (clause == token) * 30:
        return None
    if clause.dep_ != "advcl" or token.doc[token.i - 1].tag_ in ("WRB", "WP", "WDT"):
        return None
    first = min(t.i for t in clause.subtree)
    return _of_clause("inverted", token, clause) if first == token.i else None


def _by_consequence(modal: Token) -> Halves | None:
    """ "any attempt to stop us will fail", "such a move would lead to war", "arming them would be a mistake"."""
    verb = modal.head
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < modal.i), None)
    if subject is None or verb.pos_ not in VERBAL:
        return None
    words = lexicon()
    marks = words["openers"]["marks"]
    if any(
        c.dep_ == "mark" and c.lower_ in marks
        for clause in verb.children
        if clause.dep_ == "advcl"
        for c in clause.children
    ):
        return None  # the "if" of the same consequence opens the condition
    attempts, kind = words["attempts"], words["kind"]
    beside = {c.lower_ for c in subject.children if c.dep_ in ("det", "amod", "predet")}
    gerund = subject.dep_ == "csubj" and subject.tag_ == "VBG"
    named = subject.lemma_.lower() in attempts["nouns"]
    held = named and bool(beside & attempts["determiners"]) and verb.lemma_ != "include"
    leads = verb.lemma_ in words["leads"]["verbs"] or verb.lemma_ in kind["hostile"]
    harmful = (
        named
        and leads
        and "no" not in beside
        and any(t.lemma_.lower() in kind["harm"] for t in verb.subtree if t.i > modal.i)
    )
    if not held and not harmful and not (gerund and leads):
        return None
    inside = [t for t in subtree(subject) if not gerund or t.i >= subject.i]
    then = subtree(verb, frozenset({subject.i}), clip=True)
    return Halves("consequence", subject, inside, verb, then)

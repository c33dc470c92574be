"""What stands around a verb in its clause: who does it, to whom, by which prepositions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE = frozenset({"nsubjpass", "csubjpass"})
RELATIVE = frozenset({"WDT", "WP"})
CLAUSES = frozenset({"ccomp", "xcomp"})
ADVERBS = frozenset({"back", "out", "down", "off", "up", "over", "in", "aside"})
MAX_CLIMB = 12
PREDICATE_CLIMB = 5


@dataclass(slots=True)
class Clause:
    """A verb with its deep roles: `doer` and `patient` whatever the voice."""

    verb: Token
    passive: bool = False
    doer: Token | None = None
    patient: Token | None = None
    dative: Token | None = None
    complement: Token | None = None
    predicate: Token | None = None
    negated: bool = False
    particles: set[str] = field(default_factory=set[str])
    auxiliaries: list[Token] = field(default_factory=list["Token"])
    preps: dict[str, Token] = field(default_factory=dict[str, "Token"])


def clause_of(verb: Token, depth: int = 0) -> Clause:
    """The clause of a verb, its missing roles taken from the clauses that govern it."""
    clause = Clause(verb)
    subject = passive_subject = None
    for child in verb.children:
        dep = child.dep_
        if dep in SUBJECTS:
            subject = child
        elif dep in PASSIVE:
            passive_subject = child
        else:
            _add(clause, child, dep)
    clause.passive = passive_subject is not None or _is_reduced_passive(verb, clause)
    if clause.passive:
        clause.doer = clause.preps.get("by") or hyphened(verb)
        clause.patient = _antecedent(passive_subject, verb) or _patient_above(verb, depth)
        return clause
    clause.doer = _antecedent(subject, verb) or _doer_above(verb, depth)
    if clause.patient is not None:
        clause.patient = _antecedent(clause.patient, verb)
    elif verb.dep_ == "relcl" and subject is not None and subject.tag_ not in RELATIVE:
        clause.patient = verb.head
    return clause


def _add(clause: Clause, child: Token, dep: str) -> None:
    if dep in ("dobj", "obj"):
        clause.patient = child
    elif dep == "dative":
        clause.dative = first_object(child) if child.tag_ == "IN" or child.tag_ == "TO" else child
        if clause.dative is not None and child.tag_ in ("IN", "TO"):
            clause.preps.setdefault(child.lower_, clause.dative)
    elif dep in ("prep", "agent"):
        _add_prep(clause, child)
    elif dep == "prt":
        clause.particles.add(child.lower_)
    elif dep == "neg":
        clause.negated = True
    elif dep in ("aux", "auxpass"):
        clause.auxiliaries.append(child)
    else:
        _add_below(clause, child, dep)


def _add_below(clause: Clause, child: Token, dep: str) -> None:
    if dep in CLAUSES:
        clause.complement = child
    elif dep in ("oprd", "acomp", "attr"):
        clause.predicate = child
    elif dep == "advcl":
        _add_for_clause(clause, child)
    elif dep == "advmod" and child.lower_ in ADVERBS:
        clause.particles.add(child.lower_)


def _add_prep(clause: Clause, prep: Token) -> None:
    found = first_object(prep)
    if found is not None:
        clause.preps.setdefault(prep.lower_, found)
    for child in prep.children:
        if child.dep_ == "prep":
            _add_prep(clause, child)


def _add_for_clause(clause: Clause, child: Token) -> None:
    """ "called for Assad to go": the clause after "for" stands like its object."""
    subject = None
    for c in child.children:
        if c.dep_ in SUBJECTS or c.dep_ in PASSIVE:
            subject = c
        elif c.dep_ == "mark" and c.lower_ == "for" and subject is None:
            clause.preps.setdefault("for", child)
    if subject is not None and clause.preps.get("for") == child:
        clause.preps["for"] = subject


def first_object(prep: Token) -> Token | None:
    """What a preposition governs: a noun, or the verb of a gerund."""
    for child in prep.children:
        if child.dep_ in ("pobj", "pcomp"):
            return child
    return None


def _is_reduced_passive(verb: Token, clause: Clause) -> bool:
    """Participles without an auxiliary of their own: "the men captured in May", "captured and jailed"."""
    if any(a.dep_ == "auxpass" for a in clause.auxiliaries):
        return True
    if verb.tag_ != "VBN" or clause.auxiliaries:
        return False
    if verb.dep_ in ("acl", "amod", "advcl"):
        return True
    if verb.dep_ == "conj" and clause.patient is None:
        return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.head.children) or verb.head.dep_ in ("acl", "amod")
    return False


def hyphened(verb: Token) -> Token | None:
    """The doer in "the US-backed militia"."""
    if verb.dep_ != "amod" or verb.i < 2 or verb.nbor(-1).text not in ("-", "–", "‑"):
        return None
    return verb.nbor(-2)


def _antecedent(token: Token | None, verb: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    if token is None or verb.dep_ != "relcl":
        return token
    if token.tag_ in RELATIVE or (token.lower_ == "that" and token.dep_ != "det"):
        return verb.head
    return token


def _patient_above(verb: Token, depth: int) -> Token | None:
    head = verb.head
    if head == verb or depth > MAX_CLIMB:
        return None
    if verb.dep_ in ("acl", "relcl", "amod"):
        return head
    if verb.dep_ == "conj":
        return clause_of(head, depth + 1).patient
    if verb.dep_ in ("advcl", "xcomp"):
        above = clause_of(head, depth + 1)
        return above.patient if verb.dep_ == "xcomp" and above.patient is not None else above.doer or above.patient
    return None


def _doer_above(verb: Token, depth: int) -> Token | None:
    """The unspoken subject of an infinitive, a gerund or a second verb."""
    head, dep = verb.head, verb.dep_
    if head == verb or depth > MAX_CLIMB:
        return None
    if dep in ("acl", "relcl", "amod"):
        return _doer_of_noun(head, depth) if verb.tag_ in ("VB", "TO") else head
    if dep == "pcomp":
        return _doer_of_prep(head, depth)
    if head.pos_ not in ("VERB", "AUX"):
        return _doer_of_predicate(head, depth)
    above = clause_of(head, depth + 1)
    if dep == "conj":
        return above.patient if above.passive else above.doer
    if dep in CLAUSES:
        if above.patient is not None:
            return above.patient
        return above.preps.get("on") or above.preps.get("upon") if "on" in above.preps else above.doer
    if dep == "advcl":
        return above.patient if above.passive else above.doer
    return None


def _doer_of_prep(prep: Token, depth: int) -> Token | None:
    """Whose gerund it is: "accused Iran of arming them" is Iran's, "after meeting May" the subject's."""
    head = prep.head
    if head == prep or depth > MAX_CLIMB:
        return None
    if head.pos_ in ("VERB", "AUX"):
        above = clause_of(head, depth + 1)
        if prep.lower_ in ("of", "for", "with", "from") and above.patient is not None:
            return above.patient
        return above.patient if above.passive else above.doer
    return _doer_of_noun(head, depth) or _doer_of_predicate(head, depth)


def _doer_of_predicate(word: Token, depth: int) -> Token | None:
    """Whose deed it is that hangs on a predicate: "is about to", "stopped short of", "is on the verge of"."""
    for _ in range(PREDICATE_CLIMB):
        if word.pos_ in ("VERB", "AUX"):
            above = clause_of(word, depth + 1)
            return above.patient if above.passive else above.doer
        if word.dep_ not in ("acomp", "attr", "advmod", "prep", "pobj") or word.head == word:
            return None
        word = word.head
    return None


def _doer_of_noun(noun: Token, depth: int) -> Token | None:
    """Whose decision, plan or refusal it is."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.children:
        if child.dep_ in ("prep", "agent") and child.lower_ == "by":
            return first_object(child)
    head = noun.head
    if depth <= MAX_CLIMB and noun.dep_ in ("dobj", "attr") and head.pos_ in ("VERB", "AUX"):
        return clause_of(head, depth + 1).doer
    return None


def with_conjuncts(token: Token) -> Iterator[Token]:
    """A noun and those joined to it by "and"."""
    yield token
    seen = 0
    pending = [token]
    while pending and seen < MAX_CLIMB:
        seen += 1
        for child in pending.pop().children:
            if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON", "ADJ"):
                yield child
                pending.append(child)

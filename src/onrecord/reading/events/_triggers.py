"""The words of a sentence that report events: verbs and nouns of the lexicon, in the sense that fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.record import Actor

from ._clause import Clause, clause_of, first_object
from ._lexicon import Lexicon, Sense
from ._who import Who

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})
BESIDE = frozenset({"amod", "compound", "nmod"})


@dataclass(slots=True)
class Trigger:
    """A word that reports an event.

    Attributes:
        token: the word itself.
        sense: what it names.
        clause: the clause of the verb, or of the light verb that governs the noun; None for a bare noun.
    """

    token: Token
    sense: Sense
    clause: Clause | None

    @property
    def anchor(self) -> Token:
        """The word whose clause reports the event and whose governors say whether it happened."""
        return self.clause.verb if self.clause is not None else self.token

    @property
    def is_noun(self) -> bool:
        return self.token.pos_ in NOUNS


def triggers_in(sentence: Iterable[Token], who: Who, lexicon: Lexicon) -> Iterator[list[Trigger]]:
    """The triggers of a sentence, each in the senses that fit it, the narrow before the wide."""
    nouns: list[tuple[Token, tuple[Sense, ...]]] = []
    for token in sentence:
        pos = token.pos_
        if pos in VERBS:
            senses = lexicon.verbs.get(token.lemma_.lower())
            if senses is not None:
                clause = clause_of(token)
                yield [Trigger(token, s, clause) for s in senses if _fits(s, clause, who, lexicon)]
        elif pos == "ADJ":
            senses = lexicon.verbs.get(token.lower_)
            if senses is not None and token.dep_ == "acomp":
                clause = _predicated(token)
                yield [Trigger(token, s, clause) for s in senses if _fits(s, clause, who, lexicon)]
        elif pos in NOUNS:
            senses = lexicon.nouns.get(token.lemma_.lower())
            if senses is not None:
                nouns.append((token, senses))
    for token, senses in nouns:
        fitting = [s for s in senses if _fits_noun(s, token)]
        if fitting:
            clause = light_clause(token, lexicon)
            yield [Trigger(token, s, clause) for s in fitting]


def _predicated(adjective: Token) -> Clause:
    """ "is willing to talk": the clause of the verb, with what the adjective governs."""
    clause = clause_of(adjective.head)
    clause.complement = next((c for c in adjective.children if c.dep_ in ("xcomp", "ccomp")), None)
    clause.predicate = None
    return clause


def _fits(sense: Sense, clause: Clause, who: Who, lexicon: Lexicon) -> bool:
    """Whether a verb stands in a clause as one of its senses asks."""
    if not _has_words(sense, clause) or not _has_form(sense, clause):
        return False
    if sense.object and not _is_object(clause.patient, sense.object, who, lexicon):
        return False
    if sense.not_object and clause.patient is not None and _is_object(clause.patient, sense.not_object, who, lexicon):
        return False
    if sense.complement is not None and not _has_complement(sense, clause):
        return False
    if sense.slur and not _is_slur(clause, lexicon):
        return False
    if sense.menace and not _is_menace(clause, who, lexicon):
        return False
    return not (sense.hostile and not _is_hostile(clause.complement, lexicon))


def _has_words(sense: Sense, clause: Clause) -> bool:
    """Whether the particles and prepositions are there that a sense asks for, and none that it bars."""
    if sense.particle and not sense.particle & clause.particles:
        return False
    preps = {p for p, noun in clause.preps.items() if noun.ent_type_ not in ("DATE", "TIME")}  # "called him on Monday"
    if sense.with_ and not sense.with_ & preps and not sense.with_ & clause.particles:
        return False
    return not sense.not_with & preps


def _has_form(sense: Sense, clause: Clause) -> bool:
    """Whether the verb has the form that a sense asks for: passive, participle, without a predicate."""
    beside = clause.verb.dep_ == "amod"
    if sense.held and (not clause.passive or beside):
        return False
    if sense.participle and clause.verb.dep_ not in ("amod", "acl"):
        return False
    if beside and sense.object and not sense.participle and "actor" not in sense.object:
        return False
    return not sense.plain or (clause.predicate is None and clause.complement is None and not clause.particles)


def _has_complement(sense: Sense, clause: Clause) -> bool:
    complement = clause.complement
    if complement is None or sense.complement == "none":
        return complement is None and sense.complement == "none"
    if sense.complement == "commitment":
        return any(c.tag_ == "MD" for c in complement.children)
    if sense.complement == "infinitive" and complement.tag_ not in ("VB", "TO") and not _is_infinitive(complement):
        return False
    lemma = complement.lemma_
    if sense.complement_verbs and lemma not in sense.complement_verbs:
        return False
    return lemma not in sense.not_complement


def _is_infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)


def _is_object(noun: Token | None, classes: frozenset[str], who: Who, lexicon: Lexicon) -> bool:
    """Whether an object belongs to one of some classes."""
    if noun is None:
        return "none" in classes
    if "actor" in classes and who.at(noun) is not None:
        return True
    if "person" in classes and (noun.ent_type_ == "PERSON" or _is_person(who.at(noun))):
        return True
    if "place" in classes and noun.ent_type_ in ("GPE", "LOC", "FAC"):
        return True
    found = _lemmas(noun, lexicon)
    return any(found & lexicon.objects[name] for name in classes if name in lexicon.objects)


def _is_person(actor: Actor | None) -> bool:
    return actor is not None and actor.kind in ("person", "group", "crowd", "office")


def _lemmas(noun: Token, lexicon: Lexicon) -> set[str]:
    """The lemmas by which a noun phrase is classed: its head, words beside it, what a partitive is part of."""
    out = {noun.lemma_.lower(), noun.lower_}
    for child in noun.children:
        if child.dep_ in BESIDE:
            out.add(child.lemma_.lower())
        elif child.dep_ == "prep" and child.lower_ == "of" and noun.lemma_ in lexicon.objects["partitive"]:
            part = first_object(child)
            if part is not None:
                out.add(part.lemma_.lower())
        elif child.dep_ == "conj" and child.pos_ in NOUNS:
            out.add(child.lemma_.lower())
    return out


def _is_slur(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether somebody is called a bad name: "called him a coward", "described the vote as illegal"."""
    word = clause.predicate or clause.preps.get("as") or clause.preps.get("to") or clause.complement
    if word is None:
        return False
    slurs = lexicon.objects["slur"]
    return any(t.lemma_.lower() in slurs for t in list(word.subtree)[:20])


def _is_menace(clause: Clause, who: Who, lexicon: Lexicon) -> bool:
    """Whether a warning is a threat: it names what must not be done, or what the one who warns will do."""
    content = clause.complement
    if content is None:
        return False
    marks = lexicon.status["conditions"]["marks"]
    if any(t.lower_ in marks and t.dep_ == "mark" for t in content.subtree):
        return True
    if not any(c.dep_ == "aux" and c.lemma_ in ("will", "would", "could", "may") for c in content.children):
        return False
    inner = clause_of(content)
    doer = who.all_at(inner.doer)
    warner = who.all_at(clause.doer)
    same = any(d is w or (d.country is not None and d.country == w.country) for d in doer for w in warner)
    return same or (_is_hostile(content, lexicon) and not doer)


def _is_hostile(word: Token | None, lexicon: Lexicon) -> bool:
    return word is not None and word.lemma_.lower() in lexicon.status["hostile"]["words"]


def _fits_noun(sense: Sense, noun: Token) -> bool:
    if sense.plural and noun.tag_ not in ("NNS", "NNPS"):
        return False
    if sense.beside and not any(c.dep_ in BESIDE and c.lemma_.lower() in sense.beside for c in noun.children):
        return False
    return not sense.requires_prep or any(c.dep_ == "prep" and c.lower_ in sense.requires_prep for c in noun.children)


def light_clause(noun: Token, lexicon: Lexicon) -> Clause | None:
    """The clause of a light verb that governs a noun: "launched an attack", "took part in the talks"."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_ in lexicon.objects["partitive"]:
        noun = head.head
        head = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and head.lemma_ in lexicon.light["verbs"]:
        return clause_of(head)
    if noun.dep_ == "pobj" and head.lower_ == "in" and head.head.lemma_ in lexicon.light["partaking"]:
        verb = head.head
        verb = verb if verb.pos_ in VERBS else verb.head
        if verb.pos_ in VERBS:
            return clause_of(verb)
    return None

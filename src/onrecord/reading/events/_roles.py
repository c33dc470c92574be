"""Who does it and to whom: the sides of an event, as actors of the report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.record import Actor

from ._clause import Clause, clause_of, first_object, with_conjuncts
from ._lexicon import Lexicon, Sense
from ._triggers import Trigger
from ._who import MODIFIERS, Who, is_official, is_one_side, is_political

ASKING = frozenset({"REQUEST", "REJECT", "THREATEN"})
SPOKEN_TO = frozenset({"ACCUSE", "REJECT", "THREATEN", "SUPPORT"})

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True)
class Sides:
    """The actors on the two sides of an event; either may be empty."""

    source: list[Actor]
    target: list[Actor]


def sides_of(trigger: Trigger, who: Who, lexicon: Lexicon) -> Sides | None:
    """The sides of a trigger's event, or None where those that its sense needs are not known."""
    sense = trigger.sense
    if trigger.is_noun:
        sides = _of_noun(trigger, who, lexicon)
    else:
        assert trigger.clause is not None, "only nouns stand without a clause"
        sides = _of_verb(trigger.clause, sense, who)
    sides.target = _others(sides.target, sides.source)
    _complete(sides, trigger, who, lexicon)
    sides.target = _others(sides.target, sides.source)
    if sense.reciprocal and not trigger.is_noun and len(sides.source) > 1 and sides.target == []:
        sides.source = sides.source[:6]
    if not any(is_political(a) for a in sides.source + sides.target):
        return None
    return sides if _enough(sense, sides) else None


def _others(actors: Iterable[Actor], source: list[Actor]) -> list[Actor]:
    """Those that are neither the source nor the source by another name."""
    return [a for a in actors if not any(is_one_side(a, s) for s in source)]


def _complete(sides: Sides, trigger: Trigger, who: Who, lexicon: Lexicon) -> None:
    """Add a side that stands elsewhere in the clause than where the sense names it."""
    clause, kind = trigger.clause, trigger.sense.type
    if trigger.is_noun or clause is None:
        return
    if not sides.source and clause.passive:
        sides.source = _by_means(clause, who, lexicon) or _by_law(clause, who, lexicon)
    if not sides.target and sides.source and kind in SPOKEN_TO:
        words = (clause.patient, clause.complement, *clause.preps.values())
        for word in words:
            found = next(iter(_others(who.inside(word), sides.source)), None)
            if found is not None:
                sides.target = [found]
                return


def _by_means(clause: Clause, who: Who, lexicon: Lexicon) -> list[Actor]:
    """Who did it, by whose deed it was done: "killed in a US air strike"."""
    for prep in ("in", "by", "during"):
        noun = clause.preps.get(prep)
        if noun is not None and noun.lemma_.lower() in lexicon.objects["assault"]:
            found = who.beside(noun)
            if found is not None:
                return [found]
    return []


def _by_law(clause: Clause, who: Who, lexicon: Lexicon) -> list[Actor]:
    """The state where somebody was arrested, charged or tried, which does it there."""
    if clause.verb.lemma_.lower() not in lexicon.light["law"]:
        return []
    return [a for a in who.all_at(clause.preps.get("in"), wide=False) if a.kind == "state"]


def _enough(sense: Sense, sides: Sides) -> bool:
    source, target = bool(sides.source), bool(sides.target)
    if sides.source and not any(is_political(a) for a in sides.source):
        return False
    if source and not _of_kind(sides.source, sense.source_kind):
        return False
    if target and sense.target_kind and not _of_kind(sides.target, sense.target_kind):
        return False
    if sense.needs == "source":
        return source
    if sense.needs == "target":
        return target
    if sense.needs == "both":
        return source and (target or (sense.reciprocal and len(sides.source) > 1))
    return source or target


def _of_kind(actors: list[Actor], kinds: frozenset[str]) -> bool:
    """Whether the first actor is of one of some kinds, each given by its first word; "!" forbids a kind."""
    if not kinds:
        return True
    if "official" in kinds and is_official(actors[0]):
        return True
    kind = actors[0].kind.split()[0]
    if any(k.startswith("!") for k in kinds):
        return f"!{kind}" not in kinds
    return kind in kinds


def _of_verb(clause: Clause, sense: Sense, who: Who) -> Sides:
    source = who.all_at(clause.doer)
    if not source and clause.passive and sense.type == "MOBILIZE":
        return Sides(who.all_at(clause.patient), [])
    target: list[Actor] = []
    for place in sense.target:
        target = [a for a in _at_place(place, clause, who) if a not in source]
        if target:
            break
    return Sides(source, target[:6])


def _at_place(place: str, clause: Clause, who: Who) -> list[Actor]:
    """The actors at one of the places that a sense may name as its target."""
    if place == "object":
        return who.all_at(clause.patient)
    if place == "inside":
        first = next(who.inside(_inside(clause)), None)
        return [first] if first is not None else []
    if place.startswith("="):
        return who.all_at(clause.preps.get(place[1:]), wide=False)
    if place == "doer":
        return _doer_of_complement(clause, who)
    if place == "dative":
        return who.all_at(clause.dative)
    found = clause.preps.get(place)
    if found is None and clause.patient is not None:
        found = _prep_of_noun(clause.patient, place)
    return who.all_at(found)


def _inside(clause: Clause) -> Token | None:
    return clause.patient or clause.complement or next(iter(clause.preps.values()), None)


def _doer_of_complement(clause: Clause, who: Who) -> list[Actor]:
    if clause.complement is None:
        return []
    inner = clause_of(clause.complement)
    return who.all_at(inner.patient if inner.passive and inner.doer is None else inner.doer)


def _prep_of_noun(noun: Token, name: str) -> Token | None:
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == name:
            return first_object(child)
    return None


def _of_noun(trigger: Trigger, who: Who, lexicon: Lexicon) -> Sides:
    noun, sense, clause = trigger.token, trigger.sense, trigger.clause
    source = _owner(noun, sense, who, lexicon)
    between = _prep_of_noun(noun, "between")
    if between is not None:
        both = who.all_at(between) or source
        # two who talk stand on a side each; more have no sides
        return Sides(both[:1], both[1:]) if len(both) == 2 and sense.type == "CONSULT" else Sides(both, [])
    if clause is not None and clause.verb.lemma_ not in lexicon.light["doerless"] and not source:
        source = who.all_at(clause.doer)
    if not source and sense.type == "CONSULT" and noun.dep_ == "pobj":
        source = _meeting(noun, who, lexicon)
    target: list[Actor] = []
    for place in sense.target:
        found = _prep_of_noun(noun, place)
        if found is None and clause is not None:
            found = clause.preps.get(place)
        target = [a for a in who.all_at(found) if a not in source]
        if not target and found is not None and place not in ("in", "at"):
            target = [a for a in who.inside(found) if a not in source][:1]
        if target:
            break
    if not target and sense.type in ASKING:
        target = _of_content(noun, sense, source, who)
    if not target and clause is not None and clause.verb.lemma_ in lexicon.light["suffered"]:
        target = [a for a in who.all_at(clause.doer) if a not in source]
    return Sides(source, target[:6])


def _of_content(noun: Token, sense: Sense, source: list[Actor], who: Who) -> list[Actor]:
    """Whom a demand or a refusal is about: "its demand that Norland leave", "its refusal to name the group"."""
    for child in noun.children:
        if child.dep_ not in ("acl", "ccomp", "relcl") or child.tag_ == "VBN" or child.pos_ not in ("VERB", "AUX"):
            continue
        if sense.type == "REQUEST":
            subject = next((c for c in child.children if c.dep_ in ("nsubj", "nsubjpass")), None)
            return [a for a in who.all_at(subject) if a not in source]
        return [a for a in who.inside(child) if a not in source][:1]
    return []


def _meeting(noun: Token, who: Who, lexicon: Lexicon) -> list[Actor]:
    """Who spoke "in a call with Putin", "after talks in Geneva"."""
    prep = noun.head
    if prep.lower_ not in lexicon.light["setting"] or prep.head.pos_ not in ("VERB", "AUX"):
        return []
    return who.all_at(clause_of(prep.head).doer)


def _lends(verb: Token, lexicon: Lexicon) -> bool:
    """Whether who does a participle does the noun too: "an attack launched by", not "an attack condemned by"."""
    light = lexicon.light
    return verb.lemma_ in light["led"] or (verb.lemma_ in light["verbs"] and verb.lemma_ not in light["doerless"])


def _owner(noun: Token, sense: Sense, who: Who, lexicon: Lexicon) -> list[Actor]:
    """Whose it is: possessor, modifier, "US-led", "by", or a preposition that the sense names."""
    for child in noun.children:
        if child.dep_ == "poss":
            found = who.all_at(child)
            if found:
                return found
    out: list[Actor] = []
    for child in noun.children:
        dep = child.dep_
        if sense.type == "ASSAULT" and who.is_town(child):
            continue
        if dep in MODIFIERS and (dep == "poss" or child.shape_[:1] == "X"):
            out += [a for part in with_conjuncts(child) if (a := who.modifying(part)) is not None and a not in out]
            if child.lemma_ in lexicon.light["led"]:
                out += [a for a in who.inside(child) if a not in out]
        elif dep in ("prep", "agent") and (child.lower_ == "by" or child.lower_ in sense.source):
            out += [a for a in who.all_at(first_object(child)) if a not in out]
        elif dep == "acl" and child.tag_ == "VBN" and _lends(child, lexicon):
            out += [a for a in who.all_at(clause_of(child).doer) if a not in out]
    return out

"""Where the parse knows better than the encoder on which side somebody stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.record import Actor

from ._clause import Clause, first_object, hyphened
from ._finding import Finding
from ._who import Who, is_one_side

if TYPE_CHECKING:
    from spacy.tokens import Token

MOVED = frozenset({"MOBILIZE", "RETREAT"})
"""Types whose passive subject acts: "troops were deployed", "fighters were withdrawn"."""
HARMING = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SANCTION"})
"""Types whose object, and whose "of", are those that it is done to."""
OF_DOER = frozenset({"accusation", "charge", "claim", "complaint", "attack", "offensive", "campaign", "war"})
"""Nouns of these types whose "of" tells who does it, or what about."""


def right_sides(finding: Finding, who: Who) -> None:
    """Put on the side of the target whom the grammar makes one, and whose help stands before a hyphen on the other.

    Args:
        finding: its sides may change.
        who: the actors of the report.
    """
    clause = finding.trigger.clause
    if clause is None or finding.trigger.is_noun:
        done = _named_after(finding, who)
    elif (backer := hyphened(clause.verb)) is not None:
        _back(finding, backer, clause, who)
        return
    else:
        done = _patient(finding, clause, who)
    if done is None or not any(done.id == a.id for a in finding.source):
        return
    finding.source = [a for a in finding.source if a.id != done.id]
    if not any(is_one_side(done, a) for a in (*finding.target, *finding.source)):
        finding.target = [done, *finding.target]
    doer = who.at(clause.doer) if not finding.source and clause is not None and clause.doer is not None else None
    if doer is not None and not any(is_one_side(doer, a) for a in finding.target):
        finding.source = [doer]


def _patient(finding: Finding, clause: Clause, who: Who) -> Actor | None:
    """Whom a passive verb is done to, or an active one with another doer."""
    done = who.at(clause.patient) if clause.patient is not None else None
    if done is None or finding.type in MOVED:
        return None
    if clause.passive:
        return done
    doer = who.at(clause.doer) if clause.doer is not None else None
    apart = doer is not None and doer.id != done.id and not finding.target
    return done if apart or (finding.type in HARMING and (doer is None or doer.id != done.id)) else None


def _named_after(finding: Finding, who: Who) -> Actor | None:
    """Whom a noun names after it: "interviews with the father", "the arrest of the envoy"."""
    noun = finding.token
    for child in noun.children:
        of = child.lower_ == "of" and finding.type in HARMING and noun.lemma_.lower() not in OF_DOER
        if child.dep_ == "prep" and (child.lower_ in ("with", "against") or of):
            found = first_object(child)
            return who.at(found) if found is not None else None
    return None


def _back(finding: Finding, backer: Token, clause: Clause, who: Who) -> None:
    """Who backs whom in "the US-backed militia"."""
    source = who.adjective(backer)
    done = who.at(clause.patient) if clause.patient is not None else None
    if source is not None:
        finding.source = [source]
        finding.target = [done] if done is not None and done.id != source.id else finding.target

"""What becomes of an event's type when it has not happened: a promise, a refusal, a threat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._finding import Finding
from ._lexicon import Lexicon
from ._who import is_official

if TYPE_CHECKING:
    from spacy.tokens import Token

WILL = frozenset({"will", "would", "wo", "'ll", "’ll"})


def retyped(finding: Finding, lexicon: Lexicon) -> bool:
    """Turn a promised act of cooperation into AGREE and a refused one into REJECT; False to drop the finding.

    PLOVER's manual: cooperation in the future tense is coded as the commitment that it is.
    """
    standing, status = finding.standing, lexicon.status
    if _is_verbal(finding, lexicon):
        finding.type, finding.mode, finding.cameo = "ACCUSE", "disapprove", "111"
    if standing.negated:
        return _refused(finding, lexicon)
    if finding.trigger.is_noun:
        return finding.status != "denied" or finding.type not in status["cooperative"]["refusable"]
    if finding.status == "planned" and finding.type in status["cooperative"]["types"] and finding.source:
        finding.type, finding.mode, finding.cameo, finding.status = "AGREE", None, "030", "happened"
    return True


def _is_verbal(finding: Finding, lexicon: Lexicon) -> bool:
    """ "the senator attacked his rival": politicians attack each other with words."""
    if finding.type != "ASSAULT" or finding.token.lemma_.lower() not in lexicon.light["verbal"] or not finding.source:
        return False
    return is_official(finding.source[0]) and all(a.kind in ("person", "party") for a in finding.target)


def _refused(finding: Finding, lexicon: Lexicon) -> bool:
    """What somebody will not do, or decides not to do, is refused; what they may not do is forbidden."""
    standing, status = finding.standing, lexicon.status
    if finding.type not in status["cooperative"]["refusable"]:
        return True
    clause = finding.trigger.clause
    if finding.token.lemma_ in ("allow", "permit", "let") and clause is not None and clause.passive:
        finding.type, finding.mode, finding.cameo, finding.status = "COERCE", "restrict", "172", "happened"
        return True
    if finding.type in ("AID", "COOPERATE") and clause is not None and _no_longer(clause.verb):
        finding.type, finding.mode, finding.cameo = "SANCTION", "discontinue", "162"
        finding.status = "planned" if standing.modal in WILL else "happened"
        return True
    governor = standing.governor.lemma_.lower() if standing.governor is not None else ""
    if finding.source and (standing.modal in WILL or governor in status["governors"]["planned"]):
        finding.type, finding.mode, finding.cameo, finding.status = "REJECT", None, "120", "happened"
        return True
    if finding.trigger.is_noun or any(c.tag_ == "TO" for c in finding.trigger.anchor.children):
        return False
    return finding.status == "denied" and finding.type != "AGREE"


def _no_longer(verb: Token) -> bool:
    return any(c.lower_ == "longer" and any(n.lower_ == "no" for n in c.children) for c in verb.children)

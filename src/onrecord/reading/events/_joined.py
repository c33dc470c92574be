"""The lexicon's findings and the encoder's sights, put together: one finding for each word that names an event."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.record import Actor

from ._clause import clause_of
from ._evidence import evidence_of
from ._finding import Finding
from ._lexicon import Lexicon, Sense
from ._roles import sides_of
from ._seen import Sight, Sights, actors_at
from ._status import standing_of
from ._triggers import NOUNS, VERBS, Trigger, light_clause
from ._who import Who, is_one_side, is_political

if TYPE_CHECKING:
    from spacy.tokens import Token

LEAST = 0.5
"""Probability of naming an event from which a word that the lexicon does not find is one."""
UNSEEN = 0.15
"""Probability under which what the lexicon finds is none."""
SHARE = 0.3
"""Share of a pointer from which an actor is a side of the event."""
NOBODY = 0.6
"""Share from which the encoder is believed that nobody is named."""
STATUS = 0.5
"""Probability from which the encoder is believed about the status, against the words around the event."""


def joined(found: list[Finding], sights: Sights, words: Iterable[Token], who: Who, lexicon: Lexicon) -> list[Finding]:
    """The findings of a sentence as lexicon and encoder have them together.

    Args:
        found: by the lexicon.
        sights: of the report.
        words: of the sentence.
        who: the actors.
        lexicon: for the senses and the words of status.
    """
    if not sights.is_there:
        return found
    kept = [f for f in found if sights.sure(f.token, f.trigger.anchor) >= UNSEEN]
    by_token = {f.trigger.anchor.i: f for f in kept} | {f.token.i: f for f in kept}
    for sight in sights.within(words):
        finding = by_token.get(sight.token.i)
        if finding is None:
            finding = _found(sight, who, lexicon)
            if finding is None:
                continue
            kept.append(finding)
        _correct(finding, sight, who)
    return [f for f in kept if any(is_political(a) for a in (*f.source, *f.target))]


def _found(sight: Sight, who: Who, lexicon: Lexicon) -> Finding | None:
    """A finding where only the encoder sees an event; its sides by the parse, for want of better."""
    token = sight.token
    if token.pos_ in NOUNS:
        clause = light_clause(token, lexicon)
        senses = lexicon.nouns.get(token.lemma_.lower(), ())
    else:
        clause = clause_of(token)
        senses = lexicon.verbs.get(token.lemma_.lower(), ()) if token.pos_ in VERBS else ()
    sense = next(
        (s for s in senses if s.type == sight.type), Sense(type=sight.type, cameo=CAMEO[sight.type], target=("object",))
    )
    trigger = Trigger(token, sense, clause)
    sides = sides_of(trigger, who, lexicon)
    standing = standing_of(trigger, lexicon)
    evidence = evidence_of(trigger.anchor, token.doc.text)
    if not evidence:
        return None
    return Finding(
        trigger=trigger,
        standing=standing,
        type=sense.type,
        mode=sense.mode,
        cameo=sense.cameo,
        status=standing.status,
        source=sides.source if sides else [],
        target=sides.target if sides else [],
        evidence=evidence,
    )


def _correct(finding: Finding, sight: Sight, who: Who) -> None:
    """Let the encoder's type, status and sides stand where it is sure of them."""
    if finding.type != sight.type and sight.sure >= LEAST:
        finding.type, finding.mode, finding.cameo = sight.type, None, CAMEO[sight.type]
    status = max(sight.statuses, key=lambda s: sight.statuses[s])
    if sight.statuses[status] >= STATUS:
        finding.status = status
    finding.source = _side(finding.source, sight.doer, sight, who)
    finding.target = [
        a for a in _side(finding.target, sight.done, sight, who) if not any(is_one_side(a, s) for s in finding.source)
    ]


def _side(by_parse: list[Actor], pointed: dict[int, float], sight: Sight, who: Who) -> list[Actor]:
    actors, nobody = actors_at(pointed, sight, who, SHARE)
    if actors:
        return actors[:6]
    return [] if nobody >= NOBODY else by_parse


CAMEO = {
    "AGREE": "030",
    "CONSULT": "040",
    "SUPPORT": "050",
    "COOPERATE": "060",
    "AID": "070",
    "CONCEDE": "080",
    "RETREAT": "087",
    "REQUEST": "100",
    "ACCUSE": "110",
    "REJECT": "120",
    "THREATEN": "130",
    "PROTEST": "140",
    "MOBILIZE": "150",
    "SANCTION": "160",
    "COERCE": "170",
    "ASSAULT": "190",
}
"""The CAMEO code of a type where nothing narrower is known."""

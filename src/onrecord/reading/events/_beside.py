"""Events that the encoder sees where the lexicon finds none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.record import Actor

from ._clause import clause_of
from ._evidence import evidence_of
from ._finding import Finding
from ._lexicon import Lexicon, Sense
from ._roles import sides_of
from ._seen import Sight, actors_at
from ._status import standing_of
from ._triggers import NOUNS, VERBS, Trigger, light_clause
from ._who import Who, is_one_side, is_political

LEAST = 0.7
"""Probability of naming an event from which a word that the lexicon does not find is one."""
SHARE = 0.3
"""Share of a pointer from which an actor is a side of the event."""
NOBODY = 0.6
"""Share from which the encoder is believed that nobody is named."""
# These were chosen on the documents of `training/events` held out for it, together, for F1 without many wrong.


def seen_beside(found: Sequence[Finding], sights: Iterable[Sight], who: Who, lexicon: Lexicon) -> list[Finding]:
    """What the encoder sees of a sentence and the lexicon does not find.

    Args:
        found: by the lexicon.
        sights: of the sentence.
        who: the actors.
        lexicon: for the senses and the words of status.
    """
    taken = {f.trigger.anchor.i for f in found} | {f.token.i for f in found}
    out: list[Finding] = []
    for sight in sights:
        finding = _found(sight, who, lexicon) if sight.token.i not in taken else None
        if finding is not None:
            _sides(finding, sight, who)
            if any(is_political(a) for a in (*finding.source, *finding.target)):
                out.append(finding)
    return out


def _found(sight: Sight, who: Who, lexicon: Lexicon) -> Finding | None:
    """A finding where only the encoder sees an event; its sides by the parse, for want of better."""
    token = sight.token
    if token.pos_ in NOUNS:
        clause = light_clause(token, lexicon)
        senses = lexicon.nouns.get(token.lemma_.lower(), ())
    else:
        clause = clause_of(token)
        senses = lexicon.verbs.get(token.lemma_.lower(), ()) if token.pos_ in VERBS else ()
    plain = Sense(type=sight.type, cameo=CAMEO[sight.type], target=("object",))
    sense = next((s for s in senses if s.type == sight.type), plain)
    trigger = Trigger(token, sense, clause)
    sides = sides_of(trigger, who, lexicon)
    if sides is None and sense is not plain:
        return None  # a word that the lexicon knows, without those whom it would need
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


def _sides(finding: Finding, sight: Sight, who: Who) -> None:
    """Let those stand as sides that the encoder points to."""
    finding.source = _side(finding.source, sight.doer, sight, who)
    target = _side(finding.target, sight.done, sight, who)
    finding.target = [a for a in target if not any(is_one_side(a, s) for s in finding.source)]


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

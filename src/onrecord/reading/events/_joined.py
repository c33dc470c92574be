"""What the lexicon finds in a sentence and what the encoder sees there, made one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.record import Actor, EventType, covers

from ._clause import clause_of
from ._evidence import evidence_of
from ._finding import Finding
from ._lexicon import Lexicon, Sense, lexicon
from ._righted import right_sides
from ._roles import Sides, sides_of
from ._seen import Sight, Sights, actors_at
from ._siding import Siding
from ._status import standing_of
from ._statuses import settled
from ._triggers import NOUNS, VERBS, Trigger, light_clause
from ._who import Who, is_named_in, is_one_side, is_political

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms the lexicon and the encoder are joined; probabilities are those of naming an event.

    Attributes:
        both: under which the lexicon is not believed.
        first: from which a word that the lexicon does not know names an event, in a sentence where nothing else does.
        more: the same beside other events.
        other: of a type, from which it stands against that of the lexicon.
    """

    both: float
    first: float
    more: float
    other: float


REPORT = Terms(both=0.35, first=0.65, more=0.7, other=0.6)
"""For reports. Chosen on whole annotated reports, for F1 of events with both sides, which hardly changes around it, and
for as many wrong as missing; the project's own annotators, who find more events, would have them lower."""
SENTENCE = Terms(both=0.0, first=0.85, more=2.0, other=2.0)
"""For a sentence by itself, of which coders of sentences (PLOVER's, PETRARCH) take what it reports and leave what it
only presupposes. Chosen on PLOVER's open sentences."""
SHARE = 0.15
"""Share of a pointer from which an actor is a side of the event."""
NAMING = 0.2
"""Probability of naming an event from which the words it points to may be somebody."""
NOBODY = 0.8
"""Share from which the encoder is believed that nobody is named."""


def joined(
    found: Sequence[Finding],
    sights: Sights,
    sentence: Span,
    who: Who,
    lexicon: Lexicon,
    terms: Terms,
    siding: Siding,
) -> list[Finding]:
    """The events of a sentence.

    Args:
        found: by the lexicon; all of them stand where there is no encoder.
        sights: what the encoder sees.
        sentence: where to look.
        who: the actors.
        lexicon: for the senses and the words of status.
        terms: on which the two are joined.
        siding: for who is on a side that the clause does not name.
    """
    if not sights.is_there:
        return list(found)
    out: list[Finding] = []
    taken: set[int] = set()
    for finding in found:
        words = _words_of(finding)
        sight = sights.at(words)
        if sight is not None and sight.sure >= terms.both:
            taken |= words
            out.append(_retold(finding, sight, who, lexicon, terms, siding))
            out[-1].is_known = True
        elif terms.both <= 0:
            out.append(finding)
    least = terms.more if out else terms.first
    for sight in sights.within(sentence):
        if sight.token.i in taken or sight.sure < least or not sight.is_peak:
            continue
        finding = mention(sight.token, sight.type, who, lexicon)
        if finding.evidence:
            _settle(finding, sight, who, siding)
            if any(is_political(a) for a in (*finding.source, *finding.target)):
                out.append(finding)
    if terms is SENTENCE:
        for finding in out:
            _complete(finding, sentence, who)
            if finding.type == "CONSULT" and finding.trigger.sense.reciprocal:  # each meets the other
                finding.source, finding.target = [*finding.source, *finding.target], []
    return _once(sorted(out, key=lambda f: f.token.i))


def _complete(finding: Finding, sentence: Span, who: Who) -> None:
    """Give an event without a target the next in the sentence who has a state, as coders of sentences do."""
    if finding.target or len({a.country for a in finding.source}) != 1:
        return
    named = [a for a in who.inside(sentence.root) if a.country is not None and is_political(a)]
    others = [a for a in named if not any(is_one_side(a, s) for s in finding.source)]
    abroad = [a for a in others if a.country != finding.source[0].country]
    finding.target = (abroad or others)[:1]


def _once(found: list[Finding]) -> list[Finding]:
    """Without what tells again, within its words, what another tells: "a proposal calling for"."""
    return [f for f in found if not any(_tells_again(f, other) for other in found)]


def _tells_again(finding: Finding, other: Finding) -> bool:
    same = (finding.type, finding.source, finding.target) == (other.type, other.source, other.target)
    within = finding.evidence != other.evidence and covers(other.evidence, finding.evidence)
    return finding is not other and same and within


def _retold(finding: Finding, sight: Sight, who: Who, lexicon: Lexicon, terms: Terms, siding: Siding) -> Finding:
    """What the lexicon finds, with the encoder's word for its type where that is sure, its status and its sides."""
    if sight.type != finding.type and sight.types[sight.type] >= terms.other:
        other = mention(sight.token, sight.type, who, lexicon)
        finding = other if other.evidence else finding
    _settle(finding, sight, who, siding)
    return finding


def _words_of(finding: Finding) -> set[int]:
    """The words by which an event may be seen: its own, and what a light verb or a particle adds."""
    out = {finding.token.i, finding.trigger.anchor.i}
    out |= {c.i for c in finding.token.children if c.dep_ in ("prt", "compound")}
    clause = finding.trigger.clause
    if clause is not None and clause.patient is not None and finding.trigger.sense.object:
        out.add(clause.patient.i)
    return out


def mention(token: Token, kind: EventType, who: Who, lexicon: Lexicon) -> Finding:
    """What a word that names an event of some type tells by itself, with the sides that the parse gives."""
    if token.pos_ in NOUNS:
        clause = light_clause(token, lexicon)
        senses = lexicon.nouns.get(token.lemma_.lower(), ())
    else:
        clause = clause_of(token)
        senses = lexicon.verbs.get(token.lemma_.lower(), ()) if token.pos_ in VERBS else ()
    plain = Sense(type=kind, cameo=CAMEO[kind], target=("object",))
    sense = next((s for s in senses if s.type == kind), plain)
    trigger = Trigger(token, sense, clause)
    return finding_of(trigger, sides_of(trigger, who, lexicon), lexicon, who.text)


def finding_of(trigger: Trigger, sides: Sides | None, lexicon: Lexicon, text: str) -> Finding:
    """What a trigger tells, with its sides where they are known."""
    sense, standing = trigger.sense, standing_of(trigger, lexicon)
    return Finding(
        trigger=trigger,
        standing=standing,
        type=sense.type,
        mode=sense.mode,
        cameo=sense.cameo,
        status=standing.status,
        source=sides.source if sides else [],
        target=sides.target if sides else [],
        evidence=evidence_of(trigger.anchor, text),
    )


def _settle(finding: Finding, sight: Sight, who: Who, siding: Siding) -> None:
    """Let those stand as sides that the encoder points to, or others who are likelier."""
    finding.sight = sight
    finding.status = settled(finding.status, sight)
    finding.source = _side(finding.source, sight.doer, sight, who)
    by_parse, target = finding.target, _side(finding.target, sight.done, sight, who)
    sentence = sight.token.sent

    def is_apart(actor: Actor) -> bool:
        return not any(is_one_side(actor, s) or is_named_in(actor, s, sentence) for s in finding.source)

    # who is pointed to may be the source by another name: then the parse is heard
    finding.target = [a for a in target if is_apart(a)] or [a for a in by_parse if target and is_apart(a)]
    siding.settle(finding)
    right_sides(finding, who)


def _side(by_parse: list[Actor], pointed: dict[int, float], sight: Sight, who: Who) -> list[Actor]:
    actors, nobody = actors_at(pointed, sight, who, SHARE)
    if actors:
        return actors[:6]
    return [] if nobody >= NOBODY else by_parse


def named_by(sights: Sights, sentences: Iterable[Span]) -> list[Token]:
    """The words to which the events of a report point, as who does it or to whom."""
    out: list[Token] = []
    for sentence in sentences:
        for sight in sights.within(sentence):
            if sight.sure < NAMING:
                continue
            for pointed in (sight.doer, sight.done):
                best = max(pointed, key=lambda i: pointed[i], default=sight.token.i)
                word = sight.token.doc[best]
                if best != sight.token.i and pointed[best] >= SHARE and word.lemma_.lower() not in lexicon().nouns:
                    out.append(word)  # "the invasion" is nobody
    return out


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

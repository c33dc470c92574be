"""Acts that a statement does without a verb for them: what must be done is asked, what is called a crime is accused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.record import Actor, EventType, Statement

from ._clause import clause_of
from ._finding import Finding
from ._lexicon import Lexicon, Sense
from ._status import Standing
from ._triggers import Trigger
from ._who import Who, is_political

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VERBAL = frozenset({"VERB", "AUX"})
SPOKEN = {
    "REQUEST": Sense(type="REQUEST", cameo="020"),
    "ACCUSE": Sense(type="ACCUSE", mode="disapprove", cameo="111"),
    "THREATEN": Sense(type="THREATEN", cameo="130"),
    "REJECT": Sense(type="REJECT", cameo="120"),
    "SUPPORT": Sense(type="SUPPORT", cameo="050"),
}


def acts_in(doc: Doc, statement: Statement, speaker: Actor, who: Who, lexicon: Lexicon) -> Iterator[Finding]:
    """What somebody does by saying something: at most one act of each type, without its evidence."""
    seen: set[str] = set()
    for start, end in statement.content:
        words = doc.char_span(start, end, alignment_mode="expand")
        for token in words or ():
            if token.pos_ not in VERBAL or token.dep_ in ("aux", "auxpass"):
                continue
            found = _act(token, speaker, who, lexicon)
            if found is not None and found.type not in seen:
                seen.add(found.type)
                yield found


def _act(verb: Token, speaker: Actor, who: Who, lexicon: Lexicon) -> Finding | None:
    if verb.dep_ in ("advcl", "relcl", "acl", "csubj") or verb.sent[-1].lower_ == "?":
        return None
    modal = next((c.lower_ for c in verb.children if c.tag_ == "MD"), None)
    if modal in ("must", "should") or verb.lemma_ == "need":
        return _request(verb, speaker, who, lexicon)
    if modal in ("will", "would", "'ll", "’ll"):
        return _menace(verb, speaker, who, lexicon)
    if verb.lemma_ == "be" and modal is None:
        return _judgement(verb, speaker, who, lexicon)
    if modal is None and _is_failing(verb):
        return _charge(verb, speaker, who)
    if verb.lemma_.lower() in lexicon.status["hostile"]["wrongs"]:
        return _charge(verb, speaker, who)
    return None


def _is_failing(verb: Token) -> bool:
    """ "is failing to act": what somebody else leaves undone."""
    return verb.lemma_ == "fail" and any(c.dep_ == "xcomp" for c in verb.children)


def _charge(verb: Token, speaker: Actor, who: Who) -> Finding | None:
    """ "Russia meddled in the vote", said by another."""
    clause = clause_of(verb)
    doers = [a for a in who.all_at(clause.doer) if not _same_side(a, speaker)]
    if clause.negated or not doers:
        return None
    return _finding("ACCUSE", verb, speaker, doers)


def _request(verb: Token, speaker: Actor, who: Who, lexicon: Lexicon) -> Finding | None:
    """ "Turkey must withdraw", "Europe needs to take them back"."""
    clause = clause_of(verb)
    if verb.lemma_ == "need" and clause.complement is None:
        return None
    asked = who.all_at(clause.patient if clause.passive else clause.doer)
    if not asked or any(_same_side(a, speaker) for a in asked) or not any(is_political(a) for a in asked):
        return None
    return _finding("REQUEST", verb, speaker, asked)


def _menace(verb: Token, speaker: Actor, who: Who, lexicon: Lexicon) -> Finding | None:
    """ "We will strike back": a hostile act that the speaker's side is to do; "they will pay the price"."""
    clause = clause_of(verb)
    if clause.negated:
        return None
    doers = who.all_at(clause.doer)
    hostile = lexicon.status["hostile"]
    own = any(_same_side(d, speaker) for d in doers)
    by_force = clause.patient is not None and clause.patient.lemma_.lower() in hostile["means"]
    attack = clause.patient is not None and clause.patient.lemma_.lower() in lexicon.objects["assault"]
    if own and (verb.lemma_.lower() in hostile["words"] or attack or (by_force and verb.lemma_ in ("use", "take"))):
        target = [a for a in who.inside(clause.patient or verb) if not _same_side(a, speaker)][:1]
        return _finding("THREATEN", verb, speaker, target)
    after = {t.lemma_.lower() for t in verb.subtree if t.i >= verb.i}
    suffers = bool(after & hostile["suffering"]) or {"pay", "price"} <= after
    if not own and suffers:
        return _finding("THREATEN", verb, speaker, doers)
    return None


def _judgement(verb: Token, speaker: Actor, who: Who, lexicon: Lexicon) -> Finding | None:
    """ "The raid was a crime", "he is a liar"."""
    clause = clause_of(verb)
    word = clause.predicate
    if word is None or clause.negated:
        return None
    beside = {t.lemma_.lower() for t in (word, *(c for c in word.children if c.dep_ in ("amod", "compound", "conj")))}
    judged = who.all_at(clause.doer) or list(who.inside(clause.doer))[:1]
    if beside & lexicon.objects["slur"] or beside & lexicon.objects["fault"]:
        judged = [a for a in judged if not _same_side(a, speaker)]
        return _finding("ACCUSE", verb, speaker, judged) if judged else None
    if beside & lexicon.objects["praise"]:
        judged = [a for a in [*judged, *who.inside(word)] if a.id != speaker.id][:1]
        return _finding("SUPPORT", verb, speaker, judged) if judged and is_political(judged[0]) else None
    return None


def _same_side(a: Actor, b: Actor) -> bool:
    return a.id == b.id or (a.country is not None and a.country == b.country and a.kind != "person")


def _finding(type: EventType, verb: Token, speaker: Actor, target: Sequence[Actor]) -> Finding:
    sense = SPOKEN[type]
    return Finding(
        trigger=Trigger(verb, sense, clause_of(verb)),
        standing=Standing("happened"),
        type=type,
        mode=sense.mode,
        cameo=sense.cameo,
        status="happened",
        source=[speaker],
        target=list(target),
        evidence=(),
    )

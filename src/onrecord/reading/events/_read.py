"""From a parsed report to its events."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.reading._words import ParsedReport
from onrecord.record import Actor, Event, EventType, Place, Statement, Status, Time, overlap
from onrecord.record import Span as CharSpan

from ._dates import Dates
from ._dating import Dating
from ._evidence import evidence_of
from ._finding import Finding
from ._joined import REPORT, SENTENCE, finding_of, joined, mention, named_by
from ._lexicon import Lexicon, lexicon
from ._merge import merged
from ._places import Places
from ._roles import sides_of
from ._said import acts_in
from ._seen import Sights
from ._siding import Siding
from ._statuses import settled
from ._told import Told
from ._triggers import Trigger, triggers_in
from ._type import retyped
from ._who import Who

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


SIGHTS = "onrecord_sights"
SEEN = (-0.96, 0.53, 0.25, 0.7)
"""Weights of a logistic model of an event's type and words being right: its bias, and those of how likely the encoder
takes the word for an event, of that event being of its type, and of the lexicon's finding it too. Fitted on what is
looked at in 600 reports by a branch that had not learnt them; on 86 held out, read by the released one, stated and
found differ by 4 % on average over eight bins, what only one of two annotators marked being taken as right by half."""
SPOKEN = {"ACCUSE": 0.59, "REQUEST": 0.34, "THREATEN": 0.29, "SUPPORT": 0.1}
"""How often acts that a statement does without a verb for them, by their type, were marked: of 111 in 600 reports."""
HEADLINE_CHARS = 120
CLOSING = (".", "!", "?", "”", '"', "’", ":")


def sides_in(parsed: ParsedReport) -> list[CharSpan]:
    """The words of a report that name a side of an event, as the encoder sees it."""
    return [(t.idx, t.idx + len(t)) for t in named_by(sights_of(parsed), parsed.sentences())]


def sights_of(parsed: ParsedReport) -> Sights:
    """What the encoder sees of a report's events, looked up once."""
    found: Sights | None = parsed.doc.user_data.get(SIGHTS)
    if found is None:
        found = parsed.doc.user_data[SIGHTS] = Sights(parsed)
    return found


def read_events(
    parsed: ParsedReport,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    times: Sequence[Time],
    places: Sequence[Place],
) -> tuple[Event, ...]:
    """Read the political events of a report, each once.

    A lexicon of verbs and nouns with their senses by PLOVER (Open Event Data Alliance, PLOVER manual) finds them;
    the parse gives the sides; modals, negations and governing words the status. No event is given where no actor
    of the report stands on either side.

    Args:
        parsed: the report and its words.
        statements: for whose word an event is, and when an act of speech was done.
        actors: the only actors that an event may have.
        times: for the date; `places`: for the place.
    """
    if not actors:
        return ()
    words = lexicon()
    who = Who(parsed.doc, actors, places)
    told = Told(parsed.doc, statements, who)
    dates, where = Dates(times), Places(parsed.report.text, places)
    dating = Dating(parsed, dates, told)
    siding = Siding(list(parsed.sentences()), who, told, actors)
    sights = sights_of(parsed)
    terms = SENTENCE if _is_one_sentence(parsed) else REPORT
    findings: list[Finding] = []
    headlines = _headlines(parsed)
    for sentence in parsed.sentences():
        if any(overlap((sentence.start_char, sentence.end_char), h) for h in headlines):
            continue
        by_words = _in_sentence(sentence, who, words, parsed.report.text)
        found = joined(by_words, sights, sentence, who, words, terms, siding)
        if terms is SENTENCE:
            found = _outermost(found)
        anchors = frozenset(f.trigger.anchor.i for f in found)
        for finding in found:
            told.place(finding)
            finding.date = dating.date(finding, anchors)
            finding.place = where.of(finding.evidence, finding.token.idx, [*finding.source, *finding.target])
        findings += found
    below = [s for s in statements if not any(overlap(span, h) for span in s.content for h in headlines)]
    findings += _spoken(parsed, below, actors, who, words, told, findings)
    findings.sort(key=lambda f: f.evidence)
    return tuple(_event(i, f, _confidence(f, words, sights)) for i, f in enumerate(merged(findings), 1))


def status_at(
    parsed: ParsedReport, statements: Sequence[Statement], actors: Sequence[Actor], word: CharSpan, kind: EventType
) -> Status:
    """The status that reading gives to an event, given the word that names it and its type.

    Args:
        parsed: the report and its words.
        statements: for whose word the event is.
        actors: who may stand on its sides.
        word: the word that names it, in characters.
        kind: its type.
    """
    words, who = lexicon(), Who(parsed.doc, actors)
    span = parsed.span(*word)
    token = span.root if span is not None else parsed.doc[0]
    finding = mention(token, kind, who, words)
    finding.sight = sights_of(parsed).at({token.i, finding.trigger.anchor.i})
    finding.status = settled(finding.status, finding.sight)
    Told(parsed.doc, statements, who).place(finding)
    return finding.status


def _is_one_sentence(parsed: ParsedReport) -> bool:
    """Whether there is nothing but one sentence: it is coded by what it reports, not by what it presupposes."""
    return len(list(islice(parsed.sentences(), 2))) == 1


def _headlines(parsed: ParsedReport) -> list[CharSpan]:
    """The titles, and a short first paragraph put as a headline is: the report tells in full what they say."""
    segments, text = parsed.report.segments, parsed.report.text
    found = [s.span for s in segments if s.kind == "title"]
    if len(segments) > 1 and not found:
        first = text[segments[0].start : segments[0].end].rstrip()
        if len(first) <= HEADLINE_CHARS and (first[-1:] not in CLOSING or _is_headline(parsed, segments[0].span)):
            found.append(segments[0].span)
    return found


def _is_headline(parsed: ParsedReport, span: CharSpan) -> bool:
    """Whether a first paragraph with a full stop is put as headlines are: one sentence that tells in the present."""
    sentences = [s for s in parsed.sentences() if overlap((s.start_char, s.end_char), span)]
    return len(sentences) == 1 and sentences[0].root.tag_ == "VBZ"


def _spoken(
    parsed: ParsedReport,
    statements: Sequence[Statement],
    actors: Sequence[Actor],
    who: Who,
    words: Lexicon,
    told: Told,
    found: Sequence[Finding],
) -> list[Finding]:
    """Acts done by statements, save those that a verb of the report already names."""
    by_id = {a.id: a for a in actors}
    cues = {(f.type, f.token.sent.start) for f in found}
    out: list[Finding] = []
    for statement in statements:
        speaker = by_id.get(statement.speaker or "")
        if speaker is None:
            continue
        for act in acts_in(parsed.doc, statement, speaker, who, words):
            if (act.type, act.token.sent.start) in cues:
                continue
            act.evidence = evidence_of(act.trigger.anchor, parsed.report.text)
            act.date = statement.said_on
            outer = told.outer(statement)
            act.statement = outer.id if outer is not None else None
            if act.evidence:
                out.append(act)
    return out


def _in_sentence(sentence: Span, who: Who, words: Lexicon, text: str) -> list[Finding]:
    found: list[Finding] = []
    used: set[int] = set()
    for senses in triggers_in(sentence, who, words):
        if not senses or senses[0].token.i in used:
            continue
        finding = _finding(senses, who, words, text)
        if finding is not None and finding.evidence and retyped(finding, words):
            found.append(finding)
            clause = finding.trigger.clause
            if clause is not None and clause.patient is not None and finding.trigger.sense.object:
                used.add(clause.patient.i)
    return _outermost(found)


def _finding(senses: list[Trigger], who: Who, words: Lexicon, text: str) -> Finding | None:
    """The finding of a trigger in the first of its senses whose sides are known."""
    for trigger in senses:
        sides = sides_of(trigger, who, words)
        if sides is not None:
            return finding_of(trigger, sides, words, text)
    return None


def _outermost(found: list[Finding]) -> list[Finding]:
    """Without what is only asked for, refused, promised or threatened within another event of the sentence."""
    by_token = {f.trigger.anchor.i: f for f in found} | {f.token.i: f for f in found}
    return [f for f in found if not _is_within(f, by_token)]


def _is_within(finding: Finding, by_token: dict[int, Finding]) -> bool:
    token: Token = finding.trigger.anchor
    for _ in range(8):
        head = token.head
        if head == token:
            return False
        above = by_token.get(head.i)
        if above is not None and above is not finding:
            if above.type == "PROTEST" and finding.type in ("REQUEST", "ACCUSE", "REJECT"):
                return True
            if above.type == finding.type and token.dep_ != "conj":
                return True
            if above.type in ("REQUEST", "REJECT", "AGREE", "THREATEN") and token.dep_ not in (
                "conj",
                "relcl",
                "advcl",
            ):
                return True
        token = head
    return False


def _confidence(finding: Finding, words: Lexicon, sights: Sights) -> float:
    """How often findings as sure as that were right; without the encoder, of that type and status: confidence.toml."""
    sight = finding.sight
    if sight is not None:
        bias, sure, of_type, known = SEEN
        stated = bias + sure * _logit(sight.sure) + of_type * _logit(sight.types[finding.type])
        return round(1 / (1 + math.exp(-stated - known * finding.is_known)), 2)
    if sights.is_there and finding.type in SPOKEN:
        return SPOKEN[finding.type]
    return round(words.confidence["type"][finding.type] * words.confidence["status"][finding.status], 2)


def _logit(p: float) -> float:
    p = min(max(p, 0.01), 0.995)
    return math.log(p / (1 - p))


def _event(number: int, f: Finding, confidence: float) -> Event:
    return Event(
        id=f"e{number}",
        type=f.type,
        mode=f.mode,
        cameo=f.cameo,
        evidence=f.evidence,
        source=_ids(f.source),
        target=_ids(f.target),
        status=f.status,
        date=f.date,
        place=f.place,
        statement=f.statement,
        confidence=confidence,
    )


def _ids(actors: Iterable[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a.id for a in actors))

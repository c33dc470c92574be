"""From a parsed report to its conditions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.reading._words import ParsedReport
from onrecord.record import Actor, Condition, Mentions, Span, Statement, extent, overlap

from ._find import conditions_in
from ._halves import Halves, spans_of, subtree
from ._kind import kind_of
from ._lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SHARED = 3
BODIES = frozenset({"state", "government", "intergovernmental", "armed group", "organization", "party"})
COMMITTING = frozenset({"threat", "promise", "demand"})
CONFIDENCE = {
    "mark": 0.9,
    "phrase": 0.8,
    "until": 0.85,
    "nominal": 0.6,
    "without": 0.75,
    "inverted": 0.7,
    "consequence": 0.75,
}
"""The share of each pattern's finds that were marked in 65 annotated reports (86 finds, few but for "mark"; "inverted"
never occurred there and is a guess)."""


def read_conditions(
    parsed: ParsedReport, statements: Sequence[Statement], actors: Sequence[Actor]
) -> tuple[Condition, ...]:
    """Read the if-then threats, warnings, promises, demands and predictions of a report.

    Args:
        parsed: the report and its words.
        statements: for who says it.
        actors: for whose commitment it is where the report itself says it.
    """
    out: list[Condition] = []
    mentions: Mentions | None = None
    by_id = {a.id: a for a in actors}
    titles = [s.span for s in parsed.report.segments if s.kind == "title"]
    for sentence in parsed.sentences():
        if any(overlap((sentence.start_char, sentence.end_char), title) for title in titles):
            continue  # a headline only says in short what the report tells
        for halves in conditions_in(sentence):
            if mentions is None:
                mentions = Mentions(actors)
            found = _condition(len(out) + 1, halves, parsed, statements, mentions, by_id)
            if found is not None and not any(overlap(extent(c.if_), extent(found.if_)) for c in out[-4:]):
                out.append(found)
    return tuple(out)


def _condition(
    number: int,
    halves: Halves,
    parsed: ParsedReport,
    statements: Sequence[Statement],
    mentions: Mentions,
    by_id: Mapping[str, Actor],
) -> Condition | None:
    text = parsed.report.text
    if_ = spans_of(halves.if_tokens, text)
    if not if_:
        return None
    statement = _statement(extent(if_), statements)
    then_tokens = _then_tokens(halves, statement)
    then = spans_of(then_tokens, text)
    doer = _doer(halves, mentions)
    speaker = by_id.get(statement.speaker or "") if statement is not None else None
    told = statement is not None
    traded = halves.pattern == "nominal" and any(t.lower_ in ("exchange", "return") for t in halves.if_tokens[:3])
    kind = kind_of(
        halves.opener.lower_,
        then_tokens,
        _cue(statement, parsed.doc),
        doer is not None and (_is_side(doer, speaker) if told else _commits(doer, then_tokens)),
        told=told,
        traded=traded,
    )
    if speaker is None and not told:
        speaker = doer if kind in COMMITTING or _speaks(halves) else _outlet(parsed, by_id)
    return Condition.model_validate(
        {
            "id": f"c{number}",
            "statement": statement.id if statement else None,
            "speaker": statement.speaker if statement is not None else speaker.id if speaker is not None else None,
            "if": if_,
            "then": then or None,
            "kind": kind,
            "confidence": CONFIDENCE[halves.pattern],
        }
    )


def _then_tokens(halves: Halves, statement: Statement | None) -> list[Token]:
    """The tokens of the consequence; those outside the statement that holds the condition are another's."""
    if halves.then is None:
        return []
    mine = frozenset(t.i for t in halves.if_tokens)
    tokens = [t for t in halves.then_tokens or () if t.i not in mine]
    if halves.then_tokens is None:
        tokens = [t for t in subtree(halves.then, clip=True) if t.i not in mine and not _below(t, mine)]
    if statement is None:
        return tokens
    inside = [t for t in tokens if any(s <= t.idx < e for s, e in statement.content)]
    return inside or tokens


def _below(token: Token, heads: frozenset[int]) -> bool:
    return token.head.i in heads


def _statement(span: Span, statements: Sequence[Statement]) -> Statement | None:
    """The innermost statement that holds most of a span."""
    best: tuple[int, int, Statement] | None = None
    for statement in statements:
        shared = sum(overlap(span, s) for s in statement.content)
        if 2 * shared < span[1] - span[0]:
            continue
        length = sum(e - s for s, e in statement.content)
        if best is None or length < best[0]:
            best = (length, shared, statement)
    return best[2] if best else None


def _doer(halves: Halves, mentions: Mentions) -> Actor | None:
    """Who acts in the consequence; a verb joined to another by "and" shares its subject."""
    verb = halves.then
    for _ in range(SHARED):
        if verb is None:
            return None
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None:
            return mentions.at((subject.idx, subject.idx + len(subject)))
        verb = verb.head if verb.dep_ in ("conj", "xcomp") else None
    return None


def _commits(doer: Actor, then_tokens: Sequence[Token]) -> bool:
    """Whether a report tells what a body will do, which only that body can have said; a person "would" do much."""
    return doer.kind in BODIES and any(t.lower_ in ("will", "'ll", "’ll", "wo") for t in then_tokens)


def _speaks(halves: Halves) -> bool:
    """Whether the consequence is itself the saying of it: "officials have warned of a clash if …"."""
    cues = lexicon()["kind"]
    return halves.then is not None and any(
        halves.then.lemma_ in words for name, words in cues.items() if "cues" in name
    )


def _outlet(parsed: ParsedReport, actors: Mapping[str, Actor]) -> Actor | None:
    """The outlet, where it is an actor of its report: whoever foretells in the report's own voice."""
    outlet = parsed.report.outlet
    return next((a for a in actors.values() if a.kind == "media" and outlet and a.name == outlet), None)


def _is_side(doer: Actor, speaker: Actor | None) -> bool:
    """Whether somebody who acts is the speaker, or the speaker's own state."""
    if speaker is None:
        return False
    if doer.id == speaker.id:
        return True
    return doer.kind != "person" and doer.country is not None and doer.country == speaker.country


def _cue(statement: Statement | None, doc: Doc) -> str:
    if statement is None or not statement.cue:
        return ""
    words = doc.char_span(*statement.cue[0], alignment_mode="expand")
    return words.root.lemma_.lower() if words is not None else ""

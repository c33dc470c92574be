"""From a parsed report to its conditions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.reading._outlet import outlet_among
from onrecord.reading._words import ParsedReport
from onrecord.record import Actor, Condition, Mentions, Statement, extent, overlap

from ._author import author_of
from ._find import conditions_in
from ._halves import VERBAL, Halves, kids, spans_of, subtree
from ._kind import Outcome, kind_of
from ._who import commits, cue_of, doer_of, heard_beside, holder_of, is_own, speaks, statement_of, undertakes

if TYPE_CHECKING:
    from spacy.tokens import Token

COMMITTING = frozenset({"threat", "promise"})
CONFIDENCE = {
    "mark": 0.81,
    "phrase": 0.81,
    "until": 0.89,
    "nominal": 0.67,
    "without": 0.77,
    "inverted": 0.9,
    "consequence": 0.83,
}
"""The share of each pattern's finds that were marked in 359 annotated reports (378 finds, few but for "mark"; the six
of "inverted" were all marked, which is taken with a grain of salt)."""


def read_conditions(
    parsed: ParsedReport, statements: Sequence[Statement], actors: Sequence[Actor]
) -> tuple[Condition, ...]:
    """Read the if-then threats, warnings, promises, demands and predictions of a report.

    Args:
        parsed: the report and its words.
        statements: for who says it.
        actors: for whose commitment it is where the report itself says it; its author foretells, or the outlet
            among them.
    """
    out: list[Condition] = []
    mentions: Mentions | None = None
    by_id = {a.id: a for a in actors}
    author: Actor | None = None
    titles = [s.span for s in parsed.report.segments if s.kind == "title"]
    for sentence in parsed.sentences():
        if any(overlap((sentence.start_char, sentence.end_char), title) for title in titles):
            continue  # a headline only says in short what the report tells
        for halves in conditions_in(sentence):
            if mentions is None:
                mentions = Mentions(actors)
                author = author_of(parsed, mentions)
            found = _condition(len(out) + 1, halves, parsed, statements, mentions, by_id, author)
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
    author: Actor | None,
) -> Condition | None:
    text = parsed.report.text
    if_ = spans_of(halves.if_tokens, text)
    if not if_:
        return None
    statement = statement_of(extent(if_), statements)
    heard = statement or heard_beside(extent(if_), parsed, statements)
    speaker = by_id.get(heard.speaker or "") if heard is not None else None
    doer = doer_of(halves, mentions)
    narrowed = _narrowed(halves)
    cue = cue_of(statement, parsed.doc) or narrowed
    then_tokens = _then_tokens(halves, statement)
    bound = undertakes(halves, doer)
    own = is_own(halves, doer, speaker, heard) if heard else bool(cue) or (bool(doer) and commits(doer, then_tokens))
    own = own or bound
    outcome = Outcome(then_tokens, cue, own, heard is not None or bool(cue), halves.pattern == "consequence")
    kind = kind_of(halves.opener.lower_, outcome, traded=_is_trade(halves))
    if heard is None:
        own_word = kind in COMMITTING or cue or speaks(halves) or (kind == "demand" and (own or outcome.withheld))
        teller = holder_of(halves, mentions) or author or outlet_among(by_id.values(), parsed.report)
        speaker = doer if own_word else teller
    elif bound:
        speaker = doer  # who has bound itself, whoever tells of it
    return Condition.model_validate(
        {
            "id": f"c{number}",
            "statement": statement.id if statement else None,
            "speaker": speaker.id if speaker is not None else None,
            "if": if_,
            "then": spans_of(then_tokens, text) or None,
            "kind": kind,
            "confidence": CONFIDENCE[halves.pattern],
        }
    )


def _is_trade(halves: Halves) -> bool:
    return halves.pattern == "nominal" and any(t.lower_ in ("exchange", "return") for t in halves.if_tokens[:3])


def _narrowed(halves: Halves) -> str:
    """The verb of a "has threatened to hit back if …" that no statement holds; the consequence is what it threatens."""
    verb = halves.then
    if verb is None or halves.then_tokens is not None or not speaks(halves):
        return ""
    of = [c for p in kids(verb) if p.lower_ in ("of", "about") for c in kids(p) if c.dep_ == "pobj"]
    deed = next((c for c in kids(verb) if c.dep_ == "xcomp" and c.tag_ == "VB"), of[0] if of else None)
    if deed is None:
        return ""
    halves.then_tokens = [t for t in subtree(deed, clip=True) if t.lower_ != "to" or t.i > deed.i]
    halves.then = deed if deed.pos_ in VERBAL else verb
    return verb.lemma_.lower()


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
    return inside if any(t.pos_ in VERBAL for t in inside) else tokens


def _below(token: Token, heads: frozenset[int]) -> bool:
    return token.head.i in heads

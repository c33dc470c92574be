"""Attributions → statements: each question asked of the module that answers it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading._words import ParsedReport
from onrecord.record import Actor, Attribution, ChainLink, DatedBy, Statement, Time

from ._acts import Act, act_of, nest, turn_around
from ._audience import audience_of
from ._chain import Chains
from ._form import quoted_in
from ._media import media_in
from ._page import Page
from ._relayed import relay
from ._when import dates_of
from ._which import choose
from ._who import find_speakers


def read_statements(
    parsed: ParsedReport, attributions: Sequence[Attribution], actors: Sequence[Actor], times: Sequence[Time]
) -> tuple[Statement, ...]:
    """Say which attributions are acts of communication, and resolve who, through whom, to whom, when.

    Args:
        parsed: the report and its words.
        attributions: sources, cues and contents; one may lie in another's content.
        actors: everybody named, with every mention, pronouns too; looked up by place.
        times: the time expressions with their TIMEX3 values.

    Returns:
        Statements in the order in which the report makes them; `within` names one that is among them.
    """
    if not attributions:
        return ()
    page = Page(parsed, actors)
    acts = sorted((act_of(page, a) for a in attributions if a.content), key=lambda a: (a.at, a.content))
    turn_around(page, acts)
    nest(acts)
    find_speakers(page, acts)
    segments = parsed.report.segments
    paragraphs = [s.span for s in segments] or [(0, len(page.text))]
    media = media_in(page)
    relay(page, acts, media)
    named = [m.span for m in media]
    choose(page, acts, quoted_in(page.text, paragraphs), named)
    chains = Chains(page, acts, media)
    chain = {id(a): chains.of(a) for a in acts}
    dates = dates_of(page, acts, times, chain, named)
    kept = [a for a in acts if a.kept]
    ids = {id(a): f"s{i}" for i, a in enumerate(kept, 1)}
    return tuple(_statement(a, ids, chain, dates) for a in kept)


def _statement(
    act: Act, ids: dict[int, str], chains: dict[int, tuple[ChainLink, ...]], dates: dict[int, DatedBy]
) -> Statement:
    speaker = act.speaker
    return Statement(
        id=ids[id(act)],
        content=act.content,
        cue=act.given.cue,
        speaker_span=act.speaker_at,
        speaker=speaker.id if speaker else None,
        form=act.form,
        anonymous=speaker is None or speaker.anonymous,
        chain=chains[id(act)],
        audience=audience_of(act),
        said_on=dates.get(id(act)),
        within=_within(act, ids),
        confidence=round(act.sure, 3),
    )


def _within(act: Act, ids: dict[int, str]) -> str | None:
    outer = act.outer
    while outer is not None and id(outer) not in ids:
        outer = outer.outer
    return ids[id(outer)] if outer is not None else None

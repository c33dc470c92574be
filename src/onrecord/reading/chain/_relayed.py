"""Words that come through a medium, told beside its own report rather than within it.

*Reuters also reported that the spokesman rejected the plan, saying, “...”*: the words in quotation marks lie
outside what the parse gives to Reuters, but whoever says them is named within it.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record import Span, covers, in_order, overlap, overlaps

from ._acts import Act
from ._media import Medium
from ._page import Page

FAR = 2
"""Sentences from a medium's report within which its own words may still go on."""


def relay(page: Page, acts: Sequence[Act], media: Sequence[Medium]) -> None:
    """Put under a medium's report the acts whose speaker that report names, and take from it what they tell."""
    reporters = [a for a in acts if a.reports and a.given.source and _is_medium(a, media)]
    for act in acts:
        if act.outer is not None or not act.given.source or act in reporters:
            continue
        for reporter in reporters:
            if _introduces(reporter, act):
                act.outer = reporter
                reporter.inner.append(act)
                break
    for reporter in reporters:
        if reporter.inner:
            _without_told(page, reporter)


def _is_medium(act: Act, media: Sequence[Medium]) -> bool:
    """Whether an act's source is a medium, not a person of a medium ("a Reuters reporter") or one it quotes."""
    if act.reporter is not None:
        return False
    start, end = act.given.source[0]
    return any(overlap(m.span, (start, end)) and end - m.span[1] <= 1 for m in media)


def _introduces(reporter: Act, act: Act) -> bool:
    """Whether the speaker of an act is named in a medium's report whose words it goes on with."""
    if not covers(reporter.content, act.given.source) or not 0 <= act.sentence - reporter.sentence <= FAR:
        return False
    return act.content[0][0] >= reporter.content[0][0]


def _without_told(page: Page, reporter: Act) -> None:
    """Leave out of a medium's quoted words the sentences in which others speak: those are theirs."""
    told = [a.sentence for a in reporter.inner]
    parts: list[Span] = []
    for span in reporter.content:
        first, last = page.sentence_at(span[0]), page.sentence_at(span[1] - 1)
        if first == last:
            parts.append(span)
            continue
        for number in range(first, last + 1):
            start, end = page.sentence(number)
            cut = max(start, span[0]), min(end, span[1])
            if number not in told and cut[0] < cut[1]:
                parts.append(cut)
    content = in_order(parts)
    if content and not overlaps(content, reporter.given.cue):
        reporter.content = content

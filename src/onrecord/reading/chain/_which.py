"""Which attributions are statements: acts of communication, one for each act."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record import Span, covers, in_order, overlap, overlaps, trimmed

from ._acts import Act
from ._form import Quoted, form_of
from ._lists import words
from ._page import Page
from ._sure import is_purpose, sureness

ENOUGH = 0.4
"""Probability from which an attribution is given out as a statement."""
ENOUGH_OF_THINGS = 0.6
"""The same where the source is words for nobody in particular; of such given with less, 6 of 10 were wrong."""
OWN = 2
"""Words beside the inner report that an outer one may have and still be nothing but the inner one's reporter."""


def choose(page: Page, acts: list[Act], quoted: list[Quoted], media: Sequence[Span] = ()) -> None:
    """Set the form and the probability of each act, and which are kept as statements.

    An act whose content is nothing but another's report is kept only in that one's chain; of two
    acts with one content, the surer one is kept.
    """
    for act in acts:
        act.content = _without_titles(page, act, media)
        told = act.at if act.given.cue or act.given.source else None
        act.form = form_of(page, quoted, act.content, told)
        act.sure = sureness(page, act, act.form)
        act.kept = (
            act.kept
            and act.sure >= _enough(act)
            and not (is_purpose(act.cue) or _is_nobodys(act))
            and not _is_title(page, act, media)
        )
    for act in acts:
        if act.kept and act.inner and act.reports and _only_reports(page, act):
            act.kept = False
    _keep_one_for_each_content([a for a in acts if a.kept])


def _is_nobodys(act: Act) -> bool:
    """Whether a cue without a speaker tells of no act of speech: "is seen as", "to establish what", "focusing on"."""
    if act.cue is None or act.speaker is not None or act.given.source or act.form == "direct":
        return False
    passive = any(c.dep_ == "auxpass" for c in act.cue.children)
    return (
        (passive and act.lemma in words("which", "plain_passive"))
        or (act.cue.tag_ == "VB" and not passive)
        or (act.cue.dep_ in ("csubj", "pcomp") and act.lemma not in words("which", "sure"))
    )


def _enough(act: Act) -> float:
    """The least probability: more is asked of what has a source that seems no one's ("the number ... admits")."""
    who = act.speaker
    thing = who is not None and who.anonymous and who.sector is None and who.kind == "group"
    return ENOUGH_OF_THINGS if thing else ENOUGH


def _is_title(page: Page, act: Act, media: Sequence[Span]) -> bool:
    """Whether what looks quoted is a programme's or a paper's name in quotation marks."""
    return all(_names_medium(page, span, media) for span in act.content)


def _names_medium(page: Page, span: Span, media: Sequence[Span]) -> bool:
    bare = trimmed(page.text, span, "“”\"'‘’`.,")
    return bare is not None and covers(media, (bare,))


def _without_titles(page: Page, act: Act, media: Sequence[Span]) -> tuple[Span, ...]:
    """A content without the pieces that only name a programme in quotation marks, unless nothing else is left."""
    if len(act.content) == 1 or not media:
        return act.content
    kept = tuple(s for s in act.content if not _names_medium(page, s, media))
    return kept or act.content


def _only_reports(page: Page, act: Act) -> bool:
    """Whether an act says nothing of its own besides what it reports others to have said."""
    inner = in_order(s for a in act.inner if a.kept for s in (*a.speaker_at, *a.given.cue, *a.content))
    if not inner:
        return False
    if any(_is_all(page, act, a) for a in act.inner if a.kept):
        return True
    idle, own = words("inner", "empty"), 0
    for span in act.content:
        for token in page.tokens(span):
            if token.is_punct or token.is_space or token.lower_ in idle:
                continue
            at: Span = (token.idx, token.idx + len(token))
            own += not any(overlap(at, s) for s in inner)
            if own > OWN:
                return False
    return True


def _is_all(page: Page, outer: Act, inner: Act) -> bool:
    """Whether an act only gives another's words: "Reuters reported that last week in Kyiv the minister said: ...".

    Either the inner cue ends what the outer one gives, and the words follow; or it governs all of it.
    """
    if inner.cue is None or inner.lemma in words("carried", "no_report"):
        return False
    end = outer.content[-1][1]
    last = page.head(((inner.cue.idx, end),))
    if not overlaps(outer.content, inner.content):
        follows = inner.content[0][0] >= end and not page.text[inner.cue.idx + len(inner.cue) : end].strip(" :,")
        return follows and last is not None
    governed = inner.cue.left_edge.idx, inner.cue.right_edge.idx + len(inner.cue.right_edge)
    rest = [s for s in _uncovered(outer.content, governed) if any(c.isalnum() for c in page.text[slice(*s)])]
    return not rest and inner.cue.i == _governor(page, outer.content)


def _uncovered(content: tuple[Span, ...], by: Span) -> list[Span]:
    parts = [(s, min(e, by[0])) for s, e in content] + [(max(s, by[1]), e) for s, e in content]
    return [p for p in parts if p[0] < p[1]]


def _governor(page: Page, content: tuple[Span, ...]) -> int:
    head = page.head(content)
    return head.i if head is not None else -1


def _keep_one_for_each_content(acts: list[Act]) -> None:
    best: dict[tuple[Span, ...], Act] = {}
    for act in acts:
        rival = best.get(act.content)
        if rival is None:
            best[act.content] = act
            continue
        loser = rival if act.sure > rival.sure else act
        loser.kept = False
        if loser is rival:
            best[act.content] = act

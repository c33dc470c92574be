"""An attribution on its way to becoming a statement."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.reading.lexicon import cue_class
from onrecord.record import Actor, Attribution, Form, Spans, covers, extent, overlap, trimmed

from ._lists import words
from ._page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token


MOSTLY = 0.8
"""Share of an inner content that must lie in the outer one."""
_ANSWERS = frozenset({"judge", "ask", "commit"})


@dataclass(slots=True, eq=False)
class Act:
    """One attribution and what has been worked out of it so far.

    Attributes:
        given: the attribution.
        content: what was said; the attribution's, less a reporter named at its end.
        cue: the token that governs its cue, or None where it has none.
        at: the character where it is told that something was said (cue, else source, else content).
        sentence: number of the sentence that holds `at`.
        paragraph: number of the segment that holds `at`.
        speaker: who says it, or None.
        outer: the act whose content holds this one.
        sure: probability that it is a statement.
        form: how its words are printed.
        speaker_at: where the speaker is named.
        reporter: who passes the words on, where the cue is the reporter's: "the Times said, citing ...".
        kept: whether it becomes a statement; one that does not can still be a link in a chain.
    """

    given: Attribution
    content: Spans
    cue: Token | None
    at: int
    sentence: int
    paragraph: int
    speaker: Actor | None = None
    outer: Act | None = None
    kept: bool = True
    sure: float = 0.0
    form: Form = "indirect"
    speaker_at: Spans = ()
    reporter: Actor | None = None
    inner: list[Act] = field(default_factory=list)

    @property
    def lemma(self) -> str:
        """The lemma of the cue's governing word, in lower case; empty without a cue."""
        return self.cue.lemma_.lower() if self.cue is not None else ""

    @property
    def reports(self) -> bool:
        """Whether the act reports what is said in it, not answers, asks or denies it."""
        if self.cue is None:
            return True
        return self.lemma not in words("carried", "no_report") and cue_class(self.lemma) not in _ANSWERS


def act_of(page: Page, given: Attribution) -> Act:
    """Find where an attribution stands."""
    where = given.cue or given.source or given.content
    at = where[0][0]
    cue = page.head(given.cue) if given.cue else None
    return Act(
        given, given.content, cue, cue.idx if cue is not None else at, page.sentence_at(at), page.paragraph_at(at)
    )


def turn_around(page: Page, acts: list[Act]) -> None:
    """Put under its reporter what an attribution has the wrong way round.

    In "the speaker said it was a lie, *according to local media*" the reporter stands at the end of the
    words, and would seem to be told in them.
    """
    for reporter in acts:
        told = (*reporter.given.source, *reporter.given.cue)
        if not reporter.given.source or reporter.lemma not in words("carried", "trailing"):
            continue
        start, end = extent(told)
        for act in acts:
            first, last = act.content[-1]
            if act is reporter or not first < start or not end <= last <= end + 2 or act.at > start:
                continue
            rest = trimmed(page.text, (first, start), ",–—- ")
            if rest is not None and covers(act.content, reporter.content) and not _stands_under(reporter, act):
                act.content = (*act.content[:-1], rest)
                act.outer, reporter.kept = reporter, False


def nest(acts: list[Act]) -> None:
    """Set for each act the narrowest other one whose content holds its cue (or source) and its content.

    The acts are in order of their extents, so that only those begun and not yet ended are looked at.
    """
    spans = sorted(((extent(a.content), a) for a in acts), key=lambda x: (x[0][0], -x[0][1]))
    accordings = [a for a in acts if a.lemma == "accord"]
    open_: list[tuple[int, Act]] = []
    ordered = sorted(acts, key=lambda a: min(a.at, a.content[0][0]))
    k = 0
    for act in ordered:
        begins = min(act.at, act.content[0][0])
        while k < len(spans) and spans[k][0][0] <= begins:
            open_.append((spans[k][0][1], spans[k][1]))
            k += 1
        open_ = [(end, a) for end, a in open_ if end > begins]
        if act.outer is not None:
            act.outer.inner.append(act)
            continue
        holders = [a for _, a in open_ if a is not act and _holds(a, act) and not _stands_under(a, act)]
        if holders:
            act.outer = min(holders, key=lambda a: _size(a.content))
        else:
            act.outer = _according(act, accordings)
        if act.outer is not None:
            act.outer.inner.append(act)


def _according(act: Act, accordings: list[Act]) -> Act | None:
    """The "according to ..." under which an act stands whose own content ends before it."""
    if act.cue is None:
        return None
    for other in accordings:
        if other.sentence != act.sentence or other is act or other.cue is None:
            continue
        verb = other.cue.head
        if act.cue.i != other.cue.i and not _stands_under(other, act) and _under(act.cue, verb.i):
            return other
    return None


def _under(token: Token, governor: int) -> bool:
    for _ in range(4):
        if token.i == governor:
            return True
        if token.dep_ not in ("advcl", "conj", "xcomp"):
            return False
        token = token.head
    return False


def _stands_under(act: Act | None, other: Act) -> bool:
    """Whether an act is another or stands, at whatever depth, within it."""
    while act is not None:
        if act is other:
            return True
        act = act.outer
    return False


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def _holds(outer: Act, inner: Act) -> bool:
    """Whether an act is told within the content of another."""
    told = inner.given.cue or inner.given.source
    if not told or not covers(outer.content, told):
        return False
    if _size(inner.content) >= _size(outer.content):
        return False
    shared = sum(overlap(o, i) for o in outer.content for i in inner.content)
    return shared >= MOSTLY * _size(inner.content)

"""On what day it was said, as far as the report says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onrecord.record import ChainLink, DatedBy, Span, Time, in_order, overlap

from ._acts import Act
from ._lists import words
from ._page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_WEEK = re.compile(r"^(\d{4})-W(\d{2})")
_DATE = re.compile(r"^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=T|$)")
_PART_OF_YEAR = re.compile(r"^(\d{4})-(?:Q\d|H\d|SP|SU|FA|WI)")
LASTS = 25
"""Sentences after which a speaker's earlier words no longer date the later ones."""
LEADS = 10
"""Sentences in which the date of what a report opens with may follow."""
BESIDE = 12
"""Characters between a cue and a time that stands beside it, whatever the parse says: "told reporters on Monday"."""
RECENT = 31
"""Days before a report within which a day named near a cue, not by its own clause, is taken for its date."""


@dataclass(frozen=True, slots=True)
class _Dated:
    by: DatedBy
    sentence: int
    media: tuple[str, ...]


def dates_of(
    page: Page,
    acts: Sequence[Act],
    times: Sequence[Time],
    chains: Mapping[int, tuple[ChainLink, ...]],
    media: Sequence[Span] = (),
) -> dict[int, DatedBy]:
    """When acts were performed, by `id` of the act; those that nothing dates are left out.

    A time of the cue's own clause dates an act. One without takes the date on which the report
    last had the same speaker speak; the report's opening takes that of the words it sums up.

    Args:
        page: the report.
        acts: in text order.
        times: its time expressions with their values.
        chains: the chain of each act by `id`: words to another medium were said at another time.
    """
    beside = _Beside(page, times, acts, media)
    out: dict[int, DatedBy] = {}
    last: dict[str, _Dated] = {}
    waiting: dict[str, list[Act]] = {}
    for act in acts:
        found = beside.of(act)
        if act.speaker is None or act.outer is not None:
            if found is not None:
                out[id(act)] = found
            continue
        key = act.speaker.id
        if found is None:
            before = last.get(key)
            if _is_another_time(page, act):
                continue
            if before is not None and _goes_on(act, before, _media(chains, act)):
                found = before.by
            elif act.cue is not None and act.cue.tag_ == "VBD":
                found = beside.around(act)
        if found is None:
            waiting.setdefault(key, []).append(act)
            continue
        for opening in waiting.pop(key, ()):
            if act.sentence - opening.sentence <= LEADS and len(found.value) == len("2000-01-01"):
                out[id(opening)] = found
        out[id(act)] = found
        if len(found.value) > len("2000"):
            last[key] = _Dated(found, act.sentence, _media(chains, act))
    return out


def _media(chains: Mapping[int, tuple[ChainLink, ...]], act: Act) -> tuple[str, ...]:
    return tuple(link.name for link in chains.get(id(act), ())[1:-1])


def _goes_on(act: Act, before: _Dated, media: tuple[str, ...]) -> bool:
    """Whether an act may be of the occasion on which its speaker last spoke."""
    if act.sentence - before.sentence > LASTS or _is_perfect(act.cue):
        return False
    return not media or not before.media or media == before.media


class _Beside:
    """The time that the clause of a cue gives."""

    def __init__(self, page: Page, times: Sequence[Time], acts: Sequence[Act], media: Sequence[Span]) -> None:
        self._page = page
        contents = in_order(span for a in acts for span in a.content)
        published = page.parsed.report.published
        self._latest = published.value if published else "9999"
        self._times = sorted(
            (t.span, value) for t in times if (value := cut(t.value)) is not None and self._may_date(t, value, media)
        )
        self._starts = [span[0] for span, _ in self._times]
        self._own_voice = [
            not any(overlap(span, c) for c in contents[max(0, bisect_left(contents, span) - 1) :][:3])
            for span, _ in self._times
        ]

    def _may_date(self, time: Time, value: str, media: Sequence[Span]) -> bool:
        """Whether a time is a date, not after the report, and no medium's name: "This Week"."""
        if time.type not in ("DATE", "TIME") or value[: len(self._latest)] > self._latest:
            return False
        return not any(overlap(time.span, m) for m in media)

    def around(self, act: Act) -> DatedBy | None:
        """The day that the sentence names in the report's own voice, or the one before if the speaker is in it."""
        for number in (act.sentence, act.sentence - 1):
            if number < 0:
                break
            start, end = self._page.sentence(number)
            if number < act.sentence and not self._is_there(act, (start, end)):
                break
            low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
            for i in range(high - 1, low - 1, -1):
                span, value = self._times[i]
                if self._own_voice[i] and self._is_recent(value) and _in_main_clause(self._page.head((span,))):
                    return DatedBy(value=value, spans=(span,))
        return None

    def _is_recent(self, value: str) -> bool:
        """Whether a value is a day of the month before the report came out."""
        if len(value) != len("2000-01-01"):
            return False
        try:
            return (date.fromisoformat(self._latest) - date.fromisoformat(value)).days <= RECENT
        except ValueError:
            return False

    def _is_there(self, act: Act, sentence: Span) -> bool:
        return any(actor is act.speaker for _, actor in self._page.mentions_in(sentence))

    def of(self, act: Act) -> DatedBy | None:
        if act.cue is None:
            return None
        start, end = self._page.sentence(act.sentence)
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        near = [
            (abs(span[0] - act.at), span, value)
            for span, value in self._times[low:high]
            if not any(overlap(span, s) for s in (*act.content, *act.given.source)) and self._belongs(span, act)
        ]
        if not near:
            return None
        _, span, value = min(near)
        return DatedBy(value=value, spans=(span,))

    def _belongs(self, span: Span, act: Act) -> bool:
        """Whether a time is said of the act: it stands beside the cue, opens the clause, or hangs on the cue."""
        token = self._page.head((span,))
        if token is None or act.cue is None:
            return False
        return self._stands_beside(span, act) or _hangs_on(token, _governors(act.cue))

    def _stands_beside(self, span: Span, act: Act) -> bool:
        text = self._page.text
        told = act.given.cue[-1][1] if act.given.cue else act.at
        if 0 <= span[0] - told <= BESIDE:
            between = text[told : span[0]].strip().lower()
            return between in ("", "on", "in", "late", "late on", "early on", "earlier", "in a", "early")
        source = act.given.source[0][0] if act.given.source else -1
        return 0 <= source - span[1] <= 2 and source < act.at


def _governors(cue: Token) -> set[int]:
    """A cue and the verbs that it is a part of: "voted on Saturday not to attend, *saying* ..."."""
    out = {cue.i}
    while cue.dep_ in ("advcl", "conj", "xcomp", "pcomp", "prep", "parataxis", "agent", "acl") and len(out) < 5:
        cue = cue.head
        out.add(cue.i)
    return out


def _hangs_on(token: Token, governors: set[int]) -> bool:
    for _ in range(8):
        if token.i in governors:
            return True
        if token.dep_ == "prep" and token.lower_ in words("when", "not_on"):
            return False
        shown = token.dep_ == "acl" and token.lemma_.lower() in words("when", "published")
        if token.dep_ not in words("when", "through") and not shown:
            return False
        if token.dep_ == "advcl" and _is_marked_off(token):
            return False
        token = token.head
    return False


def _is_marked_off(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in words("when", "not_on") for c in verb.children)


def _in_main_clause(token: Token | None) -> bool:
    for _ in range(12):
        if token is None or token.dep_ in ("relcl", "acl"):
            return False
        if token.head.i == token.i:
            return True
        token = token.head
    return False


def _is_perfect(cue: Token | None) -> bool:
    """Whether a cue says that something has been said, at whatever time: "has warned"."""
    if cue is None:
        return False
    return any(c.dep_ == "aux" and c.lower_ in ("has", "have", "'s", "’s", "'ve", "’ve") for c in cue.children)


def _is_another_time(page: Page, act: Act) -> bool:
    """Whether the clause says that it was said at another time, without saying when: "had previously said"."""
    if act.cue is None:
        return False
    return any(
        (c.dep_ == "advmod" and c.lower_ in words("when", "another_time")) or (c.dep_ == "aux" and c.lower_ == "had")
        for c in act.cue.children
    )


def cut(value: str) -> str | None:
    """A TIMEX3 value as the date it names, cut at what is known; None where it names none.

    A week becomes its month (that of its Thursday), since a range is dated by its month; a
    quarter, half or season its year.

    Example:
        >>> cut("2018-02-19TEV"), cut("2018-W08"), cut("2018-Q1"), cut("PAST_REF"), cut("P3D")
        ('2018-02-19', '2018-02', '2018', None, None)
    """
    week = _WEEK.match(value)
    if week:
        try:
            return date.fromisocalendar(int(week[1]), int(week[2]), 4).isoformat()[:7]
        except ValueError:
            return None
    whole = _DATE.match(value)
    if whole:
        return whole[0] if _is_date(whole[0]) else None
    part = _PART_OF_YEAR.match(value)
    return part[1] if part else None


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True

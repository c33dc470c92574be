"""The day with which a report opens, and which of its words that day dates.

News tells first what happened and when: "*Ilves* met the guards *on Monday*". What Ilves is then said to have
said was said on Monday unless the report says otherwise; and where no other day is told of and the report came out
on that one, everybody's words were said on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.record import Actor, ChainLink, DatedBy

from ._acts import Act
from ._beside import in_main_clause
from ._days import Day, Days
from ._lists import words
from ._page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

WEEK = 6
"""Days before a report on which what it tells of can have happened: it calls them by their weekday."""
SENTENCES = 8
"""Sentences at the head of a report in which it says when that was."""
CLIMB = 12
"""Steps up the parse from a day to the main verb."""


class Opening:
    """The day with which a report opens.

    Attributes:
        by: the day, or None where the report names none at its head, or one that is to come.
        sentence: number of the sentence that names it.
        subject: of whom that sentence tells, or None.
        is_only_one: whether the report came out on that day and tells of no other of the week before.
    """

    def __init__(self, page: Page, days: Days) -> None:
        self._page = page
        paragraphs = [s for s in page.parsed.report.segments if s.kind == "paragraph"]
        self._first = page.sentence_at(paragraphs[0].start) if paragraphs else 0
        told = list(days.told_of_last(WEEK))
        day = next((d for d in told if self._is_at_head(d) and _is_past(page.head((d.span,)))), None)
        self.by = DatedBy(value=day.value, spans=(day.span,)) if day is not None else None
        self.sentence = page.sentence_at(day.span[0]) if day is not None else 0
        self.subject = _subject(page, day) if day is not None else None
        self.is_only_one = day is not None and day.value == days.published and all(d.value == day.value for d in told)

    def dates(self, act: Act, chain: tuple[ChainLink, ...]) -> bool:
        """Whether the report's one day is that of an act: told of as past, and not passed on by another."""
        passed_on = any(link.span for link in chain[1:-1])
        return self.is_only_one and not passed_on and act.outer is None and self._is_told_as_past(act)

    def _is_at_head(self, day: Day) -> bool:
        return self._page.sentence_at(day.span[0]) - self._first < SENTENCES

    def _is_told_as_past(self, act: Act) -> bool:
        """Whether a cue tells of one act: in the simple past, or at the very head in what says the same of news."""
        if act.cue is None or is_of_another_time(act):
            return False
        segment = self._page.segment_at(act.at)
        if segment is not None and segment.kind == "title":
            return True
        cue = act.cue
        while cue.tag_ == "VBG" and cue.dep_ in ("advcl", "conj") and cue.head.i != cue.i:
            cue = cue.head
        # "The ministry has said ..." opens a report of what was said on its day; further down it may be any day.
        return act.sentence <= self._first if is_perfect(cue) else cue.tag_ == "VBD"


def _subject(page: Page, day: Day) -> Actor | None:
    """Of whom the sentence whose main clause names a day tells."""
    token = page.head((day.span,))
    if token is None or not in_main_clause(token):
        return None
    subject = next((t for t in token.sent.root.children if t.dep_ in ("nsubj", "nsubjpass")), None)
    return page.actor_at(((subject.idx, subject.idx + len(subject)),)) if subject is not None else None


def _is_past(token: Token | None) -> bool:
    """Whether a time stands in a clause of the past: none of the verbs above it says what is, will or should be."""
    for _ in range(CLIMB):
        if token is None or token.tag_ in ("VBZ", "VBP", "VB", "MD") or any(c.tag_ == "MD" for c in token.children):
            return False
        if token.head.i == token.i:
            return token.pos_ in ("VERB", "AUX")
        token = token.head
    return False


def is_perfect(cue: Token | None) -> bool:
    """Whether a cue says that something has been said, at whatever time: "has warned"."""
    if cue is None:
        return False
    return any(c.dep_ == "aux" and c.lower_ in ("has", "have", "'s", "’s", "'ve", "’ve") for c in cue.children)


def is_of_another_time(act: Act) -> bool:
    """Whether the clause says that it was said at another time than what is told beside it: "had previously said"."""
    if act.cue is None:
        return False
    if any(c.dep_ == "advmod" and c.lower_ in words("when", "another_time") for c in act.cue.children):
        return True
    verbs = (act.cue, act.cue.head) if act.cue.dep_ in ("advcl", "conj") else (act.cue,)
    return any(c.dep_ == "aux" and c.lower_ == "had" for verb in verbs for c in verb.children)

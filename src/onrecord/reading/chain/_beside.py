"""The time that the clause of a cue, or the sentence around it, gives to what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.record import DatedBy, Span, overlap

from ._acts import Act
from ._days import Days
from ._lists import words
from ._page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

BESIDE = 12
"""Characters between a cue and a time that stands beside it, whatever the parse says: "told reporters on Monday"."""
RECENT = 31
"""Days before a report within which a day named near a cue, not by its own clause, is taken for its date."""
CLIMB = 12
"""Steps up the parse from a time to what it is said of."""


class Beside:
    """Looks for the time of an act near its cue.

    Args:
        page: the report.
        days: its times that can date words.
    """

    def __init__(self, page: Page, days: Days) -> None:
        self._page = page
        self._days = days

    def of(self, act: Act) -> DatedBy | None:
        """The time of the cue's own clause, the nearest if there are several."""
        if act.cue is None:
            return None
        near = [
            (abs(day.span[0] - act.at), day)
            for day in self._days.within(self._page.sentence(act.sentence))
            if self._belongs(day.span, act)
        ]
        if not near:
            return None
        _, day = min(near, key=lambda n: (n[0], n[1].span))
        return DatedBy(value=day.value, spans=(day.span,))

    def on_programme(self, act: Act) -> DatedBy | None:
        """The day of a Sunday programme named beside the cue: "told *Meet the Press*"."""
        start, end = self._page.sentence(act.sentence)
        sunday = self._days.last_sunday()
        if sunday is None:
            return None
        for name in sorted(words("media", "on_sundays")):
            at = self._page.text.find(name, start, end)
            span = at, at + len(name)
            if at >= 0 and not any(overlap(span, s) for s in (*act.content, *act.given.source)):
                return DatedBy(value=sunday, spans=(span,))
        return None

    def around(self, act: Act) -> DatedBy | None:
        """The day that the sentence names in the report's own voice, or the one before if the speaker is in it."""
        for number in (act.sentence, act.sentence - 1):
            if number < 0:
                break
            sentence = self._page.sentence(number)
            if number < act.sentence and not self._is_there(act, sentence):
                break
            for day in reversed(self._days.within(sentence)):
                recent = day.told and self._days.is_of_last(RECENT, day)
                if recent and in_main_clause(self._page.head((day.span,))):
                    return DatedBy(value=day.value, spans=(day.span,))
        return None

    def _is_there(self, act: Act, sentence: Span) -> bool:
        return any(actor is act.speaker for _, actor in self._page.mentions_in(sentence))

    def _belongs(self, span: Span, act: Act) -> bool:
        """Whether a time is said of the act: it stands beside the cue, opens the clause, or hangs on the cue."""
        token = self._page.head((span,))
        if token is None or act.cue is None:
            return False
        if any(overlap(span, s) for s in act.content):
            return _ends(span, act) and _hangs_beside(token, act.cue)
        if any(overlap(span, s) for s in act.given.source):
            return _is_published(token)
        governors = _governors(act.cue)
        return (
            self._stands_beside(span, act)
            or self._opens(span, act)
            or _hangs_on(token, governors)
            or _speaks_then(token, governors)
        )

    def _stands_beside(self, span: Span, act: Act) -> bool:
        """Whether a time stands right after the cue, right before the source, or between the two."""
        text = self._page.text
        told = act.given.cue[-1][1] if act.given.cue else act.at
        if 0 <= span[0] - told <= BESIDE:
            return text[told : span[0]].strip().lower() in words("when", "beside")
        start, end = act.given.source[0] if act.given.source else (-1, -1)
        if start > act.at or self._is_turned_away(span):
            return False
        return 0 <= start - span[1] <= 2 or (0 <= span[0] - end <= 2 and 0 <= act.at - span[1] <= 2)

    def _is_turned_away(self, span: Span) -> bool:
        """Whether the word before a time says that it is another: "*before* Monday"."""
        first = self._page.tokens(span)[0]
        before = first.doc[first.i - 1].lower_ if first.i else ""
        return before != "of" and before in words("when", "not_on")

    def _opens(self, span: Span, act: Act) -> bool:
        """Whether a time opens the sentence whose main verb the cue is, whatever the parse takes it for."""
        if act.cue is None or act.cue.head.i != act.cue.i:
            return False
        start = self._page.sentence(act.sentence)[0]
        return self._page.text[start : span[0]].strip().lower() in words("when", "opening")


def _ends(span: Span, act: Act) -> bool:
    """Whether a time ends a piece of what is given as said: "called it a lie in a letter *on Sunday*"."""
    return any(0 <= end - span[1] <= 1 for _, end in act.content)


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
        if token.dep_ in ("prep", "mark") and token.lower_ in words("when", "not_on"):
            return False
        if token.dep_ not in words("when", "through") and not _shows(token):
            return False
        if token.dep_ == "advcl" and _is_marked_off(token):
            return False
        token = token.head
    return False


def _hangs_beside(token: Token, cue: Token) -> bool:
    """Whether a time is the cue's own by one step, "on" apart, and so not that of anything said."""
    if token.dep_ == "pobj" and token.head.lower_ in ("on", "in"):
        token = token.head
    return token.head.i == cue.i and token.dep_ in ("npadvmod", "prep", "tmod")


def _is_published(token: Token) -> bool:
    """Whether a time says when the words that speak came out: "a poll *released on Sunday*"."""
    verb = _clause(token)
    return verb is not None and verb.dep_ in ("acl", "relcl") and verb.lemma_.lower() in words("when", "published")


def _speaks_then(token: Token, governors: set[int]) -> bool:
    """Whether a time is that of the speaking that is told of the speaker: "Ilves, *speaking on Monday*, said"."""
    verb = _clause(token)
    if verb is None or verb.dep_ != "acl" or verb.lemma_.lower() not in words("when", "speaking"):
        return False
    return verb.head.dep_ == "nsubj" and verb.head.head.i in governors


def _clause(token: Token) -> Token | None:
    """The verb of the clause on a noun by whose words a time is dated."""
    for _ in range(4):
        if token.dep_ in ("acl", "relcl"):
            return token
        if token.dep_ not in words("when", "through"):
            return None
        token = token.head
    return None


def _shows(token: Token) -> bool:
    return token.dep_ == "acl" and token.lemma_.lower() in words("when", "published")


def _is_marked_off(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in words("when", "not_on") for c in verb.children)


def in_main_clause(token: Token | None) -> bool:
    """Whether a word stands in no clause that only tells more of a noun."""
    for _ in range(CLIMB):
        if token is None or token.dep_ in ("relcl", "acl"):
            return False
        if token.head.i == token.i:
            return True
        token = token.head
    return False

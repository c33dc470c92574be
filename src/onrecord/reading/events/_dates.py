"""When an event happened: from a time expression in its clause, cut at what is known."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.record import DatedBy, Span, Time

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

WEEK = re.compile(r"^(\d{4})-W(\d{2})(?:-WE)?$")
DAY = re.compile(r"^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T.*)?$")
YEAR_OF_SEASON = re.compile(r"^(\d{4})-(?:SP|SU|FA|WI|Q\d|H\d)$")
MAX_CLIMB = 14
SHARED = 3
MONTH = len("2022-03")
BACK = 3
"""Sentences back to one that has a date. On 151 annotated reports the second and third gave six, five of them right."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBAL = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})
OF_NOUN = frozenset({"poss", "compound", "nmod", "amod", "nummod"})
OWN_CLAUSE = frozenset({"ccomp", "relcl", "advcl", "conj", "acl", "pcomp"})
SHARING = frozenset({"xcomp", "conj", "advcl"})


def date_of(value: str) -> str | None:
    """A TIMEX3 value as a date of the record: `2022-W12` is a month, a season its year; None for what is no date.

    Example:
        >>> date_of("2022-03-24T09:00"), date_of("2022-W12"), date_of("2022-SU"), date_of("PRESENT_REF")
        ('2022-03-24', '2022-03', '2022', None)
    """
    if found := DAY.match(value):
        return found.group(1)
    if found := WEEK.match(value):
        year, week = int(found.group(1)), int(found.group(2))
        try:
            return datetime.date.fromisocalendar(year, week, 4).isoformat()[:7]
        except ValueError:
            return None
    if found := YEAR_OF_SEASON.match(value):
        return found.group(1)
    return None


class Dates:
    """The dated time expressions of a report, to be asked which of them dates a clause."""

    def __init__(self, times: Iterable[Time]) -> None:
        dated = ((t.span, date_of(t.value)) for t in times if t.type in ("DATE", "TIME"))
        self._dated: list[tuple[Span, str]] = sorted((span, value) for span, value in dated if value is not None)
        self._starts = [span[0] for span, _ in self._dated]
        self._by_sentence: dict[int, list[tuple[Token, DatedBy]]] = {}

    def all(self) -> list[DatedBy]:
        """All of them, in text order."""
        return [DatedBy(value=value, spans=(span,)) for span, value in self._dated]

    def of(self, token: Token, anchor: Token, anchors: frozenset[int]) -> DatedBy | None:
        """The date of a trigger's clause, or of the clause whose subject and time it shares.

        Args:
            token: the trigger, `anchor` the verb (or noun) whose clause it is.
            anchors: positions of all triggers of the sentence: a time that hangs on another of them dates that one.
        """
        near = self.told_in(anchor.sent)
        if not near:
            return None
        verb = anchor
        for _ in range(SHARED):
            best: tuple[int, DatedBy] | None = None
            for words, dated in near:
                steps = _steps(words, verb, token, anchors)
                if steps is not None and (best is None or steps < best[0]):
                    best = (steps, dated)
            if best is not None:
                return best[1]
            head = verb.head
            if verb.dep_ not in SHARING or head.pos_ not in VERBAL or head == verb:
                return None
            if verb.dep_ == "advcl" and any(c.dep_ in ("mark", "advmod") for c in verb.children):
                return None
            verb = head
        return None

    def in_narrative(self, anchor: Token) -> DatedBy | None:
        """The date of a past event whose clause has none: that of its sentence's main clause, else of the last before.

        Only a date to the day or the month carries on, and only over sentences that all tell in the simple past.
        """
        verb = _finite(anchor)
        if verb is None or verb.tag_ != "VBD":
            return None
        sent = anchor.sent
        found = self._of_root(sent)
        if found is not None or self.told_in(sent):
            return found
        for _ in range(BACK):
            before = previous(sent)
            if before is None or before.root.tag_ != "VBD":
                return None
            if self.told_in(before):
                return self._of_root(before)
            sent = before
        return None

    def _of_root(self, sent: DocSpan) -> DatedBy | None:
        """The one date that hangs on the main verb of a sentence in the past."""
        root = sent.root
        if root.tag_ != "VBD":
            return None
        found = [dated for word, dated in self.told_in(sent) if _steps(word, root, root, frozenset()) is not None]
        days = {d.value for d in found if len(d.value) >= MONTH}
        return found[0] if len(days) == 1 and len(found) == 1 else None

    def told_in(self, sent: DocSpan) -> list[tuple[Token, DatedBy]]:
        """The dated expressions of a sentence, each with the word that heads it."""
        found = self._by_sentence.get(sent.start)
        if found is None:
            found = self._by_sentence[sent.start] = self._look_in(sent)
        return found

    def _look_in(self, sent: DocSpan) -> list[tuple[Token, DatedBy]]:
        out: list[tuple[Token, DatedBy]] = []
        for i in range(bisect_left(self._starts, sent.start_char), len(self._dated)):
            span, value = self._dated[i]
            if span[0] >= sent.end_char:
                break
            words = sent.doc.char_span(*span, alignment_mode="expand")
            if words is not None:
                last = words[-1]
                # "one month since they left" dates the leaving
                root = last if last.lower_ == "since" and last.dep_ == "mark" else words.root
                out.append((root, DatedBy(value=value, spans=(span,))))
        return out


def _finite(anchor: Token) -> Token | None:
    """The finite verb of the clause that a word stands in."""
    token = anchor
    for _ in range(MAX_CLIMB):
        if token.pos_ in VERBAL and token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return token
        if token.pos_ in VERBAL:
            finite = next((c for c in token.children if c.dep_ in ("aux", "auxpass") and c.tag_ in FINITE), None)
            if finite is not None:
                # "had struck", "has struck" and "will strike" stand apart from the narrative's time
                return finite if finite.lemma_ == "be" else None
        if token.head == token:
            return None
        token = token.head
    return None


def previous(sent: DocSpan) -> DocSpan | None:
    """The sentence before, past the white space between paragraphs."""
    at = sent.start - 1
    while at >= 0 and sent.doc[at].is_space:
        at -= 1
    return sent.doc[at].sent if at >= 0 else None


def _is_setting(noun: Token) -> bool:
    """Whether a noun tells in what something happened: "killed in a 2015 raid"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("in", "during")


def _steps(word: Token, anchor: Token, trigger: Token, anchors: frozenset[int]) -> int | None:
    """How many steps up from a word to the anchor, or None where it hangs on something else."""
    if word.dep_ in OF_NOUN and word.head.pos_ in NOUNS and word.head not in (anchor, trigger):
        return 2 if _is_setting(word.head) and word.head.head.head in (anchor, trigger) else None
    token = word
    for step in range(MAX_CLIMB):
        if token in (anchor, trigger):
            return step
        if step and token.i in anchors and token.dep_ not in ("xcomp", "acl"):
            return None
        if token.dep_ in OWN_CLAUSE and token.pos_ in VERBAL:
            return None
        if token.head == token:
            return None
        token = token.head
    return None

"""On whose word an event is: the statement whose content reports it, or whose cue it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.record import DatedBy, Span, Statement

from ._finding import Finding
from ._who import Who

if TYPE_CHECKING:
    from spacy.tokens import Doc

DOUBTED = frozenset(
    {"claim", "claims", "claimed", "claiming", "allege", "alleges", "alleged", "alleging", "reportedly"}
)
SPOKEN = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "AGREE", "REJECT", "THREATEN"})
SHORTLY = 800
"""Characters between a statement and a further one by the same speaker that goes on with it."""
FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my", "ourselves"})


class Told:
    """The statements of a report, by where their contents and cues stand."""

    def __init__(self, doc: Doc, statements: Sequence[Statement], who: Who) -> None:
        self._text = doc.text
        self._contents: list[tuple[Span, Statement]] = sorted(
            ((span, s) for s in statements for span in s.content), key=lambda c: c[0]
        )
        self._cues: list[tuple[Span, Statement]] = sorted(
            ((span, s) for s in statements for span in s.cue), key=lambda c: c[0]
        )
        who.lend_first_person(doc, statements, FIRST_PERSON)

    def outer(self, statement: Statement) -> Statement | None:
        """The statement that a statement stands in, if one does."""
        start = statement.content[0][0] if statement.content else -1
        best: tuple[int, Statement] | None = None
        for (s, e), other in self._contents:
            if other is not statement and s <= start < e and (best is None or e - s < best[0]):
                best = (e - s, other)
        return best[1] if best is not None else None

    def place(self, finding: Finding) -> None:
        """Say on whose word an event is; one that a source only claims is `alleged`."""
        statement = self.around(finding.token.idx)
        if statement is None:
            return
        finding.statement = statement.id
        cue = " ".join(self._text[s:e] for s, e in statement.cue).lower().split()
        if finding.status in ("happened", "ongoing") and any(word in DOUBTED for word in cue):
            finding.status = "alleged"

    def around(self, at: int) -> Statement | None:
        """The innermost statement whose content holds a character."""
        best: tuple[int, Statement] | None = None
        for (start, end), statement in self._contents:
            if start > at:
                break
            if at < end and (best is None or end - start < best[0]):
                best = (end - start, statement)
        return best[1] if best is not None else None

    def said_by(self, finding: Finding) -> DatedBy | None:
        """The day on which the one who does an act of speech is quoted in the same sentence."""
        if finding.type not in SPOKEN:
            return None
        sent = finding.token.sent
        for (start, _), statement in self._cues:
            if start >= sent.end_char:
                break
            if start >= sent.start_char and any(a.id == statement.speaker for a in finding.source):
                return statement.said_on
        return None

    def said_before(self, finding: Finding) -> DatedBy | None:
        """The day of the statement shortly before by the one who does an act of speech, where it goes on undated."""
        if finding.type not in SPOKEN:
            return None
        at, found = finding.token.idx, None
        for (start, _), statement in self._cues:
            if start >= at:
                break
            if at - start <= SHORTLY and any(a.id == statement.speaker for a in finding.source):
                found = statement.said_on or found
        return found

    def cued_by(self, finding: Finding) -> Statement | None:
        """The statement whose cue an event is."""
        at = finding.token.idx
        return next((s for (start, end), s in self._cues if start <= at < end), None)

    def said_on(self, finding: Finding) -> DatedBy | None:
        """The day of the statement whose cue an event is."""
        statement = self.cued_by(finding)
        return statement.said_on if statement is not None else None

"""The likely date of an event that no words date: the report's month, its day, or the day it tells of.

A conditional logit (McFadden 1974) over such dates. Its weights (``when.toml``) were fitted by ``training.when`` on
events of reports annotated by hand whom annotators date and the clause does not.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onrecord.reading._logit import likelihoods, weights_of
from onrecord.record import DatedBy, Report, Span, Statement, Time

from ._dates import date_of
from ._finding import Finding

if TYPE_CHECKING:
    from spacy.tokens import Token

ENOUGH = 0.6
"""Probability from which a date is given."""
WITHIN = 0.75
"""Probability that an event lies in the report's month from which that is given."""
MONTH, DAY = len("2022-03"), len("2022-03-24")
NEAR = (200, 600, 1500)
"""Characters back to the last date told, in which it is told apart how near it is."""
AUXILIARIES = frozenset({"aux", "auxpass"})
TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present", "MD": "modal"}
LONG_AGO = frozenset(
    {"since", "ago", "former", "formerly", "previous", "previously", "once", "years", "earlier", "past"}
)
NOW = frozenset({"now", "recent", "recently", "latest", "new", "current", "currently", "already", "just"})


class When:
    """The dates that come into question in a report.

    Args:
        report: for its date of publication.
        times: its time expressions.
        statements: for when words were said.
    """

    def __init__(self, report: Report, times: Sequence[Time], statements: Sequence[Statement]) -> None:
        self._published = report.published.value if report.published is not None else None
        dated = ((t.span, date_of(t.value)) for t in times if t.type in ("DATE", "TIME"))
        told = [(span, value) for span, value in dated if value is not None and len(value) >= MONTH]
        self._told: list[tuple[Span, str]] = sorted(told)
        self._starts = [span[0] for span, _ in self._told]
        self._said = {s.id: s.said_on for s in statements}
        self._length = max(1, len(report.text))

    def likely(self, finding: Finding) -> DatedBy | None:
        """The likeliest date of an event, or the month of publication where only that is likely enough."""
        found = dict(self.patterns(finding))
        if not found or self._published is None:
            return None
        shares = dict(zip(found, likelihoods(found.values(), weights_of("events", "when.toml")), strict=True))
        best = max(shares, key=lambda d: shares[d])
        month = self._published[:MONTH]
        if shares[best] < ENOUGH:
            within = sum(share for date, share in shares.items() if date.startswith(month))
            if len(month) < MONTH or within < WITHIN:
                return None
            best = month
        return DatedBy(value=best, spans=self._words_for(best, finding.token.idx))

    def _words_for(self, date: str, at: int) -> tuple[Span, ...]:
        """The nearest words that tell a date; none where it is only that of publication."""
        told = [span for span, value in self._told if value == date]
        return (min(told, key=lambda span: abs(span[0] - at)),) if told else ()

    def patterns(self, finding: Finding) -> Iterator[tuple[str, dict[str, float]]]:
        """Each date that comes into question, and what speaks for it, as `when.toml` names it."""
        if self._published is None or len(self._published) < DAY:
            return
        at = finding.token.idx
        sorts: dict[str, list[str]] = {}
        for date, sort in self._dates(at, finding):
            sorts.setdefault(date, []).append(sort)
        shown = list(_shown(finding, at / self._length))
        for date, names in sorts.items():
            yield date, {n: 1.0 for name in names for n in (name, *(f"{name}, {s}" for s in shown))}

    def _dates(self, at: int, finding: Finding) -> Iterator[tuple[str, str]]:
        """Dates, each with the sort of it."""
        published = self._published or ""
        yield published, "day of publication"
        yield published[:MONTH], "month of publication"
        yield published[: len("2022")], "year of publication"
        yesterday = datetime.date.fromisoformat(published) - datetime.timedelta(days=1)
        yield yesterday.isoformat(), "day before publication"
        said = self._said.get(finding.statement or "")
        if said is not None:
            yield said.value, "when it was said"
        i = bisect_left(self._starts, at)
        if i:
            span, value = self._told[i - 1]
            near = next((n for n in NEAR if at - span[0] <= n), 0)
            yield value, "told before"
            yield value, f"told within {near}" if near else "told long before"
        if i < len(self._told) and self._told[i][0][0] - at <= NEAR[0]:
            yield self._told[i][1], "told after"
        first = next((value for _, value in self._told if len(value) == DAY), None)
        if first is not None:
            yield first, "first told"


def _shown(finding: Finding, depth: float) -> Iterator[str]:
    """What an event shows of when it happened."""
    yield f"type {finding.type}"
    yield f"status {finding.status}"
    yield f"tense {_tense(finding.trigger.anchor)}"
    yield "opening" if depth < 0.1 else "first half" if depth < 0.5 else "second half"
    yield "in a statement" if finding.statement else "in the report's voice"
    words = {t.lower_ for t in finding.token.sent}
    if words & LONG_AGO:
        yield "long ago"
    if words & NOW:
        yield "now"


def _tense(anchor: Token) -> str:
    """Noun, past, perfect, past perfect, present, or infinite."""
    if anchor.pos_ in ("NOUN", "PROPN", "ADJ"):
        return "noun"
    auxiliary = next(
        (c for c in anchor.children if c.dep_ in AUXILIARIES and c.tag_ in ("VBD", "VBZ", "VBP", "MD")), None
    )
    if auxiliary is not None and auxiliary.lemma_ == "have":
        return "past perfect" if auxiliary.tag_ == "VBD" else "perfect"
    tag = auxiliary.tag_ if auxiliary is not None else anchor.tag_
    return TENSES.get(tag, "infinite")

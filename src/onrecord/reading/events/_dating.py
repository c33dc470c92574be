"""When an event happened: which of the dates told around it, or none of them.

A conditional logit (McFadden 1974) over the date that the parse gives, the other dates of the sentence and of those
before, the day on which it was said, the date of the event told before, and what the report is about. Its weights
(``dating.toml``) were fitted by ``training.dating`` on the events of reports annotated by hand.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.reading._logit import likelihoods, weights_of
from onrecord.record import DatedBy

from ._between import between, tense_of
from ._dates import Dates, previous
from ._finding import Finding
from ._told import Told

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from onrecord.reading._words import ParsedReport

ENOUGH = 0.35
"""Probability from which a date is given. In cross-validation by reports 43 % of the dates that annotators gave are
found then, and 72 % of those given are the annotators'."""
FAR = frozenset({"news", "day", "month"})
"""What speaks for a date that is in question already: by themselves they were right in 27 %."""
DATABLE = frozenset({"happened", "ongoing", "alleged"})
BACK = 3
"""Sentences back to a date, or to an event that has one."""
NEWS = 8
"""Days up to publication in which the first day told may be what the report is about."""
OPENING, EARLY = 3, 8
"""Sentences that open a report, and that stand early in it."""
OF_OTHERS = ("here, of another noun", "here, in a phrase")
LIKELY = 0.5
"""The same of a time that belongs to another word: "criticism of the 2012 campaign"."""
DAY, MONTH = len("2022-03-24"), len("2022-03")
Patterns = dict[str, float]
Seen = list[str]


class Dating:
    """The dates told in a report, to be asked which of them is that of an event."""

    def __init__(self, parsed: ParsedReport, dates: Dates, told: Told) -> None:
        published = parsed.report.published
        self._published = published.value if published is not None else None
        self._dates, self._told = dates, told
        self._numbers = {s.start: k for k, s in enumerate(parsed.sentences())}
        self._given: list[tuple[Finding, int, DatedBy]] = []
        self._news = self._day_of_news()

    def _day_of_news(self) -> DatedBy | None:
        """The first day told that is near that of publication."""
        if self._published is None or len(self._published) < DAY:
            return None
        today = datetime.date.fromisoformat(self._published)
        days = (d for d in self._dates.all() if len(d.value) == DAY)
        return next((d for d in days if 0 <= (today - datetime.date.fromisoformat(d.value)).days < NEWS), None)

    def date(self, finding: Finding, anchors: frozenset[int]) -> DatedBy | None:
        """The likeliest date of an event, where it is sure enough.

        Args:
            finding: the event; those told before it have been asked for.
            anchors: positions of all events of the sentence.
        """
        if (said := self._told.said_on(finding)) is not None:  # an event that is a statement is of the same day
            return self.give(finding, said)
        found = self.patterns(finding, anchors)
        weights = weights_of("events", "dating.toml")
        shares = likelihoods((seen for _, seen in found.values()), weights)
        share, best = max(zip(shares, found, strict=True), default=(0.0, ""))
        enough = LIKELY if best and any(name in found[best][1] for name in OF_OTHERS) else ENOUGH
        return self.give(finding, found[best][0] if share >= enough else None)

    def give(self, finding: Finding, dated: DatedBy | None) -> DatedBy | None:
        """Remember the date that an event is given, where its own sentence tells it, for those told after it."""
        sent = finding.token.sent
        if dated is not None and any(sent.start_char <= start < sent.end_char for start, _ in dated.spans):
            self._given.append((finding, self._number(finding), dated))
        return dated

    def patterns(self, finding: Finding, anchors: frozenset[int]) -> dict[str, tuple[DatedBy, Patterns]]:
        """Each date that an event may have, and what speaks for it, as `dating.toml` names it."""
        out: dict[str, tuple[DatedBy, Patterns]] = {}
        about = self._about(finding)
        barred = self._barred(finding)
        for dated, source, seen in self._candidates(finding, anchors):
            if dated.value in barred or (dated.value not in out and (source in FAR or not dated.spans)):
                continue  # what no words tell, or only words far off, is not given
            _, known = out.setdefault(dated.value, (dated, {}))
            known[source] = known[self._relation(dated.value, finding)] = 1.0
            known |= {f"{source}, {name}": 1.0 for name in (*about, *seen, f"cut at {len(dated.value)}")}
        return out

    def _barred(self, finding: Finding) -> set[str]:
        """What is said to be the day of something else: in "condemned Monday's attack" that of the attack."""
        own = (finding.token, finding.trigger.anchor)
        here = self._dates.told_in(finding.token.sent)
        others = {w.i for w, _ in here if w.dep_ == "poss" and w.head not in own and _is_about(w.head)}
        return {d.value for w, d in here if w.i in others} - {d.value for w, d in here if w.i not in others}

    def _relation(self, value: str, finding: Finding) -> str:
        """Whether a date lies before or after publication, and whether the event is over."""
        published, over = self._published, "over" if finding.status in DATABLE else "open"
        if published is None:
            return f"report without a date, {over}"
        n = min(len(value), len(published))
        when = "before" if value[:n] < published[:n] else "after" if value[:n] > published[:n] else "now"
        return f"{when}, cut at {len(value)}, {over}"

    def _about(self, finding: Finding) -> Seen:
        anchor = finding.trigger.anchor
        seen = [f"status {finding.status}", f"tense {tense_of(anchor)}"]
        seen += [f"type {finding.type}"]
        seen += ["noun" if anchor.pos_ in ("NOUN", "PROPN") else "verb"]
        return seen + (["quoted"] if self._told.around(finding.token.idx) is not None else [])

    def _number(self, finding: Finding) -> int:
        return self._numbers.get(finding.trigger.anchor.sent.start, EARLY)

    def _candidates(self, finding: Finding, anchors: frozenset[int]) -> Iterator[tuple[DatedBy, str, Seen]]:
        """Each date in question, where it is from, and what else is seen of it."""
        anchor = finding.trigger.anchor
        here = self._dates.told_in(anchor.sent)
        beside = ["some here" if here else "none here"]
        yield from self._by_rule(finding, anchors)
        yield from ((dated, "here", seen) for dated, seen in self._in_sentence(finding, here, anchors))
        for dated, back in self._before(anchor.sent):
            yield dated, "before", [f"{back} back", *beside]
        yield from ((dated, source, beside) for source, dated in self._said(finding))
        yield from ((dated, "last", [*seen, *beside]) for dated, seen in self._last(finding))
        number = self._number(finding)
        seen = ["opening" if number < OPENING else "early" if number < EARLY else "late", *beside]
        if self._news is not None:
            yield self._news, "news", seen
        if self._published is not None and len(self._published) == DAY:
            yield DatedBy(value=self._published), "day", [*seen, "news" if self._news else "no news"]
            yield DatedBy(value=self._published[:MONTH]), "month", seen

    def _by_rule(self, finding: Finding, anchors: frozenset[int]) -> Iterator[tuple[DatedBy, str, Seen]]:
        name, dated = self.ruled(finding, anchors)
        if dated is not None:
            sent = finding.token.sent
            inside = any(sent.start_char <= start < sent.end_char for start, _ in dated.spans)
            yield dated, f"rule {name}", ["told here" if inside else "told elsewhere"]

    def ruled(self, finding: Finding, anchors: frozenset[int]) -> tuple[str, DatedBy | None]:
        """The date that the parse gives by itself, and by which rule."""
        if (found := self._dates.of(finding.token, finding.trigger.anchor, anchors)) is not None:
            return "of clause", found
        if (found := self._told.said_on(finding)) is not None:
            return "of cue", found
        if finding.status not in DATABLE:
            return "", None
        if (found := self._told.said_by(finding)) is not None:
            return "of speaker", found
        if (found := self._dates.in_narrative(finding.trigger.anchor)) is not None:
            return "of narrative", found
        return "of speaker before", self._told.said_before(finding)

    def _in_sentence(
        self, finding: Finding, here: list[tuple[Token, DatedBy]], anchors: frozenset[int]
    ) -> Iterator[tuple[DatedBy, Seen]]:
        token = finding.token
        nearest = min((abs(word.i - token.i) for word, _ in here), default=0)
        for word, dated in here:
            seen = list(between(word, token, finding.trigger.anchor, anchors))
            seen += ["nearest"] if abs(word.i - token.i) == nearest else []
            seen += ["only"] if len({d.value for _, d in here}) == 1 else []
            yield dated, seen

    def _before(self, sent: Span) -> Iterator[tuple[DatedBy, int]]:
        """The last date of the nearest sentence before that has one."""
        for back in range(1, BACK + 1):
            before = previous(sent)
            if before is None:
                return
            if found := self._dates.told_in(before):
                yield found[-1][1], back
                return
            sent = before

    def _said(self, finding: Finding) -> Iterator[tuple[str, DatedBy]]:
        """The day on which an event was told of, or on which the one who does it spoke."""
        statement = self._told.around(finding.token.idx)
        if statement is not None and statement.said_on is not None:
            yield "said", statement.said_on
        if (dated := self._told.said_by(finding)) is not None:
            yield "said by", dated
        if (dated := self._told.said_before(finding)) is not None:
            yield "said before", dated

    def _last(self, finding: Finding) -> Iterator[tuple[DatedBy, Seen]]:
        """The date of the last event that was given one, if that is not far."""
        if not self._given:
            return
        other, at, dated = self._given[-1]
        back = self._number(finding) - at
        if not 0 <= back <= BACK:
            return
        alike = tense_of(other.trigger.anchor) == tense_of(finding.trigger.anchor)
        seen = [f"{back} back", f"{back} back, {'same' if alike else 'other'} tense"]
        seen += ["same tense"] if alike else []
        seen += ["same source"] if {a.id for a in other.source} & {a.id for a in finding.source} else []
        seen += ["same type"] if other.type == finding.type else []
        seen += ["joined"] if finding.trigger.anchor.head == other.trigger.anchor else []
        yield dated, seen


def _is_about(noun: Token) -> bool:
    """Whether a noun is what an act is about, and not where or when it is done."""
    return noun.dep_ == "dobj" or (noun.dep_ == "pobj" and noun.head.lower_ in ("of", "for", "over", "about"))

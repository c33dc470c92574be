"""The day a report came out, worked out from clues in its own text.

Each kind of clue is a function that turns words of the text into a weight for every day: nought
where the day cannot be the day of publication, more the better it fits. The days within reach of
the latest date that the text mentions as past are weighed by all clues. Where one day has nearly
all the weight, and at least two clues beside that bound speak for it, it is the day. Otherwise
there is none: `Verdict.why` says whether the clues conflict or do not suffice.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.record import Segment, Span, Spans, in_order

from ._days import FILE, Written, words_in_tense, written_dates
from ._lexicon import table

REACH = 20
"""Years after the latest date that it mentions as past in which a report may have come out."""
SURE = 0.9
"""Share of the weight that the day must have."""
LEAD = 450
"""Characters of the first paragraphs, whose bare weekdays are those of the news itself."""
NOT_SETTLED = "the text's own clues do not settle one"
CONFLICT = "the text's own clues conflict"


@dataclass(frozen=True)
class Clue:
    """A weight for each day of publication, and the words it was read from.

    Attributes:
        weight: of a day, 0 where the clue rules it out.
        why: in words, for the record.
        settles: whether it speaks for a day, rather than only bounding it.
    """

    span: Span
    weight: Callable[[date], float]
    why: str
    settles: bool = True


@dataclass(frozen=True)
class Verdict:
    """What the clues of a text come to: a day, or none and why."""

    day: date | None
    spans: Spans
    why: str


def verdict_of(text: str, segments: tuple[Segment, ...]) -> Verdict:
    """Work out the day a text came out from the clues in the parts that are read."""
    dates = [w for w in written_dates(text) if _is_read(w.span, segments)]
    since, bound = _bound(dates)
    if bound is None:
        return Verdict(None, (), NOT_SETTLED)
    clues = [
        bound,
        *_dated_weekdays(dates),
        *_dated_datelines(segments, dates),
        *_bare_weekdays(text, dates, segments),
    ]
    return _weighed(
        [since + timedelta(days=n) for n in range(366 * REACH) if since.year < date.max.year - REACH], clues
    )


def _weighed(days: list[date], clues: list[Clue]) -> Verdict:
    spans = in_order(c.span for c in clues)
    weights = {day: math.prod(c.weight(day) for c in clues) for day in days}
    total = sum(weights.values())
    if not total:
        return Verdict(None, spans, CONFLICT)
    best = max(weights, key=lambda day: weights[day])
    if weights[best] < SURE * total or sum(c.settles for c in clues) < 2:
        return Verdict(None, spans, NOT_SETTLED)
    return Verdict(best, spans, "; ".join(dict.fromkeys(c.why for c in clues)))


def _bound(dates: list[Written]) -> tuple[date, Clue | None]:
    """No earlier than the latest full date that the text speaks of as past, and the less likely the more years after.

    A year without a day is no bound: reports name the years of wars, terms and births.
    """
    full = [(d, w.span) for w in dates if (d := w.full) and w.tense != "future"]
    if not full:
        return date.min, None
    since, span = max(full)

    def weight(day: date) -> float:
        return 1 / (1 + (day - since).days // 365) ** 2 if day >= since else 0.0

    return since, Clue(span, weight, f"not before {since.isoformat()}", settles=False)


def _dated_weekdays(dates: list[Written]) -> Iterator[Clue]:
    """“Thursday, March 24”: within a week of it, on the side that the tense says, in a year where it is a Thursday."""
    for w in dates:
        if w.weekday is None or w.month is None or w.day is None:
            continue
        lag: list[float] = table(FILE)["weekday_lag"]["lead"]
        side = {"past": "is over, by less than a week", "future": "is to come within a week"}.get(w.tense, "is near")
        yield Clue(w.span, _near(w, lag), f"{_named(w)} {side}")


def _near(w: Written, lag: list[float]) -> Callable[[date], float]:
    """The weight of a day near a written one: by how long ago that is, or how far ahead."""
    ahead: list[float] = table(FILE)["weekday_lead"]["ahead"]

    def weight(day: date) -> float:
        for year in (w.year,) if w.year else (day.year - 1, day.year, day.year + 1):
            if (written := w.on(year)) is None:
                continue
            ago = (day - written).days
            if 0 <= ago < len(lag) and w.tense != "future":
                return lag[ago]
            if -len(ahead) <= ago < 0 and w.tense != "past":
                return ahead[-ago - 1]
        return 0.0

    return weight


def _named(w: Written) -> str:
    month = next(m for m, n in table(FILE)["months"].items() if n == w.month).capitalize()
    weekday = table(FILE)["weekdays"][w.weekday or 0].capitalize()
    return f"{weekday}, {month} {w.day}"


def _dated_datelines(segments: tuple[Segment, ...], dates: list[Written]) -> Iterator[Clue]:
    """“KYIV, March 3 (Reuters)”: that day."""
    lines = [s for s in segments if s.kind == "dateline"]
    for w in dates:
        if w.month and w.day and not w.year and any(s.start <= w.span[0] and w.span[1] <= s.end for s in lines):
            yield Clue(w.span, _exactly(w), "the dateline names the day and month")


def _exactly(w: Written) -> Callable[[date], float]:
    return lambda day: float(w.on(day.year) == day)


def _bare_weekdays(text: str, dates: list[Written], segments: tuple[Segment, ...]) -> Iterator[Clue]:
    """“On Wednesday … warned”: the latest Wednesday; where it stands in the report says how long ago that is.

    Each weekday counts once, and not where it is also written with its date.
    """
    body = next((s for s in segments if s.kind == "paragraph"), None)
    lead = (body.start if body else 0) + LEAD
    seen = {w.weekday for w in dates if w.month is not None and w.tense != "future"}
    for w in dates:
        if w.month is not None or w.weekday is None or w.weekday in seen or w.tense == "future":
            continue
        before = text[max(0, w.span[0] - 20) : w.span[0]].lower().split()
        if before and before[-1] in words_in_tense("other_week"):
            continue
        seen.add(w.weekday)
        name = text[slice(*w.span)]
        where = "lead" if w.span[0] < lead else "later"
        why = f"the news is of {name}" if where == "lead" else f"{name} is past"
        yield Clue(w.span, _since_weekday(w.weekday, table(FILE)["weekday_lag"][where]), why)


def _since_weekday(weekday: int, lag: list[float]) -> Callable[[date], float]:
    return lambda day: lag[(day.weekday() - weekday) % 7]


def _is_read(span: Span, segments: tuple[Segment, ...]) -> bool:
    return not segments or any(s.is_read and s.start <= span[0] and span[1] <= s.end for s in segments)

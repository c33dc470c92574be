"""The times of a report that can date what was said, and the calendar days among them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.record import Report, Span, Time, in_order, overlap

from ._acts import Act

_WEEK = re.compile(r"^(\d{4})-W(\d{2})")
_DATE = re.compile(r"^\d{4}(?:-\d{2}(?:-\d{2})?)?(?=T|$)")
_PART_OF_YEAR = re.compile(r"^(\d{4})-(?:Q\d|H\d|SP|SU|FA|WI)")


@dataclass(frozen=True, slots=True)
class Day:
    """A time that can date words: a day, month or year that is not after the report.

    Attributes:
        span: where it is written.
        value: the date, cut at what is known.
        told: whether the report says it in its own voice, not within what somebody said.
    """

    span: Span
    value: str
    told: bool

    @property
    def is_whole(self) -> bool:
        """Whether it is a day, not a month or a year."""
        return len(self.value) == len("2000-01-01")


class Days:
    """The times of one report that can date words, in text order.

    Args:
        report: for the day on which it came out; no words of it were said after that.
        times: all its time expressions.
        acts: what is said in it.
        media: where it names media: "This Week" may be a programme.
    """

    def __init__(self, report: Report, times: Sequence[Time], acts: Sequence[Act], media: Sequence[Span]) -> None:
        self.published = report.published.value if report.published else None
        contents = in_order(span for a in acts for span in a.content)
        dated = sorted((t.span, value) for t in times if (value := self._date_of(t, media)) is not None)
        self.all = [Day(span, value, not _is_within(span, contents)) for span, value in dated]
        self._starts = [day.span[0] for day in self.all]

    def last_sunday(self) -> str | None:
        """The Sunday on or before which the report came out."""
        if self.published is None:
            return None
        try:
            published = date.fromisoformat(self.published)
        except ValueError:
            return None
        return (published - timedelta(days=published.isoweekday() % 7)).isoformat()

    def within(self, span: Span) -> Sequence[Day]:
        """Those that begin within a span."""
        return self.all[bisect_left(self._starts, span[0]) : bisect_left(self._starts, span[1])]

    def told_of_last(self, days: int) -> Iterator[Day]:
        """The days, in the report's own voice, of so many days before it came out."""
        return (day for day in self.all if day.told and self.is_of_last(days, day))

    def is_of_last(self, days: int, day: Day) -> bool:
        """Whether a day is one of so many before the report came out."""
        if not day.is_whole or self.published is None:
            return False
        try:
            return (date.fromisoformat(self.published) - date.fromisoformat(day.value)).days <= days
        except ValueError:
            return False

    def _date_of(self, time: Time, media: Sequence[Span]) -> str | None:
        value = cut(time.value) if time.type in ("DATE", "TIME") else None
        if value is None or any(overlap(time.span, m) for m in media):
            return None
        latest = self.published or "9999"
        return value if value[: len(latest)] <= latest else None


def _is_within(span: Span, contents: Sequence[Span]) -> bool:
    near = max(0, bisect_left(contents, span) - 1)
    return any(overlap(span, c) for c in contents[near : near + 3])


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

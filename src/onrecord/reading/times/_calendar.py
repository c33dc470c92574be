"""Days, weeks, months and years: dates known only in part, and what lies so far from them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_VALUE = re.compile(r"(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|Q([1-4])|W(\d\d)))?")
MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
DAYS_IN = {"D": 1, "W": 7, "FN": 14}


@dataclass(frozen=True)
class Moment:
    """A date as far as it is known: a year, a quarter, week or month of it, a day."""

    year: int
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    week: int | None = None

    @classmethod
    def of(cls, value: str) -> Moment | None:
        """The date at the head of a TIMEX value, or None for a value that names none."""
        m = _VALUE.match(value)
        if not m:
            return None
        year, month, day, quarter, week = (int(g) if g else None for g in m.groups())
        if not year:
            return None
        try:
            if month:
                date(year, month, day or 1)
            elif week:
                date.fromisocalendar(year, week, 1)
        except ValueError:
            return None
        return cls(year, month, day, quarter, week)

    @property
    def date(self) -> date | None:
        return date(self.year, self.month, self.day) if self.month and self.day else None

    @property
    def grain(self) -> str:
        """How finely it is known, as a TIMEX unit."""
        if self.day:
            return "D"
        return "W" if self.week else "M" if self.month else "Q" if self.quarter else "Y"

    @property
    def value(self) -> str:
        if self.week:
            return f"{self.year:04}-W{self.week:02}"
        if self.quarter:
            return f"{self.year:04}-Q{self.quarter}"
        parts = [f"{self.year:04}"] + [f"{p:02}" for p in (self.month, self.day) if p]
        return "-".join(parts)


def moment(day: date) -> Moment:
    """A day that is known."""
    return Moment(day.year, day.month, day.day)


def week_of(day: date) -> str:
    """The ISO week of a day, such as ``2022-W12``."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def days_from(day: date, n: int) -> date | None:
    """The day `n` days later (earlier, where negative), or None beyond the calendar."""
    try:
        return day + timedelta(days=n)
    except OverflowError:
        return None


def months_from(year: int, month: int, n: int) -> tuple[int, int] | None:
    """Year and month `n` months later, or None beyond the calendar."""
    index = year * 12 + month - 1 + n
    year, month = divmod(index, 12)
    return (year, month + 1) if 1 <= year <= 9999 else None


def same_day(year: int, month: int, day: int) -> date:
    """A day of a month, or the month's last where it has fewer."""
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


def a_day(year: int, month: int, day: int) -> date | None:
    """A day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weekday_from(day: date, weekday: int, direction: int, *, today: bool) -> date | None:
    """The nearest such weekday (1 is Monday) after (direction 1) or before (-1) a day.

    Args:
        today: whether the day itself will do.
    """
    gap = (weekday - day.isoweekday()) % 7 if direction > 0 else (day.isoweekday() - weekday) % 7
    if gap == 0 and not today:
        gap = 7
    return days_from(day, gap * direction)


def nth_weekday(year: int, n: int, weekday: int, month: int) -> date:
    """The nth such weekday of a month; the last of it where `n` is -1."""
    if n < 0:
        following = months_from(year, month, 1) or (year, month)
        last = date(following[0], following[1], 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def shifted(start: Moment, n: int, unit: str) -> Moment | None:
    """What lies `n` units later (earlier, where negative), known as finely as unit and start allow."""
    if unit in DAYS_IN:
        day = days_from(start.date, n * DAYS_IN[unit]) if start.date else None
        return moment(day) if day else None
    if unit not in MONTHS_IN:
        return None
    if unit in {"Y", "E", "C"} or not start.month:
        year = start.year + (n * MONTHS_IN[unit]) // 12
        return Moment(year) if 1 <= year <= 9999 and (unit != "M" or n % 12 == 0) else None
    there = months_from(start.year, start.month, n * MONTHS_IN[unit])
    if not there:
        return None
    if unit == "Q":
        return Moment(there[0], quarter=(there[1] + 2) // 3)
    return Moment(*there)

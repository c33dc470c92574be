"""Values of dates that name their month, year, quarter, season or holiday, and of times of day."""

from __future__ import annotations

import re
from datetime import date

from ._calendar import Moment, a_day, days_from, easter, nth_weekday, shifted
from ._context import Context, Found
from ._lexicon import lexicon
from ._numbers import number_of, ordinal_of

_PAST_WORDS = frozenset({"last", "past", "previous", "preceding"})
_FUTURE_WORDS = frozenset({"next", "coming", "following"})


def look_up(word: str, *classes: str) -> str | int | None:
    """What the lexicon says a word is worth in the first of the classes that holds it."""
    values = lexicon().values
    return next((values[c][word] for c in classes if word in values[c]), None)


def year_in(words: list[str]) -> int | None:
    """A year in figures ("1998") or spoken ("nineteen ninety-four", "two thousand")."""
    if not words:
        return None
    if words[0].isdigit():
        return int(words[0])
    if words == ["two", "thousand"]:
        return 2000
    century = look_up(words[0], "YEARHEAD")
    return int(century) + int(number_of(words[1:]) or 0) if century and words[1:] else None


def month_in(found: Found) -> int:
    return int(look_up(found.word("month"), "MONTH", "MABBR") or 0)


def day_in(found: Found) -> int:
    return ordinal_of(found.word("day"))


def way(found: Found) -> int:
    """Where the expression itself says it points: -1 back ("last"), 1 ahead ("next"), 0 not said."""
    words = set(found.all)
    return -1 if words & _PAST_WORDS else 1 if words & _FUTURE_WORDS else 0


def direction(found: Found, context: Context) -> int:
    """Where a time lies from the report: -1 before it or on its day, 1 after it or on its day."""
    said = way(found)
    return said or (1 if context.tense in {"future", "present"} else -1)


def iso(found: Found, context: Context) -> str | None:
    moment = Moment.of(found.word("iso"))
    return moment.value if moment else None


def slashed(found: Found, context: Context) -> str | None:
    """Month before day, as in the United States, unless only the other order gives a date."""
    a, b, year = (int(p) for p in found.word("slash").split("/"))
    if year < 100:
        year += 2000 if year < 50 else 1900
    day = a_day(year, a, b) or a_day(year, b, a)
    return day.isoformat() if day else None


def day(found: Found, context: Context) -> str | None:
    """ "March 24", "Thursday, March 24", "24 March 2022"."""
    month, number = month_in(found), day_in(found)
    if not 1 <= number <= 31:
        return None
    year = year_in(found.part("year"))
    if year:
        whole = a_day(year, month, number)
        return whole.isoformat() if whole else None
    if found.part("rel") and context.now:
        whole = a_day(context.now.year + way(found), month, number)
        return whole.isoformat() if whole else None
    weekday = look_up(found.word("w"), "WEEKDAY", "WABBR")
    found_day = _nearest(month, number, int(weekday or 0), direction(found, context), way(found), context)
    return found_day.isoformat() if found_day else f"XXXX-{month:02}-{number:02}"


def _nearest(month: int, number: int, weekday: int, where: int, said: int, context: Context) -> date | None:
    """The day of that name nearest to the report on the side that tense and words point to.

    A weekday beside it settles the year. Without one, a day just on the other side of the report
    (60 days) is not put a year away; nor is one that only names a noun ("the Nov. 8 election").
    """
    if not context.now:
        return None
    if not context.now.month:
        return a_day(context.now.year, month, number)
    now = context.now.date or date(context.now.year, context.now.month, 15)
    days = [d for y in range(now.year - 3, now.year + 4) if 1 <= y <= 9999 and (d := a_day(y, month, number))]
    if weekday and (right := [d for d in days if d.isoweekday() == weekday]):
        return min(right, key=lambda d: abs((d - now).days))
    if not days:
        return None
    return _closest(days, now, where, 0 if said else _NOUN_SLACK if context.is_before_noun else _SLACK)


def _closest(days: list[date], now: date, where: int, slack: int) -> date:
    """The nearest of the days on one side, or, within so many days (`slack`), on the other."""

    def distance(d: date) -> int:
        gap = (d - now).days * where
        return gap if gap >= 0 else (abs(gap) if -gap <= slack else abs(gap) + 1000)

    return min(days, key=distance)


_NOUN_SLACK = 150
"""The same for a date that only names a noun."""
_SLACK = 60
"""Days by which a date may lie on the side that the tense does not point to, before a year is put between."""


def weekday_nth(found: Found, context: Context) -> str | None:
    """ "Friday the 13th": the nearest month in which it is one."""
    weekday, number = int(look_up(found.word("w"), "WEEKDAY") or 0), day_in(found)
    now = context.now.date if context.now else None
    if not now or not 1 <= number <= 31:
        return f"XXXX-XX-{number:02}"
    near = (days_from(now, n) for n in range(-200, 200))
    right = [d for d in near if d and d.isoweekday() == weekday and d.day == number]
    return min(right, key=lambda d: abs((d - now).days)).isoformat() if right else None


def month_year(found: Found, context: Context) -> str | None:
    return f"{year_in(found.part('year')):04}-{month_in(found):02}"


def month(found: Found, context: Context) -> str | None:
    """ "March", "last March", "early March"."""
    number = month_in(found)
    year = year_of_month(number, found, context)
    return f"{year:04}-{number:02}" if year else f"XXXX-{number:02}"


def year_of_month(number: int, found: Found, context: Context) -> int | None:
    """The year of a month named alone: this month or the nearest on the side that tense and words point to."""
    now = context.now
    if not now:
        return None
    said = way(found)
    if not now.month or "year" in found.all:
        return now.year + said
    where = said or direction(found, context)
    nearer = context.tense == "present" or (context.tense != "future" and context.is_loose)
    if not said and nearer:  # "is worth less than in October", "a cutback in May"
        where = 1 if (number - now.month) % 12 < 6 else -1
    if where > 0:
        return now.year + (number < now.month or (said > 0 and number == now.month))
    return now.year - (number > now.month or (said < 0 and number == now.month))


_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def season(found: Found, context: Context) -> str | None:
    name = str(look_up(found.word("season"), "SEASON"))
    year = year_in(found.part("year"))
    if year:
        return f"{year:04}-{name}"
    now = context.now
    if not now or not now.month:
        return f"{now.year:04}-{name}" if now else f"XXXX-{name}"
    begins = _SEASON_MONTH[name]
    if "this" in found.part("rel") and not way(found):
        return f"{now.year:04}-{name}"
    if direction(found, context) > 0:
        return f"{now.year + (begins + 2 < now.month):04}-{name}"
    begins = 1 if name == "WI" else begins
    last = way(found) < 0 and begins <= now.month <= begins + 2
    return f"{now.year - (begins > now.month or last):04}-{name}"


def year(found: Found, context: Context) -> str | None:
    number = year_in(found.part("year"))
    return f"{number:04}" if number else None


def short_year(found: Found, context: Context) -> str | None:
    """ "'89": the last year that ends so."""
    number = int(found.word("yy")[-2:])
    latest = context.now.year + 5 if context.now else 2050
    return f"{latest - (latest - number) % 100:04}"


def decade(found: Found, context: Context) -> str | None:
    """ "the 1990s" is ``199``, "the '80s" the last eighties before the report."""
    digits = re.sub(r"\D", "", found.word("decade"))
    if len(digits) == 4:
        return digits[:3]
    return _decade_of(int(digits[0]), context)


def decade_word(found: Found, context: Context) -> str | None:
    return _decade_of(int(look_up(found.word("word"), "DECADES") or 0), context)


def _decade_of(tens: int, context: Context) -> str:
    latest = (context.now.year if context.now else 2030) // 10
    return f"{latest - (latest - tens) % 10}"


def century(found: Found, context: Context) -> str | None:
    """ "the 20th century" is ``19``: the first figures of its years."""
    number = ordinal_of(found.word("n"))
    return f"{number - 1:02}" if 1 <= number <= 30 else None


def half(found: Found, context: Context) -> str | None:
    number = 1 if found.word("half") == "first" else 2
    year = year_in(found.part("year")) or (context.now.year + way(found) if context.now else None)
    if "last" in found.part("half") and not found.part("rel") and not found.part("year"):
        year = context.now.year if context.now else None
    return f"{year:04}-H{number}" if year else f"XXXX-H{number}"


def period(found: Found, context: Context) -> str | None:
    """ "the 1989 period": the quarter that the text speaks of, in that year."""
    year = year_in(found.part("year"))
    return f"{year:04}-Q{context.quarter.quarter}" if context.quarter else f"{year:04}"


def quarter(found: Found, context: Context) -> str | None:
    """Quarters by number ("the third quarter"), by place ("last quarter"), or a year back ("year-ago")."""
    code = found.word("qq")
    number = int(code[1]) if code else ordinal_of(found.word("q")) if found.part("q") else 0
    if not 0 <= number <= 4:
        return None
    year = year_in(found.part("year"))
    if year:
        return f"{year:04}-Q{number}"
    now = context.now
    if found.part("ago"):
        return _year_ago(number, context)
    if not now:
        return f"XXXX-Q{number or 'X'}"
    if number and "year" in found.all:
        return f"{now.year + way(found):04}-Q{number}"
    if not number:
        return _told_quarter(found, context)
    running = (now.month + 2) // 3 if now.month else 4
    ahead = number - running
    if direction(found, context) > 0:
        return f"{now.year + (ahead <= -2):04}-Q{number}"
    return f"{now.year - (ahead >= 2):04}-Q{number}"


def _year_ago(number: int, context: Context) -> str:
    if context.then and context.then.quarter:
        year = min(context.then.year, context.now.year) if context.now else context.then.year
        return f"{year - 1:04}-Q{number or context.then.quarter}"
    if not context.now:
        return "PAST_REF"
    return f"{context.now.year - 1:04}" + (f"-Q{number}" if number else "")


def _told_quarter(found: Found, context: Context) -> str:
    """ "the quarter": the one the text named, else the last whole one; "next quarter" from the day of the report."""
    if found.part("rel") and found.part("rel")[-1] in {"the", "that", "same"} and context.then and context.then.quarter:
        return context.then.value
    now = context.now
    if not now or not now.month:
        return "XXXX-QX"
    ahead = way(found) + (1 if found.has("this") or found.has("current") else 0)
    if found.has("next"):
        ahead = 1
        there = shifted(now, 1, "Q")
    elif ahead == 1:
        there = shifted(now, 0, "Q")
    else:
        there = shifted(now, -1, "Q")
    return there.value if there else "XXXX-QX"


def told_period(found: Found, context: Context) -> str | None:
    """ "the latest period": the quarter that the text speaks of, else the running year."""
    return _quarter_of(0, context)


def told_period_last_year(found: Found, context: Context) -> str | None:
    """ "the corresponding period last year": a year before the quarter that the text speaks of."""
    return _quarter_of(-1, context)


def _quarter_of(step: int, context: Context) -> str:
    if context.quarter:
        return Moment(context.quarter.year + step, quarter=context.quarter.quarter).value
    return f"{context.now.year + step:04}" if context.now else "PAST_REF"


def first_quarters(found: Found, context: Context) -> str | None:
    """ "the first two quarters of 1990" is half a year."""
    return f"{year_in(found.part('year')):04}-H{2 if found.has('last') else 1}"


def holiday(found: Found, context: Context) -> str | None:
    """Holidays by the year's calendar; "Easter week" is a week."""
    first, end = found.parts["holiday"]
    if not found.words.words[first][0].isupper():
        return None
    name = (
        " ".join(found.words.low(i) for i in range(first, end))
        .replace(" '", "'")
        .replace("' s", "'s")
        .replace(" .", ".")
    )
    rule = lexicon().holidays[name]
    if not context.now:
        return f"XXXX-{rule}" if rule[0].isdigit() else None
    now = context.now.date or date(context.now.year, context.now.month or 7, 1)
    days = [_feast(rule, y) for y in range(max(now.year - 1, 1), min(now.year + 2, 9999))]
    day = _closest(days, now, direction(found, context), 0 if way(found) else _SLACK)
    if found.words.low(found.end - 1) == "week":
        iso_year, week, _ = day.isocalendar()
        return f"{iso_year:04}-W{week:02}"
    return day.isoformat()


def _feast(rule: str, year: int) -> date:
    kind, *numbers = rule.split()
    if kind == "nth":
        return nth_weekday(year, *(int(n) for n in numbers))
    if kind == "easter":
        return days_from(easter(year), int(numbers[0])) or easter(year)
    month, day = rule.split("-")
    return date(year, int(month), int(day))

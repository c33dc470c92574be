"""Values of times told from another: from the day of the report, or from the date the text just named."""

from __future__ import annotations

from datetime import date

from ._calendar import MONTHS_IN, Moment, days_from, months_from, same_day, shifted, week_of, weekday_from
from ._context import Context, Found
from ._dates import day as day_value
from ._dates import direction, look_up, way
from ._numbers import number_of
from ._spells import unit_in
from ._tense import is_coming

_UNKNOWN = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def _today(context: Context) -> date | None:
    return context.now.date if context.now else None


# ── weekdays ─────────────────────────────────────────────────────────────────


def weekday(found: Found, context: Context) -> str | None:
    """ "on Friday", "last Friday", "the following Friday", "Friday of last week"."""
    day = weekday_date(found, context)
    number = look_up(found.word("w"), "WEEKDAY")
    return day.isoformat() if day else f"XXXX-WXX-{number}"


def weekday_date(found: Found, context: Context) -> date | None:
    number = int(look_up(found.word("w"), "WEEKDAY") or 0)
    today = _today(context)
    rel = found.part("rel")
    then = context.then.date if context.then else None
    if then and set(rel) & {"previous", "preceding", "following"}:
        return weekday_from(then, number, 1 if "following" in rel else -1, today=False)
    if not today:
        return None
    if found.has("week"):
        there = days_from(today, 7 * way(found))
        return days_from(there, number - there.isoweekday()) if there else None
    if said := way(found):
        return weekday_from(today, number, said, today=False)
    if "this" in rel:
        ahead = 1 if context.tense != "past" else -1
        return weekday_from(today, number, ahead, today=True)
    where = _weekday_direction(context)
    if where > 0 and (number - today.isoweekday()) % 7 == 6 and not context.is_firmly_ahead:
        where = -1  # yesterday: in six days' time it would be "next" such a day
    return weekday_from(today, number, where, today=True)


def _weekday_direction(context: Context) -> int:
    """A weekday lies ahead under a future, or under a present that tells a timetable; that of "wants" looks back."""
    tense, owned = context.tense, context.owned
    if owned is not None and not is_coming(owned):
        return -1
    if tense == "present":
        return 1 if context.is_timetable else -1
    return 1 if tense == "future" else -1


def week_before_weekday(found: Found, context: Context) -> str | None:
    """ "a week ago Friday" """
    today = _today(context)
    number = int(look_up(found.word("w"), "WEEKDAY") or 0)
    day = weekday_from(today, number, -1, today=False) if today else None
    day = days_from(day, -7) if day else None
    return day.isoformat() if day else f"XXXX-WXX-{number}"


def day_beside_weekday(found: Found, context: Context) -> str | None:
    """ "the day before last Tuesday" """
    day = weekday_date(found, context)
    beside = days_from(day, -1 if found.word("dir") == "before" else 1) if day else None
    return beside.isoformat() if beside else None


def weekday_part(found: Found, context: Context) -> str | None:
    return (weekday(found, context) or "") + str(look_up(found.word("part"), "PART"))


# ── today, tonight, this morning ─────────────────────────────────────────────


def deictic(found: Found, context: Context) -> str | None:
    step = int(look_up(found.word("day"), "DEICTIC") or 0)
    today = _today(context)
    day = days_from(today, step) if today else None
    return day.isoformat() if day else _UNKNOWN[step]


def deictic_twice(found: Found, context: Context) -> str | None:
    """ "the day before yesterday" """
    step = int(look_up(found.word("day"), "DEICTIC") or 0) + (-1 if found.has("before") else 1)
    today = _today(context)
    day = days_from(today, step) if today else None
    return day.isoformat() if day else _UNKNOWN[max(-1, min(1, step))]


def deictic_part(found: Found, context: Context) -> str | None:
    day = deictic(found, context) or ""
    return ("XXXX-XX-XX" if day.endswith("REF") else day) + str(look_up(found.word("part"), "PART"))


def this_part(found: Found, context: Context) -> str | None:
    """ "this morning", "last night", "the evening"."""
    part = str(look_up(found.word("part"), "PART"))
    today = _today(context)
    named = context.then.date if context.then else None
    if named and ("that" in found.part("rel") or (found.rule.name == "the-part" and today and named < today)):
        today = named
    day = days_from(today, -1 if way(found) < 0 else 0) if today else None
    return f"{day.isoformat() if day else 'XXXX-XX-XX'}{part}"


def tonight(found: Found, context: Context) -> str | None:
    today = _today(context)
    return f"{today.isoformat() if today else 'XXXX-XX-XX'}TNI"


def part_of_day_after(found: Found, context: Context) -> str | None:
    """ "the next morning": of the day after the one just named."""
    part = str(look_up(found.word("part"), "PART"))
    start = context.then_or_now
    step = 1 if found.has("next") or found.has("following") else -1
    day = days_from(start.date, step) if start and start.date else None
    return f"{day.isoformat() if day else 'XXXX-XX-XX'}{part}"


def week_with(found: Found, context: Context) -> str | None:
    """ "the week of March 6" """
    day = Moment.of(day_value(found, context) or "")
    return week_of(day.date) if day and day.date else None


def date_part(found: Found, context: Context) -> str | None:
    return (day_value(found, context) or "XXXX-XX-XX") + str(look_up(found.word("part"), "PART"))


def clock(found: Found, context: Context) -> str | None:
    """ "10 p.m.", "9:30 a.m. EST Tuesday", "noon on March 3, 2001"."""
    time = _time_of_day(found.part("clock"))
    if time is None:
        return None
    if found.part("month"):
        day = day_value(found, context)
    elif found.part("w"):
        day = weekday(found, context)
    elif found.part("day"):
        day = deictic(found, context)
    else:
        then = context.then if context.then and context.then.date else context.now
        day = then.date.isoformat() if then and then.date else None
    return f"{day if day and not day.endswith('REF') else 'XXXX-XX-XX'}{time}"


def _time_of_day(words: list[str]) -> str | None:
    word = "".join(words).replace(".m", "m").rstrip(".")
    if fixed := look_up(word, "NOON"):
        return str(fixed)
    digits = "".join(c if c.isdigit() else " " for c in word).split()
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if word.endswith("pm"):
        hour = hour % 12 + 12
    elif word.endswith("am"):
        hour %= 12
    return f"T{hour:02}:{minute:02}" if hour < 25 and minute < 60 else None


# ── last week, that year, the day ────────────────────────────────────────────


def relative_unit(found: Found, context: Context) -> str | None:
    """ "last week", "next year", "this month": counted from the day of the report."""
    return _unit_at(context.now, way(found), unit_in(found), way(found))


def narrative_unit(found: Found, context: Context) -> str | None:
    """ "the previous year", "that day", "the following week": counted from the date just named."""
    unit = unit_in(found)
    step = way(found)
    start = context.then_or_now
    if step == 0 and found.has("time"):
        return None
    return _unit_at(start, step, unit, step)


def _unit_at(start: Moment | None, step: int, unit: str, said: int) -> str | None:
    if unit.startswith("T"):
        return _UNKNOWN[said]
    if unit == "FN":
        unit, step = "W", 2 * step
    if not start:
        return _UNKNOWN[said]
    if unit == "W":
        monday = date.fromisocalendar(start.year, start.week, 1) if start.week else start.date
        day = days_from(monday, 7 * step) if monday else None
        return week_of(day) if day else f"{start.year:04}-WXX"
    if unit == "E":
        return f"{start.year // 10 + step}"
    if unit == "C":
        return f"{start.year // 100 + step}"
    there = shifted(start, step, unit)
    return there.value if there else _UNKNOWN[said]


def the_unit(found: Found, context: Context) -> str | None:
    """ "the year", "the week": the one the report comes out in."""
    return _unit_at(context.now, 0, unit_in(found), 0)


def fiscal_year(found: Found, context: Context) -> str | None:
    if not context.now:
        return _UNKNOWN[way(found)]
    step = -1 if found.has("latest") else way(found)
    return f"{context.now.year + step:04}"


def year_end(found: Found, context: Context) -> str | None:
    now = context.now
    if not now:
        return None
    if unit_in(found) == "M":
        return now.value[:7] if now.month else None
    step = way(found) or (0 if direction(found, context) > 0 or (now.month or 1) == 12 else -1)
    return f"{now.year + step:04}-12-31"


def weekend(found: Found, context: Context) -> str | None:
    """The weekend of a week: the last whole or running one, or the one ahead where the clause is future."""
    today = _today(context)
    if not today:
        return "XXXX-WXX-WE"
    where = direction(found, context)
    if way(found) == 0 and found.has("this") and context.tense != "past":
        where = 1
    day = today
    if where < 0 and (today.isoweekday() < 6 or way(found) < 0):
        day = days_from(today, -7) or today
    if way(found) > 0 and not found.has("coming"):
        day = days_from(today, 7 if today.isoweekday() > 5 or found.has("next") else 0) or today
    return f"{week_of(day)}-WE"


# ── two months ago, a year earlier ───────────────────────────────────────────


def _shift(start: Moment | None, sign: int, found: Found) -> str | None:
    n = number_of(found.part("n")) if found.part("n") else 1
    unit = unit_in(found)
    if n is None or n != int(n) or unit.startswith("T") or not start:
        return _UNKNOWN[sign]
    there = shifted(start, sign * int(n), unit)
    return there.value if there else _UNKNOWN[sign]


def shift_now(found: Found, context: Context) -> str | None:
    """ "two months ago"; "a year ago" of a quarter's figures is that quarter."""
    if unit_in(found) == "Y" and context.then and context.then.quarter:
        return _same_quarter(found, context, -1)
    return _shift(context.now, -1, found)


def _same_quarter(found: Found, context: Context, sign: int) -> str | None:
    n = number_of(found.part("n")) if found.part("n") else 1
    then = context.then
    if then is None or n is None or n != 1:
        return _shift(context.now, sign, found)
    return Moment(then.year + sign, quarter=then.quarter).value


def shift_from_now(found: Found, context: Context) -> str | None:
    return _shift(context.now, 1, found)


def shift_then(found: Found, context: Context) -> str | None:
    """ "two months later", "a day earlier": from the date just named, else from the day of the report."""
    sign = int(look_up(found.word("dir"), "EARLIER") or 1)
    if number_of(found.part("n")) is None:
        return "FUTURE_REF" if sign > 0 and context.tense == "future" else "PAST_REF"
    if unit_in(found) == "Y" and context.then and context.then.quarter:
        return _same_quarter(found, context, sign)
    return _shift(context.then_or_now, sign, found)


def vague_ago(found: Found, context: Context) -> str | None:
    return "PAST_REF"


def since(found: Found, context: Context) -> str | None:
    """ "one month since": the time that it points back to.

    After "mark" it is an anniversary and known to the day ("Thursday, March 24 will mark one month
    since …"); "it has been two years since …" is only as fine as its unit.
    """
    start, n, unit = context.then_or_now, number_of(found.part("n")), unit_in(found)
    if not start or n is None or n != int(n):
        return "PAST_REF"
    anniversary = any(found.words.low(found.first - k).startswith("mark") for k in (1, 2))
    if anniversary and start.date and unit in MONTHS_IN:
        there = months_from(start.year, start.month or 1, -int(n) * MONTHS_IN[unit])
        return same_day(*there, start.date.day).isoformat() if there else "PAST_REF"
    there = shifted(start, -int(n), unit)
    return there.value if there else "PAST_REF"

"""Values of durations and of times that come again."""

from __future__ import annotations

from ._context import Context, Found
from ._dates import look_up, month_in
from ._numbers import number_of

_IN_YEARS = {"E": 10, "C": 100, "L": 1000}


def unit_in(found: Found) -> str:
    """The TIMEX unit that an expression names; those of the clock begin with T."""
    return str(look_up(found.word("unit"), "UNIT", "UNITS") or "D")


def length(n: float | None, unit: str) -> str:
    """A TIMEX duration.

    >>> length(3, "D"), length(90, "TM"), length(None, "Y"), length(2, "E"), length(1, "FN")
    ('P3D', 'PT90M', 'PXY', 'P20Y', 'P2W')
    >>> length(0.5, "TH"), length(1.5, "Y")
    ('PT30M', 'P1Y6M')
    """
    if n is not None and unit in _IN_YEARS:
        n, unit = n * _IN_YEARS[unit], "Y"
    if n is not None and unit == "FN":
        n, unit = n * 2, "W"
    if n is not None and n % 1 == 0.5 and unit in _HALVES:
        return _with_half(int(n), unit)
    if n is not None and n == int(n):
        n = int(n)
    clock, unit = ("T", unit[1:]) if unit.startswith("T") else ("", unit.replace("FN", "W"))
    return f"P{clock}{'X' if n is None else n}{unit}"


_HALVES = {"TH": "30M", "TM": "30S", "Y": "6M"}
"""Half of a unit in the next smaller one."""


def _with_half(n: int, unit: str) -> str:
    """ "2 1/2 years" is P2Y6M."""
    clock, letter = ("T", unit[1:]) if unit.startswith("T") else ("", unit)
    return f"P{clock}{f'{n}{letter}' if n else ''}{_HALVES[unit]}"


def unit_and_half(found: Found, context: Context) -> str | None:
    """ "a minute and a half" """
    return length(1.5, unit_in(found))


def duration(found: Found, context: Context) -> str | None:
    return length(number_of(found.part("n")), unit_in(found))


def one_unit(found: Found, context: Context) -> str | None:
    return length(1, unit_in(found))


def vague_units(found: Found, context: Context) -> str | None:
    return length(None, unit_in(found))


def ahead(found: Found, context: Context) -> str | None:
    unit = look_up(found.words.low(found.first + 1), "UNITS")
    return length(None, str(unit))


def every_unit(found: Found, context: Context) -> str | None:
    """ "every day" is P1D, "every other week" P2W, "three times a month" P1M."""
    words = found.part("n")
    n = 2 if words == ["other"] else number_of(words) if words else 1
    return length(n, unit_in(found))


def every_weekday(found: Found, context: Context) -> str | None:
    number = look_up(found.word("w"), "WEEKDAY", "WEEKDAYS")
    return f"XXXX-WXX-{number}" + str(look_up(found.word("part"), "PART", "PARTS") or "")


def every_month(found: Found, context: Context) -> str | None:
    return f"XXXX-{month_in(found):02}"


def every_season(found: Found, context: Context) -> str | None:
    if part := look_up(found.word("part"), "PART"):
        return f"XXXX-XX-XX{part}"
    return f"XXXX-{look_up(found.word('season'), 'SEASON')}"


def periodic(found: Found, context: Context) -> str | None:
    return str(look_up(found.word("word"), "PERIODIC"))


def ref(found: Found, context: Context) -> str | None:
    """ "now", "recently", "soon" """
    return str(look_up(found.word("word"), "NOWISH"))


def present_ref(found: Found, context: Context) -> str | None:
    return "PRESENT_REF"


def past_ref(found: Found, context: Context) -> str | None:
    return "PAST_REF"


def future_ref(found: Found, context: Context) -> str | None:
    return "FUTURE_REF"

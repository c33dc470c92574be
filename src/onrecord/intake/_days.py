"""The dates and weekdays that a text writes out, and whether it speaks of them as past or to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from onrecord.record import Span

from ._lexicon import table

FILE = "dates.toml"
Tense = Literal["past", "future", "unclear"]
_SENTENCE_END = re.compile(r"[.!?][”’\"')]*\s+(?=[A-Z“\"‘(])|\n\s*\n|\n")
_NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|St|vs|No|[A-Z])|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec))$"
)


@dataclass(frozen=True)
class Written:
    """A date as a text writes it; what it does not write is None.

    Attributes:
        weekday: 0 for Monday.
    """

    span: Span
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    tense: Tense

    def on(self, year: int) -> date | None:
        """The day it is in a year; None where that year has no such day, or not on that weekday."""
        if self.month is None or self.day is None:
            return None
        try:
            day = date(year, self.month, self.day)
        except ValueError:
            return None
        return day if self.weekday in (None, day.weekday()) else None

    @property
    def full(self) -> date | None:
        """The day, where year, month and day are written and agree with the weekday."""
        return self.on(self.year) if self.year is not None else None


@cache
def _form() -> re.Pattern[str]:
    weekday = "|".join(table(FILE)["weekdays"])
    month = "|".join(sorted(table(FILE)["months"], key=len, reverse=True))
    day = r"(?:0?[1-9]|[12]\d|3[01])"
    year = r"(?:1[89]|20)\d\d"
    return re.compile(
        rf"\b(?:(?P<wd>{weekday})s?\b,?\s(?:the\s)?)?(?:"
        rf"(?P<m1>{month})\b\.?\s(?P<d1>{day})(?:st|nd|rd|th)?\b(?:,?\s(?P<y1>{year})\b)?"
        rf"|(?P<d2>{day})(?:st|nd|rd|th)?\s(?:of\s)?(?P<m2>{month})\b\.?(?:,?\s(?P<y2>{year})\b)?"
        rf"|(?P<y3>{year})-(?P<m3>\d\d)-(?P<d3>\d\d)\b)"
        rf"|\b(?P<only>{weekday})\b",
        re.I,
    )


def written_dates(text: str) -> Iterator[Written]:
    """The dates with a month and a day, and the bare weekdays, in text order."""
    months: dict[str, int] = table(FILE)["months"]
    weekdays: list[str] = table(FILE)["weekdays"]
    for found in _form().finditer(text):
        name = found["only"] or found["wd"]
        if (found["only"] and not name[0].isupper()) or (found["m1"] or found["m2"] or "X")[0].islower():
            continue
        month = found["m1"] or found["m2"]
        number = months[month.lower()] if month else int(found["m3"]) if found["m3"] else None
        day = found["d1"] or found["d2"] or found["d3"]
        year = found["y1"] or found["y2"] or found["y3"]
        weekday = weekdays.index(name.lower()) if name else None
        yield Written(
            found.span(),
            int(year) if year else None,
            number,
            int(day) if day else None,
            weekday,
            tense_at(text, found.span()),
        )


def sentence_at(text: str, span: Span) -> Span:
    """The sentence that a span stands in, roughly."""
    start, end = max(0, span[0] - 400), min(len(text), span[1] + 400)
    for found in _SENTENCE_END.finditer(text, start, span[0]):
        if found[0].startswith("\n") or not _NO_END.search(text[max(start, found.start() - 8) : found.start()]):
            start = found.end()
    for found in _SENTENCE_END.finditer(text, span[1], end):
        if found[0].startswith("\n") or not _NO_END.search(text[max(span[1], found.start() - 8) : found.start()]):
            return start, found.start()
    return start, end


def tense_at(text: str, span: Span) -> Tense:
    """Whether the sentence around a date speaks of what is over or of what is to come."""
    start, end = sentence_at(text, span)
    words = re.findall(r"['’]?[a-z]+", text[start:end].lower())
    future = not words_in_tense("future").isdisjoint(words)
    past = not words_in_tense("past").isdisjoint(words) or any(w.endswith("ed") and len(w) > 4 for w in words)
    if future == past:
        # both: the words nearest to the date decide
        near = re.findall(r"['’]?[a-z]+", text[max(start, span[0] - 40) : min(end, span[1] + 25)].lower())
        future = not words_in_tense("future").isdisjoint(near)
        past = not words_in_tense("past").isdisjoint(near) or any(w.endswith("ed") and len(w) > 4 for w in near)
    if future == past:
        return "unclear"
    return "future" if future else "past"


@cache
def words_in_tense(name: str) -> frozenset[str]:
    """The words of a tense."""
    return frozenset(table(FILE)["tense"][name])

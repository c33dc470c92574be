"""A parsed report → its time expressions, one pass from the first word to the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from onrecord.reading._words import ParsedReport
from onrecord.record import Time, TimexType

from . import _dates, _relative, _spells
from ._calendar import Moment
from ._context import Context, Found
from ._guards import GUARDS
from ._lexicon import Lexicon, Rule, Words, lexicon

Normaliser = Callable[[Found, Context], str | None]


def read_times(parsed: ParsedReport) -> tuple[Time, ...]:
    """The time expressions of a report, typed and valued as TIMEX3 (TimeML 1.2.1).

    Relative expressions are counted from the day of the report, as far as it is known, or from the
    date the text named last ("two days later"); weekdays and months fall on the side that the tense
    of their clause points to. What cannot be known keeps X for its unknown figures (``XXXX-03-24``)
    or is ``PAST_REF``, ``PRESENT_REF``, ``FUTURE_REF``. Weeks and quarters are ``2022-W12`` and
    ``2022-Q1``. "One month since", after a verb such as "mark", is the day it points back to.

    Returns:
        Times in text order; their spans do not overlap.
    """
    lex = lexicon()
    context = Context.of(parsed.report, parsed.doc)
    times: list[Time] = []
    for start, end, title in _stretches(parsed):
        context.title = title
        words = lex.read(parsed.report.text, start, end)
        for found in _matches(lex, words, context):
            time = _time(found, context)
            if time:
                times.append(time)
                _remember(found, time, context)
    return tuple(times)


def _stretches(parsed: ParsedReport) -> Iterator[tuple[int, int, bool]]:
    """The parts of the text that are read, each by itself: no time crosses the border of a segment."""
    segments = parsed.report.segments
    if not segments:
        yield 0, len(parsed.report.text), False
    for segment in segments:
        if segment.is_read:
            yield segment.start, segment.end, segment.kind in {"title", "caption"}


def _matches(lex: Lexicon, words: Words, context: Context) -> Iterator[Found]:
    at = 0
    codes = words.codes
    while m := lex.start.search(codes, at):
        at = m.start()
        found = _longest(lex, words, at, context)
        if found:
            yield found
        at = found.end if found else at + 1


def _longest(lex: Lexicon, words: Words, at: int, context: Context) -> Found | None:
    """The longest match at a word whose surroundings let it stand."""
    fits: list[tuple[int, Rule, dict[str, tuple[int, int]]]] = []
    for rule in lex.by_first[words.codes[at]]:
        m = rule.compiled.regex.match(words.codes, at)
        if m:
            fits.append((m.end(), rule, {name: m.span(name) for name in m.groupdict() if m.start(name) >= 0}))
    for end, rule, parts in sorted(fits, key=lambda f: -f[0]):
        found = Found(rule, words, at, end, parts)
        context.look_at(found)
        if rule.guard is None or GUARDS[rule.guard](found, context):
            return found
    return None


def _in_a_name(found: Found, context: Context) -> bool:
    """Whether a word of time ends a name: "Coast Today", a paper."""
    if found.words.low(found.first) != "today" or context.title:
        return False
    token = context.tokens.at(found.words.starts[found.first])
    if token is None or not token.i or not token.text.istitle():
        return False
    before = token.nbor(-1)
    return before.text.istitle() and before.pos_ == "PROPN" and not token.is_sent_start


def _time(found: Found, context: Context) -> Time | None:
    value = None if _in_a_name(found, context) else NORMALISERS[found.rule.value](found, context)
    if not value:
        return None
    first, last = found.first, found.end - 1 - found.rule.trim
    while first < last and _no_part(found, first):
        first += 1
    span = (found.words.starts[first], found.words.ends[last])
    return Time(span=span, type=_type(found, value), value=value)


def _no_part(found: Found, i: int) -> bool:
    """Whether a word in front is a preposition to the time and not of it ("over the past week", "over a week")."""
    word = found.words.low(i)
    return word in {"in", "on", "until", "within", ","} or (word == "over" and found.words.low(i + 1) == "the")


def _type(found: Found, value: str) -> TimexType:
    kind = found.rule.kind
    if kind == "TIME" and "T" not in value[4:]:
        kind = "DATE"
    return cast("TimexType", kind)


def _remember(found: Found, time: Time, context: Context) -> None:
    """Keep the date for what follows to be told from ("two days later").

    The figures of a year ago are an aside: the text goes on with this year's.
    """
    if found.rule.name == "last-few" and time.type == "DURATION" and context.then and context.then.quarter:
        context.then = Moment(context.then.year)  # "the first nine months": a quarter is no longer spoken of
    moment = Moment.of(time.value) if time.type in {"DATE", "TIME"} else None
    if moment and not _is_comparison(found, moment):
        context.then = moment
        context.quarter = moment if moment.quarter else context.quarter


def _is_comparison(found: Found, moment: Moment) -> bool:
    """ "from 4 million a year earlier": the year or quarter that this year's figures are set beside."""
    if found.part("ago") or (found.part("dir") and moment.quarter):
        return True
    return bool(found.part("dir")) and not moment.month and found.all[0] in {"a", "the"}


def _collected() -> dict[str, Normaliser]:
    modules = (_spells, _dates, _relative)
    names = {rule.value for rule in lexicon().rules}
    return {name: getattr(next(m for m in modules if name in vars(m)), name) for name in names}


class _Normalisers(dict[str, Normaliser]):
    """Filled on first use, so that importing the room reads no data."""

    def __missing__(self, name: str) -> Normaliser:
        self.update(_collected())
        return self[name]


NORMALISERS: dict[str, Normaliser] = _Normalisers()

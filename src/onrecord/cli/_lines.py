"""A record's parts in words: one entry each, for a reader who has only this."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from onrecord.record import Actor, Condition, Event, Record, Spans, Statement, Time

from ._out import cells, cut, fitting, one_line

FORM_MARKS = {"direct": '"', "indirect": "~", "mixed": '"~'}
UNNAMED = " (?)"
LEGEND = '" direct   ~ indirect   "~ mixed   (?) a source that is not named'
LONGEST_QUOTE = 220


def head(record: Record) -> Iterator[str]:
    """Title, and where the report comes from."""
    report = record.report
    first = next((line for line in report.text.splitlines() if line.strip()), "(no title)")
    yield one_line(report.title or cut(first.strip(), 120))
    published = report.published
    date = f"{published.value} ({published.basis})" if published else "no date"
    facts = [report.outlet or "no outlet", date, *([f"copy of {report.wire}"] if report.wire else [])]
    yield one_line(", ".join(facts))
    if published and published.why:
        yield one_line(f"date: {published.why}")
    yield one_line(f"{report.source}  id {report.id}")


def quoted(record: Record, spans: Spans, longest: int = LONGEST_QUOTE) -> str:
    """The verbatim words under some spans, on one line, long ones cut."""
    return cut(one_line(record.report.words(spans)), longest)


def name_of(record: Record, id: str | None) -> str:
    """The name of an actor, or a question mark."""
    actor = record.actor(id)
    return one_line(actor.name) if actor else "?"


def speaker_of(record: Record, statement: Statement) -> str:
    """Who said it: the actor's name, else the words that name the speaker; (?) marks the unnamed."""
    actor = record.actor(statement.speaker)
    name = one_line(actor.name) if actor else quoted(record, statement.speaker_span, 60) or "?"
    return f"{name}{UNNAMED}" if statement.anonymous and name != "?" else name


def fitting_name(record: Record, statement: Statement, width: int) -> str:
    """The speaker's name in some columns: a person's surname, anything else cut where it is too long."""
    actor = record.actor(statement.speaker)
    whole = speaker_of(record, statement)
    name = whole.removesuffix(UNNAMED)
    unnamed = UNNAMED if name != whole else ""
    if actor and actor.kind == "person" and not statement.anonymous:
        name = name.split()[-1]
    return cut(name, width - len(unnamed)) + unnamed


def chain_of(record: Record, statement: Statement) -> str:
    """Through whom the words came, the outlet first, the speaker last."""
    speaker = speaker_of(record, statement)
    return " > ".join([*(one_line(link.name) for link in statement.chain[:-1]), speaker])


def statement_facts(record: Record, s: Statement) -> str:
    """How, through whom, to whom, when, within what."""
    facts = [f"{FORM_MARKS[s.form]:>2} {chain_of(record, s)}"]
    if s.audience:
        facts.append(f"to {quoted(record, s.audience, 60)}")
    if s.said_on:
        facts.append(f"on {s.said_on.value}")
    if s.within:
        facts.append(f"within {s.within}")
    return "; ".join(facts)


def statement_entry(record: Record, s: Statement) -> list[str]:
    """A statement: its facts, then its words."""
    return [statement_facts(record, s), quoted(record, s.content)]


def event_entry(record: Record, e: Event) -> list[str]:
    """An event: type and status, who to whom, when and where, the words that show it."""
    sides = [", ".join(name_of(record, id) for id in ids) or "?" for ids in (e.source, e.target)]
    what = f"{e.type}{f' ({e.mode})' if e.mode else ''}, {e.status}: {' > '.join(sides)}"
    facts = [what]
    if e.date:
        facts.append(e.date.value)
    if e.place:
        facts.append(one_line(e.place.name))
    if e.statement:
        facts.append(f"in {e.statement}")
    return ["; ".join(facts), quoted(record, e.evidence)]


def condition_entry(record: Record, c: Condition) -> list[str]:
    """A condition: kind and speaker, the if, the then."""
    by = f" by {name_of(record, c.speaker)}" if c.speaker else ""
    lines = [f"{c.kind}{by}{f', in {c.statement}' if c.statement else ''}", f"if: {quoted(record, c.if_)}"]
    return [*lines, f"then: {quoted(record, c.then)}"] if c.then else lines


def actor_entry(record: Record, a: Actor) -> list[str]:
    """An actor: name, kind, country, role, and how often it is named."""
    facts = [a.kind, a.country, a.sector, a.role, f"named {len(a.mentions)} times" if len(a.mentions) > 1 else None]
    return [f"{one_line(a.name)}: {', '.join(one_line(f) for f in facts if f)}"]


def time_entry(record: Record, t: Time) -> list[str]:
    """A time expression, its words and what they mean."""
    return [f"{t.value}  {quoted(record, (t.span,), 60)}"]


def sections(record: Record, width: int, *, whole: bool = False) -> Iterator[str]:
    """Statements, events, conditions and notes, each under its heading.

    Args:
        width: columns to fill.
        whole: whether the text stands above: then actors and times are listed too, and the
            statements' words are not given again.
    """
    statement = _facts_only if whole else statement_entry
    yield from _section("Statements", record, [(s.id, s) for s in record.statements], statement, width)
    yield from _section("Events", record, [(e.id, e) for e in record.events], event_entry, width)
    yield from _section("Conditions", record, [(c.id, c) for c in record.conditions], condition_entry, width)
    if whole:
        yield from _section("Actors", record, [(a.id, a) for a in record.actors], actor_entry, width)
        yield from _section("Times", record, [("", t) for t in record.times], time_entry, width)
    if record.notes:
        yield ""
        yield "Notes"
        for note in record.notes:
            yield from hanging(one_line(note), width, "  ", "    ")


def _facts_only(record: Record, s: Statement) -> list[str]:
    return [statement_facts(record, s)]


def _section(
    title: str,
    record: Record,
    items: Sequence[tuple[str, Any]],
    entry: Callable[[Record, Any], list[str]],
    width: int,
) -> Iterator[str]:
    if not items:
        return
    yield ""
    yield f"{title} ({len(items)})"
    for id, item in items:
        first, *rest = entry(record, item)
        label = f"  {id:<4}" if id else "  "
        indent = " " * (len(label) + 2)
        yield from hanging(first, width, label, indent)
        for line in rest:
            yield from hanging(line, width, indent, indent)


def hanging(text: str, width: int, first: str, rest: str) -> Iterator[str]:
    """A text wrapped to some columns, its first line after `first`, the others after `rest`."""
    lead = first
    for line in wrapped(text.split(), width - max(cells(first), cells(rest))):
        yield f"{lead}{line}"
        lead = rest


def wrapped(words: Iterable[str], width: int) -> Iterator[str]:
    """Words filled into lines of some columns; a word longer than a line is cut."""
    line = ""
    for word in words:
        if line and cells(line) + 1 + cells(word) > width:
            yield line
            line = ""
        while cells(word) > width:
            part = fitting(word, width)
            yield part
            word = word[len(part) :]
        line = f"{line} {word}" if line else word
    if line:
        yield line

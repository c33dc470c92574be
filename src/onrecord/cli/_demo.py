"""``onrecord demo``: the main job on the bundled sample, and what came of it in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ._out import cut, one_line, put, tell_error, width

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

Row = Mapping[str, Any]

SAMPLE = "sample"
SAMPLE_ENDINGS = (".txt", ".html", ".jsonl")
EXAMPLES = 3
FEWEST_WORDS = 4
RED_LINES = ("threat", "warning", "demand", "promise", "prediction")
STATUS_WORDS = {
    "happened": "happened",
    "ongoing": "going on",
    "planned": "planned",
    "proposed": "proposed",
    "conditional": "only if something else happens",
    "denied": "denied, or said not to be",
    "alleged": "claimed by one side",
    "hypothetical": "merely imagined",
}


def demo(
    ledger: Annotated[Path, typer.Option("--ledger", metavar="FILE", help="Keep the records in this ledger.")] = Path(
        "onrecord-demo.duckdb"
    ),
) -> None:
    """Read the bundled sample and say what it holds.

    The sample is invented: its outlets and people do not exist.
    """
    from onrecord.batch import outcomes
    from onrecord.ledger import Ledger
    from onrecord.record import OnrecordError

    failed = 0
    with Ledger(ledger) as kept, as_file(files("onrecord") / SAMPLE) as folder:
        paths = sorted(p for p in folder.iterdir() if p.suffix in SAMPLE_ENDINGS)
        put(f"Reading {len(paths)} files of invented news from {folder}")
        with closing(outcomes(paths, skip=lambda report: report.id in kept)) as all_outcomes:
            for outcome in all_outcomes:
                if isinstance(outcome, OnrecordError):
                    failed += 1
                    tell_error(outcome)
                else:
                    kept.add(outcome)
        tell_what_it_holds(kept)
        next_commands(kept, ledger)
    raise typer.Exit(1 if failed else 0)


def tell_what_it_holds(ledger: Ledger) -> None:
    """Print a summary of a ledger for somebody who has never seen one."""
    reports, statements = list(ledger.reports()), list(ledger.statements())
    outlets = sorted({r["outlet"] for r in reports if r["outlet"]})
    days = sorted(r["published"] for r in reports if r["published"])
    put()
    put(f"{len(reports)} reports by {len(outlets)} outlets{f', {days[0]} to {days[-1]}' if days else ''}:")
    _put_wrapped(", ".join(outlets), "  ")
    unnamed = sum(bool(s["anonymous"]) for s in statements)
    put()
    put(f"WHO SAID WHAT, THROUGH WHOM: {len(statements)} statements, {unnamed} of them by people not named.")
    put("Those that came to the reader through most mouths:")
    for s in sorted(statements, key=_distance, reverse=True)[:EXAMPLES]:
        _put_entry(s["chain"] or s["speaker"] or s["speaker_words"] or "?", s["content"])
    _tell_events(list(ledger.events()))
    _tell_conditions(list(ledger.conditions()))


def _distance(statement: Row) -> tuple[int, float]:
    told = len((statement["content"] or "").split()) >= FEWEST_WORDS
    return (statement["distance"] or 0 if told else 0), statement["confidence"]


def _tell_events(events: list[Row]) -> None:
    put()
    put(f"WHAT WAS DONE, AND WHAT WAS ONLY SAID TO BE: {len(events)} events.")
    for status, count in Counter(e["status"] for e in events).most_common():
        put(f"  {count:>3}  {STATUS_WORDS[status]}")
        best = max((e for e in events if e["status"] == status), key=lambda e: (_sides(e), e["confidence"]))
        _put_wrapped(_event(best), "         ")


def _sides(event: Row) -> int:
    return bool(event["source"]) + bool(event["target"])


def _event(event: Row) -> str:
    source, target = (", ".join(event[side]) or "?" for side in ("source", "target"))
    line = f"{event['type']}: {source} > {target}, “{event['evidence']}”"
    return cut(one_line(line), 2 * width() - 20)


def _tell_conditions(conditions: list[Row]) -> None:
    kinds = Counter(c["kind"] for c in conditions)
    put()
    counts = ", ".join(f"{kinds[k]} {k}{'s' if kinds[k] > 1 else ''}" for k in RED_LINES if kinds[k])
    put(f"RED LINES, AND OTHER IFS: {len(conditions)}{f' ({counts})' if counts else ''}.")
    for c in sorted(conditions, key=_redness)[:EXAMPLES]:
        halves = [f"if:   {c['if']}", *([f"then: {c['then']}"] if c["then"] else [])]
        _put_entry(f"{c['kind']} by {c['speaker'] or '?'} ({_where(c)})", *halves)


def _where(row: Row) -> str:
    return ", ".join(row[k] for k in ("outlet", "published") if row[k]) or "no outlet"


def _redness(condition: Row) -> tuple[int, bool, float]:
    return RED_LINES.index(condition["kind"]), condition["then"] is None, -condition["confidence"]


def _put_entry(head: str, *lines: str) -> None:
    put(f"  {cut(one_line(head), width() - 2)}")
    for line in lines:
        _put_wrapped(cut(one_line(line), 220), "      ")


def _put_wrapped(text: str, indent: str) -> None:
    from ._lines import hanging

    for line in hanging(one_line(text), width(), indent, indent):
        put(line)


def next_commands(kept: Ledger, ledger: Path) -> None:
    """Print what to try next, each command as it can be typed."""
    id = max(kept.statements(), key=_distance, default={"report": "ID"})["report"][:8]
    put()
    put("NEXT, TRY")
    for command in (
        f"onrecord show {id} --ledger {ledger}",
        f"onrecord statements {ledger} --source 'Rif Today'",
        f"onrecord events {ledger} --status denied",
        f"onrecord conditions {ledger} --format csv",
        "onrecord read --json your-own-report.txt",
    ):
        put(f"  {command}")

"""Whether an event happened, alone: the project's own test of 505 clauses of real reports.

    python -m benchmarks.status DATA [--write docs/benchmarks.md]

`training/events/status-test.jsonl` marks clauses by document and offsets, each with the word that names the event, its
type and its status; none of its documents is learnt from. What is measured is the status that reading gives to the
event of that word, whether or not reading would have found the event.
"""

from __future__ import annotations

import argparse
import datetime
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from benchmarks.score import write
from onrecord.intake import take_text
from onrecord.reading import Rooms, Words
from onrecord.reading.events import status_at
from onrecord.record import EventType, Report, Span, Status

CLAUSES = Path(__file__).parents[1] / "training" / "events" / "status-test.jsonl"
STATUSES: tuple[Status, ...] = get_args(Status)
Pairs = Counter[tuple[Status, Status]]
"""How often a status marked (first) was read as a status (second)."""


def reports(data: Path) -> Iterator[tuple[Report, list[dict[str, Any]]]]:
    """The documents of the test and their clauses."""
    marked = [json.loads(line) for line in CLAUSES.read_text(encoding="utf-8").split("\n") if line]
    texts: dict[tuple[str, str], dict[str, Any]] = {}
    for name in {d["set"] for d in marked}:
        with (data / "data" / f"{name}.jsonl").open(encoding="utf-8") as f:
            for line in map(json.loads, f):
                texts[name, line.get("doc_id") or line["id"]] = line
    for document in marked:
        line = texts[document["set"], document["doc"]]
        report = take_text(line["text"], source=document["doc"])
        shift = line["text"].index(report.text)
        yield report, [c | {"trigger": [i - shift for i in c["trigger"]]} for c in document["clauses"]]


def pairs(data: Path) -> Pairs:
    """What was marked and what is read, clause by clause."""
    words, rooms, out = Words(), Rooms(), Pairs()
    known = list(reports(data))
    for parsed, (_, clauses) in zip(words.parse(r for r, _ in known), known, strict=True):
        attributions = rooms.attribution(parsed)
        actors = rooms.actors(parsed, attributions)
        statements = rooms.chain(parsed, attributions, actors, rooms.times(parsed))
        for clause in clauses:
            span: Span = tuple(clause["trigger"])
            kind: EventType = clause["type"]
            out[clause["status"], status_at(parsed, statements, actors, span, kind)] += 1
    return out


def table(found: Pairs) -> str:
    """Accuracy, the share of what did not happen that is read as `happened`, and the confusion matrix."""
    total = found.total()
    right = sum(n for (marked, read), n in found.items() if marked == read)
    settled = ("happened", "ongoing")
    open_ = sum(n for (marked, _), n in found.items() if marked not in settled)
    wrong = sum(n for (marked, read), n in found.items() if marked not in settled and read == "happened")
    lines = [
        f"{total} clauses: {100 * right / total:.1f} % right. Of the {open_} that neither happened nor are going on, "
        f"{wrong} ({100 * wrong / open_:.1f} %) are read as `happened`.",
        "",
        "| marked \\\\ read | " + " | ".join(STATUSES) + " | right % |",
        "| --- |" + " ---: |" * (len(STATUSES) + 1),
    ]
    for marked in STATUSES:
        row = [found[marked, read] for read in STATUSES]
        share = f"{100 * found[marked, marked] / sum(row):.0f}" if sum(row) else ""
        lines.append(f"| {marked} | " + " | ".join(str(n or "") for n in row) + f" | {share} |")
    return "\n".join(lines)


def main() -> None:
    """Print the table, and write it into the docs where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", type=Path, metavar="PAGE.md")
    args = parser.parse_args()
    if not args.data.is_dir():
        raise SystemExit(f"{args.data}: no evaluation data there")
    found = table(pairs(args.data))
    print(found)
    if args.write:
        today = datetime.date.today().isoformat()
        write(args.write, "status", f"{today}, `python -m benchmarks.status`:\n\n{found}")


if __name__ == "__main__":
    main()

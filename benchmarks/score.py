"""Accuracy on the evaluation sets, in one table.

    python -m benchmarks.score DATA [--write docs/benchmarks.md] [--only NAME]

DATA is the folder of evaluation data and its scorers. Every set is read as a user
would read it: as an archive, through `onrecord.read_many`.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import onrecord
from benchmarks._scorers import scorer

Row = tuple[str, str, float]
"""Set, measure, value in percent."""


def read_set(lines: Iterable[dict[str, Any]], folder: Path, name: str) -> list[dict[str, Any]]:
    """Read an archive made of `lines` into records; what fails is named on standard error."""
    archive = folder / f"{name}.jsonl"
    archive.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    records: list[dict[str, Any]] = []
    for outcome in onrecord.read_many([archive], on_error="yield"):
        if isinstance(outcome, onrecord.Record):
            records.append(json.loads(outcome.to_json()))
        else:
            print(f"not read: {outcome}", file=sys.stderr)
    return records


def lines_of(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as f:
        for line in f:
            if line.strip():
                yield json.loads(line)


def archive_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of an evaluation set as lines of an archive: id, text, and what is given of date and outlet."""
    for line in lines_of(path):
        out = {"id": line.get("doc_id") or line["id"], "text": line["text"]}
        date = line.get("published") or line.get("date")
        yield out | ({"published": date} if date else {}) | ({"outlet": line["outlet"]} if line.get("outlet") else {})


def whole_reports(data: Path, folder: Path) -> Iterator[Row]:
    """Statements, events and conditions of whole annotated reports."""
    records = read_set(archive_lines(data / "gold" / "open.jsonl"), folder, "open")
    result = scorer(data, "score_record").score(str(data / "gold" / "open"), records)
    name = "whole reports"
    for part, row in result.items():
        if part == "reports missing":
            if row:
                print(f"missing: {row}", file=sys.stderr)
            continue
        yield name, f"{part} P", 100 * row["P"]
        yield name, f"{part} R", 100 * row["R"]
        yield name, f"{part} F1", 100 * row["F1"]
        for key, value in row.items():
            if key.endswith(" ok"):
                yield name, f"{part}: {key[:-3]} right, of matched", 100 * float(value.split("=")[1])


def polnear(data: Path, folder: Path) -> Iterator[Row]:
    """Attributions against PolNeAR's development part."""
    path = data / "data" / "polnear-dev.jsonl"
    records = read_set(archive_lines(path), folder, "polnear")
    pred = {r["report"]["source"]: r["attributions"] for r in records}
    result = scorer(data, "score_attribution").score(list(lines_of(path)), pred)
    name = "PolNeAR dev"
    for measure in ("content", "full", "strict"):
        for k in ("P", "R", "F1"):
            yield name, f"{measure} {k}", result[measure][k]
    for layer in ("tokens", "spans"):
        for role in ("source", "cue", "content"):
            yield name, f"{layer} {role} F1", result[layer][role]["F1"]
    yield name, "quoted recall", result["quoted recall"]


def timeml(data: Path, folder: Path) -> Iterator[Row]:
    """Time expressions against the TimeML training documents."""
    path = data / "data" / "timeml-train.jsonl"
    records = read_set(archive_lines(path), folder, "timeml")
    convert = scorer(data, "from_records").times
    score_time = scorer(data, "score_time")
    pred = {r["report"]["source"]: convert(r)["timexes"] for r in records}
    result = score_time.score(score_time.load_gold(str(path)), pred)
    for measure in ("value_f1", "type_f1", "strict_f1", "relaxed_f1"):
        yield "TimeML documents", measure.replace("_f1", " F1"), 100 * result[measure]


def plover(data: Path, folder: Path) -> Iterator[Row]:
    """Event types and dyads against hand-coded PLOVER sentences."""
    path = data / "data" / "plover-gsr-open.jsonl"
    records = read_set(archive_lines(path), folder, "plover")
    convert = scorer(data, "from_records").events
    score_events = scorer(data, "score_events")
    result, _ = score_events.score(score_events.load(str(path)), {r["report"]["source"]: convert(r) for r in records})
    for measure in ("type_set", "type", "quad", "dyads"):
        yield "PLOVER sentences", f"{measure.replace('_', ' ')} F1", result[measure]["F1"]


def places(data: Path, folder: Path) -> Iterator[Row]:
    """Toponyms against TR-News."""
    from benchmarks.places import score_places

    for measure, value in score_places(data / "data" / "places-trnews.jsonl").items():
        if isinstance(value, float):
            yield "TR-News", measure, 100 * value


def pages(data: Path, folder: Path) -> Iterator[Row]:
    """Article text and captions of saved pages."""
    from benchmarks.pages import score_pages

    result = score_pages(data / "data" / "pages")
    for measure, name in (
        ("precision", "article text P"),
        ("recall", "article text R"),
        ("f1", "article text F1"),
        ("captions_kept", "figcaptions kept, as caption or credit"),
        ("as_caption", "figcaptions kept with a caption (not a credit alone)"),
    ):
        yield "pages", name, 100 * result[measure]


SETS: dict[str, Callable[[Path, Path], Iterator[Row]]] = {
    "reports": whole_reports,
    "polnear": polnear,
    "timeml": timeml,
    "plover": plover,
    "places": places,
    "pages": pages,
}


def table(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| set | measure | % |", "| --- | --- | ---: |"]
    lines += [f"| {name} | {measure} | {value:.1f} |" for name, measure, value in rows]
    return "\n".join(lines)


def write(path: Path, marker: str, text: str) -> None:
    """Put `text` between the two comments that bear `marker` in a Markdown file."""
    begin, end = f"<!-- {marker} -->", f"<!-- /{marker} -->"
    whole = path.read_text(encoding="utf-8")
    head, _, rest = whole.partition(begin)
    _, found, tail = rest.partition(end)
    if not found:
        raise SystemExit(f"{path}: no place marked {begin} … {end}")
    path.write_text(f"{head}{begin}\n{text}\n{end}{tail}", encoding="utf-8")


def main() -> None:
    """Print the table, and write it into the docs where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--write", type=Path, metavar="PAGE.md")
    parser.add_argument("--only", choices=sorted(SETS), action="append")
    args = parser.parse_args()
    if not args.data.is_dir():
        raise SystemExit(f"{args.data}: no evaluation data there")
    with tempfile.TemporaryDirectory() as folder:
        rows = [row for name in args.only or SETS for row in SETS[name](args.data, Path(folder))]
    print(table(rows))
    if args.write:
        today = datetime.date.today().isoformat()
        write(args.write, "score", f"onrecord {onrecord.__version__}, {today}, `make score`:\n\n{table(rows)}")


if __name__ == "__main__":
    main()

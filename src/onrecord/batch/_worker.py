"""One worker process: a line of reports in, a line for each record out. Ends when its input does."""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import BinaryIO

from pydantic import TypeAdapter

from onrecord.record import OnrecordError, ReadingError, Record, Report

from ._one_process import load_reader, read_portion, why

REPORTS = TypeAdapter(list[Report])


def main() -> None:
    """Read what comes on standard input until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints must not look like an answer
    serve(sys.stdin.buffer, answers, sys.argv[1])


def serve(asked: BinaryIO, answers: BinaryIO, pipeline: str) -> None:
    """Answer each line of reports."""
    try:
        reader = load_reader(pipeline)
    except OnrecordError as e:
        asked.readline()
        answers.write(line_of(e))
        answers.flush()
        return
    for line in asked:
        for outcome in read_portion(reader, REPORTS.validate_json(line)):
            answers.write(line_of(outcome))
            answers.flush()


def line_of(outcome: Record | OnrecordError) -> bytes:
    """An outcome as a line of JSON."""
    if isinstance(outcome, Record):
        try:
            return outcome.to_json().encode() + b"\n"
        except Exception as e:  # a record that is no JSON is a report that could not be read
            outcome = ReadingError(outcome.report.source, why(e))
    error = {
        "kind": type(outcome).__name__,
        "source": getattr(outcome, "source", ""),
        "reason": getattr(outcome, "reason", str(outcome)),
    }
    return json.dumps({"error": error}).encode() + b"\n"


if __name__ == "__main__":
    main()

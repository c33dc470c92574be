"""Reports without intake, and readers without a pipeline."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from onrecord.batch import _workers
from onrecord.record import Report

FAKE_WORKER = """
import os, sys, time
import onrecord.batch._worker as worker
from onrecord.record import PipelineMissing, Record

class Reader:
    def read_all(self, reports):
        for report in reports:
            if report.text == "kill": os.kill(os.getpid(), 9)
            if report.text == "raise": raise ValueError("odd\\nreport")
            if report.text == "sleep": time.sleep(60)
            if report.text == "print": print("not an answer", flush=True)
            yield Record(report=report, notes=(str(os.getpid()),))
    def read(self, report):
        return next(self.read_all([report]))

def load_reader(pipeline):
    if pipeline == "missing": raise PipelineMissing(pipeline, "no such spaCy pipeline is installed")
    return Reader()

worker.load_reader = load_reader
worker.main()
"""


def report(text: str, number: int = 0) -> Report:
    return Report(id=str(number), source=f"{number}.txt", text=text)


@pytest.fixture
def fake_workers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that obey the report's text: kill, raise, sleep, print."""
    program = tmp_path / "worker.py"
    program.write_text(FAKE_WORKER, encoding="utf-8")
    monkeypatch.setattr(_workers, "COMMAND", (sys.executable, str(program)))

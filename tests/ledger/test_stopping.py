"""A process that adds reports is killed or interrupted at some moment: what does its ledger hold?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.ledger import Ledger

ADDING = """
import signal, sys
from onrecord.ledger import Ledger
from onrecord.record import Record, Report, Statement, report_id

signal.signal(signal.SIGINT, signal.default_int_handler)

def records():
    for n in range(1_000_000):
        text = f"Convoy {n} has passed the strait, the harbour office said. " * 20
        spans = tuple((k * 40, k * 40 + 12) for k in range(20))
        yield Record(
            report=Report(id=report_id(text, None), source=str(n), text=text),
            statements=tuple(Statement(id=f"s{k}", content=(span,), form="indirect") for k, span in enumerate(spans)),
        )
        if n % 20 == 0:
            print(n, flush=True)

with Ledger(sys.argv[1]) as ledger:
    if sys.argv[2] == "one":
        for record in records():
            ledger.add(record)
    else:
        ledger.add_all(records())
"""


def stopped(path: Path, how: str, stop: int, after: int) -> tuple[int, str]:
    """Run the adding of reports and stop it once `after` of them were handed over; its exit code and complaint."""
    child = subprocess.Popen(
        [sys.executable, "-c", ADDING, str(path), how], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    while int(child.stdout.readline()) < after:
        pass
    time.sleep(0.01)
    os.kill(child.pid, stop)
    _, complaint = child.communicate(timeout=60)
    return child.returncode, complaint


@pytest.mark.parametrize(("how", "after"), [("one", 40), ("many", 420)])
@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
def test_a_ledger_whose_writer_was_stopped_opens_and_holds_whole_reports_only(
    path: Path, how: str, after: int, stop: int
) -> None:
    code, complaint = stopped(path, how, stop, after)
    assert code != 0
    assert stop == signal.SIGKILL or "KeyboardInterrupt" in complaint
    for read_only in (True, False):
        with Ledger(path, read_only=read_only) as ledger:
            sources = [int(r.report.source) for r in ledger.records()]
            assert sources == list(range(len(sources)))
            assert len(sources) >= (after - 1 if how == "one" else 200)
            assert {r["statements"] for r in ledger.reports()} == {20}
            assert ledger.sql("SELECT count(*) FROM statements").values == ((20 * len(sources),),)


ASKING = """
import signal, sys, threading, os
from onrecord.ledger import Ledger
signal.signal(signal.SIGINT, signal.default_int_handler)
with Ledger(sys.argv[1]) as ledger:
    threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT)).start()
    try:
        ledger.sql("SELECT count(*) FROM range(5000000000) t(n) WHERE n % 7 = 3", seconds=3)
    except KeyboardInterrupt:
        print("stopped")
"""


def test_ctrl_c_during_a_long_question_is_a_keyboard_interrupt(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", ASKING, str(path)], capture_output=True, text=True, timeout=60)
    assert done.stdout == "stopped\n", done.stderr

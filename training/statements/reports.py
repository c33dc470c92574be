"""Annotated reports, read as far as their attributions, so that statements can be made of them again and again."""

from __future__ import annotations

import json
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.intake import take_all
from onrecord.reading import Reader, Rooms
from onrecord.reading._words import ParsedReport
from onrecord.reading.chain import read_statements
from onrecord.record import Actor, Attribution, Report, Statement, Time

GOLD = Path("gold") / "train"


@dataclass(frozen=True)
class Known:
    """A report with what is read of it before its statements, and the statements that annotators found.

    Attributes:
        doc: its name among the annotated ones.
        text: as annotated; the report's own may differ by what intake cleans.
        gold: annotated statements.
        parsed: the report and its words.
        rest: its attributions, actors and times.
    """

    doc: str
    text: str
    gold: list[dict[str, Any]]
    parsed: ParsedReport
    rest: tuple[Sequence[Attribution], Sequence[Actor], Sequence[Time]]

    def statements(self) -> tuple[Statement, ...]:
        """Its statements, by the weights that are in force."""
        return read_statements(self.parsed, *self.rest)


def known_reports(data: Path, work: Path | None = None) -> list[Known]:
    """The annotated reports in order of their names; kept in `work`, and taken from there when read before."""
    saved = work / "known.pickle" if work else None
    if saved is not None and saved.exists():
        return pickle.loads(saved.read_bytes())
    out = sorted(_read(data), key=lambda k: k.doc)
    if saved is not None:
        saved.parent.mkdir(parents=True, exist_ok=True)
        saved.write_bytes(pickle.dumps(out))
    return out


def _read(data: Path) -> list[Known]:
    out: list[Known] = []
    reports = [r for r in take_all([(data / GOLD).with_suffix(".jsonl")]) if isinstance(r, Report)]
    rooms = Rooms(
        places=lambda *_: (),
        events=lambda *_: (),
        conditions=lambda *_: (),
        chain=lambda parsed, *rest: _noted(out, data, parsed, rest),
    )
    for _ in Reader(rooms=rooms).read_all(reports):
        pass
    return out


def _noted(out: list[Known], data: Path, parsed: ParsedReport, rest: tuple[Any, ...]) -> tuple[Statement, ...]:
    doc = str(parsed.report.source)
    gold = json.loads((data / GOLD / f"{doc}.json").read_text(encoding="utf-8"))["statements"]
    text = (data / GOLD / f"{doc}.txt").read_bytes().decode()
    out.append(Known(doc, text, gold, parsed, rest))
    return ()

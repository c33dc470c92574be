"""Reports and their annotated events, as the teacher and the branch learn them.

Three hands marked them, and they differ in what they take for an event: the first round of the project's own
annotations, the whole reports annotated elsewhere, and two rounds that were made after those; a fourth, which went
over all of the others once more, and a fifth, of new reports, have the hand of the whole reports. The teacher is told
whose each report is, and labels others as the whole reports are.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from onrecord.reading.encoder import Pieces
from training.encoder.data import Events, pieces_of
from training.encoder.events import events_of, is_held_out, lines, spans_of
from training.encoder.teach import opening

SETS = ("guardian-syria", "polnear-train", "timeml-train", "places-trnews")
WHOLE = 1
"""Style of the reports annotated whole; 0 is that of the first round, 2 of those made after the whole reports."""
STYLES = 3
ROUNDS = {1: 0, 2: 2, 3: 2}
"""The styles of the first rounds."""
GOLD = "gold"
"""The set of the reports annotated whole."""
UNSEEN = ("data/polnear-dev.jsonl", "gold/open.jsonl")
"""Reports to measure on: no text that opens as one of them is learnt from."""


SOME = 2
"""Of the reports without annotation, one in so many is read by the teacher."""


@dataclass(frozen=True)
class Report:
    """A report, cut into pieces.

    Attributes:
        key: the set and the document.
        events: where it was annotated.
        style: whose annotation it is.
        is_held_out: to choose by, not to learn from.
    """

    key: tuple[str, str]
    text: str
    pieces: Pieces
    events: Events | None
    style: int
    is_held_out: bool


def reports(data: Path, tokenizer: Tokenizer) -> Iterator[Report]:
    """Every report that may be learnt from, and those to choose by; none of the test of status."""
    closed = {opening(line["text"]) for name in UNSEEN for line in _lines(data / name)}
    tested = {(d["set"], d["doc"]) for d in lines("status-test")}
    marked = {(d["set"], d["doc"]): d for d in lines("annotated")}
    for name in SETS:
        for line in _lines(data / "data" / f"{name}.jsonl"):
            key = (name, line.get("doc_id") or line["id"])
            if key in tested or opening(line["text"]) in closed:
                continue
            pieces = pieces_of(line["text"], tokenizer)
            found = marked.get(key)
            if found is None and zlib.crc32(key[1].encode()) % SOME:
                continue
            events = events_of(spans_of(found), pieces) if found else None
            style = ROUNDS.get(found["round"], WHOLE) if found else WHOLE
            yield Report(key, line["text"], pieces, events, style, found is not None and is_held_out(key[1]))
    folder = data / "gold" / "train"
    for document in lines("gold-anchors"):
        text = (folder / f"{document['doc']}.txt").read_bytes().decode()
        whole = json.loads((folder / f"{document['doc']}.json").read_text(encoding="utf-8"))["events"]
        pairs = zip(whole, document["events"], strict=True)
        found = [{"type": e["type"], "status": e["status"]} | a for e, a in pairs if a]
        pieces = pieces_of(text, tokenizer)
        yield Report((GOLD, document["doc"]), text, pieces, events_of(found, pieces), WHOLE, False)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as f:
        yield from (json.loads(line) for line in f if line.strip())

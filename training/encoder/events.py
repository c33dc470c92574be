"""Reports with annotated events: by whom they were marked, and what the model learns of each word.

The annotations are the project's own, in `training/events`, by reference: a set, a document of it, and offsets. Those
of whole reports annotated elsewhere give types and status; which word names each event and its actors is ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.reading.encoder import Pieces
from training.annotated import is_held_out

from .data import Events, indexes_in

HERE = Path(__file__).resolve().parents[1] / "events"
TYPES = ["none", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
         "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]  # fmt: skip
ONCE = 0.6
"""How likely a word is taken to name an event that only one of two annotators marked."""
STATUSES = ["happened", "ongoing", "planned", "proposed", "conditional", "denied", "alleged", "hypothetical"]


def lines(name: str) -> Iterator[dict[str, Any]]:
    """The documents of one of the project's files."""
    with (HERE / f"{name}.jsonl").open(encoding="utf-8") as f:
        yield from (json.loads(x) for x in f if x.strip())


def annotated(data: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Texts to learn from with their events (`type`, `status`, `trigger`, `source` and `target` as spans)."""
    texts: dict[tuple[str, str], str] = {}
    for name in ("guardian-syria", "polnear-train", "timeml-train", "places-trnews"):
        with (data / "data" / f"{name}.jsonl").open(encoding="utf-8") as f:
            for line in map(json.loads, f):
                texts[name, line.get("doc_id") or line["id"]] = line["text"]
    for doc in lines("annotated"):
        if not is_held_out(doc["doc"]):
            yield texts[doc["set"], doc["doc"]], spans_of(doc)
    folder = data / "gold" / "train"
    for doc in lines("gold-anchors"):
        text = (folder / f"{doc['doc']}.txt").read_bytes().decode()
        whole = json.loads((folder / f"{doc['doc']}.json").read_text(encoding="utf-8"))["events"]
        pairs = zip(whole, doc["events"], strict=True)
        yield text, [{"type": e["type"], "status": e["status"]} | a for e, a in pairs if a]


def spans_of(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The events of an annotated document, with spans for their sides."""
    sides = ("source", "target")
    return [e | {role: [a["mention"] for a in e[role]] for role in sides} for e in document["events"]]


def events_of(events: list[dict[str, Any]], pieces: Pieces) -> Events:
    """What the model learns of some events; of two that one word names, the first counts.

    An event that only one of two annotators marked (``once``) is taken for one with a probability of `ONCE`.
    """
    n, indexes = len(pieces.words), indexes_in(pieces)
    out = Events(np.zeros((n, len(TYPES)), np.float32), np.zeros((n, len(STATUSES)), np.float32), {}, {})
    out.kind[:, 0] = 1
    for e in events:
        at = next(iter(indexes(e["trigger"])), -1)
        if at < 0 or out.kind[at, 0] < 1:
            continue
        sure = ONCE if e.get("once") else 1.0
        out.kind[at, [0, TYPES.index(e["type"])]] = 1 - sure, sure
        out.status[at, STATUSES.index(e["status"])] = 1
        for role, found in (("source", out.doer), ("target", out.done)):
            spans = [s for s in e[role] if s]
            if spans or not e[role]:
                found[at] = [i for s in spans for i in indexes(s)] or [at]
    return out

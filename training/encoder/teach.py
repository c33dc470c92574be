"""What a larger model, trained first, teaches the small one: how likely each tag is, in reports of every kind."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from onrecord.reading.attribution._decode import Range, link
from onrecord.reading.encoder import OTHER_KIND, Blend, Encoder, Pieces, Seen, Window, cut, windows
from onrecord.record import Span

from .data import Events, Example, example

SHARE = 0.5
"""Of the teacher in what is learnt of an annotated report; the rest is the annotators'."""
NEWS = ("guardian-syria", "places-trnews", "timeml-train")
"""Sets of reports without attributions, read for their text alone."""
STORIES = "events-synthetic"
"""Short stories written by a machine."""
SOME = 10
"""Of the stories, one in so many is read."""
SHORTEST = 100
"""Characters under which a text teaches nothing."""
LEAST = 0.1
"""Probability of naming an event from which the status of a word is taught."""
POINTED = 0.15
"""Probability from which a word belongs to what is pointed to."""


@dataclass(frozen=True, slots=True)
class TaughtWindow(Window):
    """A window, and where its words point to as names of events: see `Pointing`."""

    doer: NDArray[np.float32]
    done: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TaughtSeen(Seen):
    """What a teacher makes of a text: attributions as the shipped model has them, and events."""

    events: NDArray[np.float32]
    statuses: NDArray[np.float32]


class Teacher(Encoder):
    """A trained model of PyTorch that reads as the shipped one does.

    Args:
        model: gives what the shipped one gives, before it is normalised.
        tokenizer: of BERT's vocabulary.
        settings: as `meta.json` has them.
    """

    def __init__(self, model: nn.Module, tokenizer: Any, settings: dict[str, Any]) -> None:
        self.meta = settings
        self._tokenizer = tokenizer
        self._opens, self._closes = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
        self._model = model.eval()

    def see(self, text: str, parts: Sequence[Span]) -> TaughtSeen:
        """Run the model over some parts of a text."""
        pieces = cut(text, parts, self._tokenizer)
        blend = Blend(len(pieces.words), [len(self.meta[k]) for k in ("labels", "events", "statuses")])
        seen: list[TaughtWindow] = []
        for a, b in windows(pieces, self.meta["size"], self.meta["stride"]):
            tags, cue, source, events, statuses, doer, done = self._run(pieces, a, b)
            blend.add(a, b, tags, events, statuses)
            seen.append(TaughtWindow(a, b, cue, source, tags[:0], doer, done))
        tags, events, statuses = blend.mean()
        return TaughtSeen(pieces, tags, list(seen), events, statuses)

    def _run(self, pieces: Pieces, a: int, b: int) -> list[Any]:
        p, q = pieces.first[a], pieces.first[b] if b < len(pieces.first) else len(pieces.ids)
        device = next(self._model.parameters()).device
        ids = torch.tensor([[self._opens, *pieces.ids[p:q], self._closes]], device=device)
        kinds = torch.tensor([[OTHER_KIND, *pieces.kinds[p:q], OTHER_KIND]], device=device)
        first = torch.tensor([pieces.first[a:b]], device=device) - p + 1
        said = self._model(ids, kinds, torch.ones_like(ids), first)
        return [torch.log_softmax(x.float(), -1)[0].cpu().numpy() for x in said]

    def read_all(self, texts: Iterable[str]) -> Iterator[TaughtSeen]:
        """Read texts, while the weights stay cast to 16 bits."""
        with torch.no_grad(), torch.autocast(next(self._model.parameters()).device.type, torch.bfloat16):
            for text in texts:
                yield self.see(text, [(0, len(text))])


def taught(teacher: Teacher, annotated: Sequence[Example], others: Sequence[Example]) -> list[Example]:
    """Examples with the teacher's view mixed in.

    Args:
        teacher: of attributions and events.
        annotated: with attributions; of those, the teacher gives a share.
        others: without; all that they teach is the teacher's.
    """
    out: list[Example] = []
    examples = [*annotated, *others]
    for k, (e, seen) in enumerate(zip(examples, teacher.read_all(x.line["text"] for x in examples), strict=True)):
        known = k < len(annotated)
        found = e if known else example(e.line | {"attributions": attributions(teacher, seen)}, e.pieces)
        share = SHARE if known else 1.0
        wanted = (1 - share) * found.wanted + share * probabilities(seen.tags)
        out.append(replace(found, wanted=wanted, events=events(e.events, seen)))
        if k % 100 == 0:
            print(f"taught {k}/{len(examples)}", flush=True)
    return out


def probabilities(said: NDArray[np.float32]) -> NDArray[np.float32]:
    """Of log-probabilities averaged over windows, which do not quite sum to one."""
    p = np.exp(said)
    return p / p.sum(1, keepdims=True)


def attributions(teacher: Teacher, seen: TaughtSeen) -> list[dict[str, Any]]:
    """What the teacher reads, as annotators would mark it."""
    words = seen.pieces.words

    def span(r: Range) -> list[int]:
        return [words[r[0]][0], words[r[1] - 1][1]]

    return [
        {
            "source": [span(one.source)] if one.source else [],
            "cue": [span(one.cue)],
            "content": [span(c) for c in one.content],
        }
        for one in link(seen, teacher.meta["decoding"])
    ]


def events(known: Events | None, seen: TaughtSeen) -> Events:
    """Events as annotators marked them, mixed with the teacher's; or the teacher's alone.

    A teacher's pointers are taken from words that likelier than not name an event.
    """
    kind = probabilities(seen.events)
    certain = 1 - kind[:, :1]
    status = probabilities(seen.statuses) * np.where(certain > LEAST, certain, 0)
    if known is not None:
        marked = known.status.sum(1, keepdims=True) > 0
        mixed = (1 - SHARE) * known.status + SHARE * probabilities(seen.statuses)
        return Events((1 - SHARE) * known.kind + SHARE * kind, np.where(marked, mixed, 0), known.doer, known.done)
    doer: dict[int, list[int]] = {}
    done: dict[int, list[int]] = {}
    for w in seen.windows:
        for i in np.flatnonzero(certain[w.start : w.end, 0] > 0.5):
            for found, said in ((doer, w.doer), (done, w.done)):
                at = int(i) + w.start
                if at not in found:
                    found[at] = [int(j) + w.start for j in np.flatnonzero(np.exp(said[i].astype(np.float32)) > POINTED)]
                    found[at] = found[at] or [int(said[i].argmax()) + w.start]
    return Events(kind, status, doer, done)


def other_texts(data: Path, without: Iterable[str]) -> list[str]:
    """News without annotated attributions, less what opens as a text that must stay unseen does."""
    closed = {opening(text) for text in without}
    out: list[str] = []
    for name in (*NEWS, STORIES):
        with (data / "data" / f"{name}.jsonl").open(encoding="utf-8") as f:
            texts = [json.loads(line)["text"] for line in f if line.strip()]
        if name == STORIES:
            texts = texts[::SOME]
        out += [t for t in texts if len(t) >= SHORTEST and opening(t) not in closed]
    return out


def opening(text: str) -> str:
    """How a text opens, but for its spaces and points: two copies of one report open alike."""
    return "".join(c for c in text if c.isalnum())[:SHORTEST]

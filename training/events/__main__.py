"""Train the reader of events, export and score it, and write it into the package `onrecord-en`.

    uv run --group train python -m training.events --data ../shared --work build/events

The package's encoder stays as it is. A large model learns the annotated events first; what it makes of annotated and
of other reports is what the branch learns, beside the annotations, from where the package has it. Each step's outcome
is kept in `--work`: a run that was cut short goes on from there. With `--onward` the branch goes on with the
annotations alone, and no teacher is trained.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import pickle
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from onrecord.reading.encoder import Encoder
from training.encoder import bases, card, export, model
from training.encoder.events import STATUSES, TYPES
from training.encoder.train import vocabulary

from . import branch, teacher, weights
from .evaluate import scores
from .lessons import lessons
from .marked import Report, reports

PACKAGE = Path(__file__).resolve().parents[2] / "packages" / "onrecord-en"
DEEP = 3
"""Layers of the encoder that run before the branch."""


def main() -> None:
    """Make the package's files for events."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of training data")
    parser.add_argument("--work", type=Path, required=True, help="where what is done is kept, and taken from again")
    parser.add_argument("--limit", type=int, help="learn from so many reports only, to try the recipe")
    parser.add_argument("--onward", action="store_true", help="go on from the branch that the package has")
    parser.add_argument("--package", type=Path, default=PACKAGE)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    folder = args.package / "src" / "onrecord_en"
    meta = prepared(folder)
    tokenizer = vocabulary(bases.minilm())
    known = list(reports(args.data, tokenizer))[: args.limit]
    print(f"{len(known)} reports, {sum(r.events is not None for r in known)} with events", flush=True)
    small = branch.Branch(weights.restore(model.new(bases.minilm()), folder / "model.onnx"))
    has_learnt = (folder / "events.onnx").exists()
    if has_learnt:
        weights.released(small, folder / "events.onnx")
    if args.onward:
        kept(args.work / "onward.pt", small, lambda: branch.go_on(small, known, folder, partial(lessons, known)))
    else:
        learn_from_teacher(small, known, tokenizer, args.work, folder, has_learnt=has_learnt)
    exported(small, folder)
    held = [r for r in known if r.is_held_out]
    meta["event recipe"] = {
        "teacher": dataclasses.asdict(teacher.TEACHER),
        "branch": dataclasses.asdict(branch.BRANCH),
        "branch, again": dataclasses.asdict(branch.AGAIN),
        "branch, onward": dataclasses.asdict(branch.ONWARD),
        "branch, taught": dataclasses.asdict(branch.TAUGHT),
    }
    meta["event scores"] = scores(Encoder(folder), held)
    written(folder, meta)
    (args.package / "CARD.md").write_text(card.text(meta), encoding="utf-8")
    print(json.dumps(meta["event scores"], indent=1))


def learn_from_teacher(
    small: branch.Branch, known: list[Report], tokenizer: Tokenizer, work: Path, folder: Path, *, has_learnt: bool
) -> None:
    """Train the teacher, and the branch on what it makes of the reports."""
    large = teacher.Styled(model.new(bases.mpnet(work)))
    kept(work / "teacher.pt", large, lambda: teacher.train(large, tokenizer, known))
    taught = step(work / "taught.pickle", lambda: teacher.taught(large, tokenizer, known))
    kept(work / "taught.pt", small, lambda: branch.be_taught(small, known, folder, taught, has_learnt=has_learnt))


def exported(small: branch.Branch, folder: Path) -> None:
    """Write the branch into the package."""
    with tempfile.TemporaryDirectory() as name:
        weights.export(small, Path(name) / "events.onnx", folder / "events.onnx")


def prepared(folder: Path) -> dict[str, Any]:
    """The settings of the package, once its encoder gives what the branch reads."""
    export.opened(folder / "model.onnx")
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    meta |= {"deep": DEEP, "events": TYPES, "statuses": STATUSES}
    written(folder, meta)
    return meta


def written(folder: Path, meta: dict[str, Any]) -> None:
    """Write what reading needs beside the weights."""
    (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")


def kept(path: Path, trained: torch.nn.Module, train_it: Callable[[], None]) -> None:
    """Train a model and keep its weights, or take those kept before."""
    if not path.exists():
        train_it()
        torch.save(trained.state_dict(), path)
    trained.load_state_dict(torch.load(path))


def step(path: Path, do_it: Callable[[], Any]) -> Any:
    """Do something and keep what comes out, or take what was kept before."""
    if not path.exists():
        path.write_bytes(pickle.dumps(do_it()))
    return pickle.loads(path.read_bytes())


if __name__ == "__main__":
    main()

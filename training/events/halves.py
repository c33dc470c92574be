"""A branch that has learnt one half of the annotated reports, to read the other half as reading will read what is new.

    uv run --group train python -m training.events.halves --data ../shared --work build/events

`training.siding` is fitted on what it sees there (`training.half`).
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from tokenizers import Tokenizer

from training.encoder import bases, model
from training.encoder.train import Recipe, vocabulary
from training.half import is_read

from . import branch, weights
from .__main__ import PACKAGE, kept, prepared, written
from .lessons import lessons
from .marked import reports

RECIPE = Recipe(seed=11, epochs=5, rate=2e-4)
FOLDER = "half"
"""Of the branch, within that of the work."""


def main() -> None:
    """Train and export the branch."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of training data")
    parser.add_argument("--work", type=Path, required=True, help="where what is done is kept, and taken from again")
    args = parser.parse_args()
    folder: Path = PACKAGE / "src" / "onrecord_en"
    meta = prepared(folder)
    tokenizer: Tokenizer = vocabulary(bases.minilm())
    known = [r for r in reports(args.data, tokenizer) if r.events is not None and not r.is_held_out]
    learnt = [r for r in known if not is_read(r.key[1])]
    small = branch.Branch(weights.restore(model.new(bases.minilm()), folder / "model.onnx"))
    views = {r.key: branch.as_marked(r.events) for r in learnt if r.events is not None}
    seen = branch.see_all(folder, learnt)
    kept(args.work / "half.pt", small, lambda: branch.train(small, learnt, seen, lessons(learnt, views, 1.0), RECIPE))
    out = args.work / FOLDER
    out.mkdir(exist_ok=True)
    for name in ("model.onnx", "tokenizer.json"):
        shutil.copy(folder / name, out / name)
    written(out, meta)
    weights.export(small, args.work / "half.onnx", out / "events.onnx")
    print(json.dumps({"learnt": len(learnt), "to read": len(known) - len(learnt)}))


if __name__ == "__main__":
    main()

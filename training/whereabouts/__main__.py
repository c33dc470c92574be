"""Fit the weights of `onrecord.reading.actors._whereabouts`, and say how good they are.

    python -m training.whereabouts --data ../shared [--dry]

Reports are put into five folds by a fixed seed; what is printed is of reports that were not fitted on.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from onrecord.reading.actors._whereabouts import ENOUGH
from training import logit

from .examples import examples

TOML = Path(__file__).resolve().parents[2] / "src" / "onrecord" / "reading" / "actors" / "whereabouts.toml"
FITTED = logit.Fitted("whereabouts", "_whereabouts.py", "actors", "state")
LEAST = (0.4, 0.5, ENOUGH, 0.6, 0.7, 0.8)
"""Probabilities from which it is shown how good the given states are."""


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of annotated reports")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    args = parser.parse_args()
    found = examples(args.data)
    chosen = logit.unseen(found)
    for enough in LEAST:
        print(f"from {enough:.2f}: {logit.described(found, chosen, enough)}")
    for sort in sorted({e.sort for e in found}):
        some = [k for k, e in enumerate(found) if e.sort == sort]
        print(f"{sort}: {logit.described([found[k] for k in some], [chosen[k] for k in some], ENOUGH)}")
    if not args.dry:
        TOML.write_text(logit.as_toml(logit.fit(found), found, FITTED), encoding="utf-8")


if __name__ == "__main__":
    main()

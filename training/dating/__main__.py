"""Fit the weights of `onrecord.reading.events._dating`, and say how good they are.

    python -m training.dating --data ../shared [--dry]

Reports are put into five folds by a fixed seed; what is printed is of reports that were not fitted on.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from onrecord.reading.events._dating import ENOUGH
from training import logit

from .examples import Dated, examples

TOML = Path(__file__).resolve().parents[2] / "src" / "onrecord" / "reading" / "events" / "dating.toml"
FITTED = logit.Fitted("dating", "_dating.py", "events", "date told")
LEAST = (0.25, 0.3, ENOUGH, 0.4, 0.5, 0.6)
"""Probabilities from which it is shown how good the given dates are."""


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of annotated reports")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    args = parser.parse_args()
    found = examples(args.data)
    chosen = logit.unseen([d.example for d in found])
    for sort in ("ours", "whole"):
        some = [k for k, d in enumerate(found) if d.example.sort == sort]
        of = [found[k] for k in some]
        print(f"{sort}, by rule: {described(of, [d.by_rule for d in of])}")
        for enough in LEAST:
            given = [chosen[k][0] if chosen[k][1] >= enough else None for k in some]
            print(f"{sort}, from {enough:.2f}: {described(of, given)}")
    if not args.dry:
        every = [d.example for d in found]
        TOML.write_text(logit.as_toml(logit.fit(every), every, FITTED), encoding="utf-8")


def described(found: Sequence[Dated], given: Sequence[str | None]) -> str:
    """How many of the annotators' dates are found, and how many of the given ones are theirs."""
    right = sum(g is not None and g == d.date for d, g in zip(found, given, strict=True))
    dated, some = sum(d.date is not None for d in found), sum(g is not None for g in given)
    return (
        f"of {len(found)} events {dated} have a date, {100 * right / max(1, dated):.1f} % of these found; "
        f"{some} given, {100 * right / max(1, some):.1f} % right"
    )


if __name__ == "__main__":
    main()

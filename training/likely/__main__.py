"""Fit the weights of `onrecord.reading.actors._whereabouts` and `….events._when`, and say how good they are.

    python -m training.likely --data ../shared [--dry]

Reports are put into five folds by a fixed seed; what is printed is of reports that were not fitted on.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.reading.events import _when

from . import logit
from .examples import examples
from .logit import Choice, Example

READING = Path(__file__).resolve().parents[2] / "src" / "onrecord" / "reading"
ENOUGH = (0.4, 0.5, 0.55, 0.6, 0.7, 0.8)


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of annotated reports")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    args = parser.parse_args()
    actors, events = examples(args.data)
    print("states of actors without one")
    shown(actors, logit.unseen(actors, logit.best))
    print("dates of undated events")
    shown(events, logit.unseen(events, logit.best))
    print("of those given a month, in it:", within(events))
    if not args.dry:
        for path, found, what in (
            (READING / "actors" / "whereabouts.toml", actors, "actors"),
            (READING / "events" / "when.toml", events, "events"),
        ):
            text = logit.as_toml(logit.fit(found), found, what, f"_{path.stem}.py")
            path.write_text(text, encoding="utf-8")


def shown(found: Sequence[Example], chosen: Sequence[Choice]) -> None:
    """Print how many are right by the probability from which they are given, and by their sort."""
    for enough in ENOUGH:
        print(f"from {enough:.2f}: {logit.described(found, chosen, enough)}")
    for sort in sorted({e.sort for e in found}):
        some = [k for k, e in enumerate(found) if e.sort == sort]
        print(f"{sort}: {logit.described([found[k] for k in some], [chosen[k] for k in some], 0.55)}")


def within(found: Sequence[Example]) -> str:
    """How often an event lies in the report's month where that is given for want of better."""
    chosen = logit.unseen(found, monthly)
    some = [(e.right or "").startswith(m) for e, (m, p) in zip(found, chosen, strict=True) if m and p >= _when.WITHIN]
    return f"{sum(some)} of {len(some)}"


def monthly(example: Example, weights: Mapping[str, float]) -> Choice:
    """The month of publication with the sum of the dates in it, where no date is likely enough by itself."""
    shares = logit.shares(example, weights)
    if not shares or max(shares.values()) >= _when.ENOUGH:
        return None, 0.0
    month = next(iter(shares))[: _when.MONTH]
    return month, sum(p for date, p in shares.items() if date.startswith(month))


if __name__ == "__main__":
    main()

"""Fit the weights of `onrecord.reading.events._siding`, and say how good they are.

    python -m training.siding --data ../shared --half build/events/half [--dry]

Reports are read by the branch of ``--half``, which has not learnt them (`training.events.halves`), and put into five
folds by a fixed seed; what is printed is of reports that were not fitted on.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from onrecord.record import Actor
from training import logit
from training.annotated import Given
from training.half import reading_by

from .examples import SIDES, Sided, examples

TOML = Path(__file__).resolve().parents[2] / "src" / "onrecord" / "reading" / "events" / "siding.toml"
FITTED = logit.Fitted("siding --half HALF", "_siding.py", "sides of events", "name")


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of annotated reports")
    parser.add_argument("--half", type=Path, required=True, help="folder of the branch that reads them")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    args = parser.parse_args()
    with reading_by(args.half):
        found = examples(args.data)
    chosen = logit.unseen([s.example for s in found])
    for side in SIDES:
        some = [k for k, s in enumerate(found) if s.example.sort == side]
        before = sum(is_right(found[k], found[k].now) for k in some)
        after = sum(is_right(found[k], likeliest(found[k], chosen[k])) for k in some)
        print(f"{side}: of {len(some)} {100 * before / len(some):.1f} % right by encoder and parse, ", end="")
        print(f"{100 * after / len(some):.1f} % with whoever is likelier")
    if not args.dry:
        every = [s.example for s in found]
        TOML.write_text(logit.as_toml(logit.fit(every), every, FITTED), encoding="utf-8")


def likeliest(sided: Sided, chosen: logit.Choice) -> Sequence[Actor]:
    """Who stands on a side by the weights."""
    best, share, nobody = chosen
    if nobody >= share or best is None:
        return []
    return sided.now if any(a.id == best for a in sided.now) else [sided.named[best]]


def is_right(sided: Sided, actors: Sequence[Actor]) -> bool:
    """Whether whom annotators name is there, by state or name; and nobody, where they name nobody."""
    if not sided.given or not actors:
        return not sided.given and not actors
    return all(any(_is_he(g, a) for a in actors) for g in sided.given)


def _is_he(given: Given, actor: Actor) -> bool:
    of_state = given.country not in (None, "IGO") and given.country == actor.country
    return of_state or given.name.lower() == actor.name.lower()


if __name__ == "__main__":
    main()

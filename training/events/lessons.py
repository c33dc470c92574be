"""What the branch learns of each report: the annotation and the teacher's view, mixed; and the teacher's view alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .marked import WHOLE, Report
from .teacher import Pointer, Taught

SHARE = 0.5
"""Of the annotators in what is learnt of the kinds of an annotated report; the rest is the teacher's."""
STATUS_SHARE = 0.6
"""The same of the status."""
LEAST = 0.1
"""Probability of naming an event from which the status of a word is taught."""
POINTS = 0.3
"""Probability from which a teacher's pointers are."""


@dataclass(frozen=True)
class Lesson:
    """What is to be learnt of a report.

    Attributes:
        kind, status: probabilities, of each word; no status where there is no event.
        right: for source and target, of a word that names an event, the words that annotators named.
        shares: the same, where only a teacher points.
        style: whose annotation it is.
    """

    kind: NDArray[np.float32]
    status: NDArray[np.float32]
    right: tuple[Mapping[int, list[int]], Mapping[int, list[int]]]
    shares: tuple[Mapping[int, Pointer], Mapping[int, Pointer]]
    style: int


def lessons(
    reports: Sequence[Report], taught: Mapping[tuple[str, str], Taught], share: float = SHARE
) -> dict[tuple[str, str], Lesson]:
    """The lessons of all reports but those held out of which there is a teacher's view."""
    return {r.key: lesson(r, taught[r.key], share) for r in reports if not r.is_held_out and r.key in taught}


def as_whole(reports: Sequence[Report]) -> dict[tuple[str, str], Report]:
    """Reports by other hands once more, as a teacher would have those mark them who annotated whole reports.

    Returns:
        By the key of what is to be learnt so, the report that its text and the teacher's view are of.
    """
    return {(f"{r.key[0]}, as whole", r.key[1]): r for r in reports if r.style != WHOLE and not r.is_held_out}


def lesson(report: Report, taught: Taught, share: float = SHARE) -> Lesson:
    """What is to be learnt of one report."""
    events = report.events
    if events is None:
        some = 1 - taught.kind[:, :1]
        sure = {int(i) for i in np.flatnonzero(some[:, 0] > POINTS)}
        doer, done = ({i: p for i, p in found.items() if i in sure} for found in (taught.doer, taught.done))
        status = taught.status * np.where(some > LEAST, some, 0)
        return Lesson(taught.kind, status, ({}, {}), (doer, done), report.style)
    marked = events.status.sum(1, keepdims=True) > 0
    status = STATUS_SHARE * events.status + (1 - STATUS_SHARE) * taught.status
    kind = share * events.kind + (1 - share) * taught.kind
    doer, done = (
        {i: [] if named == [i] else named for i, named in found.items()} for found in (events.doer, events.done)
    )
    return Lesson(kind, np.where(marked, status, 0), (doer, done), ({}, {}), report.style)

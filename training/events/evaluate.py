"""How well events are read on held-out reports: the word, its type, its status, and where it points."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from onrecord.reading.encoder import Encoder, SeenEvents

from .marked import Report

LEAST = 0.5
"""Probability of naming an event from which a word counts as one."""
NEAR = 2
"""Words by which the word found may stand apart from the one marked: "carried out an attack"."""


def scores(encoder: Encoder, reports: Iterable[Report]) -> dict[str, float]:
    """F1 of words that name an event, without and with the type; then shares of those found whose status, source and
    target are right. In percent.
    """
    found = marked = hit = typed = status = 0
    sides = {"source": [0, 0], "target": [0, 0]}
    for report in reports:
        events = report.events
        assert events is not None, report.key
        seen = encoder.see_events(encoder.see(report.text, [(0, len(report.text))]))
        said = [int(i) for i in np.flatnonzero(1 - np.exp(seen.kinds[:, 0]) >= LEAST)]
        right = [int(i) for i in np.flatnonzero(events.kind[:, 0] == 0)]
        found, marked = found + len(said), marked + len(right)
        for i, j in _pairs(right, said):
            hit += 1
            typed += int(seen.kinds[j, 1:].argmax() + 1 == events.kind[i].argmax())
            status += int(seen.statuses[j].argmax() == events.status[i].argmax())
            for role, wanted in (("source", events.doer), ("target", events.done)):
                if i in wanted:
                    sides[role][0] += _points(seen, j, role) in ([j] if wanted[i] == [i] else wanted[i])
                    sides[role][1] += 1
    out = {"any F1": 200 * hit / max(1, found + marked), "type F1": 200 * typed / max(1, found + marked)}
    out |= {"status right": 100 * status / max(1, hit)}
    out |= {f"{role} right": 100 * a / max(1, b) for role, (a, b) in sides.items()}
    return {k: round(v, 1) for k, v in out.items()}


def _pairs(right: list[int], said: list[int]) -> list[tuple[int, int]]:
    free, out = set(said), list[tuple[int, int]]()
    for i in right:
        near = [j for j in free if abs(i - j) <= NEAR]
        if near:
            j = min(near, key=lambda j: abs(i - j))
            free.discard(j)
            out.append((i, j))
    return out


def _points(seen: SeenEvents, j: int, role: str) -> int:
    """The word to which most of a pointer goes."""
    windows = [w for w in seen.windows if w.start <= j < w.end and j in w.row]
    if not windows:
        return -1
    w = max(windows, key=lambda w: min(j - w.start, w.end - j))
    return int((w.doer if role == "source" else w.done)[w.row[j]].argmax()) + w.start

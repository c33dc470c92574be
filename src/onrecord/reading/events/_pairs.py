"""Who the two are in "the two countries", "both leaders": the last two of their kind before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.record import Actor

TWO = re.compile(r"\b(?:two|both)\b.*\b(\w+)$", re.IGNORECASE)
STATES = frozenset({"countries", "nations", "states", "governments", "capitals", "neighbours", "neighbors", "powers"})
PERSONS = frozenset({"leaders", "presidents", "premiers", "statesmen"})
RULING = frozenset({"state", "government", "person"})
FAR = 800
"""Characters back in which the two are looked for."""


def pairs(actors: Sequence[Actor]) -> dict[str, list[Actor]]:
    """The two that an actor stands for who is named only as two, by its id; where two of two states are found."""
    out: dict[str, list[Actor]] = {}
    ruling = [a for a in actors if a.kind in RULING and a.country is not None and a.sector in (None, "GOV")]
    states = {a.country: a for a in ruling if a.kind == "state"}
    for whole in actors:
        found = TWO.search(whole.name)
        if found is None or whole.country is not None or not whole.mentions:
            continue
        word = found.group(1).lower()
        if word in STATES:
            both = _last_two(whole, [a for a in ruling if a.kind != "person" or a.sector == "GOV"])
            both = [states.get(a.country or "", a) for a in both] if both is not None else None
        elif word in PERSONS:
            both = _last_two(whole, [a for a in ruling if a.kind == "person"])
        else:
            both = None
        if both is not None:
            out[whole.id] = both
    return out


def _last_two(whole: Actor, some: Sequence[Actor]) -> list[Actor] | None:
    """The two of some actors that were named last before another, of different states."""
    start = whole.mentions[0][0]
    before = sorted(((s, a) for a in some for s, _ in a.mentions if start - FAR <= s < start), key=lambda m: -m[0])
    if not before:
        return None
    last = before[0][1]
    other = next((a for _, a in before if a.country != last.country), None)
    return [other, last] if other is not None else None

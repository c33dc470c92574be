"""The outlet as one who speaks in its own report: in an editorial, in an analysis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from onrecord.record import Actor, Report

from .gazetteer import folded, gazetteer


def outlet_among(actors: Iterable[Actor], report: Report) -> Actor | None:
    """The outlet of a report, where it is one of some actors."""
    name = folded(report.outlet or "")
    return next((a for a in actors if a.kind == "media" and name and folded(a.name) == name), None)


def outlet_beside(actors: Sequence[Actor], report: Report) -> tuple[Actor, ...]:
    """The outlet of a report that does not name it, as one more actor: it has no mentions. Else nobody."""
    name = (report.outlet or "").strip()
    if not name or outlet_among(actors, report) is not None:
        return ()
    known = gazetteer().look_up(name)
    taken = {a.id for a in actors}
    free = next(id for id in (f"a{i}" for i in count(len(actors) + 1)) if id not in taken)
    if known is None or known.kind != "media":
        return (Actor(id=free, name=name, kind="media"),)
    return (Actor(id=free, name=name, kind="media", country=known.country, sector=known.sector, ids=known.ids),)

"""To which state somebody belongs of whom nothing tells but where it is told: the rebels of Darfur are Sudan's."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from onrecord.reading.gazetteer import folded
from onrecord.record import Actor, Place

from ._lists import lists

NEAR = 150
"""Characters between a mention and the toponym that tells where it is. On 65 annotated reports 38 of the 45 who found
a state so had the right one."""
SCENE = 0.6
RULERS = frozenset({"person", "office", "government", "group"})


def settle_by_place(actors: Sequence[Actor], places: Sequence[Place]) -> tuple[Actor, ...]:
    """Give a state to those without one: who fights, lives or polices somewhere belongs there.

    A ruler without a state rules the only one that the report speaks of.

    Args:
        actors: of one report; those with a country stay as they are.
        places: of the same report.
    """
    where = sorted((p.span[0], p.country) for p in places if p.country)
    told = {country for _, country in where} | {a.country for a in actors if a.country and a.kind != "media"}
    of_many = any(a.kind == "intergovernmental" for a in actors)
    only = next(iter(told)) if len(told) == 1 and not of_many else None
    scene = _scene(where)

    def settled(actor: Actor) -> Actor:
        if actor.country is not None or actor.kind in ("state", "media", "intergovernmental"):
            return actor
        words = set(folded(actor.name).replace("-", " ").split())
        if words & lists().abroad or (actor.kind == "organization" and words & lists().media_names):
            return actor
        country = None
        if _is_local(actor):
            country = _nearest(actor, where) or scene
        if country is None and actor.kind in RULERS and actor.sector == "GOV":
            country = only
        return actor if country is None else actor.model_copy(update={"country": country})

    return tuple(map(settled, actors))


def _scene(where: Sequence[tuple[int, str]]) -> str | None:
    """The state where most of a report's toponyms lie, if it has at least `SCENE` of them."""
    counts = Counter(country for _, country in where)
    country, n = counts.most_common(1)[0] if counts else (None, 0)
    return country if n >= 3 and n >= SCENE * counts.total() else None


def _is_local(actor: Actor) -> bool:
    sectors = lists().local.get(actor.kind, ())
    return "any" in sectors or (actor.sector or "none") in sectors


def _nearest(actor: Actor, where: list[tuple[int, str]]) -> str | None:
    """The state of the toponym nearest to any mention."""
    best: tuple[int, str] | None = None
    for start, _ in actor.mentions:
        i = bisect_left(where, (start, ""))
        for at, country in where[max(0, i - 1) : i + 1]:
            apart = abs(at - start)
            if apart <= NEAR and (best is None or apart < best[0]):
                best = (apart, country)
    return best[1] if best else None

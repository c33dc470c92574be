"""To which state somebody belongs of whom no word tells it: the rebels of Darfur are Sudan's.

A conditional logit (McFadden 1974) over the states that a report speaks of, and none of them. Its weights
(``whereabouts.toml``) were fitted by ``training.whereabouts`` on the actors of reports annotated by hand.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from onrecord.reading._logit import likelihoods, weights_of
from onrecord.reading.gazetteer import folded, gazetteer
from onrecord.record import Actor, Place

from ._lists import lists

ENOUGH = 0.55
"""Probability from which a state is given. In cross-validation by reports 70 % of those without one get a state then,
and 84 % of these the one that the annotators gave."""
NEAR = (60, 150, 400, 1000)
"""Characters between a mention and that of a state, in which it is told apart how near they are."""
BESIDE = 150
"""Characters in which a town tells where somebody is."""
SCENE = 0.6
OPENING = 500
MENTIONS = 6
"""Mentions of an actor that are looked at, from the first on, and of states on either side of each."""
HOMELESS = frozenset({"state", "media", "intergovernmental"})
BY_KIND = ("share", "most", "nearest", "within 60", "within 150", "town within 150", "outlet", "town", "scene")
"""Patterns that weigh differently for every kind of actor."""


class Whereabouts:
    """Which states a report speaks of, and where.

    Args:
        actors: of the report; those who have a state tell it.
        places: of the report.
        outlet: its name.
    """

    def __init__(self, actors: Sequence[Actor], places: Sequence[Place], outlet: str | None) -> None:
        told = [(s, a.country, False) for a in actors if a.country and a.kind != "media" for s, _ in a.mentions]
        towns = [(p.span[0], p.country, True) for p in places if p.country]
        self._at = sorted(told + towns)
        self._starts = [at for at, _, _ in self._at]
        self._counts = Counter(country for _, country, _ in self._at)
        self._first = Counter(country for at, country, _ in self._at if at < OPENING)
        self._towns = Counter(country for _, country, _ in towns)
        self._outlet = _country_of(outlet)
        told_of: list[str] = [*self._counts]
        self.states = told_of if self._outlet is None or self._outlet in told_of else [*told_of, self._outlet]

    @cached_property
    def _general(self) -> dict[str, dict[str, float]]:
        """What is told of each state whoever is asked for."""
        n, most = self._counts.total(), next(iter(self._counts.most_common(1)), ("", 0))[0]
        opening, towns = max(1, self._first.total()), self._towns.total()
        out: dict[str, dict[str, float]] = {}
        for state in self.states:
            seen = {
                "share": self._counts[state] / max(1, n),
                "log share": math.log((self._counts[state] + 0.5) / (n + 0.5)),
                "most": float(state == most),
                "opening": self._first[state] / opening,
                "outlet": float(state == self._outlet),
                "only": float(len(self._counts) == 1),
                "scene": float(towns >= 3 and self._towns[state] >= SCENE * towns),
            }
            out[state] = {k: v for k, v in seen.items() if v}
        return out

    def patterns(self, actor: Actor) -> Iterator[tuple[str, dict[str, float]]]:
        """Each state to which somebody may belong, and what speaks for it, as `whereabouts.toml` names it."""
        near, town = self._distances(actor)
        owners = self._inside(actor)
        nearest, beside = min(near, key=lambda s: near[s], default=""), min(town, key=lambda s: town[s], default="")
        words = set(folded(actor.name).replace("-", " ").split())
        many = actor.name.endswith("s") and actor.kind != "person"
        own = [f"kind {actor.kind}", f"sector {actor.sector or 'none'}"]
        own += ["anonymous"] if actor.anonymous else []
        own += ["abroad"] if words & lists().abroad else []
        own += ["many"] if many else []
        for state in self.states:
            seen = dict(self._general[state])
            seen |= {f"within {d}": 1.0 for d in NEAR if near.get(state, math.inf) <= d}
            seen |= {f"town within {d}": 1.0 for d in NEAR if town.get(state, math.inf) <= d}
            seen |= {"nearest": 1.0} if state == nearest else {}
            seen |= {"named within": 1.0} if state in owners else {}
            seen |= {"town": 1.0} if state == beside and town[state] <= BESIDE else {}
            seen |= {f"{k}, {actor.kind}": seen[k] for k in BY_KIND if k in seen}
            yield state, seen | dict.fromkeys(own, 1.0) | {"bias": 1.0}

    def _inside(self, actor: Actor) -> set[str]:
        """The states named within the words for somebody: of whom "its" is in "its soldiers"."""
        out: set[str] = set()
        for start, end in actor.mentions[:MENTIONS]:
            i = bisect_left(self._starts, start)
            while i < len(self._at) and self._at[i][0] < end:
                out.add(self._at[i][1])
                i += 1
        return out

    def _distances(self, actor: Actor) -> tuple[dict[str, int], dict[str, int]]:
        """From an actor to the nearest mention of each state and to its nearest town, in characters."""
        near: dict[str, int] = {}
        town: dict[str, int] = {}
        for start, _ in actor.mentions[:MENTIONS]:
            i = bisect_left(self._starts, start)
            for at, state, is_town in self._at[max(0, i - MENTIONS) : i + MENTIONS]:
                apart = abs(at - start)
                near[state] = min(near.get(state, apart), apart)
                if is_town:
                    town[state] = min(town.get(state, apart), apart)
        return near, town

    def home(self, actor: Actor) -> str | None:
        """The state to which somebody belongs who has none yet; none where that is not sure enough."""
        found = dict(self.patterns(actor))
        if not found:
            return None
        shares = dict(zip(found, likelihoods(found.values(), weights_of("actors", "whereabouts.toml")), strict=True))
        best = max(shares, key=lambda state: shares[state])
        return best if shares[best] >= ENOUGH else None


def settle(
    actors: Sequence[Actor], places: Sequence[Place], outlet: str | None, *, among: Sequence[Actor] = ()
) -> tuple[Actor, ...]:
    """Give a state to those without one, where the report makes it likely.

    Args:
        actors: of one report; those with a country stay as they are.
        places: of the same report.
        outlet: by whom it was published.
        among: others of the report, who tell of what states it speaks.
    """
    where = Whereabouts([*among, *actors], places, outlet)

    def settled(actor: Actor) -> Actor:
        country = where.home(actor) if is_homeless(actor) else None
        return actor if country is None else actor.model_copy(update={"country": country})

    return tuple(map(settled, actors))


def is_homeless(actor: Actor) -> bool:
    """Whether somebody has no state and is of a kind that may have one."""
    if actor.country is not None or actor.kind in HOMELESS or actor.sector == "IGO" or _serves_many(actor):
        return False
    if actor.kind != "organization":
        return True
    words = set(folded(actor.name).split())
    is_somebody = not words & (lists().media_names | lists().documents)
    return is_somebody and gazetteer().look_up(actor.name) is None


def _serves_many(actor: Actor) -> bool:
    """Whether somebody holds an office of a body of many states: "the EU's foreign policy chief"."""
    words = (actor.role or "").replace("’s", "").replace("'s", "").split()
    found = (gazetteer().look_up(w) for w in words if w[:1].isupper())
    return any(entry is not None and entry.kind == "intergovernmental" for entry in found)


def _country_of(outlet: str | None) -> str | None:
    known = gazetteer().look_up(outlet) if outlet else None
    return known.country if known is not None else None

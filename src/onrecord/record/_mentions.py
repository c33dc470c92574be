"""Finding the actor that stands at a place in the text."""

from __future__ import annotations

from collections.abc import Iterable

from ._model import Actor
from ._spans import Span, overlap


class Mentions:
    """The mentions of a report's actors, to be asked who stands where.

    Example:
        >>> lavrov = Actor(id="a1", name="Sergey Lavrov", kind="person", mentions=((24, 37),))
        >>> Mentions([lavrov]).at((0, 37)).name
        'Sergey Lavrov'
    """

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._mentions: list[tuple[Span, Actor]] = sorted(
            ((span, actor) for actor in actors for span in actor.mentions), key=lambda m: (m[0], m[1].id)
        )

    def within(self, span: Span) -> list[tuple[Span, Actor]]:
        """Mentions that share a character with `span`, in text order."""
        return [(s, a) for s, a in self._mentions if overlap(s, span)]

    def at(self, span: Span) -> Actor | None:
        """The actor whose mention covers most of `span`; among equals the shortest mention, then the first."""
        found = self.within(span)
        if not found:
            return None
        return max(found, key=lambda m: (overlap(m[0], span), m[0][0] - m[0][1], -m[0][0]))[1]

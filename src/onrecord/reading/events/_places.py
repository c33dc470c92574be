"""Where an event took place: a resolved toponym after a preposition of place in its words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from onrecord.record import Actor, EventPlace, Place, Span, Spans, overlap

LOCATIVE = ("in", "at", "near", "on", "inside", "outside", "around", "across", "of", "off")


class Places:
    """The places of a report, to be asked which of them stands in some words as the place of an event."""

    def __init__(self, text: str, places: Iterable[Place]) -> None:
        self._text = text
        self._places: Sequence[Place] = sorted(places, key=lambda p: p.span)

    def of(self, evidence: Spans, trigger: int, actors: Collection[Actor]) -> EventPlace | None:
        """The place in an event's words that is not one of its actors, nearest to the trigger.

        Args:
            evidence: the event's words.
            trigger: where its trigger begins.
            actors: of the event.
        """
        taken = [m for a in actors for m in a.mentions]
        found = [
            p
            for p in self._places
            if any(overlap(p.span, e) for e in evidence) and self._is_locative(p.span) and p.span not in taken
        ]
        if not found:
            return None
        place = min(found, key=lambda p: (abs(p.span[0] - trigger), p.span))
        return EventPlace(
            name=self._text[place.span[0] : place.span[1]],
            span=place.span,
            country=place.country,
            lat=place.lat,
            lon=place.lon,
            geonames=place.geonames,
        )

    def _is_locative(self, span: Span) -> bool:
        before = self._text[max(0, span[0] - 40) : span[0]].lower().split()
        return any(word in LOCATIVE for word in before[-4:])

"""Report → Record: which room is asked what, and in what order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.record import (
    Actor,
    Attribution,
    Condition,
    Event,
    Place,
    Record,
    Report,
    Statement,
    Time,
)

from ._outlet import outlet_beside
from ._words import DEFAULT_PIPELINE, ParsedReport, Words
from .actors import introduce, read_actors, settle
from .attribution import read_attributions
from .chain import read_statements
from .conditions import read_conditions
from .events import read_events, sides_in
from .places import read_places
from .times import read_times


@dataclass(frozen=True)
class Rooms:
    """One reader for each question. Replace any of them to read that part another way.

    A room sees the parsed report and what the rooms before it found, as types of `record`;
    it knows nothing of how they found it. `conditions` is given the outlet too, where the report does not
    name it; the record keeps that actor if a condition is its word.
    """

    attribution: Callable[[ParsedReport], Sequence[Attribution]] = read_attributions
    actors: Callable[[ParsedReport, Sequence[Attribution]], Sequence[Actor]] = read_actors
    times: Callable[[ParsedReport], Sequence[Time]] = read_times
    places: Callable[[ParsedReport, Sequence[Actor]], Sequence[Place]] = read_places
    chain: Callable[[ParsedReport, Sequence[Attribution], Sequence[Actor], Sequence[Time]], Sequence[Statement]] = (
        read_statements
    )
    events: Callable[
        [ParsedReport, Sequence[Statement], Sequence[Actor], Sequence[Time], Sequence[Place]], Sequence[Event]
    ] = read_events
    conditions: Callable[[ParsedReport, Sequence[Statement], Sequence[Actor]], Sequence[Condition]] = read_conditions


GIVEN = 0.4
"""Confidence from which an attribution is given out though it is no statement; chosen on PolNeAR's development part."""


def _given_out(attributions: Sequence[Attribution], statements: Sequence[Statement]) -> tuple[Attribution, ...]:
    """The attributions that are likely right, and those that statements were made of."""
    told = {(s.cue, span) for s in statements for span in s.content}
    return tuple(a for a in attributions if a.confidence >= GIVEN or any((a.cue, span) in told for span in a.content))


class Reader:
    """Reads reports into records.

    Args:
        pipeline: an installed spaCy pipeline; the bundled English one unless named.
        rooms: the readers of the single questions.

    Raises:
        PipelineMissing: no such pipeline is installed.
    """

    def __init__(self, pipeline: str = DEFAULT_PIPELINE, *, rooms: Rooms | None = None) -> None:
        self._words = Words(pipeline)
        self._rooms = rooms or Rooms()

    def read(self, report: Report) -> Record:
        """Read one report."""
        return next(self.read_all([report]))

    def read_all(self, reports: Iterable[Report]) -> Iterator[Record]:
        """Read reports in order; each record is held to its contract before it is given out.

        Raises:
            RecordError: a room gave something that the text does not hold.
        """
        for parsed in self._words.parse(reports):
            yield self._record(parsed)

    def _record(self, parsed: ParsedReport) -> Record:
        rooms = self._rooms
        attributions = rooms.attribution(parsed)
        actors = rooms.actors(parsed, attributions)
        times = rooms.times(parsed)
        places = rooms.places(parsed, actors)
        actors = settle(actors, places, parsed.report.outlet)
        statements = rooms.chain(parsed, attributions, actors, times)
        strangers = introduce(parsed, actors, places, sides_in(parsed))
        events = rooms.events(parsed, statements, (*actors, *strangers), times, places)
        acting = {a for e in events for a in (*e.source, *e.target)}
        actors = (*actors, *(s for s in strangers if s.id in acting))
        outlet = outlet_beside(actors, parsed.report)  # it foretells in its own voice, though no report names it
        conditions = rooms.conditions(parsed, statements, (*actors, *outlet))
        speakers = {c.speaker for c in conditions}
        record = Record(
            report=parsed.report,
            actors=(*actors, *(o for o in outlet if o.id in speakers)),
            attributions=tuple(attributions),
            statements=tuple(statements),
            events=tuple(events),
            conditions=tuple(conditions),
            times=tuple(times),
            places=tuple(places),
        ).checked()
        return record.model_copy(update={"attributions": _given_out(attributions, statements)})

"""What is learnt from: actors without a state, the states in question, and the one that annotators gave."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

from onrecord.reading import Reader, Rooms, _reader
from onrecord.reading._words import ParsedReport
from onrecord.reading.actors import _introduced
from onrecord.reading.actors._whereabouts import Whereabouts, is_homeless
from onrecord.record import Actor, Place
from training.annotated import ALIKE, Given, alike, annotated
from training.logit import Example


def examples(data: Path) -> list[Example]:
    """Actors whom no words give a state, of the annotated reports."""
    out: list[Example] = []
    known = list(annotated(data))
    by_source = {report.source: found for report, found in known}

    def note(parsed: ParsedReport, _: Any, cast: Sequence[Actor], __: Any, places: Sequence[Place]) -> tuple[()]:
        found, where = by_source[parsed.report.source], Whereabouts(cast, places, parsed.report.outlet)
        for actor, right in _given(cast, [a for event in found.events for a in (*event.source, *event.target)]):
            if is_homeless(actor):
                out.append(Example(found.number, actor.kind, tuple(where.patterns(actor)), right))
        return ()

    with ExitStack() as stack:
        for module in (_reader, _introduced):
            stack.enter_context(patch.object(module, "settle", lambda actors, *_, **__: tuple(actors)))
        for _ in Reader(rooms=Rooms(events=note, conditions=lambda *_: ())).read_all(report for report, _ in known):
            pass
    return out


def _given(actors: Sequence[Actor], sides: Sequence[Given]) -> Iterator[tuple[Actor, str | None]]:
    """The actors that annotators name, with the state they give most often."""
    given: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    for side in sides:
        if side.mention is None or side.country == "IGO":
            continue
        likeness, best = max(((alike(side.mention, m), a.id) for a in actors for m in a.mentions), default=(0.0, ""))
        if likeness > ALIKE:
            given[best][side.country] += 1
    for actor in actors:
        if actor.id in given:
            yield actor, given[actor.id].most_common(1)[0][0]

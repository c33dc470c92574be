"""An event as found, before it is merged with its other mentions and numbered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.record import Actor, DatedBy, EventPlace, EventType, Spans, Status

from ._seen import Sight
from ._status import Standing
from ._triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True)
class Finding:
    """One mention of an event; the fields are those of `onrecord.record.Event`, with the trigger that gave it.

    `sight` is what the encoder makes of it; `is_known`, whether the lexicon finds it too.
    """

    trigger: Trigger
    standing: Standing
    type: EventType
    mode: str | None
    cameo: str | None
    status: Status
    source: list[Actor]
    target: list[Actor]
    evidence: Spans
    statement: str | None = None
    date: DatedBy | None = None
    place: EventPlace | None = None
    sight: Sight | None = None
    is_known: bool = False

    @property
    def token(self) -> Token:
        return self.trigger.token

"""What a record is: the typed, immutable form of the contract in docs/record.md.

Every class here converts to and from JSON without loss. Whatever is not a span (a
canonical name, a resolved date) stands beside the span that it was worked out from.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationError,
)

from ._checks import faults_in
from ._errors import RecordError
from ._frozen import FrozenMapping, frozen, thawed, unicode_text
from ._spans import Span, Spans, overlap, words_of
from ._values import (
    READ_KINDS,
    ActorKind,
    ConditionKind,
    EventType,
    Form,
    PublishedBasis,
    SegmentKind,
    Status,
    TimexType,
)

SCHEMA = "onrecord/1"

Text = Annotated[str, AfterValidator(unicode_text)]


def _on_the_calendar(value: str) -> str:
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError as e:
        raise ValueError(f"{value} is no date of the calendar") from e
    return value


DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
Date = Annotated[
    str,
    Field(pattern=DATE_PATTERN, description="ISO 8601, cut at what is known: 2022, 2022-03, 2022-03-23"),
    AfterValidator(_on_the_calendar),
]
Confidence = Annotated[float, Field(ge=0.0, le=1.0, description="calibrated probability that the item is right")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{3}$", description="ISO 3166-1 alpha-3; XKX for Kosovo")]
GeonamesId = Annotated[int, Field(ge=0, lt=2**63)]
NOTHING = FrozenMapping({})
FrozenStrings = Annotated[Mapping[str, str], AfterValidator(frozen), PlainSerializer(thawed, dict[str, str])]
FrozenObject = Annotated[Mapping[str, Any], AfterValidator(frozen), PlainSerializer(thawed, dict[str, Any])]


class _Part(BaseModel):
    """A part of a record: immutable, closed to unknown keys, read from JSON without changing a type."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    def replace(self, **changes: Any) -> Self:
        """A copy with some fields changed, held to the contract like any other.

        Raises:
            RecordError: a new value breaks the contract.
        """
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        try:
            return type(self)(**(fields | changes))
        except ValidationError as e:
            raise RecordError(_lines(e)) from e


class Segment(_Part):
    """A stretch of the text and what it is: `kind` decides whether it is read."""

    kind: SegmentKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        return self.start, self.end

    @property
    def is_read(self) -> bool:
        """Whether these words are the report's own (not credit, byline, related headline or furniture)."""
        return self.kind in READ_KINDS


class Published(_Part):
    """When a report came out, and how that is known.

    Attributes:
        value: date, cut at what is known.
        basis: metadata (the page or archive says so), dateline, stated (the text says so),
            inferred (worked out from clues, see `why`), given (the user said so).
        spans: the clues in the text.
        why: the reasoning in one line, where `basis` is inferred.
    """

    value: Date
    basis: PublishedBasis
    spans: Spans = ()
    why: Text | None = None


class Report(_Part):
    """One report as taken in: its canonical text, and what is known of where it comes from.

    Attributes:
        id: digest of the canonical text and the outlet (`report_id`).
        source: path, URL, or archive and line.
        wire: whose copy this is, when the report says so.
        aside: what an archive said of the report beyond these fields, kept as given.
    """

    id: Text
    source: Text
    outlet: Text | None = None
    title: Text | None = None
    authors: tuple[Text, ...] = ()
    published: Published | None = None
    language: Text = "en"
    text: Text
    segments: tuple[Segment, ...] = ()
    wire: Text | None = None
    aside: FrozenObject = Field(default=NOTHING, exclude_if=lambda aside: not aside)

    def words(self, spans: Spans) -> str:
        """The verbatim words under a span list, its pieces joined by an ellipsis."""
        return words_of(self.text, spans)

    def is_read(self, start: int, end: int) -> bool:
        """Whether a span lies in segments that are read as the report; True where there are no segments."""
        if not self.segments:
            return True
        return any(s.is_read and s.start <= start and end <= s.end for s in self.segments)


def report_id(text: str, outlet: str | None) -> str:
    """The id of a report: 128 bits of BLAKE2 over outlet and text, as 32 hexadecimal digits.

    White space and Unicode composition do not count, so that the same report read from a
    page and from an archive has one id.
    """
    canonical = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.blake2b(f"{outlet or ''}\n{canonical}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Actor(_Part):
    """Somebody who speaks, acts or is acted on, with every mention in the report.

    Attributes:
        name: the fullest name that the report itself gives; for the unnamed, the description.
        role: office or function, in the report's words.
        country: of the actor, or the state where it belongs; None for bodies of many states.
        sector: PLOVER actor sector, such as GOV, MIL, REB.
        ids: identifiers elsewhere, such as ``{"wikidata": "Q..."}``.
    """

    id: Text
    name: Text
    kind: ActorKind
    role: Text | None = None
    country: Country | None = None
    sector: Text | None = None
    ids: FrozenStrings = NOTHING
    anonymous: bool = False
    mentions: Spans = ()


class Attribution(_Part):
    """The raw layer: a source, a cue and a content, as PolNeAR marks them."""

    source: Spans = ()
    cue: Spans = ()
    content: Spans
    confidence: Confidence = 0.0


class ChainLink(_Part):
    """One step between the reader and the words: who, and where the report names them."""

    name: Text
    actor: Text | None = None
    span: Spans | None = None


class DatedBy(_Part):
    """A date and the words it was worked out from."""

    value: Date
    spans: Spans = ()


class Statement(_Part):
    """An act of communication: who said it, through whom, to whom, when.

    Attributes:
        chain: from the outlet that publishes, through everyone named as having reported
            the words in between, to the one who said them.
        within: id of the statement whose content holds this one.
    """

    id: Text
    content: Spans
    cue: Spans = ()
    speaker_span: Spans = ()
    speaker: Text | None = None
    form: Form
    anonymous: bool = False
    chain: tuple[ChainLink, ...] = ()
    audience: Spans = ()
    said_on: DatedBy | None = None
    within: Text | None = None
    confidence: Confidence = 0.0


class EventPlace(_Part):
    """Where an event took place; coordinates in degrees (WGS 84), `geonames` the GeoNames id."""

    name: Text
    span: Span
    country: Country | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: GeonamesId | None = None


class Event(_Part):
    """A political event: PLOVER type, who, to whom, and whether it happened at all."""

    id: Text
    type: EventType
    mode: Text | None = None
    cameo: Text | None = None
    evidence: Spans
    source: tuple[Text, ...] = ()
    target: tuple[Text, ...] = ()
    status: Status
    date: DatedBy | None = None
    place: EventPlace | None = None
    statement: Text | None = None
    confidence: Confidence = 0.0


class Condition(_Part):
    """An if-then commitment, warning or demand. In JSON the fields are ``if`` and ``then``."""

    id: Text
    statement: Text | None = None
    speaker: Text | None = None
    if_: Spans = Field(alias="if")
    then: Spans | None = None
    kind: ConditionKind
    confidence: Confidence = 0.0


class Time(_Part):
    """A time expression and its TIMEX3 value."""

    span: Span
    type: TimexType
    value: Text


class Place(_Part):
    """A toponym, resolved where it could be; coordinates in degrees (WGS 84)."""

    span: Span
    name: Text
    country: Country | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: GeonamesId | None = None


class Record(_Part):
    """What reading one report gives.

    Raises:
        RecordError: from `from_json` and `checked`, naming every fault and where it stands.
    """

    schema_: Literal["onrecord/1"] = Field(default=SCHEMA, alias="schema")
    report: Report
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    conditions: tuple[Condition, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    notes: tuple[Text, ...] = ()

    @classmethod
    def from_json(cls, line: str | bytes) -> Record:
        """Read a record from its JSON and hold it to the contract.

        Raises:
            RecordError: not JSON, not a record, or a record that breaks the contract.
        """
        try:
            record = cls.model_validate_json(line, strict=True, by_alias=True, by_name=False)
        except ValidationError as e:
            raise RecordError(_lines(e)) from e
        return record.checked()

    def to_json(self) -> str:
        """The record as one line of JSON, keys in the order of the contract."""
        return self.model_dump_json()

    def checked(self) -> Self:
        """This record, if every span lies in the text and every id names something.

        Raises:
            RecordError: with one line for each fault.
        """
        if faults := faults_in(self):
            raise RecordError(faults)
        return self

    def actor(self, id: str | None) -> Actor | None:
        """The actor of an id, or None."""
        return next((a for a in self.actors if a.id == id), None)

    def events_of(self, condition: Condition) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
        """The events that a condition names: those of its "if", and those of its "then".

        An event is named where at least half of its evidence stands.

        Args:
            condition: of this record.
        """
        within = (condition.if_, condition.then or ())
        found, then = (tuple(e for e in self.events if _is_within(e.evidence, half)) for half in within)
        return found, then


def _is_within(evidence: Spans, half: Spans) -> bool:
    shared = sum(overlap(a, b) for a in evidence for b in half)
    return 2 * shared >= sum(e - s for s, e in evidence) > 0


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record."""
    schema = Record.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA, **schema}


def _lines(e: ValidationError) -> list[str]:
    """One line for each fault that pydantic found, its place first."""
    out: list[str] = []
    for fault in e.errors(include_url=False, include_context=False, include_input=False):
        place = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in fault["loc"]).lstrip(".")
        out.append(f"{place or 'record'}: {fault['msg'].removeprefix('Value error, ')}")
    return out

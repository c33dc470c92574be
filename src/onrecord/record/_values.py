"""The words that a record may use: kinds, statuses, types. Each is closed, and said nowhere else."""

from __future__ import annotations

from typing import Literal, get_args

SegmentKind = Literal[
    "title",
    "byline",
    "dateline",
    "caption",
    "credit",
    "paragraph",
    "blockquote",
    "list",
    "related",
    "furniture",
]
PublishedBasis = Literal["metadata", "dateline", "stated", "inferred", "given"]
ActorKind = Literal[
    "person",
    "office",
    "government",
    "state",
    "armed group",
    "party",
    "organization",
    "intergovernmental",
    "media",
    "crowd",
    "group",
]
Form = Literal["direct", "indirect", "mixed"]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Status = Literal[
    "happened",
    "ongoing",
    "planned",
    "proposed",
    "conditional",
    "denied",
    "alleged",
    "hypothetical",
]
ConditionKind = Literal["threat", "warning", "promise", "demand", "prediction"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
STATUSES: tuple[Status, ...] = get_args(Status)
CONDITION_KINDS: tuple[ConditionKind, ...] = get_args(ConditionKind)

READ_KINDS: frozenset[SegmentKind] = frozenset({"title", "dateline", "caption", "paragraph", "blockquote", "list"})
"""Segments whose words are the report's own; the others are kept as text but never read as report."""

"""The lexicon is data: every word in it must be one that a record may use."""

from __future__ import annotations

from onrecord.reading.events._lexicon import lexicon
from onrecord.record import EVENT_TYPES, STATUSES

NEEDS = {"source", "target", "both", "either"}
NOT_CLASSES = {"actor", "none", "person", "place"}


def senses():
    words = lexicon()
    return [s for table in (words.verbs, words.nouns) for found in table.values() for s in found]


def test_every_sense_has_a_type_of_plover_and_known_needs():
    assert all(s.type in EVENT_TYPES and s.needs in NEEDS for s in senses())
    assert {s.type for s in senses()} == set(EVENT_TYPES)


def test_every_status_is_one_that_a_record_knows():
    assert all(s.status is None or s.status in STATUSES for s in senses())
    assert set(lexicon().status["governors"]) <= set(STATUSES)
    assert set(lexicon().status["beside"]) <= set(STATUSES)


def test_every_class_of_objects_is_there():
    known = set(lexicon().objects) | NOT_CLASSES
    assert {c for s in senses() for c in s.object | s.not_object} <= known


def test_cameo_codes_are_digits():
    assert all(s.cameo is None or (s.cameo.isdigit() and 3 <= len(s.cameo) <= 4) for s in senses())


def test_every_type_and_status_has_its_confidence():
    confidence = lexicon().confidence
    assert set(confidence["type"]) == set(EVENT_TYPES)
    assert set(confidence["status"]) == set(STATUSES)
    assert all(0 < value <= 1 for table in confidence.values() for value in table.values())

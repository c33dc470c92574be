"""How well places are found and resolved, on reports with toponyms resolved by hand.

    python -m benchmarks.places REPORTS.jsonl

A line holds a report: ``doc_id``, ``text`` and ``places`` with ``start``, ``end`` and, where the
place is in GeoNames, ``geonames``, ``lat``, ``lon``.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from onrecord.reading import ParsedReport, Words
from onrecord.reading.places import read_places
from onrecord.record import Place, Report, Segment, report_id

NEAR = 161.0
"""Kilometres (100 miles) within which a place counts as right; the usual bound in toponym resolution."""


def score_places(path: str | Path) -> dict[str, float]:
    """Read the reports and compare with their toponyms.

    A toponym is found where a place read overlaps it, and right where both have one GeoNames id
    or lie within 161 km of one another.

    Returns:
        accuracy: right of those found and resolved; recall: right of all toponyms in the data that
        are in GeoNames; found: share of those that are found at all; precision: share of the places
        read that overlap a toponym of the data; counts of each.
    """
    reports = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    return score_read(reports, Words().parse(_report(r) for r in reports))


def score_read(reports: Sequence[dict[str, Any]], parsed: Iterable[ParsedReport]) -> dict[str, float]:
    """The same for reports that are parsed already."""
    all_, found, resolved, right, read, matched = 0, 0, 0, 0, 0, 0
    for data, p in zip(reports, parsed, strict=True):
        places = read_places(p, ())
        read += len(places)
        matched += sum(any(_overlap(place, t) for t in data["places"]) for place in places)
        for toponym in data["places"]:
            if not toponym.get("geonames"):
                continue
            all_ += 1
            there = next((place for place in places if _overlap(place, toponym)), None)
            found += there is not None
            if there is not None and (there.geonames or there.lat is not None):
                resolved += 1
                right += is_right(there, toponym)
    return {
        "accuracy": right / max(resolved, 1),
        "recall": right / max(all_, 1),
        "found": found / max(all_, 1),
        "precision": matched / max(read, 1),
        "toponyms": all_,
        "resolved": resolved,
        "read": read,
    }


def is_right(place: Place, toponym: dict[str, Any]) -> bool:
    """Whether a place read is the toponym's: the same GeoNames id, or within 161 km."""
    if place.geonames == toponym["geonames"]:
        return True
    if place.lat is None or place.lon is None:
        return False
    return kilometres(place.lat, place.lon, toponym["lat"], toponym["lon"]) <= NEAR


def kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance of two points given in degrees."""
    a, b, dlat, dlon = (math.radians(x) for x in (lat, lat2, lat2 - lat, lon2 - lon))
    h = math.sin(dlat / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(dlon / 2) ** 2
    return 6371.0 * 2 * math.asin(min(1.0, math.sqrt(h)))


def _overlap(place: Place, toponym: dict[str, Any]) -> bool:
    return place.span[0] < toponym["end"] and toponym["start"] < place.span[1]


def _report(data: dict[str, Any]) -> Report:
    text = data["text"]
    segments: list[Segment] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            segments.append(Segment(kind="paragraph", start=at, end=at + len(line)))
        at += len(line) + 1
    return Report(id=report_id(text, None), source=data["doc_id"], text=text, segments=tuple(segments))


if __name__ == "__main__":
    for name, value in score_places(sys.argv[1]).items():
        print(f"{name:10} {value:.3f}" if isinstance(value, float) else f"{name:10} {value}")

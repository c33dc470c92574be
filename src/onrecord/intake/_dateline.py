"""The line that opens a wire report: where it was written, when, and whose copy it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ._lexicon import table, words_in

_PLACE = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,3}"
_MIXED = r"[A-Z][\w.'’-]+(?:[ /][A-Z][\w.'’-]+){0,3}"
_MORE = r"(?:,\s(?:[A-Z][\w.’'-]{0,20}(?:\s[\w.’'-]{1,20}){0,2}|\d{4})){0,3}"
_CREDIT = r"\(([A-Z][^()\n]{1,40})\)"
_DASH = r"(?:[—–]|--?)"
_FORMS = (
    re.compile(rf"(?P<place>{_PLACE})(?P<more>{_MORE})\s?(?:{_CREDIT}\s?)?{_DASH}\s*(?=[A-Z0-9“\"‘'])"),
    re.compile(rf"(?P<place>{_MIXED})(?P<more>{_MORE})\s{_CREDIT}\s?{_DASH}\s*(?=[A-Z0-9“\"‘'])"),
    re.compile(rf"(?P<place>{_MIXED})(?P<more>{_MORE})\s\((CNN[^()\n]{{0,20}})\)\s*{_DASH}?\s*(?=[A-Z0-9“\"‘'])"),
    re.compile(rf"(?P<place>{_PLACE})(?P<more>{_MORE})\.?\s/([A-Z][\w-]{{1,20}})/\.?\s*(?=[A-Z0-9“\"‘'])"),
    re.compile(rf"(?P<place>)(?P<more>){_CREDIT}\s?{_DASH}\s*(?=[A-Z0-9“\"‘'])"),
)


# Without a dash only an agency's name in the brackets tells a dateline: WASHINGTON (RNS) …
_BARE = re.compile(rf"(?P<place>{_PLACE})(?P<more>{_MORE})\s{_CREDIT}\s(?=[A-Z0-9“\"‘'])")


@dataclass(frozen=True)
class Dateline:
    """A dateline at the beginning of a paragraph.

    Attributes:
        end: offset in the paragraph at which the dateline, its dash with it, is over.
        place: the town, as written; empty where there is only a credit.
        credit: the agency in brackets.
    """

    end: int
    place: str
    credit: str | None


def dateline_of(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph begins with, if it does.

    >>> dateline_of("KYIV, March 3 (Reuters) — Shelling went on.").credit
    'Reuters'
    """
    beginning = paragraph[:200]
    for form in _FORMS:
        if not (found := form.match(beginning)):
            continue
        place = found["place"]
        if words_in("layout.toml", "not_datelines").isdisjoint(place.lower().split()):
            return Dateline(found.end(), place, found[3])
    bare = _BARE.match(beginning)
    if bare is not None and bare[3] in _agencies():
        return Dateline(bare.end(), bare["place"], bare[3])
    return None


@cache
def _agencies() -> frozenset[str]:
    return frozenset(alias for aliases in table("wires.toml")["names"].values() for alias in aliases)

"""Which words of a report name a medium: an outlet, an agency, a programme, "state television"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.record import Actor, Span

from ._bodies import is_agency
from ._lists import words
from ._page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_NAME = 6
"""Tokens that a medium's name may have before the word it is known by."""


@dataclass(frozen=True, slots=True)
class Medium:
    """A medium where the report names it."""

    span: Span
    name: str
    actor: Actor | None = None


def media_in(page: Page) -> list[Medium]:
    """Every medium that a report names, sorted by place, none overlapping another."""
    found = [Medium(span, actor.name, actor) for span, actor in page.mentions if _is_named_medium(page, span, actor)]
    found += [Medium(span, _proper_end(_bare(page.text[span[0] : span[1]]))) for span in _by_form(page)]
    out: list[Medium] = []
    for medium in sorted(found, key=lambda m: (m.span[0], m.actor is None, -m.span[1])):
        if out and medium.span[0] < out[-1].span[1]:
            out[-1] = _wider(out[-1], medium)
        else:
            out.append(_fuller(page, medium, out))
    return out


def _fuller(page: Page, medium: Medium, before: list[Medium]) -> Medium:
    """The medium last named, where this is only "the agency"."""
    if medium.actor is not None or not before:
        return medium
    name = page.text[medium.span[0] : medium.span[1]].lower()
    article = page.text[max(0, medium.span[0] - 4) : medium.span[0]].lower()
    if article != "the " or name not in words("media", "back"):
        return medium
    agency = "agency" in name or name == "newswire"
    meant = next((m for m in reversed(before) if is_agency(m.name) == agency), before[-1])
    return Medium(medium.span, meant.name, meant.actor)


def _wider(a: Medium, b: Medium) -> Medium:
    """Of two that overlap the one that is an actor, over the words of both."""
    span = min(a.span[0], b.span[0]), max(a.span[1], b.span[1])
    for actor, form in ((a, b), (b, a)):
        if actor.actor is not None and form.actor is None and actor.name.split()[-1].lower() in words("media", "nouns"):
            return Medium(span, form.name, None if form.span[1] > actor.span[1] else actor.actor)
    kept = a if a.actor is not None or b.actor is None else b
    if kept.actor is None:
        kept = max(a, b, key=lambda m: m.span[1] - m.span[0])
    return Medium(span, kept.name, kept.actor)


def _is_named_medium(page: Page, span: Span, actor: Actor) -> bool:
    if actor.kind != "media" or span[1] - span[0] < 2 or actor.name in words("media", "platforms"):
        return False
    return actor.name.lower().removeprefix("the ") not in words("media", "needs_kind")


def _bare(name: str) -> str:
    """A name on one line, without the article, a possessive or quotation marks around it."""
    name = " ".join(name.split()).strip("\"“”‘’'` ")
    return re.sub(r"[’']s$", "", name)


def _proper_end(name: str) -> str:
    """The name at the end of a phrase, where there is one: "the magazine Clarion" is Clarion."""
    parts, first = name.split(), len(name.split())
    while first and (parts[first - 1][:1].isupper() or (parts[first - 1] in ("of", "the") and first < len(parts))):
        first -= 1
    return " ".join(parts[first:]) or name


def _by_form(page: Page) -> Iterator[Span]:
    """Media that show by their words that they are: a name ending in *Herald*, *state television*, *This Week*."""
    endings, nouns = words("media", "endings"), words("media", "nouns")
    for token in page.doc:
        text = token.text
        if text in endings:
            span = _name_ending_at(token)
        elif text.lower() in nouns:
            span = _noun_phrase_at(token)
        else:
            continue
        if span is not None:
            yield span
    for m in _programmes().finditer(page.text):
        yield m.span()


@cache
def _programmes() -> re.Pattern[str]:
    names = sorted(words("media", "programmes"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b")


def _name_ending_at(token: Token) -> Span | None:
    """The capital words before a medium's last word, with it."""
    doc, first = token.doc, token.i
    if token.ent_type_ in ("PERSON", "GPE", "DATE"):
        return None
    while first > 0 and token.i - first < LONGEST_NAME and _goes_on(doc[first - 1]):
        first -= 1
    if first < token.i and doc[first].text in words("media", "not_before"):
        first += 1
    if first == token.i:
        article = first > 0 and doc[first - 1].lower_ == "the"
        if not article or token.text in ("Press", "Record", "Review", "Radio", "Mail", "News", "TV"):
            return None
    if token.i + 1 < len(doc) and _goes_on(doc[token.i + 1]):
        return None
    return doc[first].idx, token.idx + len(token)


def _goes_on(token: Token) -> bool:
    text = token.text
    return (text[:1].isupper() and token.is_alpha and not token.is_sent_start) or text in ("-", "&")


def _noun_phrase_at(token: Token) -> Span | None:
    """*state television*, *the news agency*, and what stands in apposition: *the magazine Clarion*."""
    doc, first = token.doc, token.i
    kinds = words("media", "kinds")
    while first > 0 and token.i - first < LONGEST_NAME:
        before = doc[first - 1]
        if before.lower_ in kinds or before.text == "-" or (before.pos_ in ("ADJ", "PROPN") and not before.is_punct):
            first -= 1
        else:
            break
    while first < token.i and doc[first].text == "-":
        first += 1
    if token.dep_ == "compound":
        return None
    qualified = any(t.lower_ in kinds for t in doc[first : token.i])
    if token.lower_ in words("media", "needs_kind") and not qualified:
        return None
    last = token.i
    while last + 1 < len(doc) and last - token.i < 3 and _goes_on(doc[last + 1]) and doc[last + 1].ent_type_ != "DATE":
        last += 1
    return doc[first].idx, doc[last].idx + len(doc[last])

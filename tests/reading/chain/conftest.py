"""Statements from a text whose attributions and actors are marked by hand, as the other rooms would give them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from onrecord.reading import ParsedReport
from onrecord.reading.chain import read_statements
from onrecord.record import Actor, Attribution, Span, Statement, Time, in_order

Said = tuple[str | None, str | None, "str | Sequence[str]"]


@dataclass(frozen=True)
class Reading:
    """The statements of a report, to be asked by the words they hold."""

    parsed: ParsedReport
    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]

    def of(self, words: str) -> Statement:
        """The narrowest statement whose content holds some words."""
        at = self.parsed.report.text.index(words)
        found = [s for s in self.statements if any(a <= at < b for a, b in s.content)]
        return min(found, key=lambda s: sum(b - a for a, b in s.content))

    def chain(self, words: str) -> list[str]:
        return [link.name for link in self.of(words).chain]

    def audience(self, words: str) -> str:
        return self.parsed.report.words(self.of(words).audience)

    def speaker(self, words: str) -> str | None:
        speaker = self.of(words).speaker
        return next((a.name for a in self.actors if a.id == speaker), None)


def place(text: str, words: str, after: int = 0) -> Span:
    at = text.index(words, after)
    return at, at + len(words)


def attribution(text: str, said: Said) -> Attribution:
    """Source, cue and content by their words; where a word comes twice, that nearest the content counts."""
    source, cue, content = said
    pieces = [content] if isinstance(content, str) else content
    spans = in_order(place(text, p) for p in pieces)
    near = lambda words: min(  # noqa: E731
        ((m.start(), m.end()) for m in re.finditer(re.escape(words), text) if not inside(m.span(), spans)),
        key=lambda s: min(abs(s[0] - spans[-1][1]), abs(s[1] - spans[0][0])),
    )
    cued = (near(cue),) if cue else ()
    return Attribution(source=(near(source),) if source else (), cue=cued, content=spans, confidence=0.8)


def inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in spans)


@pytest.fixture
def read(parse: Callable[..., ParsedReport]) -> Callable[..., Reading]:
    """Statements of `text` from `said`, triples of source, cue and content.

    `actors` maps a name to the words that mention it and, if need be, its kind; `times` words to values. `more` has
        attributions by the places of their source, cue and content.
    """

    def read_text(
        text: str,
        said: Sequence[Said],
        actors: Mapping[str, Sequence[str] | tuple[Sequence[str], str]] | None = None,
        times: Mapping[str, str] | None = None,
        unnamed: Sequence[str] = (),
        more: Sequence[Sequence[Span]] = (),
        **fields: Any,
    ) -> Reading:
        parsed = parse(text, **fields)
        people: list[Actor] = []
        for i, (name, given) in enumerate((actors or {}).items(), 1):
            words, kind = given if isinstance(given, tuple) else (given, "person")
            spans = tuple(sorted(m.span() for w in words for m in re.finditer(rf"(?<!\w){re.escape(w)}(?!\w)", text)))
            people.append(
                Actor(id=f"a{i}", name=name, kind=kind, mentions=spans, anonymous=name in unnamed)  # pyright: ignore
            )
        found = [Time(span=place(text, w), type="DATE", value=v) for w, v in (times or {}).items()]
        given = [attribution(text, s) for s in said]
        given += [Attribution(source=(s,), cue=(c,), content=(w,), confidence=0.8) for s, c, w in more]
        return Reading(parsed, read_statements(parsed, given, people, found), tuple(people))

    return read_text

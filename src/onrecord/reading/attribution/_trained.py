"""Attributions as the trained encoder reads them, and together with the rules'."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence

from onrecord.reading._words import ParsedReport
from onrecord.reading.encoder import encoder
from onrecord.record import Attribution, Span, Spans, extent, in_order

from ._decode import Linked, Range, link
from ._relayed import is_medium

BESIDE = 0.25
"""What is left of a rule's confidence where the model, which was asked too, did not find the same.

Of such, the annotators of PolNeAR's development part have one in six; those of whole reports have more, above all the
words within words.
"""
OPENING = frozenset("“\"‘'«")


def read_trained(parsed: ParsedReport) -> tuple[Attribution, ...]:
    """Who said, thought or means what, by the model of `onrecord-en`, in text order.

    One layer only: the words that a quoted speaker attributes to others are not taken apart.

    Raises:
        ModuleNotFoundError: `onrecord-en` is not installed.
    """
    text, parts = parsed.report.text, parsed.parts
    if not any(text[s:e].strip() for s, e in parts):
        return ()  # no need to load the model
    seen, meta = parsed.seen, encoder().meta
    words, weights = seen.pieces.words, meta["confidence"]
    ends = [end for _, end in parts]
    told = _by_cue(parsed)

    def part_of(at: int) -> int:
        return bisect_left(ends, at + 1)

    def spans(found: Range) -> Spans:
        """The characters from a range's first word to its last, apart in each part of the text."""
        out: list[Span] = []
        part = -1
        for start, end in words[slice(*found)]:
            if (k := part_of(start)) == part:
                out[-1] = (out[-1][0], end)
            else:
                out.append((start, end))
            part = k
        return tuple(out)

    out = [
        Attribution(
            source=spans(one.source) if one.source else (),
            cue=spans(one.cue),
            content=content,
            confidence=sure(one, weights),
        )
        for one in link(seen, meta["decoding"])
        if (content := told(spans(one.cue), tuple(span for part in one.content for span in spans(part))))
    ]
    return tuple(sorted(out, key=lambda a: extent(a.content)))


def _by_cue(parsed: ParsedReport) -> Callable[[Spans, Spans], Spans]:
    """Which pieces of a content a cue can give: those of its own sentence, and quoted ones beside it.

    The model gives each piece to the likeliest cue, even where its own was not seen: an unquoted piece of another
    sentence, a headline or a dateline would be put into a mouth that never said it.
    """
    text, segments = parsed.report.text, parsed.report.segments
    starts = [sent.start_char for sent in parsed.doc.sents]
    apart = [s.span for s in segments if s.kind in ("title", "dateline")]

    def told(cue: Spans, content: Spans) -> Spans:
        at = cue[0][0]
        home = bisect_left(starts, at + 1)
        own = tuple(p for p in apart if p[0] <= at < p[1])
        kept = [p for p in content if own or not _meet((p,), apart)]
        return tuple(
            p for p in kept if bisect_left(starts, p[0] + 1) <= home <= bisect_left(starts, p[1]) or _is_quoted(text, p)
        )

    return told


def _is_quoted(text: str, span: Span) -> bool:
    return text[span[0]] in OPENING or text[max(0, span[0] - 1) : span[0]] in OPENING


def sure(one: Linked, weights: Sequence[float]) -> float:
    """The probability that an attribution is right: a logistic model over its signs, the bias first.

    The weights (``meta.json``) were fitted on the development part of PolNeAR; right is an attribution
    whose content and source both reach a Jaccard of 0.5 with an annotated one.
    """
    total = weights[0] + sum(w * v for w, v in zip(weights[1:], one.signs, strict=True))
    return round(1 / (1 + math.exp(-max(-20.0, min(20.0, total)))), 3)


def joined(
    trained: Sequence[Attribution], ruled: Sequence[Attribution], least: float, passed_on: Sequence[Span] = ()
) -> tuple[Attribution, ...]:
    """The model's attributions, and of the rules' those that it has no part in, in text order.

    Args:
        trained: as the model reads.
        ruled: as the rules read.
        least: confidence from which a rule's attribution is taken, if no cue of the model's shares a word with its
            cue. A quotation that goes on without a cue is taken if no content of the model's shares a word with it.
        passed_on: where a medium passes on what others say. The model sees one layer and takes the medium for
            the speaker; there the rules alone are heard.
    """
    apart = sorted(passed_on)
    trained = [a for a in trained if not _meet(a.cue, apart)]
    cues = sorted(span for a in trained for span in a.cue)
    contents = sorted(span for a in trained for span in a.content)
    more = [
        a.model_copy(update={"confidence": round(BESIDE * a.confidence, 3)})
        for a in ruled
        if _meet(a.cue, apart)
        or (a.confidence >= least and not _meet(a.cue, cues) if a.cue else not _meet(a.content, contents))
    ]
    return tuple(sorted([*trained, *more], key=lambda a: extent(a.content)))


def passages(text: str, ruled: Sequence[Attribution]) -> list[Span]:
    """Where a medium passes on what others say, by the rules: from its name to the end of what it gives.

    One that gives nobody's words but its own is left to the model.
    """
    told = [extent((*a.source, *a.cue, *a.content)) for a in ruled if a.cue and is_medium(text, a.source)]
    out: list[Span] = []
    for start, end in told:
        inner = [a for a in ruled if a.cue and start < a.cue[0][0] < end and not is_medium(text, a.source)]
        inner += [a for a in ruled if a.source and a.cue and start <= a.source[0][0] < end <= a.cue[0][0]]
        if inner:
            out.append((start, max([end, *(extent((*a.cue, *a.content))[1] for a in inner)])))
    return list(in_order(out))


def _meet(spans: Spans, others: list[Span]) -> bool:
    """Whether any of some spans shares a character with any of others, which are in text order and apart."""
    for start, end in spans:
        k = bisect_left(others, (end, end))
        if k and others[k - 1][1] > start:
            return True
    return False

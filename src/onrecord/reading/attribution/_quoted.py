"""Quoted words: each quotation joined to the cue that gives it, or to the speaker of the words before.

A construction gives the clause that the parser saw; the marks say how far the words really go.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from onrecord.reading._words import ParsedReport
from onrecord.reading.lexicon import cues
from onrecord.record import Span, Spans, extent, in_order, trimmed

from ._found import Found
from ._phrases import beside, cue_range, pieces, source_of, source_range
from ._quotes import Quote, find_quotes
from ._relayed import relayed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A quotation that stands for itself has at least so many words; shorter ones are names and scare quotes.
LEAST_WORDS = 4
# How far from the marks the verb of saying may stand, in tokens.
REACH = 24
_BETWEEN = frozenset(" \t\r\n\u00a0,;:.–—-()")


class Quotations:
    """The quotations of one report, and which of them a construction has claimed."""

    def __init__(self, parsed: ParsedReport) -> None:
        self.doc: Doc = parsed.doc
        self.text = parsed.report.text
        segments = parsed.report.segments
        self.blocks: list[Span] = [s.span for s in segments if s.is_read] or [(0, len(self.text))]
        self.all: tuple[Quote, ...] = self._with_block_quotes(
            find_quotes(self.text, self.blocks), [s.span for s in segments if s.kind == "blockquote"]
        )
        self._starts = [q.start for q in self.all]
        self._block_starts = [b[0] for b in self.blocks]

    def _with_block_quotes(self, quotes: tuple[Quote, ...], blocks: list[Span]) -> tuple[Quote, ...]:
        """Block quotations have no marks: one that a colon announces, or that follows such a one, is quoted whole."""
        whole: list[Quote] = []
        for block in blocks:
            span = trimmed(self.text, block)
            goes_on = bool(whole) and not self.text[whole[-1].end : block[0]].strip()
            if span is not None and (self._last_before(block[0]) == ":" or goes_on):
                whole.append(Quote(*span))
        if not whole:
            return quotes
        left = [q for q in quotes if not any(w.start < q.end and q.start < w.end for w in whole)]
        return tuple(sorted([*left, *whole], key=lambda q: q.start))

    def _last_before(self, char: int) -> str:
        """The last character before a place that is no white space."""
        while char > 0 and self.text[char - 1].isspace():
            char -= 1
        return self.text[char - 1 : char]

    def at(self, char: int) -> Quote | None:
        """The quotation that a character stands in."""
        i = bisect_right(self._starts, char) - 1
        return self.all[i] if i >= 0 and char < self.all[i].end else None

    def touching(self, span: Span) -> list[Quote]:
        """The quotations that share a character with a span."""
        i = max(0, bisect_right(self._starts, span[0]) - 1)
        out: list[Quote] = []
        while i < len(self.all) and self.all[i].start < span[1]:
            if self.all[i].end > span[0]:
                out.append(self.all[i])
            i += 1
        return out

    def after(self, char: int) -> Quote | None:
        """The first quotation that begins at a character or later."""
        i = bisect_left(self._starts, char)
        return self.all[i] if i < len(self.all) else None

    def block_of(self, char: int) -> int:
        """The index of the paragraph that a character stands in."""
        return bisect_right(self._block_starts, char) - 1

    def words_in(self, span: Span) -> int:
        """How many words a span holds."""
        return sum(1 for w in self.text[span[0] : span[1]].split() if any(c.isalnum() for c in w))


def join_quotations(parsed: ParsedReport, found: list[Found]) -> list[Found]:
    """Let every quotation go as far as its marks; give those that are left a cue or the speaker before."""
    quotations = Quotations(parsed)
    if not quotations.all:
        return found
    inside = [f for f in found if quotations.at(f.cue[0][0]) is not None]
    found = [_widened(f, quotations) for f in found if quotations.at(f.cue[0][0]) is None]
    claimed = _claimed(found, quotations)
    of_verb = {f.at: i for i, f in enumerate(found)}
    for quote in quotations.all:
        if quote.start in claimed or quote.single or (one := _with_cue(quote, quotations)) is None:
            continue
        claimed.add(quote.start)
        i = of_verb.setdefault(one.at, len(found))
        if i == len(found):
            found.append(one)
        else:
            # The cue has given one part of its content already: this is another.
            found[i] = found[i].replace(content=in_order([*found[i].content, quote.span]))
    found.sort(key=lambda f: extent(f.content or f.cue))
    found = _continued(found, claimed, quotations)
    return [*found, *relayed(parsed.report.text, found, [_widened(f, quotations) for f in inside], quotations.all)]


def _widened(f: Found, quotations: Quotations) -> Found:
    """The content out to the marks of each quotation it touches, unless the cue stands inside them too."""
    cue = f.cue[0][0]
    inside = quotations.at(cue)
    spans: list[Span] = list(f.content)
    for span in f.content:
        for quote in quotations.touching(span):
            if quote is not inside and not any(quote.start <= s < quote.end for s, _ in f.source):
                spans.append(quote.span)
    if inside is not None:
        spans = [
            clipped for s in spans if (clipped := (max(s[0], inside.start), min(s[1], inside.end)))[0] < clipped[1]
        ]
    content = tuple(_without(in_order(spans), [*f.cue, *f.source] if inside is None else f.cue))
    return _sourced(f.replace(content=content) if content else f, quotations)


def _without(spans: Spans, gaps: list[Span] | Spans) -> list[Span]:
    out: list[Span] = []
    for start, end in spans:
        at = start
        for a, b in sorted(gaps):
            if a < end and b > at:
                if a > at:
                    out.append((at, a))
                at = b
        if at < end:
            out.append((at, end))
    return out


def _claimed(found: list[Found], quotations: Quotations) -> set[int]:
    """The quotations, by their beginning, that the content of some cue outside them holds."""
    out: set[int] = set()
    for f in found:
        if not f.cue or quotations.at(f.cue[0][0]) is not None:
            continue
        for span in f.content:
            out.update(q.start for q in quotations.touching(span))
    return out


def _with_cue(quote: Quote, quotations: Quotations) -> Found | None:
    """A quotation with a verb of saying right after its closing mark or right before its opening one."""
    doc = quotations.doc
    verb = _verb_after(quote, quotations) or _verb_before(quote, quotations)
    if verb is None:
        return None
    start, end = cue_range(verb)
    noun = source_of(verb)
    source = pieces(doc, [source_range(noun, verb.i)]) if noun is not None else ()
    source = tuple(s for s in source if s[1] <= quote.start or s[0] >= quote.end)
    final = doc[verb.i].idx > quote.start
    one = Found("quote", verb.lemma_.lower(), verb.i, source, pieces(doc, [(start, end)]), (quote.span,), final)
    return _sourced(one, quotations)


def _sourced(f: Found, quotations: Quotations) -> Found:
    """With the noun phrase beside the cue for a source, where words before a cue have none."""
    if f.source or not f.final:
        return f
    doc = quotations.doc
    near = beside(doc[f.at])
    source = pieces(doc, [near]) if near is not None else ()
    if not source or quotations.touching(source[0]):
        return f
    content = tuple(_without(f.content, source))
    return f.replace(source=source, content=content) if content else f


def _token_at(doc: Doc, char: int) -> int | None:
    span = doc.char_span(char, char + 1, alignment_mode="expand")
    return span.start if span is not None and len(span) else None


def _verb_after(quote: Quote, quotations: Quotations) -> Token | None:
    """``…,” he told reporters``: the first verb after the closing mark, in the same sentence."""
    doc, text = quotations.doc, quotations.text
    first = _token_at(doc, quote.end - 1) if quote.closed else None
    if first is None or text[quote.end - 1 - (text[quote.end - 1] in "'\"") :][:1] == "":
        return None
    inside = text[quote.start : quote.end].rstrip("”’\"'» ")
    if inside[-1:] in (".", "…") or text[quote.end : quote.end + 1] in (".", ";"):
        return None
    comma = inside[-1:] in (",", "!", "?", "—", "-") or text[quote.end : quote.end + 1] == ","
    if not comma:
        return None
    lexicon = cues()
    for i in range(first + 1, min(first + REACH, len(doc))):
        token = doc[i]
        if token.text in ("“", '"', ";", "''") or (
            token.is_sent_start and token.pos_ not in ("VERB", "PRON", "PROPN", "DET")
        ):
            return None
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("relcl", "acl", "aux", "auxpass"):
            cue = lexicon.get(token.lemma_.lower())
            return token if (cue is not None and "quote" in cue.frames) else None
    return None


def _verb_before(quote: Quote, quotations: Quotations) -> Token | None:
    """``He said: “…`` and ``He said, “…``: the last verb before the opening mark.

    A colon may end the paragraph before.
    """
    doc, text = quotations.doc, quotations.text
    at = quote.start - 1
    while at > 0 and text[at].isspace():
        at -= 1
    if at < 0 or text[at] not in ":,":
        return None
    last = _token_at(doc, at)
    if last is None:
        return None
    colon = text[at] == ":"
    lexicon = cues()
    for i in range(last - 1, max(last - REACH, -1), -1):
        token = doc[i]
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"):
            cue = lexicon.get(token.lemma_.lower())
            if cue is not None and "quote" in cue.frames:
                return token
            if not colon:
                return None
        if token.is_sent_start:
            return None
    return None


def _continued(found: list[Found], claimed: set[int], quotations: Quotations) -> list[Found]:
    """Quotations without a cue that follow attributed words: the same speaker goes on."""
    out = list(found)
    reach = [max(extent(f.content)[1], extent(f.cue)[1], *(e for _, e in f.source)) for f in found]
    waiting = sorted(range(len(found)), key=lambda i: (reach[i], -extent(out[i].content)[0]), reverse=True)
    last = -1
    for quote in quotations.all:
        while waiting and reach[waiting[-1]] <= quote.start:
            i = waiting.pop()
            last = i if last < 0 or reach[i] >= reach[last] else last
        if last < 0 or quote.start in claimed or quote.single or not _stands_alone(quote, quotations):
            continue
        if not _next_to(reach[last], quote, quotations):
            continue
        if quotations.at(out[last].content[-1][1] - 1) is not None:
            out[last] = out[last].replace(content=in_order([*out[last].content, quote.span]))
            reach[last] = quote.end
        elif quotations.words_in(quote.span) >= LEAST_WORDS:
            # After words without marks, a quotation is a statement of its own.
            out.append(Found("continued", out[last].lemma, -1, out[last].source, (), (quote.span,)))
            reach.append(quote.end)
            last = len(out) - 1
    return out


def _next_to(reach: int, quote: Quote, quotations: Quotations) -> bool:
    """Whether a quotation follows without a sentence or a paragraph of its own in between."""
    near = quotations.block_of(quote.start) - quotations.block_of(reach - 1) <= 1
    return near and _nothing_between(quotations.text[reach : quote.start])


def _nothing_between(text: str) -> bool:
    """Whether no sentence of its own stands between the words before and the quotation."""
    return len(text) < 200 and not any(mark in text.strip(" .\n\t") for mark in (". ", "! ", "? ", ".\n"))


def _stands_alone(quote: Quote, quotations: Quotations) -> bool:
    """Whether a quotation is whole sentences: it opens a sentence, and nothing goes on after it."""
    text = quotations.text
    before = text[max(0, quote.start - 4) : quote.start].rstrip()
    if before and before[-1] not in ".!?”’\"',:":
        return False
    if not quote.closed:
        return True
    after = text[quote.end : quote.end + 3].lstrip(" ")
    closing = text[quote.start : quote.end].rstrip("”’\"'» ")[-1:]
    return closing in ".!?…" or after[:1] in (".", "\n", "")

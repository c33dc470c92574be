"""Cues that are no verbs: *according to*, nouns of saying, *reportedly*, a colon after a name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.reading._words import ParsedReport
from onrecord.reading.lexicon import hearsay, nouns
from onrecord.record import Spans, trimmed

from ._found import Found
from ._phrases import pieces, source_of, source_range, subtree, without

if TYPE_CHECKING:
    from spacy.tokens import Span as DocSpan
    from spacy.tokens import Token

_LIGHT = frozenset(
    {"make", "issue", "give", "express", "voice", "have", "raise", "offer", "release", "reject", "repeat", "reiterate"}
)


def find_phrases(sent: DocSpan) -> list[Found]:
    """What the cues of a sentence that are no verbs attribute, in text order."""
    out: list[Found] = []
    known, adverbs = nouns(), hearsay()
    for token in sent:
        lower = token.lower_
        if lower in ("according", "per"):
            one = _according(token, sent)
        elif lower in adverbs:
            one = _hearsay(token, sent)
        elif token.pos_ == "NOUN" and token.lemma_.lower() in known:
            one = _noun(token)
        else:
            one = None
        if one is not None:
            out.append(one)
    return out


def _according(token: Token, sent: DocSpan) -> Found | None:
    doc = token.doc
    last = token
    if token.lower_ == "according":
        if token.i + 1 >= sent.end or doc[token.i + 1].lower_ != "to":
            return None
        last = doc[token.i + 1]
    elif token.dep_ != "prep":
        return None
    noun = next((c for c in (*last.children, *token.children) if c.dep_ == "pobj" and c.i > last.i), None)
    if noun is None:
        return None
    start, end = token.i, max(last.i + 1, subtree(noun)[1])
    head = token.head
    whole = (sent.start, sent.end)
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i:
        head = head.head
    if head.dep_ in ("conj", "ccomp", "advcl", "relcl", "parataxis") and head.i != sent.root.i:
        whole = subtree(head)
    if token.lower_ == "per" and not (start == sent.start and noun.pos_ == "PROPN"):
        return None
    source = pieces(doc, [subtree(noun)])
    content = pieces(doc, without(whole, [(start, end)]))
    if not content or not source:
        return None
    return Found("according", lower_of(token), token.i, source, pieces(doc, [(start, last.i + 1)]), content)


def lower_of(token: Token) -> str:
    """The lower-case lemma of a word."""
    return token.lemma_.lower()


def _hearsay(token: Token, sent: DocSpan) -> Found | None:
    head = token.head
    if head.i == token.i:
        return None
    whole = (sent.start, sent.end) if head.dep_ == "ROOT" else subtree(head)
    content = pieces(token.doc, without(whole, [(token.i, token.i + 1)]))
    return (
        Found("hearsay", token.lower_, token.i, (), pieces(token.doc, [(token.i, token.i + 1)]), content)
        if content
        else None
    )


def _noun(noun: Token) -> Found | None:
    content: Token | None = None
    start = 0
    way = ""
    for child in noun.rights:
        if child.dep_ in ("acl", "ccomp", "relcl") and child.tag_ != "VBG" and child.tag_ != "VBN":
            left = child.left_edge
            if left.lower_ in ("that", "whether", "to") and left.dep_ in ("mark", "aux"):
                content, way = child, "noun that" if left.lower_ != "to" else "noun inf"
                start = subtree(child)[0]
                break
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "about", "on", "against", "over") and content is None:
            content, way = child, "noun prep"
            start = subtree(child)[0] + 1
            if child.lower_ == "of" and noun.lemma_ in ("statement", "report", "view"):
                content = None
    if content is None:
        return None
    doc = noun.doc
    source, cue = _whose(noun)
    end = subtree(content)[1]
    spans = pieces(doc, [(start, end)])
    if not spans:
        return None
    return Found(way, noun.lemma_.lower(), noun.i, source, cue, spans)


def _whose(noun: Token) -> tuple[Spans, Spans]:
    doc = noun.doc
    cue = pieces(doc, [(noun.i, noun.i + 1)])
    for child in noun.children:
        if child.dep_ == "poss":
            start, end = subtree(child)
            if doc[end - 1].tag_ == "POS":
                end -= 1
            return pieces(doc, [(start, end)]), cue
        if child.dep_ == "prep" and child.lower_ in ("by", "from") and (by := next(child.children, None)) is not None:
            return pieces(doc, [source_range(by, noun.i)]), cue
    if noun.dep_ in ("dobj", "pobj") and noun.head.lemma_.lower() in _LIGHT:
        giver = source_of(noun.head)
        if giver is not None:
            return pieces(doc, [source_range(giver, noun.head.i)]), pieces(doc, [(noun.head.i, noun.i + 1)])
    return (), cue


_COLON = re.compile(r"([^:“”\"\n.!?]{2,80}):(?=\s)")


def find_colons(parsed: ParsedReport) -> list[Found]:
    """``Lavrov: “…”`` where a paragraph begins, and ``Poll: …`` in a headline."""
    doc, text, out = parsed.doc, parsed.report.text, []
    segments = [s for s in parsed.report.segments if s.is_read]
    for i, segment in enumerate(segments):
        match = _COLON.match(text, segment.start, segment.end)
        if match is None:
            continue
        content = trimmed(text, (match.end(), segment.end), ".")
        if content is None:
            continue
        headline = segment.kind == "title" or (i == 0 and len(segments) > 1 and segment.end - segment.start < 160)
        if not headline and text[content[0]] not in '“"':
            continue
        head = doc.char_span(*match.span(1), alignment_mode="expand")
        named = head is not None and len(head) <= 10 and not any(t.pos_ in ("VERB", "AUX") for t in head)
        if head is None or not named or head[-1].pos_ not in ("PROPN", "NOUN", "PUNCT"):
            continue
        source = trimmed(text, match.span(1))
        if source is not None and (not headline or head[-1].pos_ != "PUNCT"):
            cue = (match.end() - 1, match.end())
            out.append(Found("colon", ":", head[-1].i, (source,), (cue,), (content,)))
    return out

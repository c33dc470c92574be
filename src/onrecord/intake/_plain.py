"""The parts of a plain text: headline, byline, captions, paragraphs, quotations, and what the page left in it.

A text saved from a page has the page's marks only in its line breaks, its punctuation and its
habits. Where these say nothing, a block is a paragraph: to read a teaser as report is a small
fault, to leave out a report's last paragraph a greater one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.record import Segment, SegmentKind

from ._dateline import dateline_of
from ._kinds import (
    credit_within,
    ends_sentence,
    introduces_quotation,
    is_byline,
    is_caption,
    is_credit,
    is_crumbs,
    is_dated,
    is_furniture,
    is_headline,
    is_item,
    is_name_line,
    is_related,
    is_related_head,
    is_title_case,
    opens_quotation,
    words_of_block,
)

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
HEAD = 10
"""Blocks within which the body of a report has begun."""
WIDEST = 140
"""Characters; lines that are longer were not wrapped by hand."""


@dataclass
class _Block:
    start: int
    end: int
    text: str
    gap: int  # empty lines before it
    kind: SegmentKind = "paragraph"


def segments_of(text: str, title: str | None = None) -> tuple[Segment, ...]:
    """Cut a plain text into its parts, in order, none overlapping.

    Args:
        title: the headline, where it is known from elsewhere.
    """
    blocks = _blocks(text)
    if len(blocks) > 1:
        _mark_title(blocks, title)
        _mark_by_words(blocks)
        _mark_head(blocks)
        _mark_captions(blocks)
        _mark_quotations(blocks)
        _mark_tail(blocks)
    return tuple(part for block in _with_datelines(text, blocks) for part in _split_caption(text, block))


def _blocks(text: str) -> list[_Block]:
    """The blocks of a text: paragraphs, or lines that stand for themselves."""
    chunks: list[list[_Block]] = []
    before = 0
    for found in _LINE.finditer(text):
        line = found[0]
        bare = line.strip()
        if not bare:
            continue
        start = found.start() + len(line) - len(line.lstrip())
        gap = max(0, _breaks(text[before:start]) - 1)
        block = _Block(start, start + len(bare), bare, gap)
        if gap or not chunks:
            chunks.append([block])
        else:
            chunks[-1].append(block)
        before = block.end
    return [block for chunk in chunks for block in _joined(text, chunk)]


def _breaks(between: str) -> int:
    return len(re.findall(r"\r\n|[\n\r\u2028\u2029\x0b\x0c\x85]", between))


def _joined(text: str, lines: list[_Block]) -> list[_Block]:
    """Put lines together that were one paragraph before somebody wrapped it."""
    widest = max(len(line.text) for line in lines)
    goes_on = sum(b.text[0].islower() for b in lines[1:])
    wrapped = len(lines) > 1 and widest <= WIDEST and goes_on >= 0.3 * (len(lines) - 1)
    out: list[_Block] = []
    for line in lines:
        last = out[-1] if out else None
        if last and (
            line.text[0].islower() or (wrapped and not _is_over(last.text, text[last.start : last.end], widest))
        ):
            last.end = line.end
            last.text = " ".join(text[last.start : last.end].split())
        else:
            out.append(line)
    return out


def _is_over(block: str, verbatim: str, widest: int) -> bool:
    """Whether a wrapped paragraph ends with the line that it has come to."""
    line = _LINE.findall(verbatim)[-1].strip()
    return (ends_sentence(block) and len(line) < 0.9 * widest) or (block.endswith(")") and is_caption(block))


def _mark_title(blocks: list[_Block], title: str | None) -> None:
    for block in blocks[:4]:
        if title and _bare(block.text) == _bare(title):
            block.kind = "title"
            return
        if block is blocks[0] and _is_title(block.text):
            block.kind = "title"
            return
        if not (is_furniture(block.text) or is_dated(block.text) or is_byline(block.text)):
            return


def _is_title(block: str) -> bool:
    words = words_of_block(block)
    if not 2 <= len(words) <= 40 or len(block) > 250 or block.endswith((":", ",", ";")):
        return False
    if is_item(block) or is_furniture(block) or is_related(block) or is_byline(block) or dateline_of(block):
        return False
    if not ends_sentence(block) or re.search(r"[.!?][”’\"']$", block):
        return not (opens_quotation(block) and ends_sentence(block) and not is_title_case(block))
    return is_title_case(block) or (block.endswith(("?", "!")) and len(words) <= 20)


def _bare(words: str) -> str:
    return re.sub(r"\W+", "", words).lower()


def _mark_by_words(blocks: list[_Block]) -> None:
    """What a block is by its own words, wherever it stands."""
    for block in blocks:
        if block.kind == "title":
            continue
        text = block.text
        if is_crumbs(text) or is_furniture(text):
            block.kind = "furniture"
        elif is_related(text):
            block.kind = "related"
        elif is_byline(text):
            block.kind = "byline"
        elif is_credit(text):
            block.kind = "credit"
        elif is_caption(text):
            block.kind = "caption"
        elif is_item(text):
            block.kind = "list"


def _mark_head(blocks: list[_Block]) -> None:
    """Names and dates between the headline and the report's first sentence."""
    if all(b.kind != "title" for b in blocks[:4]):
        return
    for before, block in pairwise(blocks[:HEAD]):
        if block.kind == "credit" and before.kind == "title" and block.gap and is_name_line(block.text):
            block.kind = "byline"  # “Reuters”, with no picture above it
        elif block.kind == "paragraph":
            if is_dated(block.text):
                block.kind = "dateline"
            elif is_name_line(block.text):
                block.kind = "byline"
            elif ends_sentence(block.text) and len(words_of_block(block.text)) > 12:
                return


def _mark_captions(blocks: list[_Block]) -> None:
    """A paragraph with a credit on the very next line, or in the head of a report, is what the credit is for."""
    for i, (block, after) in enumerate(pairwise(blocks)):
        if after.kind == "credit" and block.kind == "paragraph" and len(words_of_block(block.text)) <= 70:
            in_head = i < 4 and any(b.kind == "title" for b in blocks[:i]) and len(blocks) > i + 2
            if after.gap == 0 or (in_head and dateline_of(block.text) is None):
                block.kind = "caption"


def _mark_quotations(blocks: list[_Block]) -> None:
    """A block after “said:” that has no quotation marks of its own is quoted whole."""
    for block, after in pairwise(blocks):
        if (
            block.kind == after.kind == "paragraph"
            and introduces_quotation(block.text)
            and not opens_quotation(after.text)
            and len(words_of_block(after.text)) >= 4
            and ends_sentence(after.text)
        ):
            after.kind = "blockquote"


def _mark_tail(blocks: list[_Block]) -> None:
    """Headlines of other reports, and the page's own lines, after the last sentence of this one."""
    last = len(blocks) - 1
    while last > 0 and _may_trail(blocks[last]):
        last -= 1
    tail = blocks[last + 1 :]
    marked = any(b.kind in ("furniture", "related") or b.gap >= 2 for b in tail)
    title = next((_bare(b.text) for b in blocks if b.kind == "title"), None)
    alone = len(tail) == 1 and not marked and blocks[last].kind == "paragraph"
    for i, block in enumerate(tail):
        if block.kind != "paragraph":
            continue
        headline = is_headline(block.text) and (not alone or len(words_of_block(block.text)) >= 5)
        follows = marked and (block.gap >= 2 or any(b.kind == "related" for b in tail[:i]))
        if title and _bare(block.text) == title:
            block.kind = "furniture"
        elif headline or follows or is_related_head(block.text):
            block.kind = "related"


def _may_trail(block: _Block) -> bool:
    if block.kind in ("furniture", "related", "byline", "credit"):
        return True
    words = words_of_block(block.text)
    if block.kind != "paragraph" or len(words) > 25 or len(words) < 2:
        return False
    asks = block.text.endswith(("?", "!")) and is_title_case(block.text) and block.gap >= 2
    return asks or not (
        ends_sentence(block.text) or block.text.endswith((":", "”", '"')) or opens_quotation(block.text)
    )


def _with_datelines(text: str, blocks: list[_Block]) -> list[_Block]:
    """Cut the dateline off the first of the report's opening paragraphs that has one."""
    opening = [b for b in blocks if b.kind == "paragraph"][:3]
    for block in opening:
        words = text[block.start : block.end]
        line = dateline_of(words)
        if line and line.end < len(words):
            at = blocks.index(block)
            head = words[: line.end].rstrip()
            rest = _Block(block.start + line.end, block.end, words[line.end :], 0)
            return [
                *blocks[:at],
                _Block(block.start, block.start + len(head), head, block.gap, "dateline"),
                rest,
                *blocks[at + 1 :],
            ]
    return blocks


def _split_caption(text: str, block: _Block) -> list[Segment]:
    """A segment for a block; two for a caption that ends with its credit."""
    words = text[block.start : block.end]
    span = credit_within(words) if block.kind == "caption" else None
    if span and (shown := words[: span[0]].rstrip()):
        return [
            Segment(kind="caption", start=block.start, end=block.start + len(shown)),
            Segment(kind="credit", start=block.start + span[0], end=block.start + span[1]),
        ]
    return [Segment(kind=block.kind, start=block.start, end=block.end)]

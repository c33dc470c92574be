"""Whether words are given in quotation marks: all of them, some, or none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.record import Form, Span, Spans, overlap

from ._page import Page

_MARK = re.compile(r"[“”„«»\"‘’']|``|''")
_WORD = re.compile(r"\w+")
_CLOSING = {"“": "”", "„": "“”", "«": "»", '"': '"', "``": "''", "''": "''", "‘": "’'", "'": "'"}
_SINGLE = frozenset("‘’'")
ALL = 0.95
"""Share of quoted words from which a content counts as wholly quoted: an editor's bracket does not make it mixed."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between quotation marks, marks left out."""

    start: int
    end: int

    def holds(self, char: int) -> bool:
        return self.start <= char < self.end


def quoted_in(text: str, paragraphs: Iterable[Span]) -> list[Quoted]:
    """Everything in quotation marks, quotations within quotations too, sorted by start.

    A double mark that is never closed holds to the end of its paragraph, as in a quotation of
    several paragraphs; a single one is then an apostrophe.

    Example:
        >>> [(q.start, q.end) for q in quoted_in('“It is ‘over’,” he said', [(0, 23)])]
        [(1, 14), (8, 12)]
    """
    out: list[Quoted] = []
    for start, end in paragraphs:
        opened: list[tuple[str, int]] = []
        for m in _MARK.finditer(text, start, end):
            mark, at = m.group(), m.start()
            closes = _closes(text, mark, at, m.end(), opened)
            if closes is not None:
                out.append(Quoted(opened[closes][1], at))
                del opened[closes:]
            elif _opens(text, mark, at, m.end()):
                opened.append((mark, m.end()))
        out.extend(Quoted(at, end) for mark, at in opened if mark not in _SINGLE and at < end)
    return sorted(out, key=lambda q: (q.start, -q.end))


def _opens(text: str, mark: str, at: int, after: int) -> bool:
    if mark in "”»’":
        return False
    if mark in ("“", "„", "«", "``"):
        return True
    before = text[at - 1] if at else " "
    following = text[after : after + 1]
    free = before.isspace() or before in '([{—–-“‘"/'
    return free and bool(following) and not following.isspace()


def _closes(text: str, mark: str, at: int, after: int, opened: list[tuple[str, int]]) -> int | None:
    """Which of the open marks a mark closes, if any."""
    if mark in _SINGLE and text[after : after + 1].isalnum():
        return None
    if at and text[at - 1].isspace() and mark in ("'", '"', "“") and text[after : after + 1].isalnum():
        return None
    for i in range(len(opened) - 1, -1, -1):
        if mark in _CLOSING[opened[i][0]]:
            return i
        if mark == '"' and opened[i][0] in "“„":
            return i
        if mark == "”" and opened[i][0] == '"':
            return i
    return None


def form_of(page: Page, quoted: list[Quoted], content: Spans, at: int | None) -> Form:
    """The form of some content as its own speaker's words are printed.

    Args:
        page: the report.
        quoted: its quotations.
        content: what was said.
        at: where the cue or the speaker stands; a quotation that holds it is somebody else's.
    """
    first, last = content[0][0], content[-1][1]
    near = [q for q in quoted if q.start < last and q.end > first and not (at is not None and q.holds(at))]
    total = inside = 0
    for start, end in content:
        segment = page.segment_at(start)
        # Who is named within a block quotation is reported by whom it quotes, in that one's words.
        told_within = segment is not None and at is not None and segment.start <= at < segment.end
        block = segment is not None and segment.kind == "blockquote" and not told_within
        pieces = [(start, end)] if block else [(max(start, q.start), min(end, q.end)) for q in near]
        for m in _WORD.finditer(page.text, start, end):
            total += 1
            inside += any(overlap(m.span(), p) for p in pieces)
    if not inside:
        return "indirect"
    return "direct" if inside >= ALL * total else "mixed"

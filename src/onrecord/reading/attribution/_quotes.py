"""Where words stand in quotation marks.

Curly, straight and doubled single marks; single marks where they stand alone; marks that are
missing or odd in number; quotations that run over several paragraphs, each opened again and only
the last one closed. A quotation never leaves its paragraph: where one runs on, each paragraph holds
a quotation of its own, and `continues` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.record import Span

# Beyond this an unclosed quotation is taken for a slip of the pen, not for a long quotation.
FARTHEST = 3000
# Single marks hold phrases, not speeches: a longer one is an apostrophe misread.
FARTHEST_SINGLE = 400
# Words from which a quotation in single marks is a speech, where a text has no double marks.
SPEECH = 3
# How many marks are looked at for the one that closes another: text of nothing but marks must not take long.
MOST_MARKS = 60

_MARK = re.compile("[“”„«»\"]|''|``|[‘’']")
_DOUBLE = re.compile("[“”„«»\"]|''|``")
_ENDS_SPEECH = frozenset(",.?!…—–")
_OPENS = {"“": '”"“', "„": '”“"', "«": "»", '"': '"', "''": "''", "``": "''"}


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of quoted words.

    Attributes:
        start, end: with the marks; `end` is excluded.
        closed: whether a closing mark was found.
        continues: whether the next paragraph opens as this quotation going on.
        single: whether it stands in single marks.
    """

    start: int
    end: int
    closed: bool = True
    continues: bool = False
    single: bool = False

    @property
    def span(self) -> Span:
        return self.start, self.end


def find_quotes(text: str, blocks: Iterable[Span] | None = None) -> tuple[Quote, ...]:
    """The outermost quotations of a text, in text order; they do not overlap.

    Args:
        text: the whole text.
        blocks: its paragraphs, in text order; the whole text as one unless given.

    Example:
        >>> [text[q.start:q.end] for text in ['He called it “a farce,” twice.'] for q in find_quotes(text)]
        ['“a farce,”']
    """
    spans = [(0, len(text))] if blocks is None else list(blocks)
    if not any(_DOUBLE.search(text, *span) for span in spans):
        return tuple(q for span in spans for q in _singles(text, span))
    found: list[Quote] = []
    for i, (start, end) in enumerate(spans):
        marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]
        reopened = i + 1 < len(spans) and _opens_with_mark(text, spans[i + 1])
        found.extend(_in_block(text, marks, end, reopened))
    return tuple(found)


def _singles(text: str, block: Span) -> Iterator[Quote]:
    """The quotations of a paragraph in a text that has single marks only: speeches as well as phrases.

    A mark after a comma or at the end of a sentence closes a speech sooner than one after a letter,
    which may be an apostrophe (*the sailors' pay*); without such a mark, any that may close does.
    """
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, *block)]
    k = 0
    while k < len(marks):
        at, mark = marks[k]
        close = _closing_speech(text, marks, k) if mark != "’" and _opening(text, at, 1) else None
        if close is not None:
            end = marks[close][0] + 1
            yield Quote(at, end, single=len(text[at:end].split()) < SPEECH)
            k = close
        k += 1


def _closing_speech(text: str, marks: list[tuple[int, str]], k: int) -> int | None:
    at, mark = marks[k]
    if text[at + 1].isdigit():
        return None
    likely: int | None = None
    for j in range(k + 1, min(len(marks), k + MOST_MARKS)):
        p, m = marks[j]
        if p - at > FARTHEST or (m != "’" and _opening(text, p, 1) and (likely is not None or mark == "‘" == m)):
            break
        if m == "‘" or text[p - 1].isspace() or text[p + 1 : p + 2].isalnum() or (m == "'" and _opening(text, p, 1)):
            continue
        if text[p - 1] in _ENDS_SPEECH or (text[p + 1 : p + 2] in ("", ",", ".", ";", ":", "\n")):
            return j
        likely = j if likely is None else likely
    return likely


def _opens_with_mark(text: str, block: Span) -> bool:
    at = block[0]
    while at < block[1] and text[at].isspace():
        at += 1
    return text.startswith(("“", '"', "''", "``", "«"), at) and at + 1 < block[1]


def _in_block(text: str, marks: list[tuple[int, str]], end: int, reopened: bool) -> Iterator[Quote]:
    k = 0
    while k < len(marks):
        at, mark = marks[k]
        if mark in "‘’'":
            close = _closing_single(text, marks, k) if mark != "’" and _opening(text, at, 1) else None
            if close is not None:
                yield Quote(at, marks[close][0] + 1, single=True)
                k = close
        elif mark in _OPENS and (mark not in ('"', "''", "“") or _opening(text, at, len(mark))):
            close = _closing(text, marks, k)
            if close is not None:
                yield Quote(at, marks[close][0] + len(marks[close][1]))
                k = close
            else:
                stop = _unclosed_end(text, at, end)
                runs_on = reopened and stop == end
                if runs_on or not any(m in _OPENS and p < stop for p, m in marks[k + 1 : k + MOST_MARKS]):
                    yield Quote(at, stop, closed=False, continues=runs_on)
                    return
        k += 1


def _opening(text: str, at: int, width: int) -> bool:
    """Whether a mark that does not show its side stands as an opening one."""
    after = text[at + width : at + width + 1]
    before = text[at - 1 : at]
    return bool(after) and not after.isspace() and (not before or before.isspace() or before in "([{—–-‘“'\"/:,")


def _closing(text: str, marks: list[tuple[int, str]], k: int) -> int | None:
    """The index of the mark that closes the `k`-th, past those that stand within it."""
    at, mark = marks[k]
    depth = 0
    spare: int | None = None
    for j in range(k + 1, min(len(marks), k + MOST_MARKS)):
        p, m = marks[j]
        if p - at > FARTHEST:
            break
        if m == "“" and mark in '“"':
            if mark == "“" and not depth and not _opening(text, p, 1):
                return j  # an opening mark put where the closing one belongs
            # A mark that opens a sentence goes on with a curly quotation; one within a sentence nests.
            depth += mark == '"' or text[max(at, p - 2) : p].strip()[-1:] not in (".", "!", "?", "…", "”", '"')
        elif m == "”" and mark in '“"':
            if not depth:
                return j
            depth -= 1
            spare = j
        elif m == (_closer(mark) if mark != "“" else '"') and not _opening(text, p, len(m)):
            return j
    return spare


def _closer(mark: str) -> str:
    return {"«": "»", "„": "“", "``": "''"}.get(mark, mark)


def _closing_single(text: str, marks: list[tuple[int, str]], k: int) -> int | None:
    at, mark = marks[k]
    if text[at + 1].isdigit():
        return None
    for j in range(k + 1, min(len(marks), k + MOST_MARKS)):
        p, m = marks[j]
        if p - at > FARTHEST_SINGLE or m in ("“", '"', "''"):
            return None
        closes = m == "’" or (m == "'" and mark == "'")
        if closes and p > at + 1 and not text[p - 1].isspace() and not text[p + 1 : p + 2].isalnum():
            return j
    return None


def _unclosed_end(text: str, at: int, end: int) -> int:
    """Where a quotation that nobody closes is taken to end: its paragraph, or its last whole sentence in reach."""
    if end - at <= FARTHEST:
        return end
    cut = text.rfind(". ", at, at + FARTHEST)
    return cut + 1 if cut > at else at + FARTHEST

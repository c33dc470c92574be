"""Spans: where in a report's text a thing stands.

A span is ``(start, end)`` in Unicode code points of ``report.text``, end excluded.
A span list holds spans in text order that neither touch backwards nor overlap: what
is said is often interrupted by who says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Span = tuple[int, int]
Spans = tuple[Span, ...]


def faults_of(spans: Sequence[Span], length: int) -> list[str]:
    """Say what is wrong with a span list in a text of `length` code points.

    Returns:
        One line for each fault, each beginning with the index of its span; empty when
        every span lies in the text, is not empty, and follows the one before it.
    """
    faults: list[str] = []
    before = 0
    for i, (start, end) in enumerate(spans):
        if not 0 <= start <= length or not 0 <= end <= length:
            faults.append(f"[{i}]: span [{start}, {end}] lies outside the text of {length} characters")
        elif start >= end:
            faults.append(f"[{i}]: span [{start}, {end}] holds no character")
        elif start < before:
            faults.append(f"[{i}]: span [{start}, {end}] begins before the one before it ends ({before})")
        before = max(before, end)
    return faults


def words_of(text: str, spans: Iterable[Span], between: str = " … ") -> str:
    """The verbatim words under a span list, its pieces joined by `between`."""
    return between.join(text[start:end] for start, end in spans)


def in_order(spans: Iterable[Span]) -> Spans:
    """Sort spans and join those that touch or overlap; drop empty ones."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if start >= end:
            continue
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def overlap(a: Span, b: Span) -> int:
    """How many code points two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def overlaps(a: Iterable[Span], b: Iterable[Span]) -> bool:
    """Whether any span of one list shares a code point with any of the other."""
    b = tuple(b)
    return any(overlap(x, y) for x in a for y in b)


def covers(outer: Iterable[Span], inner: Iterable[Span]) -> bool:
    """Whether each span of `inner` lies within some span of `outer`."""
    outer = tuple(outer)
    return all(any(start <= a and b <= end for start, end in outer) for a, b in inner)


def extent(spans: Sequence[Span]) -> Span:
    """From the first character of a span list to its last.

    Raises:
        ValueError: the list is empty.
    """
    if not spans:
        raise ValueError("an empty span list has no extent")
    return min(s for s, _ in spans), max(e for _, e in spans)


def trimmed(text: str, span: Span, strip: str = "") -> Span | None:
    """The span without white space (and the characters of `strip`) at its ends, or None if nothing is left."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in strip):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in strip):
        end -= 1
    return (start, end) if start < end else None

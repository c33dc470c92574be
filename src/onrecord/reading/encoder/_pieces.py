"""What the encoder is given: words, their wordpieces and kinds, and windows over them.

Training and reading both cut a text here, so that the model meets what it was trained on.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from onrecord.record import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WORD = re.compile(r"\w+|[^\w\s]")
MOST_PIECES = 8
"""Wordpieces kept of one word."""
OTHER_KIND = 6
"""Kind of a piece that is no word's: a paragraph's border, padding."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as the encoder sees it.

    Attributes:
        words: character spans, in text order.
        first: index of each word's first piece.
        ids: of the pieces in the vocabulary; a border stands between paragraphs.
        kinds: of each piece, from `kinds_of`.
    """

    words: list[Span]
    first: list[int]
    ids: list[int]
    kinds: list[int]


def words_in(text: str, parts: Sequence[Span]) -> tuple[list[Span], list[bool]]:
    """The words of some parts of a text, and whether each begins a paragraph."""
    words: list[Span] = []
    begins: list[bool] = []
    for start, end in parts:
        last = -1
        for m in WORD.finditer(text, start, end):
            begins.append(last < 0 or "\n" in text[last : m.start()])
            words.append(m.span())
            last = m.end()
    return words, begins


def kinds_of(text: str, words: Sequence[Span], begins: Sequence[bool]) -> list[int]:
    """Twice the letter case (0 lower, 1 capital first, 2 all capitals, 3 none), plus 1 within double quotes."""
    out: list[int] = []
    quoted = False
    for (start, end), begin in zip(words, begins, strict=True):
        word = text[start:end]
        if begin:
            quoted = False
        inside = quoted
        if word == "“":
            quoted = inside = True
        elif word == "”":
            quoted = False
        elif word == '"':
            quoted, inside = not quoted, True
        if word.islower():
            case = 0
        elif word.isupper() and len(word) > 1:
            case = 2
        else:
            case = 1 if word[0].isupper() else 3
        out.append(2 * case + inside)
    return out


def cut(text: str, parts: Sequence[Span], tokenizer: Tokenizer) -> Pieces:
    """The pieces of some parts of a text.

    Args:
        text: of a report (no lone surrogates).
        parts: character spans to be read, in text order, apart from one another.
        tokenizer: of the encoder's vocabulary, neither cutting nor padding.
    """
    words, begins = words_in(text, parts)
    kinds = kinds_of(text, words, begins)
    border, unknown = (cast("int", tokenizer.token_to_id(name)) for name in ("[SEP]", "[UNK]"))
    of_word: list[list[int]] = [[] for _ in words]
    if words:
        done = tokenizer.encode([text[s:e] for s, e in words], is_pretokenized=True, add_special_tokens=False)
        for piece, word in zip(done.ids, done.word_ids, strict=True):
            if word is not None and len(of_word[word]) < MOST_PIECES:
                of_word[word].append(piece)
    out = Pieces(words, [], [], [])
    for k, (ids, kind, begin) in enumerate(zip(of_word, kinds, begins, strict=True)):
        if k and begin:
            out.ids.append(border)
            out.kinds.append(OTHER_KIND)
        out.first.append(len(out.ids))
        out.ids.extend(ids or [unknown])
        out.kinds.extend([kind] * max(len(ids), 1))
    return out


def windows(pieces: Pieces, size: int, stride: int, shorter: int = 0) -> list[tuple[int, int]]:
    """Ranges of words that overlap and together hold every word.

    Args:
        pieces: of a text.
        size: most pieces in a window.
        stride: pieces from one window's beginning to the next one's.
        shorter: pieces to leave out of the first window, so that training sees other borders each time.
    """
    first, n = pieces.first, len(pieces.words)
    ends = [*first[1:], len(pieces.ids)]
    out: list[tuple[int, int]] = []
    a = 0
    while a < n:
        less = 0 if out else shorter
        b = max(bisect_right(ends, first[a] + size - less), a + 1)
        out.append((a, b))
        if b >= n:
            break
        a = max(a + 1, min(bisect_left(first, first[a] + max(1, stride - less)), b))
    return out

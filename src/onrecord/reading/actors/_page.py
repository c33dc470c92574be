"""The words of a report, laid out as lists: each asked once, since asking the parse is slow."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from onrecord.reading._words import ParsedReport
from onrecord.reading.gazetteer import folded

NOMINAL = frozenset({"NOUN", "PROPN"})
_OPENING, _CLOSING, _STRAIGHT = "“«", "”»", '"'


class Page:
    """A parsed report by token number.

    Attributes:
        words, low, lemma, pos, dep, head: one item a token; `low` is folded.
        sentence: number of the sentence read, or -1 where the token is not read.
        sentences: first and past-the-last token of each sentence read.
        quoted: whether a token stands within quotation marks.
        date: when the report came out, ISO 8601 cut at what is known; None where that is not known.
    """

    def __init__(self, parsed: ParsedReport) -> None:
        doc = parsed.doc
        self.parsed = parsed
        self.doc = doc
        self.text = parsed.report.text
        published = parsed.report.published
        self.date = published.value if published else None
        self.words = [t.text for t in doc]
        self.low = [w.lower() if w.isascii() else folded(w) for w in self.words]
        self.lemma = [t.lemma_.lower() for t in doc]
        self.pos = [t.pos_ for t in doc]
        self.dep = [t.dep_ for t in doc]
        self.head = [t.head.i for t in doc]
        self.at = [t.idx for t in doc]
        self.sentences = [(s.start, s.end) for s in parsed.sentences()]
        self.sentence = [-1] * len(self.words)
        for n, (start, end) in enumerate(self.sentences):
            self.sentence[start:end] = [n] * (end - start)
        self.quoted = self._quoted()
        self.kids: list[list[int]] = [[] for _ in self.words]
        for i, h in enumerate(self.head):
            if h != i:
                self.kids[h].append(i)

    def __len__(self) -> int:
        return len(self.words)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Characters from the first token to the last before `end`."""
        return self.at[start], self.at[end - 1] + len(self.words[end - 1])

    def written(self, start: int, end: int) -> str:
        """The verbatim words of some tokens."""
        a, b = self.span(start, end)
        return self.text[a:b]

    def capital(self, i: int) -> bool:
        """Whether a token begins with a capital."""
        return self.words[i][:1].isupper()

    def left(self, i: int) -> int:
        """The first token of the words before `i` that belong to it."""
        return max(self.doc[i].left_edge.i, i - 10)

    def tokens_of(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that a span of characters touches, as first and past the last."""
        first = max(0, bisect_right(self.at, start) - 1)
        if first < len(self) and self.at[first] + len(self.words[first]) <= start:
            first += 1
        return first, max(first, bisect_left(self.at, end))

    def _quoted(self) -> list[bool]:
        out: list[bool] = []
        inside = False
        starts = {start for start, _ in self.sentences}
        for i, word in enumerate(self.words):
            if i in starts and "\n\n" in self.text[self.at[i - 1] if i else 0 : self.at[i]]:
                inside = False  # a paragraph that left its quotation open
            if word in _OPENING or (word == _STRAIGHT and not inside):
                inside = True
                out.append(True)
                continue
            if inside and (word in _CLOSING or word == _STRAIGHT):
                inside = False
                out.append(True)
                continue
            out.append(inside)
        return out

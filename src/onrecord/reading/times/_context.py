"""What a time expression is read against: the day of the report, the dates named before it, its clause."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from onrecord.record import Report

from ._calendar import Moment
from ._lexicon import Rule, Words
from ._tense import Tense, is_firmly_ahead, is_timetable, tense_at


@dataclass(frozen=True)
class Found:
    """Words that a rule matched.

    Attributes:
        first, end: its words, end excluded.
        parts: what each named part of the pattern covered.
    """

    rule: Rule
    words: Words
    first: int
    end: int
    parts: dict[str, tuple[int, int]]

    def part(self, name: str) -> list[str]:
        """The words of a named part in small letters; none where it matched nothing."""
        first, end = self.parts.get(name, (0, 0))
        return [self.words.low(i) for i in range(first, end)]

    def word(self, name: str) -> str:
        """The last word of a named part that is a word; empty where it matched nothing."""
        return next((w for w in reversed(self.part(name)) if w != "."), "")

    def has(self, word: str) -> bool:
        return any(self.words.low(i) == word for i in range(self.first, self.end))

    @property
    def all(self) -> list[str]:
        return [self.words.low(i) for i in range(self.first, self.end)]


class Tokens:
    """The tokens of a parse by their place in the text."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts: list[int] | None = None

    def at(self, offset: int) -> Token | None:
        """The token that holds a character (or the one before it, where white space is between)."""
        if self._starts is None:
            self._starts = [t.idx for t in self._doc]
        i = bisect_right(self._starts, offset) - 1
        return self._doc[i] if i >= 0 else None


@dataclass
class Context:
    """What is known where an expression stands.

    Attributes:
        now: the day of the report, as far as it is known.
        then: the date that the text named last, if any.
        title: whether it stands in a headline.
        quarter: the quarter that the text spoke of last, if any.
    """

    now: Moment | None
    tokens: Tokens
    then: Moment | None = None
    title: bool = False
    quarter: Moment | None = None
    _last: Callable[[], Token | None] = field(default=lambda: None)

    @classmethod
    def of(cls, report: Report, doc: Doc) -> Context:
        published = report.published
        return cls(Moment.of(published.value) if published else None, Tokens(doc))

    def look_at(self, found: Found) -> None:
        """Turn to an expression: its clause is looked at only if a normaliser asks."""
        self._last = lambda: self.tokens.at(found.words.ends[found.end - 1] - 1)

    @property
    def tense(self) -> Tense | None:
        """The tense around the expression being read."""
        token = self._last()
        return tense_at(token, title=self.title) if token is not None else None

    @property
    def is_before_noun(self) -> bool:
        """Whether the expression names a noun ("the Nov. 8 election"): the clause is not about its time then."""
        token = self._last()
        if token is None:
            return False
        if token.dep_ == "nummod" and token.head.i < token.i:
            token = token.head
        return token.dep_ in {"compound", "nmod", "amod", "nummod"} and token.head.i > token.i

    @property
    def owned(self) -> Token | None:
        """The noun that the expression owns."""
        token = self._last()
        return token.head if token is not None and token.dep_ == "poss" else None

    @property
    def is_loose(self) -> bool:
        """Whether the expression hangs on a noun ("a cutback in September"), whose time no verb tells."""
        token = self._last()
        if token is not None and token.dep_ == "compound" and token.head.i > token.i:
            return token.head.head.lower_ != "since"
        if token is None or token.dep_ != "pobj" or token.head.lemma_.lower() != "in":
            return False
        return token.head.dep_ == "prep" and token.head.head.pos_ == "NOUN"

    @property
    def is_timetable(self) -> bool:
        """Whether a present tense around the expression tells of what is to come."""
        token = self._last()
        return token is not None and is_timetable(token)

    @property
    def is_firmly_ahead(self) -> bool:
        """Whether the verb nearest to the expression itself is future."""
        token = self._last()
        return token is not None and is_firmly_ahead(token)

    @property
    def then_or_now(self) -> Moment | None:
        return self.then or self.now

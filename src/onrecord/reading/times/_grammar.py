"""Patterns over classes of words, compiled to regular expressions over one character a word.

The words of a text become a string of codes, one character for each word (`_lexicon`); a pattern
such as ``( early | late )? month=MONTH year=YEAR?`` becomes a regular expression over such
strings. There is no unbounded repeat in the pattern language, so that matching at a place takes a
bounded number of steps whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Codes = Callable[[str], frozenset[str]]
"""The characters that stand for words of a class, or for one word."""

_PIECE = re.compile(r"\)\?|[()|]|[^\s]+")


@dataclass(frozen=True)
class Compiled:
    """A pattern as a regular expression, and the characters it can begin with."""

    regex: re.Pattern[str]
    first: frozenset[str]


@dataclass(frozen=True)
class _Part:
    regex: str
    first: frozenset[str]
    may_be_empty: bool


def words_in(pattern: str, macros: Mapping[str, str]) -> frozenset[str]:
    """The words and signs that a pattern names literally (also inside the macros it uses)."""
    words: set[str] = set()
    for piece in _PIECE.findall(pattern):
        name = piece.rpartition("=")[2].rstrip("?")
        if not name or name in {"(", ")", "|"}:
            continue
        if name in macros:
            words |= words_in(macros[name], macros)
        elif not name.isupper() or not name.isalnum():
            words.add(name)
    return frozenset(words)


def compile_pattern(pattern: str, macros: Mapping[str, str], codes: Codes) -> Compiled:
    """Compile a pattern.

    Raises:
        ValueError: brackets that do not close, or a name that is no class, macro or word.
    """
    parser = _Parser(_PIECE.findall(pattern), macros, codes)
    part = parser.choice()
    if not parser.done:
        raise ValueError(f"a bracket too many in {pattern!r}")
    return Compiled(re.compile(part.regex), part.first)


class _Parser:
    def __init__(self, pieces: list[str], macros: Mapping[str, str], codes: Codes) -> None:
        self._pieces = pieces
        self._at = 0
        self._macros = macros
        self._codes = codes

    @property
    def done(self) -> bool:
        return self._at >= len(self._pieces)

    def choice(self) -> _Part:
        """One or more sequences between bars."""
        options = [self._sequence()]
        while not self.done and self._pieces[self._at] == "|":
            self._at += 1
            options.append(self._sequence())
        if len(options) == 1:
            return options[0]
        return _Part(
            "(?:" + "|".join(o.regex for o in options) + ")",
            frozenset().union(*(o.first for o in options)),
            any(o.may_be_empty for o in options),
        )

    def _sequence(self) -> _Part:
        regex: list[str] = []
        first: frozenset[str] = frozenset()
        empty = True
        while not self.done and self._pieces[self._at] not in {"|", ")", ")?"}:
            part = self._element()
            regex.append(part.regex)
            if empty:
                first |= part.first
                empty = part.may_be_empty
        return _Part("".join(regex), first, empty)

    def _element(self) -> _Part:
        piece = self._pieces[self._at]
        self._at += 1
        if piece in {"(", "=("} or piece.endswith("=("):
            return self._group(piece[:-2])
        name, _, what = piece.rpartition("=")
        optional = what.endswith("?") and len(what) > 1
        part = self._atom(what[:-1] if optional else what)
        return _shaped(part, name, optional)

    def _group(self, name: str) -> _Part:
        part = self.choice()
        if self.done:
            raise ValueError("a bracket is not closed")
        optional = self._pieces[self._at] == ")?"
        self._at += 1
        return _shaped(part, name, optional)

    def _atom(self, what: str) -> _Part:
        if what in self._macros:
            inner = _Parser(_PIECE.findall(self._macros[what]), self._macros, self._codes)
            return inner.choice()
        codes = self._codes(what)
        if not codes:
            raise ValueError(f"no class, macro or word {what!r}")
        return _Part("[" + "".join(re.escape(c) for c in sorted(codes)) + "]", codes, False)


def _shaped(part: _Part, name: str, optional: bool) -> _Part:
    regex = f"(?P<{name}>{part.regex})" if name else f"(?:{part.regex})"
    return _Part(regex + "?" if optional else regex, part.first, part.may_be_empty or optional)

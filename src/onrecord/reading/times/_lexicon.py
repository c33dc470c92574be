"""The time words (`times.toml`), and a text turned into codes, one character for each word."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ._grammar import Compiled, compile_pattern, words_in

OTHER = "x"
"""The code of a word that no pattern knows."""

_WORD = re.compile(
    r"\n[^\S\n]{0,80}\n"
    r"|\d{4}-\d\d-\d\d(?!\d)"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\d)"
    r"|(?<![\d.:])\d{1,2}(?:[:.]\d\d)?[ \t\n]?[ap](?:\.m\.?|m\b)"
    r"|(?<![\d.:])\d{1,2}:\d\d(?![\d:])"
    r"|\d{1,2}(?:st|nd|rd|th)\b"
    r"|\d{2,4}['’]?s\b"
    r"|['’‘]\d\d(?:s\b|(?!\d))"
    r"|Q[1-4]\b"
    r"|\d{1,3}(?:,\d{3})+(?!\d)"
    r"|\d+(?:\.\d+)?"
    r"|[^\W\d_]+"
    r"|\S",
    re.IGNORECASE,
)
_CAPITALIZED = frozenset({"MONTH", "MABBR", "WEEKDAY", "WABBR", "WEEKDAYS"})
_SIGNS = {"’": "'", "‘": "'", "–": "-", "‑": "-"}
_NUMERIC = (
    "ISO",
    "SLASH",
    "CLOCK12",
    "CLOCK24",
    "ORDNO",
    "DECADE",
    "YY",
    "QCODE",
    "INT",
    "DECIMAL",
    "DAY",
    "YEAR",
)


@dataclass(frozen=True)
class Rule:
    """One kind of time expression.

    Attributes:
        kind: TIMEX3 type, where the value does not decide it.
        value: name of the normaliser (`_values`).
        guard: name of the check that its surroundings must pass (`_guards`), if any.
        trim: how many words at the end, and `trim_front` which word in front, are no part of it.
    """

    name: str
    compiled: Compiled
    kind: str
    value: str
    guard: str | None
    trim: int
    trim_front: str | None


@dataclass(frozen=True)
class Words:
    """The words of a stretch of text, and their codes.

    Attributes:
        codes: one character for each word.
        starts, ends: where each word begins and ends in the report.
        words: each word, curly signs made straight.
    """

    codes: str
    starts: list[int]
    ends: list[int]
    words: list[str]

    def low(self, i: int) -> str:
        """A word in small letters; empty beyond either end."""
        return self.words[i].lower() if 0 <= i < len(self.words) else ""


class Lexicon:
    """Words, classes and rules as read from `times.toml`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.values: dict[str, dict[str, Any]] = dict(data["words"])
        self.values["WEEKDAYS"] = {w + "s": n for w, n in self.values["WEEKDAY"].items()}
        self.holidays: dict[str, str] = data["holidays"]
        macros: dict[str, str] = dict(data["macros"])
        macros["HOLIDAY"] = _either(self.holidays)
        classes = _classes_of(self.values)
        for rule in data["rules"]:
            for word in words_in(rule["pattern"], macros) - {"."}:
                classes.setdefault(word, set()).add(word)
        classes.setdefault(".", set()).add(".")
        self._alphabet: dict[frozenset[str], str] = {}
        self._code: dict[str, str] = {}
        for word, its in classes.items():
            self._enter(word, its)
        numeric = {frozenset(_numeric_classes(w)) for w in _SAMPLES}
        for its in numeric:
            self._char(its)
        self.rules = tuple(_rule(r, macros, self._codes_of) for r in data["rules"])
        self.by_first: dict[str, tuple[Rule, ...]] = {
            c: tuple(r for r in self.rules if c in r.compiled.first) for c in self._alphabet.values()
        }
        starts = [c for c, rules in self.by_first.items() if rules]
        self.start = re.compile("[" + "".join(re.escape(c) for c in starts) + "]")

    def _enter(self, word: str, classes: set[str]) -> None:
        anyhow = classes - _CAPITALIZED
        if anyhow:
            self._code[word] = self._char(frozenset(anyhow))
        char = self._char(frozenset(classes))
        for form in (word.capitalize(), word.upper()):
            if form != word:
                self._code[form] = char

    def _char(self, classes: frozenset[str]) -> str:
        return self._alphabet.setdefault(classes, chr(0x100 + len(self._alphabet)))

    def _codes_of(self, name: str) -> frozenset[str]:
        return frozenset(char for classes, char in self._alphabet.items() if name in classes)

    def read(self, text: str, start: int, end: int) -> Words:
        """The words of ``text[start:end]``."""
        codes: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        words: list[str] = []
        known = self._code
        for m in _WORD.finditer(text, start, end):
            word = m.group()
            code = known.get(word)
            if code is None:
                code, word = self._unknown(word)
            codes.append(code)
            starts.append(m.start())
            ends.append(m.end())
            words.append(word)
        return Words("".join(codes), starts, ends, words)

    def _unknown(self, word: str) -> tuple[str, str]:
        if word.isalpha() and len(word) > 1:
            return OTHER, word
        word = _SIGNS.get(word, word)
        classes = _numeric_classes(word)
        return self._alphabet.get(frozenset(classes), OTHER) if classes else self._code.get(word, OTHER), word


def _either(phrases: Mapping[str, Any]) -> str:
    spaced = (" ".join(m.group() for m in _WORD.finditer(p)) for p in sorted(phrases, key=len, reverse=True))
    return "( " + " | ".join(spaced) + " )"


def _classes_of(values: Mapping[str, Mapping[str, Any]]) -> dict[str, set[str]]:
    classes: dict[str, set[str]] = {}
    for name, words in values.items():
        for word in words:
            classes.setdefault(word, set()).add(name)
    return classes


def _rule(data: Mapping[str, Any], macros: Mapping[str, str], codes: Any) -> Rule:
    return Rule(
        data["name"],
        compile_pattern(data["pattern"], macros, codes),
        data.get("type", "DATE"),
        data["value"],
        data.get("guard"),
        data.get("trim", 0),
        data.get("trim_front"),
    )


_SHAPES = tuple(
    (re.compile(pattern, re.IGNORECASE), classes)
    for pattern, classes in (
        (r"\d{4}-\d\d-\d\d", {"ISO"}),
        (r"\d{1,2}/\d{1,2}/\d{2,4}", {"SLASH"}),
        (r"\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?", {"CLOCK12"}),
        (r"\d{1,2}:\d\d", {"CLOCK24"}),
        (r"\d{1,2}(?:st|nd|rd|th)", {"ORDNO"}),
        (r"(?:\d{3}0|'?\d0)'?s", {"DECADE"}),
        (r"'\d\d", {"YY"}),
        (r"q[1-4]", {"QCODE"}),
        (r"(?:1[0-9]|20)\d\d", {"INT", "YEAR"}),
        (r"0?[1-9]|[12]\d|3[01]", {"INT", "DAY"}),
        (r"\d{1,3}(?:,\d{3}){1,4}|\d{1,9}", {"INT"}),
        (r"\d{1,9}\.\d{1,4}", {"DECIMAL"}),
    )
)
_SAMPLES = ("2001-01-01", "1/1/2001", "1pm", "13:00", "4th", "1990s", "'90", "q1", "1990", "7", "77", "7.5")


def _numeric_classes(word: str) -> set[str]:
    """What a word with digits can be."""
    if len(word) > 24:
        return set()
    word = word.replace("’", "'").replace("‘", "'")
    return next((classes for shape, classes in _SHAPES if shape.fullmatch(word)), set())


@cache
def lexicon() -> Lexicon:
    """The time words and rules, read once."""
    text = (resources.files("onrecord.reading.times") / "times.toml").read_text(encoding="utf-8")
    return Lexicon(tomllib.loads(text))

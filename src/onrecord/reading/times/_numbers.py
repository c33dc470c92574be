"""Numbers as words and figures: how many units."""

from __future__ import annotations

from collections.abc import Sequence

from ._lexicon import lexicon

VAGUE = None
"""How many is not said: TIMEX writes X."""


def number_of(words: Sequence[str]) -> float | None:
    """What a count says, or None (`VAGUE`) for "several", "a few", "some".

    >>> number_of(["twenty", "-", "four"]), number_of(["a", "couple", "of"]), number_of(["1,200"])
    (24, 2, 1200)
    >>> number_of(["two", "and", "a", "half"]), number_of(["half", "an"])
    (2.5, 0.5)
    """
    if len(words) >= 3 and words[-2] == "/" and words[-1].isdigit():
        return _with_fraction(words)
    values = lexicon().values
    total: float = 0
    part: float = 0
    seen = False
    for i, word in enumerate(words):
        if word in values["VAGUE"]:
            return VAGUE
        if word in {"to", "or"} or (seen and _begins_range(words, i)):
            break
        if word[0].isdigit():
            part += float(word.replace(",", ""))
        elif word in values["SCALE"]:
            part = max(part, 1) * values["SCALE"][word]
            if part >= 1000:
                total, part = total + part, 0
        elif word in {"couple", "dozen"}:
            part = max(part, 1) * (2 if word == "couple" else 12)
        elif word == "half":
            part = part + 0.5 if seen and part != 0 else 0.5
        elif word in values["ARTICLE"]:
            continue
        else:
            part += next((values[c][word] for c in ("ONES", "TEENS", "TENS") if word in values[c]), 0)
        seen = True
    found = total + part if seen else 1
    return int(found) if found == int(found) else found


def _with_fraction(words: Sequence[str]) -> float:
    """ "2 1/2" """
    over, under = int(words[-3]), int(words[-1])
    whole = words[-4] if len(words) > 3 and words[-4].isdigit() else "0"
    return int(whole) + over / under if under else float(whole)


def _begins_range(words: Sequence[str], i: int) -> bool:
    """Whether a hyphen stands between two figures ("3-5"): the first is taken."""
    return words[i] == "-" and i + 1 < len(words) and words[i + 1][0].isdigit()


def ordinal_of(word: str) -> int:
    """What "third" or "3rd" says; 0 where it is no ordinal."""
    digits = "".join(c for c in word if c.isdigit())
    return int(digits) if digits else int(lexicon().values["ORDINAL"].get(word, 0))

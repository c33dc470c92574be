"""What may be asked for: dates, names and kinds, checked before a query sees them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from onrecord.record import QueryError

Day = str | date | None
"""An ISO date, whole or cut at what matters, or any day."""

Choice = str | Sequence[str] | None
"""One word, several, or any."""


def day(name: str, value: Day) -> str | None:
    """An ISO date, cut or whole.

    Raises:
        QueryError: it is none.
    """
    if value is None:
        return None
    text = str(value).strip()
    try:
        if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
            raise ValueError(text)
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError as e:
        raise QueryError(name, f"{text!r} is no date; write 2022, 2022-03 or 2022-03-23") from e
    return text


def words(name: str, value: str | None) -> str | None:
    """A name to look for, its white space made single.

    Raises:
        QueryError: it holds no letter and no digit.
    """
    if value is None:
        return None
    text = " ".join(value.split())
    if not any(c.isalnum() for c in text):
        raise QueryError(name, f"{value!r} names nobody")
    return text


def choice(name: str, value: Choice, known: Iterable[str], *, upper: bool = False) -> list[str] | None:
    """Words of a closed list, letter case apart.

    Raises:
        QueryError: a word is none of them.
    """
    if value is None:
        return None
    known = tuple(known)
    given = [value] if isinstance(value, str) else list(value)
    wanted = [w.strip().upper() if upper else w.strip().lower() for w in given]
    for word in wanted:
        if word not in known:
            raise QueryError(name, f"{word!r} is none of {', '.join(known)}")
    return wanted


def share(name: str, value: float) -> float:
    """A probability.

    Raises:
        QueryError: it does not lie between 0 and 1.
    """
    if not 0.0 <= value <= 1.0:
        raise QueryError(name, f"{value} does not lie between 0 and 1")
    return float(value)


def at_most(name: str, value: int | None) -> int | None:
    """A number of rows.

    Raises:
        QueryError: it is negative.
    """
    if value is not None and value < 0:
        raise QueryError(name, f"{value} is no number of rows")
    return value


def common(
    since: Day, until: Day, outlet: str | None, report: str | None, limit: int | None, confidence: float | None = None
) -> dict[str, Any]:
    """The filters that every question has, checked; `min_confidence` where it is given.

    Raises:
        QueryError: one of them cannot be.
    """
    values = {
        "since": day("since", since),
        "until": day("until", until),
        "outlet": words("outlet", outlet),
        "report": report,
        "limit": at_most("limit", limit),
    }
    return values if confidence is None else values | {"min_confidence": share("min_confidence", confidence)}

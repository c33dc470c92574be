"""Whether two names are one body's."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.reading.gazetteer import folded, gazetteer

_WORD = re.compile(r"[^\W_]+")
_IDLE = frozenset({"the", "of", "news", "s", "agency", "magazine", "newspaper", "com"})


def same_body(a: str, b: str) -> bool:
    """Whether two names of media are one medium's: "the Post" is The Washington Post in The Washington Post.

    Example:
        >>> same_body("the Courier", "The Morning Courier"), same_body("BBC", "NBC")
        (True, False)
        >>> same_body("huff-post", "HuffPost"), same_body("the AP", "Associated Press")
        (True, True)
        >>> same_body("SNA", "Southern News Agency"), same_body("HS", "Harbour News Service")
        (True, True)
    """
    return short_of(a, b) or short_of(b, a)


def short_of(short: str, full: str) -> bool:
    """Whether a name is another, or a short form of it."""
    if folded(short) == folded(full) or _known(short) == _known(full) != "":
        return True
    one, other = _words(short), _words(full)
    if not one or not other:
        return False
    if frozenset(one) <= frozenset(other) or "".join(one) == "".join(other):
        return True
    return len(one) == 1 and len(one[0]) > 1 and one[0] in (*_initials(full), "".join(other))


def known_medium(name: str) -> bool:
    """Whether the gazetteer knows a name as a medium's."""
    return bool(_known(name))


def is_agency(name: str) -> bool:
    """Whether a name is a news agency's, by the gazetteer or by what it calls itself."""
    entry = gazetteer().look_up(_known(name) or name)
    return "agency" in name.lower() or (entry is not None and entry.is_agency)


@lru_cache(maxsize=4096)
def _known(name: str) -> str:
    """The name under which the gazetteer keeps a medium; empty where it does not know it."""
    for written in (name, name.replace("-", " "), name.replace("-", "")):
        entry = gazetteer().look_up(written)
        if entry is not None and entry.kind == "media":
            return entry.name
    return ""


def _initials(name: str) -> tuple[str, str]:
    """The first letters of a name's words, all but articles, and of those that tell it from other media."""
    every = (w.lower() for w in _WORD.findall(name))
    return "".join(w[0] for w in every if w not in ("the", "of", "s")), "".join(w[0] for w in _words(name))


@lru_cache(maxsize=4096)
def _words(name: str) -> tuple[str, ...]:
    return tuple(w for w in (w.lower() for w in _WORD.findall(name)) if w not in _IDLE)

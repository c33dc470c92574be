"""When two spellings are one name."""

from __future__ import annotations

import unicodedata

_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae"})
_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "‐": "-", "‑": "-", "–": "-", "\xa0": " "})
_LONGEST_ABBREVIATION = 4


def folded(name: str) -> str:
    """A name without case, accents, kinds of apostrophe, doubled spaces and a leading article.

    Example:
        >>> folded("the  Élysée"), folded("People’s Protection Units")
        ('elysee', "people's protection units")
    """
    if name.isascii():
        plain = name.lower()
    else:
        parts = unicodedata.normalize("NFKD", name.lower())
        plain = "".join(c for c in parts if not unicodedata.combining(c)).translate(_SIGNS).translate(_LETTERS)
    if "  " in plain or "\n" in plain or "\t" in plain:
        plain = " ".join(plain.split())
    plain = plain.strip()
    return plain[4:] if plain.startswith("the ") else plain


def without_possessive(name: str) -> str:
    """A name without a closing 's or apostrophe."""
    for ending in ("'s", "’s"):
        if name.endswith(ending):
            return name[: -len(ending)]
    return name[:-1] if name.endswith(("s'", "s’")) else name


def fits(written: str, alias: str) -> bool:
    """Whether a spelling in a text may stand for an alias with the same folded form.

    Short abbreviations must be written as such ("US", not "us"; "WHO", not "Who"); other
    names with a capital need one, since "turkey", "open arms" and "free democrats" are words too.
    """
    bare = written.removeprefix("the ").removeprefix("The ")
    alias = alias.removeprefix("the ").removeprefix("The ")
    letters = alias.replace(".", "")
    if letters.isupper() and letters.isalpha() and len(letters) <= _LONGEST_ABBREVIATION:
        return bare.replace(".", "") == letters
    if letters.isalpha() and len(letters) <= 4 and sum(c.isupper() for c in letters) > 1:
        return bare == alias  # "LeT" is no "Let"
    if alias.islower() or (" " not in alias and not alias[:1].isupper()):
        return True
    return not bare.islower()

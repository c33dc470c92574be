"""What one block of text is: the report's own words, a picture's, or the page's."""

from __future__ import annotations

import re
from functools import cache

from onrecord.record import Span

from ._lexicon import patterns, table, words_in

FILE = "layout.toml"
SHORT = 40
"""Words; what has more is a paragraph whatever it begins with."""

_SENTENCE_END = re.compile(r"""[.!?…。！？](?:["'”’)\]»]|\s)*$""")
_QUOTE_OPENS = re.compile(r"""^\s*["“„«‘'‹`]""")
_BULLET = re.compile(r"^\s*(?:[-•*–▪◦●·]\s+|\(?\d{1,2}[.)]\s+)\S")
_CRUMBS = re.compile(r"\s(?:>|»|›|→|::)\s")
_SLASHED = re.compile(r"\w[\w.’' -]*/\s?\w[\w.’'/& -]*$")
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{3,80})[)\]]\.?\s*$")
_WORD = re.compile(r"[^\W_][\w.’'-]*")


def ends_sentence(block: str) -> bool:
    """Whether a block ends as a sentence does."""
    return bool(_SENTENCE_END.search(block))


def opens_quotation(block: str) -> bool:
    """Whether a block begins with a quotation mark."""
    return bool(_QUOTE_OPENS.match(block))


def is_item(block: str) -> bool:
    """Whether a block is marked as an item of a list."""
    return bool(_BULLET.match(block))


def words_of_block(block: str) -> list[str]:
    """The words of a block, its first `SHORT` and one more."""
    return _WORD.findall(block[:600])


def is_title_case(block: str) -> bool:
    """Whether Nearly All Words That Are Not Small Begin With A Capital."""
    counted = [w for w in words_of_block(block) if w.lower() not in words_in(FILE, "small")]
    return len(counted) >= 2 and sum(w[0].isupper() or w[0].isdigit() for w in counted) >= 0.8 * len(counted)


def is_headline(block: str) -> bool:
    """Whether a block reads as a headline in capitals: short, no sentence's end, no quotation."""
    words = words_of_block(block)
    return (
        3 <= len(words) <= 25
        and not block.rstrip().endswith((".", ":", ";", ",", "”", '"'))
        and not opens_quotation(block)
        and is_title_case(block)
    )


def is_crumbs(block: str) -> bool:
    """Whether a block is a trail of sections: Home > World > Headline."""
    return len(_CRUMBS.findall(block)) >= 2 and not block.rstrip().endswith(".") and len(block) < 400


def crumbs_of(block: str) -> list[str]:
    """The steps of a trail of sections."""
    return [" ".join(step.split()) for step in _CRUMBS.split(block)]


def is_furniture(block: str) -> bool:
    """Whether a block is the page speaking of itself."""
    if len(words_of_block(block)) > SHORT and not block.startswith("If you"):
        return False
    start = block.lstrip("(*[>|•- ")
    return is_crumbs(block) or bool(
        patterns(FILE, "furniture_starts").match(start) or patterns(FILE, "furniture_within").search(block)
    )


def is_related(block: str) -> bool:
    """Whether a block leads to another report."""
    return len(words_of_block(block)) <= SHORT and bool(
        patterns(FILE, "related_starts").match(block.lstrip("([*>|•- "))
    )


def is_related_head(block: str) -> bool:
    """Whether a block is a head under which links to other reports follow."""
    return len(words_of_block(block)) <= 8 and bool(patterns(FILE, "related_heads").match(block.strip()))


def is_byline(block: str) -> bool:
    """Whether a block says who made the report."""
    words = words_of_block(block)
    if len(words) > SHORT:
        return False
    if patterns(FILE, "byline_starts").match(block):
        starts_by = block[:3].lower() == "by "
        return not starts_by or (len(words) <= 16 and not ends_sentence(block))
    return bool(patterns(FILE, "byline_ends").search(block))


@cache
def _agency() -> re.Pattern[str]:
    names = sorted(table(FILE)["picture_agencies"], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(n) for n in names) + r")(?!\w)")


def is_credit(block: str) -> bool:
    """Whether a block only says whose picture it is: “Jane Doe/AFP via Getty Images”."""
    words = words_of_block(block)
    if not 1 <= len(words) <= 16 or len(block) > 140:
        return False
    if patterns(FILE, "credit_starts").match(block):
        return True
    if ends_sentence(block) and not block.rstrip().endswith(("Inc.", ")", "]")):
        return False
    bare = block.strip("()[] ")
    names = [w for w in _WORD.findall(bare) if w.lower() not in words_in(FILE, "small")]
    if not all(w[0].isupper() or w in ("dpa",) for w in names):
        return False
    return bool(_SLASHED.search(bare) and bare.count("/") <= 4 and "//" not in bare) or (
        len(words) <= 10 and bool(_agency().search(bare)) and bare != "AP"
    )


def credit_within(block: str) -> Span | None:
    """Where a picture's credit stands at the end of its caption, if one does."""
    if found := _IN_BRACKETS.search(block):
        inside = found[1]
        if is_credit(inside) or is_credit(f"{inside} "):
            return found.start() + (len(found[0]) - len(found[0].lstrip())), len(block.rstrip())
        return None
    for start in _starts_of_credit(block):
        if start and is_credit(block[start:].strip()):
            return start, len(block.rstrip())
    return None


_AFTER_SENTENCE = re.compile(
    r"(?<=[.!?”’\"])\s*(?=[A-Z©])|\s+(?=[A-Z]{4,8}/[A-Z])|(?<=[a-z])(?=(?:Photo|Credit)[:.])|\s(?=[\w.’'-]+(?:\s[\w.’'-]+){0,2}/[A-Z])|\s+(?=(?:Photo|Image|Photograph|Picture|Credit|Illustration)s?(?:\s(?:by|credit|courtesy|via)|:))"
)


def _starts_of_credit(block: str) -> list[int]:
    return [m.end() for m in _AFTER_SENTENCE.finditer(block) if len(block) - m.end() <= 140]


def is_caption(block: str) -> bool:
    """Whether a block by its own words is a picture's caption."""
    if len(words_of_block(block)) > 2 * SHORT:
        return False
    if patterns(FILE, "caption_starts").match(block):
        return True
    found = _IN_BRACKETS.search(block)
    return bool(
        found and len(words_of_block(block)) >= 5 and is_credit(found[1]) and ("/" in found[1] or ":" in found[1])
    )


def introduces_quotation(block: str) -> bool:
    """Whether a block ends in a colon after words of saying: what follows is quoted without marks."""
    bare = block.rstrip()
    if not bare.endswith(":"):
        return False
    last = re.findall(r"[a-z]+", re.split(r"[.!?]\s", bare)[-1].lower())
    if not words_in(FILE, "listing").isdisjoint(last[-3:]):
        return False
    return not words_in(FILE, "saying").isdisjoint(last) or not words_in(FILE, "saying_near").isdisjoint(last[-5:])


_DATE_ONLY = re.compile(
    r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?(?:\d{1,2}\s[A-Z][a-z]{2,8}\.?,?\s\d{4}|[A-Z][a-z]{2,8}\.?\s\d{1,2},?\s\d{4}|\d{4}-\d\d-\d\d)"
    r"(?:[,|\s]{1,4}(?:at\s)?\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?\s?[A-Z]{0,4})?$",
    re.I,
)


def is_dated(block: str) -> bool:
    """Whether a block only says when the report came out."""
    if len(words_of_block(block)) > 16:
        return False
    if _DATE_ONLY.match(block):
        return True
    return bool(patterns(FILE, "dated_starts").match(block)) and bool(re.search(r"\b\d{4}\b|\b\d{1,2}:\d\d\b", block))


def is_name_line(block: str) -> bool:
    """Whether a block is one name and nothing else: “Jane Doe”, “Reuters”."""
    words = block.split()
    return (
        1 <= len(words) <= 5
        and not ends_sentence(block)
        and all(w[0].isupper() or w in ("and", "&", "de", "al") for w in words)
        and not any(c.isdigit() or c in ":;?!>|" for c in block)
    )

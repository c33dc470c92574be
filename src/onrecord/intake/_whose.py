"""Whose report it is: the outlet that publishes it, and the agency whose copy it prints."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from urllib.parse import urlsplit

from onrecord.record import Segment

from ._dateline import dateline_of
from ._kinds import crumbs_of, is_crumbs
from ._lexicon import table

_SITE_TAIL = re.compile(r"\s+(?:[|–—-]|::)\s+.*$")
_DOMAIN = re.compile(r"^(?:www\.)?([\w-]+)\.(?:com|org|net|co\.uk|co|ca|io|info|eu|us|tv|news)$", re.I)
_FROM = re.compile(
    r"^\W*(?:with (?:files|reporting|contributions?|inputs?) (?:from|by)|by|source\s?:)\s+(?P<who>.{2,60}?)[\s.)]*$",
    re.I,
)
_LAST_OF = re.compile(r"\s*(?:,|\||/|–|—| - |\bfor\b|\bof\b)\s*")


def outlet_of_site(name: str | None, url: str | None) -> str | None:
    """The outlet of a page: the well-known name of its host, or the name it gives itself.

    >>> outlet_of_site("CNN.com", None)
    'CNN'
    """
    if known := outlet_of_url(url):
        return known
    if not name:
        return None
    if name.startswith(("http://", "https://")):
        name = urlsplit(name).hostname or ""
    name = _SITE_TAIL.sub("", " ".join(name.split())).strip(" |-–—")
    domain = _DOMAIN.match(name)
    if domain:
        return _hosts().get(name.lower().removeprefix("www.")) or domain[1]
    return name or None


def outlet_of_url(url: str | None) -> str | None:
    """The well-known outlet whose host an address names."""
    if not url:
        return None
    try:
        host = (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return None
    parts = host.split(".")
    for i in range(len(parts) - 1):
        if name := _hosts().get(".".join(parts[i:])):
            return name
    return None


@cache
def _hosts() -> dict[str, str]:
    return dict(table("outlets.toml")["hosts"])


def outlet_of_text(text: str, segments: Iterable[Segment]) -> str | None:
    """The outlet that a plain text names.

    That is the first step of its trail of sections, or the credit of its dateline where that
    is no agency's: “Washington (CNN)” is CNN's own.
    """
    credit = None
    for segment in segments:
        words = text[segment.start : segment.end]
        if segment.kind == "furniture" and is_crumbs(words):
            first = crumbs_of(words)[0]
            if first.lower() not in table("outlets.toml")["crumbs"]["not_outlets"] and len(first) <= 60:
                return outlet_of_site(first, None)
        elif segment.kind == "dateline" and (named := _credit_of(words)) and not is_agency(named):
            credit = credit or ("CNN" if named.startswith("CNN") else named)
    return credit


def wire_of(
    text: str, segments: Iterable[Segment], authors: Iterable[str] = (), outlet: str | None = None
) -> str | None:
    """The agency whose copy a report is, when it says so; None for an agency's own page.

    It says so in the credit of its dateline (“(AP) —”), in its byline, or with “with files
    from”. That an agency “contributed to this report” makes it nobody else's copy, nor do
    the initials of an agency under a picture.
    """
    name = _wire_of(text, segments, authors, outlet)
    return None if name and outlet and _bare(name) == _bare(outlet) else name


def authors_of(names: Iterable[str], outlet: str | None) -> tuple[str, ...]:
    """The people among the names of a byline: neither agencies, nor the outlet, nor what they are by trade."""
    trades = tuple(table("wires.toml")["words"]["trades"])
    return tuple(
        dict.fromkeys(
            n
            for name in names
            if (n := " ".join(name.split()).strip(" .,"))
            and not is_agency(n)
            and not n.lower().endswith(trades)
            and (outlet is None or _bare(n) != _bare(outlet))
        )
    )


def _bare(name: str) -> str:
    return "".join(c for c in name.lower().removeprefix("the ") if c.isalnum())


def _wire_of(text: str, segments: Iterable[Segment], authors: Iterable[str], outlet: str | None) -> str | None:
    for segment in segments:
        words = text[segment.start : segment.end]
        if segment.kind == "dateline" and (credit := _credit_of(words)):
            if outlet is None and not is_agency(credit):
                continue
            if not credit.startswith("CNN"):
                return _agency(credit) or credit
        elif segment.kind == "byline" and (name := _in_byline(words)):
            return name
    return next((name for a in authors if (name := _agency(a))), None)


def _credit_of(dateline: str) -> str | None:
    line = dateline_of(f"{dateline} X")
    if line is None or line.credit is None or any(c.isdigit() for c in line.credit):
        return None
    return line.credit


def is_agency(name: str) -> bool:
    """Whether a credit names an agency: a known one, or one by its name."""
    return _agency(name) is not None or any(w in name.lower() for w in table("wires.toml")["words"]["agency"])


def _in_byline(words: str) -> str | None:
    found = _FROM.match(words)
    who = found["who"] if found else words.strip()
    pieces = [p.strip() for p in (who, *_LAST_OF.split(who))]
    named = next((name for p in pieces if (name := _agency(p))), None)
    return named or (who if is_agency(who) and len(who.split()) <= 4 else None)


def _agency(name: str) -> str | None:
    return _agencies().get(name) or _agencies().get(name.title() if name.isupper() and len(name) > 5 else name)


@cache
def _agencies() -> dict[str, str]:
    return {alias: name for name, aliases in table("wires.toml")["names"].items() for alias in aliases}

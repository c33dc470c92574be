"""Words within words: what a medium is quoted as printing is read again for who said it.

Of cues that stand inside quotation marks hardly any is the report's own (a speaker's *they say that ...*), unless
the quotation is another report's: “He told reporters that ...,” the agency added.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from onrecord.reading.gazetteer import gazetteer
from onrecord.reading.lexicon import cues
from onrecord.record import Spans

from ._found import Found
from ._quotes import Quote


@cache
def _ends() -> frozenset[str]:
    data = tomllib.loads(files("onrecord.reading.attribution").joinpath("relays.toml").read_text(encoding="utf-8"))
    return frozenset(data["ends"])


@cache
def writings() -> frozenset[str]:
    """Nouns for what is written or given out, in which somebody says something."""
    data = tomllib.loads(files("onrecord.reading.attribution").joinpath("relays.toml").read_text(encoding="utf-8"))
    return frozenset(data["writings"])


def is_medium(text: str, source: Spans) -> bool:
    """Whether a source is, by its name, a newspaper, an agency or a broadcaster."""
    if len(source) != 1:
        return False
    name = " ".join(text[slice(*source[0])].split())
    entry = gazetteer().look_up(name)
    if entry is not None:
        return entry.kind == "media"
    last = name.rpartition(" ")[2].lower()
    return last in _ends() or bool(gazetteer().short_for(name))


def relayed(text: str, given: Sequence[Found], inside: Sequence[Found], quotes: Sequence[Quote]) -> list[Found]:
    """Those of the finds whose cue stands in quotation marks that a medium's own words give.

    Args:
        text: of the report.
        given: what is attributed by cues outside quotation marks.
        inside: finds whose cue stands in a quotation, with content clipped to it.
        quotes: all the quotations, in text order.
    """
    told = sorted(span for f in given if f.cue and is_medium(text, f.source) for span in f.content)
    if not told:
        return []
    starts = [q.start for q in quotes]
    known = cues()
    out: list[Found] = []
    for f in inside:
        cue = known.get(f.lemma)
        if not f.source or (cue is not None and not cue.communicates):
            continue
        quote = quotes[bisect_right(starts, f.cue[0][0]) - 1]
        if any(start < quote.end and quote.start < end for start, end in told):
            out.append(f.replace(way="relayed", content=_closed(text, f.content, quote)))
    return out


def _closed(text: str, content: Spans, quote: Quote) -> Spans:
    """The content with the mark that closes the single-quoted words at its end."""
    start, end = content[-1]
    opened = text.rfind("‘", start, end)
    if opened < 0 or "’" in text[opened + 1 : end]:
        return content
    for k in range(end, min(end + 3, quote.end)):
        if text[k] in "’'":
            return (*content[:-1], (start, k + 1))
    return content

"""Together: every construction of every sentence, the quotations, one attribution for each."""

from __future__ import annotations

from onrecord.reading._words import ParsedReport
from onrecord.record import Attribution, in_order

from ._found import Found
from ._phrased import find_colons, find_phrases
from ._quoted import join_quotations
from ._verbs import find_verbs
from ._weigh import weighed


def find_all(parsed: ParsedReport) -> list[Found]:
    """What the constructions of a report give, sentence by sentence, quotations not yet joined."""
    out = find_colons(parsed)
    for sent in parsed.sentences():
        out.extend(find_verbs(sent))
        out.extend(find_phrases(sent))
    return out


def read_attributions(parsed: ParsedReport) -> tuple[Attribution, ...]:
    """Who said, thought or means what."""
    return tuple(
        Attribution(source=f.source, cue=f.cue, content=in_order(f.content), confidence=value)
        for f, value in weighed(join_quotations(parsed, find_all(parsed)))
    )

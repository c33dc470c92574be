"""Together: the trained encoder where it is installed, and the rules for what it does not read."""

from __future__ import annotations

from onrecord.reading._words import ParsedReport
from onrecord.reading.encoder import is_installed
from onrecord.record import Attribution, in_order

from ._found import Found
from ._phrased import find_colons, find_phrases
from ._quoted import join_quotations
from ._trained import joined, passages, read_trained
from ._verbs import find_verbs
from ._weigh import weighed

LEAST = 0.5
"""Confidence from which a rule's attribution is given beside the model's."""


def find_all(parsed: ParsedReport) -> list[Found]:
    """What the constructions of a report give, sentence by sentence, quotations not yet joined."""
    out = find_colons(parsed)
    for sent in parsed.sentences():
        out.extend(find_verbs(sent))
        out.extend(find_phrases(sent))
    return out


def read_attributions(parsed: ParsedReport) -> tuple[Attribution, ...]:
    """Who said, thought or means what: by the model and the rules, or by the rules alone without `onrecord-en`."""
    rules = read_rules(parsed)
    if not is_installed():
        return rules
    return joined(read_trained(parsed), rules, LEAST, passages(parsed.report.text, rules))


def read_rules(parsed: ParsedReport) -> tuple[Attribution, ...]:
    """Who said, thought or means what, by the rules: every construction of every sentence, the quotations joined."""
    return tuple(
        Attribution(source=f.source, cue=f.cue, content=in_order(f.content), confidence=value)
        for f, value in weighed(join_quotations(parsed, find_all(parsed)))
    )

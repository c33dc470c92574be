"""How sure it is that an attribution is an act of communication with the content it is given.

A logistic model over a handful of plain patterns. Its weights (``sure.toml``) were fitted on reports
annotated by hand: the probability is that an annotator has the same statement, with at least half
of the content's words in common.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from onrecord.reading._logit import weights_of
from onrecord.reading.lexicon import cue_class, noun_class
from onrecord.record import Form

from ._acts import Act
from ._lists import words
from ._page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODALS = frozenset({"would", "will", "could", "can", "may", "might", "should", "must", "’d", "'d", "’ll", "'ll"})
_PERFECT = frozenset({"has", "have", "'ve", "’ve"})
FEW = 4
"""Words up to which a content is short."""


def _weights() -> Mapping[str, float]:
    return weights_of("chain", "sure.toml")


def is_purpose(cue: Token | None) -> bool:
    """Whether a cue only says what somebody does something for: "met *to discuss* the truce"."""
    if cue is None or cue.dep_ != "advcl":
        return False
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in cue.lefts)


def sureness(page: Page, act: Act, form: Form) -> float:
    """The probability that an act is a statement, from 0.01 to 0.99.

    Args:
        page: the report.
        act: with its speaker and its outer act found.
        form: of its content.
    """
    weights = _weights()
    total = weights["bias"] + sum(weights.get(p, 0.0) for p in patterns(page, act, form))
    total += weights.get("given", 0.0) * act.given.confidence
    return min(0.99, max(0.01, 1.0 / (1.0 + math.exp(-total))))


def patterns(page: Page, act: Act, form: Form) -> Iterator[str]:
    """The names of the patterns that an act shows, as `sure.toml` has them."""
    yield f"form {form}"
    if not act.given.source:
        yield "no source"
    if act.outer is not None:
        same = act.outer.speaker is not None and act.outer.speaker is act.speaker
        yield "within the same speaker's words" if same else "within another's words"
    segment = page.segment_at(act.at)
    if segment is not None and segment.kind == "title":
        yield "title"
    if act.cue is None:
        yield "no cue"
    else:
        yield from _of_cue(act.cue)
        if not act.given.source and cue_class(act.lemma) == "name":
            yield "only a name"
    yield from _of_content(page, act, form)


def _of_cue(cue: Token) -> Iterator[str]:
    lemma = cue.lemma_.lower()
    if cue.pos_ in ("NOUN", "PROPN"):
        yield f"noun {noun_class(lemma) or 'other'}"
        return
    kind = cue_class(lemma) or "other"
    yield f"cue {kind}"
    for name in ("sure", "unsure", "never"):
        if lemma in words("which", name):
            yield f"{name} cue"
    yield f"tag {cue.tag_}"
    if cue.dep_ in ("ccomp", "xcomp", "relcl", "acl", "advcl", "conj", "ROOT", "pcomp"):
        yield f"dep {cue.dep_}"
    for child in cue.children:
        if child.dep_ == "neg":
            yield "negated"
        elif child.dep_ == "auxpass":
            yield f"passive {kind}"
        elif child.dep_ == "aux":
            if child.lower_ == "to":
                yield "infinitive"
            elif child.lower_ in _MODALS:
                yield "modal"
            elif child.lower_ in _PERFECT:
                yield "perfect"


def _of_content(page: Page, act: Act, form: Form) -> Iterator[str]:
    tokens = [t for span in act.content for t in page.tokens(span) if not (t.is_punct or t.is_space)]
    kind = "quoted" if form != "indirect" else "plain"
    if len(tokens) <= FEW:
        yield f"short {kind}"
    if not any(t.pos_ in ("VERB", "AUX") for t in tokens):
        yield f"no verb {kind}"
    elif tokens and tokens[0].tag_ == "TO":
        yield "to do"
    elif [t.lower_ for t in tokens[:3]] == ["not", "to", "be"]:
        yield "not to be named"
    elif tokens and tokens[0].lower_ in ("that", "whether", "how", "why"):
        yield "clause word"

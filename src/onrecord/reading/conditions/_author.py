"""Who writes in his own name: somebody who is named only in the last lines of a report, which tell what he is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.reading._words import ParsedReport
from onrecord.record import Actor, Mentions

from ._halves import SUBJECTS, kids, subtree
from ._lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span

LAST = 3
"""Sentences at the end of a report that may tell of its author."""


def author_of(parsed: ParsedReport, mentions: Mentions) -> Actor | None:
    """The author whom a report names at its end: "Ana Hale is a columnist of this paper"."""
    for sentence in list(parsed.sentences())[-LAST:]:
        if not _tells_what_somebody_is(sentence):
            continue
        subject = next((c for c in kids(sentence.root) if c.dep_ in SUBJECTS), None)
        found = mentions.at((subject.idx, subject.idx + len(subject))) if subject is not None else None
        if found is not None and found.kind == "person" and _is_named_from(found, sentence.start_char):
            return found
    return None


def _tells_what_somebody_is(sentence: Span) -> bool:
    root = sentence.root
    if root.lemma_ != "be" or root.tag_ != "VBZ":
        return False
    trades = lexicon()["saying"]["authors"]
    return any(t.lemma_.lower() in trades for c in kids(root) if c.dep_ == "attr" for t in subtree(c))


def _is_named_from(actor: Actor, start: int) -> bool:
    return all(s >= start for s, _ in actor.mentions)

"""Who is heard in a condition, and whose deed its consequence is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.reading._words import ParsedReport
from onrecord.record import Actor, Mentions, Span, Statement, extent, overlap

from ._halves import SUBJECTS, Halves, is_modal, is_saying, kids
from ._lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SHARED = 3
BODIES = frozenset({"state", "government", "intergovernmental", "armed group", "organization", "party"})
PRONOUNS = {"he": True, "she": True, "it": False, "they": False}
"""Whether the one they stand for is a person."""
OPENING, CLOSING, EITHER = "“«", "”»", '"'
QUOTES = (*OPENING, EITHER)
SHORTLY = 300
"""Characters from the end of somebody's words to a paragraph that goes on with them."""


def statement_of(span: Span, statements: Sequence[Statement]) -> Statement | None:
    """The innermost statement that holds most of a span."""
    best: tuple[int, int, Statement] | None = None
    for statement in statements:
        shared = sum(overlap(span, s) for s in statement.content)
        if 2 * shared < span[1] - span[0]:
            continue
        length = sum(e - s for s, e in statement.content)
        if best is None or length < best[0]:
            best = (length, shared, statement)
    return best[2] if best else None


def heard_beside(span: Span, parsed: ParsedReport, statements: Sequence[Statement]) -> Statement | None:
    """For quoted words that no statement holds: the nearest statement of their paragraph that has a speaker.

    A paragraph of quoted words alone goes on with who spoke last before it.
    """
    text = parsed.report.text
    start, end = next(((s, e) for s, e in parsed.parts if s <= span[0] < e), span)
    if not _is_quoted(text, start, span[0]):
        return None
    spoken = [s for s in statements if s.speaker]
    here = [s for s in spoken if start <= extent(s.content)[0] < end]
    if here or text[start : start + 1] not in QUOTES:
        return min(here, key=lambda s: _gap(span, extent(s.content)), default=None)
    before = [s for s in spoken if 0 <= start - extent(s.content)[1] <= SHORTLY]
    return max(before, key=lambda s: extent(s.content)[1], default=None)


def _gap(a: Span, b: Span) -> int:
    return max(a[0] - b[1], b[0] - a[1], 0)


def _is_quoted(text: str, start: int, at: int) -> bool:
    inside = False
    for c in text[start:at]:
        inside = True if c in OPENING else False if c in CLOSING else inside ^ (c in EITHER)
    return inside


def subject_of(halves: Halves) -> Token | None:
    """The subject of the consequence; a verb joined to another by "and" shares it."""
    verb = halves.then
    for _ in range(SHARED):
        if verb is None:
            return None
        subject = next((c for c in kids(verb) if c.dep_ in SUBJECTS), None)
        if subject is not None:
            return subject
        verb = verb.head if verb.dep_ in ("conj", "xcomp", "acomp") else None
    return None


def doer_of(halves: Halves, mentions: Mentions) -> Actor | None:
    """Who acts in the consequence."""
    subject = subject_of(halves)
    return mentions.at((subject.idx, subject.idx + len(subject))) if subject is not None else None


def is_own(halves: Halves, doer: Actor | None, speaker: Actor | None, statement: Statement) -> bool:
    """Whether the deed is that of the speaker or of the speaker's own state."""
    subject = subject_of(halves)
    if halves.then is None or is_saying(halves.then):
        return False  # "the union has warned of a strike if …": what it warns of is not told to be its own
    if subject is None:
        return halves.pattern != "consequence" and statement.form != "direct" and _is_bare(halves.then)
    if speaker is None:
        return False
    if doer is not None:
        return _is_side(doer, speaker)
    if subject.lower_ in PRONOUNS:
        return statement.form != "direct" and PRONOUNS[subject.lower_] == (speaker.kind == "person")
    at_home = subject.lower_ in lexicon()["kind"]["at_home"] and any(c.lower_ == "the" for c in kids(subject))
    return at_home and (speaker.sector in ("GOV", "MIL") or speaker.kind in ("state", "government"))


def _is_bare(verb: Token | None) -> bool:
    """ "joked about moving", "vowed to resign": a deed without a subject is that of whoever speaks of it."""
    if verb is None or verb.tag_ not in ("VBG", "VB"):
        return False
    return not any(is_modal(c) for c in kids(verb))


def _is_side(doer: Actor, speaker: Actor) -> bool:
    if doer.id == speaker.id:
        return True
    return doer.kind != "person" and doer.country is not None and doer.country == speaker.country


def commits(doer: Actor, then_tokens: Sequence[Token]) -> bool:
    """Whether a report tells what a body will do, which only that body can have said; a person "would" do much."""
    return doer.kind in BODIES and any(t.lower_ in ("will", "'ll", "’ll", "wo") for t in then_tokens)


def undertakes(halves: Halves, doer: Actor | None) -> bool:
    """Whether a report tells what a body has bound itself to: "the ministry is to suspend talks until …"."""
    if doer is None or doer.kind not in BODIES or halves.then is None:
        return False
    verbs = [halves.then, halves.then.head] if halves.then.dep_ == "xcomp" else [halves.then]
    words = lexicon()["kind"]["undertaking"]
    deeds = (c for v in verbs if v.lemma_ in words or v.lemma_ == "be" for c in kids(v) if c.dep_ == "xcomp")
    return any(deed.tag_ == "VB" and any(t.lower_ == "to" for t in kids(deed)) for deed in deeds)


def holder_of(halves: Halves, mentions: Mentions) -> Actor | None:
    """Who is told to believe it: "the allies fear that …", where no statement holds the words."""
    verb = halves.then
    for _ in range(SHARED):
        if verb is None or verb.head == verb:
            return None
        above = verb.head
        if verb.dep_ == "ccomp" and (is_saying(above) or above.lemma_ in lexicon()["saying"]["thinking"]):
            subject = next((c for c in kids(above) if c.dep_ in SUBJECTS), None)
            return mentions.at((subject.idx, subject.idx + len(subject))) if subject is not None else None
        verb = above if verb.dep_ in ("conj", "xcomp", "acomp") else None
    return None


def speaks(halves: Halves) -> bool:
    """Whether the consequence is itself the saying of it: "officials have warned of a clash if …"."""
    cues = lexicon()["kind"]
    return halves.then is not None and any(
        halves.then.lemma_ in words for name, words in cues.items() if "cues" in name
    )


def cue_of(statement: Statement | None, doc: Doc) -> str:
    """The lemma of the verb that introduces a statement, or ""."""
    if statement is None or not statement.cue:
        return ""
    words = doc.char_span(*statement.cue[0], alignment_mode="expand")
    return words.root.lemma_.lower() if words is not None else ""

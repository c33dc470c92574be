"""Who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.record import Actor, covers

from ._acts import Act
from ._lists import words
from ._page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
LONGEST_CITED = 120
"""Characters that may name who is cited; longer content is what they said."""
NEAR = 2
"""Sentences that a quotation without a cue may stand behind the words it goes on from."""


def find_speakers(page: Page, acts: list[Act]) -> None:
    """Set the speaker of each act; the acts are in text order.

    The speaker is the actor at the source. Words with neither source nor cue go on from the act
    before them; anything else without a source is nobody's: "it was reported".
    """
    before: Act | None = None
    for act in acts:
        act.speaker_at = act.given.source
        if not _is_spoken_to(page, act):
            act.speaker = _author(page, before, act) or page.actor_at(act.given.source) or _by_parse(page, act)
        if not act.given.source and not act.given.cue:
            act.speaker = _gone_on_from(page, before, act)
        if act.outer is None:
            before = act
        _quote_as(page, act)
        _quoted_by(page, act)
    _without_quoting(acts)
    _cite(page, acts)
    _cite_by_parse(page, acts)


def _is_spoken_to(page: Page, act: Act) -> bool:
    """Whether whom the source names is told, asked or urged, by nobody who is named: "she was pressed on why ..."."""
    cue = act.cue
    if cue is None or cue.tag_ not in ("VBN", "VBD") or act.lemma not in words("who", "asked"):
        return False
    if not act.given.source:  # "Asked whether it would rain, she said ..."
        return cue.tag_ == "VBN" and cue.dep_ == "advcl" and not any(c.dep_ in _SUBJECT for c in cue.lefts)
    return act.given.source[0][1] <= cue.idx and any(c.dep_ == "auxpass" for c in cue.children)


def _quote_as(page: Page, act: Act) -> None:
    """Give words to whom somebody quotes as saying them: "the agency quoted *her* as saying ..."."""
    cue = act.cue
    if cue is None or cue.dep_ != "pcomp" or cue.head.lower_ != "as":
        return
    quoting = cue.head.head
    if quoting.lemma_.lower() not in words("which", "citing"):
        return
    quoted = next((c for c in quoting.children if c.dep_ == "dobj"), None)
    if quoted is not None:
        act.reporter = _subject(page, quoting)
        act.speaker = _at(page, quoted)
        act.speaker_at = ((quoted.left_edge.idx, quoted.idx + len(quoted)),)


def _quoted_by(page: Page, act: Act) -> None:
    """The same in the passive: "*she* was quoted as saying by the agency"."""
    cue = act.cue
    if cue is None or act.lemma not in words("which", "citing"):
        return
    quoted = next((c for c in cue.children if c.dep_ == "nsubjpass"), None)
    speaker = _at(page, quoted) if quoted is not None else None
    if quoted is None or speaker is None or speaker is act.speaker:
        return
    act.reporter, act.speaker = act.speaker, speaker
    act.speaker_at = ((quoted.left_edge.idx, quoted.idx + len(quoted)),)


def _without_quoting(acts: list[Act]) -> None:
    """Of "the agency quoted her as saying ..." keep what she says, all of it, not that she was quoted."""
    said = {
        a.cue.head.head.i: a for a in acts if a.reporter is not None and a.cue is not None and a.cue.dep_ == "pcomp"
    }
    for act in acts:
        inner = said.get(act.cue.i) if act.cue is not None else None
        if inner is None or inner.cue is None or act.reporter is not None:
            continue
        after = inner.cue.idx + len(inner.cue)
        given = tuple((max(start, after + 1), end) for start, end in act.content if end > after + 1)
        if covers(given, inner.content):
            inner.content = given
        act.kept = False


def _cite(page: Page, acts: list[Act]) -> None:
    """Give words that somebody passes on to whom he cites: "..., the paper said, citing two officials"."""
    for citing in acts:
        if citing.lemma not in words("which", "citing") or len(citing.content) != 1:
            continue
        cited = page.actor_at(citing.content, only_head=True)
        said = next((a for a in acts if a is not citing and _cites(citing, a)), None)
        if said is None or cited is None or cited is said.speaker or _size(citing) > LONGEST_CITED:
            continue
        said.reporter, said.speaker, said.speaker_at = said.speaker, cited, citing.content
        citing.kept = False


def _cite_by_parse(page: Page, acts: list[Act]) -> None:
    """The same where what is cited is no attribution of its own: "..., the paper said, quoting an official"."""
    for said in acts:
        if said.cue is None or said.speaker is None or said.reporter is not None:
            continue
        hung = [*said.cue.children, *(c for v in said.cue.rights if v.dep_ == "ccomp" for c in v.lefts)]
        for verb in hung:
            if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.lemma_.lower() not in words("which", "citing"):
                continue
            cited = next((c for c in verb.rights if c.dep_ == "dobj"), None)
            actor = _at(page, cited) if cited is not None else None
            if cited is not None and actor is not None and actor is not said.speaker and _may_speak(actor):
                said.reporter, said.speaker = said.speaker, actor
                said.speaker_at = ((cited.left_edge.idx, cited.idx + len(cited)),)


def _may_speak(actor: Actor) -> bool:
    return actor.kind != "state"


def _cites(citing: Act, said: Act) -> bool:
    """Whether an act of citing goes with an act of saying: one sentence, one source, one hanging on the other."""
    if said.sentence != citing.sentence or said.cue is None or citing.cue is None or said.reporter is not None:
        return False
    if said.speaker is None or said.speaker is not citing.speaker:
        return False
    return citing.cue.head.i == said.cue.i or said.given.source == citing.given.source


def _size(act: Act) -> int:
    return sum(end - start for start, end in act.content)


def _author(page: Page, before: Act | None, act: Act) -> Actor | None:
    """Whose a statement, letter or tweet is that stands as the source; None for other sources."""
    head = page.head(act.given.source)
    if head is None or head.pos_ == "PROPN" or head.lemma_.lower() not in words("who", "written"):
        return None
    for span in act.given.source:
        for token in page.tokens(span):
            if _owns(token, head) and (found := _at(page, token)):
                return found
    issued = head.head
    if head.dep_ == "dobj" and issued.pos_ == "VERB":
        return _subject(page, issued)
    definite = any(t.lower_ in ("the", "this", "that") for t in head.children if t.dep_ == "det")
    near = before is not None and act.sentence - before.sentence <= NEAR
    return before.speaker if definite and near and before is not None else None


def _owns(token: Token, written: Token) -> bool:
    """Whether a word says whose something written is: "the ministry's letter", "a letter from the ministry"."""
    if token.dep_ == "pobj":
        return token.head.lower_ in ("by", "from")
    return token.head.i == written.i and token.dep_ in ("poss", "compound")


def _by_parse(page: Page, act: Act) -> Actor | None:
    """The actor whom the parse makes the subject of a cue, where the source is a relative pronoun or unwritten."""
    cue = act.cue
    if cue is None or cue.pos_ != "VERB" or any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in cue.children):
        return None
    source = page.head(act.given.source) if act.given.source else None
    if source is not None and source.tag_ not in ("WP", "WDT"):
        return None
    if source is not None:
        return _at(page, cue.head) if cue.dep_ == "relcl" else None
    for _ in range(3):
        if cue.dep_ not in ("advcl", "conj", "pcomp", "prep"):
            return None
        cue = cue.head
        if cue.pos_ in ("VERB", "AUX") and (found := _subject(page, cue)):
            return found
    return None


def _subject(page: Page, verb: Token) -> Actor | None:
    return next((_at(page, c) for c in verb.children if c.dep_ == "nsubj"), None)


def _at(page: Page, token: Token) -> Actor | None:
    return page.actor_at(((token.idx, token.idx + len(token)),))


def _gone_on_from(page: Page, before: Act | None, act: Act) -> Actor | None:
    if before is None:
        return None
    ended = max(before.at, before.content[-1][1] - 1)
    return before.speaker if act.sentence - page.sentence_at(ended) <= NEAR else None

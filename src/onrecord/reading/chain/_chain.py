"""Through whom the words came: from the outlet to the one who said them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.reading.lexicon import cues
from onrecord.record import ChainLink, Report, Span, overlap

from ._acts import Act
from ._audience import audience_of
from ._bodies import same_body, short_of
from ._lists import words
from ._media import Medium
from ._page import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

CLIMB = 6
"""Steps up the parse that may lie between a medium and the act it carries."""
LASTS = 8
"""Sentences after which a medium no longer carries its speaker's words unless it is named again."""

_PATH = frozenset({"pobj", "prep", "pcomp", "dobj", "dative", "poss", "agent", "nmod", "compound", "appos", "npadvmod",
                   "obl", "iobj", "det", "conj", "oprd"})  # fmt: skip


CREDITS = 2000
"""Characters at the head of a report where the credit of an agency stands."""
_CREDIT = re.compile(r"\(([A-Z][\w.]{1,20}(?: [A-Z][\w.]{1,20}){0,3})\)")
_UPWARD = frozenset({"advcl", "conj", "xcomp", "ccomp", "parataxis", "pcomp", "prep", "relcl", "acl"})


@dataclass(slots=True)
class _Occasion:
    """On what medium a speaker last spoke, in which sentence, and at which character that is told."""

    medium: Medium | None
    sentence: int
    at: int


@dataclass(slots=True)
class Chains:
    """Works out the chains of one report, in text order.

    Args:
        page: the report.
        acts: all its acts, in text order.
        media: the media that it names, in text order.
    """

    page: Page
    acts: list[Act]
    media: list[Medium]
    _head: tuple[ChainLink, ...] = field(init=False)
    _spoke: dict[str, _Occasion] = field(init=False, default_factory=dict)
    _appeared: dict[str, list[_Occasion]] = field(init=False)
    _sources: dict[Span, Act] = field(init=False)
    _done: dict[int, tuple[ChainLink, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._head = _head_of(self.page.parsed.report, self.media)
        self._appeared = self._appearances()
        self._sources = {s: a for a in self.acts for s in a.given.source}

    def of(self, act: Act) -> tuple[ChainLink, ...]:
        """The chain of an act. An outer act must have been asked for before, or is asked for now."""
        if id(act) not in self._done:
            self._done[id(act)] = self._worked_out(act)
        return self._done[id(act)]

    def _worked_out(self, act: Act) -> tuple[ChainLink, ...]:
        links = list(self._head if act.outer is None or not act.outer.reports else self.of(act.outer))
        medium = self._medium_of(act)
        above = self._above(act)
        if above is not None:
            _add(links, above, is_medium=False)
        if medium is not None:
            _add(links, _link_of(medium))
        if act.reporter is not None:
            _add(links, ChainLink(name=act.reporter.name, actor=act.reporter.id, span=act.given.source or None))
        if act.speaker is not None:
            link = ChainLink(name=act.speaker.name, actor=act.speaker.id, span=act.speaker_at or None)
            _add(links, link, is_medium=act.speaker.kind == "media")
        return tuple(links)

    def _above(self, act: Act) -> ChainLink | None:
        """Who, by the parse, says that it was said: "*he* said he was told ...", where no attribution has it."""
        if act.outer is not None or act.cue is None:
            return None
        token = act.cue.head if act.cue.dep_ == "conj" else act.cue
        if token.dep_ != "ccomp" or any(c.lower_ in words("carried", "apart") for c in act.cue.children):
            return None
        verb = token.head
        cue = cues().get(verb.lemma_.lower())
        if cue is None or cue.kind not in ("say", "report"):
            return None
        for child in verb.children:
            if child.dep_ == "nsubj":
                actor = self.page.actor_at(((child.idx, child.idx + len(child)),))
                if actor is not None and (act.speaker is None or actor.id != act.speaker.id):
                    return ChainLink(name=actor.name, actor=actor.id, span=((child.idx, child.idx + len(child)),))
        return None

    def _medium_of(self, act: Act) -> Medium | None:
        """Where the speaker spoke, if the report says so here or did when the speaker last spoke."""
        named = self._named(act)
        if act.speaker is None:
            return named
        before = self._before(act, act.speaker.id)
        if named is None and before is not None and before.medium is not None and self._keeps(act, before):
            named = before.medium
        if named is not None or not self._goes_unsaid(act):
            self._spoke[act.speaker.id] = _Occasion(named, act.sentence, act.at)
        return named

    def _before(self, act: Act, speaker: str) -> _Occasion | None:
        """The occasion on which a speaker last spoke: with other words, or as the report only says."""
        spoke = self._spoke.get(speaker)
        appeared = [o for o in self._appeared.get(speaker, ()) if o.at < act.at]
        if appeared and (spoke is None or appeared[-1].at > spoke.at):
            return appeared[-1]
        return spoke

    def _appearances(self) -> dict[str, list[_Occasion]]:
        """Where the report says that somebody spoke to a medium, not what: "*Ilves* spoke *to the Herald*"."""
        out: dict[str, list[_Occasion]] = {}
        cues = {a.cue.i for a in self.acts if a.cue is not None}
        for medium in self.media:
            verb = _spoken_to(self.page.head((medium.span,)))
            if verb is None or verb.i in cues or self._is_own(medium):
                continue
            subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
            actor = self.page.actor_at(((subject.idx, subject.idx + len(subject)),)) if subject is not None else None
            if actor is not None:
                out.setdefault(actor.id, []).append(_Occasion(medium, self.page.sentence_at(verb.idx), verb.idx))
        return out

    def _is_own(self, medium: Medium) -> bool:
        outlet = self.page.parsed.report.outlet
        return outlet is not None and same_body(medium.name, outlet)

    def _goes_unsaid(self, act: Act) -> bool:
        """Whether an act leaves open on what occasion it was, so that the one before may go on after it."""
        if act.cue is not None and any(c.dep_ == "aux" and c.lower_ == "had" for c in act.cue.children):
            return True
        return act.outer is not None or act.lemma in words("carried", "open")

    def _keeps(self, act: Act, before: _Occasion) -> bool:
        if act.sentence - before.sentence > LASTS or act.outer is not None:
            return False
        if act.cue is None:
            return True
        if act.lemma not in words("carried", "keeping"):
            return False
        if audience_of(act):
            return False
        clause = {t.lower_ for t in self.page.tokens(self._around(act))}
        return not clause & words("carried", "occasions")

    def _around(self, act: Act) -> Span:
        """What the sentence of the cue has outside the content, at the least the cue."""
        start, end = self.page.sentence(act.sentence)
        for a, b in act.content:
            if a <= act.at and b > start:
                start = max(start, b) if b <= act.at else start
            elif act.at < a < end:
                end = a
        return start, max(end, start)

    def _named(self, act: Act) -> Medium | None:
        if act.cue is None or not self.media:
            return None
        start, end = self.page.sentence(act.sentence)
        for medium in self.media:
            if medium.span[1] <= start:
                continue
            if medium.span[0] >= end:
                break
            if self._carries(medium, act):
                return medium
        return None

    def _carries(self, medium: Medium, act: Act) -> bool:
        if any(overlap(medium.span, s) for s in act.given.source):
            return False
        if any(overlap(medium.span, s) for s in act.content) and not self._ends(medium, act):
            return False
        if act.speaker is not None and medium.actor is not None and medium.actor.id == act.speaker.id:
            return False
        if self._is_own(medium):
            return False
        if any(self._speaks_elsewhere(a, act) for s, a in self._sources.items() if overlap(s, medium.span)):
            return False
        token = self.page.head((medium.span,))
        return token is not None and act.cue is not None and _hangs_on(token, act.cue)

    def _ends(self, medium: Medium, act: Act) -> bool:
        """Whether a medium ends what was taken for the words but is spoken to: "confirmed the loss to Reuters"."""
        token = self.page.head((medium.span,))
        if token is None or act.cue is None or act.lemma not in words("audience", "spoken"):
            return False
        to = token.head
        beside = token.dep_ == "pobj" and to.lower_ == "to" and to.head.i == act.cue.i
        return beside and any(medium.span[1] == end for _, end in act.content)

    def _speaks_elsewhere(self, other: Act, act: Act) -> bool:
        """Whether a medium is the source of words of its own, not of those of an act."""
        return other is not act and other.content != act.content


def _link_of(medium: Medium) -> ChainLink:
    return ChainLink(name=medium.name, actor=medium.actor.id if medium.actor else None, span=(medium.span,))


def _hangs_on(token: Token, cue: Token) -> bool:
    """Whether the parse leads from a medium to a cue by ways on which words are carried."""
    above = {cue.i, *(t.i for t in _ancestors(cue))}
    for _ in range(CLIMB):
        if token.i in above:
            return True
        if token.dep_ in ("nsubj", "nsubjpass"):
            verb = token.head
            return verb.lemma_.lower() in words("carried", "verbs") and (verb.i == cue.i or _near(verb, cue))
        if _tells_of_another(token, cue):
            return False
        if token.pos_ == "VERB" and token.lemma_.lower() in words("carried", "verbs"):
            token = token.head
            continue
        if token.dep_ not in _PATH or not _is_spoken_to(token):
            return False
        if token.dep_ == "prep" and token.lower_ not in words("carried", "prepositions"):
            return False
        token = token.head
    return False


def _spoken_to(medium: Token | None) -> Token | None:
    """The verb of speaking in person to a medium: "spoke to", "sat down with", "appeared on"."""
    for _ in range(CLIMB):
        if medium is None:
            return None
        if medium.pos_ == "VERB":
            return medium if medium.lemma_.lower() in words("carried", "in_person") else None
        if medium.dep_ not in _PATH or (
            medium.dep_ == "prep" and medium.lower_ not in words("carried", "prepositions")
        ):
            return None
        medium = medium.head
    return None


def _tells_of_another(verb: Token, cue: Token) -> bool:
    """Whether a verb set beside the cue is another act: "said so on Monday, and *she repeated* it on the radio"."""
    if verb.pos_ != "VERB" or verb.dep_ != "conj" or verb.head.i != cue.i:
        return False
    return any(c.dep_ == "nsubj" for c in verb.children)


def _is_spoken_to(token: Token) -> bool:
    """Whether the object of a verb is one to whom or by whom words come: "told X", not "blamed X"."""
    if token.dep_ not in ("dobj", "dative") or token.head.pos_ != "VERB" or token.pos_ == "ADP":
        return True
    lemma = token.head.lemma_.lower()
    return lemma in words("audience", "objects") or lemma in words("carried", "verbs") or lemma == "give"


def _ancestors(token: Token) -> list[Token]:
    """The verbs that a cue hangs on: "spoke to ..., saying"."""
    out: list[Token] = []
    while token.dep_ in _UPWARD and len(out) < 3:
        token = token.head
        out.append(token)
    return out


def _near(verb: Token, cue: Token) -> bool:
    """Whether a verb governs a cue or hangs on it: "..., she said, Reuters reported"."""
    return verb.head.i == cue.i or any(t.i == verb.i for t in _ancestors(cue))


def _head_of(report: Report, media: list[Medium]) -> tuple[ChainLink, ...]:
    """The outlet, and the agency whose copy it prints, by the name that the report itself gives it if it does."""
    links: list[ChainLink] = []
    if report.outlet and report.outlet.strip():
        links.append(ChainLink(name=report.outlet.strip()))
    if report.wire and report.wire.strip():
        actor = next((m.actor for m in media if m.actor is not None and same_body(m.actor.name, report.wire)), None)
        name = actor.name if actor else _as_written(report, report.wire.strip())
        _add(links, ChainLink(name=name, actor=actor.id if actor else None))
    return tuple(links)


def _as_written(report: Report, wire: str) -> str:
    """An agency by the name that the report gives it: in full where it is written so, else as in its credit."""
    if wire in report.text:
        return wire
    credits = (m[1] for m in _CREDIT.finditer(report.text, 0, CREDITS))
    return next((name for name in credits if same_body(name, wire)), wire)


def _add(links: list[ChainLink], link: ChainLink, *, is_medium: bool = True) -> None:
    """Add a link unless it is there already: an outlet that quotes itself is one step, not two."""
    for i, old in enumerate(links):
        if old.actor and link.actor:
            same = old.actor == link.actor
        else:
            same = same_body(old.name, link.name) if is_medium else short_of(link.name, old.name)
        if same:
            if old.actor is None and link.actor is not None and i == len(links) - 1:
                links[i] = ChainLink(name=old.name, actor=link.actor, span=link.span)
            return
    links.append(link)

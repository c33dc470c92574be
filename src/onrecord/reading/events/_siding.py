"""Who stands on the sides of an event: which of those named around it, or nobody.

A conditional logit (McFadden 1974) over those whom the encoder points to, those whom the parse gives, those named in
the sentence or shortly before, and whoever tells of it. Its weights (``siding.toml``) were fitted by
``training.siding`` on the events of reports annotated by hand, as seen by a branch that had not learnt those reports.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from onrecord.reading._logit import likelihoods, weights_of
from onrecord.record import Actor

from ._finding import Finding
from ._told import Told
from ._who import Who, is_named_in, is_political

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Side = Literal["source", "target"]
Patterns = dict[str, float]
Candidates = dict[str, tuple[Actor, Patterns]]
BACK = 3
"""Sentences back to one who is named and may be on a side."""
FAINT = 0.01
"""Share of a pointer that counts as none."""
EDGES = (0.01, 0.05, 0.2, 0.5, 0.8)
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ENOUGH = 0.2
"""Probability from which somebody is put on a side. Where nobody was given before, six in ten of these are right in
cross-validation, and one in six sides was rightly empty; of the less likely one in five is right."""
LEAD = 0.05
"""By how much likelier another must be than those whom encoder and parse give, to stand in their place."""


class Siding:
    """Those named in a report, to be asked who is on a side of an event.

    Args:
        sentences: of the report.
        who: its actors, by word.
        told: its statements.
        actors: its actors.
    """

    def __init__(self, sentences: Sequence[Span], who: Who, told: Told, actors: Sequence[Actor]) -> None:
        self._who, self._told = who, told
        self._starts = [s.start for s in sentences]
        self._actors = {a.id: a for a in actors}
        self._named: dict[int, list[tuple[Token, Actor]]] = {}
        for word, actor in who.named():
            self._named.setdefault(self._number(word), []).append((word, actor))

    def _number(self, word: Token) -> int:
        """The number of the sentence of a word."""
        return bisect_left(self._starts, word.i + 1) - 1

    def settle(self, finding: Finding) -> None:
        """Let those stand on the sides of an event who are likelier than those found so far."""
        if finding.sight is None:
            return
        for side in ("source", "target"):
            self._choose(finding, side)

    def _choose(self, finding: Finding, side: Side) -> None:
        now, _ = _sides(finding, side)
        found = self.candidates(finding, side)
        weights = weights_of("events", "siding.toml")
        shares = dict(zip(found, likelihoods((seen for _, seen in found.values()), weights), strict=True))
        nobody = 1 - sum(shares.values())
        best = max(shares, key=lambda id: (shares[id], id), default="")
        share = shares.get(best, 0.0)
        present = sum(shares.get(id, 0.0) for id in {a.id for a in now}) if now else nobody
        stays = share > nobody and any(a.id == best for a in now)
        if stays or max(share, nobody) - present < LEAD or nobody < share < ENOUGH:
            return
        chosen = [] if nobody >= share else [found[best][0]]
        if side == "source":
            finding.source, finding.target = chosen, [a for a in finding.target if a not in chosen]
        elif rest := [a for a in finding.source if a not in chosen]:
            finding.source, finding.target = rest, chosen
        elif not finding.source:
            finding.target = chosen

    def candidates(self, finding: Finding, side: Side) -> Candidates:
        """Each actor who may be on a side, and what speaks for it, as `siding.toml` names it."""
        sight = finding.sight
        assert sight is not None, "who is pointed to, is seen"
        own = sight.token.i
        here, there = (sight.doer, sight.done) if side == "source" else (sight.done, sight.doer)
        pointed, elsewhere = self._pointed(here, own), self._pointed(there, own)
        around = self._around(finding)
        told, cued = self._told.around(finding.token.idx), self._told.cued_by(finding)
        telling = {name: s.speaker for name, s in (("tells", told), ("cited", cued)) if s is not None}
        ids = {*(a.id for a in (*finding.source, *finding.target)), *pointed, *around, *telling.values()}
        nobody = here.get(own, 0.0)
        unknown = sum(here.values()) - nobody - sum(pointed.values())
        general = [
            *self._general(finding, side, told is not None),
            f"nobody {_bin(nobody)}",
            f"unknown {_bin(unknown)}",
        ]
        _, other = _sides(finding, side)
        out: Candidates = {}
        for id in sorted(i for i in ids if i is not None and i in self._actors):
            actor = self._actors[id]
            if not is_political(actor) or any(is_named_in(actor, o, finding.token.sent) for o in other):
                continue
            share = pointed.get(id, 0.0)
            seen = [
                *self._of(actor, finding, side, around.get(id, [])),
                *(n for n, who in telling.items() if who == id),
            ]
            names = [*general, f"share {_bin(share)}", *seen, *(f"{name}, {finding.type}" for name in seen)]
            logs = {"share": share, "nobody": nobody, "unknown": unknown, "other share": elsewhere.get(id, 0.0)}
            patterns: Patterns = {f"{side}: {name}": 1.0 for name in names}
            patterns |= {f"{side}: log {name}": math.log(max(p, FAINT) / FAINT) for name, p in logs.items()}
            out[id] = actor, patterns
        return out

    def _pointed(self, pointed: Mapping[int, float], own: int) -> dict[str, float]:
        """The share of a pointer that each actor has."""
        out: dict[str, float] = {}
        for i, share in pointed.items():
            word = self._who.word(i)
            actor = self._who.at(word) or self._who.modifying(word) if i != own else None
            for part in self._who.parts(actor) if actor is not None else ():
                out[part.id] = out.get(part.id, 0.0) + share
        return out

    def _around(self, finding: Finding) -> dict[str, list[tuple[int, Token]]]:
        """Those named in the sentence and shortly before, with the sentences back and the word."""
        number = self._number(finding.trigger.anchor)
        out: dict[str, list[tuple[int, Token]]] = {}
        for back in range(BACK + 1):
            for word, actor in self._named.get(number - back, ()):
                out.setdefault(actor.id, []).append((back, word))
        return out

    def _general(self, finding: Finding, side: Side, told: bool) -> Iterator[str]:
        """What is true of an event whoever is on its sides: it tells whether anybody is."""
        now, _ = _sides(finding, side)
        yield "is noun" if finding.trigger.is_noun else "is verb"
        yield f"is {'noun' if finding.trigger.is_noun else 'verb'}, {finding.type}"
        yield f"status {finding.status}"
        yield "somebody" if now else "nobody"
        if told:
            yield "told"
        if finding.trigger.clause is not None and finding.trigger.clause.passive:
            yield "passive"

    def _of(self, actor: Actor, finding: Finding, side: Side, named: Sequence[tuple[int, Token]]) -> Iterator[str]:
        """What is seen of one actor."""
        now, other = _sides(finding, side)
        yield "found" if actor in now else "not found" if now else "nobody found"
        if actor in other:
            yield "on the other side"
        yield f"kind {actor.kind.split()[0]}" + ("" if actor.country else ", no state")
        back = min((b for b, _ in named), default=-1)
        yield f"{back} back" if back >= 0 else "far"
        if back > 0 and any(word.dep_ in SUBJECTS for b, word in named if b == back):
            yield "subject before"


def _sides(finding: Finding, side: Side) -> tuple[list[Actor], list[Actor]]:
    """Those on a side, and those on the other."""
    return (finding.source, finding.target) if side == "source" else (finding.target, finding.source)


def _bin(share: float) -> str:
    return next((f"up to {edge}" for edge in EDGES if share <= edge), "more")

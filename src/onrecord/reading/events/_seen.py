"""Events as the trained encoder sees them: which words name one, its type and status, who stands on its sides."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from onrecord.reading._words import ParsedReport
from onrecord.reading.encoder import Pointing, encoder, is_installed
from onrecord.record import Actor, EventType, Status

from ._who import Who

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Token

    Floats = NDArray[np.float32]
    Halves = NDArray[np.float16]

LEAST = 0.05
"""Probability of naming an event from which a word is looked at."""
NEAR = 2
"""Words within which two of one type are one event's: "opened fire"."""
LEAST_SHARE = 0.02
"""Share of a pointer under which a word is not looked up."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A word that may name an event.

    Attributes:
        token: the word.
        sure: probability that it names one.
        types, statuses: how likely each is, if it does.
        doer, done: shares of the pointer to who does it and to whom, by word of the parse; under the event's own
            word, the share for nobody.
        is_peak: whether no likelier word beside it names the same.
    """

    token: Token
    sure: float
    types: dict[EventType, float]
    statuses: dict[Status, float]
    doer: dict[int, float]
    done: dict[int, float]
    is_peak: bool

    @property
    def type(self) -> EventType:
        """The likeliest type."""
        return max(self.types, key=lambda t: self.types[t])

    @property
    def status(self) -> Status:
        """The likeliest status."""
        return max(self.statuses, key=lambda s: self.statuses[s])


class Sights:
    """What the encoder sees of the events of a report; nothing where `onrecord-en` is not installed.

    Args:
        parsed: the report.
    """

    def __init__(self, parsed: ParsedReport) -> None:
        self._sights: dict[int, Sight] = {}
        self.is_there = is_installed()
        if self.is_there:
            self._look(parsed)

    def _look(self, parsed: ParsedReport) -> None:
        import numpy as np

        seen, doc, meta = parsed.seen_events, parsed.doc, encoder().meta
        types = cast("list[EventType]", meta["events"][1:])
        names = cast("list[Status]", meta["statuses"])
        starts = [t.idx for t in doc]
        tokens = [bisect_right(starts, start) - 1 for start, _ in seen.pieces.words]
        kinds, statuses = _shares(seen.kinds), _shares(seen.statuses)
        some = 1 - kinds[:, 0]
        found = [int(i) for i in np.flatnonzero(some >= LEAST)]
        peaks = _peaks(found, kinds, some)
        for i in found:
            window = max(
                (w for w in seen.windows if w.start <= i < w.end and i in w.row),
                key=lambda w: min(i - w.start, w.end - i),
                default=None,
            )
            if window is None:
                continue
            of_type = kinds[i, 1:] / max(float(some[i]), 1e-6)
            self._sights[tokens[i]] = Sight(
                token=doc[tokens[i]],
                sure=float(some[i]),
                types=dict(zip(types, map(float, of_type), strict=True)),
                statuses=dict(zip(names, map(float, statuses[i]), strict=True)),
                doer=_pointed(window.doer, window, i, tokens),
                done=_pointed(window.done, window, i, tokens),
                is_peak=i in peaks,
            )

    def at(self, words: Iterable[int]) -> Sight | None:
        """The likeliest of those at some words of the parse."""
        found = (s for i in words if (s := self._sights.get(i)) is not None)
        return max(found, key=lambda s: s.sure, default=None)

    def within(self, words: Iterable[Token]) -> Iterator[Sight]:
        """Those of some words, in text order."""
        for token in words:
            if token.i in self._sights:
                yield self._sights[token.i]


def _shares(said: Floats) -> Floats:
    """Probabilities, of log-probabilities whose mean over windows does not quite sum to one."""
    import numpy as np

    p = np.exp(said)
    return cast("Floats", p / np.maximum(p.sum(1, keepdims=True), 1e-6))


def _peaks(found: list[int], kinds: Floats, some: Floats) -> set[int]:
    """The words that name events: of near ones of one type, the likeliest."""
    best = kinds[:, 1:].argmax(1)
    out: set[int] = set()
    for i in found:
        rivals = [j for j in found if j != i and abs(i - j) <= NEAR and best[i] == best[j]]
        if all(some[i] > some[j] or (some[i] == some[j] and i < j) for j in rivals):
            out.add(i)
    return out


def _pointed(said: Halves, window: Pointing, i: int, tokens: list[int]) -> dict[int, float]:
    import numpy as np

    row = np.exp(said[window.row[i]].astype(np.float32))
    out: dict[int, float] = {}
    for j in np.flatnonzero(row > LEAST_SHARE):
        token = tokens[int(j) + window.start]
        out[token] = out.get(token, 0.0) + float(row[j])
    return out


def actors_at(pointed: dict[int, float], sight: Sight, who: Who, least: float) -> tuple[list[Actor], float]:
    """The actors that a pointer names, the likeliest first, and its share for nobody.

    Those joined to one by "and" are named with it; one that only stands within the words for another is not.

    Args:
        pointed: `Sight.doer` or `Sight.done`.
        sight: whose pointer it is.
        who: the actors of the report.
        least: share from which an actor is taken.
    """
    doc = sight.token.doc
    shares: dict[str, float] = {}
    actors: dict[str, Actor] = {}
    words: dict[str, int] = {}
    for i, share in pointed.items():
        if i == sight.token.i:
            continue
        actor = who.at(doc[i]) or who.modifying(doc[i])
        if actor is not None:
            actors[actor.id] = actor
            shares[actor.id] = shares.get(actor.id, 0.0) + share
            if share >= pointed.get(words.get(actor.id, -1), 0.0):
                words[actor.id] = i
    kept = [k for k in sorted(shares, key=lambda k: -shares[k]) if shares[k] >= least]
    out = [actors[k] for k in kept if not any(_is_inside(actors[k], actors[other], doc[words[k]]) for other in kept)]
    for k in kept[:1]:
        out += [a for a in who.all_at(doc[words[k]], wide=False) if a not in out]
    out = list({part.id: part for a in out for part in who.parts(a)}.values())
    return out, pointed.get(sight.token.i, 0.0)


def _is_inside(actor: Actor, other: Actor, word: Token) -> bool:
    """Whether a word by which an actor is named is no more than part of what another is called."""
    if actor.id == other.id:
        return False
    own = min((e - s for s, e in actor.mentions if s <= word.idx < e), default=None)
    return own is not None and any(s <= word.idx < e and e - s > own for s, e in other.mentions)

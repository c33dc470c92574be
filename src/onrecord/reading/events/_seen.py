"""Events as the trained encoder sees them: which words name one, of what type, and which words name its sides."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from onrecord.reading._words import ParsedReport
from onrecord.reading.encoder import Window, encoder, is_installed
from onrecord.record import Actor, EventType

from ._who import Who

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Token

    Floats = NDArray[np.float32]
    Halves = NDArray[np.float16]

NEAR = 2
"""Words within which two of one type are one event's: "opened fire"."""
LEAST = 0.02
"""Share of a pointer under which a word is not looked up."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A word that names an event.

    Attributes:
        token: the word.
        type: the likeliest.
        sure: probability that it names an event of that type.
        doer, done: shares of the pointer to who does it and to whom, by word of the parse; under the event's own
            word, the share for nobody.
    """

    token: Token
    type: EventType
    sure: float
    doer: dict[int, float]
    done: dict[int, float]


class Sights:
    """What the encoder sees of the events of a report; nothing where `onrecord-en` is not installed.

    Args:
        parsed: the report.
        least: probability of naming an event from which a word counts.
    """

    def __init__(self, parsed: ParsedReport, least: float) -> None:
        self._sights: dict[int, Sight] = {}
        if is_installed():
            self._look(parsed, least)

    def _look(self, parsed: ParsedReport, least: float) -> None:
        import numpy as np

        seen, doc, meta = parsed.seen, parsed.doc, encoder().meta
        starts = [t.idx for t in doc]
        tokens = [bisect_right(starts, start) - 1 for start, _ in seen.pieces.words]
        kinds = np.exp(seen.events)
        some = 1 - kinds[:, 0] / np.maximum(kinds.sum(1), 1e-6)
        for i in _peaks(kinds, some, least):
            kind = int(kinds[i, 1:].argmax()) + 1
            window = max((w for w in seen.windows if w.start <= i < w.end), key=lambda w: min(i - w.start, w.end - i))
            self._sights[tokens[i]] = Sight(
                token=doc[tokens[i]],
                type=cast("EventType", meta["events"][kind]),
                sure=float(some[i]),
                doer=_pointed(window.doer, window, i, tokens),
                done=_pointed(window.done, window, i, tokens),
            )

    def within(self, words: Iterable[Token]) -> Iterator[Sight]:
        """Those of some words, in text order."""
        for token in words:
            if token.i in self._sights:
                yield self._sights[token.i]


def _peaks(kinds: Floats, some: Floats, least: float) -> Iterator[int]:
    """The words that name events: of near ones of one type, the likeliest."""
    import numpy as np

    best = kinds[:, 1:].argmax(1)
    found = [int(i) for i in np.flatnonzero(some >= least)]
    for i in found:
        rivals = [j for j in found if j != i and abs(i - j) <= NEAR and best[i] == best[j]]
        if all(some[i] > some[j] or (some[i] == some[j] and i < j) for j in rivals):
            yield i


def _pointed(said: Halves, window: Window, i: int, tokens: list[int]) -> dict[int, float]:
    import numpy as np

    row = np.exp(said[i - window.start].astype(np.float32))
    out: dict[int, float] = {}
    for j in np.flatnonzero(row > LEAST):
        token = tokens[int(j) + window.start]
        out[token] = out.get(token, 0.0) + float(row[j])
    return out


def actors_at(pointed: dict[int, float], sight: Sight, who: Who, least: float) -> tuple[list[Actor], float]:
    """The actors that a pointer names, the likeliest first, and its share for nobody or for what is no actor.

    Args:
        pointed: `Sight.doer` or `Sight.done`.
        sight: whose pointer it is.
        who: the actors of the report.
        least: share from which an actor is taken.
    """
    doc = sight.token.doc
    shares: dict[str, float] = {}
    actors: dict[str, Actor] = {}
    for i, share in pointed.items():
        if i == sight.token.i:
            continue
        actor = who.at(doc[i]) or who.modifying(doc[i])
        if actor is not None:
            actors[actor.id] = actor
            shares[actor.id] = shares.get(actor.id, 0.0) + share
    kept = [k for k in sorted(shares, key=lambda k: -shares[k]) if shares[k] >= least]
    return [actors[k] for k in kept], pointed.get(sight.token.i, 0.0)

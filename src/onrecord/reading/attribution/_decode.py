"""From what the encoder says of each word to attributions: the best legal tags, then who belongs to which cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.reading.encoder import Seen, Window

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

Range = tuple[int, int]
"""Words from, to."""
NEVER = -1e9
FAR = -30.0
"""Log-probability of a pair of words that no window holds together."""


@dataclass(frozen=True, slots=True)
class Linked:
    """An attribution in words, and what speaks for it.

    Attributes:
        signs: the figures that `sure` weighs: log-probabilities, and whether there is a source.
    """

    source: Range | None
    cue: Range
    content: tuple[Range, ...]
    signs: tuple[float, ...]


def best_tags(scores: Sequence[Sequence[float]]) -> list[int]:
    """The legal sequence of tags with the highest sum (Viterbi).

    Tag 0 is none; 1 and 2 begin and continue a source, 3 and 4 a cue, 5 and 6 a content. What continues must
    follow its own kind; nothing else is forbidden or weighed.

    Args:
        scores: seven for each word.
    """
    if not scores:
        return []
    total = [NEVER if k in (2, 4, 6) else v for k, v in enumerate(scores[0])]
    came: list[tuple[int, list[int]]] = []
    for row in scores[1:]:
        top = max(range(7), key=total.__getitem__)
        on = [k - 1 if total[k - 1] >= total[k] else k for k in (2, 4, 6)]
        came.append((top, on))
        high = total[top]
        total = [
            high + row[0],
            high + row[1],
            total[on[0]] + row[2],
            high + row[3],
            total[on[1]] + row[4],
            high + row[5],
            total[on[2]] + row[6],
        ]
    tag = max(range(7), key=total.__getitem__)
    out = [tag]
    for top, on in reversed(came):
        tag = on[tag // 2 - 1] if tag in (2, 4, 6) else top
        out.append(tag)
    out.reverse()
    return out


def ranges(tags: Sequence[int]) -> tuple[list[Range], list[Range], list[Range]]:
    """The sources, the cues and the contents that legal tags mark."""
    out: tuple[list[Range], list[Range], list[Range]] = ([], [], [])
    begun = start = 0
    for i, tag in enumerate([*tags, 0]):
        if begun and tag != begun + 1:
            out[begun // 2].append((start, i))
            begun = 0
        if tag in (1, 3, 5):
            begun, start = tag, i
    return out


def link(seen: Seen, settings: dict[str, Any]) -> list[Linked]:
    """The attributions of a text, in the order of their cues.

    Every content goes to the cue that its words point to; every cue takes at most one source, one source serves
    a second cue only where that is likely.

    Args:
        seen: what the encoder made of the text.
        settings: ``source`` (added to the tags of sources), ``null`` (by how much a source must be likelier than
            none), ``share`` (least log-probability at which a source is used again), ``least`` (of a content's
            link to its cue).
    """
    import numpy as np

    scores = seen.tags.copy()
    scores[:, 1:3] += settings["source"]
    tags = best_tags(scores.tolist())
    sources, cues, contents = ranges(tags)
    if not cues:
        return []
    said = seen.tags[np.arange(len(tags)), tags]
    given: dict[int, list[tuple[Range, float]]] = {}
    for content in contents:
        cue, value = _cue_of(content, cues, seen.windows)
        if value >= settings["least"]:
            given.setdefault(cue, []).append((content, value))
    chosen = _sources(cues, sources, seen.windows, settings)
    out: list[Linked] = []
    for k in sorted(given):
        source, value = chosen.get(k, (None, 0.0))
        parts = [c for c, _ in given[k]]
        signs = (
            float(said[slice(*cues[k])].mean()),
            float(np.concatenate([said[slice(*c)] for c in parts]).mean()),
            min(float(said[c[0]]) for c in parts),
            min(v for _, v in given[k]),
            max(value, -5.0) if source else 0.0,
            float(said[slice(*source)].mean()) if source else 0.0,
            0.0 if source else 1.0,
        )
        out.append(Linked(source, cues[k], tuple(parts), signs))
    return out


def _cue_of(content: Range, cues: list[Range], windows: list[Window]) -> tuple[int, float]:
    """Index of the cue that the words of a content point to, and the mean log-probability; -1 where none is near."""
    import numpy as np

    a, b = content
    near = [w for w in windows if w.start < b and a < w.end]
    lo, hi = near[0].start, near[-1].end
    held = [k for k, c in enumerate(cues) if lo <= c[0] < hi]
    if not held:
        return -1, NEVER
    at = np.array([cues[k][0] for k in held])
    table = np.full((b - a, len(held)), FAR, np.float32)
    for w in near:
        s, e = max(a, w.start), min(b, w.end)
        inside = (at >= w.start) & (at < w.end)
        part = w.cue[s - w.start : e - w.start][:, at[inside] - w.start]
        table[s - a : e - a, inside] = np.maximum(table[s - a : e - a, inside], part)
    mean = table.mean(0)
    best = int(mean.argmax())
    return held[best], float(mean[best])


def _sources(
    cues: list[Range], sources: list[Range], windows: list[Window], settings: dict[str, Any]
) -> dict[int, tuple[Range, float]]:
    """For the cues (by index) that have one, the source and its log-probability: the likeliest pairs first."""
    import numpy as np

    pairs: list[tuple[float, int, Range]] = []
    for k, (at, _) in enumerate(cues):
        near = [w for w in windows if w.start <= at < w.end]
        lo, hi = near[0].start, near[-1].end
        row = np.full(hi - lo, FAR, np.float32)
        for w in near:
            row[w.start - lo : w.end - lo] = np.maximum(row[w.start - lo : w.end - lo], w.source[at - w.start])
        none = float(row[at - lo])
        for s, e in sources:
            if lo <= s and e <= hi:
                value = float(np.logaddexp.reduce(row[s - lo : e - lo]))
                if value > none + settings["null"]:
                    pairs.append((value, k, (s, e)))
    pairs.sort(reverse=True)
    out: dict[int, tuple[Range, float]] = {}
    used: set[Range] = set()
    for value, k, source in pairs:
        if k not in out and (source not in used or value >= settings["share"]):
            out[k] = source, value
            used.add(source)
    return out

"""From scores to attributions: what holds whatever the encoder says."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.attribution._decode import best_tags, link, ranges
from onrecord.reading.encoder import Pieces, Seen, Window

SETTINGS = {"source": 0.0, "null": 0.0, "share": -1.2, "least": -30.0}
rows = st.lists(st.lists(st.floats(-20, 0), min_size=7, max_size=7), max_size=12)


def legal(tags: list[int]) -> bool:
    return all(b not in (2, 4, 6) or a in (b, b - 1) for a, b in pairwise([0, *tags]))


def total(scores: list[list[float]], tags: list[int]) -> float:
    return sum(row[tag] for row, tag in zip(scores, tags, strict=True))


@given(rows)
def test_the_tags_are_legal(scores: list[list[float]]) -> None:
    tags = best_tags(scores)
    assert len(tags) == len(scores)
    assert legal(tags)


@given(rows, st.data())
def test_no_other_legal_tags_score_higher(scores: list[list[float]], data: st.DataObject) -> None:
    other = data.draw(st.lists(st.integers(0, 6), min_size=len(scores), max_size=len(scores)).filter(legal))
    assert total(scores, other) <= total(scores, best_tags(scores)) + 1e-6


@given(rows)
def test_ranges_are_apart_and_hold_every_tagged_word(scores: list[list[float]]) -> None:
    tags = best_tags(scores)
    found = sorted(r for role in ranges(tags) for r in role)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert {i for s, e in found for i in range(s, e)} == {i for i, tag in enumerate(tags) if tag}


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_whatever_the_scores_each_cue_has_content_and_nothing_is_used_for_two(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    cuts = [(0, n)] if n < 8 else [(0, 2 * n // 3), (n // 3, n)]
    windows = [
        Window(a, b, *(-rng.exponential(3, (b - a, b - a)).astype(np.float16) for _ in range(3))) for a, b in cuts
    ]
    pieces = Pieces([(2 * i, 2 * i + 1) for i in range(n)], list(range(n)), [0] * n, [0] * n)
    found = link(Seen(pieces, -rng.exponential(3, (n, 7)).astype(np.float32), windows), SETTINGS)
    assert all(one.content for one in found)
    cues = [one.cue for one in found]
    assert cues == sorted(set(cues))
    contents = [c for one in found for c in one.content]
    assert len(contents) == len(set(contents))
    assert all(np.isfinite(one.signs).all() for one in found)

"""Conditional logit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading._logit import likelihoods, weights_of


def test_what_speaks_for_a_thing_makes_it_likelier() -> None:
    near, far = likelihoods([{"near": 1.0}, {}], {"near": 2.0})
    assert near > far


def test_without_things_there_are_no_likelihoods() -> None:
    assert likelihoods([], {"near": 2.0}) == []


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.floats(-50, 50)), max_size=6))
def test_shares_leave_something_for_none_of_them(things: list[dict[str, float]]) -> None:
    shares = likelihoods(things, {"a": 1.5, "b": -3.0})
    assert all(0 <= p <= 1 for p in shares)
    assert sum(shares) <= 1 + 1e-9


@pytest.mark.parametrize(("room", "name"), [("actors", "whereabouts.toml"), ("events", "dating.toml")])
def test_the_rooms_have_their_weights(room: str, name: str) -> None:
    weights = weights_of(room, name)
    assert len(weights) > 20
    assert all(abs(w) < 30 for w in weights.values())

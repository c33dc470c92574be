"""The fit of a conditional logit."""

from __future__ import annotations

import pytest

from onrecord.reading._logit import likelihoods
from training import logit

FITTED = logit.Fitted("dating", "_dating.py", "events", "date told")


def choices(count: int, right: str | None) -> list[logit.Example]:
    things = (("a", {"near": 1.0, "any": 1.0}), ("b", {"any": 1.0}))
    return [logit.Example(k, "some", things, right) for k in range(count)]


def test_the_fitted_shares_are_those_of_the_choices() -> None:
    examples = choices(600, "a") + choices(300, "b") + choices(100, None)
    weights = logit.fit(examples, l2=0.01)
    near, far = likelihoods([seen for _, seen in examples[0].things], weights)
    assert near == pytest.approx(0.6, abs=0.02)
    assert far == pytest.approx(0.3, abs=0.02)


def test_a_rare_pattern_has_no_weight() -> None:
    rare = logit.Example(0, "some", (("a", {"seldom": 1.0}),), "a")
    assert "seldom" not in logit.fit([*choices(100, "a"), rare])


def test_what_is_given_is_counted_from_some_probability_on() -> None:
    chosen = [("a", 0.9, 0.1), ("b", 0.4, 0.3)]
    assert logit.described(choices(2, "a"), chosen, 0.5) == "50.0 % of 2 given, 100.0 % of these right"


def test_the_file_of_weights_says_where_they_are_from() -> None:
    text = logit.as_toml({"near": 1.25, "nothing": 0.0}, choices(3, "a"), FITTED)
    assert text.startswith("# Weights of the patterns in _dating.py: a conditional logit (L2 1) fitted on 3\n# events")
    assert text.endswith('[weights]\n"near" = 1.25\n')


def test_a_fit_ends_though_one_pattern_always_speaks_for_the_right_thing() -> None:
    sure = [logit.Example(k, "some", (("a", {"always": 50.0}), ("b", {"never": 50.0})), "a") for k in range(100)]
    weights = logit.fit(sure)
    assert likelihoods([{"always": 50.0 * weights["always"]}], {"always": 1.0})[0] > 0.99


def test_the_share_of_none_is_told_beside_the_likeliest() -> None:
    thing, share, none = logit.best(choices(1, "a")[0], {"near": 1.0})
    assert thing == "a"
    assert share + none + likelihoods([{}, {"near": 1.0}], {"near": 1.0})[0] == pytest.approx(1.0)

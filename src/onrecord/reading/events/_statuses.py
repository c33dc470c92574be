"""The status of an event by the rules and by the encoder: a wrong `happened` is the worst of errors, and costs most."""

from __future__ import annotations

from onrecord.record import Status

from ._seen import Sight

SURE = 0.45
"""Probability of a status from which the encoder is believed against the rules."""
HAPPENED = 0.95
"""The same of `happened` and `ongoing`, where the rules say that it did not."""
DOUBT = 0.3
"""Probability of a status that is neither, from which an event did not simply happen, though that be likelier."""
# Chosen on the documents of `training/events` held out for it: 0.71 right there, and of what did not happen 13 % is
# read as if it had; by the likeliest status alone 0.72 and 20 %.
SETTLED: tuple[Status, ...] = ("happened", "ongoing")
OPEN: tuple[Status, ...] = ("planned", "proposed", "conditional", "denied", "alleged", "hypothetical")


def settled(by_rule: Status, sight: Sight | None) -> Status:
    """The status of an event.

    An "if" that the rules find stands, since the encoder has met few of them.

    Args:
        by_rule: what its surroundings tell.
        sight: what the encoder makes of it.
    """
    if sight is None or by_rule == "conditional":
        return by_rule
    best, share = sight.status, sight.statuses[sight.status]
    if best not in SETTLED:
        return best if share >= SURE or by_rule in SETTLED else by_rule
    if by_rule not in SETTLED:
        return best if share >= HAPPENED else by_rule
    doubted = max(OPEN, key=lambda s: sight.statuses[s])
    if sight.statuses[doubted] >= DOUBT:
        return doubted
    return best if share >= SURE else by_rule

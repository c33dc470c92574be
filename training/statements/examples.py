"""What is learnt from: each attribution that could become a statement, its patterns, and whether it is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from onrecord.reading.chain import _sure, _which
from onrecord.reading.chain._acts import Act
from onrecord.reading.chain._page import Page
from onrecord.record import Form

from .reports import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

SAME = 0.5
"""Jaccard from which two contents are taken for one, as the scorer has it."""


@dataclass(frozen=True)
class Example:
    """One attribution.

    Attributes:
        report: number of its report.
        shown: its patterns, each with 1, and `given`, with its confidence.
        right: whether an annotator has the same statement.
    """

    report: int
    shown: Mapping[str, float]
    right: bool


@contextmanager
def in_force(weights: Mapping[str, float] | None, enough: float) -> Iterator[None]:
    """Have statements chosen by other weights (where given) and from another probability, for a while."""
    with ExitStack() as stack:
        if weights is not None:
            stack.enter_context(patch.object(_sure, "_weights", lambda: weights))
        stack.enter_context(patch.object(_which, "ENOUGH", enough))
        yield


def examples(known: Sequence[Known], scorer: ModuleType) -> list[Example]:
    """Every attribution of the reports; such as match a borderline statement are left out.

    Args:
        known: annotated reports.
        scorer: of whole records.
    """
    return [e for i, k in enumerate(known) for e in _of_report(i, k, scorer)]


def _of_report(number: int, known: Known, scorer: ModuleType) -> Iterator[Example]:
    found = _acts(known)
    right, neutral = _right([act for act, _ in found], known, scorer)
    for i, (_, shown) in enumerate(found):
        if i not in neutral:
            yield Example(number, shown, i in right)


def _acts(known: Known) -> list[tuple[Act, dict[str, float]]]:
    """The acts of a report with what they show, as reading asks how sure they are."""
    out: list[tuple[Act, dict[str, float]]] = []

    def noted(page: Page, act: Act, form: Form) -> float:
        shown = dict.fromkeys(_sure.patterns(page, act, form), 1.0)
        out.append((act, shown | {"given": act.given.confidence}))
        return _sure.sureness(page, act, form)

    with patch.object(_which, "sureness", noted):
        known.statements()
    return out


def _right(acts: Sequence[Act], known: Known, scorer: ModuleType) -> tuple[set[int], set[int]]:
    """Which acts are right, and which match a statement that a careful annotator could leave out.

    A statement is matched by one act, the one whose content is nearest to its own.
    """
    text, ours = known.text, known.parsed.report.text

    def tokens(statement: dict[str, Any]) -> set[int]:
        return scorer._indexes(text, [scorer.gold_span(text, c) for c in statement["content"]])

    gold = [tokens(s) for s in known.gold]
    found = [scorer.carry(ours, act.content, text) for act in acts]
    pairs = scorer.match(gold, found, scorer.jaccard, SAME)
    neutral = {j for i, j in pairs if known.gold[i].get("borderline")}
    return {j for _, j in pairs} - neutral, neutral

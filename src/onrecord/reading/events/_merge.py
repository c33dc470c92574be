"""One entry for one event, however often the report returns to it."""

from __future__ import annotations

from collections.abc import Iterable

from ._finding import Finding

SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE"})
SETTLED = frozenset({"happened", "ongoing"})


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """The distinct events among findings, in text order; each keeps its clearest mention, with a date from any."""
    out: list[Finding] = []
    by_type: dict[str, list[Finding]] = {}
    for finding in findings:
        alike = by_type.setdefault(finding.type, [])
        same = next((f for f in alike if is_same(f, finding)), None)
        if same is None:
            alike.append(finding)
            out.append(finding)
        else:
            _join(same, finding)
    return out


def is_same(a: Finding, b: Finding) -> bool:
    """Whether two findings of one type report one event."""
    if a.date and b.date and not _compatible(a.date.value, b.date.value):
        return False
    if (a.status in SETTLED) != (b.status in SETTLED):
        return False
    sources_a, sources_b = {x.id for x in a.source}, {x.id for x in b.source}
    targets_a, targets_b = {x.id for x in a.target}, {x.id for x in b.target}
    same_word = a.token.lemma_ == b.token.lemma_
    if a.type in SPOKEN:
        return sources_a == sources_b and targets_a == targets_b and same_word and _objects(a) == _objects(b)
    if sources_a == sources_b and targets_a == targets_b:
        return a.mode == b.mode or same_word
    if not _agree(sources_a, sources_b) or not _agree(targets_a, targets_b):
        return False
    return bool(sources_a & sources_b or targets_a & targets_b) and (same_word or a.mode == b.mode)


def _agree(a: set[str], b: set[str]) -> bool:
    """Whether two sides can be one: each known side of the one is that of the other."""
    return not a or not b or a <= b or b <= a


def _compatible(a: str, b: str) -> bool:
    """Whether two dates, each cut at what is known, can be one."""
    return a.startswith(b) or b.startswith(a)


def _objects(finding: Finding) -> str:
    """What a spoken event is about: two appeals are one only when they ask for the same thing."""
    clause = finding.trigger.clause
    if clause is None:
        return ""
    about = clause.complement or clause.patient
    return about.lemma_.lower() if about is not None else ""


def _join(kept: Finding, other: Finding) -> None:
    kept.source = kept.source or other.source
    kept.target = kept.target or other.target
    if other.date is not None and (kept.date is None or len(other.date.value) > len(kept.date.value)):
        kept.date = other.date
    kept.place = kept.place or other.place

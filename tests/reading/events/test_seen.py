"""Events that the encoder sees and the lexicon does not, and what it says of those that both find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.reading import ParsedReport
from onrecord.reading.encoder import encoder
from onrecord.reading.events._seen import Sights

Parse = Callable[..., ParsedReport]
np = pytest.importorskip("numpy")
pytest.importorskip("onrecord_en")

TEXT = "Norland pounded the port of Arken on Monday, and Sudland will pound it next."


def with_events(parsed: ParsedReport, events: dict[str, tuple[str, str, float]]) -> ParsedReport:
    """The same with the encoder's word for it: by the event's word its type, status and probability."""
    seen, meta = parsed.seen, encoder().meta
    n = len(seen.pieces.words)
    kinds, statuses = np.full((n, 17), 1e-6, np.float32), np.full((n, 8), 1e-6, np.float32)
    kinds[:, 0] = 1
    for i, (start, end) in enumerate(seen.pieces.words):
        if (found := events.get(parsed.report.text[start:end])) is not None:
            kinds[i] = 1e-6
            kinds[i, meta["events"].index(found[0])], kinds[i, 0] = found[2], 1 - found[2]
            statuses[i, meta["statuses"].index(found[1])] = 1
    parsed.__dict__["seen"] = replace(seen, events=np.log(kinds), statuses=np.log(statuses))
    return parsed


def test_a_word_that_names_an_event_is_seen_with_its_type(parse: Parse) -> None:
    parsed = with_events(parse(TEXT), {"pounded": ("ASSAULT", "happened", 0.9), "pound": ("ASSAULT", "planned", 0.8)})
    found = list(Sights(parsed, 0.5).within(parsed.doc))
    assert [(s.token.text, s.type) for s in found] == [("pounded", "ASSAULT"), ("pound", "ASSAULT")]
    assert found[0].sure == pytest.approx(0.9, abs=0.01)


def test_what_is_less_likely_than_asked_is_not_seen(parse: Parse) -> None:
    parsed = with_events(parse(TEXT), {"pounded": ("ASSAULT", "happened", 0.4)})
    assert list(Sights(parsed, 0.5).within(parsed.doc)) == []


def test_of_two_words_side_by_side_one_names_the_event(parse: Parse) -> None:
    parsed = parse("Norland opened fire on the convoy.")
    with_events(parsed, {"opened": ("ASSAULT", "happened", 0.7), "fire": ("ASSAULT", "happened", 0.8)})
    assert [s.token.text for s in Sights(parsed, 0.5).within(parsed.doc)] == ["fire"]


def test_shares_of_a_pointer_lie_between_nothing_and_all(parse: Parse) -> None:
    parsed = with_events(parse(TEXT), {"pounded": ("ASSAULT", "happened", 0.9)})
    [sight] = Sights(parsed, 0.5).within(parsed.doc)
    for pointed in (sight.doer, sight.done):
        assert all(0 < share <= 1.01 for share in pointed.values())
        assert sum(pointed.values()) <= 1.05

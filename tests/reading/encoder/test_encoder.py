"""What the encoder gives of a text, and that it is asked once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.reading import ParsedReport
from onrecord.reading.encoder import Encoder, encoder
from onrecord.record import Segment

Parse = Callable[..., ParsedReport]
np = pytest.importorskip("numpy")
pytest.importorskip("onrecord_en")

TEXT = "The harbour master said on Monday that Norland had shelled the port of Arken. The ministry denied it."


def test_every_word_has_its_tags_events_and_statuses() -> None:
    seen, meta = encoder().see(TEXT, [(0, len(TEXT))]), encoder().meta
    events, n = encoder().see_events(seen), len(seen.pieces.words)
    shapes = [seen.tags.shape, events.kinds.shape, events.statuses.shape]
    assert shapes == [(n, len(meta[key])) for key in ("labels", "events", "statuses")]


def test_what_a_window_says_of_a_word_is_a_probability() -> None:
    seen = encoder().see(TEXT, [(0, len(TEXT))])
    events = encoder().see_events(seen)
    for table in (seen.tags, events.kinds, events.statuses):
        assert np.exp(table).sum(1) == pytest.approx(1, abs=1e-3)
    for window in seen.windows:
        for pointer in (window.cue, window.source):
            assert pointer.shape == (window.end - window.start,) * 2
            assert np.exp(pointer.astype(np.float32)).sum(1) == pytest.approx(1, abs=0.02)


def test_words_that_may_name_an_event_point_to_words_of_their_window() -> None:
    seen = encoder().see(TEXT, [(0, len(TEXT))])
    [pointing] = encoder().see_events(seen).windows
    assert pointing.row
    for pointer in (pointing.doer, pointing.done):
        assert pointer.shape == (len(pointing.row), pointing.end - pointing.start)
        assert np.exp(pointer.astype(np.float32)).sum(1) == pytest.approx(1, abs=0.02)


def test_an_older_model_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"events": []}', encoding="utf-8")
    with pytest.raises(ImportError, match=r"0\.3 or newer"):
        Encoder(tmp_path)


def test_a_text_longer_than_a_window_is_seen_to_its_end() -> None:
    text = "The weather was fine and the boats went out early in the morning. " * 80
    seen = encoder().see(text, [(0, len(text))])
    assert len(seen.windows) > 2
    assert seen.windows[-1].end == len(seen.pieces.words)
    assert all(a.start < b.start < a.end for a, b in zip(seen.windows, seen.windows[1:], strict=False))


def test_a_report_is_seen_once(parse: Parse, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    see = Encoder.see

    def counted(self: Encoder, text: str, parts: list[tuple[int, int]]) -> object:
        calls.append(text)
        return see(self, text, parts)

    monkeypatch.setattr(Encoder, "see", counted)
    parsed = parse(TEXT)
    assert parsed.seen is parsed.seen
    assert calls == [TEXT]


def test_only_what_is_read_as_the_report_is_seen(parse: Parse) -> None:
    first, second = "The minister said the port was closed.", "Subscribe to our newsletter."
    segments = (
        Segment(kind="paragraph", start=0, end=len(first)),
        Segment(kind="furniture", start=len(first) + 2, end=len(first) + 2 + len(second)),
    )
    parsed = parse(f"{first}\n\n{second}", segments=segments)
    assert parsed.parts == [(0, len(first))]
    assert parsed.seen.pieces.words[-1][1] <= len(first)

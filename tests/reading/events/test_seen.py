"""Events that the encoder sees: which word, of what type, and what becomes of what the lexicon finds there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.reading import ParsedReport
from onrecord.reading.encoder import encoder
from onrecord.reading.events import read_events, sides_in
from onrecord.reading.events._seen import Sights
from onrecord.record import Actor, Event

from .conftest import actors_named

Parse = Callable[..., ParsedReport]
np = pytest.importorskip("numpy")
pytest.importorskip("onrecord_en")

TEXT = "Norland pounded the port of Arken on Monday, and Sudland will pound it next."
Told = dict[str, tuple[str, str, float]]


def with_events(parsed: ParsedReport, events: Told, points: dict[str, tuple[str, str]] | None = None) -> ParsedReport:
    """The same with the encoder's word for it: by the event's word its type, status and probability.

    Args:
        points: by the event's word, the words of its source and its target; itself where nobody is named.
    """
    seen, meta = parsed.seen_events, encoder().meta
    words = [parsed.report.text[s:e] for s, e in seen.pieces.words]
    n = len(words)
    kinds, statuses = np.full((n, 17), 1e-6, np.float32), np.full((n, 8), 1e-6, np.float32)
    kinds[:, 0] = 1
    rows = [words.index(w) for w in events]
    doer, done = (np.full((len(rows), n), -20, np.float16) for _ in range(2))
    for k, (i, (type_, status, sure)) in enumerate(zip(rows, events.values(), strict=True)):
        kinds[i] = 1e-6
        kinds[i, meta["events"].index(type_)], kinds[i, 0] = sure, 1 - sure
        statuses[i, meta["statuses"].index(status)] = 1
        source, target = (points or {}).get(words[i], (words[i], words[i]))
        doer[k, words.index(source)] = done[k, words.index(target)] = 0
    window = replace(seen.windows[0], row={i: k for k, i in enumerate(rows)}, doer=doer, done=done)
    parsed.__dict__["seen_events"] = replace(seen, kinds=np.log(kinds), statuses=np.log(statuses), windows=[window])
    return parsed


def read(parsed: ParsedReport, *names: str) -> tuple[Event, ...]:
    return read_events(parsed, (), actors_named(parsed.report.text, dict.fromkeys(names)), (), ())


def test_a_word_that_names_an_event_is_seen_with_its_type_and_status(parse: Parse) -> None:
    parsed = with_events(parse(TEXT), {"pounded": ("ASSAULT", "happened", 0.9), "pound": ("ASSAULT", "planned", 0.8)})
    found = list(Sights(parsed).within(parsed.doc))
    assert [(s.token.text, s.type, s.status) for s in found] == [
        ("pounded", "ASSAULT", "happened"),
        ("pound", "ASSAULT", "planned"),
    ]
    assert found[0].sure == pytest.approx(0.9, abs=0.01)


def test_of_two_words_side_by_side_one_names_the_event(parse: Parse) -> None:
    parsed = parse("Norland opened fire on the convoy.")
    with_events(parsed, {"opened": ("ASSAULT", "happened", 0.7), "fire": ("ASSAULT", "happened", 0.8)})
    assert [s.token.text for s in Sights(parsed).within(parsed.doc) if s.is_peak] == ["fire"]


def test_an_event_that_the_lexicon_does_not_know_is_read(parse: Parse) -> None:
    parsed = parse("Norland cold-shouldered Sudland on Monday.")
    with_events(parsed, {"shouldered": ("REJECT", "happened", 0.95)}, {"shouldered": ("Norland", "Sudland")})
    [event] = read(parsed, "Norland", "Sudland")
    assert (event.type, event.source, event.target) == ("REJECT", ("a1",), ("a2",))


def test_what_the_lexicon_finds_and_the_encoder_sees_nowhere_is_left_out(parse: Parse) -> None:
    parsed = with_events(parse("Norland attacked Sudland on Monday. It was late."), {})
    assert read(parsed, "Norland", "Sudland") == ()


def test_the_encoder_says_who_did_it(parse: Parse) -> None:
    parsed = parse("Norland was told that Sudland had been attacked by Eastland.")
    with_events(parsed, {"attacked": ("ASSAULT", "happened", 0.9)}, {"attacked": ("Eastland", "Sudland")})
    [event] = read(parsed, "Norland", "Sudland", "Eastland")
    assert (event.source, event.target) == (("a3",), ("a2",))


def test_the_words_of_a_side_are_given_out(parse: Parse) -> None:
    parsed = parse("Norland pounded villages in the north.")
    with_events(parsed, {"pounded": ("ASSAULT", "happened", 0.9)}, {"pounded": ("Norland", "villages")})
    assert [parsed.report.text[s:e] for s, e in sides_in(parsed)] == ["Norland", "villages"]


def test_of_a_sentence_by_itself_what_the_lexicon_finds_stands(parse: Parse) -> None:
    parsed = with_events(parse("Norland attacked Sudland on Monday."), {})
    assert [e.type for e in read(parsed, "Norland", "Sudland")] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("told", "status"), [(("ASSAULT", "planned", 0.9), "planned"), (("ASSAULT", "happened", 0.9), "happened")]
)
def test_the_encoder_says_whether_it_happened(parse: Parse, told: tuple[str, str, float], status: str) -> None:
    parsed = with_events(parse("Norland pounded Sudland. It was late."), {"pounded": told})
    assert [e.status for e in read(parsed, "Norland", "Sudland")] == [status]


def test_an_if_of_the_rules_stands_against_the_encoder(parse: Parse) -> None:
    parsed = parse("If Norland attacks Sudland, the markets will fall. It is late.")
    with_events(parsed, {"attacks": ("ASSAULT", "happened", 0.9)})
    assert [e.status for e in read(parsed, "Norland", "Sudland")] == ["conditional"]


def test_what_is_surer_has_more_confidence(parse: Parse) -> None:
    stated: list[float] = []
    for sure in (0.7, 0.8, 0.95):
        parsed = with_events(parse("Norland pounded Sudland. It was late."), {"pounded": ("ASSAULT", "happened", sure)})
        stated += [e.confidence for e in read(parsed, "Norland", "Sudland")]
    assert len(stated) == 3
    assert 0 < stated[0] < stated[1] < stated[2] < 1


def test_what_is_told_twice_in_the_same_words_is_one_event(parse: Parse) -> None:
    parsed = parse("Norland made a proposal calling for help from Sudland. It was late.")
    told = {"proposal": ("REQUEST", "happened", 0.9), "calling": ("REQUEST", "happened", 0.9)}
    with_events(parsed, told, dict.fromkeys(told, ("Norland", "Sudland")))
    assert [e.type for e in read(parsed, "Norland", "Sudland")] == ["REQUEST"]


def test_who_is_named_only_in_the_words_for_the_source_is_no_target(parse: Parse) -> None:
    text = "Palace spokesman Hale scolded the mayor. It was late."
    parsed = with_events(parse(text), {"scolded": ("ACCUSE", "happened", 0.9)}, {"scolded": ("Hale", "Palace")})
    palace = Actor(id="a1", name="Palace", kind="government", mentions=((0, 6),))
    hale = Actor(id="a2", name="Hale", kind="person", mentions=((0, 21),))
    [event] = read_events(parsed, (), (palace, hale), (), ())
    assert (event.source, event.target) == (("a2",), ())


def test_whom_a_passive_verb_is_done_to_is_no_source(parse: Parse) -> None:
    parsed = parse("Norland was condemned at length. It was late.")
    with_events(parsed, {"condemned": ("ACCUSE", "happened", 0.95)}, {"condemned": ("Norland", "condemned")})
    [event] = read(parsed, "Norland")
    assert (event.source, event.target) == ((), ("a1",))


def test_whom_an_active_verb_is_done_to_is_no_source_either(parse: Parse) -> None:
    parsed = parse("Norland condemned Sudland at length. It was late.")
    with_events(parsed, {"condemned": ("ACCUSE", "happened", 0.95)}, {"condemned": ("Sudland", "condemned")})
    [event] = read(parsed, "Norland", "Sudland")
    assert (event.source, event.target) == (("a1",), ("a2",))


def test_who_stands_before_the_hyphen_backs_who_stands_after_it(parse: Parse) -> None:
    parsed = parse("Turkish-backed rebels waited near the border with Turkey. It was late.")
    with_events(parsed, {"backed": ("COOPERATE", "ongoing", 0.95)}, {"backed": ("rebels", "backed")})
    actors = actors_named(parsed.report.text, {"Turkey": "TUR", "rebels": "SYR"})
    [event] = read_events(parsed, (), actors, (), ())
    assert (event.source, event.target) == (("a1",), ("a2",))


def test_a_company_before_the_hyphen_is_not_its_state(parse: Parse) -> None:
    parsed = parse("Exxon-backed rebels waited near the border with America. It was late.")
    with_events(parsed, {"backed": ("COOPERATE", "ongoing", 0.95)}, {"backed": ("rebels", "backed")})
    actors = actors_named(parsed.report.text, {"America": "USA", "rebels": "SYR"})
    assert all("a1" not in e.source for e in read_events(parsed, (), actors, (), ()))


def test_the_event_of_a_lone_sentence_is_given_the_state_named_in_it_as_target(parse: Parse) -> None:
    parsed = parse("Norland refused to send the troops that Sudland awaits.")
    with_events(parsed, {"refused": ("REJECT", "happened", 0.95)}, {"refused": ("Norland", "refused")})
    actors = actors_named(parsed.report.text, {"Norland": "NOR", "Sudland": "SWE"})
    assert [(e.source, e.target) for e in read_events(parsed, (), actors, (), ())] == [(("a1",), ("a2",))]


def test_the_two_countries_are_the_last_two(parse: Parse) -> None:
    parsed = parse("Norland lies beside Sudland. The two countries signed a pact.")
    with_events(parsed, {"signed": ("AGREE", "happened", 0.95)}, {"signed": ("countries", "signed")})
    actors = actors_named(parsed.report.text, {"Norland": "NOR", "Sudland": "SWE", "two countries": None})
    [event] = read_events(parsed, (), actors, (), ())
    assert (event.source, event.target) == (("a1", "a2"), ())


def test_two_countries_of_which_one_is_named_stay_what_they_are_called(parse: Parse) -> None:
    parsed = parse("Norland lies far away. The two countries signed a pact.")
    with_events(parsed, {"signed": ("AGREE", "happened", 0.95)}, {"signed": ("countries", "signed")})
    actors = actors_named(parsed.report.text, {"Norland": "NOR", "two countries": None})
    [event] = read_events(parsed, (), actors, (), ())
    assert event.source == ("a2",)

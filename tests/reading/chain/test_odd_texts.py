"""Whatever the other rooms give, the record keeps its contract."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.reading.chain import read_statements
from onrecord.reading.chain._form import quoted_in
from onrecord.record import Actor, Attribution, Record, Time

TEXT = (
    "Reuters reported on Monday that Marta Ilves said: “The border would reopen, he told us.” "
    "According to the Harbour Herald, “she ‘lied’ to CNN”, Orlik added in an interview with state television."
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Yes",
        " " * 10_000,
        "“““",
        "’’’ ‘ '' ``",
        "😀 said 😀",
        "قال الوزير: «لا».",
        "\u202e said \u202c",
        "a\n\n\nb",
    ],
)
def test_odd_texts_do_not_raise(parse, text):
    parsed = parse(text, segments=()) if not text.strip() else parse(text)
    spans = ((0, len(text)),) if text else ()
    said = [Attribution(source=spans, cue=spans, content=spans)] if spans else []
    read_statements(parsed, said, [], [])


spans = st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 60)).map(lambda s: ((s[0], min(len(TEXT), sum(s))),))
maybe = st.one_of(st.just(()), spans)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.builds(Attribution, source=maybe, cue=maybe, content=spans), max_size=8),
    st.lists(st.tuples(spans, st.sampled_from(["person", "media"])), max_size=5),
    st.lists(spans, max_size=3),
)
def test_any_spans_give_a_record_that_holds_to_its_contract(parse, said, cast, when):
    parsed = parse(TEXT)
    actors = [Actor(id=f"a{i}", name=f"N{i}", kind=k, mentions=m) for i, (m, k) in enumerate(cast)]
    times = [Time(span=w[0], type="DATE", value="2022-03-21") for w in when]
    statements = read_statements(parsed, said, actors, times)
    record = Record(report=parsed.report, actors=tuple(actors), statements=statements).checked()
    ids = [s.id for s in record.statements]
    assert len({s.content for s in record.statements}) == len(ids)
    for s in record.statements:
        assert s.chain[0].name == "The Morning Courier"
        assert s.within != s.id
        if s.speaker is not None:
            assert s.chain[-1].actor == s.speaker or s.speaker in {link.actor for link in s.chain}


def test_reporters_of_one_another_are_no_endless_chain(parse):
    text = "According to Orlik, according to Ilves, according to Dorsey, the ferry sank."
    parsed = parse(text)
    ferry = (text.index("the ferry"), len(text) - 1)
    said: list[Attribution] = []
    for name in ("Orlik", "Ilves", "Dorsey"):
        at = text.index(name)
        said.append(
            Attribution(source=((at, at + len(name)),), cue=((at - 13, at - 1),), content=(ferry,), confidence=0.9)
        )
    cast = [
        Actor(id=f"a{i}", name=text[a:b], kind="person", mentions=((a, b),))
        for i, ((a, b),) in enumerate(x.source for x in said)
    ]
    assert read_statements(parsed, said, cast, [])


@given(st.text(alphabet="“”‘’'\"`«» ab.\n", max_size=60))
def test_quotations_lie_in_their_paragraph(text):
    for q in quoted_in(text, [(0, len(text))]):
        assert 0 <= q.start <= q.end <= len(text)


def test_many_acts_are_read_in_time(parse):
    text = " ".join(f"Ann Dorsey told Reuters on Monday that ship {i} had left." for i in range(400))
    parsed = parse(text)
    said: list[Attribution] = []
    at = 0
    mentions: list[tuple[int, int]] = []
    for i in range(400):
        a, c = text.index("Ann Dorsey", at), text.index("told", at)
        s = text.index(f"ship {i} had left", at)
        mentions.append((a, a + 10))
        said.append(
            Attribution(source=((a, a + 10),), cue=((c, c + 4),), content=((s, s + len(f"ship {i} had left")),))
        )
        at = s
    dorsey = Actor(id="a1", name="Ann Dorsey", kind="person", mentions=tuple(mentions))
    assert len(read_statements(parsed, said, [dorsey], [])) == 400

"""Random records that keep the contract, for Hypothesis: texts of many scripts, spans that lie in them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from onrecord.record import (
    CONDITION_KINDS,
    EVENT_TYPES,
    STATUSES,
    Actor,
    Attribution,
    ChainLink,
    Condition,
    DatedBy,
    Event,
    EventPlace,
    Place,
    Published,
    Record,
    Report,
    Segment,
    Statement,
    Time,
    report_id,
)

SENTENCES = (
    "The strait stays open, the ministry said. ",
    "“Мы не уйдём”, — заявил представитель. ",
    "قال المتحدث: لن ننسحب. ",
    "Çavuşoğlu warned: ‘not one step’ …\n\n",
    "外務省は「協議は続く」と述べた。",
    "👩‍🚒🇺🇦 e\u0301tat — d’urgence\r\n",
)

confidences = st.floats(0, 1)
countries = st.sampled_from(("RUS", "UKR", "TUR", "XKX", None))
labels = st.text(max_size=12)
names = st.text(min_size=1, max_size=20) | st.sampled_from(("Ana Kovač", "the Harbour Post", "İnci Şahin", "=SUM(A1)"))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """The text of a report: sentences of several scripts with anything between them; sometimes empty."""
    pieces = draw(st.lists(st.sampled_from(SENTENCES) | st.text(max_size=8), max_size=6))
    return "".join(pieces)


def span_lists(length: int, max_spans: int = 3) -> st.SearchStrategy[tuple[tuple[int, int], ...]]:
    """Span lists in order, within a text of `length` code points."""
    if length == 0:
        return st.just(())
    cuts = st.lists(st.integers(0, length), unique=True, max_size=2 * max_spans).map(sorted)
    return cuts.map(lambda c: tuple(zip(c[0::2], c[1::2], strict=False)))


def spans(length: int) -> st.SearchStrategy[tuple[int, int]]:
    """One span within a text of `length` code points, which is more than none."""
    return st.integers(0, length - 1).flatmap(lambda s: st.tuples(st.just(s), st.integers(s + 1, length)))


def dates() -> st.SearchStrategy[str]:
    """Dates cut at what is known."""
    return st.builds(lambda day, cut: str(day)[:cut], st.dates(), st.sampled_from((4, 7, 10)))


def json_values() -> st.SearchStrategy[Any]:
    """What an archive may say beside a report."""
    scalars = (
        st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False, allow_infinity=False)
    )
    return st.recursive(
        scalars | labels, lambda v: st.lists(v, max_size=2) | st.dictionaries(labels, v, max_size=2), max_leaves=4
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report with segments in order."""
    text = draw(texts())
    n = len(text)
    outlet = draw(st.none() | names)
    segments = tuple(
        Segment(kind=draw(st.sampled_from(("title", "paragraph", "caption", "furniture"))), start=s, end=e)
        for s, e in draw(span_lists(n))
    )
    published = draw(
        st.none()
        | st.builds(
            Published,
            value=dates(),
            basis=st.sampled_from(("metadata", "stated", "inferred", "given")),
            spans=span_lists(n),
            why=st.none() | labels,
        )
    )
    return Report(
        id=report_id(text, outlet),
        source=draw(names),
        outlet=outlet,
        title=draw(st.none() | names),
        authors=tuple(draw(st.lists(names, max_size=2))),
        published=published,
        text=text,
        segments=segments,
        wire=draw(st.none() | names),
        aside=draw(st.dictionaries(labels, json_values(), max_size=2)),
    )


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record that keeps the contract: every span lies in the text, every id names something."""
    report = draw(reports())
    n = len(report.text)
    lists = span_lists(n)
    places = _places(n) if n else st.just(())
    actors = tuple(draw(_actor(f"a{i}", lists)) for i in range(draw(st.integers(0, 3))))
    actor_ids = st.none() | st.sampled_from([a.id for a in actors]) if actors else st.none()
    statements: list[Statement] = []
    for i in range(draw(st.integers(0, 3))):
        inside = st.none() | st.sampled_from([s.id for s in statements]) if statements else st.none()
        statements.append(draw(_statement(f"s{i}", lists, actor_ids, inside)))
    statement_ids = st.none() | st.sampled_from([s.id for s in statements]) if statements else st.none()
    events = tuple(draw(_event(f"e{i}", n, actors, statement_ids)) for i in range(draw(st.integers(0, 2))))
    conditions = tuple(
        draw(
            st.builds(
                Condition,
                id=st.just(f"c{i}"),
                statement=statement_ids,
                speaker=actor_ids,
                if_=lists,
                then=st.none() | lists,
                kind=st.sampled_from(CONDITION_KINDS),
                confidence=confidences,
            )
        )
        for i in range(draw(st.integers(0, 2)))
    )
    attributions = st.builds(Attribution, source=lists, cue=lists, content=lists, confidence=confidences)
    return Record(
        report=report,
        actors=actors,
        attributions=tuple(draw(st.lists(attributions, max_size=2))),
        statements=tuple(statements),
        events=events,
        conditions=conditions,
        times=draw(_times(n)) if n else (),
        places=draw(places),
        notes=tuple(draw(st.lists(labels, max_size=2))),
    ).checked()


def _actor(id: str, lists: st.SearchStrategy[Any]) -> st.SearchStrategy[Actor]:
    return st.builds(
        Actor,
        id=st.just(id),
        name=names,
        kind=st.sampled_from(("person", "office", "state", "armed group")),
        role=st.none() | labels,
        country=countries,
        sector=st.none() | st.sampled_from(("GOV", "MIL", "REB")),
        ids=st.dictionaries(labels, labels, max_size=2),
        anonymous=st.booleans(),
        mentions=lists,
    )


def _statement(
    id: str, lists: st.SearchStrategy[Any], actors: st.SearchStrategy[Any], inside: st.SearchStrategy[Any]
) -> st.SearchStrategy[Statement]:
    link = st.builds(ChainLink, name=names, actor=actors, span=st.none() | lists)
    return st.builds(
        Statement,
        id=st.just(id),
        content=lists,
        cue=lists,
        speaker_span=lists,
        speaker=actors,
        form=st.sampled_from(("direct", "indirect", "mixed")),
        anonymous=st.booleans(),
        chain=st.lists(link, max_size=3).map(tuple),
        audience=lists,
        said_on=st.none() | st.builds(DatedBy, value=dates(), spans=lists),
        within=inside,
        confidence=confidences,
    )


def _event(
    id: str, length: int, actors: tuple[Actor, ...], statements: st.SearchStrategy[Any]
) -> st.SearchStrategy[Event]:
    who = st.lists(st.sampled_from([a.id for a in actors]), max_size=2).map(tuple) if actors else st.just(())
    place = st.none()
    if length:
        place |= st.builds(EventPlace, name=names, span=spans(length), **_coordinates())
    return st.builds(
        Event,
        id=st.just(id),
        type=st.sampled_from(EVENT_TYPES),
        mode=st.none() | labels,
        cameo=st.none() | st.just("138"),
        evidence=span_lists(length),
        source=who,
        target=who,
        status=st.sampled_from(STATUSES),
        date=st.none() | st.builds(DatedBy, value=dates(), spans=span_lists(length)),
        place=place,
        statement=statements,
        confidence=confidences,
    )


def _places(length: int) -> st.SearchStrategy[tuple[Place, ...]]:
    return st.lists(st.builds(Place, span=spans(length), name=names, **_coordinates()), max_size=2).map(tuple)


def _times(length: int) -> st.SearchStrategy[tuple[Time, ...]]:
    kinds = st.sampled_from(("DATE", "TIME", "DURATION", "SET"))
    return st.lists(st.builds(Time, span=spans(length), type=kinds, value=labels), max_size=2).map(tuple)


def _coordinates() -> dict[str, st.SearchStrategy[Any]]:
    return {
        "country": countries,
        "lat": st.none() | st.floats(-90, 90),
        "lon": st.none() | st.floats(-180, 180),
        "geonames": st.none() | st.integers(1, 2**63 - 1),
    }

"""Times in news sentences; the report is of Wednesday, 23 March 2022 unless said otherwise."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.reading.times import read_times
from onrecord.record import Segment


@pytest.fixture
def times(parse):
    def read(text, **fields):
        parsed = parse(text, **fields)
        return [(parsed.report.words((t.span,)), t.type, t.value) for t in read_times(parsed)]

    return read


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The envoy arrived on Wednesday.", ("Wednesday", "DATE", "2022-03-23")),
        ("The envoy arrived on Friday.", ("Friday", "DATE", "2022-03-18")),
        ("The envoy will arrive on Friday.", ("Friday", "DATE", "2022-03-25")),
        ("The envoys plan to meet on Monday.", ("Monday", "DATE", "2022-03-28")),
        ("A rally scheduled for Saturday drew warnings.", ("Saturday", "DATE", "2022-03-26")),
        ("The rebels have until Sunday to leave.", ("Sunday", "DATE", "2022-03-27")),
        ("Ministers met last Tuesday.", ("last Tuesday", "DATE", "2022-03-22")),
        ("Ministers will meet next Wednesday.", ("next Wednesday", "DATE", "2022-03-30")),
        ("Ministers met on Monday of last week.", ("Monday of last week", "DATE", "2022-03-14")),
        ("Police want to hear who was there on Monday.", ("Monday", "DATE", "2022-03-21")),
        ("The envoy meets the rebels on Friday.", ("Friday", "DATE", "2022-03-25")),
        ("The deadline of Friday stood.", ("Friday", "DATE", "2022-03-18")),
        ("The minister set a deadline of Friday.", ("Friday", "DATE", "2022-03-25")),
        ("The envoys had left by Friday.", ("Friday", "DATE", "2022-03-18")),
        ("The army completed the pullout by Friday.", ("Friday", "DATE", "2022-03-18")),
        ("The army must leave by Friday.", ("Friday", "DATE", "2022-03-25")),
        ("The treaty had been due to expire on Friday.", ("Friday", "DATE", "2022-03-18")),
        ("Friday's ruling will change the law.", ("Friday", "DATE", "2022-03-18")),
        ("Voters will choose in Sunday's election.", ("Sunday", "DATE", "2022-03-27")),
        ("Nobody could be found on Tuesday.", ("Tuesday", "DATE", "2022-03-22")),
        ("The envoys will arrive on Tuesday.", ("Tuesday", "DATE", "2022-03-29")),
        ("On Monday the rebels planned an attack.", ("Monday", "DATE", "2022-03-21")),
        ("He fled the day before last Tuesday.", ("the day before last Tuesday", "DATE", "2022-03-21")),
    ],
)
def test_a_weekday_falls_in_the_week_that_its_clause_points_to(times, sentence, expected):
    assert times(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Shelling began on February 24, 2022.", ("February 24, 2022", "2022-02-24")),
        ("Shelling began on 24 February 2022.", ("24 February 2022", "2022-02-24")),
        ("Shelling began on the 3rd of April, 2020.", ("the 3rd of April, 2020", "2020-04-03")),
        ("Shelling began on Nov. 3, 2021.", ("Nov. 3, 2021", "2021-11-03")),
        ("Shelling began on 2021-11-03.", ("2021-11-03", "2021-11-03")),
        ("Shelling began on December 30.", ("December 30", "2021-12-30")),
        ("Shelling began on 18 August last year.", ("18 August last year", "2021-08-18")),
        ("Talks will resume on 2 May.", ("2 May", "2022-05-02")),
        ("The border closed in November.", ("November", "2021-11")),
        ("The border will reopen in May.", ("May", "2022-05")),
        ("The border closed in early March 2014.", ("early March 2014", "2014-03")),
        ("The border closed in 2014.", ("2014", "2014")),
        ("Exports fell in the third quarter of 2021.", ("the third quarter of 2021", "2021-Q3")),
        ("Exports fell in the fourth quarter.", ("the fourth quarter", "2021-Q4")),
        ("Exports fell in the second half of 2020.", ("the second half of 2020", "2020-H2")),
        ("Exports fell in the late 1970s.", ("the late 1970s", "197")),
        ("Exports fell in the 19th century.", ("the 19th century", "18")),
        ("Leaders of the 2016 coup were freed.", ("2016", "2016")),
        ("An agreement to sell the port in May was signed.", ("May", "2022-05")),
        ("A summit set for the capital in April will end it.", ("April", "2022-04")),
        ("The port closed in January nineteen ninety-seven.", ("January nineteen ninety-seven", "1997-01")),
        ("The fleet left in the week of March 7.", ("the week of March 7", "2022-W10")),
        ("Exports fell in the first two quarters of 2020.", ("the first two quarters of 2020", "2020-H1")),
        ("Guns fell silent on Christmas Eve.", ("Christmas Eve", "2021-12-24")),
        ("Bells rang on Good Friday in 2021.", ("Good Friday", "2022-04-15")),
    ],
)
def test_dates_written_out_in_either_order_and_cut_at_what_is_known(times, sentence, expected):
    assert (expected[0], "DATE", expected[1]) in times(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He resigned yesterday.", ("yesterday", "DATE", "2022-03-22")),
        ("He resigned this morning.", ("this morning", "TIME", "2022-03-23TMO")),
        ("He resigned last night.", ("last night", "TIME", "2022-03-22TNI")),
        ("He resigned on Monday evening.", ("Monday evening", "TIME", "2022-03-21TEV")),
        ("He resigned at 9:30 p.m. on Monday.", ("9:30 p.m. on Monday", "TIME", "2022-03-21T21:30")),
        ("He resigned last week.", ("last week", "DATE", "2022-W11")),
        ("He resigned last month.", ("last month", "DATE", "2022-02")),
        ("He resigned late last year.", ("late last year", "DATE", "2021")),
        ("He will resign early next year.", ("early next year", "DATE", "2023")),
        ("He resigned over the weekend.", ("the weekend", "DATE", "2022-W11-WE")),
        ("He resigned two months ago.", ("two months ago", "DATE", "2022-01")),
        ("He resigned ten days ago.", ("ten days ago", "DATE", "2022-03-13")),
        ("He resigned several years ago.", ("several years ago", "DATE", "PAST_REF")),
        ("He resigned the day before yesterday.", ("the day before yesterday", "DATE", "2022-03-21")),
    ],
)
def test_times_told_from_the_day_of_the_report(times, sentence, expected):
    assert times(sentence) == [expected]


def test_a_date_that_names_a_noun_is_the_nearest_whatever_the_tense(times):
    assert times("Hackers tried to influence the July 8 election.")[0][2] == "2022-07-08"
    assert times("Hackers broke in on July 8.")[0][2] == "2021-07-08"


def test_the_name_of_a_broadcast_is_no_time(times):
    assert times("He spoke on ABC's This Week and praised the future king.") == []


def test_later_and_earlier_are_told_from_the_date_just_named(times):
    assert times("They signed in March 2014 and broke it two months later.")[1] == (
        "two months later",
        "DATE",
        "2014-05",
    )
    assert times("She was shot on 5 May 2020. Three days earlier she had fled.")[1][2] == "2020-05-02"
    assert times("The bank opened on July 3, 2019. It had been robbed the previous day.")[1][2] == "2019-07-02"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The siege lasted three days.", ("three days", "DURATION", "P3D")),
        ("The siege lasted more than two hours.", ("more than two hours", "DURATION", "PT2H")),
        ("The siege lasted a week.", ("a week", "DURATION", "P1W")),
        ("The siege lasted a few months.", ("a few months", "DURATION", "PXM")),
        ("A four-month siege followed.", ("four-month", "DURATION", "P4M")),
        ("Imports rose in the first nine months.", ("the first nine months", "DURATION", "P9M")),
        ("Imports rose over the past two decades.", ("the past two decades", "DURATION", "P20Y")),
        ("Imports rose in recent weeks.", ("recent weeks", "DURATION", "PXW")),
        ("They march every Friday.", ("every Friday", "SET", "XXXX-WXX-5")),
        ("They march every other week.", ("every other week", "SET", "P2W")),
        ("The two sides meet twice a year.", ("twice a year", "SET", "P1Y")),
        ("He is now in exile.", ("now", "DATE", "PRESENT_REF")),
        ("He recently fled.", ("recently", "DATE", "PAST_REF")),
        ("He fears for the future.", ("the future", "DATE", "FUTURE_REF")),
        ("The talks lasted 2 1/2 hours.", ("2 1/2 hours", "DURATION", "PT2H30M")),
        ("The talks took a minute and a half.", ("a minute and a half", "DURATION", "PT1M30S")),
        ("They meet on Tuesday nights.", ("Tuesday nights", "SET", "XXXX-WXX-2TNI")),
        ("The current truce is weak.", ("current", "DATE", "PRESENT_REF")),
        ("The vote was put off to a later date.", ("a later date", "DATE", "FUTURE_REF")),
    ],
)
def test_how_long_how_often_and_now(times, sentence, expected):
    assert times(sentence) == [expected]


def test_a_year_that_ended_is_a_span_and_not_the_running_one(times):
    assert times("Sales doubled in the year ended June 30.")[0] == ("the year", "DURATION", "P1Y")


def test_a_period_is_the_quarter_that_the_text_speaks_of(times):
    told = "Profit rose in the third quarter. In the latest period, sales fell from the corresponding period last year."
    assert [value for _, _, value in times(told)] == ["2021-Q3", "2021-Q3", "2020-Q3"]
    assert times("Profit rose in the third quarter, up from the 2019 quarter.")[1][2] == "2019-Q3"


def test_the_next_morning_is_that_of_the_day_after_the_one_just_named(times):
    assert times("They signed on May 5, 2020. The next morning they left.")[1] == (
        "The next morning",
        "TIME",
        "2020-05-06TMO",
    )


def test_a_month_that_names_a_noun_is_the_nearest(times):
    assert times("The guild told buyers of a cutback in May.")[0][2] == "2022-05"


def test_an_anniversary_dates_what_it_looks_back_to(times):
    assert times("Thursday, March 24 will mark one month since the tanks crossed the border.") == [
        ("Thursday, March 24", "DATE", "2022-03-24"),
        ("one month since", "DATE", "2022-02-24"),
    ]
    assert times("Norland has jailed critics since a failed July coup.")[0][2] == "2021-07"
    assert times("It has been two years since the truce broke.") == [("two years since", "DATE", "2020")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The 46-year-old driver was 10 years old then.",
        "Prime Minister May spoke with May afterwards.",
        "The ministry may march on regardless, he said.",
        "The fee is $3 a day.",
        "About 1,990 people and 2000 soldiers died.",
        "A second attack followed; sat images show it.",
        "The spring broke and prices fall.",
        "He fled in his 30s.",
        "Now, the mayor said, the road is open.",
        "The envoy was soon freed.",
        "He knows about current affairs.",
    ],
)
def test_what_looks_like_a_time_and_is_none(times, sentence):
    assert times(sentence) == []


def test_without_a_day_of_the_report_only_what_is_said_is_known(times):
    assert times("He fled on Friday, yesterday or on March 3, not last week, in 2014.", published=None) == [
        ("Friday", "DATE", "XXXX-WXX-5"),
        ("yesterday", "DATE", "PAST_REF"),
        ("March 3", "DATE", "XXXX-03-03"),
        ("last week", "DATE", "PAST_REF"),
        ("2014", "DATE", "2014"),
    ]


def test_a_report_dated_to_its_month_dates_months_and_years_only(times):
    said = times("He fled last month, last year, or last Friday.", published="2022-03")
    assert [value for _, _, value in said] == ["2022-02", "2021", "XXXX-WXX-5"]


def test_the_present_tense_of_a_headline_tells_what_has_happened(times, parse):
    text = "Rebels leave town on Monday"
    title = (Segment(kind="title", start=0, end=len(text)),)
    assert times(text, segments=title)[0][2] == "2022-03-21"
    assert times(text + ".")[0][2] == "2022-03-28"


def test_segments_that_are_no_part_of_the_report_are_not_read(times):
    text = "Posted on 1 May 2020\n\nHe fled in 2019."
    segments = (Segment(kind="furniture", start=0, end=20), Segment(kind="paragraph", start=22, end=len(text)))
    assert times(text, segments=segments) == [("2019", "DATE", "2019")]


_WORDS = (
    "the last next early end of March 3 , 31 1999 Friday two hundred a few weeks ago later since mark every '90s "
    "10 p.m. - 1/2 nights and a half "
    "current nineteen third quarter \n\n year 99999999999999 30/02/2022 2022-13-40 Feb. 30th 🌍 ابريل Christmas ' s"
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(st.sampled_from(_WORDS.split(" ")), max_size=25),
    published=st.sampled_from(["2022-03-23", "2022-03", "2022", "0001-01-01", "9999-12-31", None]),
)
def test_spans_are_verbatim_in_order_and_apart_whatever_the_words(parse, words, published):
    parsed = parse(" ".join(words), published=published)
    end = 0
    for time in read_times(parsed):
        assert end <= time.span[0] < time.span[1] <= len(parsed.report.text)
        words_read = parsed.report.words((time.span,))
        assert words_read == words_read.strip()
        end = time.span[1]


@pytest.mark.parametrize("text", ["", " ", " " * 10_000, "now", "“", "1", "Monday", "\n\n\n"])
def test_odd_texts_are_read_without_complaint(parse, text):
    read_times(parse(text))

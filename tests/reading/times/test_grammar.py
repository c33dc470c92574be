"""The pattern language, the lexicon and their bounds."""

import pytest

from onrecord.reading.times._grammar import compile_pattern, words_in
from onrecord.reading.times._guards import GUARDS
from onrecord.reading.times._lexicon import lexicon
from onrecord.reading.times._when import NORMALISERS


def codes(name):
    return {"A": frozenset("a"), "B": frozenset("b"), "AB": frozenset("ab"), "and": frozenset("&")}.get(
        name, frozenset()
    )


@pytest.mark.parametrize(
    ("pattern", "text", "matched"),
    [
        ("A B", "ab", "ab"),
        ("A? B", "b", "b"),
        ("( A | B ) and B", "b&b", "b&b"),
        ("x=AB ( and y=( A | B ) )?", "a&b", "a&b"),
        ("M B", "a&ab", "a&ab"),
    ],
)
def test_patterns_match_words_by_class(pattern, text, matched):
    match = compile_pattern(pattern, {"M": "A and A"}, codes).regex.match(text)
    assert match and match.group() == matched


def test_a_pattern_knows_what_it_can_begin_with():
    assert compile_pattern("A? ( B | and )", {}, codes).first == frozenset("ab&")


@pytest.mark.parametrize("pattern", ["( A", "A )", "NOSUCH"])
def test_a_pattern_that_is_none_says_so(pattern):
    with pytest.raises(ValueError, match=r"bracket|class"):
        compile_pattern(pattern, {}, codes)


def test_literal_words_are_found_through_macros():
    assert words_in("rel=( last | M ) UNIT ,?", {"M": "next DAY"}) == {"last", "next", ","}


def test_every_rule_names_a_normaliser_and_a_guard_that_exist():
    for rule in lexicon().rules:
        assert callable(NORMALISERS[rule.value]), rule.name
        assert rule.guard is None or rule.guard in GUARDS, rule.name


LONGEST_PHRASE = 24  # words; a time expression is shorter, and a rule that reached further could run away


@pytest.mark.parametrize(
    "again",
    [
        "1 ",
        "last ",
        "the end of ",
        "one hundred and ",
        "March 3, ",
        "more than 2 or 3 ",
        "twenty-",
        "\n  ",
        "1/2 ",
        "a year and a half ",
        "the day before last ",
    ],
)
def test_no_rule_reaches_further_than_a_phrase(again):
    lex = lexicon()
    words = lex.read(again * 2_000, 0, len(again) * 2_000)
    at = 0
    while m := lex.start.search(words.codes, at):
        for rule in lex.by_first[words.codes[m.start()]]:
            found = rule.compiled.regex.match(words.codes, m.start())
            assert found is None or found.end() - found.start() <= LONGEST_PHRASE, rule.name
        at = m.start() + 1

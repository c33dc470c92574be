"""Checks on the surroundings of a match: what looks like a time and is none."""

from __future__ import annotations

from collections.abc import Callable

from ._context import Context, Found
from ._lexicon import lexicon

Guard = Callable[[Found, Context], bool]


def _class(name: str) -> dict[str, object]:
    return lexicon().values[name]


def _token(found: Found, context: Context, i: int):
    if not found.first <= i < len(found.words.starts):
        return None
    return context.tokens.at(found.words.starts[i])


def written_month(found: Found, context: Context) -> bool:
    """May, March: the month and not the verb; August, April, June: the month and no name."""
    first, end = found.parts["month"]
    token = _token(found, context, end - 1)
    if token is None:
        return False
    if found.end - found.first > 1 and found.words.low(first) not in {"may", "march"}:
        return True
    if token.pos_ in {"AUX", "VERB"} or token.ent_type_ in {"PERSON", "ORG", "GPE"}:
        return False
    before = found.words.low(found.first - 1)
    if found.end - found.first == 1 and token.lower_ == "may":
        return before in {"in", "of", "since", "until", "till", "during", "before", "through", "by"}
    return before in _class("YEARLEAD") or token.ent_type_ == "DATE" or found.end - found.first > 1


def season_noun(found: Found, context: Context) -> bool:
    """Summer and winter alone, not the spring of a watch or a fall in prices."""
    token = _token(found, context, found.end - 1)
    if token is None or token.pos_ not in {"NOUN", "PROPN"} or token.dep_ == "compound":
        return False
    before = found.words.low(found.first - 1)
    if before == "the":
        before = found.words.low(found.first - 2)
    after_preposition = before in {"in", "by", "until", "since", "during", "over", "last", "through", "before", "after"}
    return after_preposition or (token.ent_type_ == "DATE" and token.lower_ not in {"spring", "fall"})


def is_year(found: Found, context: Context) -> bool:
    """A four-figure number that is a year and no count, price or telephone number."""
    before, after = found.words.low(found.first - 1), found.words.low(found.end)
    if before in _class("MONEY") or after in _class("MONEY") or after in _class("UNITS") or after in {":", "th"}:
        return False
    if after == "of" and before not in _class("YEARLEAD"):
        return False
    if before == "-" and not found.words.low(found.first - 2).isdigit() and found.words.low(found.first - 2):
        return False
    if before == "." and found.words.low(found.first - 2) == "no":
        return False
    token = _token(found, context, found.parts["year"][1] - 1)
    if token is None:
        return False
    following = _token(found, context, found.end)
    counts = following is not None and following.tag_ in {"NNS", "NNPS"} and found.end - found.first == 1
    if counts and before not in {"the", "in"}:
        return False
    if token.ent_type_ == "DATE":
        return True
    return before in _class("YEARLEAD") and token.ent_type_ not in {"MONEY", "QUANTITY", "PERCENT", "PRODUCT"}


def in_before(found: Found, context: Context) -> bool:
    """Words that are a time only after a preposition of time."""
    before = found.words.low(found.first - 1)
    return before in {
        "in",
        "of",
        "since",
        "during",
        "until",
        "by",
        "from",
        "before",
        "after",
        "through",
        "late",
        "early",
    }


def no_unit_after(found: Found, context: Context) -> bool:
    return found.words.low(found.end) not in _class("UNITS").keys() | _class("MONEY").keys()


def no_count_after(found: Found, context: Context) -> bool:
    """ "May 12 people": a month and a day, not a verb and a count."""
    after = found.words.low(found.end)
    if after in _class("MONEY"):
        return False
    return written_month(found, context)


def no_age(found: Found, context: Context) -> bool:
    """ "in his thirties" is an age; "the thirties" are years."""
    return (
        found.words.low(found.first - 1) not in {"his", "her", "their", "my"} and found.words.low(found.first) == "the"
    )


def no_ones_age(found: Found, context: Context) -> bool:
    """ "in his 30s" is an age."""
    return found.words.low(found.first - 1) not in {"his", "her", "their", "my", "your", "our"}


def figures_before(found: Found, context: Context) -> bool:
    """ "the year-earlier $4.5 million" """
    return found.words.low(found.end) in {"$", "loss", "profit", "net", "level", "levels", "figure", "results", "first"}


def unit_alone(found: Found, context: Context) -> bool:
    """ "the year" as a time and not as the head of "the year of the pandemic" or "the day care"."""
    token = _token(found, context, found.end - 1)
    if token is None or token.dep_ == "compound":
        return False
    if found.word("unit") == "day" and found.words.low(found.first - 1) not in {"in", "during", "of", "for", "on"}:
        return False
    if found.words.low(found.end) == "'" and found.words.low(found.end + 1) == "s":
        return found.word("unit") == "week"
    return found.words.low(found.end) not in {"of", "that", "when", "before", "after", "-", "'", "to", "he", "she"}


def unit_small(found: Found, context: Context) -> bool:
    """ "this week" and not the broadcast "This Week"."""
    first, last = found.words.words[found.first], found.words.words[found.end - 1]
    return context.title or not (first.istitle() and last.istitle())


def shift_closed(found: Found, context: Context) -> bool:
    """ "two days before" with nothing after it, or with what it is before told: both are dates unknown here."""
    word = found.words.low(found.end - 1)
    if word in {"before", "after"}:
        token = _token(found, context, found.end - 1)
        return token is not None and token.pos_ == "ADV" and not list(token.children)
    return True


def marks(found: Found, context: Context) -> bool:
    """ "will mark one month since …", "it is a year since …": the time that this points back to."""
    return any(found.words.low(found.first - k) in {"mark", "marks", "marked", "is", "'s", "been"} for k in (1, 2))


def no_rate_no_age(found: Found, context: Context) -> bool:
    """No "$3 a week", "46-year-old", "10 years old", "once a year"."""
    before, after, then = (found.words.low(i) for i in (found.first - 1, found.end, found.end + 1))
    if after == "old" or (after == "-" and then in {"old", "olds"}):
        return False
    if after in {"a", "per", "an"} and then in _class("UNIT"):
        return False  # "24 hours a day"
    if before in _class("MONEY") and before not in {"million", "billion", "percent"}:
        return False
    words = found.all
    if words[-1] in {"quarter", "quarters"} and found.word("n") in {"a", "one", "three", "-"}:
        return False  # fractions
    if words == ["one", "day"] and before not in _SPELL_LEADS:
        return False
    if words[0] in {"a", "an"} and len(words) == 2:
        if words[1] in _class("UNITS"):
            return False
        token = _token(found, context, found.end - 1)
        if token is None or token.dep_ == "compound":
            return False
        return before not in {"once", "twice", "times", "percent", "share", "million", "billion"} and not _figure(
            found, context
        )
    return True


_SPELL_LEADS = frozenset({"for", "in", "after", "within", "than", "of", "just", "only", "lasted", "took"})


def _figure(found: Found, context: Context) -> bool:
    """Whether the words before are a figure or a plural that "a year" is the rate of."""
    if found.words.low(found.first - 1).replace(",", "").replace(".", "").isdigit():
        return True
    token = context.tokens.at(max(found.words.starts[found.first] - 1, 0))
    unit = _token(found, context, found.end - 1)
    return (
        token is not None
        and unit is not None
        and unit.dep_ in {"npadvmod", "appos"}
        and token.tag_ in {"NNS", "NNPS", "CD"}
    )


def for_before(found: Found, context: Context) -> bool:
    """ "for weeks", "in years", "over centuries"."""
    before = found.words.low(found.first - 1)
    return before in {
        "for",
        "in",
        "within",
        "over",
        "after",
        "of",
        "through",
        "lasting",
        "spent",
        "takes",
        "took",
        "take",
    } and (found.words.low(found.end) not in {"of", "-"})


def no_title(found: Found, context: Context) -> bool:
    """ "today" and not the name of a paper or programme."""
    word = found.words.words[found.end - 1]
    if word.islower():
        return True
    token = _token(found, context, found.end - 1)
    after = found.words.low(found.end)
    return token is not None and token.ent_type_ not in {"ORG", "WORK_OF_ART"} and after not in {"programme", "show"}


def no_name(found: Found, context: Context) -> bool:
    """ "daily" and not the name of a paper."""
    token = _token(found, context, found.end - 1)
    if token is None or token.pos_ == "PROPN" or token.is_title:
        return False
    return token.lower_ in {"daily", "hourly", "weekly"} or token.pos_ == "ADV"


def ref_word(found: Found, context: Context) -> bool:
    """ "soon" but not "as soon as", "soon after", "was soon freed"; "now" but not the "Now," that opens a sentence."""
    before, after = found.words.low(found.first - 1), found.words.low(found.end)
    if found.has("soon"):
        return before not in {"as", "too", "how"} and after not in {"after", "as", "enough"} and context.tense != "past"
    return not (found.words.words[found.end - 1] == "Now" and after == ",")


def adjective(found: Found, context: Context) -> bool:
    """ "the current crisis", and not a current of water or "current affairs"."""
    token = _token(found, context, found.end - 1)
    return token is not None and token.dep_ == "amod" and found.words.low(found.end) not in {"account", "affairs"}


def noun_alone(found: Found, context: Context) -> bool:
    """ "the future" and not "the future king"."""
    token = _token(found, context, found.end - 1)
    if token is None or token.dep_ in {"amod", "compound"} or token.pos_ == "ADP":
        return False
    following = _token(found, context, found.end)
    if following is not None and following.pos_ in {"NOUN", "PROPN", "ADJ"}:
        return False
    return found.words.low(found.end) != "of"


GUARDS: dict[str, Guard] = {
    guard.__name__: guard
    for guard in (
        written_month,
        season_noun,
        is_year,
        in_before,
        no_unit_after,
        no_count_after,
        no_age,
        no_ones_age,
        figures_before,
        unit_alone,
        unit_small,
        shift_closed,
        marks,
        no_rate_no_age,
        for_before,
        no_name,
        no_title,
        ref_word,
        noun_alone,
        adjective,
    )
}

"""To which state somebody belongs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.reading.gazetteer import Gazetteer, folded

from ._cast import Cast
from ._lists import Lists
from ._page import Page

_OF_PLACE = frozenset({"of", "at", "in", "from", "for", "with"})
_STOPS = frozenset({",", ".", ";", "–", "—", "(", "and", "who", "which", "that"})
BACKED = frozenset({"backed", "allied", "sponsored", "supported", "funded", "trained", "armed", "aligned"})
ARMED = frozenset({"armed", "trained"})
"""Of those, what without a hyphen only describes: "Palestinian armed groups"."""
ETHNIC = "ethnic"
"""Before a people, what says that it lives abroad: "ethnic Albanians" are not Albania's."""
_REACH = 10  # words after a noun that may still say whose it is
_SHARE = 0.5  # of all words that tell a country, for one to be what the report is about


def country_in(start: int, end: int, cast: Cast, gaz: Gazetteer, lists: Lists) -> str | None:
    """The country that the words of a role or description tell: a name in it, an adjective, a party.

    A body of many states in it ("UN envoy for Syria") means that no country is told.
    """
    page = cast.page
    if joins_states(start, end, cast, gaz):
        return None
    for k in range(start, end):
        owner = cast.owner[k]
        if is_backer(k, page) or (k and page.low[k - 1] == ETHNIC):
            continue
        if owner is not None:
            if owner.country:
                return owner.country
            if owner.kind == "intergovernmental":
                return None
        elif page.capital(k) and (code := _of_two_words(k, page, gaz) or _told_by(page.words[k], cast, gaz, lists)):
            return code
    return None


def is_backer(k: int, page: Page) -> bool:
    """Whether a word names only who stands behind somebody: "US-backed fighters" are not the US's."""
    return is_backing(page.low[k + 1 : k + 3])


def is_backing(following: Sequence[str]) -> bool:
    """Whether the two words after a name, of which one may be a hyphen, say that it stands behind somebody."""
    if following[:1] == ["-"]:
        return bool(BACKED & set(following))
    return bool((BACKED - ARMED) & set(following[:1]))


def joins_states(start: int, end: int, cast: Cast, gaz: Gazetteer) -> bool:
    """Whether words join states or bodies of states: "Russian and NATO forces" are of no one country."""
    return joint_states(start, end, cast, gaz) is not None


def joint_states(start: int, end: int, cast: Cast, gaz: Gazetteer) -> tuple[int, int] | None:
    """The two words that name the states or bodies of states which are joined, if any are."""
    page = cast.page
    for k in range(start + 1, end - 1):
        if page.low[k] == "and" or page.low[k] == "-":
            before, after = (_whose(i, cast, gaz) for i in (k - 1, k + 1))
            if before and after and before != after:
                return k - 1, k + 1
    return None


def _whose(i: int, cast: Cast, gaz: Gazetteer) -> str | None:
    owner = cast.owner[i]
    if owner is not None and owner.kind == "intergovernmental":
        return owner.name
    return country_of_word(i, cast, gaz)


def country_of_word(i: int, cast: Cast, gaz: Gazetteer) -> str | None:
    """The state that a name or an adjective tells, which may be of two words: "North Korean", "South African"."""
    owner = cast.owner[i]
    return (owner.country if owner is not None else None) or state_of_people(i, cast.page, gaz)


def state_of_people(i: int, page: Page, gaz: Gazetteer) -> str | None:
    """The state whose adjective or people stands at `i`, by itself or as one of two words: "North Korean"."""
    return _of_two_words(i, page, gaz) or gaz.people(page.words[i])


def _of_two_words(i: int, page: Page, gaz: Gazetteer) -> str | None:
    pairs = (page.words[k : k + 2] for k in (i - 1, i) if 0 <= k < len(page) - 1 and page.capital(k))
    return next((code for pair in pairs if (code := gaz.people(" ".join(pair)))), None)


def country_after(end: int, cast: Cast, gaz: Gazetteer, lists: Lists) -> str | None:
    """The country of the words that follow a noun: "residents of Homs, Syria", "head of the Russian navy"."""
    page = cast.page
    if end >= len(page) or page.low[end] not in _OF_PLACE:
        return None
    stop = end + 1
    last = min(end + _REACH, len(page))
    while stop < last and page.low[stop] not in _STOPS and page.pos[stop] not in ("VERB", "AUX"):
        stop += 1
    owner = cast.owner[stop - 1]
    if page.low[end] in ("for", "with") and owner is not None and owner.kind == "state":
        return None  # an envoy for a state is not of it
    return country_in(end + 1, stop, cast, gaz, lists)


def _told_by(word: str, cast: Cast, gaz: Gazetteer, lists: Lists) -> str | None:
    return gaz.people(word) or cast.regional.get(word) or lists.hints.get(word) or _of_capital(word, gaz)


def _of_capital(word: str, gaz: Gazetteer) -> str | None:
    entry = gaz.look_up(word)
    return entry.country if entry is not None and entry.kind == "state" else None


def settle_regions(cast: Cast, lists: Lists) -> None:
    """Peoples and groups of several states belong where the report is about: "Kurdish" in a report on Syria.

    The states stand in the order in which they are tried; one is taken when the report
    names it a third as often as the one it names most.
    """
    counts: Counter[str] = Counter()
    for figure in cast.figures:
        if figure.kind == "state" and figure.country:
            counts[figure.country] += len(figure.spots)
    for word, codes in lists.regions.items():
        most = max(counts.get(c, 0) for c in codes)
        found = next((c for c in codes if counts.get(c, 0) * 3 >= most > 0), None)
        if found:
            cast.regional[word] = found
    for figure in cast.figures:
        if figure.countries:
            most = max(counts.values(), default=0)
            figure.country = next((c for c in figure.countries if counts[c] * 3 >= most > 0), None)


def main_country(cast: Cast, gaz: Gazetteer, lists: Lists) -> str | None:
    """The country that most of a report's words about countries tell, if one has at least half of them."""
    page: Page = cast.page
    counts: Counter[str] = Counter()
    for start, end in page.sentences:
        for i in range(start, end):
            owner = cast.owner[i]
            if owner is not None:
                if owner.country and owner.kind != "media":
                    counts[owner.country] += 1
            elif page.capital(i) and (code := _told_by(page.words[i], cast, gaz, lists)):
                counts[code] += 1
    if not counts:
        return None
    code, n = counts.most_common(1)[0]
    return code if n > 2 and n >= _SHARE * counts.total() else None


def settle_countries(cast: Cast, gaz: Gazetteer, lists: Lists) -> None:
    """Give a country to those who need none said: "the police" and persons in a report on its outlet's own state.

    Only to the kinds of which at least 0.85 were so found to be right (`words.toml`, ``at_home``); abroad,
    and for armies and governments anywhere, no more than a guess would be made.
    """
    main = main_country(cast, gaz, lists)
    if main is None or main != gaz.country_of(cast.page.parsed.report.outlet or ""):
        return
    for figure in cast.figures:
        if figure.country or figure.sector is None or (figure.written and not figure.is_person):
            continue
        if figure.known is not None or len({f.country for f in figure.parts}) > 1:
            continue  # who serves many states, or two of two states
        if lists.abroad & set(folded(figure.name).replace("-", " ").split()):
            continue
        if figure.sector in lists.at_home.get(figure.kind, ()) or "any" in lists.at_home.get(figure.kind, ()):
            figure.country = main

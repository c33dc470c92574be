"""Who is meant without a name: "the Turkish foreign minister", "Western diplomats", "government forces"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.reading.gazetteer import Gazetteer

from ._belonging import country_after, country_in, country_of_word, joins_states, joint_states
from ._cast import Cast, Figure
from ._lists import Lists, Sort
from ._page import NOMINAL, Page

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_OWNERS = frozenset({"his", "her", "its", "their", "our", "my", "whose"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_OPEN = frozenset({"“", '"', "‘", "'", "”", "’", "(", ",", "–", "—", "-", "and", "but", "or"})
_GOES_ON = frozenset({"of", "for", "at", "in", "to", "and", "with", "who", "from", "on"})
_BODY_REACH = 6  # words after an office that may name its body
_BREAKS = frozenset({"VERB", "AUX", "SPACE", "SCONJ"})
_LEADING = frozenset({"ADV", "SCONJ", "ADP", "CCONJ"})
_BETWEEN = frozenset({",", "(", "–", "—"})


@dataclass(slots=True)
class Description:
    """A noun phrase for somebody, by token number.

    Attributes:
        start: its first word after the article; `end` past its last.
        noun: the describing noun in the singular where it is an office.
        told: whether the country stands before the noun.
        name: where it is not the words themselves.
        office: whether the noun is an office or function of one person.
    """

    start: int
    end: int
    head: int
    noun: str
    sort: Sort
    office: bool
    of_one: bool
    plural: bool
    definite: bool
    owned: bool
    country: str | None
    told: bool
    words: frozenset[str]
    sector: str | None
    sex: str = ""
    name: str = ""


def describe(cast: Cast, gaz: Gazetteer, lists: Lists) -> list[Description]:
    """Every description in the sentences read, in text order."""
    page = cast.page
    out: list[Description] = []
    for start, end in page.sentences:
        taken = start
        for i in range(start, end):
            if i < taken or (page.pos[i] not in NOMINAL and page.low[i] not in lists.people):
                continue
            owner = cast.owner[i]
            if owner is not None and (owner.is_person or cast.spot_at[i] is not None):
                continue
            found = _at(i, start, end, cast, gaz, lists)
            if found:
                out += _of_each(found, cast, gaz)
                taken = found.end
    return out


def _of_each(d: Description, cast: Cast, gaz: Gazetteer) -> list[Description]:
    """One description for each state of "Russian and Turkish troops": the first is called "Russian troops"."""
    joint = joint_states(d.start, d.end, cast, gaz) if d.plural else None
    if joint is None or joint[0] >= d.head - 1 or joint[1] >= d.head:
        return [d]
    k, _ = joint
    noun = cast.page.written(joint[1] + 1, d.end)
    first, second = (country_of_word(i, cast, gaz) for i in joint)
    return [
        replace(d, end=k + 1, head=k, country=first, told=True, name=f"{cast.page.written(k, k + 1)} {noun}"),
        replace(d, start=joint[1], country=second, told=True),
    ]


def _at(i: int, start: int, end: int, cast: Cast, gaz: Gazetteer, lists: Lists) -> Description | None:
    page = cast.page
    first, last, noun, sort, office, of_one = _noun(i, end, page, gaz, lists) or (0, 0, "", None, False, False)
    if sort is None:
        return None
    plural = not office and (page.doc[i].tag_ in ("NNS", "NNPS") or page.low[i] in lists.people)
    begin = max(page.left(i), start)
    while begin < first and (page.low[begin] in _OPEN or page.pos[begin] in ("PUNCT", "SPACE", "ADP", "CCONJ", "ADV")):
        begin += 1
    while begin < first and page.doc[begin].ent_type_ in ("DATE", "TIME"):
        begin += 1
    for k in range(begin, first):  # the phrase begins after a comma, a verb or a name that is not its owner
        if page.words[k] in _BETWEEN or (page.pos[k] in _BREAKS and page.dep[k] != "amod"):
            begin = k + 1
    while begin < first and (page.pos[begin] in _LEADING or page.low[begin] == "as"):
        begin += 1  # "persuasively leaders", "at least their allies"
    owned = page.low[begin] in _OWNERS or any(page.low[k] in ("'s", "’s", "’", "'") for k in range(begin, first))
    definite = owned or page.low[begin] in _DEFINITE
    while begin < i and (page.low[begin] in _ARTICLES or (plural and page.low[begin] in lists.about)):
        begin += 1
    words = frozenset(page.lemma[k] for k in range(begin, last) if page.pos[k] in ("NOUN", "PROPN", "ADJ"))
    if _is_irregular(begin, i, sort, cast, lists):
        sort = Sort("armed group", "REB")
    told = country_in(begin, last, cast, gaz, lists)
    joint = joins_states(begin, last, cast, gaz)
    many = _of_many(begin, last, cast)
    sex = "p" if plural else lists.sex_of_noun.get(noun, "")
    return Description(
        begin,
        last,
        i,
        noun,
        sort,
        office,
        of_one,
        plural,
        definite,
        owned,
        told or (None if joint or many else country_after(last, cast, gaz, lists)),
        told is not None,
        words,
        "IGO" if many and not told else _sector(noun, sort, begin, last, cast, lists),
        sex,
    )


def _is_irregular(begin: int, head: int, sort: Sort, cast: Cast, lists: Lists) -> bool:
    """Whether armed men are no state's: "Kurdish forces", "opposition fighters", "a terror group"."""
    if sort.sector not in ("MIL", "NGO") or sort.kind not in ("government", "organization"):
        return False
    owners = (cast.owner[k] for k in range(begin, head))
    return lists.are_irregular({cast.page.low[k] for k in range(begin, head)}, sort.sector) or (
        sort.sector == "MIL" and any(o is not None and o.kind == "armed group" for o in owners)
    )


def _of_many(begin: int, last: int, cast: Cast) -> bool:
    """Whether a body of many states stands in the words: "EU ministers in Oslo" are not Norway's."""
    return any(owner is not None and owner.kind == "intergovernmental" for owner in cast.owner[begin:last])


def _sector(noun: str, sort: Sort, begin: int, last: int, cast: Cast, lists: Lists) -> str | None:
    """The sector of who holds an office: for "spokesman" or "director" that of the body named with it."""
    if noun not in lists.borrowing and noun not in lists.neutral:
        return sort.sector
    page = cast.page
    for k in range(begin, min(last + _BODY_REACH, len(page))):
        owner = cast.owner[k]
        if owner is not None and owner.sector and owner.kind != "state" and not owner.is_person:
            return owner.sector
        if k >= last and (page.words[k] in (",", ".") or page.pos[k] in ("VERB", "AUX")):
            break
    return None if noun in lists.neutral else sort.sector


def _noun(i: int, end: int, page: Page, gaz: Gazetteer, lists: Lists) -> tuple[int, int, str, Sort, bool, bool] | None:
    """The describing noun at a word: its first token, past its last, itself, what it stands for."""
    low = page.low
    if i + 2 < end and low[i + 1] in ("of", "in", "-") and gaz.office(" ".join(low[i : i + 3]).replace(" - ", "-")):
        office = gaz.office(" ".join(low[i : i + 3]).replace(" - ", "-"))
        if office:
            return i, i + 3, office.words.lower(), Sort("office", office.sector), True, office.of_one
    if i + 1 < end and page.pos[i + 1] in NOMINAL and page.head[i] == i + 1 and _is_any(i + 1, page, gaz, lists):
        return None  # the next word carries the phrase: "campaign manager"
    if low[i] in lists.people:
        return i, i + 1, low[i], lists.people[low[i]], False, False
    for n in (3, 2, 1):
        office = gaz.office(" ".join(low[max(0, i - n + 1) : i + 1]).replace(" - ", "-").rstrip("."))
        if office and i - n + 1 >= 0:
            if page.doc[i].tag_ in ("NNS", "NNPS"):
                return i, i + 1, page.lemma[i], Sort("group", office.sector), False, False
            return i - n + 1, i + 1, office.words.lower(), Sort("office", office.sector), True, office.of_one
    if i and low[i] in ("agency", "service", "website", "outlet") and low[i - 1] in ("news", "press", "wire"):
        return i, i + 1, low[i], Sort("media", "JRN"), False, False
    if low[i] in lists.bodies and (low[i] not in lists.with_article or (i and low[i - 1] == "the")):
        return i, i + 1, low[i], lists.bodies[low[i]], False, False
    word = page.words[i]
    if (gaz.people(word) or word in lists.regions) and page.pos[i] in NOMINAL and low[i].endswith("s"):
        return i, i + 1, low[i], Sort("group", "CVL"), False, False
    return None


def _is_any(i: int, page: Page, gaz: Gazetteer, lists: Lists) -> bool:
    low = page.low[i]
    return low in lists.people or low in lists.bodies or gaz.office(low) is not None


def give_roles(cast: Cast, descriptions: list[Description], gaz: Gazetteer, lists: Lists) -> list[Description]:
    """Give each named person the offices said of it; return the descriptions that stand alone."""
    alone: list[Description] = []
    for d in descriptions:
        whose = _whose(d, cast) if d.office else None
        if whose is None:
            alone.append(d)
            continue
        figure, title = whose
        _give(figure, d, cast)
        spot = cast.spot_at[d.end] if title else None
        if spot is not None and spot.start == d.end:
            cast.put(figure, d.start, spot.end, spot.head)
        else:
            cast.put(figure, d.start, d.end, d.head)
    return alone


def _give(figure: Figure, d: Description, cast: Cast) -> None:
    figure.roles.append(cast.page.written(d.start, d.end))
    figure.heads.add(d.noun)
    figure.country = figure.country or d.country
    if not figure.sector or figure.sector == "CVL":
        figure.sector = "ELI" if "former" in d.words and d.sector == "GOV" else d.sector
    if not figure.sex and d.sex in ("m", "f"):
        figure.sex = d.sex


def _whose(d: Description, cast: Cast) -> tuple[Figure, bool] | None:
    """The named person that a description is said of, and whether it stands right before the name."""
    page, n = cast.page, len(cast.page)
    if d.end < n and _person_from(d.end, cast):
        return _person_from(d.end, cast), True  # pyright: ignore[reportReturnType]
    if d.end + 1 < n and page.words[d.end] == "," and (person := _person_from(d.end + 1, cast)):
        head = page.head[cast.spot_at[d.end + 1].head]  # pyright: ignore[reportOptionalMemberAccess]
        if head == d.head or d.definite:
            return person, False
    before = d.start - 1
    while before > 0 and page.low[before] in _ARTICLES:
        before -= 1
    if before > 0 and page.words[before] in _BETWEEN and (page.dep[d.head] == "appos" or _closed(d.end, page)):
        aged = before > 2 and page.words[before - 1].isdigit() and page.words[before - 2] in _BETWEEN
        person = cast.owner[before - 3 if aged else before - 1]  # "Ana Hale, 34, a Danish doctor"
        if person is not None and person.is_person and page.sentence[before] == page.sentence[d.head]:
            return person, False
    verb = page.head[d.head]
    if page.dep[d.head] == "conj" and page.dep[verb] == "appos" and not d.definite:
        person = cast.owner[verb]  # "Ana Hale, a doctor and former mayor"
        if person is not None and person.is_person:
            return person, False
    if page.dep[d.head] == "attr" and page.lemma[verb] == "be" and not d.definite:
        for k in page.kids[verb]:
            owner = cast.owner[k]
            if page.dep[k] == "nsubj" and owner is not None and owner.is_person:
                return owner, False
    return None


def _closed(i: int, page: Page) -> bool:
    """Whether an apposition ends or goes on with its own words here, and no verb takes it as its subject."""
    return i < len(page) and (page.words[i] in (",", ".", ")", "–", "—") or page.low[i] in _GOES_ON)


def _person_from(i: int, cast: Cast) -> Figure | None:
    owner, spot = cast.owner[i], cast.spot_at[i]
    if owner is not None and spot is not None and owner.is_person and spot.start == i:
        return owner
    return None

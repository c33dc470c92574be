"""What a page says under its pictures: captions and credits, which article extraction drops."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ._kinds import credit_within, ends_sentence, is_credit, is_furniture
from ._lexicon import words_in
from ._tree import FILE, names_of, text_of

LONGEST = 1_500
_LABEL = re.compile(r"^(?:(?:image|media|video) caption|caption|image \d+ of \d+)\s*:?\s*(?=[A-Z“\"'‘0-9])", re.I)
_TAGS = frozenset({"div", "span", "p", "small", "em", "dd", "cite", "figure", "li"})
_IMAGES = ("img", "picture", "video", "amp-img", "source", "noscript", "iframe", "svg")


@dataclass(frozen=True)
class Picture:
    """The words under one picture.

    Attributes:
        place: number of its element in document order.
        caption: what the picture shows; None where there is only a credit.
        credit: whose picture it is.
        whole: both, as they stand on the page.
    """

    place: int
    caption: str | None
    credit: str | None
    whole: str


def picture_words(tree: Any) -> list[Any]:
    """The elements of a page that may hold a caption or a credit, none within another."""
    found: list[Any] = []
    for element in tree.iter():
        named = element.tag in _TAGS and _named(element) and not _holds_more(element)
        if named or element.tag == "figcaption":
            found.append(element)
    inner = set(found)
    return [e for e in found if not any(a in inner and a.tag == "figcaption" for a in e.iterancestors())]


def pictures_of(elements: list[Any], area: Any, numbers: dict[Any, int]) -> list[Picture]:
    """The captions and credits of an article's own pictures, in document order, each once.

    A ``figcaption`` counts wherever it is on the page but among links to other reports; what only
    bears the name of a caption or credit has to stand in the article's area, by a picture, and read as one.
    """
    out: list[Picture] = []
    seen = ""
    for element in elements:
        text = text_of(element)
        if not 2 < len(text) <= LONGEST or text in seen or _is_elsewhere(element):
            continue
        if element.tag != "figcaption" and not _fits(element, text, area):
            continue
        picture = _picture(element, text, numbers[element])
        if picture:
            seen += f"\n{picture.whole}"
            out.append(picture)
    return out


def _named(element: Any) -> bool:
    names = names_of(element)
    wanted = words_in(FILE, "caption") | words_in(FILE, "credit")
    return not wanted.isdisjoint(names) and words_in(FILE, "not_caption").isdisjoint(names)


def _holds_more(element: Any) -> bool:
    return any(e is not element and (e.tag == "figcaption" or (e.tag in _TAGS and _named(e))) for e in element.iter())


def _is_elsewhere(element: Any) -> bool:
    away = words_in(FILE, "elsewhere")
    for above in [element, *list(element.iterancestors())[:6]]:
        if above.tag in ("nav", "footer"):
            return True
        if above.tag in ("body", "html", "main", "article"):
            return False
        if not away.isdisjoint(names_of(above)):
            return True
    return False


def _fits(element: Any, text: str, area: Any) -> bool:
    above = list(element.iterancestors())
    if area is None or area not in above or any(a.tag == "a" for a in above) or is_furniture(text):
        return False
    if not any(next(a.iter(*_IMAGES), None) is not None for a in above[:4] if a is not area):
        return False
    if words_in(FILE, "caption").isdisjoint(names_of(element)):
        return len(text.split()) <= 16
    return ends_sentence(text) or is_credit(text) or credit_within(text) is not None


def _picture(element: Any, text: str, place: int) -> Picture | None:
    whole = _LABEL.sub("", text)
    marked = [text_of(e) for e in element.iter() if e is not element and _is_credit_element(e)]
    credit = next((c for c in marked if c and whole.endswith(c)), None)
    if credit is None and (is_credit(whole) or (element.tag != "figcaption" and _is_credit_element(element))):
        credit = whole
    if credit is None and (span := credit_within(whole)):
        credit = whole[slice(*span)].strip()
    caption = (whole[: len(whole) - len(credit)] if credit else whole).strip()
    return Picture(place, caption or None, credit, whole) if caption or credit else None


def _is_credit_element(element: Any) -> bool:
    if not isinstance(element.tag, str):
        return False
    names = names_of(element)
    return not words_in(FILE, "credit").isdisjoint(names) and words_in(FILE, "caption").isdisjoint(names[-1:])

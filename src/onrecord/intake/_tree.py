"""The parsed page: how deep it may be, what is taken out of it, where a paragraph stands in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

from onrecord.record import InputTooLarge, NoArticle

from ._lexicon import words_in

FILE = "page.toml"
MAX_DEPTH = 1_000
"""Open tags within one another; real pages have about thirty."""
MAX_TAGS = 50_000
"""Opening tags of a page; real ones have 1,000 to 10,000."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})\b")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_TEXT_TAGS = ("p", "li", "h1", "h2", "h3", "h4", "blockquote", "div", "td", "figcaption", "section", "span")


def parse_page(html: str, source: str) -> Any:
    """The element tree of a page.

    Raises:
        InputTooLarge: its tags are nested deeper than any real page's.
        NoArticle: there is nothing on it.
    """
    _refuse_tags(html, source)
    from lxml import html as lxml_html
    from lxml.etree import LxmlError

    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(html.encode("utf-8"), parser=parser)
    except (LxmlError, ValueError) as e:
        raise NoArticle(source, "no article on this page (nothing that can be parsed)") from e
    return tree


def _refuse_tags(html: str, source: str) -> None:
    """Count a page's tags before any are parsed: parsing takes long, or too much stack, where they are too many."""
    depth = opened = 0
    for found in _TAG.finditer(html):
        opened += not found[1]
        if opened > MAX_TAGS:
            raise InputTooLarge(source, f"more than {MAX_TAGS:,} tags; too large for one report")
        if found[2].lower() in words_in(FILE, "never_open"):
            continue
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > MAX_DEPTH:
            raise InputTooLarge(source, f"tags nested more than {MAX_DEPTH:,} deep; no page that is read is so deep")


@lru_cache(maxsize=4096)
def attribute_words(value: str) -> tuple[str, ...]:
    """The words of a class or id: ``photoCaption_text`` is photo, caption, text."""
    return tuple(w.lower() for w in _WORD.findall(value[:300]))


def names_of(element: Any) -> tuple[str, ...]:
    """The words of an element's class and id."""
    return attribute_words(f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}")


def prune(tree: Any) -> None:
    """Take out of a page what is plainly no part of an article, unless it holds much of the page's text."""
    whole = _paragraph_length(tree) or 1
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in ("html", "body", "main", "article", "head"):
            continue
        if _is_junk(element) and _paragraph_length(element) < 0.3 * whole and element.getparent() is not None:
            element.drop_tree()


def _is_junk(element: Any) -> bool:
    style = element.get("style")
    if style and re.search(r"display\s*:\s*none", style, re.I):
        return True
    names = names_of(element)
    if not names:
        return False
    if not words_in(FILE, "junk").isdisjoint(names):
        return True
    pairs = words_in(FILE, "junk_pairs")
    return any(f"{a} {b}" in pairs for a, b in pairwise(names))


def _paragraph_length(element: Any) -> int:
    return sum(len(p.text_content()) for p in element.iter("p"))


def text_of(element: Any) -> str:
    """The words under an element, white space made single, scripts left out."""
    return " ".join(" ".join(element.xpath(".//text()[not(ancestor::script or ancestor::style)]")).split())


def _key(text: str) -> str:
    return "".join(c for c in text[:400] if c.isalnum())[:80].lower()


class Places:
    """Where the blocks of an article stand in its page, by the beginning of their words.

    A place is the number of an element in document order.

    Args:
        tree: the page.
        numbers: number of each element, before anything was taken out.
    """

    def __init__(self, tree: Any, numbers: dict[Any, int]) -> None:
        self._elements: dict[int, Any] = {numbers[e]: e for e in tree.iter() if isinstance(e.tag, str)}
        self._by_key: dict[str, int] = {}
        keys: dict[int, str] = {}
        for i, element in self._elements.items():
            if element.tag not in _TEXT_TAGS or not (key := _key("".join(_beginning(element)))):
                continue
            keys[i] = key
            parent = numbers.get(element.getparent())
            if key not in self._by_key or (parent is not None and keys.get(parent) == key):
                self._by_key[key] = i  # the first that begins so, and the innermost of those

    def of(self, text: str) -> int | None:
        """The place of a block."""
        return self._by_key.get(_key(text))

    def quoted(self, text: str) -> bool:
        """Whether a block stands in a block quotation."""
        place = self.of(text)
        return place is not None and any(
            e.tag == "blockquote" for e in (self._elements[place], *self._elements[place].iterancestors())
        )

    def text(self, place: int) -> str:
        """The words at a place."""
        return text_of(self._elements[place])

    def area(self, blocks: Iterable[str]) -> Any:
        """The part of the page that holds an article's blocks, its head and pictures with them; None if unclear."""
        found = [self._elements[p] for p in map(self.of, blocks) if p is not None]
        held: Counter[Any] = Counter(a for e in found for a in e.iterancestors())
        around = [a for a, n in held.items() if n >= 0.8 * len(found)]
        if not around:
            return None
        inner = min(around, key=lambda a: sum(1 for _ in a.iter()))
        for above in inner.iterancestors():
            if above.tag in ("article", "main"):
                return above
        parent = inner.getparent()
        return parent if parent is not None and parent.tag not in ("body", "html") else inner

    def like(self, found: Iterable[int]) -> list[int]:
        """Places of paragraphs that stand as most of the found ones do, without those."""
        known = set(found)
        weight: Counter[tuple[str, ...]] = Counter()
        for place in known:
            weight[self._standing(place)] += len(self._elements[place].text_content())
        if not weight:
            return []
        standing, most = weight.most_common(1)[0]
        if most < 0.5 * weight.total() or not any("." in s for s in standing):
            return []
        return [
            i
            for i, e in self._elements.items()
            if e.tag == "p" and i not in known and self._standing(i) == standing and _is_prose(e)
        ]

    def _standing(self, place: int) -> tuple[str, ...]:
        element = self._elements[place]
        above = [f"{a.tag}.{a.get('class')}" if a.get("class") else str(a.tag) for a in element.iterancestors()]
        return (str(element.tag), *above[:4])


def _beginning(element: Any) -> Iterator[str]:
    length = 0
    for piece in element.itertext():
        yield piece
        length += len(piece.strip())
        if length > 200:
            return


def _is_prose(element: Any) -> bool:
    text = element.text_content()
    linked = sum(len(a.text_content()) for a in element.iter("a"))
    return len(text) >= 60 and linked < 0.5 * len(text)

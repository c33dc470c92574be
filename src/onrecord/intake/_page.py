"""From an HTML page to its report: the article's text by trafilatura, its pictures' words by `_pictures`.

trafilatura finds the article. Before it looks, what is plainly no part of one is taken out
(`_tree.prune`); afterwards the blocks it found are held against the page to add what it
drops: paragraphs of an article that a page cuts into pieces, captions, photo credits.
Nothing is fetched.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from onrecord.record import NoArticle, SegmentKind

from ._kinds import ends_sentence, is_byline, is_credit, is_furniture, is_item, is_related, is_related_head
from ._pictures import Picture, picture_words, pictures_of
from ._tree import Places, parse_page, prune

MIN_WORDS = 20
"""Words in sentences that a page must hold to hold an article."""


@dataclass(frozen=True)
class Block:
    """A block of an article: its kind and its words, white space made single."""

    kind: SegmentKind
    text: str


@dataclass(frozen=True)
class Page:
    """What a page holds of a report.

    Attributes:
        blocks: in the order of the page, the title first where there is one.
        site: the name of the outlet, as the page gives it.
        url: the page's own address, as the page gives it.
        tree: the parsed page, for whoever looks for its date.
    """

    blocks: tuple[Block, ...]
    title: str | None
    authors: tuple[str, ...]
    site: str | None
    url: str | None
    tree: Any


def read_page(html: str, source: str, url: str | None = None) -> Page:
    """Find the report on a page.

    Raises:
        InputTooLarge: its tags are nested deeper than any real page's.
        NoArticle: there is none.
    """
    tree = parse_page(html, source)
    numbers = {element: i for i, element in enumerate(tree.iter())}
    under_pictures = picture_words(tree)
    prune(tree)
    places = Places(tree, numbers)
    document = _extracted(deepcopy(tree), url)
    if document is None or document.body is None:
        raise NoArticle(source, "no article on this page")
    blocks = _with_missed(list(_blocks_of(document.body)), places)
    title, blocks = _title_first(blocks, _without_site(_clean(document.title), _clean(document.sitename)))
    blocks = _sorted_out(blocks)
    if _words_in_sentences(blocks) < MIN_WORDS:
        raise NoArticle(source, "no article on this page")
    blocks = [Block("blockquote", b.text) if b.kind == "paragraph" and places.quoted(b.text) else b for b in blocks]
    area = places.area(b.text for b in blocks)
    blocks = _with_pictures(blocks, places, pictures_of(under_pictures, area, numbers))
    if title:
        blocks.insert(0, Block("title", title))
    return Page(
        tuple(blocks), title, _authors(document.author), _clean(document.sitename), _clean(document.url or url), tree
    )


def _extracted(tree: Any, url: str | None) -> Any:
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return trafilatura.bare_extraction(
        tree,
        url=url,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _clean(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None


def _without_site(title: str | None, site: str | None) -> str | None:
    """A title without the name of the site that some pages put behind it."""
    found = re.match(r"(.{8,}?)\s+[|–—-]\s+([^|]{2,60})$", title) if title and site else None
    return found[1] if found and site and _alike(found[2], site) else title


def _authors(named: str | None) -> tuple[str, ...]:
    return tuple(a.strip() for a in (named or "").split(";") if a.strip())


def _blocks_of(body: Any) -> Iterator[Block]:
    """The blocks of trafilatura's tree."""
    for element in body:
        if element.tag == "quote":
            yield from _texts(element, "blockquote")
        elif element.tag in ("list", "table"):
            parts = element.iter("item") if element.tag == "list" else element.iter("row")
            for part in parts:
                yield from _texts(part, "list")
        elif element.tag == "head" and element.get("rend") == "h1":
            yield from _texts(element, "title")
        elif element.tag != "graphic":
            yield from _texts(element, "paragraph")


_CELL = frozenset({"cell"})
_BLOCKS = frozenset({"p", "quote", "head", "row", "item", "lb"})


def _texts(element: Any, kind: SegmentKind) -> Iterator[Block]:
    """The text of an element, cut at the breaks that stand between sentences."""
    pieces: list[str] = []
    for part in element.iter():
        if part.tag in _BLOCKS and part is not element:
            pieces.append("\n")
        elif part.tag in _CELL:
            pieces.append(" ")
        pieces.append(part.text or "")
        if part is not element:
            pieces.append(("\n" if part.tag in _BLOCKS and part.tag != "lb" else "") + (part.tail or ""))
    waiting = ""
    for line in "".join(pieces).split("\n"):
        words = " ".join(line.split())
        if waiting and words and not ends_sentence(waiting):
            waiting = f"{waiting} {words}"
        elif words:
            if waiting:
                yield Block(kind, waiting)
            waiting = words
    if waiting:
        yield Block(kind, waiting)


def _with_missed(blocks: list[Block], places: Places) -> list[Block]:
    """Add the paragraphs that stand in the page as most of the found ones do, and were left out.

    Pages that put advertisements between the pieces of an article give each piece a container
    of the same class; trafilatura then finds the first of them.
    """
    found = [places.of(b.text) for b in blocks]
    held = _bare(" ".join(b.text for b in blocks))
    like = places.like([p for p in found if p is not None])
    missed = [p for p in like if _bare(places.text(p))[:200] not in held]
    if not missed:
        return blocks
    placed: list[tuple[int, int, Block]] = []
    at = -1
    for i, (place, block) in enumerate(zip(found, blocks, strict=True)):
        at = place if place is not None and place > at else at
        placed.append((at, i, block))
    placed += [(place, len(blocks), Block("paragraph", places.text(place))) for place in missed]
    return [block for _, _, block in sorted(placed, key=lambda p: p[:2])]


def _title_first(blocks: list[Block], title: str | None) -> tuple[str | None, list[Block]]:
    """The headline, and the blocks without it: the page's own first heading, or else its metadata's."""
    heading = next((b.text for b in blocks[:6] if b.kind == "title" and len(b.text) < 300), None)
    if heading and title and not _alike(heading, title) and len(heading) < 12:
        heading = None  # a section's name
    chosen = heading or title
    if not chosen:
        return None, [Block("paragraph", b.text) if b.kind == "title" else b for b in blocks]
    rest: list[Block] = []
    for i, block in enumerate(blocks):
        if i < 8 and (block.text == chosen or (title and _alike(block.text, title) and len(block.text) < 300)):
            continue
        rest.append(Block("paragraph", block.text) if block.kind == "title" else block)
    return chosen, rest


def _bare(words: str) -> str:
    return re.sub(r"\W+", "", words).lower()


def _alike(a: str, b: str) -> bool:
    return _bare(a) == _bare(b)


def _sorted_out(blocks: list[Block]) -> list[Block]:
    """Tell the page's own words and links to other reports from the article's."""
    out: list[Block] = []
    under_related = False
    for block in blocks:
        kind = block.kind
        text = block.text
        if is_related_head(text):
            under_related, kind = True, "related"
        elif is_related(text) or (under_related and not ends_sentence(text.rstrip("]|) "))):
            kind = "related"
        else:
            under_related = False
            if is_furniture(text):
                kind = "furniture"
            elif is_byline(text):
                kind = "byline"
            elif kind == "paragraph" and is_credit(text):
                kind = "credit"
            elif kind == "paragraph" and is_item(text):
                kind = "list"
        out.append(Block(kind, text))
    return out


def _words_in_sentences(blocks: list[Block]) -> int:
    read = (b.text for b in blocks if b.kind in ("paragraph", "blockquote", "list"))
    return sum(
        len(t.split()) if t.isascii() or " " in t else len(t) // 2 for t in read if ends_sentence(t) or len(t) > 200
    )


def _with_pictures(blocks: list[Block], places: Places, pictures: list[Picture]) -> list[Block]:
    """Put captions and credits where they stand on the page, in place of what was taken for text."""
    texts = {p.caption for p in pictures} | {p.credit for p in pictures} | {p.whole for p in pictures}
    blocks = [b for b in blocks if b.text not in texts or b.kind == "title"]
    placed: list[tuple[int, int, Block]] = []
    at = -1
    for i, block in enumerate(blocks):
        place = places.of(block.text)
        at = place if place is not None and place > at else at
        placed.append((at, i, block))
    for picture in pictures:
        if picture.caption:
            placed.append((picture.place, len(blocks), Block("caption", picture.caption)))
        if picture.credit:
            placed.append((picture.place, len(blocks) + 1, Block("credit", picture.credit)))
    return [block for _, _, block in sorted(placed, key=lambda p: p[:2])]

"""One input to one report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord.record import (
    EmptyInput,
    IntakeError,
    Published,
    Report,
    Segment,
    report_id,
)

from ._decoding import GUESSED_ENCODING, decode, is_guessed, refuse_control
from ._language import refuse_other_languages
from ._naming import TEXT_NAME, printable
from ._opening import (
    MAX_CHARS,
    MAX_PAGE_BYTES,
    MAX_TEXT_BYTES,
    bounded,
    head_of,
    opened,
    refuse_large,
    too_big,
    too_long,
)
from ._page import Page, read_page
from ._plain import segments_of
from ._published import cut_date, published_in_text, published_on_page
from ._sniffing import LINES_SUFFIXES, PAGE_SUFFIXES, TEXT_SUFFIXES, is_page, kind_of, suffix_of
from ._whose import authors_of, outlet_of_site, outlet_of_text, outlet_of_url, wire_of

LONGEST_PATH = 250


def take(
    source: str | Path,
    *,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    as_source: str | None = None,
) -> Report:
    """Take in one report: a file of text or HTML, or the text itself.

    Args:
        source: a path; or a text, which is a string with a line break, of more than 250
            characters, or that does not look like a path.
        outlet: who published it, over whatever it says itself.
        published: the date it came out, over whatever it says itself: YYYY, YYYY-MM or YYYY-MM-DD.
        title: its headline, where it is known.
        as_source: what to call it in place of its path.

    Raises:
        IntakeError: it cannot be taken in; its subclasses say why.
        ValueError: `published` is no date.
    """
    known: dict[str, Any] = {"outlet": outlet, "published": published, "title": title}
    if isinstance(source, str) and not _is_path(source):
        take_this = take_html if is_page(source[:4096]) else take_text
        return take_this(source, source=as_source or TEXT_NAME, **known)
    return take_file(Path(source), as_source=as_source, **known)


def _is_path(source: str) -> bool:
    if "\n" in source or "\r" in source or len(source) > LONGEST_PATH or not source.strip():
        return False
    try:
        if Path(source).exists() or Path(source).is_symlink():
            return True
    except (OSError, ValueError):
        return "\x00" not in source
    name = source.strip()
    looks = name.startswith(("/", "./", "../", "~/")) or re.search(r"\.[A-Za-z][A-Za-z0-9]{1,5}$", name)
    return " " not in name or bool(looks and name.count(" ") <= 6 and not re.search(r"[.!?]\s", name))


def take_file(path: Path, *, as_source: str | None = None, **known: Any) -> Report:
    """Take in a file that holds one report; packed with gzip or not."""
    source = as_source or printable(str(path))
    suffix = suffix_of(path)
    with opened(path) as stream:
        kind = "page" if suffix in PAGE_SUFFIXES else kind_of(head_of(stream))
        if suffix in LINES_SUFFIXES or (kind == "lines" and suffix not in TEXT_SUFFIXES):
            raise IntakeError(source, "an archive of reports (JSONL), not one report")
        limit = MAX_PAGE_BYTES if kind == "page" else MAX_TEXT_BYTES
        refuse_large(path, limit, source)
        data = bounded(stream, limit, source)
    return take_bytes(data, source=source, page=kind == "page", **known)


def take_bytes(data: bytes, *, source: str, page: bool, **known: Any) -> Report:
    """Take in the bytes of one report."""
    if not data.strip():
        raise EmptyInput(source, "empty")
    if page:
        return take_html(data, source=source, **known)
    text = decode(data, source)
    return take_text(text, source=source, aside=GUESSED_ENCODING if is_guessed(data) else None, **known)


def take_text(
    text: str,
    *,
    source: str = TEXT_NAME,
    outlet: str | None = None,
    published: str | Published | None = None,
    title: str | None = None,
    url: str | None = None,
    aside: Mapping[str, Any] | None = None,
) -> Report:
    """Take in a plain text. ``report.text`` is the text as given, but for a byte order mark.

    Raises:
        IntakeError: empty, too long, not text, or in another language.
        ValueError: `published` is no date.
    """
    given = _given(published)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise EmptyInput(source, "empty")
    if len(text) > MAX_CHARS:
        raise too_long(source, len(text))
    refuse_control(text, source)
    refuse_other_languages(text, source)
    segments = segments_of(text, title)
    outlet = outlet or outlet_of_url(url) or outlet_of_text(text, segments)
    heading = next((text[s.start : s.end] for s in segments if s.kind == "title"), None)
    return Report(
        id=report_id(text, outlet),
        source=source,
        outlet=outlet,
        title=title or (" ".join(heading.split()) if heading else None),
        authors=authors_of(_names_in_byline(text, segments), outlet),
        published=given or published_in_text(text, segments),
        text=text,
        segments=segments,
        wire=wire_of(text, segments, outlet=outlet),
        aside=aside or {},
    )


def take_html(
    html: bytes | str,
    *,
    source: str = TEXT_NAME,
    outlet: str | None = None,
    published: str | Published | None = None,
    title: str | None = None,
    url: str | None = None,
    aside: Mapping[str, Any] | None = None,
) -> Report:
    """Take in an HTML page. ``report.text`` is its headline, captions and paragraphs, an empty line between each.

    Raises:
        IntakeError: empty, too large, without an article, or in another language.
        ValueError: `published` is no date.
    """
    given = _given(published)
    page = read_page(_markup(html, source), source, url)
    text, segments = _laid_out(page)
    if len(text) > MAX_CHARS:
        raise too_long(source, len(text))
    refuse_control(text, source)
    refuse_other_languages(text, source)
    url = url or page.url
    outlet = outlet or outlet_of_site(page.site, url) or outlet_of_text(text, segments)
    return Report(
        id=report_id(text, outlet),
        source=source,
        outlet=outlet,
        title=title or page.title,
        authors=authors_of(page.authors, outlet),
        published=given or published_on_page(page.tree, url) or published_in_text(text, segments),
        text=text,
        segments=segments,
        wire=wire_of(text, segments, page.authors, outlet),
        aside=aside or {},
    )


def _markup(html: bytes | str, source: str) -> str:
    if len(html) > MAX_PAGE_BYTES:
        raise too_big(source, MAX_PAGE_BYTES)
    if not html.strip():
        raise EmptyInput(source, "empty")
    if isinstance(html, bytes):
        return decode(html, source, page=True)
    refuse_control(html, source)
    return html


def _laid_out(page: Page) -> tuple[str, tuple[Segment, ...]]:
    """The text of a page, an empty line between its blocks, and their segments; datelines apart."""
    segments: list[Segment] = []
    at = 0
    for block in page.blocks:
        parts = segments_of(block.text) if block.kind == "paragraph" else ()
        if len(parts) == 2 and parts[0].kind == "dateline":
            segments += [Segment(kind=p.kind, start=at + p.start, end=at + p.end) for p in parts]
        else:
            segments.append(Segment(kind=block.kind, start=at, end=at + len(block.text)))
        at += len(block.text) + 2
    return "\n\n".join(b.text for b in page.blocks), tuple(segments)


def _given(published: str | Published | None) -> Published | None:
    if published is None or isinstance(published, Published):
        return published
    return Published(value=cut_date(published), basis="given")


def _names_in_byline(text: str, segments: tuple[Segment, ...]) -> list[str]:
    """The names after “By” in a byline."""
    for segment in segments:
        if segment.kind == "byline" and (
            found := re.match(r"by\s+(.{3,120})", text[segment.start : segment.end], re.I)
        ):
            return re.split(r",\s|\s(?:and|&)\s", re.split(r"\s[|–—-]\s|,\s(?:[A-Z]{2,}|[Ff]or\b)", found[1])[0])
    return []

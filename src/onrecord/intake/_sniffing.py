"""What kind of input some first bytes are: a page, an archive of JSON lines, or text."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Literal

Kind = Literal["page", "lines", "text"]
TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})
_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,2000}?-->\s*){0,4}<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|p|h1)\b",
    re.I | re.S,
)
_LINES = re.compile(rb"\s*\{\s*\"")


def suffix_of(path: Path) -> str:
    """The suffix of a file, that of what is packed in it where it is gzip."""
    suffix = path.suffix.lower()
    return Path(path.stem).suffix.lower() if suffix == ".gz" else suffix


def is_page(head: str) -> bool:
    """Whether a text begins as an HTML page does."""
    return bool(_PAGE.match(head.removeprefix("\ufeff")))


def kind_of(head: bytes) -> Kind:
    """The kind of an input by its first bytes."""
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return "page" if is_page(head[2:].decode(name, "replace")) else "text"
    head = head.removeprefix(codecs.BOM_UTF8)
    if _LINES.match(head):
        return "lines"
    return "page" if is_page(head.decode("utf-8", "replace")) else "text"

"""Archives of reports: one JSON object a line, read one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.record import BrokenLine, IntakeError, Published, Report

from ._naming import printable
from ._opening import MAX_PAGE_BYTES
from ._published import cut_date
from ._take import take_html, take_text
from ._unforeseen import unforeseen

MAX_LINE = 2 * MAX_PAGE_BYTES
"""Bytes of one line."""
MAX_SKIPPED = 10 * MAX_LINE
"""Bytes of a line that is too long which are passed over in search of its end."""
KNOWN = ("id", "text", "html", "url", "outlet", "published", "title")


def take_lines(
    stream: BinaryIO, name: str, *, outlet: str | None = None, published: str | None = None
) -> Iterator[Report | IntakeError]:
    """Take in each line of an archive; a line that is no report gives a `BrokenLine` and the next one follows.

    Args:
        name: of the archive: lines without `id` or `url` are called ``name:12``.
        outlet, published: over what the lines say.
    """
    for number, line in _numbered(stream):
        place = f"{name}:{number}"
        if line is None:
            yield BrokenLine(place, f"a line of more than {MAX_LINE:,} bytes")
            continue
        if not line.strip():
            continue
        try:
            yield _report(line, place, outlet, published)
        except IntakeError as e:
            yield e if e.source == place else type(e)(place, e.reason)
        except Exception as e:
            yield unforeseen(place, e)


def _numbered(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers; None for one that is too long, and the end where its end is not found."""
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if len(line) <= MAX_LINE:
            yield number, line
            continue
        yield number, None
        skipped = 0
        while not line.endswith(b"\n") and skipped <= MAX_SKIPPED:
            line = stream.readline(1 << 20)
            skipped += len(line)
            if not line:
                return
        if skipped > MAX_SKIPPED:
            return


def _report(line: bytes, place: str, outlet: str | None, published: str | None) -> Report:
    fields = _fields(line, place)
    html = fields.get("html") if fields.get("text") is None else None
    words = fields.get("text") if html is None else html
    if words is None:
        raise BrokenLine(place, "neither text nor html")
    if not isinstance(words, str):
        raise BrokenLine(place, f"{'text' if html is None else 'html'} is no string")
    texts = {key: _string(fields, key, place) for key in ("url", "outlet", "published", "title")}
    name = fields.get("id")
    if name is not None and (isinstance(name, bool) or not isinstance(name, (str, int))):
        raise BrokenLine(place, "id is no string")
    known: dict[str, Any] = {
        "source": printable(str(name) if name not in (None, "") else texts["url"] or place, 1000),
        "outlet": outlet or texts["outlet"],
        "published": published or _metadata(texts["published"], place),
        "title": texts["title"],
        "url": texts["url"],
        "aside": {k: v for k, v in fields.items() if k not in KNOWN},
    }
    return take_text(words, **known) if html is None else take_html(words, **known)


def _fields(line: bytes, place: str) -> dict[str, Any]:
    try:
        fields = json.loads(line.decode("utf-8"), parse_constant=_no_constant)
    except UnicodeDecodeError as e:
        raise BrokenLine(place, f"not UTF-8 (byte {e.start:,} of the line)") from e
    except json.JSONDecodeError as e:
        raise BrokenLine(place, f"not JSON: {printable(e.msg)} (character {e.pos:,})") from e
    except (RecursionError, ValueError) as e:
        raise BrokenLine(place, "not JSON that can be read") from e
    if b"\\ud" in line.lower() and _has_half_pair(fields):
        raise BrokenLine(place, "not text: half a surrogate pair")
    if not isinstance(fields, dict):
        raise BrokenLine(place, "no JSON object")
    return fields


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")


def _has_half_pair(fields: Any) -> bool:
    try:
        json.dumps(fields, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _string(fields: dict[str, Any], key: str, place: str) -> str | None:
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        raise BrokenLine(place, f"{key} is no string")
    return " ".join(value.split()) or None if value is not None else None


def _metadata(value: str | None, place: str) -> Published | None:
    if value is None:
        return None
    try:
        return Published(value=cut_date(value), basis="metadata")
    except ValueError as e:
        raise BrokenLine(place, f"published is no date YYYY[-MM[-DD]]: {printable(value, 40)}") from e

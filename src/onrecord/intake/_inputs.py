"""Many inputs, one after the other: files, folders, archives, standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

from onrecord.record import EmptyInput, InputNotFound, InputUnreadable, IntakeError, Report

from ._lines import take_lines
from ._naming import STDIN, STDIN_NAME, printable
from ._opening import MAX_PAGE_BYTES, MAX_TEXT_BYTES, bounded, head_of, opened, refuse_binary, unpacked_stream
from ._published import cut_date
from ._sniffing import LINES_SUFFIXES, PAGE_SUFFIXES, TEXT_SUFFIXES, kind_of, suffix_of
from ._take import take_bytes, take_file
from ._unforeseen import unforeseen

_KNOWN = (TEXT_SUFFIXES | PAGE_SUFFIXES | LINES_SUFFIXES) - {".md"}  # in a folder, Markdown is about the reports


def take_all(
    paths: str | Path | Iterable[str | Path], *, outlet: str | None = None, published: str | None = None
) -> Iterator[Report | IntakeError]:
    """Take in every report of some files, folders and archives, one at a time, in order.

    An input that cannot be taken in gives its error in its place, and the next one follows.
    Folders are walked in the order of their names; what begins with a dot, and what by its
    suffix and its first bytes is no text (an image, a table), is left out of them. A file that is named
    itself is always tried. ``"-"`` is standard input.

    Args:
        outlet: who published them all, over whatever they say themselves.
        published: the date they all came out, over whatever they say themselves.

    Raises:
        ValueError: `published` is no date.
    """
    if published is not None:
        published = cut_date(published)
    if isinstance(paths, (str, Path)):
        paths = [paths]
    return _all(paths, {"outlet": outlet, "published": published})


def _all(paths: Iterable[str | Path], known: dict[str, Any]) -> Iterator[Report | IntakeError]:
    for path in paths:
        if str(path) == STDIN:
            yield from _guarded(_from_stdin(known), STDIN_NAME)
        else:
            yield from _from_path(Path(path), known)


def _guarded(reports: Iterator[Report | IntakeError], source: str) -> Iterator[Report | IntakeError]:
    """What an input gives, and at last the error that ended it, foreseen or not."""
    while True:
        try:
            item = next(reports)
        except StopIteration:
            return
        except IntakeError as e:
            yield e
            return
        except Exception as e:
            yield unforeseen(source, e)
            return
        yield item


def _from_path(path: Path, known: dict[str, Any]) -> Iterator[Report | IntakeError]:
    try:
        folder = path.is_dir()
    except (OSError, ValueError):
        folder = False
    if not folder:
        yield from _guarded(_from_file(path, known), printable(str(path)))
        return
    empty = True
    for each in _guarded_walk(path):
        empty = False
        if isinstance(each, IntakeError):
            yield each
        else:
            yield from _guarded(_from_file(each, known), printable(str(each)))
    if empty:
        yield InputNotFound(printable(str(path)), "no text, HTML or JSONL file in this folder")


def _guarded_walk(folder: Path) -> Iterator[Path | IntakeError]:
    """The files of a folder that may hold reports, in the order of their names."""
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        yield InputUnreadable(printable(str(folder)), "a folder that cannot be read")
        return
    for path in inside:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink():  # a link to a folder may lead round in a circle
                yield from _guarded_walk(path)
        elif _may_hold_reports(path):
            yield path


def _may_hold_reports(path: Path) -> bool:
    suffix = suffix_of(path)
    if suffix in _KNOWN:
        return True
    if suffix and path.suffix.lower() != ".gz" and len(suffix) <= 6 and suffix[1:].isalpha():
        return False
    try:
        with opened(path) as stream:
            head = head_of(stream)
            refuse_binary(head, str(path))
    except IntakeError:
        return False
    return bool(head.strip()) and b"\x00" not in head


def _from_file(path: Path, known: dict[str, Any]) -> Iterator[Report | IntakeError]:
    source = printable(str(path))
    suffix = suffix_of(path)
    with opened(path) as stream:
        lines = suffix in LINES_SUFFIXES or (
            suffix not in TEXT_SUFFIXES | PAGE_SUFFIXES and kind_of(head_of(stream)) == "lines"
        )
        if lines:
            refuse_binary(head_of(stream)[:16], source)
            yield from _some(take_lines(stream, source, **known), source)
            return
    yield take_file(path, **known)


def _from_stdin(known: dict[str, Any]) -> Iterator[Report | IntakeError]:
    with unpacked_stream(cast("BinaryIO", sys.stdin.buffer), STDIN_NAME) as stream:
        kind = kind_of(head_of(stream))
        if kind == "lines":
            yield from take_lines(stream, STDIN_NAME, **known)
            return
        data = bounded(stream, MAX_PAGE_BYTES if kind == "page" else MAX_TEXT_BYTES, STDIN_NAME)
    yield take_bytes(data, source=STDIN_NAME, page=kind == "page", **known)


def _some(reports: Iterator[Report | IntakeError], source: str) -> Iterator[Report | IntakeError]:
    """Reports, or the error that there is not one."""
    empty = True
    for report in reports:
        empty = False
        yield report
    if empty:
        yield EmptyInput(source, "empty")

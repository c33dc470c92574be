"""The gazetteer in use: the one that comes with onrecord, and before it the files of names that the user adds."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from os import PathLike
from pathlib import Path
from typing import Any, cast, get_args

from onrecord.record import ActorKind, NamesError

from ._names import COLUMNS, Gazetteer
from ._rows import rows, words

VARIABLE = "ONRECORD_NAMES"
PLOVER = "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC"
OTHER = "IGO NGO"  # not among PLOVER's sectors but its other codes: they say what such a body is best
SECTORS = frozenset(f"{PLOVER} {OTHER}".split(" "))
_KINDS = frozenset(get_args(ActorKind))
_TABLES = frozenset({"group", "leaders", "short"})


def gazetteer() -> Gazetteer:
    """The gazetteer in use, read once: that of onrecord, with the user's own names before it.

    Raises:
        NamesError: a file of the user's is not there, or an entry in it is wrong.
    """
    return _with_files(os.environ.get(VARIABLE, ""))


def use_names(*paths: str | PathLike[str]) -> None:
    """Let the names in some files go before those that come with onrecord, in every report read from now on.

    Processes that read (``workers``) see them too, since the paths are kept in the environment
    variable ``ONRECORD_NAMES``. Without paths, only onrecord's own names are used again.

    Args:
        paths: TOML files; docs/gazetteer.md says what stands in them. A name in an earlier file goes before
            the same name in a later one.

    Raises:
        NamesError: a file is not there, or an entry in it is wrong; the names in use stay as they were.
    """
    listed = os.pathsep.join(str(Path(p).absolute()) for p in paths)
    _with_files(listed)
    os.environ[VARIABLE] = listed


@lru_cache(maxsize=4)
def _with_files(listed: str) -> Gazetteer:
    own = _bundled()
    for path in reversed([p for p in listed.split(os.pathsep) if p]):
        own = with_file(own, path)
    return own


@cache
def _bundled() -> Gazetteer:
    return Gazetteer.bundled()


def with_file(known: Gazetteer, path: str | PathLike[str]) -> Gazetteer:
    """A gazetteer, and the names of a TOML file, which go before those known already.

    The file holds groups, and may hold people who held office, in the form of the files of onrecord::

        [[group]]
        kind = "armed group"
        sector = "REB"
        rows = '''
        Red Delta Front | NGA | RDF; Delta Front
        '''

    Raises:
        NamesError: the file is not there, is no TOML, or an entry in it is wrong.
    """
    try:
        table = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as e:
        raise NamesError(str(path), e.strerror or "cannot be read") from e
    except ValueError as e:  # of TOML and of UTF-8
        raise NamesError(str(path), f"it is no TOML: {e}") from e
    more = known.copy()
    try:
        check(table, known)
        more.read_groups(table, first=True)
        before = set(more.leaders)
        for one in set(more.leaders.read(table.get("leaders", {}), more.sector_of, first=True)) - before:
            _ = one.terms  # read now, so that a fault is told of its file
    except ValueError as e:
        raise NamesError(str(path), str(e)) from e
    return more


def check(table: Mapping[str, Any], known: Gazetteer) -> None:
    """Hold a file of names to its form.

    Raises:
        ValueError: an entry is wrong; the message says which.
    """
    for key in table:
        if key not in _TABLES:
            raise ValueError(f"there is no table {key!r}; there are [[group]], [leaders] and [short]")
    groups = table.get("group", [])
    if not isinstance(groups, list):
        raise ValueError("a group begins with [[group]], in double brackets")
    for number, group in enumerate(cast("list[dict[str, Any]]", groups), 1):
        for fault in _faults(group, known):
            raise ValueError(f"group {number}: {fault}")
    for outlets in table.get("short", {}).values():
        if not isinstance(outlets, list):
            raise ValueError("short: each short form has a list of outlets")
    leaders = table.get("leaders", {})
    if not isinstance(leaders, dict) or not isinstance(leaders.get("rows", ""), str):
        raise ValueError("leaders: the rows are a text")
    for row in rows(leaders.get("rows", ""), 6, 4):
        if row[2] not in known.states:
            raise ValueError(f"leaders: {row[0]}: no state has the code {row[2]!r}")


def _faults(group: Mapping[str, Any], known: Gazetteer) -> Iterator[str]:
    if group.get("kind") not in _KINDS:
        yield f"no such kind of actor: {group.get('kind')!r}; there are {', '.join(sorted(_KINDS))}"
    if group.get("sector") not in SECTORS | {None}:
        yield f"no such sector: {group['sector']!r}"
    if not isinstance(group.get("rows"), str):
        yield "the rows are a text"
        return
    for name, countries, _, wikidata in rows(group["rows"], COLUMNS):
        for code in words(countries):
            if code not in known.states:
                yield f"{name}: no state has the code {code!r}"
        if wikidata and not (wikidata[:1] == "Q" and wikidata[1:].isdigit()):
            yield f"{name}: {wikidata!r} is no id of Wikidata, such as Q1065"

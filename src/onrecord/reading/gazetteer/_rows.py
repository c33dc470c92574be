"""Tables as they stand in the files of names: a row a line, columns between "|", several words in one between ";"."""

from __future__ import annotations

from collections.abc import Iterator


def rows(text: str, columns: int, least: int = 1) -> Iterator[list[str]]:
    """The cells of each row, stripped; columns that a row leaves out at its end are empty.

    Args:
        text: the rows; empty lines are passed over.
        columns: how many cells each row gives.
        least: how many of them a row must write.

    Raises:
        ValueError: a row has more columns, too few, or no name.
    """
    for line in text.splitlines():
        cells = [c.strip() for c in line.split("|")]
        if len(cells) == 1 and not cells[0]:
            continue
        if not least <= len(cells) <= columns or not cells[0]:
            wanted = f"{columns}" if least == columns else f"{least} to {columns}"
            raise ValueError(f"the row {line.strip()!r} has {len(cells)} columns, not {wanted}, or no name")
        cells += [""] * (columns - len(cells))
        yield cells


def words(cell: str) -> tuple[str, ...]:
    """The items of a cell."""
    return tuple(w for w in (w.strip() for w in cell.split(";")) if w) if cell else ()

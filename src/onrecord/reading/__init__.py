"""Report → Record, one room per question. A room imports nothing of another room."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._reader import Reader, Rooms
    from ._words import DEFAULT_PIPELINE, ParsedReport, Words
    from .gazetteer import use_names

__all__ = ["DEFAULT_PIPELINE", "ParsedReport", "Reader", "Rooms", "Words", "use_names"]
_HOMES = {"Reader": "._reader", "Rooms": "._reader", "use_names": ".gazetteer"}


# Fetched when first asked for: spaCy imports this package whenever anybody loads a pipeline,
# to see the component, and should not pay for the rooms.
def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES.get(name, "._words"), __name__), name)
    globals()[name] = value
    return value

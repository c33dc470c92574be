"""What the trained encoder of `onrecord-en` makes of a text, word by word. The rooms that read by it share one pass."""

from __future__ import annotations

from ._encoder import Blend, Encoder, Pointing, Seen, SeenEvents, Window, encoder, is_installed, middling
from ._pieces import OTHER_KIND, Pieces, cut, windows

__all__ = [
    "OTHER_KIND",
    "Blend",
    "Encoder",
    "Pieces",
    "Pointing",
    "Seen",
    "SeenEvents",
    "Window",
    "cut",
    "encoder",
    "is_installed",
    "middling",
    "windows",
]

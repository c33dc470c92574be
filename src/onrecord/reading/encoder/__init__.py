"""What the trained encoder of `onrecord-en` makes of a text, word by word. The rooms that read by it share one pass."""

from __future__ import annotations

from ._encoder import Encoder, Seen, Window, encoder, is_installed
from ._pieces import OTHER_KIND, Pieces, cut, windows

__all__ = ["OTHER_KIND", "Encoder", "Pieces", "Seen", "Window", "cut", "encoder", "is_installed", "windows"]

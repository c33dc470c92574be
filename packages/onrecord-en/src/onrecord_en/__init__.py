"""The encoder with which onrecord reads attributions in English: weights, vocabulary, settings."""

from __future__ import annotations

from pathlib import Path

__all__ = ["path"]


def path() -> Path:
    """The folder that holds ``model.onnx``, ``tokenizer.json`` and ``meta.json``."""
    return Path(__file__).resolve().parent

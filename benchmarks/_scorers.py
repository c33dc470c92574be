"""The scorers that lie beside the evaluation data, taken as they are."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType


def scorer(data: Path, name: str) -> ModuleType:
    """Load ``DATA/score/NAME.py`` as a module."""
    path = data / "score" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"scorers_{name}", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

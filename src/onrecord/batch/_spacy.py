"""spaCy's import without its commands.

``import spacy`` brings in everything that ``spacy train`` and its like stand on (HTTP clients,
template engines), which takes as long as all the rest of it. Nobody who reads a report needs it.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

COMMANDS = "spacy.cli"
INFO = "spacy.cli.info"


def import_spacy() -> None:
    """Import spaCy, if it is not there already; ``spacy.cli`` stays to be imported by who wants it."""
    if "spacy" in sys.modules or COMMANDS in sys.modules:
        return
    stand_ins = {COMMANDS: ModuleType(COMMANDS), INFO: ModuleType(INFO)}
    stand_ins[COMMANDS].__path__ = []
    vars(stand_ins[INFO])["info"] = _info
    sys.modules.update(stand_ins)
    try:
        import spacy  # noqa: F401  # pyright: ignore[reportUnusedImport]
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


def _info(*args: Any, **options: Any) -> Any:
    """`spacy.info`, fetched when it is first called."""
    from spacy.cli.info import info

    return info(*args, **options)

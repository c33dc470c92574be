"""``onrecord schema``: the contract of a record."""

from __future__ import annotations

import json

from ._out import put_bytes


def schema() -> None:
    """Print the JSON Schema of a record."""
    from onrecord.record import json_schema

    put_bytes(json.dumps(json_schema(), indent=2, ensure_ascii=False).encode() + b"\n")

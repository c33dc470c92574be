"""Rows → a file or a stream, one format a module."""

from ._csv import write_csv
from ._json import write_json
from ._parquet import write_parquet

__all__ = ["write_csv", "write_json", "write_parquet"]

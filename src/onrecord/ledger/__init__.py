"""Records, and one DuckDB file that keeps them."""

from ._ledger import Added, Ledger
from ._rows import Rows
from .exports import write_csv, write_json, write_parquet

__all__ = ["Added", "Ledger", "Rows", "write_csv", "write_json", "write_parquet"]

"""Attributions that communicate, resolved: who, through whom, to whom, when."""

from ._statements import read_statements

__all__ = ["read_statements"]

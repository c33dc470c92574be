"""Toponyms and where they are."""

from ._places import read_places

__all__ = ["read_places"]

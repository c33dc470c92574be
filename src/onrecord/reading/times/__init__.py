"""Time expressions and their TIMEX3 values."""

from ._when import read_times

__all__ = ["read_times"]

"""Reading many reports: in order, a few at a time, in one process or several; one bad report stops no other."""

from ._outcomes import Outcome, outcomes
from ._read import read, read_many

__all__ = ["Outcome", "outcomes", "read", "read_many"]

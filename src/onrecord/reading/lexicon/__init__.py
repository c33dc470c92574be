"""The words that attribute: which verbs and nouns give somebody's words, thoughts or intentions.

Data beneath the rooms: `cues.toml`, and the questions that rooms ask of it.
"""

from ._cues import Cue, cue_class, cues, documents, hearsay, noun_class, nouns

__all__ = ["Cue", "cue_class", "cues", "documents", "hearsay", "noun_class", "nouns"]

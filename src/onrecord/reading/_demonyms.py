"""The state whose adjective or people a word of the parse names, or ends the name of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.reading.gazetteer import gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Token


def state_of_people(word: Token) -> str | None:
    """ISO 3166-1 alpha-3 of the state: of "Korean" in "North Korean troops" that of the North."""
    before = word.nbor(-1).text if word.i else ""
    both = gazetteer().people(f"{before} {word.text}") if before[:1].isupper() else None
    return both or gazetteer().people(word.text)

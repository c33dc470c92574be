"""Intake: anything that holds a report → `Report`.

A file of text or HTML, a folder, an archive of JSON lines, standard input, or the text itself.
What cannot be taken in gives an `IntakeError` of one line; in `take_all` the other inputs go on.
"""

from ._inputs import take_all
from ._opening import MAX_CHARS
from ._published import notes_for
from ._take import take, take_html, take_text

__all__ = ["MAX_CHARS", "notes_for", "take", "take_all", "take_html", "take_text"]

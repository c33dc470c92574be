"""How an input is named in a report and in an error: one line, whatever it is called."""

from __future__ import annotations

LONGEST = 4096
STDIN = "-"
STDIN_NAME = "<stdin>"
TEXT_NAME = "<text>"


def printable(words: str, longest: int = LONGEST) -> str:
    r"""Words from outside, fit for one line: what is no printable character is escaped, what is long is cut.

    >>> printable("a\nb")
    'a\\nb'
    """
    shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in words[: longest + 1])
    return shown if len(shown) <= longest else shown[:longest] + "…"

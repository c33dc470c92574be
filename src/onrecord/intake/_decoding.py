"""Which characters some bytes are: byte order marks, UTF-8, what a page declares, a careful guess."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

from onrecord.record import NotText, WrongEncoding

from ._opening import refuse_binary

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s{0,5}=\s{0,5}["']?([\w.:-]{2,40})""", re.I
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_NO_TEXT = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0C, 0x0D, 0x1B})
_MOJIBAKE = re.compile(r"[ÃÂ][\x80-\xbf\u0152-\u2122]|â€|ï¿½")
_ODD = re.compile(r"[^\x00-\x7f]")
_SIGNS = frozenset("“”‘’‚„–—…•£€¥¢©®™°§¶·«»‹›½¼¾±×÷ºª†‡\u00a0\u00ad")
CONTROL_SHARE = 0.005
"""Text has no control characters but for a stray one; what has more than this share is binary."""
DAMAGE = 0.0005
"""Share of broken characters that a page may have."""
_GUESSED_FROM = 100_000
GUESSED_ENCODING: Mapping[str, str] = {"encoding": "guessed"}
"""What `Report.aside` says of a text whose encoding was worked out from its letters."""


def is_guessed(data: bytes) -> bool:
    """Whether bytes without a mark are not UTF-8, so that their encoding is worked out, not known."""
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def decode(data: bytes, source: str, *, page: bool = False) -> str:
    """Bytes to text, newlines as they are, a byte order mark stripped.

    Args:
        page: whether the bytes are HTML, which may declare its encoding.

    Raises:
        NotText: binary content.
        WrongEncoding: no encoding fits that can be trusted; the message names the first byte that is not UTF-8.
    """
    refuse_binary(data[:16], source)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strictly(data[len(mark) :], encoding, source, len(mark)), source)
    if b"\x00" in data[:4096]:
        raise NotText(source, "not text: binary content (NUL bytes)")
    if len(data[:4096].translate(None, delete=_NO_TEXT)) < 0.97 * len(data[:4096]):
        raise NotText(source, "not text: binary content (control bytes)")
    try:
        return _checked(data.decode("utf-8"), source)
    except UnicodeDecodeError as e:
        text = (_as_declared(data) if page else None) or _as_guessed(data) or (_as_damaged(data) if page else None)
        if text is None:
            raise WrongEncoding(source, f"not UTF-8 (byte {e.start:,}), and no other encoding fits it surely") from e
        return _checked(text, source)


def refuse_control(text: str, source: str) -> None:
    """Fail on characters that no text holds.

    Raises:
        NotText: NUL characters, too many control characters, or half a surrogate pair.
    """
    if "\x00" in text:
        raise NotText(source, f"not text: a NUL character (character {text.index(chr(0)):,})")
    if len(_CONTROL.findall(text)) > max(2, CONTROL_SHARE * len(text)):
        raise NotText(source, "not text: binary content (control characters)")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as e:
        raise NotText(source, f"not text: half a surrogate pair (character {e.start:,})") from e


def _checked(text: str, source: str) -> str:
    refuse_control(text, source)
    return text


def _strictly(data: bytes, encoding: str, source: str, offset: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as e:
        raise WrongEncoding(source, f"not {encoding}, as its first bytes say (byte {offset + e.start:,})") from e


def _as_declared(data: bytes) -> str | None:
    """As the page says, if it says so and is right; Latin-1 means Windows-1252, as in every browser."""
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    name = found[1].decode("ascii", "replace").lower()
    if name in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"}:
        name = "cp1252"
    try:
        codec = codecs.lookup(name).name
        return None if codec == "utf-8" else data.decode(codec)
    except (LookupError, ValueError):
        return None


def _as_damaged(data: bytes) -> str | None:
    """UTF-8 with a few broken bytes, as browsers show it: pages have such in their advertisements."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(c > "\x7f" for c in text) - broken
    return text if broken <= max(2, DAMAGE * len(text)) and broken <= whole else None


def _as_guessed(data: bytes) -> str | None:
    """Windows-1252 where nearly all is ASCII and the rest are letters and quotes; else a detector, if it is sure."""
    ascii_share = sum(b < 0x80 for b in data[:_GUESSED_FROM]) / max(1, len(data[:_GUESSED_FROM]))
    if ascii_share >= 0.7:
        return _as_western(data)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESSED_FROM]).best()
    if best is None or best.chaos > 0.05 or best.coherence < 0.3:
        return None
    try:
        return data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _as_western(data: bytes) -> str | None:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    if any("\x80" <= c <= "\x9f" for c in text) or _MOJIBAKE.search(text):
        return None  # UTF-8 with damage, read as something else
    return text if all(_is_at_home(text, m.start()) for m in _ODD.finditer(text)) else None


def _is_at_home(text: str, at: int) -> bool:
    """Whether a character beyond ASCII stands as such do in English: a letter within a word, a mark, a sign."""
    if text[at] in _SIGNS:
        return True
    beside = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return text[at].isalpha() and any(c.isascii() and c.isalpha() for c in beside)

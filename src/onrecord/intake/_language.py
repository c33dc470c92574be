"""Whether a text is English: its small words say so; only in doubt is a language model loaded.

Loading that model takes most of a second of CPU, counting small words less than a millisecond.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from onrecord.record import WrongLanguage

from ._lexicon import words_in

MIN_LETTERS = 200
"""Letters below which a text is too short to tell its language."""
SURE_SHARE = 0.16
"""Share of English function words above which a text is English. Of 1,535 English news texts the
lowest had 0.167 and eight less than 0.26; ten pages in other languages had 0.083 at most."""
DOUBT = 0.7
"""Probability below which another language is not believed."""
_LOOKED_AT = 6_000
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language a text is surely in; None where it is too short or unclear to tell."""
    sample = text[:_LOOKED_AT]
    if sum(c.isalpha() for c in sample) < MIN_LETTERS:
        return None
    found = [w.lower() for w in _WORD.findall(sample)]
    small = words_in("language.toml", "function_words")
    if sum(w in small for w in found) / max(1, len(found)) >= SURE_SHARE:
        return "en"
    code, probability = _identifier().classify(sample)
    return str(code) if float(probability) >= DOUBT else None


def refuse_other_languages(text: str, source: str) -> None:
    """Fail on a text that is surely not English.

    Raises:
        WrongLanguage: naming the language.
    """
    code = language_of(text)
    if code not in (None, "en"):
        raise WrongLanguage(source, f"in {_name(code)}; only English is read")


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _name(code: str) -> str:
    import pycountry

    language = pycountry.languages.get(alpha_2=code) or pycountry.languages.get(alpha_3=code)
    return str(language.name) if language else f"another language ({code})"

"""spaCy comes in without its commands, and they can still be had."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from onrecord.batch._spacy import import_spacy
import_spacy()
assert "spacy" in sys.modules and "spacy.cli" not in sys.modules and "weasel" not in sys.modules
import spacy
assert spacy.blank("en")("He said so.")[1].text == "said"
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
import spacy.cli
assert spacy.cli.download
import_spacy()
"""


def test_spacy_comes_without_its_commands_and_they_can_still_be_had() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr

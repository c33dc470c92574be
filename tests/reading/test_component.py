"""The spaCy component: attributions on the `Doc`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.reading import Words

TEXT = "“The bridge is closed,” the harbour master said on Monday. “It will not open this year.”"


@pytest.fixture(scope="module")
def nlp() -> Iterator[Language]:
    pipeline = Words().nlp
    pipeline.add_pipe("onrecord")
    yield pipeline
    pipeline.remove_pipe("onrecord")


def test_the_entry_point_puts_attributions_on_the_doc(nlp: Language) -> None:
    (a,) = nlp(TEXT)._.attributions
    assert [s.text for s in a.source] == ["the harbour master"]
    assert [s.text for s in a.cue] == ["said"]
    assert [s.text for s in a.content] == ["“The bridge is closed,”", "“It will not open this year.”"]
    assert 0.0 < a.confidence <= 1.0


def test_span_groups_hold_each_role(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [s.text for s in doc.spans["onrecord_source"]] == ["the harbour master"]
    assert len(doc.spans["onrecord_content"]) == 2


def test_a_doc_is_stored_and_read_back_with_its_attributions(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [a.cue[0].text for a in again._.attributions] == ["said"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Said.", "“" * 50])
def test_odd_text_passes_through(nlp: Language, text: str) -> None:
    assert isinstance(nlp(text)._.attributions, list)


def test_a_pipeline_without_a_parser_is_refused_with_the_reason() -> None:
    with pytest.raises(ValueError, match="needs a dependency parse"):
        spacy.blank("en").add_pipe("onrecord")


def test_the_module_itself_imports_nothing_beyond_spacy() -> None:
    """spaCy loads it with every pipeline: the rooms come in only when a text is read."""
    code = (
        "import spacy, sys, types, importlib.util as u, importlib.resources as r\n"
        "spec = u.find_spec('onrecord').submodule_search_locations[0] + '/reading/component.py'\n"
        "before = set(sys.modules)\n"
        "s = u.spec_from_file_location('standalone', spec); m = u.module_from_spec(s)\n"
        "sys.modules['standalone'] = m; s.loader.exec_module(m)\n"
        "new = {n.partition('.')[0] for n in set(sys.modules) - before} - {'standalone', 'spacy'}\n"
        "assert not new & {'onrecord', 'pydantic', 'tomllib', 'duckdb'}, new\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

"""Names that a user adds in files, and what is said of a file that is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.reading.gazetteer import gazetteer, use_names, with_file
from onrecord.record import NamesError

GROUP = """
[[group]]
kind = "armed group"
sector = "REB"
rows = '''
Red Delta Front | NGA | RDF; IRA
Two Rivers Army | SDN; TCD | TRA | Q123
'''

[leaders]
rows = '''
Ada Ferro | f | NGA | governor 2031-05/; REB 2029/2031 | Adaora Ferro | Ferro
'''
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "mine.toml"
    file.write_text(GROUP, encoding="utf-8")
    return file


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ONRECORD_NAMES", "")
    yield


def test_names_of_the_user_go_before_ours(own: Path) -> None:
    ours = gazetteer()
    mine = with_file(ours, own)
    entry = mine.look_up("the RDF")
    assert entry is not None
    assert (entry.name, entry.country, entry.kind) == ("Red Delta Front", "NGA", "armed group")
    assert mine.country_of("IRA") == "NGA"
    assert ours.look_up("RDF of the delta") is None
    assert ours.country_of("IRA") == "GBR"


def test_a_group_of_two_states_keeps_both_and_its_id(own: Path) -> None:
    entry = with_file(gazetteer(), own).look_up("Two Rivers Army")
    assert entry is not None
    assert (entry.country, entry.countries, entry.ids) == ("SDN", ("SDN", "TCD"), {"wikidata": "Q123"})


def test_people_of_the_user_are_known_by_date(own: Path) -> None:
    leaders = with_file(gazetteer(), own).leaders
    one = leaders.named("Adaora Ferro")
    assert one is not None
    assert (one.sector_at("2030-01"), one.sector_at("2031-06-01")) == ("REB", "GOV")
    assert gazetteer().leaders.named("Ada Ferro") is None


def test_names_are_in_use_until_others_are(own: Path) -> None:
    use_names(own)
    assert gazetteer().country_of("RDF of nowhere") is None
    assert gazetteer().country_of("Red Delta Front") == "NGA"
    use_names()
    assert gazetteer().look_up("Red Delta Front") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GROUP.replace("armed group", "band"), "group 1: no such kind of actor: 'band'"),
        (GROUP.replace('"REB"', '"RBL"'), "group 1: no such sector: 'RBL'"),
        (GROUP.replace("| NGA | RDF", "| NGR | RDF"), "group 1: Red Delta Front: no state has the code 'NGR'"),
        (GROUP.replace("Q123", "123"), "group 1: Two Rivers Army: '123' is no id of Wikidata"),
        (GROUP.replace("| Q123", "| Q123 | more"), "Two Rivers Army | SDN; TCD | TRA | Q123 | more"),
        (GROUP.replace("2031-05/;", "2031-13/;"), "Ada Ferro: 'governor 2031-13/' is no term"),
        (GROUP.replace("governor", "doge"), "Ada Ferro: there is no office 'doge'"),
        (GROUP.replace("2029/2031", "2032/2031"), "ends before it begins"),
        (GROUP.replace("| f | NGA", "| f | NGR"), "leaders: Ada Ferro: no state has the code 'NGR'"),
        (GROUP.replace("| f |", "| x |"), "Ada Ferro: the sex is m or f"),
        (GROUP.replace("[[group]]", "[group]"), "double brackets"),
        (GROUP.replace("[leaders]", "[people]"), "there is no table 'people'"),
        ("rows = ", "no TOML"),
    ],
)
def test_a_wrong_file_is_named_with_the_entry_that_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(NamesError) as raised:
        use_names(file)
    assert raised.value.source == str(file)
    assert said in raised.value.reason


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NamesError, match=r"nowhere\.toml: No such file"):
        use_names(tmp_path / "nowhere.toml")

"""Bytes that do not say which characters they are."""

from pathlib import Path

import pytest

from onrecord.intake import notes_for, take
from onrecord.record import WrongEncoding

NEWS = "“We will not go,” Aino Kataja’s deputy, José Muñoz, said at a café in the capital.\n"


def test_an_old_windows_text_is_read_and_the_guess_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(NEWS.encode("cp1252"))
    report = take(path)
    assert report.text == NEWS
    assert any("encoding was guessed" in note for note in notes_for(report))


def test_utf8_is_no_guess(tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    path.write_bytes(NEWS.encode())
    assert not report_notes(path, "encoding")


@pytest.mark.parametrize(
    "damage",
    [b"The minister said \xff\xfe no.", b"The \xe9\xe8\xea minister said no.", b"He said no \xf0\x9f and left."],
)
def test_bytes_that_are_no_letters_of_a_word_are_refused(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "damaged.txt"
    path.write_bytes(damage * 3)
    with pytest.raises(WrongEncoding, match="not UTF-8"):
        take(path)


def report_notes(path: Path, word: str) -> list[str]:
    return [note for note in notes_for(take(path)) if word in note]

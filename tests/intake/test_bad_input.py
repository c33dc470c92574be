"""What cannot be taken in gives one clear line that says what and why."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from onrecord.intake import MAX_CHARS, take, take_html, take_text
from onrecord.record import (
    EmptyInput,
    InputNotFound,
    InputTooLarge,
    InputUnreadable,
    IntakeError,
    NoArticle,
    NotText,
    WrongEncoding,
    WrongLanguage,
)

ENGLISH = (
    "The government said on Tuesday that it would keep the troops at the border until the talks with its "
    "neighbours were over, and that nobody would be told when they were to come home.\n\n"
) * 3


def file(tmp_path: Path, data: bytes, name: str = "report.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "error", "why"),
    [
        (b"", EmptyInput, "empty"),
        (b" \r\n\t ", EmptyInput, "empty"),
        (b"\xef\xbb\xbf", EmptyInput, "empty"),
        (bytes(range(256)) * 20, NotText, "NUL"),
        (b"%PDF-1.7\n1 0 obj", NotText, "PDF"),
        (b"PK\x03\x04rest", NotText, "ZIP"),
        (bytes(b for b in range(1, 256)) * 20, NotText, "control"),
        (ENGLISH.encode() + "Café — “ok”".encode() + b"\xff\xfe", WrongEncoding, "byte"),
        (b"\xff\xfe" + b"a", WrongEncoding, "utf-16"),
        (b"a" * (4 * MAX_CHARS + 5), InputTooLarge, "bytes"),
        (b"ab " * (MAX_CHARS // 3 + 1), InputTooLarge, "characters"),
        (gzip.compress(b"a" * 5_000_000), InputTooLarge, "bytes"),
        (gzip.compress(ENGLISH.encode())[:60], InputUnreadable, "gzip"),
    ],
)
def test_file_that_is_no_report(tmp_path: Path, data: bytes, error: type[IntakeError], why: str):
    path = file(tmp_path, data)
    with pytest.raises(error) as caught:
        take(path)
    assert why in caught.value.reason
    assert caught.value.source == str(path)
    assert "\n" not in str(caught.value)


def test_large_file_fails_before_it_is_read(tmp_path: Path):
    path = tmp_path / "large.txt"
    with path.open("wb") as out:
        out.truncate(50_000_000_000)  # a hole: takes no room on the disk
        out.seek(0)
        out.write(ENGLISH.encode())
    with pytest.raises(InputTooLarge):
        take(path)


def test_path_that_is_not_there():
    with pytest.raises(InputNotFound, match="no such file"):
        take("reports/nowhere.txt")


def test_link_that_leads_to_nothing(tmp_path: Path):
    path = tmp_path / "link.txt"
    path.symlink_to(tmp_path / "gone.txt")
    with pytest.raises(InputNotFound, match="link"):
        take(path)


def test_folder_is_no_report(tmp_path: Path):
    with pytest.raises(InputUnreadable, match="folder"):
        take(tmp_path)


def test_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = file(tmp_path, ENGLISH.encode())

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputUnreadable, match="Permission denied"):
        take(path)


def test_name_with_a_line_break_stays_on_one_line():
    with pytest.raises(InputNotFound) as caught:
        take(Path("no\nsuch\x1b[31m.txt"))
    assert str(caught.value) == r"no\nsuch\x1b[31m.txt: no such file or folder"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Regierung teilte am Dienstag mit, dass die Truppen bis Jahresende an der Grenze bleiben. " * 4, "German"),
        ("Le gouvernement a annoncé mardi que les troupes resteraient à la frontière jusqu’au bout. " * 4, "French"),
        ("Президент заявил во вторник, что войска останутся на границе до конца этого года. " * 4, "Russian"),
    ],
)
def test_report_in_another_language_is_named(text: str, language: str):
    with pytest.raises(WrongLanguage, match=language):
        take_text(text, source="t")


def test_too_short_to_tell_its_language_is_taken():
    assert take_text("Die Regierung sagt nein.", source="t").text


def test_windows_letters_are_read_as_such(tmp_path: Path):
    report = take(file(tmp_path, (ENGLISH + "The café was “shut”.").encode("cp1252")))
    assert report.text.endswith("The café was “shut”.")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_mark_names_the_encoding(tmp_path: Path, encoding: str):
    assert take(file(tmp_path, ENGLISH.encode(encoding))).text == ENGLISH


def test_text_with_half_a_surrogate_pair_is_refused():
    with pytest.raises(NotText, match="surrogate"):
        take_text("The river \ud800 was closed.", source="t")


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a> <a href='/b'>About</a></nav><form><input></form></body></html>",
        "<!doctype html>",
        "<html><head><title>Log in</title></head><body><p>Log in</p></body></html>",
    ],
)
def test_page_without_an_article(html: str):
    with pytest.raises(NoArticle):
        take_html(html, source="p.html")


@pytest.mark.parametrize("tag", ["div", "p", "b", "td", "li", "ul><li", "option"])
def test_a_million_tags_are_refused_at_once(tag: str):
    html = f"<{tag}>" * (1_000_000 if len(tag) < 4 else 500_000) + "x"
    with pytest.raises(IntakeError):
        take_html(html, source="deep.html")


def test_a_million_nested_tags_in_a_file(tmp_path: Path):
    path = file(tmp_path, b"<div>" * 1_000_000, "deep.html")
    with pytest.raises(InputTooLarge, match="nested"):
        take(path)

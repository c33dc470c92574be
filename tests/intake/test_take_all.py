"""Many inputs: files, folders, archives, standard input; what fails is said, the rest goes on."""

from __future__ import annotations

import gzip
import io
import itertools
import json
from pathlib import Path

import pytest

from onrecord.intake import take, take_all
from onrecord.record import BrokenLine, EmptyInput, InputNotFound, InputUnreadable, IntakeError, NoArticle, Report

TEXT = "Troops left the valley on Monday, residents said.\n\nNobody was hurt, they said."


def lines(*reports: object) -> bytes:
    return b"".join((r if isinstance(r, bytes) else json.dumps(r).encode()) + b"\n" for r in reports)


def archive(tmp_path: Path, *reports: object, name: str = "archive.jsonl") -> Path:
    path = tmp_path / name
    path.write_bytes(lines(*reports))
    return path


def one(tmp_path: Path, report: object) -> Report | IntakeError:
    (taken,) = take_all([archive(tmp_path, report)])
    return taken


def test_line_of_an_archive_is_a_report_with_what_it_says_of_itself(tmp_path: Path):
    line = {
        "id": "r-1", "text": TEXT, "url": "https://www.cnn.com/x", "outlet": "selby-herald",
        "published": "2031-05-03T10:00:00Z", "title": "Troops leave", "topic": ["war"], "n": 3,
    }  # fmt: skip
    report = one(tmp_path, line)
    assert isinstance(report, Report)
    assert (report.source, report.outlet, report.title, report.text) == ("r-1", "selby-herald", "Troops leave", TEXT)
    assert report.published is not None
    assert (report.published.value, report.published.basis) == ("2031-05-03", "metadata")
    assert json.loads(report.model_dump_json())["aside"] == {"topic": ["war"], "n": 3}


def test_line_without_id_is_named_by_its_url_and_then_by_its_place(tmp_path: Path):
    path = archive(tmp_path, {"text": TEXT, "url": "https://www.cnn.com/x"}, {"text": TEXT})
    first, second = take_all([path])
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.source, first.outlet) == ("https://www.cnn.com/x", "CNN")
    assert second.source == f"{path}:2"


def test_outlet_and_date_given_override_the_archive(tmp_path: Path):
    path = archive(tmp_path, {"text": TEXT, "outlet": "a", "published": "2030"})
    (report,) = take_all([path], outlet="b", published="2031")
    assert isinstance(report, Report)
    assert report.outlet == "b"
    assert report.published is not None
    assert (report.published.value, report.published.basis) == ("2031", "given")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"id": broken', "not JSON"),
        (b"[1, 2]", "no JSON object"),
        ({"id": "c"}, "neither text nor html"),
        ({"text": 5}, "text is no string"),
        ({"html": ["x"]}, "html is no string"),
        ({"text": TEXT, "published": "soon"}, "published is no date"),
        ({"text": TEXT, "published": 2031}, "published is no string"),
        ({"text": TEXT, "id": [1]}, "id is no string"),
        (b'{"text": "a \\ud800 b"}', "surrogate"),
        (b'{"text": "a", "n": NaN}', "not JSON"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
        (b'{"a":' * 100_000, "not JSON"),
    ],
)
def test_broken_line_says_where_and_why_and_the_next_goes_on(tmp_path: Path, line: object, why: str):
    path = archive(tmp_path, {"text": TEXT}, line, {"text": TEXT})
    before, broken, after = take_all([path])
    assert isinstance(before, Report)
    assert isinstance(broken, BrokenLine)
    assert broken.source == f"{path}:2"
    assert why in broken.reason
    assert "\n" not in str(broken)
    assert isinstance(after, Report)


def test_error_of_a_line_names_the_line_whatever_its_id(tmp_path: Path):
    path = archive(tmp_path, {"id": "r-1", "text": " "})
    (error,) = take_all([path])
    assert isinstance(error, EmptyInput)
    assert error.source == f"{path}:1"


def test_page_in_an_archive(tmp_path: Path):
    error = one(tmp_path, {"html": "<html><body><p>Log in</p></body></html>"})
    assert isinstance(error, NoArticle)


def test_packed_archive(tmp_path: Path):
    path = tmp_path / "archive.jsonl.gz"
    path.write_bytes(gzip.compress(lines({"id": "a", "text": TEXT}, {"id": "b", "text": TEXT})))
    assert [r.source for r in take_all([path])] == ["a", "b"]


def test_archive_is_read_line_by_line(tmp_path: Path):
    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self.given = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            line = lines({"text": TEXT})
            self.given += 1
            buffer[: len(line)] = line
            return len(line)

    from onrecord.intake._lines import take_lines

    endless = Endless()
    taken = list(itertools.islice(take_lines(io.BufferedReader(endless), "endless"), 5))
    assert len(taken) == 5
    assert endless.given < 200


def test_line_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch):
    from onrecord.intake import _lines

    monkeypatch.setattr(_lines, "MAX_LINE", 100)
    monkeypatch.setattr(_lines, "MAX_SKIPPED", 2_000_000)
    stream = io.BytesIO(b'{"text": "' + b"a" * 500 + b'"}\n' + lines({"text": "Short."}) + b"b" * 10_000_000)
    first, second, third = _lines.take_lines(stream, "a.jsonl")
    assert isinstance(first, BrokenLine)
    assert isinstance(second, Report)
    assert isinstance(third, BrokenLine)
    assert stream.tell() < 5_000_000


def test_folder_is_walked_in_order_of_names(tmp_path: Path):
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", "photo.png", "table.csv", "notes.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)
    taken = list(take_all([tmp_path]))
    assert [Path(r.source).name for r in taken] == ["a.txt", "b.txt", "c.txt"]


def test_file_without_a_suffix_is_known_by_its_bytes(tmp_path: Path):
    (tmp_path / "archive").write_bytes(lines({"id": "a", "text": TEXT}))
    (tmp_path / "picture").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    (tmp_path / "text").write_text(TEXT)
    assert [Path(r.source).name for r in take_all([tmp_path])] == ["a", "text"]


def test_empty_folder_and_empty_archive_are_said(tmp_path: Path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "e.jsonl").write_bytes(b"\n")
    folder, lines_ = take_all([tmp_path / "sub", tmp_path / "e.jsonl"])
    assert isinstance(folder, InputNotFound)
    assert isinstance(lines_, EmptyInput)


def test_what_fails_is_given_in_its_place(tmp_path: Path):
    good = tmp_path / "good.txt"
    good.write_text(TEXT)
    (tmp_path / "empty.txt").write_text("")
    taken = list(take_all([tmp_path / "empty.txt", good, tmp_path / "nowhere.txt", good]))
    assert [type(t) for t in taken] == [EmptyInput, Report, InputNotFound, Report]


def test_nothing_is_opened_before_it_is_asked_for(tmp_path: Path):
    asked: list[Path] = []

    def paths():
        for name in ("gone.txt", "also-gone.txt"):
            asked.append(tmp_path / name)
            yield asked[-1]

    taken = take_all(paths())
    assert asked == []
    assert isinstance(next(taken), InputNotFound)
    assert len(asked) == 1


def test_wrong_date_is_refused_at_once():
    with pytest.raises(ValueError, match="date"):
        take_all([], published="soon")


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> list[Report | IntakeError]:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    return list(take_all(["-"]))


def test_text_on_standard_input(monkeypatch: pytest.MonkeyPatch):
    (report,) = stdin(monkeypatch, TEXT.encode())
    assert isinstance(report, Report)
    assert (report.source, report.text) == ("<stdin>", TEXT)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_archive_on_standard_input(monkeypatch: pytest.MonkeyPatch, pack: type[bytes]):
    first, second = stdin(monkeypatch, pack(lines({"text": TEXT}, b"{broken")))
    assert first.source == "<stdin>:1"
    assert isinstance(second, BrokenLine)


def test_nothing_on_standard_input(monkeypatch: pytest.MonkeyPatch):
    (error,) = stdin(monkeypatch, b"")
    assert isinstance(error, EmptyInput)


def test_damaged_gzip_on_standard_input(monkeypatch: pytest.MonkeyPatch):
    (error,) = stdin(monkeypatch, gzip.compress(TEXT.encode())[:30])
    assert isinstance(error, InputUnreadable)


@pytest.mark.parametrize(
    "words",
    [
        "Troops left on Monday, he said.",
        "a\nb",
        "x" * 300,
        "Gone. He left the house at 10.30",
        "Talks in Lakeland/Ostrow fail",
    ],
)
def test_words_that_are_no_path_are_the_text(words: str):
    report = take(words)
    assert (report.source, report.text) == ("<text>", words)


@pytest.mark.parametrize("path", ["nowhere.txt", "a/b.html", "nowhere", "my report.txt", "/no such/report"])
def test_words_that_look_like_a_path_are_looked_for(path: str):
    with pytest.raises(InputNotFound):
        take(path)


def test_path_may_be_called_otherwise(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    assert take(path, as_source="wire 12").source == "wire 12"


def test_archive_is_not_one_report(tmp_path: Path):
    with pytest.raises(IntakeError, match="archive"):
        take(archive(tmp_path, {"text": TEXT}))

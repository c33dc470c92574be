"""The report on an HTML page: its text, its pictures' words, its quotations, its date."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.intake import take, take_html
from onrecord.record import Report, WrongEncoding

PARAGRAPHS = [
    "PORT SELBY (LNA) — The last gunboats left the river on Monday, the government said.",
    "“Nobody will miss them,” the premier, Irma Vance, told reporters in Port Selby. She thanked them all.",
    "In a letter to the governor of Ostrow that was seen by the Herald, the premier wrote:",
    "The governor answered on Tuesday that the boats could be back within a day if the tolls were not paid.",
    "Two villages on the river have been without electricity since April, according to the council.",
]
QUOTED = "A river that nobody may cross is a wall, and I was not elected to look after walls."

PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Gunboats leave the river | The Selby Herald</title>
<meta property="og:site_name" content="The Selby Herald"><meta name="author" content="Jane Doe">
<meta property="og:title" content="Gunboats leave the river">
<meta property="article:published_time" content="2031-05-05T18:00:00+02:00"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>Gunboats leave the river</h1>
<figure><img src="a.jpg"><figcaption>A gunboat under the old bridge.
  <span class="credit">Ines Pardal/LNA</span></figcaption></figure>
<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>
<blockquote><p>{QUOTED}</p></blockquote>
<figure><img src="b.jpg"><figcaption>The governor at the lock. (Ivo Marsh/Reuters)</figcaption></figure>
<p>{PARAGRAPHS[3]}</p><p>READ MORE: The bridge that divides two families</p><p>{PARAGRAPHS[4]}</p>
</article>
<aside class="related"><figure><img src="c.jpg"><figcaption>Ten lighthouses worth a detour</figcaption></figure></aside>
</main><footer><p>© 2031 The Selby Herald. All rights reserved.</p></footer></body></html>"""


@pytest.fixture(scope="module")
def page() -> Report:
    return take_html(PAGE, source="gunboats.html")


def texts(report: Report, kind: str) -> list[str]:
    return [report.text[s.start : s.end] for s in report.segments if s.kind == kind]


def test_page_says_what_it_is(page: Report):
    assert (page.title, page.outlet, page.authors) == ("Gunboats leave the river", "The Selby Herald", ("Jane Doe",))
    assert page.published is not None
    assert (page.published.value, page.published.basis) == ("2031-05-05", "metadata")
    assert page.published.why is not None
    assert page.wire == "LNA"


def test_title_stands_first(page: Report):
    assert page.segments[0].kind == "title"
    assert texts(page, "title") == ["Gunboats leave the river"]


def test_captions_and_credits_stand_where_they_are_on_the_page(page: Report):
    assert texts(page, "caption") == ["A gunboat under the old bridge.", "The governor at the lock."]
    assert texts(page, "credit") == ["Ines Pardal/LNA", "(Ivo Marsh/Reuters)"]
    order = [
        page.text.index(w)
        for w in ("A gunboat under", "The last gunboats", QUOTED, "The governor at", "The governor answered")
    ]
    assert order == sorted(order)


def test_block_quotation_is_marked(page: Report):
    assert texts(page, "blockquote") == [QUOTED]


def test_dateline_of_a_page_is_cut_off(page: Report):
    assert texts(page, "dateline") == ["PORT SELBY (LNA) —"]


def test_other_reports_and_furniture_are_not_read(page: Report):
    read = " ".join(page.text[s.start : s.end] for s in page.segments if s.is_read)
    assert "bridge that divides" not in read
    assert "lighthouses" not in page.text
    assert "rights reserved" not in read


def test_paragraphs_are_whole_and_apart(page: Report):
    for paragraph in PARAGRAPHS[1:]:
        assert f"\n\n{paragraph}" in page.text
    at = 0
    for segment in page.segments:
        assert at <= segment.start < segment.end <= len(page.text)
        at = segment.end


def test_article_in_pieces_is_found_whole():
    pieces = "".join(
        f'<div class="chunk grid"><div class="body text">{"".join(f"<p>{p}</p>" for p in group)}</div>'
        '<div class="ad">Advertisement</div></div>'
        for group in (PARAGRAPHS[:2], PARAGRAPHS[3:])
    )
    report = take_html(f"<html><body><article><h1>Gunboats leave</h1>{pieces}</article></body></html>", source="p")
    assert [report.text.count(p[-60:]) for p in (*PARAGRAPHS[:2], *PARAGRAPHS[3:])] == [1, 1, 1, 1]


def test_bytes_are_read_in_the_encoding_that_the_page_declares():
    html = PAGE.replace('charset="utf-8"', 'charset="iso-8859-1"').replace("©", "").replace("—", "-")
    report = take_html(html.encode("cp1252"), source="p")
    assert "“Nobody will miss them,”" in report.text


def test_page_with_a_few_broken_bytes_is_read_as_browsers_do():
    html = PAGE.encode().replace(b"<nav>", b"<nav>\xff")
    assert "“Nobody will miss them,”" in take_html(html, source="p").text


def test_page_of_broken_bytes_is_refused():
    html = PAGE.encode().replace(b" ", b"\xff\xc3 ")
    with pytest.raises(WrongEncoding):
        take_html(html, source="p")


def test_page_is_known_by_its_words_whatever_it_is_called(tmp_path: Path):
    path = tmp_path / "saved"
    path.write_text(PAGE, "utf-8")
    assert take(path).title == take(PAGE).title == "Gunboats leave the river"


def test_date_in_json_ld():
    html = PAGE.replace(
        '<meta property="article:published_time" content="2031-05-05T18:00:00+02:00">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2031-05-06T01:00:00Z"}]}</script>',
    )
    published = take_html(html, source="p").published
    assert published is not None
    assert (published.value, published.basis) == ("2031-05-06", "metadata")


def test_date_never_filled_in_is_none():
    html = PAGE.replace("2031-05-05T18:00:00+02:00", "0001-01-01T00:00:00")
    assert take_html(html, source="p").published is None


def test_heavy_libraries_are_not_loaded_for_plain_text():
    code = (
        "import sys, onrecord.intake as i\n"
        "i.take('The government said on Tuesday that it would keep the troops at the border.\\n' * 9)\n"
        "heavy = {'trafilatura', 'htmldate', 'py3langid', 'lxml', 'numpy', 'spacy', 'pycountry'}\n"
        "print(*sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_article_text_and_captions_of_saved_pages(shared: Path):
    import importlib.util

    path = Path(__file__).resolve().parents[2] / "benchmarks" / "pages.py"
    spec = importlib.util.spec_from_file_location("pages", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    scores = module.score_pages(shared / "data" / "pages")
    assert scores["f1"] >= 0.96
    assert scores["captions_kept"] >= 0.85

"""Where the parts of a plain text begin and end, and what each is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake import take, take_text
from onrecord.intake._plain import segments_of

SAVED = """Lakeland: Moving Gunboats To Ostrow Would Be ‘Folly’
Lakeland's premier, Irma Vance, speaks after talks with the governor at the Lake House in Port Selby on May 3, 2031.
IVO MARCHETTI/Northlight/LNA via Shorepix

On Monday, the government of Lakeland warned that gunboats on the river would be “folly.”

The Selby Herald reported that last week in Ostrow, the governor, Anton Reuss, said:

We need a flotilla on the river, and it has to be able to defend itself.

“Nobody will pass,” Vance answered. She left the room.

Saturday, June 14 will mark one year since the river was closed.


Why The Oldest Bridge In Ostrow Still Divides Two Families

Bread Before Borders

The Selby Herald   >  News   >  Lakeland: Moving Gunboats To Ostrow Would Be ‘Folly’
"""


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(s.kind, text[s.start : s.end]) for s in segments_of(text, title)]


def kinds_only(text: str, title: str | None = None) -> list[str]:
    return [kind for kind, _ in kinds(text, title)]


def test_text_saved_from_a_page_falls_into_its_parts():
    assert kinds_only(SAVED) == [
        "title",
        "caption",
        "credit",
        "paragraph",
        "paragraph",
        "blockquote",
        "paragraph",
        "paragraph",
        "related",
        "related",
        "furniture",
    ]


def test_related_headlines_credits_and_breadcrumb_are_not_read():
    report = take_text(SAVED, source="selby.txt")
    read = " ".join(SAVED[s.start : s.end] for s in report.segments if s.is_read)
    assert "Bread Before Borders" not in read
    assert "Why The Oldest Bridge" not in read
    assert "MARCHETTI" not in read
    assert ">" not in read


@pytest.mark.parametrize(
    "text",
    [
        "The army crossed the river on Monday. Nobody was hurt, the governor said.",
        "The army crossed the river on Monday",
        "x",
        "“We leave,” she said",
    ],
)
def test_a_text_of_one_paragraph_is_one_paragraph(text: str):
    assert kinds(text) == [("paragraph", text)]


def test_last_paragraph_without_a_full_stop_stays_in_the_report():
    text = "Two ports were shut on Monday.\n\nThe minister said she had not been told of the plan to reopen them"
    assert kinds_only(text) == ["paragraph", "paragraph"]


def test_headline_with_the_full_stop_that_an_archive_adds_is_a_title():
    text = "Minister Denies Selling Port To Rival.\n\nThe minister denied on Monday that the port had been sold."
    assert kinds_only(text) == ["title", "paragraph"]


def test_first_sentence_of_a_report_is_no_title():
    text = "The minister denied it.\n\nHe said on Monday that the port had not been sold to anybody."
    assert kinds_only(text) == ["paragraph", "paragraph"]


def test_headline_known_from_elsewhere_is_found_whatever_its_form():
    text = "Minister denies sale.\n\nThe minister denied on Monday that the port had been sold."
    assert kinds_only(text, "Minister denies sale") == ["title", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "KYIV, March 3 (Reuters) —",
        "SANTA FE, N.M. (AP) —",
        "LISBON —",
        "Beirut (Reuters) -",
        "RABAT, March 9, 2034 (Atlantic Wire) —",
        "Hong Kong (CNN Business)",
        "MOSCOW, March 3 /TASS/.",
        "(Reuters) -",
    ],
)
def test_dateline_is_cut_off_the_paragraph_it_opens(line: str):
    text = f"Troops Leave The Valley\n\n{line} Troops left the valley on Monday, residents said."
    assert kinds(text)[1:] == [("dateline", line), ("paragraph", "Troops left the valley on Monday, residents said.")]


@pytest.mark.parametrize(
    "paragraph",
    ["WATCH — The premier spoke for an hour.", "The premier — once a fisherman — spoke.", "NATO — A club of old men."],
)
def test_dash_after_other_words_makes_no_dateline(paragraph: str):
    assert kinds(paragraph) == [("paragraph", paragraph)]


def test_byline_under_the_headline_names_the_authors():
    text = "Troops Leave The Valley\n\nBy Jane Doe and Ivo Marsh\n\nTroops left the valley on Monday, residents said."
    report = take_text(text, source="valley.txt")
    assert [s.kind for s in report.segments] == ["title", "byline", "paragraph"]
    assert report.authors == ("Jane Doe", "Ivo Marsh")


def test_sentence_that_begins_with_by_is_no_byline():
    text = (
        "Troops Leave The Valley\n\nBy Monday the last troops had left the valley, residents said.\n\nNobody was hurt."
    )
    assert kinds_only(text) == ["title", "paragraph", "paragraph"]


def test_words_after_a_colon_that_bring_their_own_quotation_marks_are_a_paragraph():
    text = "The premier said on Monday:\n\n“We shall not leave the valley.”\n\nShe sat down."
    assert "blockquote" not in kinds_only(text)


def test_list_announced_by_a_colon_is_no_quotation():
    text = "The premier said the town needs the following:\n\nBread and water for a month.\n\nShe sat down."
    assert "blockquote" not in kinds_only(text)


def test_colon_after_words_of_saying_far_before_it_introduces_a_quotation():
    text = "The Herald reported that new tolls could come out of the talks this week:\n\nThe tolls are ready.\n\nNo."
    assert kinds_only(text)[1] == "blockquote"


def test_picture_credit_in_brackets_ends_its_caption():
    text = (
        "Troops Leave The Valley\n\nA soldier locks the gate of the fort in May. (Ines Pardal/Reuters)\n\n"
        "Troops left the valley on Monday, residents said."
    )
    assert kinds(text)[1:3] == [
        ("caption", "A soldier locks the gate of the fort in May."),
        ("credit", "(Ines Pardal/Reuters)"),
    ]


def test_paragraphs_wrapped_by_hand_are_put_together():
    text = (
        "The last troops left the valley on Monday, and the people of the\n"
        "three villages began to come back to what was left of their houses,\n"
        "the governor said.\n"
        "Nobody had told them that the bridge was mined, and it was only in\n"
        "the evening that the first of them turned back.\n"
    )
    assert [words.split()[0] for _, words in kinds(text)] == ["The", "Nobody"]


def test_lines_that_are_paragraphs_stay_apart():
    text = "Troops left on Monday, he said.\nThey will not return.\n“Never,” he said."
    assert kinds_only(text) == ["paragraph"] * 3


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Sign up for our newsletter and get the news in your inbox", "furniture"),
        ("© 2031 The Selby Herald. All rights reserved.", "furniture"),
        ("READ MORE: The bridge that divides two families", "related"),
        ("(Reporting by Jane Doe; Editing by Ivo Marsh)", "byline"),
        ("The Associated Press contributed to this report.", "byline"),
        ("- A bridge, a road and a mill", "list"),
    ],
)
def test_lines_of_the_page_are_told_from_the_report(line: str, kind: str):
    text = f"Troops left the valley on Monday.\n\n{line}\n\nThey will not return, the governor said."
    assert kinds(text)[1] == (kind, line)


def test_long_paragraph_is_read_however_it_begins():
    text = "Nobody knew.\n\n" + "Share prices fell on Monday, " * 20 + "he said.\n\nNobody knew."
    assert kinds_only(text)[1] == "paragraph"


def test_text_is_kept_to_the_character():
    text = "First line.\r\n\r\nSecond\xa0line.  \r\n"
    assert take_text(text, source="t").text == text


def test_byte_order_mark_is_no_character_of_the_text(tmp_path: Path):
    path = tmp_path / "marked.txt"
    path.write_bytes(b"\xef\xbb\xbfTroops left.\r\nNobody knew.\n")
    assert take(path).text == "Troops left.\r\nNobody knew.\n"


PIECES = st.sampled_from(
    ["KYIV, March 3 (Reuters) —", "“", "said:", "By Jane", ">", "\n", "\n\n", "\r\n", "\u2028", "\t", " ", "a", "A B C",
     "Getty", "(A/Reuters)", "Photo: ", "1. ", "•", "…", "?", "\U0001f600", "Read more", "שלום"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join)))
def test_segments_are_in_order_trimmed_and_cover_every_word(text: str):
    at = 0
    for segment in segments_of(text):
        assert at <= segment.start < segment.end <= len(text)
        assert not text[at : segment.start].strip()
        words = text[segment.start : segment.end]
        assert words == words.strip()
        at = segment.end
    assert not text[at:].strip()


@pytest.mark.parametrize("text", [" " * 10_000 + "x", "\n" * 10_000 + "x", "> " * 5_000, "(" * 5_000, "A/" * 5_000])
def test_odd_texts_take_no_long_time(text: str):
    assert segments_of(text)


def test_an_agency_in_brackets_makes_a_dateline_without_a_dash():
    text = "A Headline Of Six Words Here\n\nWASHINGTON (RNS) Church leaders met on Monday.\n"
    assert ("dateline", "WASHINGTON (RNS)") in kinds(text)


def test_other_words_in_brackets_do_not():
    text = "A Headline Of Six Words Here\n\nUNESCO (Paris) Director Ana Hale left on Monday.\n"
    assert all(kind != "dateline" for kind, _ in kinds(text))

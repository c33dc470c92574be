"""How well the article and the pictures' captions of saved news pages are kept.

    python benchmarks/pages.py FOLDER

FOLDER holds saved pages (``<id>.html.gz``) and ``ground-truth.json`` (``{id: {"articleBody", "url"}}``), as
article-extraction-benchmark has them. Two figures:

Article text, as that benchmark defines it: the text is taken apart into words (``\\w+``), these into shingles of
four; per page precision and recall count the shingles that prediction and truth share; both are averaged
over the pages, and F1 is that of the averages. The article's text is that of its paragraphs, block
quotations and lists with the datelines before them: not the title, captions, credits, bylines, links
to other reports and furniture. Pages in other languages than English are in the set and counted;
extraction is measured before the language is asked.

Captions: the share of the ``<figcaption>`` texts of the pages whose words are all kept, in one piece, as
caption or as the credit that belongs to it. In `as_caption` a text that is nothing but a credit, and is
kept as one, does not count.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from onrecord.intake._decoding import decode
from onrecord.intake._page import Block, read_page
from onrecord.record import IntakeError

BODY = frozenset({"dateline", "paragraph", "blockquote", "list"})
_WORD = re.compile(r"\w+")


def score_pages(folder: str | Path) -> dict[str, Any]:
    """Score every page of a folder.

    Returns:
        precision, recall, f1, pages, figcaptions, captions_kept and as_caption (shares of figcaptions),
        failed (pages without an article), and cpu_ms (CPU milliseconds per page).
    """
    folder = Path(folder)
    truth: dict[str, dict[str, str]] = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    counts: list[tuple[int, int, int]] = []
    figcaptions = kept = as_caption = failed = 0
    spent = 0.0
    for name, known in truth.items():
        html = decode(gzip.decompress((folder / f"{name}.html.gz").read_bytes()), name, page=True)
        began = time.process_time()
        try:
            blocks = read_page(html, name).blocks
        except IntakeError:
            blocks, failed = (), failed + 1
        spent += time.process_time() - began
        body = "\n".join(b.text for b in blocks if b.kind in BODY)
        counts.append(_matches(known["articleBody"], body))
        for caption in _figcaptions(html):
            figcaptions += 1
            kept += _holds(blocks, caption, {"caption", "credit"})
            as_caption += _holds(blocks, caption, {"caption", "credit"}) and _has_caption(blocks, caption)
    precision, recall = _averages(counts)
    return {
        "pages": len(truth),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "figcaptions": figcaptions,
        "captions_kept": kept / figcaptions if figcaptions else 0.0,
        "as_caption": as_caption / figcaptions if figcaptions else 0.0,
        "failed": failed,
        "cpu_ms": 1000 * spent / len(truth) if truth else 0.0,
    }


def _shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)) if words)


def _matches(truth: str, found: str) -> tuple[int, int, int]:
    """Shingles that are right, too many, and missed."""
    a, b = _shingles(truth), _shingles(found)
    return (a & b).total(), (b - a).total(), (a - b).total()


def _averages(counts: list[tuple[int, int, int]]) -> tuple[float, float]:
    precisions = [tp / (tp + fp) for tp, fp, _ in counts if tp + fp]
    recalls = [tp / (tp + fn) for tp, _, fn in counts if tp + fn]
    return sum(precisions) / max(1, len(precisions)), sum(recalls) / max(1, len(recalls))


def _figcaptions(html: str) -> list[str]:
    from lxml import html as lxml_html

    tree = lxml_html.document_fromstring(html.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    texts = (_bare("".join(f.xpath(".//text()[not(ancestor::script)]"))) for f in tree.iter("figcaption"))
    return [t for t in texts if t]


def _bare(text: str) -> str:
    """Letters and digits only, and without the label that a screen reader is given."""
    return re.sub(r"^(?:Image|Media)caption", "", re.sub(r"[\W_]+", "", text))


def _holds(blocks: tuple[Block, ...], caption: str, kinds: set[str]) -> bool:
    return caption in _bare("".join(b.text for b in blocks if b.kind in kinds))


def _has_caption(blocks: tuple[Block, ...], caption: str) -> bool:
    return any(b.kind == "caption" and _bare(b.text) in caption for b in blocks)


def main() -> None:
    """Print the figures of a folder."""
    if len(sys.argv) != 2:
        sys.exit("usage: python benchmarks/pages.py FOLDER")
    scores = score_pages(sys.argv[1])
    print(f"pages                      {scores['pages']:>7}   without an article {scores['failed']}")
    print(f"article text precision     {scores['precision']:>7.4f}")
    print(f"article text recall        {scores['recall']:>7.4f}")
    print(f"article text F1            {scores['f1']:>7.4f}")
    print(f"figcaptions                {scores['figcaptions']:>7}")
    print(f"kept, caption or credit    {scores['captions_kept']:>7.4f}")
    print(f"kept with a caption        {scores['as_caption']:>7.4f}   (not those that are only a credit)")
    print(f"CPU per page               {scores['cpu_ms']:>7.1f} ms")


if __name__ == "__main__":
    main()

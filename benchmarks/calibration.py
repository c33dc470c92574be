"""Whether a confidence means what it says: stated against found, in ten bins.

    python -m benchmarks.calibration DATA [--plot docs/reliability.svg] [--write docs/benchmarks.md]

Attributions are held to PolNeAR's development part (right: content and source both reach a Jaccard of 0.5 with an
annotated one). The weights behind
the confidence of the encoder's attributions were fitted on that same part, eight of them on some two thousand
attributions; its card has the figures over five folds.
"""

from __future__ import annotations

import argparse
import datetime
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks._scorers import right_ones, scorer
from benchmarks.score import archive_lines, lines_of, read_set, write

BINS = 10


class Bin(NamedTuple):
    """Items whose stated confidence lies within a tenth: how many, what is stated and what was found, on average."""

    n: int
    stated: float
    found: float


def binned(items: list[tuple[float, bool]]) -> list[Bin]:
    """The bins that hold anything, from the least confident on."""
    parts: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for stated, right in items:
        parts[min(BINS - 1, int(stated * BINS))].append((stated, right))
    return [Bin(len(p), sum(s for s, _ in p) / len(p), sum(r for _, r in p) / len(p)) for p in parts if p]


def error(bins: list[Bin]) -> float:
    """Expected calibration error (Naeini et al., AAAI 2015): the mean distance of stated from found, by share."""
    return sum(b.n * abs(b.stated - b.found) for b in bins) / sum(b.n for b in bins)


def attributions(data: Path, folder: Path) -> Iterator[tuple[float, bool]]:
    """Confidence of each attribution, and whether it is right."""
    path, score = data / "data" / "polnear-dev.jsonl", scorer(data, "score_attribution")
    by_id = {r["report"]["source"]: r for r in read_set(archive_lines(path), folder, "polnear")}
    for line in lines_of(path):
        given = by_id[line["doc_id"]]["attributions"]
        right = right_ones(score, line["text"], line["attributions"], given)
        yield from ((a["confidence"], j in right) for j, a in enumerate(given))


def rows(bins: list[Bin]) -> str:
    """The bins as a Markdown table."""
    lines = ["| attributions | stated % | found % |", "| ---: | ---: | ---: |"]
    return "\n".join([*lines, *(f"| {b.n} | {100 * b.stated:.0f} | {100 * b.found:.0f} |" for b in bins)])


def plot(bins: list[Bin], path: Path) -> None:
    """Draw stated against found, each bin as large as it is full."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams |= {"svg.hashsalt": "onrecord", "svg.fonttype": "none"}
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(4.2, 4.2), layout="constrained")
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1)
    most = max(b.n for b in bins)
    axes.scatter([b.stated for b in bins], [b.found for b in bins], s=[20 + 180 * b.n / most for b in bins], zorder=2)
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="stated", ylabel="found", title="Confidence of attributions")
    figure.savefig(path, metadata={"Date": None})


def main() -> None:
    """Print the table; draw the plot and write the table into the docs where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--plot", type=Path, metavar="FILE.svg")
    parser.add_argument("--write", type=Path, metavar="PAGE.md")
    args = parser.parse_args()
    if not args.data.is_dir():
        raise SystemExit(f"{args.data}: no evaluation data there")
    with tempfile.TemporaryDirectory() as folder:
        bins = binned(list(attributions(args.data, Path(folder))))
    text = f"{rows(bins)}\n\nExpected calibration error: {100 * error(bins):.1f} %."
    print(text)
    if args.plot:
        plot(bins, args.plot)
    if args.write:
        write(args.write, "calibration", f"{datetime.date.today().isoformat()}, `make calibration`:\n\n{text}")


if __name__ == "__main__":
    main()

"""How well places are resolved, on reports with toponyms resolved by hand (where they are at hand)."""

import importlib.util
import itertools
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def benchmark():
    """The benchmark of places, which stands beside the package."""
    path = Path(__file__).resolve().parents[3] / "benchmarks" / "places.py"
    spec = importlib.util.spec_from_file_location("places_benchmark", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_places_of_annotated_reports_reach_the_floor(benchmark, shared, tmp_path):
    some = tmp_path / "some.jsonl"
    with (shared / "data" / "places-trnews.jsonl").open(encoding="utf-8") as lines:
        some.write_text("".join(itertools.islice(lines, 0, None, 8)), encoding="utf-8")
    result = benchmark.score_places(some)
    assert result["accuracy"] >= 0.80
    assert result["recall"] >= 0.45


def test_a_degree_of_latitude_is_about_a_hundred_and_eleven_kilometres(benchmark):
    assert 111 < benchmark.kilometres(10, 20, 11, 20) < 112

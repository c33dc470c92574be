"""How well times are read, on documents annotated by hand (where they are at hand)."""

import importlib.util
import json

from onrecord.reading.times import read_times
from onrecord.record import Published, Report, report_id


def test_values_on_annotated_news_reach_the_floor(shared, words):
    data = shared / "data" / "timeml-train.jsonl"
    spec = importlib.util.spec_from_file_location("score_time", shared / "score" / "score_time.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    documents = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines()[::8]]
    reports = [
        Report(
            id=report_id(d["text"], None),
            source=d["doc_id"],
            text=d["text"],
            published=Published(value=d["published"][:10], basis="given"),
        )
        for d in documents
    ]
    read = {
        p.report.source: [
            {"start": t.span[0], "end": t.span[1], "type": t.type, "value": t.value} for t in read_times(p)
        ]
        for p in words.parse(reports)
    }
    by_hand = scorer.load_gold(str(data))
    result = scorer.score({id: by_hand[id] for id in read}, read)
    assert result["value_f1"] >= 0.75
    assert result["strict_f1"] >= 0.82

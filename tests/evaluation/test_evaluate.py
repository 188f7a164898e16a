"""Scores by a user's own gold."""

import json
from pathlib import Path
from typing import Any

import pytest

from eventgeo.evaluation import event_scores, prf, timex_scores, toponym_scores
from eventgeo.records.codec import incident_from
from tests.conftest import Run


def values(scores: list[Any]) -> dict[str, float | None]:
    """Scores by name."""
    return {score.name: score.value for score in scores}


def toponym(start: int, end: int, lat: float | None = None, lon: float | None = None) -> dict[str, Any]:
    """A toponym of a line."""
    return {"start": start, "end": end, "lat": lat, "lon": lon}


def test_precision_recall_and_f1_come_from_counts() -> None:
    """Three of four found are right, of six in the gold."""
    assert [score.value for score in prf("x", 3, 4, 6)] == [75.0, 50.0, 60.0]
    assert [score.value for score in prf("x", 0, 0, 0)] == [None, None, None]


def test_toponyms_are_paired_once_and_placed_by_distance() -> None:
    """One reading that covers two gold names counts once; a name not found is placed wrong."""
    gold = [{"id": "a", "toponyms": [toponym(0, 4, 50, 30), toponym(5, 9, 48, 38), toponym(20, 25, 10, 10)]}]
    found = [{"id": "a", "toponyms": [toponym(0, 9, 50.1, 30), toponym(20, 25, 20, 10), toponym(40, 44)]}]
    got = values(toponym_scores(gold, found))
    assert got["toponyms precision"] == pytest.approx(66.7)
    assert got["toponyms recall"] == pytest.approx(66.7)
    assert got["toponyms, exact spans, F1"] == pytest.approx(33.3)
    assert got["toponyms within 161 km"] == pytest.approx(33.3)


def test_timexes_score_by_span_and_value() -> None:
    """A span found with another value counts for the span alone."""
    gold = [{"id": "a", "timexes": [{"start": 0, "end": 5, "value": "2023"}, {"start": 9, "end": 12, "value": "P1D"}]}]
    found = [{"id": "a", "timexes": [{"start": 0, "end": 5, "value": "2023"}, {"start": 8, "end": 12, "value": "P2D"}]}]
    got = values(timex_scores(gold, found))
    assert (got["timexes F1"], got["timexes, exact spans, F1"], got["timexes, value, F1"]) == (100.0, 50.0, 50.0)


def incident(identity: str, day: str, lat: float, **change: Any) -> Any:
    """An incident of one report in the document `a`."""
    place = {"name": "X", "lat": lat, "lon": 30.0}
    value = {"id": identity, "type": "Battles", "subtype": "armed clash", "date": {"start": day, "end": day}}
    return incident_from(value | {"place": place, "reports": [{"doc": "a"}]} | change)


def test_incidents_are_paired_by_document_and_agreement() -> None:
    """Date within a day and place within 25 km are right; planned ones are left out on both sides."""
    gold = [incident("1", "2023-02-01", 50.0), incident("2", "2023-02-05", 48.0)]
    found = [
        incident("3", "2023-02-05", 48.1),
        incident("4", "2023-02-02", 51.0),
        incident("5", "2023-02-02", 51.0, modality="planned"),
        incident("6", "2023-02-02", 51.0, reports=[{"doc": "b"}]),
    ]
    got = values(event_scores(gold, found))
    assert got["incidents precision"] == pytest.approx(66.7)
    assert got["incidents recall"] == 100.0
    assert (got["date within a day"], got["place within 25 km"]) == (100.0, 50.0)


def test_evaluate_reads_gold_documents_and_prints_scores(run: Run, tmp_path: Path) -> None:
    """Gold documents are read now and compared with what they bear."""
    text = "Russian artillery shelled Kherson on Tuesday."
    gold = {"id": "a", "published": "2023-02-22", "text": text}
    gold |= {"toponyms": [toponym(26, 33, 46.64, 32.62)], "timexes": [{"start": 37, "end": 44, "value": "2023-02-21"}]}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(gold), "utf-8")
    result = run("evaluate", path, "--json")
    assert result.exit_code == 0, result.output
    scores = json.loads(result.stdout)
    assert scores["toponyms recall"]["value"] == 100.0
    assert scores["toponyms within 161 km"]["value"] == 100.0
    assert scores["timexes, value, F1"]["value"] == 100.0


def test_gold_events_need_events_to_score(run: Run, tmp_path: Path) -> None:
    """Without --events the command says what is missing."""
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "1", "type": "Battles"}\n', "utf-8")
    result = run("evaluate", path)
    assert result.exit_code == 2
    assert "--events" in result.output

"""The scores of the reading by a user's own gold."""

from __future__ import annotations

from pathlib import Path

from eventgeo import evaluation
from eventgeo.corrections import agreements
from eventgeo.pipeline.correcting import read_corrections
from eventgeo.pipeline.documents import annotate, read
from eventgeo.pipeline.outputs import read_events
from eventgeo.pipeline.settings import DEFAULT, Settings
from eventgeo.records import BadRecord, Incident, Issue, Mentions
from eventgeo.records.codec import Json, json_objects, mentions_json


def evaluate(
    gold: str, found: str | None = None, settings: Settings = DEFAULT
) -> tuple[list[evaluation.Score], list[Issue]]:
    """The scores of the reading by a gold file: Documents lines with `toponyms` or `timexes`, Events lines, or a
    corrections file (.csv, .xlsx), whose decisions are then the gold.

    BadRecord where Events gold comes without events to score; OSError where a file cannot be read.
    """
    if Path(gold).suffix.lower() in (".csv", ".xlsx"):
        return _evaluate_corrections(Path(gold), found)
    with open(gold, encoding="utf-8") as lines:
        values = [value for _, value in json_objects(lines) if not isinstance(value, BadRecord)]
    if not any("text" in value for value in values):
        return _evaluate_events(gold, found)
    mentions, issues = _read_again(gold, settings)
    scores: list[evaluation.Score] = []
    if any("toponyms" in value for value in values):
        scores += evaluation.toponym_scores(values, mentions)
    if any("timexes" in value for value in values):
        scores += evaluation.timex_scores(values, mentions)
    return scores, issues


def _read_again(gold: str, settings: Settings) -> tuple[list[Json], list[Issue]]:
    items = list(annotate(read([gold]), settings))
    found = [mentions_json(item) for item in items if isinstance(item, Mentions)]
    return found, [item for item in items if isinstance(item, Issue)]


def _events(gold: str | Path, found: str | None) -> tuple[list[Incident], list[Issue]]:
    if found is None:
        raise BadRecord(f"{gold} is about events: name the events to score with --events")
    with open(found, encoding="utf-8") as lines:
        return read_events(lines, found)


def _evaluate_events(gold: str, found: str | None) -> tuple[list[evaluation.Score], list[Issue]]:
    got, more = _events(gold, found)
    with open(gold, encoding="utf-8") as lines:
        expected, issues = read_events(lines, gold)
    return evaluation.event_scores(expected, got), [*issues, *more]


def _evaluate_corrections(gold: Path, found: str | None) -> tuple[list[evaluation.Score], list[Issue]]:
    got, more = _events(gold, found)
    rulings, issues = read_corrections([gold])
    return evaluation.shares(agreements(rulings, got)), [*issues, *more]

"""Places by cross-validation: `python -m tests.bench crossed`, about eight minutes of one core.

Each document of the open geo corpora is read by weights, of the recogniser and of the ranking, that were trained
without it (and without those held back), and all are scored together: what the shipped weights may be expected to do
on documents that they never saw. Beside it each corpus is read by a recogniser that was trained on the others alone.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from eventgeo.language import layout
from eventgeo.places.gazetteer import Gazetteer
from eventgeo.places.geoparser import Geoparser
from eventgeo.places.ranking.model import shipped, with_ours
from eventgeo.places.recognition.corpora import fold_of
from eventgeo.places.train import School, leave_out
from eventgeo.places.train_ranking import cases, train
from tests.measure import corpora

FOLDS = 4
NAMES = ("geo_lgl", "geo_tr-news", "geo_gwn", "geo_geovirus")
WITHOUT = {"geo_geovirus": ("--pred-without", "demonym")}


def geoparsers(school: School, gazetteer: Gazetteer) -> Iterator[Geoparser]:
    """For each fold one that was trained without its documents."""
    ours = [case for case in cases(corpora.CORPORA, gazetteer) if not case.held_back]
    for fold in range(FOLDS):
        first, second = train([case for case in ours if fold_of(case.id, FOLDS) != fold], gazetteer)
        model = replace(shipped(), first=with_ours(first), second=with_ours(second))
        recogniser = school.recogniser(lambda gold, fold=fold: fold_of(gold.id, FOLDS) == fold)  # type: ignore[misc]
        yield Geoparser(gazetteer, recogniser=recogniser, model=model)


def read(geoparser: Geoparser, document: dict[str, Any], *, given: bool) -> dict[str, Any]:
    """The toponyms of a document as the scorer wants them; with `given`, of its gold spans."""
    spans = [(one["start"], one["end"]) for one in document["toponyms"]] if given else None
    found = geoparser.toponyms(layout(document["text"]), spans)
    told = [{key: getattr(one, key) for key in ("start", "end", "lat", "lon", "kind")} for one in found]
    return {"id": document["id"], "toponyms": told}


def scored(corpus: str, lines: list[dict[str, Any]]) -> Any:
    """What score_geo.py says of the readings of a corpus."""
    with TemporaryDirectory() as folder:
        out = Path(folder, "out.jsonl")
        corpora.write(out, lines)
        scorer, gold = corpora.SCORERS / "score_geo.py", corpora.CORPORA / f"{corpus}.jsonl"
        command = [sys.executable, str(scorer), str(gold), str(out), *WITHOUT.get(corpus, ()), "--json"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    """Print recognition F1, the shares within 161 km, end to end and on given spans, and F1 of each corpus left out."""
    if not corpora.available():
        print("crossed: skipped, the evaluation corpora are not beside the project")
        return
    gazetteer = Gazetteer.open()
    school = School(corpora.CORPORA, gazetteer)
    taught = list(geoparsers(school, gazetteer))
    left_out = leave_out(school)
    print("corpus         F1; within 161 km end to end, on given spans; F1 of a recogniser trained on the others")
    for corpus in NAMES:
        documents = [(taught[fold_of(str(one["id"]), FOLDS)], one) for one in corpora.load(f"{corpus}.jsonl")]
        free = scored(corpus, [read(by, one, given=False) for by, one in documents])
        given = scored(corpus, [read(by, one, given=True) for by, one in documents])
        placed = f"{free['resolution_all']['acc161']:.3f}, {given['resolution_all']['acc161']:.3f}"
        print(f"{corpus:13}  {free['recognition_overlap']['F1']:.3f}; {placed}; {left_out[corpus[4:]].f1:.3f}")

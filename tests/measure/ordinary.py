"""False alarms: ordinary articles, labelled by hand in ordinary.tsv, in which an incident of violence is read."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.measure import corpora

TABLE = Path(__file__).with_name("ordinary.tsv")
VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians")


def articles(corpus: str) -> set[str]:
    """The ids of the ordinary articles of a corpus."""
    rows = (line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {identity for name, identity in rows if name == corpus}


def alarms(corpus: str) -> dict[str, list[str]]:
    """The ordinary articles with an asserted incident of violence that is no background, with the quotes."""
    wanted = articles(corpus)
    documents = [each for each in corpora.load(corpus) if str(each["id"]) in wanted]
    with TemporaryDirectory() as folder:
        source, out = Path(folder, "ordinary.jsonl"), Path(folder, "events.jsonl")
        corpora.write(source, documents)
        command = [
            sys.executable,
            "-m",
            "eventgeo.cli",
            "extract",
            str(source),
            "--no-merge",
            "-o",
            str(out),
            "--quiet",
        ]
        subprocess.run(command, check=False, capture_output=True)
        found: dict[str, list[str]] = {}
        for line in out.read_text("utf-8").splitlines():
            event = json.loads(line)
            live = event["kind"] == "incident" and event["modality"] in ("asserted", "claimed")
            if event["type"] in VIOLENT and live and not event["background"]:
                for report in event["reports"]:
                    found.setdefault(report["doc"], []).append(" ".join(report["quote"].split()))
    return found


def share(corpus: str) -> float:
    """The share of the ordinary articles of a corpus with a false alarm."""
    return len(alarms(corpus)) / len(articles(corpus))

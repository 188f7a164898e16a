"""A large project: memory stays flat, a build of nothing new costs next to nothing, and one report more little."""

import json
import os
import resource
import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.measure.reports import reports

pytestmark = pytest.mark.soak
COUNT = int(os.environ.get("EVENTGEO_SOAK_REPORTS", "100000"))
WORDS, A_FILE = 40, 1000


class Cost(NamedTuple):
    """What a build took: CPU seconds of all its processes, and the largest one's memory in MB."""

    seconds: float
    megabytes: float


def build(folder: Path) -> Cost:
    """Build the reports in a folder, with a store, by two processes."""
    command = [sys.executable, "-m", "eventgeo.cli", "build", str(folder / "reports"), "-o", str(folder / "out")]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    measured = [sys.executable, "-c", MEASURED, *command, "--store", str(folder / "store"), "--jobs", "2", "--quiet"]
    largest = json.loads(subprocess.run(measured, check=True, capture_output=True).stdout)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(round(seconds, 1), round(largest / 1024, 1))


MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def write(folder: Path, count: int) -> None:
    """So many reports of our own sentences, in files of a thousand."""
    folder.mkdir(parents=True)
    made = reports(count, WORDS)
    for number in range(0, count, A_FILE):
        lines = [json.dumps(report, ensure_ascii=False) + "\n" for report in islice(made, A_FILE)]
        (folder / f"{number // A_FILE:04}.jsonl").write_text("".join(lines), encoding="utf-8")


def test_a_hundred_thousand_reports(tmp_path: Path) -> None:
    """Under 500 MB a process; again under 5 % of the time; one report more under 3 s beside its own."""
    write(tmp_path / "reports", COUNT)
    first = build(tmp_path)
    again = build(tmp_path)
    for folder in (tmp_path, tmp_path / "alone"):
        (folder / "reports").mkdir(parents=True, exist_ok=True)
        (folder / "reports" / "more.txt").write_text("Shelling killed two civilians in Kherson on Tuesday.")
    more, alone = build(tmp_path), build(tmp_path / "alone")
    print(f"{COUNT} reports: first {first}, again {again}, one more {more}, which takes {alone} alone")
    assert max(first.megabytes, again.megabytes, more.megabytes) < 500
    assert again.seconds < 0.05 * first.seconds
    assert more.seconds < 3 + alone.seconds

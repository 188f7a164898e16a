"""The large sizes of site and briefing keep their time."""

import resource
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from eventgeo.records import EventDate
from eventgeo.render.brief import write_brief
from tests.conftest import EXAMPLE
from tests.render.brief_samples import LAST, sample

pytestmark = pytest.mark.soak

ROOT = Path(__file__).parents[2]
LARGE = """
import resource, sys, time
from tests.render.test_site_brief_soak import many
from eventgeo.render.site import write_site
incidents = many(100_000)
start = time.process_time()
write_site(sys.argv[1], incidents, base_url="https://site.example/")
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def many(number: int) -> list:  # type: ignore[type-arg]
    """So many incidents over two years, at places that differ."""
    made = []
    for at in range(number):
        day = LAST - timedelta(at % 730)
        one = sample(at, date=EventDate(day, day, "day", None, "stated"))
        assert one.place is not None
        made.append(
            replace(
                one, place=replace(one.place, lat=round(44 + at % 997 / 200, 4), lon=round(30 + at % 1009 / 120, 4))
            )
        )
    return made


def test_a_large_site_keeps_its_time_and_memory(tmp_path: Path) -> None:
    """100,000 incidents take under 3 minutes of the processor and 1.5 GB; no page but maps and data is over 200 KB."""
    done = subprocess.run(
        [sys.executable, "-c", LARGE, tmp_path / "site"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < 180
    assert megabytes < 1500
    large = [
        path
        for path in (tmp_path / "site").rglob("*.html")
        if path.parent.name != "maps" and path.stat().st_size > 200_000
    ]
    assert large == []


def test_an_archive_of_two_thousand_keeps_its_time(tmp_path: Path) -> None:
    """The ZIP of 2,000 incidents takes under 30 seconds, and fits into a mail."""
    start = time.process_time()
    write_brief(tmp_path, many(2000), ["zip"], max_mb=10)
    assert time.process_time() - start < 30
    assert (tmp_path / "briefing.zip").stat().st_size < 10_000_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 < 2000


def test_the_briefing_of_the_example_keeps_its_time(tmp_path: Path) -> None:
    """The PDF of the example takes under 5 seconds of the processor, the libraries' loading included."""
    code = "import sys; from eventgeo.cli import main; main(sys.argv[1:])"
    start = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", code, "brief", EXAMPLE / "events.jsonl", "-o", tmp_path, "--format", "pdf"]
    subprocess.run(command, check=True, capture_output=True)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime < 5

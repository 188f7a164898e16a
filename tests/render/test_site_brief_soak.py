"""The slow checks of site and briefing: other programs open what is written, and the large sizes keep their time."""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from eventgeo.records import EventDate
from eventgeo.render.brief import write_brief
from eventgeo.render.site import write_site
from tests.render.brief_samples import LAST, sample, samples
from tests.render.incidents import BARE, FULL, HOSTILE, SUMMARY, hostile

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


@pytest.mark.parametrize("name", ["docx", "pptx", "xlsx"])
def test_libreoffice_opens_the_attachments(tmp_path: Path, name: str) -> None:
    """LibreOffice reads each office file and makes a PDF of it that has its words."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None or shutil.which("pdftotext") is None:
        pytest.skip("LibreOffice or poppler-utils is not installed")
    incidents = [*samples(), *(hostile(FULL, text) for text in HOSTILE)]
    path = write_brief(tmp_path, incidents, [name], title="Front — фронт — جبهة").files[0]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path],
        check=True,
        capture_output=True,
        timeout=300,
    )
    text = subprocess.run(
        ["pdftotext", path.with_suffix(".pdf"), "-"], capture_output=True, check=True, text=True
    ).stdout
    assert "Kherson" in text
    assert "Бахмут" in text


def test_html_validate_finds_nothing(tmp_path: Path) -> None:
    """npm's html-validate accepts every kind of page, with hostile text too (its rules of style are left out)."""
    folder = Path(os.environ.get("EVENTGEO_NODE_MODULES") or ROOT / "node_modules")
    tool = folder / ".bin" / "html-validate"
    if not tool.exists():
        pytest.skip(f"html-validate is not in {folder} (npm install html-validate, or EVENTGEO_NODE_MODULES)")
    site = tmp_path / "site"
    odd = [replace(hostile(FULL, text), id=f"hostile{at}", formerly=()) for at, text in enumerate(HOSTILE)]
    write_site(site, [*samples(), FULL, BARE, replace(SUMMARY, formerly=()), *odd], base_url="https://site.example/")
    rules = {"extends": ["html-validate:standard"], "root": True, "rules": {"long-title": "off"}}
    (tmp_path / "rules.json").write_text(json.dumps(rules), encoding="utf-8")
    pages = [path for path in site.rglob("*.html") if path.parent.name != "maps"]
    done = subprocess.run(
        [tool, "--config", tmp_path / "rules.json", *pages], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:]


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

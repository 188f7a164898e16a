"""The figures with the commands behind them: `python -m tests.bench [SECTION…]`, all sections without a name."""

import argparse
import gc
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import sync_playwright

from eventgeo import pipeline
from eventgeo.cli import COLLECT_AFTER
from eventgeo.records import Actor, Event, EventDate, Place, Report
from tests.bench import crossed as crossed_bench
from tests.bench import dates as dates_bench
from tests.bench import extraction as extraction_bench
from tests.bench import places as places_bench
from tests.bench import rams as rams_bench
from tests.bench import time_maps
from tests.conftest import CHROMIUM_FLAGS, EXAMPLE, ROOT, chromium_path
from tests.measure import corpora
from tests.measure.figures import commands, figures, measure
from tests.measure.reports import write

WORDS = "officials overnight building people power district artillery outskirts troops warehouse shelter".split()
CLI = [sys.executable, "-m", "eventgeo.cli"]


def say(name: str, value: str, command: str) -> None:
    """One figure."""
    print(f"{name:58} {value:>24}   {command}", flush=True)


def run(command: list[str]) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and peak memory in MB of a command (and of its children)."""
    probe = [sys.executable, "-c", PROBE, *command]
    wall, cpu, memory = subprocess.run(probe, check=True, capture_output=True, text=True).stdout.split()[-3:]
    return float(wall), float(cpu), float(memory)


PROBE = """
import resource, subprocess, sys, time
start = time.monotonic()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def accuracy() -> None:
    """Each row of gate.json, measured now."""
    if not corpora.available():
        print("accuracy: skipped, the evaluation corpora are not beside the project")
        return
    for figure in figures():
        say(figure.name, f"{measure(figure):.3f} (floor {figure.floor})", commands(figure))


def start() -> None:
    """How long a user waits for the first answer."""
    bare = min(run([sys.executable, "-c", "pass"])[0] for _ in range(5))
    helped = min(run([*CLI, "--help"])[0] for _ in range(5))
    say("eventgeo --help", f"{helped:.2f} s ({helped / bare:.1f} × python -c pass)", "eventgeo --help")
    with tempfile.TemporaryDirectory() as folder:
        article = corpora.SEED / "000_cf94bf4bbbcac115.txt"
        if not article.exists():
            article = EXAMPLE / "reports" / "2023-02-21-kherson.txt"
        command = ["build", str(article), "--published", "2023-02-14", "-o", folder]
        wall, _, memory = run([*CLI, *command])
        say("build of one article, cold", f"{wall:.2f} s, {memory:.0f} MB", f"eventgeo build {article.name}")


def reading() -> None:
    """Words per CPU second of the stages, beside the bare cost of reading the same file; memory as documents grow."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "250.jsonl"), Path(folder, "1000.jsonl")
        write(small, 250)
        write(large, 1000)
        words = sum(len(line.split()) for line in large.read_text("utf-8").splitlines())
        bare = run([sys.executable, "-c", "import json,sys; [json.loads(x) for x in open(sys.argv[1])]", str(large)])[1]
        for stage in ("annotate", "extract"):
            _, _, less = run([*CLI, stage, str(small), "-o", "-"])
            _, cpu, memory = run([*CLI, stage, str(large), "-o", "-"])
            speed = f"{words / cpu:,.0f} words/CPU s"
            say(
                f"{stage}, 1,000 reports of 500 words", speed, f"eventgeo {stage} 1000.jsonl ({cpu / bare:,.0f} × bare)"
            )
            say(f"{stage}, peak memory at 250 and 1,000 reports", f"{less:.0f} and {memory:.0f} MB", "")


def throughput() -> None:
    """Reports a second of extraction in 1 and 2 processes and on Dask, beside the bare cost of reading the same file.

    Wall time on a busy machine says little: see its load. `of 2` is what two idle processors would come to by the CPU
    time that was used, which a busy machine does not change; the start of the workers counts.
    """
    with tempfile.TemporaryDirectory() as folder:
        documents = Path(folder, "1000.jsonl")
        write(documents, 1000)
        bare = run(
            [sys.executable, "-c", "import json,sys; [json.loads(x) for x in open(sys.argv[1])]", str(documents)]
        )
        say("reading the lines alone", f"{1000 / bare[0]:,.0f} reports/s", "json.loads of each line")
        first = None  # wall and CPU seconds of one process
        for name, options in (
            ("1 process", ["-o", "-"]),
            ("2 processes", ["-o", "-", "--jobs", "2"]),
            ("Dask, 2 workers", ["-o", f"{folder}/dataset", "--engine", "dask", "--jobs", "2"]),
        ):
            wall, cpu, memory = run([*CLI, "extract", str(documents), *options])
            first = first or (wall, cpu)
            value = f"{1000 / wall:,.1f} reports/s ({first[0] / wall:.2f} ×; {2 * first[1] / cpu:.2f} of 2)"
            say(name, value, f"eventgeo extract 1000.jsonl {' '.join(options[2:])} ({cpu:.0f} CPU s, {memory:.0f} MB)")
        say("load of the machine", " ".join(f"{load:.1f}" for load in os.getloadavg()), f"{os.cpu_count()} processors")


def install() -> None:
    """Time and size of a plain `pip install .` in an empty environment."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        begun = time.monotonic()
        subprocess.run([f"{folder}/bin/pip", "install", "--quiet", str(ROOT)], check=True, capture_output=True)
        took = time.monotonic() - begun
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file() and not path.is_symlink())
        say("pip install . in an empty environment", f"{took:.0f} s, {size / 1e6:.0f} MB", "pip install .")


def merging() -> None:
    """Seconds and memory of merging 200,000 events, as a command does, beside the time that making them takes."""
    gc.set_threshold(COLLECT_AFTER)
    begun = time.process_time()
    sum(1 for _ in made_events(200_000))
    made = time.process_time() - begun
    begun = time.process_time()
    incidents = sum(1 for _ in pipeline.merge(made_events(200_000)))
    took = time.process_time() - begun - made
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(
        "merging 200,000 events",
        f"{took:.1f} CPU s, {peak:.0f} MB",
        f"{incidents:,} incidents; {took / made:.1f} × making",
    )


def made_events(count: int) -> Iterator[Event]:
    """Events of 2,000 towns over two years, every report of a document of its own."""
    chance = random.Random(7)
    for number in range(count):
        town, day = chance.randrange(2000), date(2022, 2, 24) + timedelta(days=chance.randrange(730))
        kind = chance.choice(("shelling", "air strike", "drone strike"))
        words = " ".join(chance.choice(WORDS) for _ in range(20))
        quote = f"Town {town} was hit, {words}, report {number} said."
        place = Place(f"Town {town}", f"Town {town}", 45 + town % 50 / 10, 30 + town // 50 / 5, "UA", precision="city")
        yield Event(
            type="Explosions/Remote violence",
            subtype=kind,
            date=EventDate(day, day, "day", None, "stated", day.isoformat()),
            place=place,
            actors=(Actor(f"Side {chance.randrange(3)}", "initiator"),),
            confidence=0.8,
            report=Report(
                f"doc-{number}", f"{number:064x}", f"Wire {number % 7}", None, None, day.isoformat(), None,
                quote, 0, len(quote), (0, 4), date=EventDate(day, day), place=place.name,
            ),
        )  # fmt: skip


def dates() -> None:
    """Words per CPU second of the dates alone, beside dateparser.search on the same text."""
    dates_bench.main()


def extraction() -> None:
    """Words per CPU second of whole extraction on MUC-4 and LGL, beside spaCy's bare pipeline."""
    extraction_bench.main()


def places() -> None:
    """Words per CPU second of finding and resolving places, beside spaCy with the most populous namesake."""
    places_bench.main()


def crossed() -> None:
    """Places by cross-validation, and with each corpus left out."""
    crossed_bench.main()


def rams() -> None:
    """The share of RAMS' Place arguments, in the sentence of their trigger, that our events have."""
    rams_bench.main()


def time_map() -> None:
    """The map of 100,000 events, and of 10,000 beside folium's own time plugins, in Chromium; medians of our runs."""
    path = chromium_path()
    if path is None:
        print("map: skipped, no Chromium is installed")
        return
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        ours: dict[int, time_maps.Seen] = {}
        for count in (100_000, 10_000):
            events = time_maps.write_events(Path(folder, f"{count}.jsonl"), count)
            page = events.with_suffix(".html")
            wall, cpu, memory = run([*CLI, "map", str(events), "-o", str(page)])
            bare = run([sys.executable, "-c", BARE, str(events)])[1]
            say(f"map of {count:,} events: made in", f"{wall:.1f} s, {cpu:.1f} CPU s, {memory:.0f} MB",
                f"eventgeo map; {cpu / bare:.1f} × reading the JSON, {page.stat().st_size / 1e6:.1f} MB")  # fmt: skip
            ours[count] = one = time_maps.seen(browser, page)
            say_seen(f"map of {count:,} events", one)
        packages = time_maps.npm_packages(Path(folder, "npm"))
        if packages is None:
            print("folium's plugins: skipped, npm cannot bring what they load")
            return
        for name, page in time_maps.plugin_pages(Path(folder), 10_000).items():
            other, own = time_maps.seen(browser, page, packages, steps=6, runs=1), ours[10_000]
            say_seen(f"folium's {name}, 10,000 events", other)
            ratios = (other.ready / own.ready, other.step / own.step, other.frame / own.frame)
            say(f"{name} by ours: ready, step, frame", ", ".join(f"{ratio:.1f} ×" for ratio in ratios), "")
        browser.close()


BARE = "import json, sys; [json.loads(line) for line in open(sys.argv[1])]"


def say_seen(name: str, one: time_maps.Seen) -> None:
    """The figures of one page."""
    say(
        f"{name}: ready",
        f"{one.ready:.0f} ms",
        f"{one.requests} requests, {len(one.errors)} errors, {one.heap_mb:.0f} MB of heap",
    )
    say(f"{name}: a step, its frame", f"{one.step:.1f} ms, {one.frame:.1f} ms", "")
    if one.filter is not None:
        say(f"{name}: a change of filter", f"{one.filter:.1f} ms", "")


SECTIONS: dict[str, Callable[[], None]] = {
    "start": start,
    "reading": reading,
    "throughput": throughput,
    "dates": dates,
    "extraction": extraction,
    "places": places,
    "crossed": crossed,
    "rams": rams,
    "map": time_map,
    "merging": merging,
    "install": install,
    "accuracy": accuracy,
}


def main() -> None:
    """Print the sections asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], help="all without a name")
    for name in parser.parse_args().sections or SECTIONS:
        print(f"\n{name}: {SECTIONS[name].__doc__}")
        SECTIONS[name]()


if __name__ == "__main__":
    main()

"""The map beside folium's own time plugins: how soon each is there, and what a step through time costs.

The plugins load their parts from servers elsewhere; here each request is answered from npm's packages of the same
names, so that the network is not measured.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import folium
from folium.plugins import Timeline, TimelineSlider, TimestampedGeoJson
from playwright.sync_api import Browser, Route

TOWNS = {"Bakhmut": (48.595, 38.0), "Kherson": (46.635, 32.617), "Kharkiv": (49.993, 36.23), "Kyiv": (50.45, 30.523),
         "Mariupol": (47.097, 37.543), "Odesa": (46.482, 30.723)}  # fmt: skip
KINDS = (("Explosions/Remote violence", "shelling"), ("Battles", "armed clash"), ("Protests", "peaceful"),
         ("Diplomacy", "meeting"))  # fmt: skip
WORDS = "officials overnight building people power district artillery drone outskirts troops warehouse shelter".split()
PACKAGES = ("leaflet@1.9.4 leaflet-timedimension@1.1.1 leaflet.timeline@1.6.0 iso8601-js-period@0.2.1 jquery@3.7.1 "
            "jquery-ui-dist moment@2.18.1").split()  # fmt: skip
PARTS = {
    r"leaflet@[\d.]+/dist/(.+)": "leaflet/dist/{}",
    r"leaflet-timedimension@[\d.]+/dist/(.+)": "leaflet-timedimension/dist/{}",
    r"leaflet\.timeline@[\d.]+/dist/": "leaflet.timeline/dist/leaflet.timeline.js",
    r"iso8601-js-period@[\d.]+/": "iso8601-js-period/iso8601.js",
    r"jquery(?:-|/)[\d.]+(?:/jquery)?(?:\.min)?\.js": "jquery/dist/jquery.min.js",
    r"jquery-ui\.min\.js": "jquery-ui-dist/jquery-ui.min.js",
    r"moment\.min\.js": "moment/min/moment.min.js",
}
"""What folium links, by a pattern of its address, and the file of npm's packages that it is."""
MEASURE = """async (steps) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const map = Object.values(window).find((value) => window.L && value instanceof L.Map);
  const ours = window.__mapTimeline, times = map.timeDimension && map.timeDimension.getAvailableTimes();
  const slider = document.querySelector("input[type=range]");
  const set = ours ? (share) => ours.set(ours.min + share * (ours.max - ours.min))
    : times ? (share) => map.timeDimension.setCurrentTime(times[Math.round(share * (times.length - 1))])
    : (share) => { slider.value = +slider.min + share * (slider.max - slider.min);
                   slider.dispatchEvent(new Event("input", {bubbles: true})); };
  const script = [], frames = [], filters = [];
  for (let at = 1; at <= steps; at++) {
    await frame();
    const start = performance.now();
    set(at / steps);
    script.push(performance.now() - start);
    await frame();
    frames.push(performance.now() - start);
  }
  for (const one of ours ? [{type: "Battles"}, {}, {text: "drone"}, {}, {type: "Protests"}, {}] : []) {
    await frame();
    const start = performance.now();
    ours.filter(one);
    filters.push(performance.now() - start);
  }
  return {script, frames, filters};
}"""
READY = "async () => { await (window.__mapTimeline && window.__mapTimeline.ready); return performance.now(); }"


@dataclass
class Seen:
    """What a page did: milliseconds until it was ready, medians of its steps and filters, requests, errors, heap."""

    ready: float = 0.0
    step: float = 0.0
    frame: float = 0.0
    filter: float | None = None
    heap_mb: float = 0.0
    requests: int = 0
    errors: list[str] = field(default_factory=list)


def lines(count: int) -> Iterator[dict[str, Any]]:
    """Events lines over two years around six towns, the same each time."""
    chance = random.Random(7)
    for number in range(count):
        town, (lat, lon) = chance.choice(list(TOWNS.items()))
        kind, subtype = chance.choice(KINDS)
        day = str(date(2022, 2, 24) + timedelta(days=chance.randrange(730)))
        quote = f"{' '.join(chance.choice(WORDS) for _ in range(22)).capitalize()}, report {number} said."
        place = {"name": town, "as_written": town, "lat": round(chance.gauss(lat, 0.25), 4),
                 "lon": round(chance.gauss(lon, 0.35), 4), "country": "UA", "precision": "city", "radius_km": 5,
                 "confidence": 0.9}  # fmt: skip
        yield {
            "id": hashlib.sha256(str(number).encode()).hexdigest()[:16], "type": kind, "subtype": subtype,
            "date": {"start": day, "end": day, "precision": "day", "basis": "stated", "as_written": day},
            "place": place, "confidence": 0.8,
            "actors": [{"name": f"Side {chance.randrange(3)}", "role": "initiator"}],
            "reports": [{"doc": f"doc-{number}", "source": f"Wire {number % 3}", "published": day, "quote": quote,
                         "url": f"https://news.example/{number}", "start": 0, "end": len(quote)}],
        }  # fmt: skip


def write_events(path: Path, count: int) -> Path:
    """An Events file of so many lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(line)}\n" for line in lines(count))
    return path


def plugin_pages(folder: Path, count: int) -> dict[str, Path]:
    """The same events by folium's own plugins, each as its documentation has it."""
    stamped, spanned = [], []
    for line in lines(count):
        day, place = line["date"]["start"], line["place"]
        one = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]}}
        shown = {"popup": line["reports"][0]["quote"], "icon": "circle"}
        stamped.append(one | {"properties": {"times": [day], **shown}})
        spanned.append(one | {"properties": {"start": day, "end": "2024-03-01", **shown}})
    features = {"TimestampedGeoJson": stamped, "Timeline": spanned}
    pages = {}
    for name, found in features.items():
        shown_map = folium.Map([48.5, 34], zoom_start=6, tiles=None)
        data = {"type": "FeatureCollection", "features": found}
        if name == "Timeline":
            layer = Timeline(data).add_to(shown_map)
            TimelineSlider(auto_play=False).add_timelines(layer).add_to(shown_map)
        else:
            TimestampedGeoJson(data, period="P1D", auto_play=False, add_last_point=True).add_to(shown_map)
        pages[name] = folder / f"{name}.html"
        shown_map.save(str(pages[name]))
    return pages


def npm_packages(folder: Path) -> Path | None:
    """npm's packages of what the plugins load, or None where there is no npm or no network."""
    npm = shutil.which("npm")
    command = [npm or "npm", "install", "--silent", "--no-save", "--prefix", str(folder), *PACKAGES]
    if npm is None or subprocess.run(command, capture_output=True).returncode:
        return None
    return folder / "node_modules"


def seen(browser: Browser, page_file: Path, packages: Path | None = None, *, steps: int = 20, runs: int = 3) -> Seen:
    """What a page does, by the median of several runs, each in a context of its own."""
    each = [_once(browser, page_file, packages, steps) for _ in range(runs)]
    filters = [one.filter for one in each if one.filter is not None]
    return Seen(
        median(one.ready for one in each),
        median(one.step for one in each),
        median(one.frame for one in each),
        median(filters) if filters else None,
        max(one.heap_mb for one in each),
        max(one.requests for one in each),
        each[0].errors,
    )


def _once(browser: Browser, page_file: Path, packages: Path | None, steps: int) -> Seen:
    found = Seen()
    context = browser.new_context(viewport={"width": 1280, "height": 800})

    def answer(route: Route) -> None:
        found.requests += 1
        _answer(route, packages)

    context.route(re.compile("^https?:"), answer)
    page = context.new_page()
    page.set_default_timeout(240_000)
    page.on("pageerror", lambda error: found.errors.append(str(error)))
    page.goto(page_file.as_uri())
    found.ready = page.evaluate(READY)
    page.wait_for_timeout(500)
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    session.send("HeapProfiler.collectGarbage")
    metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    found.heap_mb = metrics["JSHeapUsedSize"] / 2**20
    times = page.evaluate(MEASURE, steps)
    found.step, found.frame = median(times["script"]), median(times["frames"])
    found.filter = median(times["filters"]) if times["filters"] else None
    context.close()
    return found


def _answer(route: Route, packages: Path | None) -> None:
    address = route.request.url.split("?")[0]
    for pattern, name in PARTS.items() if packages else ():
        match = re.search(pattern, address)
        file = match and packages and packages / name.format(*match.groups())
        if file and file.exists():
            route.fulfill(path=file)
            return
    route.fulfill(body="", content_type="text/css" if address.endswith(".css") else "text/javascript")

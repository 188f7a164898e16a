# ruff: noqa: E501 (tables and calls read better on long lines)
"""The map's page as a file: what it carries, what folium makes of it, and that it is the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import zlib
from math import atan, degrees, pi, sinh
from pathlib import Path
from typing import Any

import folium
import pytest

from eventgeo.records import EventgeoError
from eventgeo.render import map_page
from eventgeo.render.map import TooManyIncidents, payload, sheet
from eventgeo.render.map.assets import COMMENT, own_script
from eventgeo.render.map.block import Block
from eventgeo.render.map.ground import GRID, ground
from eventgeo.render.map.page import NEEDS, TimeMap
from tests.render.map_samples import mentioned, sample, samples

ROOT = Path(__file__).parents[2]
DONETSK = [(48.0, 37.8)]


@pytest.fixture(scope="module")
def page() -> str:
    """The page of the samples."""
    return map_page(samples(), places=mentioned(), title="Bakhmut & <Brussels>")


def unpacked(page: str, name: str) -> bytes:
    """What one of the page's packs holds."""
    found = re.search(rf'(?:id|class)="eventgeo-{name}">([^<]*)<', page)
    assert found
    return zlib.decompress(base64.b64decode(found[1]), -15)


def header(page: str) -> dict[str, Any]:
    """The header of the page's columns."""
    packed = unpacked(page, "columns")
    length = int.from_bytes(packed[:4], "little")
    found: dict[str, Any] = json.loads(packed[4 : 4 + length])
    return found


def policy_of(page: str) -> str:
    """The Content-Security-Policy of a page."""
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found
    return found[1].replace("&#x27;", "'")


class TestSameness:
    def test_the_order_of_the_input_does_not_show(self, page: str) -> None:
        """Shuffled incidents and places give the same bytes."""
        incidents, places = samples(), mentioned()
        random.Random(3).shuffle(incidents)
        random.Random(4).shuffle(places)
        assert map_page(incidents, places=places, title="Bakhmut & <Brussels>") == page

    def test_neither_do_hash_seed_zone_and_locale(self, page: str) -> None:
        """Another process with another hash seed, time zone and locale makes the same bytes."""
        code = (
            "import hashlib; from eventgeo.render import map_page; from tests.render.map_samples import mentioned, samples; "
            "print(hashlib.sha256(map_page(samples(), places=mentioned(), title='Bakhmut & <Brussels>').encode()).hexdigest())"
        )
        environment = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Kathmandu", "LC_ALL": "C"}
        answer = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
        )
        assert answer.stdout.strip() == hashlib.sha256(page.encode()).hexdigest()

    def test_rendering_twice_is_the_same(self) -> None:
        """One map object gives the same page as often as it is asked."""
        one = TimeMap(samples())
        assert one.get_root().render() == one.get_root().render()


class TestPage:
    def test_it_loads_nothing(self, page: str) -> None:
        """No script, style or picture is linked; what runs is written in the page."""
        shell = re.sub(r'<script type="application/deflate;base64"[^>]*>[^<]*</script>', "", page)
        assert not re.search(r"<(script|img|iframe)[^>]* src=|<link ", shell)

    def test_its_policy_names_each_script_and_style_by_hash(self, page: str) -> None:
        """Nothing else may run: each inline script and style has its hash in the policy, and no origin is named."""
        rules = policy_of(page)
        for kind in ("script", "style"):
            for text in re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL):
                digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
                assert f"'sha256-{digest}'" in rules
        assert "http" not in rules
        assert "unsafe" not in rules
        assert rules.startswith("default-src 'none'")
        assert page.index("Content-Security-Policy") < page.index("<script")

    def test_a_small_page_is_small(self, page: str) -> None:
        """A page of few incidents, basemap and Leaflet included, is under 1.5 MB."""
        assert len(page.encode()) < 1_500_000

    def test_the_title_is_text(self, page: str) -> None:
        """The title is escaped wherever it stands."""
        assert "<title>Bakhmut &amp; &lt;Brussels&gt;</title>" in page
        assert "<Brussels>" not in page

    def test_credits_and_boundary_view_are_in_the_file(self, page: str) -> None:
        """GeoNames and Natural Earth are credited, and the boundary view is named."""
        options = re.search(r'id="eventgeo-options">([^<]*)<', page)
        assert options
        told = json.loads(options[1])
        assert "Natural Earth" in told["credits"]
        assert "GeoNames" in told["credits"]
        assert "United Nations" in told["boundaries"]

    def test_the_plain_table_holds_the_first_five_hundred(self) -> None:
        """Without JavaScript there are at most 500 rows, and the caption says so."""
        line = {"doc": "a", "source": "Wire", "quote": "x", "start": 0, "end": 1}
        page = map_page(
            [sample(n, "Battles", "armed clash", "Kherson", "2023-02-14", "2023-02-14", line) for n in range(510)]
        )
        table = page[page.index('<table class="plain">') :]
        assert table.count("<tr>") == 501
        assert "510 incidents, of which the first 500 are listed" in table

    def test_too_many_incidents_are_refused_with_a_way_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Past the limit there is no page, and the error says what to do instead."""
        monkeypatch.setattr(payload, "MOST", 10)
        with pytest.raises(TooManyIncidents, match="make several pages, one a period") as caught:
            map_page(samples())
        assert isinstance(caught.value, EventgeoError)


class TestData:
    def test_words_are_numbered_once(self, page: str) -> None:
        """Types come in a fixed order, other names in the order of the incidents; nothing is there twice."""
        head = header(page)
        assert head["incidents"] == 18
        assert head["types"][:3] == ["", "Battles", "Explosions/Remote violence"]
        assert "NATO" in head["actors"]
        assert len(set(head["places"])) == len(head["places"])

    def test_quotes_follow_the_incidents(self, page: str) -> None:
        """All quotes stand in one text, in the order of the incidents, undated ones last."""
        quotes = unpacked(page, "quotes").decode()
        assert quotes.endswith("Aircraft bombed a depot near Kharkiv.")
        assert quotes.index("The war in Ukraine began") < quotes.index("Two missiles struck")

    def test_the_dossier_has_what_a_card_shows(self, page: str) -> None:
        """The dossiers' layout travels with them, and holds what no column does."""
        layout = header(page)["layout"]["incident"]
        files = [dict(zip(layout, values, strict=False)) for values in json.loads(unpacked(page, "dossiers"))]
        shelling = next(each for each in files if "on Tuesday" in each["date"] and len(each["reports"]) == 3)
        assert shelling["tolls"][0][:2] == [2, 3]
        assert shelling["place"][0] == "Kherson"

    def test_places_come_a_line_each(self, page: str) -> None:
        """Places are sorted by their names, and have all their mentions."""
        rows = [json.loads(line) for line in unpacked(page, "places").splitlines()]
        assert [row[0] for row in rows] == sorted({place.name for place in mentioned()})
        assert sum(len(row[-1]) for row in rows) == sum(len(place.mentions) for place in mentioned())

    def test_a_block_is_kept_as_bytes(self) -> None:
        """What is unpacked is what was packed: numbers, words, and lists with their ends."""
        block = Block.of([sheet(one).entry for one in samples()])
        again = Block.unpacked(block.packed())
        assert dict(again.columns.items()) == dict(block.columns.items())
        assert (again.count, again.shown, again.words) == (18, block.shown, block.words)


class TestGround:
    def lines(self, view: str) -> list[list[tuple[float, float]]]:
        """The border lines around Donetsk, dashed ones included, as points."""
        found = json.loads(ground(DONETSK, view))  # type: ignore[arg-type]
        return [
            points(line) for tile in found["tiles"] for kind in ("borders", "dashed") for line in tile.get(kind, [])
        ]

    @pytest.mark.parametrize(("view", "drawn"), [("un", False), ("de_facto", True), ("none", False)])
    def test_the_view_decides_on_crimea(self, view: str, drawn: bool) -> None:
        """At the isthmus of Perekop, the United Nations' view has no border."""
        assert any(33.5 < lon < 34.5 and 45.9 < lat < 46.3 for line in self.lines(view) for lon, lat in line) is drawn

    def test_a_view_that_is_none_is_refused(self) -> None:
        """An unknown boundary view is an error that names those there are."""
        with pytest.raises(ValueError, match="un, de_facto, none"):
            ground(DONETSK, "mine")  # type: ignore[arg-type]

    def test_detail_is_where_something_happened(self) -> None:
        """Tiles, towns and admin units are those around the points; the world's outline is always there."""
        found = json.loads(ground(DONETSK))
        names = {city[3] for city in found["cities"]}
        assert {"Bakhmut", "London"} <= names
        assert "Reading" not in names
        assert any("Donets" in region[3] for region in found["regions"])
        assert len(json.loads(ground([]))["tiles"]) == 0
        assert len(found["coarse"]["land"]) > 100

    @pytest.mark.parametrize(
        ("place", "lat", "lon", "land"),
        [("Moscow", 55.75, 37.6, True), ("Chukotka, past 180°", 67.0, -178.0, True), ("Chukotka", 67.0, 178.0, True), ("Taymyr", 73.0, 100.0, True),
         ("Antarctica", -80.0, 0.0, True), ("Crimea", 45.2, 34.2, True), ("Black Sea", 43.0, 34.0, False), ("Atlantic", 30.0, -40.0, False),
         ("Arctic Ocean", 80.0, 150.0, False), ("Australia", -25.0, 135.0, True), ("Madagascar", -19.0, 46.5, True)],
    )  # fmt: skip
    def test_land_is_where_it_should_be(self, place: str, lat: float, lon: float, land: bool) -> None:
        """The outline of the world covers known points on land, and leaves the sea open."""
        rings = [points(ring) for ring in json.loads(ground([]))["coarse"]["land"]]
        assert (sum(inside(ring, lat, lon) for ring in rings) % 2 == 1) is land, place

    def test_detail_agrees_with_the_outline(self) -> None:
        """Around Donetsk, land is land in detail too: overlapping tiles wind the same way, so that they fill as one."""
        tiles = json.loads(ground(DONETSK))["tiles"]
        rings = [points(ring) for tile in tiles for ring in tile.get("land", [])]
        for lat, lon, land in ((48.0, 37.8, True), (45.2, 34.2, True), (46.0, 36.5, False)):
            assert any(inside(ring, lat, lon) for ring in rings) is land
        outer = max(rings, key=len)
        assert sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(outer, outer[1:] + outer[:1], strict=True)) > 0

    def test_the_script_counts_on_the_same_grid(self) -> None:
        """What basemap.js adds up are 256 units a world, in as many steps as the page is written in."""
        assert f"const STEP = 1 / {GRID // 256};" in own_script()


def test_the_page_carries_no_comment_of_its_scripts() -> None:
    """Comments stay with the code: they were a tenth of it. What looks like one in a string is none."""
    script = own_script()
    assert not re.findall(r"^\s*(?://|/\*\*)", script, re.MULTILINE)
    assert COMMENT.sub("", 'const x = "// no";\n  // one\n/**\n * Two.\n */\nconst y = "/** no */";\n') == (
        'const x = "// no";\nconst y = "/** no */";\n'
    )


class TestFolium:
    """What is relied on in folium and branca, so that a new version that changes it is noticed here."""

    def test_its_links_are_the_ones_known(self) -> None:
        """The names of folium's own links are those that the page may need."""
        assert {name for name, _ in folium.Map.default_js} == {"leaflet", *NEEDS}
        assert "leaflet_css" in {name for name, _ in folium.Map.default_css}

    def test_its_document_has_the_parts_that_are_changed(self) -> None:
        """One html, one head, one body, a viewport that is replaced, ids of 32 digits."""
        html = folium.Map(tiles=None).get_root().render()
        for part in ("<html>", "<head>", "</head>", "</body>", "</html>", '<meta name="viewport"'):
            assert html.count(part) == 1, part
        assert re.search(r'<div class="folium-map" id="map_[0-9a-f]{32}"', html)

    def test_an_element_is_read_as_a_template(self) -> None:
        """Why nothing from a report goes through folium: its elements are Jinja templates."""
        assert folium.Element("{{ 7 * 7 }}").render() == "49"

    def test_tiles_relax_the_policy_by_their_host_alone(self) -> None:
        """Online tiles come only if the user adds them; the policy lets their host in, and the page names it."""
        page = map_page(
            samples(), tiles="https://{s}.tile.example/{z}/{x}/{y}.png", tiles_credit='&copy; <a href="x">Example</a>'
        )
        assert "img-src data: blob: https://*.tile.example;" in policy_of(page)
        assert policy_of(page).count("http") == 1
        assert '"relaxed": ["*.tile.example"]' in page
        assert "© Example." in page

    def test_a_plain_layer_needs_nothing_from_outside(self) -> None:
        """A GeoJSON layer is drawn by the Leaflet that is in the page."""
        one = TimeMap(samples())
        folium.GeoJson({"type": "Point", "coordinates": [38, 48]}).add_to(one)
        assert "http" not in policy_of(one.get_root().render())

    def test_a_popup_brings_what_it_needs(self) -> None:
        """folium's popups need jQuery, which is linked then and only then."""
        one = TimeMap(samples())
        folium.Circle([48, 38], popup="a note of the user's own").add_to(one)
        page = one.get_root().render()
        assert re.findall(r'<script src="([^"]+)"', page) == [
            url for name, url in folium.Map.default_js if name == "jquery"
        ]
        assert "script-src" in policy_of(page)
        assert "https://code.jquery.com" in policy_of(page)

    def test_a_notebook_shows_it(self) -> None:
        """`_repr_html_` is a frame with the page in it."""
        shown = TimeMap(samples())._repr_html_()
        assert shown.startswith("<iframe srcdoc=")
        assert "eventgeo-columns" in shown

    def test_it_saves_itself(self, tmp_path: Path) -> None:
        """`save` writes the same page that `map_page` gives."""
        TimeMap(samples(), title="Saved").save(tmp_path / "map.html")
        assert (tmp_path / "map.html").read_text(encoding="utf-8") == map_page(samples(), title="Saved")


def inside(ring: list[tuple[float, float]], lat: float, lon: float) -> bool:
    """Whether a point lies inside a ring (even-odd rule)."""
    found = False
    for (lon_a, lat_a), (lon_b, lat_b) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (lat_a > lat) != (lat_b > lat) and lon < (lon_b - lon_a) * (lat - lat_a) / (lat_b - lat_a) + lon_a:
            found = not found
    return found


def points(steps: list[int]) -> list[tuple[float, float]]:
    """A line of the basemap as longitudes and latitudes."""
    found, x, y = [], 0, 0
    for at in range(0, len(steps), 2):
        x, y = x + steps[at], y + steps[at + 1]
        found.append((360 * x / GRID - 180, degrees(atan(sinh(pi * (1 - 2 * y / GRID))))))
    return found

# ruff: noqa: E501 (tables and calls read better on long lines)
"""The static site: what its pages say, where its links lead, and what a rebuild does."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from eventgeo.records import EventDate, EventgeoError, MentionedPlace, OutputError
from eventgeo.records.place import PlaceMention
from eventgeo.render.map.types import TYPES
from eventgeo.render.site import write_site
from eventgeo.render.site.names import incident_name, slug
from tests.render.brief_samples import sample, samples
from tests.render.incidents import ALL, BARE, FULL, HOSTILE, SUMMARY, hostile

TITLE = "Front & <Rear> — фронт"
BASE = "https://site.example/conflict/"
ATOM = "{http://www.w3.org/2005/Atom}"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Page(HTMLParser):
    """A page as a parser of HTML sees it."""

    text: str
    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    scripts: list[tuple[dict[str, str | None], str]] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    lang: str | None = None
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes links, ids and what could run."""
        given = dict(attrs)
        self.links += [given[name] or "" for name in ("href", "src") if name in given]
        self.ids |= {given["id"] or ""} if "id" in given else set()
        self.handlers += [name for name in given if name.startswith("on")]
        self.lang = given.get("lang", self.lang) if tag == "html" else self.lang
        if tag == "script":
            self.scripts.append((given, ""))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Holds that elements close in the order in which they opened."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Notes words, and the content of scripts."""
        if self.open and self.open[-1] == "script":
            attributes, text = self.scripts.pop()
            self.scripts.append((attributes, text + data))
        else:
            self.words.append(data)

    @property
    def plain(self) -> str:
        """All words with single blanks."""
        return " ".join(" ".join(self.words).split())


def pages(folder: Path) -> Iterator[tuple[str, Page]]:
    """The pages of a site but the maps, which have tests of their own."""
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        if not name.startswith("maps/"):
            yield name, Page(path.read_text("utf-8"))


def mentioned() -> list[MentionedPlace]:
    """A place that a report mentions."""
    return [
        MentionedPlace(
            "Kherson",
            46.63542,
            32.61687,
            "UA",
            "Kherson Oblast",
            706448,
            "PPLA",
            "city",
            5.0,
            (PlaceMention("report-0.txt", 100, 107, "Kherson fell."),),
        )
    ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of five weeks, with everything that the full incident has."""
    folder = tmp_path_factory.mktemp("site")
    write_site(
        folder,
        [*samples(), FULL, BARE, replace(SUMMARY, formerly=())],
        mentioned(),
        title=TITLE,
        base_url=BASE,
        lang="en-GB",
    )
    return folder


def test_every_page_is_whole_and_small(site: Path) -> None:
    """Pages have a language and a title, elements close as they opened, no handler stands in them; under 200 KB."""
    found = dict(pages(site))
    assert {"index.html", "map.html", "timeline.html", "table.html", "search.html", "data.html", "about.html"} <= set(
        found
    )
    for name, page in found.items():
        assert page.open == [], name
        assert page.lang == "en-GB"
        assert page.handlers == []
        assert "Front & <Rear> — фронт" in page.plain, name
        assert (site / name).stat().st_size < 200_000


def dead_links(site: Path) -> list[tuple[str, str]]:
    """The relative links, with their pages, that lead to no file of the site or to no element of a page."""
    found = dict(pages(site))
    dead: list[tuple[str, str]] = []
    for name, page in found.items():
        for link in page.links:
            parts = urlsplit(urljoin(f"site:///{name}", link))
            if parts.scheme == "site":
                target = unquote(parts.path).lstrip("/")
                known = (site / target).is_file()
                dead += [] if known and (not parts.fragment or parts.fragment in found[target].ids) else [(name, link)]
    return dead


def test_no_link_is_dead(site: Path) -> None:
    """Each relative link leads to a file of the site, and each fragment to an element."""
    assert dead_links(site) == []


def test_no_link_of_a_site_of_five_hundred_is_dead(tmp_path: Path) -> None:
    """The same of a year and more, with its pages of lists."""
    write_site(tmp_path, samples(500))
    assert dead_links(tmp_path) == []


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    """What a page loads (scripts, styles, pictures, frames) is its own; web addresses stand in links to reports alone."""
    for name, page in pages(site):
        for attributes, _ in page.scripts:
            assert not urlsplit(attributes.get("src") or "").scheme, name
        outside = {link for link in page.links if urlsplit(link).scheme in ("http", "https")}
        assert all(link.startswith(("https://news.example/", "https://example.org/", BASE)) for link in outside), name


def test_the_page_of_an_incident_tells_all_of_it(site: Path) -> None:
    """What, when, where, who, how many, by whom, how sure; its evidence with the words marked; its neighbours."""
    text = (site / "incidents" / "a1b2c3.html").read_text("utf-8")
    page = Page(text)
    for words in (
        "Shelling", "claimed", "14 Feb 2023, overnight", "Kherson Oblast", "46.6558, 32.6178", "within 7.5 km", "Claimed by Ukraine, Russia",
        "Russian forces", "initiator, Russia, state forces", "2–3, as reported", "the governor", "at least 5", "artillery", "83%",
        "2 independent sources", "2 reports", "Night of shelling", "Identifier a1b2c3 , formerly f00",
        "counted from the day of publication", "resolved to a town or city", "Reported by The Example , by A. Writer, B. Other , 14 Feb 2023",
    ):  # fmt: skip
        assert words in page.plain, words
    assert '<mark class="trigger" title="trigger">hit</mark>' in text
    assert '<mark class="place" title="place">Kherson</mark>' in text
    assert "https://example.org/kherson" in page.links
    assert "../maps/all.html#sel=a1b2c3" in page.links
    cited = page.plain[page.plain.index("Cite as: ") : page.plain.index(" Identifier")]
    assert cited.startswith(
        "Cite as: Shelling, Kherson, 14 Feb 2023, overnight . Front & <Rear> — фронт, incident a1b2c3, reports up to"
    )
    assert cited.endswith(f"{BASE}incidents/a1b2c3.html.")
    assert 'rel="prev"' in text
    assert 'rel="next"' in text


def test_every_page_may_run_the_site_s_own_files_alone(site: Path) -> None:
    """The policy comes before all that it is for, and lets nothing in but files of the site, no text in the page itself."""
    for path in site.rglob("*.html"):
        if path.parent.name == "maps":
            continue  # a map page has all in it, and a policy of its own
        text = path.read_text("utf-8")
        found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', text)
        assert found, path
        rules = unescape(found[1])
        assert rules.startswith("default-src 'none'; script-src 'self' file:;")
        assert "unsafe" not in rules
        assert found.start() < text.index("<link ")


def test_old_addresses_lead_to_the_new_page(site: Path) -> None:
    """What an incident was called before has a page that sends on."""
    page = Page((site / "incidents" / f"{incident_name('f00')}.html").read_text("utf-8"))
    assert "a1b2c3.html" in page.links
    assert 'content="0; url=a1b2c3.html"' in page.text


def test_incidents_are_listed_by_what_they_have(site: Path) -> None:
    """Places, regions, actors, types, sources and months have their lists, which lead to the incidents."""
    one = sample(1)
    for kind, name in (
        ("places", "Бахмут"),
        ("admin1", "Donetsk Oblast"),
        ("actors", "Northern Army"),
        ("types", one.type),
        ("sources", "Wire 1"),
        ("months", "March 2023"),
    ):
        index = Page((site / kind / "index.html").read_text("utf-8"))
        assert name in index.plain, kind
        lists = [Page(path.read_text("utf-8")) for path in (site / kind).glob("*.html") if path.name != "index.html"]
        assert any(name in page.plain and f"../incidents/{one.id}.html" in page.links for page in lists), kind


def test_the_front_page_has_the_newest_and_the_figures(site: Path) -> None:
    """Newest first; the last 7 and 30 days against those before; a drawn map that leads to the one with a timeline. What
    is counted is what the map shows, and the rest is told."""
    page = Page((site / "index.html").read_text("utf-8"))
    order = [link for link in page.links if link.startswith("incidents/")]
    assert order[:3] == [f"incidents/{sample(number).id}.html" for number in range(3)]
    assert "Last 7 days 25–31 Mar 2023" in page.plain
    assert "Last 30 days 2–31 Mar 2023" in page.plain
    assert "assets/overview.svg" in page.links
    assert "map.html" in page.links
    assert "42 incidents, 14 Feb – 31 Mar 2023, read by a program out of the reports of 4 sources." in page.plain
    assert "1 more: planned, denied, background or summaries." in page.plain


def test_the_front_map_has_a_dark_twin(site: Path) -> None:
    """It differs in its colours alone, and none of day's is left but those of types; both name the pins."""
    day, night = ((site / "assets" / name).read_text("utf-8") for name in ("overview.svg", "overview-dark.svg"))
    colours = re.compile(r"#[0-9a-f]{6}")
    assert colours.sub("", day) == colours.sub("", night)
    assert set(colours.findall(day)) & set(colours.findall(night)) <= {one.colour for one in TYPES}
    place = sample(0).place
    assert place is not None
    assert place.name in day


def test_linked_data_can_be_read(site: Path) -> None:
    """The incident is a schema.org Event with its place and reports, the site a Dataset with its files."""
    event = json.loads(Page((site / "incidents" / "a1b2c3.html").read_text("utf-8")).scripts[0][1])
    assert (event["@type"], event["startDate"], event["location"]["geo"]["latitude"]) == (
        "Event",
        "2023-02-14",
        46.65581,
    )
    assert event["subjectOf"][0]["url"] == "https://example.org/kherson"
    dataset = json.loads(Page((site / "index.html").read_text("utf-8")).scripts[0][1])
    assert {one["contentUrl"] for one in dataset["distribution"]} == {
        f"files/events{suffix}" for suffix in (".jsonl", ".geojson", ".csv")
    }


def test_feeds_have_the_newest_incidents(site: Path) -> None:
    """Atom and JSON feeds tell the same entries, with whole addresses and dates of the reports."""
    root = ElementTree.parse(site / "feed.xml").getroot()
    entries = root.findall(f"{ATOM}entry")
    feed = json.loads((site / "feed.json").read_text("utf-8"))
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [item["id"] for item in feed["items"]]
    assert feed["items"][0]["url"] == f"{BASE}incidents/{sample(0).id}.html"
    assert root.findtext(f"{ATOM}updated") == "2023-03-31T00:00:00Z"
    assert root.find(f"{ATOM}author") is not None


def test_the_sitemap_has_every_page(site: Path) -> None:
    """Every page but the redirects is in it, with its whole address."""
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    listed = {(node.text or "").removeprefix(BASE) for node in root.iter() if node.tag.endswith("loc")}
    moved = f"incidents/{incident_name('f00')}.html"
    assert listed == {name for name, _ in pages(site)} - {moved}


def test_data_and_method_are_told(site: Path) -> None:
    """All data files are there with a dictionary of columns; the method, accuracy and limits are told; credits too."""
    data, about = Page((site / "data.html").read_text("utf-8")), Page((site / "about.html").read_text("utf-8"))
    assert {
        "files/events.csv",
        "files/events.geojson",
        "files/events.jsonl",
        "files/places.jsonl",
        "files/events.kmz",
    } <= set(data.links)
    assert "radius_km" in data.plain
    for words in (
        "Not for targeting",
        "by cross-validation (overlap F1)",
        "GeoNames",
        "Boundaries: as recognised",
        "Names of victims",
    ):
        assert words in about.plain, words
    assert len((site / "files" / "events.jsonl").read_text("utf-8").splitlines()) == 43


def test_without_an_address_all_links_are_relative(tmp_path: Path) -> None:
    """A site for a disk has no sitemap, and its feeds have names instead of addresses."""
    write_site(tmp_path, samples(3))
    assert not (tmp_path / "sitemap.xml").exists()
    assert ElementTree.parse(tmp_path / "feed.xml").getroot().findtext(f"{ATOM}id") == "urn:eventgeo:feed"


@pytest.mark.parametrize("address", ["site.example", "ftp://site.example/", "https:///x", "https://site.example/?q=1"])
def test_an_address_that_is_none_is_refused(tmp_path: Path, address: str) -> None:
    """The base address is that of a folder on the web."""
    with pytest.raises(EventgeoError, match="no address of a site"):
        write_site(tmp_path, samples(1), base_url=address)


def test_a_rebuild_writes_only_what_changed(tmp_path: Path) -> None:
    """The same incidents in another order write nothing; a new one writes its page and the lists that have it."""
    write_site(tmp_path, samples(30))
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    assert write_site(tmp_path, list(reversed(samples(30)))).written == 0
    assert {path: path.stat().st_mtime_ns for path in before} == before
    write_site(tmp_path, [*samples(30), sample(45)])
    assert (tmp_path / "incidents" / f"{sample(45).id}.html").exists()
    untouched = tmp_path / "incidents" / f"{sample(3).id}.html"
    assert untouched.stat().st_mtime_ns == before[untouched]


def test_a_rebuild_removes_its_own_leftovers_alone(tmp_path: Path) -> None:
    """The page of an incident that is no more goes; a file that somebody else put there stays."""
    write_site(tmp_path, samples(4))
    (tmp_path / "CNAME").write_text("site.example", encoding="utf-8")
    write_site(tmp_path, samples(3))
    assert not (tmp_path / "incidents" / f"{sample(3).id}.html").exists()
    assert (tmp_path / "CNAME").exists()


@pytest.mark.parametrize("record", ["[]", "nonsense", '["../outside.txt", "/etc/passwd", 7]'])
def test_a_forged_record_of_files_removes_nothing_outside(tmp_path: Path, record: str) -> None:
    """Only files inside of the site's folder, by plain names, can be removed."""
    outside = tmp_path / "outside.txt"
    outside.write_text("mine", encoding="utf-8")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / ".eventgeo-site.json").write_text(record, encoding="utf-8")
    write_site(folder, samples(1))
    assert outside.exists()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(tmp_path: Path, text: str) -> None:
    """With hostile text in every field, ids included, pages are whole, nothing runs, and no file lies elsewhere."""
    folder = tmp_path / "site"
    incidents = [hostile(one, text) for one in ALL] + [
        replace(sample(0), id="../../../evil", formerly=("..\\evil", "con", "/etc/passwd", text))
    ]
    write_site(folder, incidents, [hostile(mentioned()[0], text)], title=text, base_url=BASE)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]
    for _, page in pages(folder):
        assert page.open == []
        assert page.handlers == []
        assert all(set(attributes) & {"src", "type"} for attributes, _ in page.scripts)
        assert not [link for link in page.links if urlsplit(link).scheme not in ("", "http", "https", "data")]
        for attributes, content in page.scripts:
            if attributes.get("type") == "application/ld+json":
                json.loads(content)
    for path in [*folder.rglob("*.xml"), *folder.rglob("*.svg")]:
        ElementTree.parse(path)
    for path in [*folder.glob("data/*.js"), *folder.glob("search/*.js")]:
        script = path.read_text("utf-8")
        assert "<" not in script
        json.loads(script[script.index("(") + 1 : script.rindex(")")])


def test_a_site_of_nothing_is_whole(tmp_path: Path) -> None:
    """No incidents make a site that says so."""
    write_site(tmp_path, [])
    assert "0 incidents" in Page((tmp_path / "index.html").read_text("utf-8")).plain
    for _, page in pages(tmp_path):
        assert page.open == []


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (EventDate(), "date not known"),
        (EventDate(date(2023, 2, 1), date(2023, 2, 28), "month"), "February 2023"),
        (EventDate(date(2023, 1, 1), date(2023, 12, 31), "year"), "2023"),
        (EventDate(date(2023, 2, 3), None, "interval"), "from 3 Feb 2023"),
        (EventDate(None, date(2023, 2, 3), "interval"), "until 3 Feb 2023"),
        (EventDate(date(2022, 12, 30), date(2023, 1, 2), "interval"), "30 Dec 2022 – 2 Jan 2023"),
        (EventDate(date(2023, 2, 3), date(2023, 2, 9), "week"), "3–9 Feb 2023"),
        (EventDate(date(2023, 2, 3), date(2023, 2, 9), "ongoing"), "since 3 Feb 2023"),
    ],
)
def test_dates_are_no_more_exact_than_they_are_known(tmp_path: Path, when: EventDate, words: str) -> None:
    """Open, vague and unknown dates are told as such."""
    write_site(tmp_path, [replace(sample(0), date=when)])
    assert words in Page((tmp_path / "incidents" / f"{sample(0).id}.html").read_text("utf-8")).plain


def test_many_incidents_make_pages_of_lists_and_maps_by_month(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long list has pages; where one map would be too large there is one for each month."""
    monkeypatch.setattr("eventgeo.render.site.pages.ON_A_PAGE", 10)
    monkeypatch.setattr("eventgeo.render.site.maps.ONE_MAP", 20)
    write_site(tmp_path, samples(40))
    battles = slug("Battles", "Battles")
    assert (tmp_path / "types" / f"{battles}-page-2.html").exists()
    assert sorted(path.name for path in (tmp_path / "maps").iterdir()) == ["2023-02.html", "2023-03.html"]
    assert "maps/2023-03.html" in Page((tmp_path / "map.html").read_text("utf-8")).links


@pytest.mark.parametrize(
    ("identity", "is_plain"),
    [
        ("3fa9c0d1e2b4", True),
        ("../x", False),
        ("CON", False),
        ("con", False),
        ("index", False),
        ("", False),
        ("a" * 300, False),
        ("A1b2c3d4", False),
        ("é", False),
    ],
)
def test_ids_become_names_of_files(identity: str, is_plain: bool) -> None:
    """A plain id is its own name; any other one gets a hash, one for each."""
    name = incident_name(identity)
    assert (name == identity) is is_plain
    assert name.replace("-", "").isalnum()
    assert len(name) <= 64


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A file where the folder should be is an OutputError."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="file"):
        write_site(tmp_path / "file", samples(1))


def test_nothing_is_left_behind(site: Path) -> None:
    """No half-written file stays in the folder."""
    assert not [name for _, _, names in os.walk(site) for name in names if name.endswith(".part")]

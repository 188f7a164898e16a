"""A static site into a folder: plain pages for any web server or a USB stick."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from eventgeo.records import EventgeoError, Incident, MentionedPlace
from eventgeo.render.care import USUAL, Care, published
from eventgeo.render.files import spare_others
from eventgeo.render.map.ground import BoundaryView
from eventgeo.render.site import chunks, data, maps, schema
from eventgeo.render.site.folder import Folder
from eventgeo.render.site.groups import Groups
from eventgeo.render.site.pages import Pages, Site
from eventgeo.render.when import days, newest

ASSETS = ("site.css", "site.js", "table.js", "search.js")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build of a site did: pages that it has, files written (changed) and removed, what was withheld."""

    pages: int
    written: int
    removed: int
    notes: tuple[str, ...]


def write_site(
    folder: str | Path,
    incidents: Iterable[Incident],
    places: Iterable[MentionedPlace] = (),
    *,
    title: str = "Conflict events",
    base_url: str | None = None,
    lang: str = "en",
    care: Care = USUAL,
    view: BoundaryView = "un",
    withdrawn: Iterable[str] = (),
) -> Built:
    """The site of some incidents, with a page for each id that was `withdrawn`.

    A rebuild writes only what changed, and removes pages that are no more.

    `base_url` is where it will be published: it makes the feeds' addresses whole, and a sitemap. EventgeoError for a
    `base_url` that is none, OutputError where a file cannot be written, or the folder has another's front page.
    """
    spare_others(Path(folder) / "index.html")
    safe = published(incidents, places, care)
    found = sorted(safe.incidents, key=_order)
    site = Site(
        title=title, base_url=_base(base_url), lang=lang, as_of=newest(found), view=view, notes=safe.notes,
    )  # fmt: skip
    into, groups = Folder(folder), Groups(found)
    pages = Pages(into, site, found, groups)
    for name in ASSETS:
        into.write(f"assets/{name}", files(__package__).joinpath("assets", name).read_bytes())
    months = [group for group in groups.of("months") if group.members]
    into.write("data/months.js", chunks.directory(months, len(found)))
    for month in months:
        into.write(f"data/{month.file}.js", chunks.month_script(month, found))
    for name, script in chunks.search_scripts(found, months):
        into.write(f"search/{name}.js", script)
    drawn = maps.write_maps(into, site, found, safe.places, months)
    given = data.write_data(into, found, safe.places)
    pages.write(drawn, given)
    pages.withdraw(withdrawn)
    feed = sorted((one for one in found if one.shown), key=schema.moment, reverse=True)[: schema.FEED_MOST]
    into.write("feed.xml", schema.atom(site.title, feed, site.base_url, lang))
    into.write("feed.json", schema.json_feed(site.title, feed, site.base_url, lang))
    if site.base_url:
        for name, content in schema.sitemaps(pages.names, site.base_url):
            into.write(name, content)
    removed = into.settle()
    return Built(len(pages.names), into.written, removed, safe.notes)


def _order(incident: Incident) -> tuple[int, int, str]:
    known = days(incident)
    return (known[0].toordinal(), known[1].toordinal(), incident.id) if known else (10**9, 10**9, incident.id)


def _base(url: str | None) -> str | None:
    """The address of the site's folder, with a slash at its end."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or parts.query or parts.fragment:
        raise EventgeoError(f"{url}: no address of a site (https://host/folder/ is needed)")
    return url if url.endswith("/") else url + "/"

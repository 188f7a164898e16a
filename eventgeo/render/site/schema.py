"""What machines read: schema.org data in pages, Atom and JSON feeds, the sitemap."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from markupsafe import Markup

from eventgeo.records import Incident
from eventgeo.render.export import ATTRIBUTION
from eventgeo.render.export.sheet import one_line
from eventgeo.render.site.names import incident_name
from eventgeo.render.site.views import status
from eventgeo.render.templating import plain
from eventgeo.render.when import Period, days, published_day
from eventgeo.render.wording import heading, web_address

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
SITEMAP_MOST = 50_000
"""Addresses that one sitemap may hold (sitemaps.org)."""
FEED_MOST = 50


def linked_data(value: dict[str, Any]) -> Markup:
    """schema.org data for the head of a page; text cannot end its script."""
    text = json.dumps({"@context": "https://schema.org", **value}, ensure_ascii=False)
    safe = plain(text).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(safe))


def event(incident: Incident) -> dict[str, Any]:
    """An incident as a schema.org Event, with the reports that speak of it."""
    place, first, last = incident.place, incident.date.start, incident.date.end
    data: dict[str, Any] = {"@type": "Event", "identifier": one_line(incident.id), "name": heading(incident)}
    data |= {"startDate": first.isoformat()} if first else {}
    data |= {"endDate": last.isoformat()} if last else {}
    if place:
        where: dict[str, Any] = {"@type": "Place", "name": one_line(place.name)}
        if place.country:
            where["address"] = {"@type": "PostalAddress", "addressCountry": one_line(place.country)}
        if place.lat is not None and place.lon is not None:
            where["geo"] = {
                "@type": "GeoCoordinates",
                "latitude": round(place.lat, 5),
                "longitude": round(place.lon, 5),
            }
        data["location"] = where
    data["subjectOf"] = [
        _article(report.title, report.url, report.published, report.source) for report in incident.reports
    ]
    return data


def _article(title: str | None, url: str | None, published: str | None, source: str | None) -> dict[str, Any]:
    data: dict[str, Any] = {"@type": "NewsArticle", "headline": one_line(title or "")}
    data |= {"url": url} if (url := web_address(url)) else {}
    data |= {"datePublished": one_line(published)} if published else {}
    return data | ({"publisher": {"@type": "Organization", "name": one_line(source)}} if source else {})


def dataset(title: str, about: str, period: Period | None, files: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The whole site's data as a schema.org Dataset; `files` are (address, media type)."""
    data: dict[str, Any] = {
        "@type": "Dataset",
        "name": one_line(title),
        "description": about,
        "creditText": ATTRIBUTION,
    }
    data |= {"temporalCoverage": f"{period.first.isoformat()}/{period.last.isoformat()}"} if period else {}
    data["distribution"] = [
        {"@type": "DataDownload", "contentUrl": address, "encodingFormat": media} for address, media in files
    ]
    return data


def moment(incident: Incident) -> str:
    """When an entry of a feed was made: the newest report's day, else the incident's own; never the clock."""
    told = [day for report in incident.reports if (day := published_day(report))]
    known = days(incident)
    day = max(told) if told else known[1] if known else date(1970, 1, 1)
    return f"{day.year:04}-{day.month:02}-{day.day:02}T00:00:00Z"


def _address(incident: Incident, base_url: str | None) -> str:
    page = f"incidents/{incident_name(incident.id)}.html"
    return urljoin(base_url, page) if base_url else page


def _identity(incident: Incident, base_url: str | None) -> str:
    return _address(incident, base_url) if base_url else f"urn:eventgeo:{incident_name(incident.id)}"


def _said(incident: Incident) -> str:
    by = ", ".join(dict.fromkeys(one_line(report.source or report.doc) for report in incident.reports))
    quote = one_line(incident.reports[0].quote) if incident.reports else ""
    marked = f" ({status(incident)})" if status(incident) else ""
    return plain(f"“{quote}” Reported by {by}{marked}.")


def atom(title: str, incidents: Sequence[Incident], base_url: str | None, lang: str) -> bytes:
    """An Atom feed (RFC 4287) of incidents, in the order given."""
    root = Element("feed", {"xmlns": ATOM, "xml:lang": lang})
    _text(root, "title", title)
    _text(root, "id", urljoin(base_url, "feed.xml") if base_url else "urn:eventgeo:feed")
    _text(root, "updated", max(map(moment, incidents), default="1970-01-01T00:00:00Z"))
    _text(SubElement(root, "author"), "name", "eventgeo")
    _text(root, "rights", ATTRIBUTION)
    SubElement(root, "link", rel="self", href=urljoin(base_url, "feed.xml") if base_url else "feed.xml")
    SubElement(root, "link", rel="alternate", href=base_url or "index.html")
    for incident in incidents:
        entry = SubElement(root, "entry")
        _text(entry, "title", heading(incident))
        _text(entry, "id", _identity(incident, base_url))
        _text(entry, "updated", moment(incident))
        SubElement(entry, "link", rel="alternate", href=_address(incident, base_url))
        SubElement(entry, "category", term=plain(one_line(incident.type)))
        _text(entry, "summary", _said(incident))
    return _xml(root)


def json_feed(title: str, incidents: Sequence[Incident], base_url: str | None, lang: str) -> str:
    """A JSON feed (version 1.1) of the same incidents."""
    items = [
        {
            "id": _identity(incident, base_url),
            "url": _address(incident, base_url),
            "title": plain(heading(incident)),
            "content_text": _said(incident),
            "date_published": moment(incident),
            "tags": [plain(one_line(incident.type))],
        }
        for incident in incidents
    ]
    feed: dict[str, Any] = {"version": "https://jsonfeed.org/version/1.1", "title": plain(title), "language": lang}
    feed |= {"home_page_url": base_url, "feed_url": urljoin(base_url, "feed.json")} if base_url else {}
    return json.dumps({**feed, "items": items}, ensure_ascii=False, indent=1) + "\n"


def sitemaps(pages: Sequence[str], base_url: str) -> Iterator[tuple[str, bytes]]:
    """The sitemap as (file name, content); a site of more than 50,000 pages gets an index and parts."""
    parts = [pages[at : at + SITEMAP_MOST] for at in range(0, len(pages), SITEMAP_MOST)]
    if len(parts) == 1:
        yield "sitemap.xml", _sitemap("urlset", "url", parts[0], base_url)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield "sitemap.xml", _sitemap("sitemapindex", "sitemap", names, base_url)
    for name, part in zip(names, parts, strict=True):
        yield name, _sitemap("urlset", "url", part, base_url)


def _sitemap(outer: str, inner: str, names: Iterable[str], base_url: str) -> bytes:
    root = Element(outer, xmlns=SITEMAP)
    for name in names:
        _text(SubElement(root, inner), "loc", urljoin(base_url, name))
    return _xml(root)


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = plain(one_line(text))


def _xml(root: Element) -> bytes:
    ElementTree.indent(root, " ")
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"

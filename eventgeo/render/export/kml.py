"""KML and KMZ for Google Earth and its kin: a placemark an incident, with its time span and a balloon.

Text is escaped twice, since a balloon reads its description as HTML: what a report wrote stays text. No icon is named
by address, so that opening the file makes no request.
"""

from __future__ import annotations

import hashlib
import html
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from typing import IO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from eventgeo.records import Incident
from eventgeo.render.export.credits import ATTRIBUTION
from eventgeo.render.export.csv import cell
from eventgeo.render.export.sheet import one_line
from eventgeo.render.export.table import EVENTS, Table, point

NAMESPACE = "http://www.opengis.net/kml/2.2"
COLOURS = {
    "Battles": "ff1f3fd0",
    "Explosions/Remote violence": "ff1a7fe8",
    "Violence against civilians": "ff8a2a8a",
    "Protests": "ffb06a1e",
    "Riots": "ff7a8a12",
    "Strategic developments": "ff6b6b6b",
    "Diplomacy": "ff4a9a2e",
}
"""Pin colours by event type, as KML writes them: alpha, blue, green, red."""
OTHER_COLOUR = "ff6b6b6b"


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = one_line(text)


def _style_id(kind: str) -> str:
    return "type-" + hashlib.sha256(kind.encode("utf-8", "replace")).hexdigest()[:8]


def _styles(document: Element, incidents: Iterable[Incident]) -> None:
    for kind in sorted({incident.type for incident in incidents}):
        style = SubElement(document, "Style", id=_style_id(kind))
        _text(SubElement(style, "IconStyle"), "color", COLOURS.get(kind, OTHER_COLOUR))


def _when(placemark: Element, first: date | None, last: date | None) -> None:
    if first or last:
        span = SubElement(placemark, "TimeSpan")
        if first:
            _text(span, "begin", f"{first.year:04}-{first.month:02}-{first.day:02}")
        if last:
            _text(span, "end", f"{last.year:04}-{last.month:02}-{last.day:02}")


def _balloon(incident: Incident) -> str:
    """The description: what each report says, in HTML of our own making around escaped text."""
    said = []
    for report in incident.reports:
        by = ", ".join(part for part in (report.source, report.title, report.published, report.doc) if part)
        said.append(f"<p>{html.escape(one_line(report.quote))}<br/><i>Reported by: {html.escape(one_line(by))}</i></p>")
    return "".join(said)


def _name(incident: Incident) -> str:
    place = f", {incident.place.as_written}" if incident.place else ""
    return f"{incident.subtype or incident.type}{place}"


def _placemark(incident: Incident, table: Table) -> Element:
    """An incident; the order of the elements is the schema's."""
    placemark = Element("Placemark")
    _text(placemark, "name", _name(incident))
    _text(placemark, "visibility", "1" if incident.shown else "0")
    SubElement(placemark, "description").text = _balloon(incident)
    _when(placemark, incident.date.start, incident.date.end)
    _text(placemark, "styleUrl", f"#{_style_id(incident.type)}")
    data = SubElement(placemark, "ExtendedData")
    for name, value in table.row(incident).items():
        if value is not None:
            _text(SubElement(data, "Data", name=name), "value", value if isinstance(value, str) else str(cell(value)))
    if where := point(incident):
        _text(SubElement(placemark, "Point"), "coordinates", f"{where[0]},{where[1]}")
    return placemark


def _lines(element: Element) -> bytes:
    """An element as lines of XML, its children set in."""
    ElementTree.indent(element, " ")
    return ElementTree.tostring(element, encoding="unicode").encode("utf-8")


def kml(incidents: Iterable[Incident], table: Table = EVENTS) -> Iterator[bytes]:
    """The document in UTF-8, piece by piece: a hundred thousand placemarks are never one tree."""
    found = list(incidents)
    head = Element("Document")
    _text(head, "name", "Reported events")
    _text(head, "description", ATTRIBUTION)
    _styles(head, found)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="{NAMESPACE}">\n'.encode()
    yield _lines(head).removesuffix(b"</Document>")
    for incident in found:
        yield _lines(_placemark(incident, table)) + b"\n"
    yield b"</Document>\n</kml>\n"


def write(incidents: Iterable[Incident], file: IO[bytes], table: Table = EVENTS) -> None:
    """A KML file."""
    file.writelines(kml(incidents, table))


def write_zipped(incidents: Iterable[Incident], file: IO[bytes], table: Table = EVENTS) -> None:
    """A KMZ file: the KML, packed; its time stamp is fixed, so that the same incidents give the same bytes."""
    member = zipfile.ZipInfo("doc.kml")
    member.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(file, "w") as archive, archive.open(member, "w") as inner:
        inner.writelines(kml(incidents, table))

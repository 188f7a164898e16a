"""Data for the scripts of a site: rows by month, and a search index in pieces, each a script that a page loads.

Scripts rather than JSON, since a page opened from a disk may load scripts and nothing else.
"""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from eventgeo.records import Incident
from eventgeo.render.site.groups import Group
from eventgeo.render.site.names import incident_name
from eventgeo.render.site.views import shortened, status
from eventgeo.render.templating import plain
from eventgeo.render.wording import country_text, date_text, place_text, tolls_text, what_text

COLUMNS = (
    "page",
    "day",
    "date",
    "what",
    "type",
    "place",
    "country",
    "actors",
    "tolls",
    "killed",
    "sources",
    "quote",
    "status",
)
"""What each value of a row is; the scripts read rows by these names."""
QUOTE = 140
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
SHORTEST = 3
"""Letters of the shortest word that the index holds (two for numbers and in scripts other than Latin)."""
SHORT_LATIN = re.compile("[a-z]+")
COMMON = 0.2
"""A word that this share of all incidents has finds nothing a reader looks for, in a site of a thousand or more."""


def script(call: str, value: Any) -> str:
    """A script that hands a value to the page's own; text cannot end the script or begin another."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"eventgeo.{call}({safe});\n"


def row(incident: Incident) -> list[Any]:
    """A row in the order of `COLUMNS`."""
    first = incident.date.start or incident.date.end
    killed, place = incident.killed, incident.place
    return [
        incident_name(incident.id),
        first.isoformat() if first else "",
        date_text(incident.date),
        plain(what_text(incident)),
        plain(incident.type),
        plain(place_text(place)),
        plain(country_text(place.country if place else None)),
        plain(", ".join(actor.name for actor in incident.actors)),
        plain(tolls_text(incident)),
        max(killed.low or 0, killed.high or 0) if killed else 0,
        incident.sources,
        plain(shortened(incident.reports[0].quote, QUOTE)) if incident.reports else "",
        status(incident),
    ]


def month_script(month: Group, incidents: Sequence[Incident]) -> str:
    """The rows of a month."""
    return script("month", [month.file, [row(incidents[number]) for number in month.members]])


def directory(months: Sequence[Group], total: int) -> str:
    """The script that tells which months there are, how many incidents each has, and what a row holds."""
    found = [[month.file, month.name, len(month.members)] for month in months]
    return script("directory", {"columns": COLUMNS, "months": found, "total": total})


def folded(text: str) -> str:
    """A text as it is searched: small letters without accents.

    >>> folded("Bogotá Харьков")
    'bogota харьков'
    """
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _words(incident: Incident) -> set[str]:
    place = incident.place
    texts = [incident.type, incident.subtype, *(actor.name for actor in incident.actors)]
    if place:
        texts += [place.name, place.as_written, place.admin1 or "", place.admin2 or ""]
    for report in incident.reports:
        texts += [report.quote, report.title or "", report.source or ""]
    found = WORD.findall(folded(" ".join(texts)))
    return {word[:24] for word in found if len(word) >= SHORTEST or (len(word) > 1 and not SHORT_LATIN.fullmatch(word))}


def piece_of(word: str) -> str:
    """The piece of the index that a word is in: the numbers of its first two letters, as a file can be named."""
    return "-".join(f"{ord(letter):x}" for letter in word[:2])


def search_scripts(incidents: Sequence[Incident], months: Sequence[Group]) -> Iterator[tuple[str, str]]:
    """The pieces of the index as (name, script).

    Incidents are numbered through the months, in the order of their rows; a word has its numbers as steps, or null
    where it is too common.
    """
    order = array("I", (number for month in months for number in month.members))
    postings: dict[str, array[int]] = {}
    for position, number in enumerate(order):
        for word in _words(incidents[number]):
            if word not in postings:
                postings[word] = array("I")
            postings[word].append(position)
    most = COMMON * len(order) if len(order) >= 1000 else len(order)
    pieces: dict[str, list[str]] = {}
    for word in sorted(postings):
        pieces.setdefault(piece_of(word), []).append(word)
    for name, words in pieces.items():
        index = {word: _steps(postings[word]) if len(postings[word]) <= most else None for word in words}
        yield name, script("words", [name, index])


def _steps(numbers: Iterable[int]) -> list[int]:
    steps, last = [], 0
    for number in numbers:
        steps.append(number - last)
        last = number
    return steps

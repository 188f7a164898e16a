"""Incidents by place, admin 1, actor, type, source and month: the lists of a site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from eventgeo.records import Incident, Place
from eventgeo.render.export.sheet import one_line
from eventgeo.render.site.names import slug
from eventgeo.render.when import days
from eventgeo.render.wording import MONTHS, country_text

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Kind:
    """A way of grouping: its folder, what one group and several are called, what its index page says."""

    folder: str
    one: str
    many: str


KINDS = {
    "places": Kind("places", "Place", "Places"),
    "admin1": Kind("admin1", "Region", "Regions"),
    "actors": Kind("actors", "Actor", "Actors"),
    "types": Kind("types", "Type", "Types"),
    "sources": Kind("sources", "Source", "Sources"),
    "months": Kind("months", "Month", "Months"),
}


@dataclass(slots=True)
class Group:
    """A group: its kind, name and file name, what it is in addition, and the numbers of its incidents."""

    kind: str
    name: str
    file: str
    about: str = ""
    members: list[int] = field(default_factory=list)

    @property
    def page(self) -> str:
        """Its first page, from the root of the site."""
        return f"{self.kind}/{self.file}.html"


@dataclass(frozen=True, slots=True)
class Ties:
    """The groups that an incident belongs to."""

    month: Group
    type: Group
    place: Group | None
    admin1: Group | None
    actors: tuple[Group, ...]
    sources: tuple[Group, ...]

    def all(self) -> Iterator[Group]:
        """All of them."""
        yield self.month
        yield self.type
        yield from (group for group in (self.place, self.admin1) if group)
        yield from self.actors
        yield from self.sources


class Groups:
    """All groups of a site, filled from incidents in the order of their dates."""

    def __init__(self, incidents: Sequence[Incident]) -> None:
        self._groups: dict[str, dict[str, Group]] = {kind: {} for kind in KINDS}
        self.ties: list[Ties] = []
        for number, incident in enumerate(incidents):
            ties = self._tied(incident)
            self.ties.append(ties)
            for group in ties.all():
                group.members.append(number)

    def of(self, kind: str) -> list[Group]:
        """The groups of a kind by name; months by time."""
        found = self._groups[kind].values()
        return sorted(found, key=lambda group: (group.file if kind == "months" else group.name.casefold(), group.file))

    def _group(self, kind: str, key: str, name: str, about: str = "", file: str | None = None) -> Group:
        groups = self._groups[kind]
        if key not in groups:
            groups[key] = Group(kind, name, file or slug(name, key), about)
        return groups[key]

    def _tied(self, incident: Incident) -> Ties:
        place = incident.place
        actors = dict.fromkeys(one_line(actor.name) for actor in incident.actors)
        sources = dict.fromkeys(one_line(report.source or report.doc) for report in incident.reports)
        return Ties(
            month=self._month(incident),
            type=self._group("types", incident.type, one_line(incident.type)),
            place=self._place(place) if place else None,
            admin1=self._admin1(place) if place else None,
            actors=tuple(self._group("actors", name, name) for name in actors if name),
            sources=tuple(self._group("sources", name, name) for name in sources if name),
        )

    def _month(self, incident: Incident) -> Group:
        known = days(incident)
        if known is None:
            return self._group("months", UNDATED, "Date not known", file=UNDATED)
        first = known[0]
        key = f"{first.year:04}-{first.month:02}"
        return self._group("months", key, f"{MONTHS[first.month - 1]} {first.year}", file=key)

    def _place(self, place: Place) -> Group:
        # Without an identifier, places of one name within about 10 km are taken for one.
        spot = f"{round(place.lat, 1)} {round(place.lon, 1)}" if place.lat is not None and place.lon is not None else ""
        key = f"{place.name}|{place.country}|{place.geonameid or spot}"
        around = dict.fromkeys((one_line(place.admin1 or ""), country_text(place.country)))
        about = ", ".join(part for part in around if part and part != place.name)
        return self._group("places", key, one_line(place.name), about)

    def _admin1(self, place: Place) -> Group | None:
        name = place.admin1 or country_text(place.country)
        if not name:
            return None
        about = country_text(place.country) if place.admin1 else "country"
        return self._group("admin1", f"{place.country}|{place.admin1}", one_line(name), about)


def ranked(groups: Iterable[Group]) -> list[Group]:
    """Groups by size, the largest first."""
    return sorted(groups, key=lambda group: (-len(group.members), group.name.casefold(), group.file))

"""The pages of a site out of their templates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from eventgeo.records import Incident
from eventgeo.render.brief.figures import Figure, counts, figures
from eventgeo.render.export import ATTRIBUTION, columns, credits_text
from eventgeo.render.export.sheet import one_line
from eventgeo.render.map.ground import VIEWS, BoundaryView
from eventgeo.render.site import data, schema, views
from eventgeo.render.site.charts import Bar, bars
from eventgeo.render.site.folder import Folder
from eventgeo.render.site.groups import KINDS, UNDATED, Group, Groups, Ties, ranked
from eventgeo.render.site.maps import Maps
from eventgeo.render.site.names import incident_name
from eventgeo.render.templating import environment
from eventgeo.render.when import Period, days, span
from eventgeo.render.wording import MONTHS, day_text, heading, period_text, plural

ON_A_PAGE = 150
"""Incidents in a page of a list: with their quotes about 90 KB."""
GROUPS_ON_A_PAGE = 800
NEWEST = 20
NAVIGATION = (
    ("Front page", "index.html"), ("Map", "map.html"), ("Timeline", "timeline.html"), ("Table", "table.html"),
    ("Search", "search.html"), ("Places", "places/index.html"), ("Regions", "admin1/index.html"),
    ("Actors", "actors/index.html"), ("Types", "types/index.html"), ("Sources", "sources/index.html"),
    ("Data", "data.html"), ("About", "about.html"),
)  # fmt: skip
TABLE = (
    ("day", "Date"), ("what", "What"), ("place", "Place"), ("country", "Country"), ("actors", "Actors"),
    ("killed", "Toll"), ("sources", "Sources"), ("quote", "As reported"),
)  # fmt: skip


POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data:; "
    "frame-src 'self' file:; base-uri 'none'; form-action 'none'"
)
"""The Content-Security-Policy of the pages: files of the site and nothing else. `file:` is for pages opened from a
disk, which have no origin that 'self' could mean."""


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages share."""

    title: str
    base_url: str | None
    lang: str
    as_of: date | None
    view: BoundaryView
    notes: tuple[str, ...]
    navigation: tuple[tuple[str, str], ...] = NAVIGATION
    policy: str = POLICY

    @property
    def stamp(self) -> str:
        """The line that tells how new it is."""
        return f"Reports up to {day_text(self.as_of)}" if self.as_of else "Reports without dates"

    @property
    def credits(self) -> str:
        """Whose data it draws on, in a line."""
        return ATTRIBUTION


@dataclass(frozen=True, slots=True)
class Part:
    """The figures of the last days on the front page."""

    days: int
    period: str
    before: str
    figures: tuple[Figure, ...]
    chart: str


def measured() -> list[tuple[str, str]]:
    """The accuracy last measured: what, and the figure."""
    lines = files(__package__).joinpath("accuracy.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(what, figure) for what, figure in pairs]


class Pages:
    """Writes the pages, and remembers their names for the sitemap."""

    def __init__(self, into: Folder, site: Site, incidents: Sequence[Incident], groups: Groups) -> None:
        self._into, self._site, self._incidents, self._groups = into, site, incidents, groups
        self._templates = environment("eventgeo.render.site")
        self._headings = [heading(one) for one in incidents]
        self._items: dict[int, Markup] = {}
        self._framed: dict[tuple[str, str], dict[str, Markup]] = {}
        self.names: list[str] = []

    def write(self, drawn: Maps, given: Sequence[tuple[str, str]]) -> None:
        """All pages."""
        self._front(drawn, given)
        self._page("map.html", "maps.html", months=drawn.pages, shown=drawn.shown, overview=drawn.overview)
        self._page("timeline.html", "timeline.html", about=self._about(), years=self._years())
        self._page("table.html", "table.html", columns=TABLE)
        self._page("search.html", "search.html")
        self._page("data.html", "data.html", files=given, columns=columns(), credits=credits_text())
        self._page(
            "about.html", "about.html", about=self._about(), accuracy=measured(), notes=self._site.notes,
            view=VIEWS[self._site.view], credits=credits_text(),
        )  # fmt: skip
        for kind in KINDS:
            self._kind(kind)
        self._all_incidents(drawn)

    def _page(self, name: str, template: str, **values: Any) -> None:
        text = self._templates.get_template(template).render(**self._frame(name), **values)
        self._into.write(name, text)
        self.names.append(name)

    def _frame(self, name: str) -> dict[str, Any]:
        """What every page needs. Header and footer are made once for all pages that have the same."""
        root = "../" * name.count("/")
        key = (root, name if any(name == address for _, address in self._site.navigation) else "")
        if key not in self._framed:
            self._framed[key] = {
                part: Markup(self._templates.get_template(f"{part}.html").render(site=self._site, page=name, root=root))
                for part in ("header", "footer")
            }
        return {"site": self._site, "page": name, "root": root, **self._framed[key]}

    def _item(self, at: int) -> Markup:
        """An incident in a list of a page one folder down, made once for all lists that have it."""
        if at not in self._items:
            line = views.line(self._incidents[at])
            self._items[at] = Markup(self._templates.get_template("line.html").render(line=line, root="../"))
        return self._items[at]

    def _about(self) -> str:
        """How many incidents there are, of which days, and how many more tell of no happening of those days."""
        shown = [one for one in self._incidents if one.shown]
        days, more = span(shown), len(self._incidents) - len(shown)
        when = f", {period_text(days)}" if days else ""
        sources = plural(len(self._groups.of("sources")), "source")
        others = f" {more:,} more: planned, denied, background or summaries." if more else ""
        return f"{plural(len(shown), 'incident')}{when}, read by a program out of the reports of {sources}.{others}"

    def _front(self, drawn: Maps, given: Sequence[tuple[str, str]]) -> None:
        shown = [one for one in self._incidents if one.shown]
        media = [
            (name, data.MEDIA[suffix]) for name, _ in given for suffix in data.MEDIA if name.endswith(f"events{suffix}")
        ]
        linked = schema.dataset(self._site.title, self._about(), span(self._incidents), media)
        self._page(
            "index.html", "index.html", about=self._about(), map_page="map.html", overview=drawn.overview,
            parts=[part for number in (7, 30) if (part := self._part(shown, number))],
            newest=self._newest(shown),
            linked=schema.linked_data(linked),
        )  # fmt: skip

    def _newest(self, shown: Sequence[Incident]) -> list[Markup]:
        template = self._templates.get_template("line.html")
        newest = [one for one in shown if days(one)][: -NEWEST - 1 : -1]
        return [Markup(template.render(line=views.line(one), root="")) for one in newest]

    def _part(self, shown: Sequence[Incident], number: int) -> Part | None:
        """The figures of the days that end on the day that the data reach up to."""
        last = self._site.as_of
        if last is None or last.toordinal() < 2 * number:
            return None
        period = Period(last - timedelta(number - 1), last)
        before = Period(period.first - timedelta(number), period.first - timedelta(1))
        recent = [one for one in shown if period.holds(one)]
        now, past = counts(recent), counts([one for one in shown if before.holds(one)])
        each = [period.first + timedelta(at) for at in range(number)]
        items = [Bar(day_text(day), sum(Period(day, day).holds(one) for one in recent)) for day in each]
        title = f"Incidents a day, {period_text(period)}"
        chart = bars(items, title, height=90)
        return Part(number, period_text(period), period_text(before), figures(now, past)[:12], chart)

    def _years(self) -> list[dict[str, Any]]:
        years: dict[str, list[Group]] = {}
        for month in self._groups.of("months"):
            if month.file != UNDATED:
                years.setdefault(month.file[:4], []).append(month)
        return [self._year(name, months) for name, months in reversed(years.items())]

    def _year(self, name: str, months: list[Group]) -> dict[str, Any]:
        by_file = {month.file: month for month in months}
        items = []
        for number, label in enumerate(MONTHS, 1):
            month = by_file.get(f"{name}-{number:02}")
            items.append(Bar(label[:3], len(month.members) if month else 0, month.page if month else None))
        total = sum(len(month.members) for month in months)
        return {"name": name, "total": total, "months": months, "chart": bars(items, f"Incidents a month, {name}")}

    def _kind(self, kind: str) -> None:
        """The index of a kind of groups, and the pages of each group."""
        found = self._groups.of(kind)
        listed = found if kind == "months" else ranked(found)
        parts = [listed[at : at + GROUPS_ON_A_PAGE] for at in range(0, len(listed), GROUPS_ON_A_PAGE)] or [[]]
        pages = [_numbered("index", number) for number in range(1, len(parts) + 1)]
        for number, part in enumerate(parts, 1):
            self._page(
                f"{kind}/{pages[number - 1]}", "groups.html", kind=KINDS[kind], groups=part, pages=pages,
                current=number, total=len(found),
            )  # fmt: skip
        for at, group in enumerate(found):
            self._group(group, found[at - 1] if at else None, found[at + 1] if at + 1 < len(found) else None)

    def _group(self, group: Group, before: Group | None, after: Group | None) -> None:
        """The newest incidents of a group come first."""
        members = group.members[::-1]
        parts = [members[at : at + ON_A_PAGE] for at in range(0, len(members), ON_A_PAGE)]
        pages = [_numbered(group.file, number) for number in range(1, len(parts) + 1)]
        chart = _by_month(group, self._groups.ties) if group.kind != "months" else None
        for number, part in enumerate(parts, 1):
            self._page(
                f"{group.kind}/{pages[number - 1]}", "group.html", kind=KINDS[group.kind], group=group, pages=pages,
                current=number, first_page=number == 1, chart=chart if number == 1 else None, before=before,
                after=after, items=[self._item(at) for at in part],
            )  # fmt: skip

    def _all_incidents(self, drawn: Maps) -> None:
        template, moved = self._templates.get_template("incident.html"), self._templates.get_template("moved.html")
        own = {incident_name(one.id) for one in self._incidents}
        last = len(self._incidents) - 1
        for at, one in enumerate(self._incidents):
            name = incident_name(one.id)
            page, ties = f"incidents/{name}.html", self._groups.ties[at]
            text = template.render(
                **self._frame(page), incident=one, ties=ties, heading=self._headings[at],
                status=views.status(one), actors=_with_groups(one, ties), tolls=views.toll_lines(one),
                evidence=[views.evidence(report) for report in one.reports],
                linked=schema.linked_data(schema.event(one)), on_map=drawn.address(ties.month, one.id),
                before=self._neighbour(at - 1) if at else None, after=self._neighbour(at + 1) if at < last else None,
            )  # fmt: skip
            self._into.write(page, text)
            self.names.append(page)
            for old in one.formerly:
                former = incident_name(old)
                if former not in own:
                    own.add(former)
                    told = moved.render(site=self._site, target=f"{name}.html", name=self._headings[at])
                    self._into.write(f"incidents/{former}.html", told)

    def withdraw(self, ids: Iterable[str]) -> None:
        """A page at the address of each incident that stood once and is no more, which says so and nothing else."""
        template = self._templates.get_template("withdrawn.html")
        for name in map(incident_name, ids):
            page = f"incidents/{name}.html"
            if page not in self._into.names:
                self._into.write(page, template.render(**self._frame(page)))

    def _neighbour(self, at: int) -> dict[str, str]:
        return {"page": f"{incident_name(self._incidents[at].id)}.html", "name": self._headings[at]}


def _numbered(name: str, number: int) -> str:
    return f"{name}.html" if number == 1 else f"{name}-page-{number}.html"


def _with_groups(incident: Incident, ties: Ties) -> list[tuple[Any, Group]]:
    by_name = {group.name: group for group in ties.actors}
    return [(actor, by_name[name]) for actor in incident.actors if (name := one_line(actor.name)) in by_name]


def _by_month(group: Group, ties: Sequence[Ties]) -> str | None:
    """The months of a group as bars, if there are some."""
    numbers: dict[str, tuple[str, int]] = {}
    for member in group.members:
        month = ties[member].month
        if month.file != UNDATED:
            numbers[month.file] = (month.name, numbers.get(month.file, ("", 0))[1] + 1)
    files = sorted(numbers)
    if len(files) < 3:
        return None
    items = [Bar(numbers[file][0], numbers[file][1], f"../months/{file}.html") for file in files]
    return bars(items, f"Incidents a month: {group.name}", height=90)

"""A comparison of two sets of incidents, as one map and as one table."""

from __future__ import annotations

from dataclasses import dataclass, replace

from eventgeo.records import Comparison, Incident
from eventgeo.render.export.table import Column, Table, Value
from eventgeo.render.map import BoundaryView, map_page
from eventgeo.render.map.types import EventType

BOTH, OURS, THEIRS, VAGUE = "Both", "Ours alone", "Theirs alone", "Not comparable"
KINDS = (
    EventType(BOTH, "#009e73", "circle"),
    EventType(OURS, "#1f86cc", "square"),
    EventType(THEIRS, "#d55e00", "up"),
    EventType(VAGUE, "#808080", "cross"),
)
"""What stands on the map in place of event types, in colours and shapes of the same palette."""
COLUMNS = (
    Column("found_in", "text", f"{BOTH}, {OURS}, {THEIRS} or {VAGUE}"),
    Column("their_id", "text", "Identifier of the incident of theirs that is taken for the same"),
    Column("apart_km", "number", "How far that one is, in km"),
    Column("apart_days", "count", "How many days lie between the two"),
)
"""What a table of a comparison has beyond the columns of any other."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The incidents of both sets, each happening once, and what the comparison says of each by its id.

    A happening that both have is ours, with the reports of theirs behind its own.
    """

    incidents: tuple[Incident, ...]
    told: dict[str, dict[str, Value]]

    def on_map(self) -> tuple[Incident, ...]:
        """The incidents with the set that has them in place of their type, as the map colours them by `KINDS`."""
        return tuple(
            replace(one, type=str(self.told[one.id]["found_in"]), subtype=one.subtype or one.type)
            for one in self.incidents
        )

    def table(self, table: Table) -> Table:
        """The table with the columns of the comparison behind its own."""
        nothing: dict[str, Value] = {column.name: None for column in COLUMNS}
        return Table((*table.columns, *COLUMNS), lambda one: table.row(one) | nothing | self.told[one.id], table.holds)


def compared(comparison: Comparison) -> Compared:
    """The comparison as incidents and what is told of them."""
    told: dict[str, dict[str, Value]] = {}
    found = []
    for match in comparison.both:
        one = replace(match.ours, reports=match.ours.reports + match.theirs.reports)
        told[one.id] = {
            "found_in": BOTH, "their_id": match.theirs.id, "apart_km": match.km, "apart_days": match.days,
        }  # fmt: skip
        found.append(one)
    for name, incidents in ((OURS, comparison.ours), (THEIRS, comparison.theirs), (VAGUE, comparison.vague)):
        for one in incidents:
            if one.id not in told:
                told[one.id] = {"found_in": name}
                found.append(one)
    return Compared(tuple(found), told)


def comparison_page(comparison: Comparison, *, title: str, boundary_view: BoundaryView = "un") -> str:
    """The comparison as one map page, its counts in the title: colours stand for the set, subtypes stay."""
    counts = ", ".join(f"{number:,} {name}" for name, number in comparison.counts.items())
    return map_page(compared(comparison).on_map(), title=f"{title}: {counts}", boundary_view=boundary_view, kinds=KINDS)

"""Two sets of incidents beside each other: ours, and those that somebody else coded."""

from __future__ import annotations

from collections.abc import Iterable

from eventgeo import evaluation, render
from eventgeo.pipeline.outputs import AS_IT_IS, TITLE, BoundaryView
from eventgeo.records import Comparison, Incident
from eventgeo.render.care import Care, published


def compare(
    ours: Iterable[Incident],
    theirs: Iterable[Incident],
    *,
    within_days: int = 1,
    within_km: float = 25.0,
    care: Care = AS_IT_IS,
) -> Comparison:
    """Which happenings two sets of incidents both have, and which one alone has: the check of coverage.

    Two are taken for one where they are at most so many days and km apart (see `eventgeo.evaluation.compare`), after
    the care asked for was taken of both sets.
    """
    first, second = (published(each, (), care).incidents for each in (ours, theirs))
    return evaluation.compare(first, second, within_days=within_days, within_km=within_km)


def show_comparison(comparison: Comparison, *, title: str = TITLE, boundary_view: BoundaryView = "un") -> str:
    """The map page of a comparison: what both sets have, ours alone and theirs alone, each in its colour."""
    return render.comparison_page(comparison, title=title, boundary_view=boundary_view)

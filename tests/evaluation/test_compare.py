"""Two sets of events beside each other: pairs by day and place, one to one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from eventgeo.evaluation import compare
from eventgeo.records import Comparison, EventDate, Incident, Place

DAY = date(2023, 2, 14)


def at(identity: str, lat: float = 48.0, lon: float = 38.0, days: int = 0, **changes: object) -> Incident:
    """An incident at a point, so many days after 14 February 2023."""
    day = DAY + timedelta(days)
    one = Incident(
        id=identity, type="Battles", subtype="armed clash", date=EventDate(day, day, "day"),
        place=Place("X", "X", lat, lon, precision="city"), reports=(),
    )  # fmt: skip
    return replace(one, **changes)  # type: ignore[arg-type]


def compared(ours: list[Incident], theirs: list[Incident]) -> Comparison:
    """The comparison within a day and 25 km."""
    return compare(ours, theirs, within_days=1, within_km=25)


def pairs(comparison: Comparison) -> list[tuple[str, str]]:
    """The ids that were paired."""
    return [(one.ours.id, one.theirs.id) for one in comparison.both]


@pytest.mark.parametrize(
    ("theirs", "is_pair"),
    [
        (at("b"), True),
        (at("b", days=1), True),
        (at("b", days=2), False),
        (at("b", lat=48.2), True),
        (at("b", lat=48.23), False),
        (at("b", type="Protests"), True),
        (at("b", date=EventDate(DAY - timedelta(9), DAY, "interval")), True),
        (at("b", date=EventDate(DAY, None, "ongoing")), True),
    ],
)
def test_near_in_days_and_place_is_a_pair(theirs: Incident, is_pair: bool) -> None:
    """Within the day and the 25 km asked for, whatever the type; spans that overlap are no days apart."""
    found = compared([at("a")], [theirs])
    assert bool(found.both) is is_pair
    assert (len(found.ours), len(found.theirs)) == ((0, 0) if is_pair else (1, 1))


@pytest.mark.parametrize(
    ("one", "other"), [((60.0, 179.95), (60.0, -179.95)), ((89.99, 0.0), (89.99, 180.0)), ((-1e-4, 0.1), (1e-4, -0.1))]
)
def test_the_date_line_and_the_poles_part_nothing(one: tuple[float, float], other: tuple[float, float]) -> None:
    """What is near on the Earth is near across 180 degrees, over a pole and over the equator."""
    assert pairs(compared([at("a", *one)], [at("b", *other)])) == [("a", "b")]


def test_each_incident_is_in_one_pair() -> None:
    """One type first, then fewer days, then fewer km; what is left over is one set's alone."""
    ours = [at("a1"), at("a2", lat=48.1)]
    theirs = [at("b1", lat=48.01, type="Riots"), at("b2", lat=48.11), at("b3", lat=48.12)]
    found = compared(ours, theirs)
    assert sorted(pairs(found)) == [("a1", "b3"), ("a2", "b2")]
    assert [one.id for one in found.theirs] == ["b1"]


def test_one_id_is_one_incident() -> None:
    """Two builds of one project know an incident by its id, however its place and day have moved."""
    (match,) = compared([at("a")], [at("a", lat=50.0, days=30)]).both
    assert (match.days, round(match.km)) == (30, 222)


@pytest.mark.parametrize(
    "changes",
    [{"date": EventDate()}, {"place": None}, {"place": Place("Ukraine", "Ukraine", 48.0, 38.0, precision="country")}],
)
def test_what_has_no_day_or_place_is_compared_with_nothing(changes: dict[str, object]) -> None:
    """Undated, unplaced and country-wide incidents are counted apart, in neither set alone."""
    found = compared([at("a", **changes)], [at("b")])
    assert found.counts == {"in both": 0, "ours alone": 0, "theirs alone": 1, "not comparable": 1}


def test_plans_and_background_are_left_out() -> None:
    """Only what a map shows is compared."""
    assert compared([at("a", modality="planned"), at("c", background=True)], [at("b")]).counts["ours alone"] == 0


def test_the_order_of_the_input_does_not_show() -> None:
    """Either order of either set gives the same comparison."""
    ours, theirs = ([at(f"{name}{n}", lat=48 + n / 10) for n in range(6)] for name in "ab")
    assert compared(ours, theirs) == compared(ours[::-1], theirs[::-1])

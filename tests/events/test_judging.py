"""The judgement of a report: choices by expected score, trees, and what the scripts learn."""

from datetime import date

import pytest

from eventgeo.events.boosting import boost
from eventgeo.events.judging import dating, placing
from eventgeo.events.judging.dating import DateCandidate
from eventgeo.events.judging.placing import PlaceCandidate
from eventgeo.events.regression import Example, choose, fit
from eventgeo.events.trees import grown
from eventgeo.events.weights import chance, shares, total
from eventgeo.records import Toponym

DAY, OTHER, PUBLISHED = date(1989, 4, 3), date(1989, 4, 4), date(1989, 4, 10)


@pytest.mark.parametrize(
    ("chances", "expected"),
    [
        ((0.5, 0.2, 0.3), (DAY, DAY)),
        ((0.4, 0.35, 0.25), (None, PUBLISHED)),
        ((0.3, 0.3, 0.4), (None, PUBLISHED)),
        ((0.33, 0.33, 0.34), (None, PUBLISHED)),
    ],
)
def test_a_date_is_chosen_by_its_expected_score(
    chances: tuple[float, ...], expected: tuple[date | None, date | None]
) -> None:
    """An open interval is half right where a day in it is true, so it wins where no day is likely enough."""
    days = [(DAY, DAY), (OTHER, OTHER), (None, PUBLISHED)]
    listed = [DateCandidate(each, None, ()) for each in days]
    assert dating.best(listed, chances).days == expected


def _place(name: str, country: str, precision: str) -> PlaceCandidate:
    toponym = Toponym(0, 0, name, "literal", name=name, country=country, precision=precision)  # type: ignore[arg-type]
    return PlaceCandidate(name, toponym, ())


@pytest.mark.parametrize(
    ("chances", "expected"),
    [((0.6, 0.2, 0.2), "lima"), ((0.3, 0.3, 0.4), "peru"), ((0.3, 0.25, 0.45), "peru")],
)
def test_a_place_is_chosen_by_its_expected_score(chances: tuple[float, ...], expected: str) -> None:
    """A country is half right for each of its towns."""
    listed = [_place("lima", "PE", "city"), _place("ayacucho", "PE", "city"), _place("peru", "PE", "country")]
    assert placing.best(listed, chances).name == expected


def test_trees_learn_where_two_numbers_meet() -> None:
    """A deed is an incident where both numbers are high, which no sum of the two tells."""
    points = [{"one": a / 10, "two": b / 10} for a in range(11) for b in range(11)] * 3
    labels = [float((point["one"] > 0.5) == (point["two"] > 0.5)) for point in points]
    trees = boost(points, labels)
    assert grown(trees, {"one": 0.9, "two": 0.9}) > 0.9
    assert grown(trees, {"one": 0.1, "two": 0.9}) < 0.1


@pytest.mark.parametrize("even", [True, False])
def test_a_regression_learns_which_words_tell(even: bool) -> None:
    """A word that stands in what is right alone gets a weight above 0, the other one below."""
    examples = [Example(["bias", "killed", "the"], 1.0, 1.0), Example(["bias", "film", "the"], 0.0, 1.0)] * 20
    weights = fit(examples, least=3, ridge=0.1, even=even)
    assert weights["killed"] > 0.5 > -0.5 > weights["film"]


def test_a_choice_is_learned_from_its_alternatives() -> None:
    """The candidate with the feature that the right ones have gets the larger share."""
    groups = [[["near"], ["far"]], [["far"], ["near"], ["far"]]] * 10
    right = [[1.0, 0.0], [0.0, 1.0, 0.0]] * 10
    weights = choose(groups, right, least=3, ridge=0.1)
    found = shares([total(weights, features) for features in (["far"], ["near"])])
    assert found[1] > 0.9
    assert sum(found) == pytest.approx(1.0)


def test_a_score_of_nothing_is_even_odds() -> None:
    """Without any weight the chance is one half."""
    assert chance(total({}, ["unknown"])) == 0.5

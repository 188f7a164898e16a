"""The judgement of a report: choices by expected score, trees, and what the scripts learn."""

from datetime import date

import pytest

from eventgeo import dates, pipeline
from eventgeo.events.boosting import boost
from eventgeo.events.extract import extract, grouped
from eventgeo.events.judging import dating, passages, placing
from eventgeo.events.judging.clusters import Telling, clusters
from eventgeo.events.judging.dating import DateCandidate
from eventgeo.events.judging.deeds import judged, monitored, particular
from eventgeo.events.judging.placing import PlaceCandidate
from eventgeo.events.regression import Example, choose, fit
from eventgeo.events.scene import Scene
from eventgeo.events.trees import grown
from eventgeo.events.weights import chance, shares, total
from eventgeo.records import Document, Event, Toponym

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


def _scene(text: str) -> Scene:
    mentions = pipeline.read_document(Document("report", text, published="2021-05-03"), wanted="mentions").mentions
    assert mentions is not None
    return Scene(mentions)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("assassination", "kill"), ("machine-gunned", "attack"), ("firebombed", "bomb"), ("blasted", "bomb"),
     ("hostages", "abduct"), ("looters", "rob"), ("defused", "threat"), ("meeting", ""), ("mined", "")],
)  # fmt: skip
def test_words_of_violence_have_a_class(word: str, expected: str) -> None:
    """The coarse classes know forms and compounds, and no word of the table stands for another's beginning."""
    assert passages.act(word) == expected


def test_a_sentence_as_a_whole_is_read_without_case() -> None:
    """A report in capitals gives the same features as one in ordinary case."""
    text = "Yesterday armed men attacked the house of a mayor in Lima. They killed two guards."
    assert list(passages.features(_scene(text))) == list(passages.features(_scene(text.upper())))


def test_a_sentence_tells_how_its_violence_stands() -> None:
    """The voice, the doubt and the nearest nouns on both sides are features of a word of violence."""
    (found,) = passages.features(_scene("The guerrillas could have killed the mayor."))
    assert {"does=kill/active~", "right=kill/active/dignitary", "left=kill/active/rebel", "general"} <= set(found)


@pytest.mark.parametrize(
    ("head", "expected"),
    [("LIMA, 3 MAY 21 (EFE) -- [TEXT] ", True), ("Lima, 3 May 21 -- [Excerpts] ", True), ("LIMA (EFE) - ", False),
     ("Lima [the capital] -- ", False)],
)  # fmt: skip
def test_the_label_of_a_monitoring_service_is_known(head: str, expected: bool) -> None:
    """Its brackets say what is passed on, in capitals or not."""
    assert monitored(_scene(head + "Two soldiers were killed in a clash in Ayacucho yesterday.")) is expected


def test_rules_do_not_overrule_the_models_in_what_they_learned_from() -> None:
    """A dated clash in a town is an incident by rule, but not in a report of a monitoring service."""
    told = "Two soldiers were killed in a clash in Ayacucho yesterday."
    for head, expected in (("", True), ("LIMA, 3 MAY 21 (EFE) -- [TEXT] ", False)):
        scene = _scene(head + told)
        (group,) = [tuple(each) for each in grouped(scene) if judged(each)]
        assert particular(group, scene) is expected


def test_a_country_of_which_a_sentence_names_the_people_is_told_from_others() -> None:
    """What the sentence says of each country weighs in the choice of a place."""
    scene = _scene("Peruvian rebels attacked a bus near Ayacucho. Officials in Chile condemned it.")
    atlas = placing.Atlas(scene)
    assert atlas.said("PE", {0}) == ["people=True", "named=False", "towns=True", "others=False"]
    assert atlas.said("CL", {0}) == ["people=False", "named=False", "towns=False", "others=True"]


def test_an_incident_is_set_against_the_likelier_ones_of_its_deed() -> None:
    """A place and a day that a likelier incident does not name tell a second one from its echo."""
    scene = _scene("Gunmen killed a judge in Lima. A bus was attacked in Cusco on 2 May. The attack was condemned.")
    groups = [tuple(each) for each in grouped(scene) if judged(each)]
    tellings = [Telling(group, chance) for group, chance in zip(groups, (0.9, 0.6, 0.3), strict=True)]
    first, second, third = clusters(scene, tellings, {"bias": -5.0, "back": 5.2})
    assert (first.echo, first.elsewhere, first.otherwhen) == (0.0, True, False)
    assert (second.elsewhere, second.otherwhen) == (True, True)
    assert (third.elsewhere, third.otherwhen) == (False, False)
    assert third.echo > second.echo


def test_downtown_is_in_the_town_that_is_told_of() -> None:
    """A place that is called Downtown is no candidate where a report in capitals speaks of the middle of a town."""
    atlas = placing.Atlas(_scene("A BOMB EXPLODED IN DOWNTOWN SAN SALVADOR ON MONDAY. TWO GUARDS WERE KILLED."))
    assert [each.toponym.name for each in atlas.mentions] == ["San Salvador"]


@pytest.mark.parametrize(("label", "background"), [("[TEXT] ", True), ("", False)])
def test_a_running_toll_is_no_news_where_the_models_have_the_last_word(label: str, background: bool) -> None:
    """What a monitored report counts over years is background, as in the templates that the models learned from."""
    text = f"San Salvador, 3 Jan 1990 -- {label}More than 11 journalists have been killed by the army since 1981."
    assert [(event.kind, event.background) for event in _events(text, "1990-01-03")] == [("summary", background)]


def _events(text: str, published: str) -> list[Event]:
    mentions = pipeline.read_document(Document("report", text, published=published), wanted="mentions").mentions
    assert mentions is not None
    return [event for event in extract(mentions, dates.bearing) if isinstance(event, Event)]


MONITORED, AGENCY = "CALI, 20 DEC 89 (EFE) -- [TEXT] ", "CALI, 20 DEC 89 (EFE) -- "


@pytest.mark.parametrize(("head", "expected"), [(MONITORED, ["killing"]), (AGENCY, [])])
def test_the_models_weigh_a_killing_without_a_number_or_a_town(head: str, expected: list[str]) -> None:
    """Where they have the last word, no rule takes away what they learned to weigh."""
    told = head + "THE HOUSE WAS RENTED BY LUIS ESPINO, WHO WAS KILLED 1 WEEK AGO."
    assert [event.subtype for event in _events(told, "1989-12-20")] == expected


@pytest.mark.parametrize(("head", "background"), [(MONITORED, False), (AGENCY, True)])
def test_a_crime_that_is_tried_is_news_where_the_models_take_it_for_an_incident(head: str, background: bool) -> None:
    """Where they have the last word, age alone makes background."""
    told = (
        f"{head}THE SUPREME COURT ORDERED THE TRIAL OF A COLONEL. PROSECUTORS SAY THAT THE DEFENDANT ORDERED THE "
        "MASSACRE OF SIX PRIESTS AT THEIR UNIVERSITY. THE COURT SENTENCED HIM."
    )
    killings = [event for event in _events(told, "1989-12-20") if event.subtype == "killing"]
    assert [event.background for event in killings] == [background]


def test_far_towns_of_two_paragraphs_are_two_happenings() -> None:
    """Each keeps its dead, though the models take sentences in the same words for one happening told again."""
    text = (
        "Fighters attacked the base at Bulo Marer on Friday. The group said it killed 37 soldiers.\n\n"
        "Fighters attacked the base at Djibo on Friday. The army said 14 soldiers were killed."
    )
    found = {
        (event.place and event.place.name, event.killed and event.killed.low) for event in _events(text, "2025-02-09")
    }
    assert {("Bulo Marer", 37), ("Djibo", 14)} <= found

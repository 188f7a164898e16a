"""From triggers to events and issues: one for each, folded, dated, with their evidence."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from eventgeo import dates, events
from eventgeo.language import layout
from eventgeo.records import Document, Event, Issue, Mentions, Publication
from tests.events.readings import mentions, readings, told

CORPORA = Path(os.environ.get("EVENTGEO_CORPORA") or Path(__file__).parents[2] / ".." / "shared" / "corpora")
REPORT = """Shelling kills two in {Kherson}

KYIV, Feb. 14 (Agency) - Shelling killed two people in {Kherson} on Monday. A drone then hit an ambulance.

The attack wounded six. Rebels may attack {Odesa} next.

• A suicide bomber blew himself up in {Mykolaiv} on Sunday.

Soldiers ride a tank near {Bakhmut}, February 10, 2023. REUTERS/Some Person

Soldiers ride a tank near {Bakhmut}, February 10, 2023. REUTERS/Some Person

The comments below have not been moderated. Bombing is bad.
"""


def accounted(found: Mentions) -> list[tuple[int, int]]:
    """The trigger spans of all events and issues of a document."""
    spans = []
    for item in events.extract(found, dates.bearing):
        spans.append(item.report.trigger if isinstance(item, Event) else (item.start or 0, item.end or 0))
    return spans


def test_each_trigger_is_in_one_event_or_one_issue() -> None:
    """Nothing vanishes and nothing is told twice."""
    found = mentions(REPORT)
    assert sorted(accounted(found)) == [(trigger.start, trigger.end) for trigger in found.triggers]


@pytest.mark.parametrize("name", ["muc4", "ucdp", "ceha", "glocon", "plover_gsr", "rams", "time_timebank", "geo_lgl"])
def test_accounts_for_each_trigger_of_the_corpora(name: str) -> None:
    """The same over the evaluation corpora, a few hundred documents of each."""
    path = CORPORA / f"{name}.jsonl"
    if not path.exists():
        pytest.skip(f"{path.name} is not here (EVENTGEO_CORPORA)")
    with path.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line, _ in zip(lines, range(200), strict=False)]
    for index, text in enumerate(texts):
        shape = layout(text)
        document = Document(f"{name}-{index}", text)
        found = Mentions(document, shape, Publication(), triggers=events.triggers(shape))
        assert sorted(accounted(found)) == [(trigger.start, trigger.end) for trigger in found.triggers]


def test_folds_what_one_sentence_tells_of_one_happening() -> None:
    """The deed stands for its harm; the folded trigger gets an Issue that names it."""
    issue, event = readings("Shelling killed five people in {Kherson} on Monday.")
    assert isinstance(event, Event)
    assert isinstance(issue, Issue)
    assert (event.subtype, event.killed and event.killed.low) == ("shelling", 5)
    assert (issue.code, issue.quote) == ("same happening", "killed")
    assert "Shelling" in issue.message


def test_reads_a_headline_that_ends_with_its_trigger() -> None:
    """Nothing stands behind "killed" where the name of a person could."""
    events_told = told("While being arrested in {Kherson} young man is killed")
    assert "arrest" in {event.subtype for event in events_told}


def test_reads_no_credits_and_no_boilerplate() -> None:
    """What comes with the page gives Issues alone."""
    codes = {item.code for item in readings(REPORT) if isinstance(item, Issue)}
    assert "boilerplate" in codes


def test_repeated_captions_give_an_event_each() -> None:
    """The merger joins them; each keeps its own span."""
    rides = [event for event in told(REPORT) if event.subtype == "troop movement"]
    assert len(rides) == 2
    assert {str(event.date.start) for event in rides} == {"2023-02-10"}
    assert {event.date.basis for event in rides} == {"caption"}


def test_an_undated_past_is_on_or_before_the_publication() -> None:
    """Nothing says on which day it was: the interval is open to the left."""
    (event,) = told("Gunmen killed a judge in {Kherson}.")
    assert (event.date.start, str(event.date.end), event.date.basis) == (None, "2023-02-14", "published")


def test_without_a_publication_date_relative_dates_stay_open() -> None:
    """No day is guessed."""
    (event,) = told("Gunmen killed a judge in {Kherson} on Monday.", None)
    assert (event.date.start, event.date.end) == (None, None)


def test_the_report_is_evidence() -> None:
    """Quote, trigger, place and date are spans of the text."""
    found = mentions("Gunmen killed a judge in {Kherson} on Monday. It rained.")
    event = next(item for item in events.extract(found, dates.bearing) if isinstance(item, Event))
    text, report = found.document.text, event.report
    assert report.quote == text[report.start : report.end] == "Gunmen killed a judge in Kherson on Monday."
    assert text[slice(*report.trigger)] == "killed"
    assert report.place_span is not None
    assert text[slice(*report.place_span)] == "Kherson"
    assert report.date_span is not None
    assert text[slice(*report.date_span)] == "Monday"
    assert report.sha256 == found.document.sha256


def test_names_the_weapon() -> None:
    """A weapon beside the trigger tells what was used, and the subtype of a plain attack."""
    (event,) = told("Guerrillas attacked the barracks in {Kherson} with mortars.")
    assert (event.weapon, event.subtype) == ("mortars", "shelling")


def test_an_attack_on_soldiers_is_a_battle() -> None:
    """Violence against civilians has civilians as its target."""
    (event,) = told("Rebels attacked soldiers in {Kherson} on Monday.")
    assert (event.type, event.subtype) == ("Battles", "armed clash")


def test_why_tells_the_rule_the_place_and_the_date() -> None:
    """The reasons are plain phrases, in the order of the reading."""
    (event,) = told("Gunmen killed a judge in {Kherson} on Monday.")
    assert [reason.split(":")[0] for reason in event.why] == ["trigger", "place", "date", "incident"]


def test_violence_in_general_is_no_event() -> None:
    """Bare plurals without a day, a place or a number speak of no one happening."""
    (issue,) = readings("Bombings solve nothing.")
    assert isinstance(issue, Issue)
    assert issue.code == "vague"


def test_no_harm_is_no_event() -> None:
    """“No casualties” gives an Issue, not a denied killing."""
    found = readings("A bomb exploded in {Kherson} on Monday but caused no casualties.")
    assert [(type(item).__name__) for item in found] == ["Issue", "Issue", "Event"]


def test_confidence_falls_with_distance() -> None:
    """A place in the sentence is surer than one from the sentence before."""
    (near,) = told("Gunmen killed a judge in {Kherson} on Monday.")
    (far,) = told("The court of {Kherson} was closed. Gunmen killed a judge on Monday.")
    assert 0 < far.confidence < near.confidence <= 1


def test_reads_the_same_twice() -> None:
    """The reading is a function of its input."""
    assert readings(REPORT) == readings(REPORT)


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("Shelling killed and wounded 12 people in {Kherson} on Monday.", (1, 11), (1, 11)),
        ("At least 16 people were killed and injured by a bomb in {Kherson} on Monday.", (1, 15), (1, 15)),
        ("Shelling killed 5 people and injured 12 in {Kherson} on Monday.", (5, 5), (12, 12)),
        ("Ten people were killed or wounded by a bomb in {Kherson} on Monday.", None, None),
    ],
)
def test_killed_and_wounded_together_are_some_of_each(
    text: str, killed: tuple[int, int] | None, wounded: tuple[int, int] | None
) -> None:
    """One number for both bounds each of them: at least one, and not all."""
    (event,) = told(text)
    assert (event.killed and (event.killed.low, event.killed.high)) == killed
    assert (event.wounded and (event.wounded.low, event.wounded.high)) == wounded


def test_the_own_toll_beside_a_running_one_is_the_news() -> None:
    """A happening that raises a toll is no summary of the toll."""
    (event,) = told("Shelling kills 5 children in {Kherson} and raises the death toll to 330 since January.")
    assert (event.kind, event.killed and event.killed.low) == ("incident", 5)


@pytest.mark.parametrize(
    ("text", "kind", "killed"),
    [
        ("More casualties in shelling of {Kherson} raise the death toll to 355 since January.", "incident", None),
        ("Strikes on {Kherson} raise to 800 the number of people killed since January.", "incident", None),
        ("More casualties raise to 13 the number of people killed by shells on {Kherson}.", "incident", 13),
        ("The number of people killed by shells on {Kherson} since January is 800.", "summary", 800),
        ("The death toll in {Kherson} rises to 355 since January.", "summary", 355),
    ],
)
def test_a_deed_that_raises_a_toll_is_an_incident(text: str, kind: str, killed: int | None) -> None:
    """The total is the happening's own where it runs over no stretch of time; else how many it killed is not said."""
    (event,) = told(text)
    assert (event.kind, event.killed and event.killed.low) == (kind, killed)

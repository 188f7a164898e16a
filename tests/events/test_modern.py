"""How today's news tells things: meetings and their purpose, claims, words that stand for places, habits, promises."""

from __future__ import annotations

from datetime import date

import pytest

from eventgeo.events import triggers
from eventgeo.language import layout
from eventgeo.records import Issue
from tests.events.readings import readings, told

MEETINGS = [
    "Prime Minister Petr Fiala met the defence ministers of the region in {Prague} on Monday to agree on more shells.",
    "President Maia Sandu met the leaders of the European Union in {Chisinau} on Monday and asked them for radars.",
    "President Emmanuel Macron met Chancellor Olaf Scholz in {Paris} on Monday to discuss the grain deal.",
]
CLAIMED = [
    ("The militia's commander claimed on Sunday that his men had captured Dubrava.", "captured", "claimed"),
    ("The rebels captured Dubrava, their leader Ivan Horvat claimed on Sunday.", "captured", "claimed"),
    ("The rebels have seized Dubrava, their leader said. His claim could not be verified.", "seized", "claimed"),
    ("Rebels shelled Dubrava, the army said. Reporters could not confirm the report.", "shelled", "claimed"),
    ("The rebels announced the capture of Dubrava on Sunday.", "capture of", "claimed"),
    ("The army said it had taken the village of Dubrava.", "taken", "claimed"),
    ("The ministry says its forces captured Dubrava.", "captured", "claimed"),
    ("Residents said it had rained when the rebels took Dubrava.", "took", "asserted"),
    ("Rebels shelled Dubrava, the army said. Two houses could not be reached.", "shelled", "asserted"),
    ("The blast claimed five lives in a market that was full of rebels.", "blast", "asserted"),
]
ANAPHORA = [
    ("Rebels shelled {Dubrava} on Monday. Soldiers have been fighting rebels for the town since May.", "Dubrava"),
    ("Rebels shelled {Dubrava} on Monday. Clashes between rebels and soldiers there killed two.", "Dubrava"),
    (
        "{Prague}, Feb. 14 (Agency) - Rebels attacked {Dubrava} on Monday. Later a bomb in the city killed two.",
        "Dubrava",
    ),
]
NO_EVENT = [
    "{Dubrava} has been shelled almost daily.",
    "The army has shelled {Dubrava} many times since May.",
    "Rebels attack {Dubrava} nearly every night.",
    "Air raid sirens sounded in {Dubrava} on Monday.",
    "Soldiers were firing shells far faster than factories could make them.",
]
AID = [
    ("Norway has agreed to send Leopard tanks.", "military aid", "planned"),
    ("Norway has promised 12 howitzers.", "military aid", "planned"),
    ("Norway handed over the first two helicopters to Moldova on Monday.", "military aid", "asserted"),
]


@pytest.mark.parametrize("marked", MEETINGS)
def test_a_meeting_stands_for_what_it_was_held_for(marked: str) -> None:
    """The meeting is the event, with its place and day; what it was to bring is none."""
    found = told(marked)
    assert [(event.subtype, event.modality) for event in found] == [("meeting", "asserted")]
    assert found[0].place is not None
    assert (found[0].place.role, found[0].date.precision) == ("at", "day")


@pytest.mark.parametrize(("text", "surface", "modality"), CLAIMED)
def test_claims_are_told_from_what_is_asserted(text: str, surface: str, modality: str) -> None:
    """What a party claims, or nobody could verify, is claimed."""
    assert next(each.modality for each in triggers(layout(text)) if each.surface == surface) == modality


@pytest.mark.parametrize(("marked", "name"), ANAPHORA)
def test_the_town_is_the_one_told_of_before(marked: str, name: str) -> None:
    """ "The town" and "there" stand for the place of the last happening, never for that of the dateline."""
    last = told(marked)[-1]
    assert last.place is not None
    assert last.place.name == name


@pytest.mark.parametrize("marked", NO_EVENT)
def test_habits_alarms_and_rates_are_no_events(marked: str) -> None:
    """What happens again and again, or only sounds like an attack, is no one happening."""
    assert [event for event in told(marked) if event.type != "Diplomacy"] == []


@pytest.mark.parametrize(("text", "subtype", "modality"), AID)
def test_promised_arms_are_planned_aid(text: str, subtype: str, modality: str) -> None:
    """Who agrees to send arms plans aid, and makes no agreement with anybody."""
    assert [(each.subtype, each.modality) for each in triggers(layout(text))] == [(subtype, modality)]


def test_a_headline_above_a_dateline_is_no_part_of_it() -> None:
    """What a headline names acts and lies where it says, though a dateline stands below it."""
    (request,) = told(
        "Zelensky asks EU leaders in {Brussels} for warplanes\n\n"
        "{BRUSSELS}, February 9, 2023 — The leaders of the European Union heard him on Thursday."
    )
    assert request.place is not None
    assert (request.subtype, request.place.name) == ("request", "Brussels")
    assert [(actor.name, actor.role) for actor in request.actors] == [
        ("Volodymyr Zelensky", "speaker"),
        ("European Union", "recipient"),
    ]


def test_the_shelling_that_came_as_something_else_happened_is_the_one_told_of() -> None:
    """A definite deed is the one told before, never one at the place of the other thing."""
    found = told(
        "Rebels shelled {Dubrava} on Monday, killing two. "
        "The shelling came as President Miro Cerar gave a speech in {Prague}."
    )
    assert {(event.subtype, event.place and event.place.name) for event in found} == {
        ("shelling", "Dubrava"),
        ("statement", "Prague"),
    }
    assert {event.date.start for event in found if event.subtype == "shelling"} == {date(2023, 2, 13)}


def test_what_is_demanded_is_not_done() -> None:
    """The withdrawal that a resolution demands belongs to the demand."""
    items = readings("The European Parliament on Monday demanded the full withdrawal of Serbian troops from {Dubrava}.")
    assert [item.code for item in items if isinstance(item, Issue) and item.quote == "withdrawal"] == ["vague"]


def test_he_is_the_holder_of_an_office_named_before() -> None:
    """A speaker named only by "he" is the one whom the sentence before names."""
    found = told(
        "President Maia Sandu met the leaders of the European Union in {Paris} on Monday. "
        "She addressed the European Parliament on Tuesday."
    )
    assert [(actor.name, actor.role) for actor in found[-1].actors] == [
        ("Maia Sandu", "speaker"),
        ("European Parliament", "recipient"),
    ]


def test_a_date_set_off_by_commas_is_not_that_of_the_sentence() -> None:
    """What someone did last year does not date what they have done since the summer."""
    (event,) = told("The militia, which hired hundreds of men last year, has led the assault on {Dubrava} since May.")
    assert (event.date.precision, event.subtype) == ("ongoing", "armed clash")


def test_a_number_stands_in_its_own_half_of_a_sentence() -> None:
    """A toll behind a semicolon is no running toll because of "since" before it."""
    event = next(
        event
        for event in told(
            "It has been calm since May; in April 2022 a missile struck the station of {Dubrava} and killed dozens."
        )
        if event.subtype == "missile strike"
    )
    assert (event.kind, event.background) == ("incident", True)
    assert event.killed is not None
    assert (event.killed.low, event.killed.high) == (24, 99)


def test_a_place_where_only_words_were_spoken_is_that_of_no_deed() -> None:
    """The speaker's town takes no fighting that has no place of its own."""
    found = told(
        "General Petr Pavel said in {Prague} on Monday that winter was hard. The army shelled rebel positions there "
        "and lost two soldiers.\n\nRebels killed four soldiers, he said."
    )
    assert all(event.place is None or event.place.name != "Prague" for event in found if event.type != "Diplomacy")


def test_an_unnamed_village_of_the_headline_is_the_one_that_the_report_names() -> None:
    """A headline's village by a town is that whose capture the report tells of."""
    events = told(
        "Militia says it has taken a village near {Bassa}\n\nThe militia's leader claimed on Sunday that his men had "
        "captured {Dubrava}, a village to the north of the town of {Bassa}, after three weeks of fighting there."
    )
    assert {event.place.name for event in events if event.place and event.subtype == "territory gained"} == {"Dubrava"}

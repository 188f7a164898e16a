"""News, background and summaries."""

import pytest

from tests.events.readings import told

STANDING = [
    ("summary", "More than 8,000 civilians have died since the war began."),
    ("summary", "Some 300 people have been killed in clashes this year."),
    ("summary", "At least 40 journalists were killed in the past five years."),
    ("summary", "A total of 120 soldiers have been killed since January."),
    ("summary", "The ten-year war has killed 70,000 people."),
    ("summary", "The army has lost 4,000 soldiers."),
    ("summary", "On average three people are killed every day."),
    ("summary", "Over 2,000 people were killed in 2019 alone."),
    ("news", "Two people were killed in shelling on Monday."),
    ("news", "Four policemen were killed and six wounded in an ambush."),
    ("news", "The army shelled the valley for the third day running."),
    ("news", "An explosion killed a guard early on Tuesday."),
    ("background", "The town marked the anniversary of the massacre."),
    ("background", "The strike came after the invasion of the island."),
    ("background", "He was convicted of the murder of a judge."),
    ("background", "The bridge was bombed twenty years ago."),
    ("background", "Survivors of the massacre laid wreaths."),
    ("background", "The port was shelled in the 1990s."),
    ("background", "Rebels attacked the mine in March 2020."),
    ("background", "The factory was bombed on 3 May 2021."),
    ("news", "Rebels attacked the mine on 3 February."),
    ("news", "The men were arrested on Friday over the bombing."),
    ("background", "A court sentenced him for the kidnapping of two nuns."),
    ("news", "Air strikes killed 40 people, shattering the calm since a ceasefire began."),
    ("news", "Gunmen killed nine people in the worst attack since the war began."),
    ("background", "The quarter was shattered by years of bombardment."),
    ("background", "The bridge was shelled during the war."),
]


@pytest.mark.parametrize(("standing", "text"), STANDING)
def test_tells_news_from_background_and_summary(standing: str, text: str) -> None:
    """Running tolls are summaries, recalled and old happenings background, all else news."""
    event = told(text)[-1]
    found = "summary" if event.kind == "summary" else "background" if event.background else "news"
    assert found == standing


def test_a_running_toll_is_a_claim_with_its_number() -> None:
    """A summary keeps its toll and is claimed, never asserted."""
    (event,) = told("More than 8,000 civilians have died since the war began.")
    assert event.modality == "claimed"
    assert event.killed is not None
    assert event.killed.low == 8000


def test_losses_are_no_dead() -> None:
    """Troops that an army lost are killed and wounded together, and never a number of dead."""
    (event,) = told("The army has lost 4,000 soldiers, a general said last month.")
    assert event.kind == "summary"
    assert event.killed is None


def test_a_war_as_a_whole_is_told_once_and_is_background() -> None:
    """Its later mentions are Issues that name the first."""
    events = told(
        "The invasion of {Ukraine|country} has changed the region. Troops are still in {Ukraine|country}.\n\n"
        "Prices have risen since the invasion."
    )
    assert [(event.background, event.place and event.place.name) for event in events] == [(True, "Ukraine")]


def test_dates_a_war_by_its_anniversary() -> None:
    """An anniversary gives the month in which it began."""
    (event,) = told("As the one-year anniversary of the invasion nears, {Ukraine|country} prepares.", "2023-02-14")
    assert (str(event.date.start), str(event.date.end)) == ("2022-02-14", "2022-03-14")


def test_a_running_toll_takes_no_place_from_a_battle_told_before() -> None:
    """Losses of the whole war are not those of the battle that the report told of first."""
    events = told(
        "Rebels and soldiers clashed in {Kherson} on Monday.\n\nThe army has lost 4,000 soldiers, a minister said."
    )
    assert [(event.kind, event.place and event.place.name) for event in events] == [
        ("incident", "Kherson"),
        ("summary", None),
    ]


def test_what_was_not_done_takes_no_place_from_elsewhere() -> None:
    """A planned offensive is not pinned where the report told of another deed."""
    events = told("Rebels and soldiers clashed in {Kherson} on Monday.\n\nThe army is preparing for an offensive.")
    assert [(event.modality, event.place and event.place.name) for event in events] == [
        ("asserted", "Kherson"),
        ("planned", None),
    ]


def test_what_a_film_tells_of_is_background() -> None:
    """A siege that a film or a book tells of is no news of the day."""
    events = told(
        "The film, which opens in {Bassa} on Friday, tells of the siege of {Dubrava}, in which 900 people were killed."
    )
    assert [event.background for event in events if event.type == "Battles"] == [True]

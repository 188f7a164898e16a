"""What a report goes on to tell of after the news of a day."""

import pytest

from tests.events.readings import told

LEAD = "Gunmen killed seven people in {Bokkos} on Monday night.\n\n"


@pytest.mark.parametrize(
    "next_one",
    [
        "In {Bassa}, gunmen killed five villagers and burned houses.",
        "Soldiers clashed with rebels in {Bassa}.",
        "Attackers opened fire on a market in {Bassa}, a resident said.",
    ],
)
def test_what_comes_next_is_of_the_day_of_the_news(next_one: str) -> None:
    """Deeds told after one that has a day have that day, as one that they share."""
    lead, *others = told(LEAD + next_one, "2025-04-15")
    assert others
    assert {(event.date.start, event.date.basis) for event in others} == {(lead.date.start, "inherited")}


@pytest.mark.parametrize(
    "next_one",
    [
        "Bandits have killed villagers in {Bassa} before.",
        "The killing of a herder in {Bassa} was never solved.",
        "The region is tense. Herders graze. Farmers sow maize. It is dry. Gunmen killed a guard in {Bassa}.",
        "The group may attack {Bassa}.",
    ],
)
def test_what_is_older_or_further_away_is_not(next_one: str) -> None:
    """What has been done before, nouns, plans, and what is told later in the report keep their open beginning."""
    assert [event for event in told(LEAD + next_one, "2025-04-15") if event.date.basis == "inherited"] == []


def test_old_news_hands_on_no_day() -> None:
    """What happened long before publication dates nothing else."""
    events = told(
        "Gunmen killed seven people in {Bokkos} on 3 January.\n\nGunmen killed five in {Bassa}.", "2025-04-15"
    )
    assert [event.date.basis for event in events if event.place and event.place.name == "Bassa"] == ["published"]

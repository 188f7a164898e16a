"""What a report goes on to tell of after the news of a day."""

from datetime import date

import pytest

from tests.events.readings import told

LEAD = "Gunmen killed seven people in {Bokkos} on Monday night.\n\n"


@pytest.mark.parametrize(
    "next_one",
    [
        "In {Bassa}, gunmen killed five villagers and burned houses.",
        "Soldiers clashed with rebels in {Bassa}.",
        "Attackers opened fire on a market in {Bassa}, a resident said.",
        "Hours later a mortar shell hurt 18 people in {Bassa}.",
        "Minutes earlier, a police station in {Bassa} was attacked with dynamite.",
        "They then burned houses and fired rockets at a clinic.",
    ],
)
def test_what_comes_next_is_of_the_day_of_the_news(next_one: str) -> None:
    """Deeds told after one that has a day have that day, as one that they share."""
    lead, *others = told(LEAD + next_one, "2025-04-15")
    assert others
    assert {(event.date.start, event.date.basis) for event in others} == {(lead.date.start, "inherited")}


def test_unrest_hands_on_its_day() -> None:
    """What is done in the streets is of the day of the protests told before, as violence is."""
    lead, next_one = told(
        "Protesters stormed parliament in {Bokkos} on Monday. In {Bassa} shops were looted.", "2025-04-15"
    )
    assert (next_one.subtype, next_one.date.start) == ("looting or destruction", lead.date.start)


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


def test_the_day_of_a_denial_is_not_that_of_the_deed() -> None:
    """A deed that was denied or condemned on a day was done then or before."""
    [denied] = told("The army denied on Monday an air strike that killed five people in {Bassa}.", "2025-04-15")
    assert (denied.date.start, denied.date.end) == (None, denied.date.end)
    assert str(denied.date.end) == "2025-04-14"


def test_an_hour_is_one_of_the_day_told_of() -> None:
    """When something began at six, it did so on the day of the news told before."""
    first, then = told(
        "Soldiers fought rebels in {Bassa} on Sunday. In {Bokkos}, rebels attacked at 6 a.m.", "2025-04-15"
    )
    assert (then.date.start, then.date.time) == (first.date.start, "06:00")


@pytest.mark.parametrize("lead", ["after", "from", "before", "since"])
def test_a_deed_is_on_the_day_that_owns_it(lead: str) -> None:
    """Whatever leads to "Sunday's deadly bombing", it was on Sunday."""
    [bombing] = told(f"Families in {{Bassa}} have slept outside {lead} Sunday's deadly bombing.", "2025-04-15")
    assert (str(bombing.date.start), str(bombing.date.end)) == ("2025-04-13", "2025-04-13")


def test_the_day_of_a_sentence_is_not_that_of_the_crime() -> None:
    """Who is jailed over an attack is jailed after it."""
    events = told("A court jailed two men on Monday over an attack in {Bassa}.", "2025-04-15")
    assert [event.date.start for event in events if event.subtype == "attack"] == [None]


def test_what_is_to_come_dates_nothing_that_was_done() -> None:
    """The day of a meeting that is still to come is not that of the next sentence's deed."""
    events = told("The council will meet in {Bassa} on Friday. Rebels have seized {Bokkos}.", "2025-04-15")
    assert [event.date.end for event in events if event.type == "Battles"] == [date(2025, 4, 15)]


def test_a_headline_has_the_day_that_the_report_states() -> None:
    """The best telling of an incident may be one that states no day: another one's is that of all."""
    text = (
        "{Burkina Faso|country}: army massacres 223 villagers\n\nThe army of {Burkina Faso|country} executed at least "
        "223 civilians in two villages on February 25, 2024, a rights group said today."
    )
    assert {event.date.start for event in told(text, "2024-04-25")} == {date(2024, 2, 25)}


def test_what_rebels_did_is_not_what_soldiers_did() -> None:
    """A deed of the other side comes back to no place told before; "across the country" is all of it."""
    text = (
        "Fighting goes on in {Burkina Faso|country}. In {Burkina Faso|country}, soldiers killed 44 people in {Nondin} "
        "on Sunday. On Monday rebels carried out attacks across the country, killing dozens."
    )
    ours, theirs = told(text, "2024-04-25")
    assert (ours.place and ours.place.name, theirs.place and theirs.place.name) == ("Nondin", "Burkina Faso")

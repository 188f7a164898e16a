"""What is told in reports of crime and of sport, beside reports of war that share their words."""

from tests.events.readings import told

BLOTTER = (
    "Police blotter. A 31-year-old man was arrested on Monday after a fight outside a bar. Officers found a suspect "
    "with a stolen wallet at a motel. A clerk was robbed at gunpoint in a parking lot on Tuesday, and a roommate was "
    "stabbed in an apartment. A detective said that nobody was in custody."
)
MATCH = (
    "Lyon were ambushed by Lille in {Lyon} on Saturday. The visitors scored two goals in the first half, and the coach "
    "blamed his defenders. The midfielder fired home from 20 yards before the referee ended the match. The striker "
    "will miss the next game of the season, the club said."
)
STADIUM = (
    "A bomb killed two fans outside the stadium in {Lyon} on Saturday. The match was called off. The coach of the club "
    "and the players of both teams mourned the supporters. The league put off all games."
)
PATROL = (
    "Rebels stabbed two officers in {Arauca} on Monday. The officers were on their way to an apartment where a suspect "
    "of a robbery was in custody. Soldiers and guerrillas exchanged fire near a motel and a bar."
)


def test_ordinary_crime_is_no_part_of_a_conflict() -> None:
    """The police's day gives no event."""
    assert told(BLOTTER, "2026-11-13") == []


def test_a_match_on_a_day_in_a_town_is_no_battle() -> None:
    """A day and a place make no battle of a match."""
    assert told(MATCH, "2026-11-22") == []


def test_a_bomb_at_a_match_is_told() -> None:
    """What kills at a match is told all the same."""
    assert [event.subtype for event in told(STADIUM, "2026-11-22")] == ["bombing"]


def test_a_patrol_that_is_attacked_is_told() -> None:
    """Where armed groups fight, the words of the police's day do not hide it."""
    assert [event.subtype for event in told(PATROL, "2026-11-13")] == ["attack", "armed clash"]

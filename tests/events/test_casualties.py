"""Tolls: what a sentence says of how many, of whom, said by whom; one table a phenomenon."""

from __future__ import annotations

import pytest

from eventgeo.events.casualties import tolls
from eventgeo.language import layout
from eventgeo.records import TollClaim

Row = tuple[str, list[tuple[str, int | None, int | None]]]

NUMBERS: list[Row] = [
    ("Three people were killed.", [("killed", 3, 3)]),
    ("Gunmen hacked and shot 43 worshippers to death.", [("killed", 43, 43)]),
    ("A court sentenced 12 militants to death.", []),
    (
        "He killed 18, injuring 13, and hundreds of police were looking for him.",
        [("killed", 18, 18), ("wounded", 13, 13)],
    ),
    ("The strikes killed more than 400 people after two months of relative calm since May.", [("killed", 400, None)]),
    ("At least 12 people were killed in the strike.", [("killed", 12, None)]),
    ("More than 100 civilians died.", [("killed", 100, None)]),
    ("Over 40 fighters were killed.", [("killed", 40, None)]),
    ("Up to 20 soldiers died in the ambush.", [("killed", None, 20)]),
    ("As many as 30 miners were killed.", [("killed", None, 30)]),
    ("Fewer than 10 people were hurt.", [("wounded", None, 10)]),
    ("Between 20 and 30 fighters were killed.", [("killed", 20, 30)]),
    ("The blast killed 20 to 30 people.", [("killed", 20, 30)]),
    ("The shelling wounded 10-15 residents.", [("wounded", 10, 15)]),
    ("About 40 people died.", [("killed", 36, 44)]),
    ("Nearly 40 people died.", [("killed", 36, 40)]),
    ("Around five people died.", [("killed", 5, 5)]),
    ("Some 1,200 villagers were displaced.", [("displaced", 1080, 1320)]),
    ("Dozens were killed in the raid.", [("killed", 24, 99)]),
    ("Scores of protesters were injured.", [("wounded", 40, 199)]),
    ("Hundreds died in the camp.", [("killed", 200, 999)]),
    ("Tens of thousands of people fled.", [("displaced", 20000, 99999)]),
    ("Several soldiers were wounded.", [("wounded", 3, 9)]),
    ("A dozen rebels were killed.", [("killed", 12, 12)]),
    ("Two dozen people were hurt.", [("wounded", 24, 24)]),
    ("Half a dozen people died.", [("killed", 6, 6)]),
    ("Twenty-one recruits were killed.", [("killed", 21, 21)]),
    ("Two hundred and fifty people died.", [("killed", 250, 250)]),
    ("More than 1.5 million people were displaced.", [("displaced", 1_500_000, None)]),
    ("The explosion killed 8 people at least.", [("killed", 8, None)]),
    ("Thirty or more people were killed.", [("killed", 30, None)]),
    ("A soldier was killed.", [("killed", 1, 1)]),
    ("An elderly woman died in the fire.", [("killed", 1, 1)]),
    ("One person was killed and another wounded.", [("killed", 1, 1)]),
]
PEOPLE: list[Row] = [
    ("Two women and a child were killed.", [("killed", 3, 3)]),
    ("A family of five was killed in the strike.", [("killed", 5, 5)]),
    ("One soldier and three civilians died.", [("killed", 4, 4)]),
    ("The shell killed a father, a mother and two children.", [("killed", 4, 4)]),
    ("The raid killed a commander and two of his bodyguards.", [("killed", 3, 3)]),
    ("Twelve people, including four children, were killed.", [("killed", 12, 12)]),
    ("17 members of the group, including a commander, were killed.", [("killed", 17, 17)]),
    ("Ten people died, among them three women and a boy.", [("killed", 10, 10)]),
    ("At least 13 members of the security forces were killed.", [("killed", 13, None)]),
    ("Nine of the 11 hostages were killed.", [("killed", 9, 9)]),
    ("Five of them died.", [("killed", 5, 5)]),
    ("13 fighters from the “Northern Brigade” killed in airstrikes", [("killed", 13, 13)]),
    ("Four 19-year-old conscripts were killed.", [("killed", 4, 4)]),
    ("9 members of the faction out of 11 are killed", [("killed", 9, 9)]),
]
HEADLINES: list[Row] = [
    ("Child killed in shelling of border town", [("killed", 1, 1)]),
    ("Woman killed, three injured as glide bomb hits flats", [("killed", 1, 1), ("wounded", 3, 3)]),
    ("Strike kills militia commander in the capital", [("killed", 1, 1)]),
    ("Palestinian teenager killed in night raid", [("killed", 1, 1)]),
    ("Palestinian killed in night raid", [("killed", 1, 1)]),
    ("Journalist, cameraman killed in drone strike", [("killed", 2, 2)]),
    ("Mother and two children killed in strike on flats", [("killed", 3, 3)]),
    ("Strike kills senior rebel leader and six members of his family", [("killed", 7, 7)]),
    ("Peacekeeper killed, two others wounded in ambush", [("killed", 1, 1), ("wounded", 2, 2)]),
    ("Hospital strike: 4 doctors, 11 patients killed", [("killed", 15, 15)]),
    ("Tribal clashes: 87 killed, 191 injured", [("killed", 87, 87), ("wounded", 191, 191)]),
    ("10 YPG killed in clashes", [("killed", 10, 10)]),
    ("Militia hacks 14 civilians to death", [("killed", 14, 14)]),
    ("Gunmen kill 40 villagers, abduct dozens", [("killed", 40, 40), ("captured", 24, 99)]),
    ("Car bomb leaves more than a dozen dead and scores wounded", [("killed", 12, None), ("wounded", 40, 199)]),
    ("Shelling claims the lives of 32 people and injures tens of others", [("killed", 32, 32), ("wounded", 20, 99)]),
    ("Man shoots dead two policemen", [("killed", 2, 2)]),
    ("Gunman killed 12 worshippers", [("killed", 12, 12)]),
    ("Police officer killed protester", [("killed", 1, 1)]),
]
WHOLE: list[Row] = [
    ("Two children among six killed in air strike", [("killed", 6, 6)]),
    ("Bombing kills a teacher and female students among the 12 casualties", [("killed", 12, 12)]),
    ("The strike killed five people and wounded eight others, three of them critically.", [
        ("killed", 5, 5), ("wounded", 8, 8),
    ]),
    ("Fighting killed 132 civilians, 20 of them children, and forced 40,000 to flee.", [
        ("killed", 132, 132), ("displaced", 40_000, 40_000),
    ]),
    ("A drone killed a pregnant woman and her two daughters.", [("killed", 3, 3)]),
    ("Armed men killed the mayor, his wife and two bodyguards.", [("killed", 4, 4)]),
    ("The gunmen killed between 15 and 20 people, a local chief said.", [("killed", 15, 20)]),
    ("A 70-year-old man died of his wounds.", [("killed", 1, 1)]),
    ("44 casualties including 29 children killed in an air raid", [("killed", 44, 44)]),
    ("Five casualties and dozens of wounded in the raid", [("killed", 5, 5), ("wounded", 24, 99)]),
    ("The number of injured has risen to 48.", [("wounded", 48, 48)]),
]  # fmt: skip
FORMS: list[Row] = [
    ("The blast hit a market, killing three.", [("killed", 3, 3)]),
    ("An air strike kills 28 in the countryside", [("killed", 28, 28)]),
    ("Gunmen shot dead two policemen.", [("killed", 2, 2)]),
    ("Two policemen were shot dead.", [("killed", 2, 2)]),
    ("A mine explosion caused the death of two shepherds and four children.", [("killed", 6, 6)]),
    ("The attack claimed the lives of 8 persons.", [("killed", 8, 8)]),
    ("The blast left six people dead.", [("killed", 6, 6)]),
    ("The explosion left at least 14 dead and 30 wounded.", [("killed", 14, None), ("wounded", 30, 30)]),
    ("14 dead, 30 injured in blast", [("killed", 14, 14), ("wounded", 30, 30)]),
    ("Shelling killed 12 and wounded 30.", [("killed", 12, 12), ("wounded", 30, 30)]),
    ("12 soldiers killed 5 rebels in the ambush.", [("killed", 5, 5)]),
    ("The bomb killed seven and injured at least 20 others.", [("killed", 7, 7), ("wounded", 20, None)]),
    ("The death toll rose to 14.", [("killed", 14, 14)]),
    ("The death toll from the bombing has risen to at least 52.", [("killed", 52, None)]),
    ("More casualties raise the number of people killed in the blast to 46.", [("killed", 46, 46)]),
    ("Hospital sources put the death toll at 31.", [("killed", 31, 31)]),
    ("9 casualties in strikes raise the death toll to 30.", [("killed", 9, 9), ("killed", 30, 30)]),
    ("9 casualties in strikes were taken to hospital.", [("losses", 9, 9)]),
    ("Shells left 7 casualties and injuries, raising the toll to 90.", [("hurt", 7, 7), ("killed", 90, 90)]),
    ("A crime boss and his driver were killed in an ambush.", [("killed", 2, 2)]),
    ("Cop and his mother killed in Homs", [("killed", 2, 2)]),
    ("The governor, his deputy and three bodyguards were killed.", [("killed", 5, 5)]),
    ("There were 12 deaths.", [("killed", 12, 12)]),
    ("Ten fatalities were reported.", [("killed", 10, 10)]),
    ("Six bodies were found in a well.", [("killed", 6, 6)]),
    ("Seven martyrs fell in the shelling.", [("killed", 7, 7)]),
    ("Four men lost their lives.", [("killed", 4, 4)]),
    ("THREE SUBVERSIVES WERE KILLED AND SEVEN OTHERS WERE WOUNDED.", [("killed", 3, 3), ("wounded", 7, 7)]),
    ("AT LEAST TWO KILLED, FOURTEEN WOUNDED IN BOMB BLAST", [("killed", 2, None), ("wounded", 14, 14)]),
    ("Three journalists are missing.", [("missing", 3, 3)]),
    ("Two aid workers have disappeared.", [("missing", 2, 2)]),
    ("Rebels captured 15 soldiers.", [("captured", 15, 15)]),
    ("Eleven students were kidnapped by gunmen.", [("captured", 11, 11)]),
    ("Police arrested 40 demonstrators.", [("captured", 40, 40)]),
    ("The fighting displaced 3,000 families and 500 people.", []),
    ("Floods of shells forced 6,000 residents to leave.", []),
    ("About 6,000 people fled their homes.", [("displaced", 5400, 6600)]),
    ("Some 300 people were left homeless.", [("displaced", 270, 330)]),
]
NOT_KILLED: list[Row] = [
    ("Russia had lost 'significantly well over' 100,000 troops.", [("losses", 100_000, None)]),
    ("The army lost 40 men in the battle.", [("losses", 40, 40)]),
    ("About 20 people were killed or wounded.", [("losses", 18, 22)]),
    ("Shells kill and injure 25 people", [("hurt", 25, 25)]),
    ("The strike left 60 dead and wounded.", [("hurt", 60, 60)]),
    ("The raid caused 15 casualties.", [("losses", 15, 15)]),
    ("There are significant casualties on both sides.", []),
    ("The army captured 12 villages.", []),
    ("Rebels destroyed three tanks and killed time.", []),
    ("The attack of 12 June killed nobody we know of.", []),
    ("He was killed on 14 March 1989.", []),
    ("The 22-year-old was killed.", []),
    ("Twelve houses were destroyed.", []),
    ("Prices killed 30% of demand.", []),
    ("A car was hit and two dogs were killed.", []),
]
NOBODY: list[Row] = [
    ("There were no casualties.", [("killed", 0, 0), ("wounded", 0, 0)]),
    ("No one was hurt.", [("killed", 0, 0), ("wounded", 0, 0)]),
    ("No one was killed.", [("killed", 0, 0)]),
    ("There were no immediate reports of injuries.", []),
    ("No casualties were immediately reported.", []),
    ("There were no reports of injuries.", [("wounded", 0, 0)]),
    ("There were no dead or wounded.", [("killed", 0, 0), ("wounded", 0, 0)]),
    ("It killed no one.", [("killed", 0, 0)]),
    ("They did not injure anyone.", [("wounded", 0, 0)]),
    ("The blast caused no deaths.", [("killed", 0, 0)]),
    ("It did not cause any casualties.", [("killed", 0, 0), ("wounded", 0, 0)]),
    ("The rocket fell without causing casualties.", [("killed", 0, 0), ("wounded", 0, 0)]),
]


def said(text: str) -> list[tuple[str, int | None, int | None]]:
    """Kind and range of each toll of the first sentence, in its order."""
    return [(found.kind, found.low, found.high) for found in tolls(layout(text), 0)]


TABLES = {
    "numbers": NUMBERS,
    "people": PEOPLE,
    "headlines": HEADLINES,
    "whole": WHOLE,
    "forms": FORMS,
    "not killed": NOT_KILLED,
    "nobody": NOBODY,
}
ROWS = [pytest.param(*row, id=f"{name}: {row[0][:60]}") for name, rows in TABLES.items() for row in rows]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_numbers_of_people(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    """Each number of people is read with what befell them, as the range that the words allow."""
    assert said(text) == expected


RUNNING = [
    ("More than 8,000 civilians have been killed since 2011.", True),
    ("So far this year 230 people have been killed.", True),
    ("In the past six months 90 soldiers have died.", True),
    ("Some 320 people were killed in 8 days of fighting.", True),
    ("A mine killed two people, raising the death toll to 53 in more than a month.", True),
    ("Two days after 12 people were killed in the market, shops reopened.", True),
    ("The war has killed 40,000 people in two decades.", True),
    ("In the past 48 hours 26 people have been killed.", True),
    ("At least 20 people have been killed since dawn.", False),
    ("Ten people were killed in the past 24 hours.", False),
    ("Ten people were killed on Tuesday.", False),
    ("The death toll of the blast rose to 43.", False),
]


@pytest.mark.parametrize(("text", "running"), RUNNING)
def test_running_and_recalled_tolls_are_told(text: str, running: bool) -> None:
    """Tolls of months, campaigns and earlier happenings are not the happening's own."""
    assert tolls(layout(text), 0)[-1].cumulative is running


def test_an_own_toll_is_kept_apart_from_the_running_one() -> None:
    """ "Kills 5 and raises the toll to 330": five are the happening's own, 330 run."""
    found = tolls(layout("Shelling kills 5 children in the town and raises the death toll to 330 people"), 0)
    assert [(t.low, t.cumulative) for t in found] == [(5, False), (330, True)]


SPEAKERS = [
    ("The army said it killed 40 militants.", "army"),
    ("Ten people died, according to local officials.", "local officials"),
    ("Six people were killed, the governor said.", "governor"),
    ("“Three were wounded,” said Colonel X.", "Colonel X"),
    ("An air strike kills 18 in the province: monitors", "monitors"),
    ("Police: two killed in shooting", "Police"),
    ("Defence Minister Jane Roe said 14 soldiers were killed.", "Defence Minister Jane Roe"),
    ("He said 14 soldiers were killed.", None),
    ("Four people were killed.", None),
]


@pytest.mark.parametrize(("text", "who"), SPEAKERS)
def test_the_speaker_of_a_toll_is_named(text: str, who: str | None) -> None:
    """Who gives a number stands with it; pronouns name nobody."""
    assert tolls(layout(text), 0)[0].said_by == who


SIDES = [
    (
        "Ten militants and two soldiers were killed.",
        [TollClaim(10, 10, None, "militants"), TollClaim(2, 2, None, "soldiers")],
    ),
    ("Rebels killed 12 soldiers.", []),
]


@pytest.mark.parametrize(("text", "parts"), SIDES)
def test_the_sides_of_a_toll_stand_apart(text: str, parts: list[TollClaim]) -> None:
    """Where two sides are counted together, each keeps its number; one side stands in `side`."""
    (found,) = tolls(layout(text), 0)
    assert list(found.parts) == parts
    assert found.side == (None if parts else "soldiers")


def test_spans_are_those_of_the_text() -> None:
    """The surface of a toll is the text at its offsets, in capitals too."""
    text = "BOGOTA, 9 JAN 90 -- THE BOMB KILLED TWO POLICEMEN AND WOUNDED 15 PERSONS, RADIO SAID."
    shape = layout(text)
    found = [t for index in range(len(shape.sentences)) for t in tolls(shape, index)]
    assert [t.surface for t in found] == ["KILLED TWO POLICEMEN", "WOUNDED 15 PERSONS"]
    assert all(text[t.start : t.end] == t.surface for t in found)

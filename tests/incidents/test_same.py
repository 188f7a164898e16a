"""Which reports become one incident, and which stay apart."""

from __future__ import annotations

from itertools import chain, product

import pytest

from eventgeo.incidents import merge
from eventgeo.incidents.profile import profile
from eventgeo.incidents.same import GIVEN_RULES, RULES, SPOKEN_RULES, Rule
from eventgeo.records import Actor, Event, EventDate
from tests.incidents.made import actors, day, event, killed

RUSSIA = (Actor("Russia", "initiator", "RU", "government"),)
UKRAINE = (Actor("Ukraine", "initiator", "UA", "government"),)
ONE = {
    "a sentence that stands twice in a document": [
        event("a", "killing", quote="One died in Kherson."),
        event("a", "killing", quote="One died in Kherson.", at=90),
    ],
    "the same kind, place and day": [event("a"), event("b", quote="Two were hurt as the town was shelled.")],
    "a vague word and a precise one": [
        event("a", "suicide bombing", quote="A suicide bomber struck the town."),
        event("b", "attack", quote="Ten died in the attack."),
    ],
    "a place and the region that it lies in, with the same toll": [
        event("a", killed=killed(7)),
        event("b", place="Kherson Oblast", killed=killed(7)),
    ],
    "news of a bomb on the day after": [
        event("a", "bombing", when=day(basis="published")),
        event("b", "bombing", when=day(1, basis="published"), quote="A bomb killed two in the town."),
    ],
    "a toll that rises for days": [
        event("a", "bombing", when=day(basis="published"), killed=killed(40)),
        event(
            "b",
            "bombing",
            when=day(5, basis="published"),
            killed=killed(43),
            quote="The death toll of the bombing rose to 43.",
            published="2023-02-26",
        ),
    ],
    "a battle that goes on and a day of it": [
        event("a", "armed clash", when=day(precision="ongoing"), quote="Troops have been battling for the town."),
        event("b", "armed clash", when=day(3), quote="Significant fighting was reported.", published="2023-02-24"),
    ],
    "the statement of one speaker": [
        event("a", "statement", "Brussels", quote="We won, said Y.", actors=actors("Y", role="speaker")),
        event("a", "statement", None, quote="Y says we won.", at=40, actors=actors("Y", role="speaker")),
        event("a", "statement", "Brussels", quote="As Y said in Brussels.", at=90, actors=actors("Y", role="speaker")),
    ],
    "a demand that names one country in the headline and two in the text": [
        event("a", "demand", "Russia", quote="Y demands that Russia withdraw", actors=actors("Y", role="speaker")),
        event("a", "demand", "Ukraine", quote="Y demanded that Russia leave Ukraine.", at=40,
              actors=actors("Y", role="speaker")),
    ],
    "a caption that is printed twice": [
        event("a", "meeting", "Brussels", quote="X met Y."),
        event("a", "meeting", "Brussels", quote="X met  Y.", at=200),
    ],
    "asserted and claimed": [event("a"), event("b", modality="claimed")],
    "in one document, a stated day and one on or before which it was": [
        event("a", "bombing", when=day(-4), quote="The bomb exploded on 17 February."),
        event("a", "bombing", when=day(first=None, precision="interval", basis="published", open_start=True), at=90),
    ],
    "a running toll of the same bomb": [
        event("a", "bombing", killed=killed(12)),
        event("b", "bombing", kind="summary", quote="The number of people killed in the bombing is 12."),
    ],
}  # fmt: skip
TO_Y = (*actors("X", role="speaker"), *actors("Y", role="recipient"))
TO_Z = (*actors("X", role="speaker"), *actors("Z", role="recipient"))
UNDATED = EventDate()
NORWAY = (Actor("Norway", "initiator", "NO", "government"),)
SPAIN = (Actor("Spain", "initiator", "ES", "government"),)
TWO = {
    "two towns side by side, of which one document gives each its own dead": [
        event("a", "shelling", killed=killed(3), quote="Three peacekeepers died when a mortar bomb hit their base."),
        event("a", "shelling", "Antonivka", killed=killed(5), quote="Five were killed in the border town.", at=60),
    ],
    "a review of the day along a whole front, and one clash of it": [
        event("a", "armed clash", None, kind="summary", quote="Since the start of the day 145 clashes occurred."),
        event("a", "armed clash", quote="Six clashes took place near the town.", at=60),
    ],
    "two towns of one sentence": [
        event("a", "killing", killed=killed(12), quote="Two died in Kherson and one in Antonivka."),
        event("a", "killing", "Antonivka", killed=killed(7), quote="Two died in Kherson and one in Antonivka.", at=9),
    ],
    "shelling on one day, and clashes in two papers' days around it": [
        event("a", "shelling", quote="Shells fell on the outskirts."),
        event("b", "armed clash", when=day(1, first=-1, precision="interval"), quote="Fighters advance elsewhere."),
    ],
    "a raid and a stabbing of one town and day": [
        event("a", "attack", quote="Soldiers raided the town on Tuesday."),
        event("a", "attack", quote="A man stabbed a guard at a checkpoint near the town on Tuesday.", at=60),
    ],
    "blows that two countries deal each other, as one document tells them": [
        event("a", "missile strike", quote="Missiles hit the town.", actors=RUSSIA),
        event("a", "missile strike", quote="Missiles flew back.", at=40, actors=UKRAINE),
    ],
    "two strikes that one sentence dates to different days": [
        event("a", "missile strike", quote="X struck the town in reprisal for Y's strike."),
        event("a", "missile strike", when=day(-4), quote="X struck the town in reprisal for Y's strike.", at=30),
    ],
    "a blast and a gun battle of one document": [
        event("a", "bombing", when=day(basis="published"), quote="It blew up houses."),
        event("a", "armed clash", quote="A guard died in a gun battle.", at=40),
    ],
    "two towns": [event("a"), event("b", place="Odesa")],
    "two days": [event("a"), event("b", when=day(1))],
    "a market and a hospital, with unlike tolls": [
        event("a", "air strike", quote="Jets struck a market.", killed=killed(30)),
        event("b", "air strike", quote="A hospital was bombed in the evening.", killed=killed(4), weapon="jet"),
    ],
    "what a war repeats day after day, told a day later": [
        event("a", when=day(basis="published"), quote="Mortars hit two houses."),
        event("b", when=day(1, basis="published"), quote="Residents sheltered as rockets fell."),
    ],
    "days apart, stated": [event("a", "bombing"), event("b", "bombing", when=day(3))],
    "two families": [event("a"), event("b", "peaceful")],
    "two targets, another strike in one document": [
        event("a", "air strike", quote="A strike hit the market in the town."),
        event("a", "air strike", quote="Another strike hit a hospital hours later.", at=60),
    ],
    "shelling of two parts of a town, two weapons, two tolls": [
        event("a", "shelling", quote="Shells hit the north.", killed=killed(5), weapon="mortar"),
        event("b", "air strike", quote="Jets bombed the southern outskirts.", killed=killed(40), weapon="jet"),
    ],
    "two speakers": [
        event("a", "statement", "Brussels", actors=actors("X", role="speaker"), quote="said X"),
        event("a", "statement", "Brussels", at=50, actors=actors("Y", role="speaker"), quote="said Y"),
    ],
    "a request and a speech to somebody else": [
        event("a", "request", "Brussels", quote="X asked Y.", actors=TO_Y),
        event("a", "statement", "Brussels", quote="X spoke to Z.", at=50, actors=TO_Z),
    ],
    "a town captured and the battle that goes on around it": [
        event("a", "armed clash", when=day(precision="ongoing"), quote="Troops have been battling for the town."),
        event("b", "territory gained", when=day(-1), quote="Rebels captured the town."),
    ],
    "a town captured and an attack repelled elsewhere": [
        event("a", "armed clash", "Kherson Oblast", quote="Troops repelled an attack in the region."),
        event("a", "territory gained", "Kherson", at=50, quote="Rebels captured the town."),
    ],
    "arms from two governments": [
        event("a", "military aid", "Ukraine", quote="Norway sent guns.", actors=NORWAY),
        event("a", "military aid", "Ukraine", quote="Spain sent shells.", at=50, actors=SPAIN),
    ],
    "in one document, an attack repelled at a town and a death that is told without place or day": [
        event("a", "armed clash", when=UNDATED, quote="Troops repelled assaults near the town."),
        event("a", "killing", when=UNDATED, quote="A guard was among the dead.", at=50, inferred=True),
    ],
    "in one document, two towns beside each other": [
        event("a", quote="Shells fell on houses."),
        event("a", place="Antonivka", quote="A school was shelled.", at=50),
    ],
    "in one document, a region and a town with unlike tolls": [
        event("a", "air strike", "Kherson Oblast", quote="Strikes killed 40 across the region.", killed=killed(40)),
        event("a", "air strike", quote="A strike killed five in the town.", at=50, killed=killed(5)),
    ],
    "a strike on a port and one on a ship 90 km off it": [
        event("a", "missile strike", "Odesa", when=UNDATED, quote="Missiles hit Odesa."),
        event("a", "missile strike", "off Odesa", quote="A missile hit a ship 50 nautical miles off Odesa.", at=50),
    ],
    "denied and asserted": [event("a"), event("b", modality="denied")],
    "planned and done": [event("a"), event("b", modality="planned")],
    "a battle that goes on and a bomb": [
        event("a", "armed clash", when=day(precision="ongoing"), quote="Troops have been battling for the town."),
        event("b", "bombing", when=day(6), quote="A bomb exploded in a bus.", published="2023-02-27"),
    ],
    "one country, one day and nothing else": [
        event("a", place="Ukraine", quote="Two villages were hit in the east."),
        event("b", place="Ukraine", quote="A convoy came under mortar fire."),
    ],
    "no place in two documents": [event("a", place=None), event("b", place=None, quote="Mortars were fired.")],
}  # fmt: skip


@pytest.mark.parametrize("events", ONE.values(), ids=ONE.keys())
def test_reports_of_one_happening_become_one_incident(events: list[Event]) -> None:
    """Reports that agree on what, when, where and who are one incident with all of them."""
    incidents = list(merge(events))
    assert [len(incident.reports) for incident in incidents] == [len(events)]


@pytest.mark.parametrize("events", TWO.values(), ids=TWO.keys())
def test_happenings_that_the_texts_tell_apart_stay_apart(events: list[Event]) -> None:
    """Reports that differ in what, when, where or who stay incidents of their own."""
    assert len(list(merge(events))) == len(events)


def test_a_merged_incident_says_why() -> None:
    """The reasons of the merging stand in the incident, in words."""
    (incident,) = merge(ONE["the same kind, place and day"])
    assert incident.why[-1].startswith("2 reports were merged: the same day, the same place (Kherson)")


@pytest.mark.parametrize("rules", [RULES, GIVEN_RULES, SPOKEN_RULES])
def test_no_rule_gives_more_than_its_most(rules: dict[Rule, float]) -> None:
    """Comparing may stop where the most that the later rules give is too little, so none may give more."""
    profiles = [profile(one, number) for number, one in enumerate(chain(*ONE.values(), *TWO.values()))]
    for rule, most in rules.items():
        given = {rule(known, new).weight for known, new in product(profiles, repeat=2)}
        assert max(given) <= most

"""Actors: who is one, under which name, of which country and category; and their roles in a happening."""

from __future__ import annotations

import pytest

from eventgeo.events.actor_lexicon import rows
from eventgeo.events.actors import actors
from eventgeo.events.roles import roles
from eventgeo.language import layout
from eventgeo.records import Trigger

NAMES = [
    ("Ukrainian forces held the line.", [("Ukrainian forces", "UA", "state_forces")]),
    ("The Salvadoran army said so.", [("Salvadoran army", "SV", "state_forces")]),
    ("Russia's navy sailed.", [("Russian navy", "RU", "state_forces")]),
    ("Iran's Revolutionary Guards fired.", [("Islamic Revolutionary Guard Corps", "IR", "state_forces")]),
    ("The private Wagner Group fought.", [("Wagner Group", "RU", "pmc")]),
    ("Wagner mercenaries advanced.", [("Wagner Group", "RU", "pmc")]),
    ("Taliban fighters attacked.", [("Taliban", "AF", "rebel")]),
    ("An ISIS cell was found.", [("Islamic State", None, "rebel")]),
    ("Al-Qaeda and al Qaeda are one.", [("al-Qaeda", None, "rebel"), ("al-Qaeda", None, "rebel")]),
    ("The M-19 and the M19 are one.", [("M-19", "CO", "rebel"), ("M-19", "CO", "rebel")]),
    ("Guerrillas of the FARC struck.", [("FARC", "CO", "rebel")]),
    ("Sendero Luminoso burned a bus.", [("Shining Path", "PE", "rebel")]),
    ("The Houthis fired a missile.", [("Houthis", "YE", "rebel")]),
    ("JNIM claimed the attack.", [("JNIM", "ML", "rebel")]),
    ("The Rapid Support Forces shelled the town.", [("Rapid Support Forces", "SD", "militia")]),
    ("Fano militias clashed.", [("Fano", "ET", "militia")]),
    ("The Tatmadaw bombed a village.", [("Tatmadaw", "MM", "state_forces")]),
    ("Viv Ansanm gangs attacked.", [("Viv Ansanm", "HT", "other")]),
    ("NATO met.", [("NATO", None, "igo")]),
    ("The U.N. and the UN are one.", [("United Nations", None, "igo"), ("United Nations", None, "igo")]),
    ("Liberian riot police came.", [("Liberian riot police", "LR", "police")]),
    ("Turkish-backed rebels retreated.", [("Turkish-backed rebels", None, "rebel")]),
    ("Pro-Russian separatists retreated.", [("Pro-Russian separatists", None, "rebel")]),
    ("Poland's parliament voted.", [("Polish parliament", "PL", "government")]),
    ("The president of Armenia spoke.", [("president of Armenia", "AM", "government")]),
    ("Unidentified gunmen opened fire.", [("Unidentified gunmen", None, "other")]),
    ("Sri Lanka protested.", [("Sri Lanka", "LK", "government")]),
    ("The Northern Farmers Union met.", [("Northern Farmers Union", None, "other")]),
    ("The Nigerian Union of Teachers met.", [("Nigerian Union of Teachers", "NG", "other")]),
]
OFFICES = [
    ("Defence Minister Jane Roe resigned.", [("Jane Roe", None, "government")]),
    ("Ukrainian President Volodymyr Zelensky vowed to fight.", [("Volodymyr Zelensky", "UA", "government")]),
    ("Chairman of the Joint Chiefs Gen. Mark Milley said no.", [("Mark Milley", "US", "state_forces")]),
    ("Defense Secretary Lloyd Austin came.", [("Lloyd Austin", "US", "government")]),
    ("NATO Secretary General John Doe came.", [("John Doe", None, "igo")]),
    ("Rebel leader Ali Bongo spoke.", [("Ali Bongo", None, "rebel")]),
    ("Col. Juan Perez spoke. Perez left.", [("Juan Perez", None, "state_forces")] * 2),
    ("Perez spoke, and Nigerian General Juan Perez left.", [("Juan Perez", "NG", "state_forces")] * 2),
    ("PRESIDENT JOHN DOE TOLD THE FMLN THAT THE GOVERNMENT WOULD TALK TO THE REBELS IN THE CITY ON MONDAY.", [
        ("John Doe", None, "government"),
        ("Farabundo Martí National Liberation Front", "SV", "rebel"),
        ("Government", None, "government"),
        ("Rebels", None, "rebel"),
    ]),
]  # fmt: skip
NOBODY = [
    "John Doe, a farmer, was killed.",
    "Two Iraqi youths were killed.",
    "Three women and a child died in the shelling.",
    "They told us to leave.",
    "The army base was empty.",
    "He lives in a Kurdish-held village.",
    "The police station burned.",
    "LET THEM GO, IN FACT, TO THE MILITARY HOSPITAL WITH A GENERAL PROBLEM OF THE COMMONWEALTH.",
    "A group of friends met.",
    "We ate turkey.",
]


@pytest.mark.parametrize(("text", "expected"), NAMES + OFFICES)
def test_actors_are_named(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    """Forces, groups, governments and office-holders are found under one name each, with country and category."""
    shape = layout(text)
    found = actors(shape)
    assert [(m.name, m.country, m.category) for m in found] == expected
    assert all(text[m.start : m.end] == m.surface for m in found)


@pytest.mark.parametrize("text", NOBODY)
def test_private_persons_victims_and_things_are_no_actors(text: str) -> None:
    """Who holds no office and bears no arms, and what is only called after an actor, is no actor."""
    assert [m.surface for m in actors(layout(text))] == []


def test_credits_name_no_actors() -> None:
    """The agency of a photo credit is not read as an actor."""
    text = "Troops near the town.\n\nREUTERS/Vladimir Putin\n\nThe army came."
    assert [m.name for m in actors(layout(text))] == ["Troops", "army"]


def test_the_lexicon_is_large_and_sound() -> None:
    """The table of names holds over 400 rows; each has a category and kind of the contract and a country code."""
    table = list(rows("actors.tsv"))
    assert len(table) >= 400
    assert len({row[0] for row in table}) == len(table)
    categories = {"state_forces", "rebel", "militia", "pmc", "police", "government", "igo", "media", "other"}
    kinds = {"force", "group", "government", "office", "person-in-office"}
    for name, _, country, category, kind in table:
        assert category in categories, name
        assert kind in kinds, name
        assert country == "-" or (len(country) == 2 and country.isupper()), name


VIOLENT, TALK = "Explosions/Remote violence", "Diplomacy"
ROLES = [
    ("Rebels [attacked] government troops near the town.", "attack", "Rebels initiator, government troops target"),
    ("The base [was shelled] by Ukrainian forces.", "shelling", "Ukrainian forces initiator"),
    ("Syrian troops [were hit] by Kurdish fighters.", "attack", "Syrian troops target, Kurdish fighters initiator"),
    ("Afghan police [shot by] Taliban fighters fled.", "attack", "Afghan police target, Taliban initiator"),
    ("Russia's [attack] on Ukraine goes on.", "attack", "Russia initiator, Ukraine target"),
    ("Russian [shelling] of Kherson killed two.", "shelling", "Russia initiator"),
    ("Russian missile [strikes] hit the grid.", "missile strike", "Russia initiator"),
    ("An [attack] by Taliban fighters on Afghan police failed.", "attack", "Taliban initiator, Afghan police target"),
    ("Hamas launched an [attack] on Israel.", "attack", "Hamas initiator, Israel target"),
    ("Ukrainian troops repelled an [attack].", "attack", "Ukrainian troops target"),
    ("The army condemned the [attack].", "attack", ""),
    ("Turkish troops [came under fire] near the border.", "shelling", "Turkish troops target"),
    ("The army said it [killed] three Hamas militants.", "killing", "army initiator, Hamas target"),
    ("Gunmen [killed] two Iraqi youths.", "killing", "Gunmen initiator"),
    ("Police [fired tear gas] at students.", "with intervention", "Police initiator, students target"),
    ("[Clashes] of Hezbollah and the Lebanese army", "armed clash", "Hezbollah party, Lebanese army party"),
    ("[Fighting] between Hamas and the Israeli army", "armed clash", "Hamas party, Israeli army party"),
    ("Iraqi forces, who have been [battling] ISIS, left.", "armed clash", "Iraqi forces party, Islamic State party"),
    ("The Wagner Group was doing significant [fighting] around the town.", "armed clash", "Wagner Group party"),
    ("X and Y [fought] in Ukraine.", "armed clash", ""),
    ("'We lost', [said] Milley in Brussels.", "statement", "Mark Milley speaker"),
    ("Iran [blamed] Israel for it.", "accusation", "Iran speaker, Israel target"),
    ("The United States [demanded] that North Korea stop.", "demand", "United States speaker, North Korea recipient"),
    ("Milley and President Jane Roe [met] NATO.", "meeting", "Mark Milley party, Jane Roe party, NATO party"),
    ("The US. has [provided] guns to Ukraine.", "military aid", "United States initiator, Ukraine recipient"),
    ("Sudan and Chad [agreed] to a truce.", "ceasefire or agreement", "Sudan party, Chad party"),
    ("Algerian farmers [began a hunger strike] in Algiers.", "peaceful", "Algerian farmers initiator"),
    ("ELN GUERRILLAS [ATTACKED] THE PERUVIAN ARMY BARRACKS.", "attack", "ELN initiator, Peruvian army target"),
]  # fmt: skip
TYPES = {
    "armed clash": "Battles", "shelling": VIOLENT, "missile strike": VIOLENT, "statement": TALK, "accusation": TALK,
    "demand": TALK, "meeting": TALK, "military aid": "Strategic developments", "with intervention": "Protests",
    "ceasefire or agreement": "Strategic developments", "peaceful": "Protests",
}  # fmt: skip


@pytest.mark.parametrize(("marked", "subtype", "expected"), ROLES)
def test_roles_follow_the_voice(marked: str, subtype: str, expected: str) -> None:
    """Actives, passives, nouns, coordination and speech give each actor its role; the trigger stands in brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    trigger = Trigger(start, end, text[start:end], TYPES.get(subtype, "Violence against civilians"), subtype)
    shape = layout(text)
    found = roles(trigger, shape, actors(shape))
    assert ", ".join(f"{actor.name} {actor.role}" for actor in found) == expected

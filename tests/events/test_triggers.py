"""Triggers, their types and modality, and figures of speech that are none: a table of sentences each."""

from itertools import pairwise

import pytest

from eventgeo.events import triggers
from eventgeo.language import layout

TOLD = [
    ("Shelling of the port killed two dockers.", [("Shelling", "shelling"), ("killed", "killing")]),
    ("Rebels ambushed an army convoy on the coastal road.", [("ambushed", "armed clash")]),
    ("The village came under fire at dawn.", [("came under fire", "armed clash")]),
    (
        "A suicide bomber blew himself up at the gate of the barracks.",
        [("suicide bomber", "suicide bombing"), ("blew himself up", "suicide bombing")],
    ),
    ("Gunmen opened fire on a minibus carrying election workers.", [("opened fire on", "attack")]),
    ("Four drones struck the oil depot overnight.", [("drones", "drone strike"), ("struck", "attack")]),
    ("Warplanes bombed a market in the old town.", [("Warplanes bombed", "air strike")]),
    ("A car bomb went off outside the courthouse.", [("car bomb", "bombing"), ("went off", "bombing")]),
    ("Missiles slammed into an apartment block.", [("Missiles", "missile strike")]),
    ("The army fired dozens of rockets at the suburb.", [("fired dozens of rockets", "missile strike")]),
    ("Clashes erupted between two militias in the harbour district.", [("Clashes", "armed clash")]),
    ("Soldiers and insurgents exchanged fire for three hours.", [("exchanged fire", "armed clash")]),
    ("The teacher was found murdered in a field.", [("found murdered", "killing")]),
    ("Masked men kidnapped a priest on his way home.", [("kidnapped", "abduction")]),
    ("The mayor was assassinated outside his office.", [("assassinated", "killing")]),
    ("A mob lynched two suspected thieves.", [("mob", "mob violence"), ("lynched", "mob violence")]),
    ("Police fired tear gas at the marchers.", [("fired tear gas at", "with intervention")]),
    ("Thousands took to the streets of the capital.", [("took to the streets", "peaceful")]),
    ("Students staged a sit-in at the ministry.", [("staged a sit-in", "peaceful")]),
    ("Nurses went on strike over unpaid wages.", [("went on strike", "peaceful")]),
    ("Rioters torched three police cars.", [("Rioters", "violent demonstration"), ("torched", "arson")]),
    ("Protesters pelted officers with stones.", [("pelted officers with stones", "violent demonstration")]),
    ("The column of tanks rolled into the valley.", [("rolled", "troop movement")]),
    ("The government deployed troops to the northern border.", [("deployed", "troop movement")]),
    ("Troops withdrew from the two hill villages.", [("withdrew", "withdrawal")]),
    ("The rebels seized control of the airstrip.", [("seized control", "territory gained")]),
    ("Government forces recaptured the town of Marsa.", [("recaptured", "territory gained")]),
    ("The two sides signed a ceasefire agreement.", [("signed a ceasefire agreement", "ceasefire or agreement")]),
    ("The warring parties exchanged 40 prisoners.", [("exchanged 40 prisoners", "prisoner exchange")]),
    (
        "Germany sent ammunition and tanks to the besieged army.",
        [("sent ammunition", "military aid"), ("besieged", "armed clash")],
    ),
    ("The navy began joint military exercises in the gulf.", [("military exercises", "exercise")]),
    ("Police arrested the leader of the separatists.", [("arrested", "arrest")]),
    ("Bandits robbed a bank in the provincial capital.", [("robbed", "robbery")]),
    ("Looters ransacked the food warehouse.", [("ransacked", "looting or destruction")]),
    ("Sappers defused a bomb at the railway station.", [("defused a bomb", "disrupted weapons use")]),
    ("Air defences shot down six drones.", [("shot down six drones", "disrupted weapons use")]),
    ("A landmine exploded under a school bus.", [("landmine", "bombing"), ("exploded", "bombing")]),
    ("A roadside bomb hit the patrol.", [("roadside bomb", "bombing")]),
    (
        "Villagers said chlorine gas was used in the attack.",
        [("chlorine gas", "chemical weapon"), ("attack", "attack")],
    ),
    ("The prime minister met his counterpart in Vienna.", [("met", "meeting")]),
    ("The president accused the neighbouring state of arming the rebels.", [("accused", "accusation")]),
    ("Washington imposed sanctions on the bank.", [("imposed sanctions", "sanction")]),
    ("The general threatened to close the strait.", [("threatened", "threat")]),
    ("The foreign minister demanded an immediate withdrawal.", [("demanded", "demand")]),
    ("The charity appealed for urgent help.", [("appealed", "request")]),
    (
        "Human rights groups say soldiers raped women during the raid.",
        [("raped", "sexual violence"), ("raid", "attack")],
    ),
    ("Artillery pounded the eastern front all night.", [("pounded", "shelling")]),
    ("The militia executed seven captives behind the school.", [("executed", "killing")]),
    ("Snipers shot a woman near the bakery.", [("shot", "attack")]),
    ("Guerrillas dynamited two electricity pylons.", [("dynamited", "bombing")]),
    ("An explosion ripped through a crowded cafe.", [("explosion", "bombing")]),
    (
        "The rebels laid siege to the garrison and besieged its defenders.",
        [("laid siege", "armed clash"), ("besieged", "armed clash")],
    ),
    ("Attackers hurled grenades at the customs post.", [("hurled", "attack"), ("grenades", "bombing")]),
    ("Bodies of nine villagers were found in a well.", [("Bodies of nine villagers were found", "killing")]),
    ("The army repelled an attack on the dam.", [("repelled an attack", "armed clash")]),
    ("Police used water cannon against the crowd.", [("water cannon", "with intervention")]),
    ("Parliament declared martial law.", [("declared martial law", "mobilization")]),
    ("The colonel defected to the rebels.", [("defected", "change of group")]),
    ("Farmers blocked the motorway with tractors and the road to the port.", [("blocked", "peaceful")]),
    ("The insurgents overran the outpost at night.", [("overran", "territory gained")]),
]

MODAL = [
    ("The rebels attacked the dam on Monday.", "attacked", "asserted"),
    ("The rebels may attack the dam.", "attack", "hypothetical"),
    ("The rebels could attack the dam within days.", "attack", "hypothetical"),
    ("The rebels will attack the dam, their commander said.", "attack", "planned"),
    ("Police arrested two rebels who were planning attacks in the capital.", "attacks", "planned"),
    ("The rebels plan to attack the dam.", "attack", "planned"),
    ("The rebels are preparing to attack the dam.", "attack", "planned"),
    ("The rebels are expected to attack the dam.", "attack", "planned"),
    ("The rebels threatened to attack the dam.", "attack", "threatened"),
    ("The rebels vowed to attack the dam.", "attack", "threatened"),
    ("The rebels denied attacking the dam.", "attacking", "denied"),
    ("The rebels did not attack the dam.", "attack", "denied"),
    ("The rebels never attacked the dam.", "attacked", "denied"),
    ("The rebels failed to attack the dam.", "attack", "denied"),
    ("If the rebels attack the dam, the valley will flood.", "attack", "hypothetical"),
    ("The rebels wanted to attack the dam.", "attack", "hypothetical"),
    ("The army prevented an attack on the dam.", "attack", "hypothetical"),
    ("The army fears an attack on the dam.", "attack", "hypothetical"),
    ("There are fears of an attack on the dam.", "attack", "hypothetical"),
    ("There was no attack on the dam.", "attack", "denied"),
    ("The army said there was no evidence of an attack on the dam.", "attack", "denied"),
    ("The rebels claimed to have attacked the dam.", "attacked", "claimed"),
    ("The rebels claimed responsibility for the attack on the dam.", "attack", "claimed"),
    ("The rebels allegedly attacked the dam.", "attacked", "claimed"),
    ("The rebels reportedly attacked the dam.", "attacked", "claimed"),
    ("The army accused the rebels of attacking the dam.", "attacking", "claimed"),
    ("The rebels tried to attack the dam.", "attack", "asserted"),
    ("The rebels continued to shell the dam.", "shell", "asserted"),
    ("The rebels began shelling the dam.", "shelling", "asserted"),
    ("The rebels were ordered to attack the dam.", "attack", "planned"),
    ("Did the rebels attack the dam?", "attack", "hypothetical"),
    ("An attack on the dam is planned for Tuesday.", "attack", "planned"),
    ("The army braced for an attack on the dam.", "attack", "planned"),
    ("The village lives under the threat of shelling.", "shelling", "threatened"),
    ("The council called for an end to the shelling.", "shelling", "hypothetical"),
    ("The council called for a ceasefire.", "ceasefire", "hypothetical"),
    ("The two presidents will meet in Oslo on Friday.", "meet", "planned"),
    ("The two presidents met in Oslo on Friday.", "met", "asserted"),
    ("The two presidents are due to meet in Oslo.", "meet", "planned"),
    ("The two presidents agreed to meet in Oslo.", "meet", "planned"),
    ("Talks will be held in Oslo next week.", "Talks", "planned"),
    ("The summit is scheduled for Friday.", "summit", "planned"),
    ("The convoy would be attacked if it moved, the colonel said.", "attacked", "hypothetical"),
    ("The colonel denied that his troops had shelled the town.", "shelled", "denied"),
    ("The rebels denied reports that the hill town of Belan had been shelled.", "shelled", "denied"),
    ("The ministry dismissed claims that a convoy near Belan had been shelled.", "shelled", "denied"),
    ("There was no truth to reports that Belan had been shelled, the mayor said.", "shelled", "denied"),
    ("The army denied that Belan had fallen, saying it shelled the ridge.", "shelled", "asserted"),
    ("The rebels denied that they were behind the attack on the dam.", "attack", "asserted"),
    ("The colonel said the town had not been shelled.", "shelled", "denied"),
    ("The ministry dismissed reports of an air strike as untrue.", "air strike", "denied"),
    ("Not only did the rebels attack the dam, they kidnapped its guards.", "kidnapped", "asserted"),
    ("The guerrillas were believed to have kidnapped the engineer.", "kidnapped", "asserted"),
    ("The army is set to withdraw from the valley.", "withdraw", "planned"),
    ("The army has begun to withdraw from the valley.", "withdraw", "asserted"),
    ("Without firing a shot, the soldiers took the bridge.", "shot", "denied"),
    ("The bishop urged both sides to stop fighting in the valley.", "fighting", "hypothetical"),
    ("The mayor warned that protesters would block the road.", "block the road", "hypothetical"),
    ("The police foiled a plot to bomb the station.", "bomb", "planned"),
    ("The rebels should not attack civilians, the envoy said.", "attack", "denied"),
    ("Neither side shelled the bridge.", "shelled", "denied"),
    ("Possible attacks on the pipeline worry the governor.", "attacks", "hypothetical"),
    ("Tanks are on their way to the front.", "on their way", "planned"),
    ("Soldiers were able to recapture the town of Belan.", "recapture", "asserted"),
    ("The town was said to have been shelled by the navy.", "shelled", "asserted"),
    ("The plan to arrest the general was leaked.", "arrest", "planned"),
    ("The army was forced to withdraw from the ridge.", "withdraw", "asserted"),
    ("The rebels could not recapture the town of Belan.", "recapture", "denied"),
    ("Unless the army withdraws from the ridge, talks will fail.", "talks", "hypothetical"),
    ("The army refused to withdraw from the ridge.", "withdraw", "denied"),
]

FIGURES = [
    "The minister came under fire from critics over the budget.",
    "She died after a long battle with cancer.",
    "The two supermarkets are locked in a price war.",
    "The crew shot a film in the old harbour.",
    "Shares rallied on Friday as the dollar fell.",
    "The company launched a charm offensive to win back customers.",
    "He shot a three-under par round on Sunday.",
    "The band's new album was a bomb at the box office.",
    "Her speech drew fire from the opposition.",
    "The striker shot wide in the final minute.",
    "Police are fighting crime in the suburbs.",
    "Firefighters battled the blaze for six hours.",
    "The earthquake killed more than 200 people.",
    "Three tourists died in a bus crash near the lake.",
    "He suffered a heart attack at his desk.",
    "The pitcher threw nine strikes in a row.",
    "The law will help the fight against poverty.",
    "The lawyers clashed over the wording of the contract in a clash of egos.",
    "The two exhibitions clash with the school holidays.",
    "The bank raised interest charges.",
    "The bill was killed in committee.",
    "Oil exploded in price.",
    "Demand for steel is rising.",
    "The airline fired its chief executive.",
    "The hurricane hit the coast at noon.",
    "Royal Dutch Shell reported higher profits.",
    "The shop sells hand grenades of chocolate.",
    "The team captured the title in March.",
    "The photographer shot portraits of the mayor.",
    "The euro came under attack from speculators.",
    "The film stars a retired assassin.",
    "A volcano exploded on the island.",
    "The museum shows shells from the beach.",
    "The coal mine reopened in June.",
    "They met their sales target.",
    "The film was a blast from the past.",
    "The cabinet executed a plan to cut costs.",
    "The population explosion strains the schools.",
    "The senator waged a legal battle over the will.",
    "The virus killed thousands of birds.",
    "A gas explosion destroyed a house.",
    "He was bored to death by the sermon.",
    "The company hit a record high on the market.",
    "The striking painting hangs in the hall.",
    "The two parties held elections on Sunday.",
    "Doctors warned that flu deaths may rise.",
    "The kitchen was the heart of the siege mentality of the office.",
    "The hacker attack hit a website.",
    "They shot the breeze and burned the midnight oil.",
    "The chef's signature dish is the bomb.",
    "The garden was invaded by an invasive species.",
    "The union won its court battle.",
    "It took a stab at reform.",
    "Rescuers battled against time and cold in the ruins.",
    "The three-hour battle between residents and developers ended at midnight.",
    "His speech was the first shot in a long battle.",
    "We fought like lions, the captain said.",
    "The mayor came under attack for his silence.",
    "The earthquakes that struck the south levelled 200 houses.",
    "Investors retreated from the sector.",
    "He denied second-degree burglary.",
    "The brand pulled a jacket with an offensive slogan.",
    "It was a demonstration of strength.",
    "A woman was killed when a tree fell on her car.",
    "Opioid overdoses claimed the lives of 2,000 people.",
    "The rebels suspended a truce.",
    "Four men were trapped by an explosion at a gold mine.",
    "The blast of a boiler shook the valley.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_tells_what_a_sentence_tells_of(text: str, expected: list[tuple[str, str]]) -> None:
    """Verbs, nouns and phrases are found with their subtypes, in the order of the text."""
    assert [(found.surface, found.subtype) for found in triggers(layout(text))] == expected


@pytest.mark.parametrize(("text", "surface", "modality"), MODAL)
def test_tells_how_it_is_told(text: str, surface: str, modality: str) -> None:
    """Plans, threats, denials, claims and mere thoughts are told from what is asserted."""
    last = triggers(layout(text))[-1]
    assert (last.surface, last.modality) == (surface, modality)


@pytest.mark.parametrize("text", FIGURES)
def test_takes_no_figure_of_speech_for_a_deed(text: str) -> None:
    """Price wars, battles with cancer, films that are shot and other accidents give no trigger."""
    assert triggers(layout(text)) == ()


def test_spans_are_of_the_text_and_do_not_overlap() -> None:
    """`text[start:end] == surface` for each trigger, and each begins behind the one before."""
    text = "A suicide bomber blew himself up near a car bomb factory after shelling killed two guards."
    found = triggers(layout(text))
    assert all(text[one.start : one.end] == one.surface for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize(("text", "surface"), [(text, found[0][0]) for text, found in TOLD[:20]])
def test_reads_capitals_as_well(text: str, surface: str) -> None:
    """Agency copy in capitals gives the same triggers as mixed case."""
    assert triggers(layout(text.upper()))[0].surface == surface.upper()

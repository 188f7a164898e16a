"""The place of a happening among the places that a sentence names, and its role."""

import pytest

from eventgeo import pipeline
from eventgeo.records import Document, Event
from tests.events.readings import told

PLACED = [
    ("Shelling killed two people in {Kherson} on Monday.", "shelling", "Kherson", "at"),
    ("{Kherson} was shelled on Monday.", "shelling", "Kherson", "at"),
    ("Rebels attacked {Kherson} on Monday.", "attack", "Kherson", "at"),
    ("A car bomb exploded near {Kherson} on Monday.", "bombing", "Kherson", "near"),
    ("In {Kherson}, a drone struck a bus on Monday.", "drone strike", "Kherson", "at"),
    ("A drone struck a bus in {Kherson}, {Odesa} officials said on Monday.", "drone strike", "Kherson", "at"),
    ("{Moscow} said its forces shelled {Kherson} on Monday.", "shelling", "Kherson", "at"),
    ("The attack on {Kherson} killed four people, a minister told reporters in {Kyiv}.", "attack", "Kherson", "at"),
    ("Speaking in {Kyiv}, the minister said {Kherson} had been shelled on Monday.", "shelling", "Kherson", "at"),
    ("Troops from {Odesa} attacked a checkpoint in {Kherson}.", "armed clash", "Kherson", "at"),
    ("The shelling of {Kherson} wounded six people.", "shelling", "Kherson", "at"),
    ("Clashes broke out around {Kherson} on Monday.", "armed clash", "Kherson", "near"),
    ("Clashes broke out between {Kherson} and {Mykolaiv} on Monday.", "armed clash", "Kherson", "between"),
    ("Gunmen kidnapped an engineer outside {Kherson} on Monday.", "abduction", "Kherson", "near"),
    ("Missiles hit {Kherson} and killed a nurse.", "missile strike", "Kherson", "at"),
    ("{Kherson}: two killed as mine explodes", "bombing", "Kherson", "at"),
    ("Fighting raged in {Kherson} while talks went on in {Geneva}.", "armed clash", "Kherson", "at"),
    ("A convoy travelling from {Odesa} to {Kherson} was ambushed near {Mykolaiv}.", "armed clash", "Mykolaiv", "near"),
    ("Two soldiers were killed in {Kherson} in {Ukraine|country} on Monday.", "armed clash", "Kherson", "at"),
    ("Police in {Kherson} fired tear gas at protesters on Monday.", "with intervention", "Kherson", "at"),
    ("Thousands protested in {Kherson} against the war in {Syria|country}.", "peaceful", "Kherson", "at"),
    ("The president vowed to defend {Kherson} on Monday.", "statement", "Kherson", "about"),
    ("Officials condemned the bombing of {Kherson} on Monday.", "bombing", "Kherson", "at"),
    ("The foreign ministers met in {Geneva} on Monday.", "meeting", "Geneva", "at"),
    ("The foreign ministers met in {Geneva} to discuss the fighting in {Kherson}.", "armed clash", "Kherson", "at"),
    ("The ministry in {Kyiv} said shelling killed two in {Kherson}.", "shelling", "Kherson", "at"),
    ("Warplanes bombed the outskirts of {Kherson} on Monday.", "air strike", "Kherson", "at"),
    ("A woman from {Odesa} was shot dead in {Kherson} on Monday.", "attack", "Kherson", "at"),
    ("Soldiers withdrew from {Kherson} on Monday.", "withdrawal", "Kherson", "at"),
    (
        "The army withdrew its men from {Kherson} on Monday, the president said in {Kyiv}.",
        "withdrawal",
        "Kherson",
        "at",
    ),
    ("Germany sent tanks to {Ukraine|country} on Monday.", "military aid", "Ukraine", "about"),
    ("The army recaptured {Kherson} from the rebels on Monday.", "territory gained", "Kherson", "at"),
    ("Rebels seized control of {Kherson} on Monday.", "territory gained", "Kherson", "at"),
    ("The blast in the centre of {Kherson} wounded nine.", "bombing", "Kherson", "at"),
    ("Artillery fire hit the northern district of {Kherson} on Monday.", "shelling", "Kherson", "at"),
    ("An explosion was heard in {Kherson} on Monday, residents of {Mykolaiv} said.", "bombing", "Kherson", "at"),
    ("Three people died in shelling in the village of {Posad} on Monday.", "shelling", "Posad", "at"),
    ("Rebels in the hills above {Posad} ambushed a patrol on Monday.", "armed clash", "Posad", "at"),
    ("Mortar shells fell on {Posad} on Monday, killing a girl.", "shelling", "Posad", "at"),
    ("{Posad}'s market was bombed on Monday.", "bombing", "Posad", "at"),
]


@pytest.mark.parametrize(("marked", "subtype", "name", "role"), PLACED)
def test_places_a_happening_where_the_sentence_says(marked: str, subtype: str, name: str, role: str) -> None:
    """Neither the actor's place nor the speaker's is taken for the happening's."""
    event = next(event for event in told(marked) if event.subtype == subtype)
    assert event.place is not None
    assert (event.place.name, event.place.role) == (name, role)


def test_keeps_two_places_apart() -> None:
    """Two deeds at two places in one sentence are two happenings."""
    events = told("Rebels shelled {Posad} on Monday and government warplanes bombed {Kherson}.")
    assert [(event.subtype, event.place and event.place.name) for event in events] == [
        ("shelling", "Posad"),
        ("air strike", "Kherson"),
    ]


def test_takes_the_place_from_the_happening_told_before() -> None:
    """A later sentence that comes back to the attack has its place."""
    events = told("A bomb exploded in {Kherson} on Monday.\n\nThe explosion wounded six passers-by.")
    assert [event.place and event.place.name for event in events] == ["Kherson", "Kherson"]


def test_takes_the_place_from_the_sentence_before() -> None:
    """A sentence that names no place is about the one named just before."""
    events = told("The market of {Kherson} was crowded. Then a mortar shell landed, killing two.")
    assert [event.place and event.place.name for event in events] == ["Kherson"]


def test_places_nothing_that_the_text_does_not_place() -> None:
    """No pin is guessed where the text names no place."""
    assert [event.place for event in told("Gunmen killed a judge on Monday.")] == [None]


def test_a_capital_that_speaks_is_no_place() -> None:
    """What "Kigali denies" gives no place to what others did."""
    text = (
        "GOMA, 27 January 2025 — M23 rebels seized Goma on Monday. Rwandan forces had entered the city; Kigali denies "
        "backing the rebels."
    )
    found = pipeline.read_document(Document("report", text)).events
    assert [event.place.name for event in found if event.place] == ["Goma", "Goma"]


def test_an_offensive_is_not_in_its_owner_nor_where_it_was_spoken_of() -> None:
    """ "Russia's offensive", told of at a meeting in Prague, was in neither."""
    text = (
        "Alliance chief: Russia's new offensive has begun\n\nPRAGUE, February 13, 2023 — The alliance's head said in "
        "Prague on Monday that Russia had begun a new offensive in Ukraine. Ministers will meet in Prague on Tuesday."
    )
    found = pipeline.read_document(Document("report", text)).events
    places = {event.place.name for event in found if event.place and event.type == "Battles"}
    assert places.isdisjoint({"Russia", "Prague"})


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Russia fired 90 missiles at Ukrainian cities on Monday.", "UA"),
        ("Israeli jets bombed several Lebanese border villages on Monday.", "LB"),
        ("A Ukrainian drone struck a depot on Russian territory on Monday.", "RU"),
    ],
)
def test_whose_towns_were_hit_says_where(text: str, country: str) -> None:
    """A country's towns and soil are in it, and a deed against them is not where its doers come from."""
    [event] = pipeline.read_document(Document("report", text)).events
    assert event.place is not None
    assert event.place.country == country


def test_a_place_that_a_later_sentence_opens_with_is_that_of_what_it_tells() -> None:
    """Police fired somewhere else than where others marched; violence is summed up before it is placed."""
    apart = told("Police fired on crowds on Monday, killing 22. In {Kherson} and {Odesa} thousands marched.")
    placed = told("Gunmen killed 22 people on Monday. In {Kherson}, gunmen shot twelve of them.")
    assert {event.place.name for event in apart if event.place and event.type != "Protests"} <= {"Ukraine"}
    assert {event.place.name for event in placed if event.place} == {"Kherson"}


def test_a_preposition_may_belong_to_an_expression_of_places() -> None:
    """ "In the countryside of X" leads with its own "in": nothing is sought before it."""
    text = "Rebels in the countryside of Homs met and people were hurt in shelling on Monday."
    found = list(pipeline.extract([Document("a.txt", text, published="2013-02-14")]))
    assert [item.subtype for item in found if isinstance(item, Event)] == ["shelling"]

"""The stories of a digest, each read by itself."""

from __future__ import annotations

import pytest

from eventgeo.events.stories import stories
from eventgeo.records import Event, Mentions
from tests.events.readings import mentions, readings, told

LABELLED = (
    "{Somalia|country}: A bomber killed six people at a tea shop in {Beledweyne} on Monday.\n"
    "{Mali|country}: Rebels attacked a convoy near {Kidal} on Sunday. The attack left 17 dead.\n"
    "{Chad|country}: A mine hit a truck in {Mao}, killing its driver."
)
HEADED = (
    "Conflict watch\n\n{Somalia|country}\n\nA bomber killed six people in {Beledweyne} on Monday.\n\n"
    "{Mali|country}\n\nRebels attacked a convoy near {Kidal} on Sunday. The attack left 17 dead.\n\n"
    "{Chad|country}\n\nA mine hit a truck in {Mao}, killing its driver."
)
FRONTS = (
    "Evening report\n\n{Kharkiv|city} direction. The enemy attacked twice near {Vovchansk} on Monday.\n\n"
    "In the {Kupiansk|city} direction, troops repelled three assaults near {Kolisnykivka} on Sunday.\n\n"
    "{Lyman|city} sector: Russian shells killed six people on Saturday.\n\nArtillery hit two command posts."
)
BULLETS = "\n".join(f"• {line}" for line in LABELLED.splitlines())
DASHES = LABELLED.replace("}:", "} –")


def _facts(event: Event) -> tuple[str | None, str | None, int | None]:
    start = event.date.start
    return event.place and event.place.name, start and start.isoformat(), event.killed and event.killed.low


@pytest.mark.parametrize("text", [LABELLED, HEADED, BULLETS, DASHES], ids=["labels", "headings", "bullets", "dashes"])
def test_each_story_has_its_own_day_place_and_toll(text: str) -> None:
    """Nothing of one story goes to another: what has no day of its own has that of no neighbour."""
    found = [_facts(event) for event in told(text, "2024-10-08")]
    assert found[0] == ("Beledweyne", "2024-10-07", 6)
    assert ("Kidal", "2024-10-06", 17) in found
    assert found[-1] == ("Mao", None, 1)


def test_every_trigger_of_a_digest_is_read_once() -> None:
    """Each trigger is in one report or one Issue, at its offsets in the whole text."""
    whole = mentions(HEADED)
    read = sorted(
        item.report.trigger if isinstance(item, Event) else (item.start, item.end) for item in readings(HEADED)
    )
    assert read == sorted((trigger.start, trigger.end) for trigger in whole.triggers)


def test_the_label_is_the_place_of_a_story_that_names_no_other() -> None:
    """ "MALI: Rebels attacked a convoy" was in Mali."""
    text = LABELLED.replace(" near {Kidal}", "")
    assert "Mali" in [event.place.name for event in told(text, "2024-10-08") if event.place]


def test_offsets_and_indices_hold_in_every_story() -> None:
    """Sentences tell their tokens and blocks in the story's own counting, and the text's own offsets."""
    for story in stories(mentions(LABELLED)):
        layout = story.layout
        for sentence in layout.sentences:
            block, told_by = layout.blocks[sentence.block], layout.tokens[sentence.first : sentence.last]
            assert block.start <= sentence.start < sentence.end <= block.end
            assert all(sentence.start <= token.start < token.end <= sentence.end for token in told_by)
            assert told_by


@pytest.mark.parametrize(
    "text",
    [
        "{Kherson}: shelling kills two\n\nShelling killed two people on Monday.\n\nMore were hurt in {Mykolaiv}.",
        "In {Somalia|country}, a bomber struck.\n\nIn {Mali|country}, rebels struck.\n\nIn {Chad|country}, a mine hit.",
        "{Kyiv} said so.\n\n{Moscow} denied it.\n\n{Minsk} was silent.",
        "{Kherson}: one killed\n\n{Kherson}: two killed\n\n{Kherson}: three killed",
        "{Kherson}: one killed\n{Odesa}: two killed\n" * 251,
    ],
    ids=["headline", "sentences", "speakers", "one town", "table"],
)
def test_other_texts_are_one_story(text: str) -> None:
    """Places that open sentences, a single label, and hundreds of them make no digest."""
    whole: Mentions = mentions(text)
    assert list(stories(whole)) == [whole]


def test_the_stretches_of_a_front_are_stories() -> None:
    """ "Kharkiv direction. ...", "In the Kupiansk direction, ...": what follows the last of them is of none."""
    found = [_facts(event) for event in told(FRONTS, "2024-10-08")]
    assert found[0] == ("Vovchansk", "2024-10-07", None)
    assert ("Kolisnykivka", "2024-10-06", None) in found
    assert ("Lyman", "2024-10-05", 6) in found
    assert [part.layout.blocks[0].start for part in stories(mentions(FRONTS))][-1] == mentions(
        FRONTS
    ).layout.text.index("Artillery")

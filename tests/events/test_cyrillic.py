"""Events of Ukrainian and Russian texts: a table of sentences, and what a report of several sentences gives."""

import csv
import time
from pathlib import Path

import pytest

from eventgeo import pipeline
from eventgeo.events.cyrillic.harm import tolls
from eventgeo.records import Document, Event, Issue, Toll

LINES = [line for line in Path(__file__).with_name("cyrillic.tsv").read_text("utf-8").splitlines() if line[0] != "#"]
COLUMNS = ("subtype", "modality", "place", "day", "killed", "wounded", "actor", "text")
ROWS = list(csv.DictReader(LINES, COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE))
REPORT = (
    "Удар по Краматорську\n\n"
    "Учора ввечері російські війська завдали ракетного удару по Краматорську. Зруйновано житловий будинок. "
    "Загинули троє людей, ще семеро поранені.\n\n"
    "Росія планує новий наступ на Харків. Від початку вторгнення в місті не було таких обстрілів."
)


def read(text: str) -> list[Event | Issue]:
    """What a text published on 15 February 2023 gives."""
    document = Document("report", text, published="2023-02-15", published_basis="given")
    found = pipeline.read_document(document)
    return [*found.events, *found.issues]


def numbers(toll: Toll | None) -> str:
    """A toll as the table has it."""
    return "-" if toll is None else "..".join("" if each is None else str(each) for each in (toll.low, toll.high))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_a_sentence_gives_its_event(row: dict[str, str]) -> None:
    """One event with its place, day, toll and actor, or none."""
    events = [one for one in read(row["text"]) if isinstance(one, Event)]
    if row["subtype"] == "-":
        assert events == []
        return
    (event,) = events
    assert (event.subtype, event.modality) == (row["subtype"], row["modality"])
    assert (event.place.name if event.place else "-") == row["place"]
    assert (event.date.start.isoformat() if event.date.start else "-") == row["day"]
    assert (numbers(event.killed), numbers(event.wounded)) == (row["killed"], row["wounded"])
    assert next((actor.name for actor in event.actors if actor.role != "target"), "-") == row["actor"]


def test_a_report_is_read_as_a_whole() -> None:
    """People hurt in a later sentence belong to the strike told before, as one incident; plans stand apart."""
    done, planned = pipeline.merge(one for one in read(REPORT) if isinstance(one, Event) and one.modality != "denied")
    assert (done.subtype, done.place and done.place.name, str(done.date.start)) == (
        "missile strike",
        "Kramatorsk",
        "2023-02-14",
    )
    assert (numbers(done.killed), numbers(done.wounded)) == ("3..3", "7..7")
    assert planned.modality == "planned"


def test_each_trigger_gives_one_event_or_one_issue() -> None:
    """No trigger is lost and none is told twice."""
    document = Document("report", REPORT, published="2023-02-15", published_basis="given")
    found = pipeline.read_document(document)
    assert found.mentions is not None
    spans = [one.report.trigger for one in found.events]
    spans += [(one.start, one.end) for one in found.issues if one.start is not None and one.end is not None]
    assert sorted(spans) == sorted((one.start, one.end) for one in found.mentions.triggers)


@pytest.mark.parametrize(
    ("sentence", "killed", "wounded"),
    [
        ("загинули чоловік і жінка", "2..2", "-"),
        ("кількість загиблих зросла до 12", "12..12", "-"),
        ("двадцять п'ять людей загинули", "25..25", "-"),
        ("понад 30 осіб поранено", "-", "30.."),
        ("13 лютого загинули двоє", "2..2", "-"),
        ("погибли по меньшей мере 30 человек, среди них девять детей", "30..", "-"),
        ("погиб водитель, пассажирка получила ранения", "1..1", "1..1"),
        ("погибли более ста человек, десятки ранены", "100..", "20..99"),
        ("погибли двое детей и трое ранены", "2..2", "3..3"),
        ("загинув, коли йому було 40 років", "-", "-"),
        ("знищено 5 танків, загиблих немає", "-", "-"),
    ],
)
def test_numbers_of_people_are_read(sentence: str, killed: str, wounded: str) -> None:
    """Words and digits, ranges and bounds; ages and machines are no people."""
    found = tolls(sentence)
    assert (numbers(found.get("killed")), numbers(found.get("wounded"))) == (killed, wounded)


@pytest.mark.parametrize("words", ["обстріл загинули 3 ", "13 14 15 ", "атака дронів у Києві, ", "не планує "])
def test_a_sentence_without_end_takes_no_time(words: str) -> None:
    """60,000 letters without a full stop are read in seconds."""
    begun = time.process_time()
    read("У Харкові " + words * (60_000 // len(words)))
    assert time.process_time() - begun < 10

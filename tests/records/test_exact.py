"""Records that one run keeps for the next come back as they were."""

from datetime import UTC, date, datetime

import pytest

from eventgeo import pipeline
from eventgeo.records import Candidate, Document, Issue, PlaceMention, Publication, Timex, Toponym
from eventgeo.records.codec import exact_from, exact_from_each, exact_line

RECORDS = [
    Document("a.txt", "Text é \ud800", extra={"pages": [0, 10], "kind": None}, given_toponyms=((0, 4), (5, 6))),
    Document("b", "", published="2023-02-14T10:00:00+02:00", published_basis="metadata", lang="en"),
    Publication(date(2023, 2, 14), datetime(2023, 2, 14, 10, tzinfo=UTC), "given", 1.0),
    Publication(),
    Timex(0, 7, "Tuesday", "DATE", "2023-02-14", date(2023, 2, 14), date(2023, 2, 14), None, "weekday", None),
    Toponym(
        0,
        7,
        "Bakhmut",
        "literal",
        48.594411234567,
        38.0000001,
        1,
        "Bakhmut",
        disputed=("UA", "RU"),
        alternatives=(Candidate(None, "Bakhmut", "UA", None, "PPL", 1 / 3, 2 / 3, 0.1),),
    ),
    PlaceMention("a.txt", 0, 7, "Bakhmut was shelled."),
    Issue("extract", "a.txt", "planned", "it is planned", 3, 9, "quote", refused=True),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_comes_back_as_it_was(record: object) -> None:
    """Every field, to the last digit."""
    assert exact_from(type(record), exact_line(record)) == record


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
@pytest.mark.parametrize("count", [0, 1, 450])
def test_many_lines_come_back_as_one_does(record: object, count: int) -> None:
    """However many are read together."""
    assert [*exact_from_each(type(record), [exact_line(record)] * count)] == [record] * count


def test_what_a_report_tells_comes_back_as_it_was() -> None:
    """Events with dates, places, actors and tolls, and all that was found on the way to them."""
    text = "BAKHMUT, Ukraine - Russian shelling killed at least 3 civilians in Bakhmut on Monday, officials said."
    reading = pipeline.read_document(Document("a.txt", text, published="2023-02-14"))
    assert reading.events
    assert reading.mentions
    kinds = [*reading.events, *reading.mentions.toponyms, *reading.mentions.locations, *reading.mentions.timexes]
    assert [exact_from(type(record), exact_line(record)) for record in kinds] == kinds

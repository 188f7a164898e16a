"""Whatever a report says, the whole way from its text to the outputs ends well: in time, in memory, without a fault."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgeo import pipeline
from eventgeo.records import Document, Event, Incident, Issue, Mentions
from tests.conftest import EXAMPLE
from tests.fuzzing import bounded, damaged, fuzz

pytestmark = pytest.mark.fuzz
REPORTS = sorted((EXAMPLE / "reports").glob("*.txt"))
ENGLISH = (
    "killed shelled shelling attack attacked fighting clashes explosion bombed captured protest arrested wounded met "
    "people soldiers civilians troops rebels police women children army Russian Ukrainian the a in near on at of "
    "and or by with to from between after before since until during at least dozens 12 three hundred 100,000 3.5 1,2,3 "
    "Kherson Bakhmut Paris London New York Gaza Donetsk Mali region district village province city of north-west of "
    "20 km 5 miles Monday Tuesday yesterday today last week two days ago in 2023 February 14 14.02.2023 2023-02-14 "
    "9 p.m. said says claimed denied threatened may will if not no was were has been Reuters AFP"
).split()
CYRILLIC = (
    "обстріляли Херсон загинули двоє людей у лютого 2023 року росіяни Бахмут поранено вчора 14 удар по селу область "
    "обстрел погибли при взрыве в Донецке вчера человек ранены два бои под атака дронов قصف في غزة"
).split()
MARKS = [
    "\n",
    "\n\n",
    "\n- ",
    "\n# ",
    "\t",
    "\u00a0",
    "\u200b",
    "\u2028",
    "\r\n",
    "…",
    "—",
    "--",
    "***",
    "|",
    "•",
    "\ufeff",
]
MARKS += [
    *"()[]{}\"'“”‘’«».,;:!?%@#$€/\\-_",
    "48°30'N 36°10'E",
    "48.5, 36.2",
    "https://x.org/a?b=c",
    "👍",
    "e\u0301",
    "ﷺ",
]
PIECES = st.sampled_from([*ENGLISH, *ENGLISH, *CYRILLIC, *MARKS]) | st.text(max_size=3)
TEXTS = st.lists(PIECES, max_size=60).map(" ".join) | st.lists(PIECES, max_size=60).map("".join)


@st.composite
def repeated(draw: st.DrawFn, size: int) -> str:
    """A few words or marks, again and again."""
    joint = draw(st.sampled_from(("", " ", "\n", ", ", ". ")))
    piece = joint.join(draw(st.lists(PIECES, min_size=1, max_size=12))) + joint
    return (piece * (size // max(1, len(piece)) + 1))[:size]


def document(text: str) -> Document:
    """A report of 15 February 2023."""
    return Document("fuzz.txt", text, published="2023-02-15", published_basis="given")


def sound(items: Sequence[object]) -> None:
    """No item tells of a fault or of time run out."""
    assert [item for item in items if isinstance(item, Issue) and item.code in ("failed", "too slow")] == []


def extracted(text: str) -> list[Event]:
    """The events of a text; each trigger of it is in just one of them, or in an Issue."""
    mentions = [item for item in pipeline.annotate([document(text)]) if isinstance(item, Mentions)]
    items = list(pipeline.extract([document(text)]))
    sound(items)
    events = [item for item in items if isinstance(item, Event)]
    told = [event.report.trigger for event in events]
    told += [(item.start, item.end) for item in items if isinstance(item, Issue) and item.start is not None]
    assert sorted(told) == sorted((each.start, each.end) for one in mentions for each in one.triggers)
    assert all(text[event.report.start : event.report.end] == event.report.quote for event in events)
    return events


def whole(text: str, folder: Path) -> None:
    """A text goes all the way, within the bounds."""
    with bounded():
        incidents = [item for item in pipeline.merge(extracted(text)) if isinstance(item, Incident)]
        assert "<html" in pipeline.show(incidents)
        pipeline.write_brief(folder, incidents, ["svg", "docx", "kml"], title="Fuzz")
        for suffix in (".csv", ".geojson", ".jsonl"):
            pipeline.export(incidents, folder / f"events{suffix}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for outputs, each over the last."""
    return tmp_path_factory.mktemp("fuzz")


def test_any_words_go_the_whole_way(folder: Path) -> None:
    """Words of news, numbers, marks and strange characters in any order."""

    @fuzz(15)
    @given(TEXTS)
    def run(text: str) -> None:
        whole(text, folder)

    run()


@pytest.mark.parametrize("report", REPORTS[:3], ids=lambda path: path.stem)
def test_a_damaged_report_goes_the_whole_way(report: Path, folder: Path) -> None:
    """A real report with some of its bytes replaced, dropped or doubled."""

    @fuzz(4)
    @given(damaged(report.read_bytes()))
    def run(content: bytes) -> None:
        whole(content.decode("utf-8", "replace"), folder)

    run()


@pytest.mark.parametrize("size", [200, 20_000])
def test_a_word_without_end_is_read_in_time(size: int, folder: Path) -> None:
    """Found by fuzzing: whose words a number is was sought in every part of a long word."""
    whole("S" * size + "helling of Kherson market kills at least five\n\nPolice said two people were hurt.", folder)


@fuzz(10)
@given(repeated(20_000))
def test_what_is_said_again_and_again_is_read_in_time(text: str) -> None:
    """20,000 characters of the same few words are read within the bounds, at most as dense as they may be."""
    with bounded():
        extracted(text)


@pytest.mark.parametrize(
    "piece",
    [
        "soldiers killed two people near Kherson and ",
        "Soldiers killed two people near Kherson on Monday. ",
        "Rebels bombed Donetsk region. Police arrested three in London, said Paris. ",
    ],
)
def test_a_text_full_of_deeds_is_read_in_time(piece: str) -> None:
    """40,000 characters with a trigger, a place or a date every few words take no more for each than a report does."""
    with bounded():
        assert extracted(piece * (40_000 // len(piece)))

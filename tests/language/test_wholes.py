"""Texts that stand whole in others are known by their passages, whatever papers do to a wire beside its words."""

import re
from random import Random

import pytest

from eventgeo.language import Marked, align, mark, wholes
from eventgeo.language.passages import passages
from eventgeo.language.wholes import FEWEST
from eventgeo.records import Document
from tests.conftest import EXAMPLE

WIRE = """Two killed in Kherson shelling, governor says

By Jane Doe and John O'Neil

KHERSON, Feb 14 (Reuters) - Russian shells “hit” a market in Kherson on Tuesday, killing two people, the governor said.

Nikopol was shelled overnight. No one was hurt there.

(Reporting by Jane Doe; Editing by John O'Neil)
"""
BYLINE = "By Jane Doe and John O'Neil\n\n"
SWAPPED = "No one was hurt there. Nikopol was shelled overnight."
DATELINE = "KHERSON, Feb 14 (Reuters) - "
SAME = [
    ("white space and line ends", lambda text: text.replace("\n\n", "\r\n\r\n\r\n").replace(" a ", "  a\u00a0")),
    ("quotation marks and dashes", lambda text: text.replace("“", '"').replace("”", '"').replace(" - ", " — ")),
    ("capitals of the headline", lambda text: text.replace("Two killed in Kherson", "TWO KILLED In Kherson")),
    ("another by-line", lambda text: text.replace("Jane Doe and John O'Neil", "Our Correspondent, Reuters")),
    ("no by-line and no credits", lambda text: text.replace(BYLINE, "").split("\n\n(Rep")[0]),
    ("no name of the agency", lambda text: text.replace(" (Reuters)", "")),
    ("links and requests", lambda text: text + "\nRead more: What we know\n\nSubscribe to our list\n\n3 min read\n"),
    ("credit of a photo", lambda text: text + "\nPhoto: Jane Doe/Reuters\n"),
]  # fmt: skip
PARTS = [
    ("cut from its end", lambda text: text.split("\n\nNikopol")[0]),
    ("a paragraph dropped", lambda text: text.replace("Nikopol was shelled overnight. No one was hurt there.\n\n", "")),
    ("a sentence dropped", lambda text: text.replace(" No one was hurt there.", "")),
    ("no headline", lambda text: text.split("\n\n", 1)[1]),
    ("no dateline", lambda text: text.replace(DATELINE, "")),
]
OTHERS = [
    ("an updated toll", lambda text: text.replace("killing two people", "killing three people")),
    ("a headline that says something else", lambda text: text.replace("Two killed", "Three killed")),
    ("another order", lambda text: text.replace("Nikopol was shelled overnight. No one was hurt there.", SWAPPED)),
    ("another dateline", lambda text: text.replace("KHERSON, Feb 14", "KYIV, Feb 14")),
]  # fmt: skip


def document(name: str, text: str, published: str = "2023-02-15") -> Document:
    """A report of a day."""
    return Document(name, text, published, "given")


def copies(*documents: Document) -> dict[str, str]:
    """Which documents are found to be copies, and of which."""
    return wholes(Marked(one.id, one.id, known) for one in documents if (known := mark(one)))


@pytest.mark.parametrize("change", [case[1] for case in SAME + PARTS], ids=[case[0] for case in SAME + PARTS])
def test_what_says_nothing_else_is_a_copy(change) -> None:  # type: ignore[no-untyped-def]
    """Whichever comes first."""
    wire, other = document("wire", WIRE), document("other", change(WIRE))
    assert other.text != wire.text
    found = copies(wire, other)
    assert found == copies(other, wire)
    assert len(found) == 1


@pytest.mark.parametrize("change", [case[1] for case in PARTS], ids=[case[0] for case in PARTS])
def test_the_shorter_one_is_the_copy(change) -> None:  # type: ignore[no-untyped-def]
    """Of the fuller."""
    assert copies(document("a", change(WIRE)), document("b", WIRE)) == {"a": "b"}


@pytest.mark.parametrize("change", [case[1] for case in OTHERS], ids=[case[0] for case in OTHERS])
def test_what_says_something_else_is_none(change) -> None:  # type: ignore[no-untyped-def]
    """It is read for itself."""
    assert change(WIRE) != WIRE
    assert copies(document("wire", WIRE), document("other", change(WIRE))) == {}


@pytest.mark.parametrize(
    ("one", "two", "text", "alike"),
    [
        ("2023-02-15", "2023-02-16", "Shells hit Kherson on Tuesday.", False),
        ("2023-02-15T03:00:00Z", "2023-02-15T21:00:00Z", "Shells hit Kherson on Tuesday.", True),
        ("2023-02-15T03:00:00Z", "2023-02-15T21:00:00Z", "Shells hit Kherson tonight.", False),
        ("2023-02-15T03:00:00Z", "2023-02-15T03:30:00Z", "Shells hit Kherson tonight.", True),
    ],
)
def test_the_same_words_of_another_day_are_others(one: str, two: str, text: str, alike: bool) -> None:
    """And of another hour, where the words are read by it."""
    assert bool(copies(document("a", text, one), document("b", text, two))) == alike


def test_what_has_no_day_or_says_nothing_has_no_mark() -> None:
    """Nor what tells of a day after it was fetched."""
    assert mark(Document("a", WIRE)) is None
    assert mark(document("a", "By Jane Doe\n\nAdvertisement")) is None
    assert mark(Document("a", WIRE, "2023-02-15", "metadata", retrieved="2023-02-01")) is None


def test_copies_are_those_that_comparing_all_gives() -> None:
    """Of invented texts of few sentences: each part goes to the fullest text that it stands in, if it is no note."""
    chance = Random(5)
    for _ in range(40):
        texts = {f"d{n:02}": [s for s in "ABCDEFGH" if chance.random() < chance.choice((0.3, 0.8))] for n in range(12)}
        documents = [
            document(name, "\n\n".join(f"Word {one}." for one in some)) for name, some in texts.items() if some
        ]
        ranked = sorted(documents, key=lambda one: (-len(texts[one.id]), one.id))
        expected: dict[str, str] = {}
        for place, one in enumerate(ranked):
            of_own = texts[one.id] if len(texts[one.id]) < FEWEST else None
            fuller = [
                two.id
                for two in ranked[:place]
                if set(texts[one.id]) <= set(texts[two.id]) and of_own in (None, texts[two.id])
            ]
            if fuller:
                expected[one.id] = fuller[0]
        chance.shuffle(documents)
        assert copies(*documents) == expected


def test_a_note_is_no_part_of_the_news_of_another_town() -> None:
    """“The city” of a message of one sentence is not the one that a longer report with this sentence is about."""
    note = "Shelling killed two people in the city on Tuesday."
    news = f"Odesa under fire\n\nODESA, Ukraine - Odesa was attacked again. {note} The mayor said more would follow."
    assert copies(document("note", note), document("news", news)) == {}
    assert copies(document("note", note), document("same", f"{note}\n")) == {"note": "same"}


def test_the_cost_is_that_of_the_texts() -> None:
    """Of ten times as many texts, each cut elsewhere, it takes about ten times the steps."""

    class Counting(bytes):
        """Digests that count how often they are looked at."""

        looks = 0

        def __getitem__(self, at):  # type: ignore[no-untyped-def]
            Counting.looks += 1
            return super().__getitem__(at)

    def looks(count: int) -> int:
        Counting.looks = 0
        day = [
            Marked(n, str(n), known._replace(passages=Counting(known.passages)))
            for n in range(count)
            if (known := mark(document(str(n), "\n\n".join(f"Passage {at} of {n // 5}." for at in range(3 + n % 5)))))
        ]
        assert len(wholes(day)) == count * 4 / 5
        return Counting.looks

    assert looks(2000) < 12 * looks(200)


def test_offsets_lead_from_the_whole_to_its_part() -> None:
    """Of the words that both have, in the part's own writing; None for the others."""
    part = f'KHERSON, Feb 14 — Russian  shells "hit" {WIRE.split("“hit” ")[1]}'.split("\n")[0]
    there = align(WIRE, part)
    for words, found in (
        ("shells", "shells"),
        ("“hit”", '"hit"'),
        ("killing two people", "killing two people"),
        ("KHERSON", "KHERSON"),
    ):
        start = WIRE.index(words, WIRE.index("KHERSON"))
        span = there.exactly(start, start + len(words))
        assert span
        assert part[slice(*span)] == found
    start = WIRE.index("KHERSON")
    around = there.around(start, WIRE.index("said.") + 5)
    assert around
    assert part[slice(*around)] == part
    assert there.exactly(WIRE.index("Nikopol"), WIRE.index("Nikopol") + 7) is None
    assert there.around(0, 10) is None


def test_reports_that_lost_paragraphs_are_parts_of_themselves() -> None:
    """Of the example's reports, in another dress: each word of the part is where the whole's leads to."""
    chance = Random(3)
    for path in sorted((EXAMPLE / "reports").glob("*.txt")):
        whole = path.read_text("utf-8")
        paragraphs = whole.split("\n\n")
        kept = sorted(chance.sample(range(len(paragraphs)), max(1, len(paragraphs) * 2 // 3)))
        part = "\r\n\r\n".join(paragraphs[at] for at in kept).replace("“", '"').replace("”", '"').replace("—", "--")
        found = {"part": "whole"} if len([*passages(part)]) >= FEWEST else {}
        assert copies(document("part", part), document("whole", whole)) == found
        there = align(whole, part)
        words = [(word, there.exactly(*word.span())) for word in re.finditer(r"\w+", whole)]
        assert all(part[slice(*span)] == word.group() for word, span in words if span)
        assert sum(span is not None for _, span in words) > 0.8 * len(re.findall(r"\w+", part))


def test_the_same_text_leads_to_itself() -> None:
    """Character by character, also where it says nothing."""
    assert align(WIRE, WIRE).exactly(WIRE.index("Jane"), WIRE.index("Jane") + 4) == (
        WIRE.index("Jane"),
        WIRE.index("Jane") + 4,
    )


def test_a_text_beyond_the_length_of_a_report_is_one_passage() -> None:
    """So that none takes longer than its length."""
    assert len([*passages("Shells fell. " * 20_000)]) == 1

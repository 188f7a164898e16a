"""Plain text and Markdown: encodings, ends of line, characters that no report is made of."""

from pathlib import Path

import pytest

from eventgeo.reading import read
from eventgeo.records import Document, Issue

WESTERN = "Le café d’Odessa – près du marché – a été touché mardi, « sans victimes »."
UKRAINIAN = "Бої біля Бахмута тривають, повідомив Генеральний штаб у вівторок. Двоє людей загинули."
RUSSIAN = "Бои под Бахмутом продолжаются, сообщил во вторник Генеральный штаб. Два человека погибли."


def one(tmp_path: Path, name: str, content: bytes) -> tuple[Document, list[str]]:
    """The document of a file with these bytes, and what was said about its reading."""
    (tmp_path / name).write_bytes(content)
    items = list(read([tmp_path / name]))
    (document,) = (item for item in items if isinstance(item, Document))
    return document, [item.message for item in items if isinstance(item, Issue)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [WESTERN, UKRAINIAN])
def test_unicode_is_read_without_a_word(tmp_path: Path, encoding: str, text: str) -> None:
    """UTF-8, UTF-16 and UTF-32 are read with or without a mark, and nothing need be said."""
    document, said = one(tmp_path, "a.txt", text.encode(encoding))
    assert (document.text, said) == (text, [])


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        (WESTERN, "cp1252", "Windows-1252"),
        ("Une forte explosion a été entendue près de l'aéroport.", "latin-1", "Latin-1"),
        (UKRAINIAN * 3, "cp1251", "cp1251"),
        (RUSSIAN * 3, "koi8-r", "koi8_r"),
    ],
)
def test_older_encodings_are_guessed_and_said(tmp_path: Path, text: str, encoding: str, said: str) -> None:
    """A text that is not Unicode is read by its letters, with an Issue that tells as what."""
    document, messages = one(tmp_path, "a.txt", text.encode(encoding))
    assert document.text == text
    assert len(messages) == 1
    assert said in messages[0]


def test_a_few_broken_bytes_do_not_change_the_encoding(tmp_path: Path) -> None:
    """UTF-8 with one broken byte stays UTF-8; the byte is shown as U+FFFD and said."""
    document, said = one(tmp_path, "a.txt", UKRAINIAN.encode() + b"\xff" + UKRAINIAN.encode())
    assert document.text == f"{UKRAINIAN}\ufffd{UKRAINIAN}"
    assert len(said) == 1


def test_line_ends_become_line_feeds(tmp_path: Path) -> None:
    """Line ends of Windows and old Macintosh read as Python's `open` reads them; offsets count in that text."""
    document, _ = one(tmp_path, "a.txt", b"One.\r\n\r\nTwo.\rThree.\n")
    assert document.text == "One.\n\nTwo.\nThree.\n"


def test_strange_characters_keep_their_width(tmp_path: Path) -> None:
    """NUL and other controls become spaces and misread Windows punctuation what it was, one for one."""
    text = "Kherson\x00was\x07hit \x96 badly. " + TEXT_AROUND
    document, _ = one(tmp_path, "a.txt", text.encode())
    assert len(document.text) == len(text)
    assert document.text.startswith("Kherson was hit – badly. ")


TEXT_AROUND = "Nothing else of note happened in the city during the whole of that long and quiet week. " * 3


def test_markdown_reads_as_its_reader_sees_it(tmp_path: Path) -> None:
    """Marks and addresses of links are gone, items have bullets, its front matter says title, day, source, author."""
    written = (
        '---\ntitle: "Night of shelling"\ndate: 2023-02-14\nsource: The Example\nauthor: A. Writer\n---\n'
        "# Night *of* shelling\n\nShells hit [Kherson](https://example.org/London).\nTwo died.\n\n"
        "- one in **Beryslav**\n- one in Antonivka\n\n![A burnt house in Kherson](house.png)\n"
    )
    document, said = one(tmp_path, "a.md", written.encode())
    assert document.text == (
        "Night of shelling\n\nShells hit Kherson.\nTwo died.\n\n"
        "• one in Beryslav\n\n• one in Antonivka\n\nA burnt house in Kherson"
    )
    assert (document.title, document.source) == ("Night of shelling", "The Example")
    assert document.author == "A. Writer"
    assert (document.published, document.published_basis) == ("2023-02-14", "metadata")
    assert not said


def test_markdown_without_front_matter_keeps_its_rules(tmp_path: Path) -> None:
    """A line of dashes in the text is no front matter."""
    document, _ = one(tmp_path, "a.md", b"One town was hit.\n\n---\n\nAnother was not.\n")
    assert document.text == "One town was hit.\n\nAnother was not."

"""Reading files, folders, patterns and standard input; each bad input is told by name and costs itself alone."""

import io
import os
import sys
from pathlib import Path

import pytest

from eventgeo.reading import Limits, read
from eventgeo.records import Document, Issue

TEXT = "Shells hit Kherson on Tuesday, killing two people."


def documents(*sources: str | Path, **options: Limits) -> list[Document]:
    """The documents of some sources, which must come without Issues."""
    items = list(read(sources, **options))
    assert not [item for item in items if isinstance(item, Issue)]
    return [item for item in items if isinstance(item, Document)]


def refusal(*sources: str | Path, **options: Limits) -> Issue:
    """The only thing that comes of some sources: a refusal."""
    (item,) = read(sources, **options)
    assert isinstance(item, Issue)
    assert item.refused
    assert item.stage == "read"
    return item


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with reports at two depths and things that are none."""
    for name in ("b.txt", "a/z.md", "a/c.txt", ".hidden/d.txt", ".e.txt", "~$c.docx", "photo.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    return tmp_path


def test_a_single_file_goes_by_its_bare_name(folder: Path) -> None:
    """A single file's id is its name without folders, its text what the file holds."""
    (document,) = documents(folder / "a" / "c.txt")
    assert (document.id, document.text) == ("c.txt", TEXT)


def test_a_folder_is_read_to_the_bottom(folder: Path) -> None:
    """Files below a folder come in the order of their paths, named relative to it; hidden ones are passed over."""
    ids = [item.id for item in read([folder]) if isinstance(item, Document)]
    assert ids == ["a/c.txt", "a/z.md", "b.txt"]


def test_a_folder_says_what_it_left_out(folder: Path) -> None:
    """A file of an unknown format in a folder is named, without making the run a failure."""
    (issue,) = (item for item in read([folder]) if isinstance(item, Issue))
    assert (issue.doc, issue.code, issue.refused) == ("photo.png", "unknown format", False)


def test_a_folder_is_not_led_astray(folder: Path) -> None:
    """Links to folders are not followed, in circles or otherwise, and pipes are not waited for."""
    (folder / "a" / "circle").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    items = list(read([folder]))
    assert [item.id for item in items if isinstance(item, Document)] == ["a/c.txt", "a/z.md", "b.txt"]
    left_out = {item.doc: item.message.removeprefix("is left out: ") for item in items if isinstance(item, Issue)}
    assert left_out == {
        "a/circle": "links to folders are not followed",
        "photo.png": ".png is no format that eventgeo reads",
        "pipe.txt": "it is no file",
    }


def test_a_folder_comes_as_a_stream(tmp_path: Path) -> None:
    """The first report of a folder is there before the rest of the folder is looked at."""
    for name in ("a/1.txt", "b/2.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(TEXT)
    items = read([tmp_path])
    next(items)
    (tmp_path / "b" / "0.txt").write_text(TEXT)
    assert [item.id for item in items if isinstance(item, Document)] == ["b/0.txt", "b/2.txt"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["b.txt"]),
        ("a/*", ["c.txt", "z.md"]),
        ("**/*.txt", ["a/c.txt", "b.txt"]),
        ("*/c.txt", ["a/c.txt"]),
    ],
)
def test_a_pattern_names_by_what_follows_its_fixed_part(folder: Path, pattern: str, expected: list[str]) -> None:
    """Files that a pattern matches are named relative to the folders before its first wildcard."""
    assert [document.id for document in documents(str(folder / pattern))] == expected


def test_a_file_with_brackets_in_its_name_is_no_pattern(tmp_path: Path) -> None:
    """A path that exists is taken as it is, whatever characters it has."""
    (tmp_path / "[1] report.txt").write_text(TEXT)
    assert documents(tmp_path / "[1] report.txt")[0].id == "[1] report.txt"


def test_files_of_the_same_name_are_told_apart(folder: Path) -> None:
    """Two files of one name get as much of their paths as tells them apart, in either order; one file comes once."""
    for day in ("mon", "tue"):
        (folder / day).mkdir()
        (folder / day / "x.txt").write_text(TEXT + day)
    mon, tue = folder / "mon" / "x.txt", folder / "tue" / "x.txt"
    assert [document.id for document in documents(mon, tue)] == ["mon/x.txt", "tue/x.txt"]
    assert [document.id for document in documents(tue, mon, tue)] == ["tue/x.txt", "mon/x.txt"]


def test_standard_input_is_read_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` stands for standard input, whose format is seen from its first bytes."""
    data = b'{"id": "r1", "text": "Fighting near Bakhmut."}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [document.id for document in documents("-")] == ["r1"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert [document.id for document in documents("-")] == ["-"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\r\n", "empty"),
        ("empty.html", b"", "empty"),
        ("empty.jsonl", b"", "empty"),
        ("blank.jsonl", b"\n\n", "empty"),
        ("header.csv", b"id,text\n", "empty"),
        ("empty.md", b"---\ntitle: x\n---\n", "empty"),
        ("navigation.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article"),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "binary"),
        ("zeros.txt", b"\0" * 1000, "binary"),
        ("tags.html", b"<", "no article"),
    ],
)
def test_what_is_no_report_is_refused_by_name(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    """Empty, binary and broken files are refused with a code and a reason."""
    (tmp_path / name).write_bytes(content)
    issue = refusal(tmp_path / name)
    assert (issue.doc, issue.code) == (name, code)


def test_a_text_past_the_limit_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    """A text of 50 MB is refused by name; a caller can allow it."""
    (tmp_path / "big.txt").write_bytes(b"Shells fell again and again. " * 1_800_000)
    issue = refusal(tmp_path / "big.txt")
    assert (issue.doc, issue.code) == ("big.txt", "too large")
    assert "10 MB" in issue.message
    assert documents(tmp_path / "big.txt", limits=Limits(report=100_000_000))[0].text.startswith("Shells fell")


def test_missing_things_are_named(tmp_path: Path) -> None:
    """A path that is not there, a pattern without match and a folder without reports are three different refusals."""
    assert refusal(tmp_path / "no.txt").code == "missing"
    assert refusal(str(tmp_path / "*.txt")).code == "no match"
    assert refusal(tmp_path).code == "no reports"
    assert refusal("a\0b").code in ("missing", "unreadable")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    """A file that may not be opened is refused with the system's reason."""
    (tmp_path / "secret.txt").write_text(TEXT)
    (tmp_path / "secret.txt").chmod(0)
    assert refusal(tmp_path / "secret.txt").code == "unreadable"


def test_a_link_to_nowhere_is_named(tmp_path: Path) -> None:
    """A file of a folder that cannot be opened is refused, and the others are read."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "b.txt").write_text(TEXT)
    issue, document = read([tmp_path])
    assert isinstance(issue, Issue)
    assert (issue.doc, issue.code) == ("a.txt", "unreadable")
    assert isinstance(document, Document)


def test_a_fault_while_reading_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk error in the middle of a file becomes an Issue of that file."""

    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            raise OSError(5, "Input/output error")

    (tmp_path / "a.txt").write_text(TEXT)
    monkeypatch.setattr(Path, "open", lambda *_: io.BufferedReader(Broken()))
    assert "Input/output error" in refusal(tmp_path / "a.txt").message

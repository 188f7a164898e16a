"""JSON Lines are read strictly: a line that is no document is named by file and line, and the others go on."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from eventgeo.reading import Limits, read
from eventgeo.records import Document, Issue

GOOD = '{"id": "ok", "text": "Fighting went on."}'


def items(tmp_path: Path, *lines: str | bytes, **options: Limits) -> list[Document | Issue]:
    """What comes of a file with these lines."""
    data = b"\n".join(line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line for line in lines)
    (tmp_path / "news.jsonl").write_bytes(data + b"\n")
    return list(read([tmp_path / "news.jsonl"], **options))


def test_every_key_has_its_place(tmp_path: Path) -> None:
    """Known keys fill the document, unknown ones are kept, and given toponyms become spans."""
    value = {
        "id": "r1",
        "text": "Fighting near Bakhmut.",
        "published": "2023-02-14T18:00:00+02:00",
        "title": "Fighting",
        "source": "The Example",
        "url": "https://example.org/1",
        "lang": "en",
        "toponyms": [{"start": 14, "end": 21}],
        "desk": {"shift": 2},
    }
    (document,) = items(tmp_path, json.dumps(value))
    assert isinstance(document, Document)
    assert (document.id, document.published, document.published_basis) == ("r1", value["published"], "given")
    assert (document.title, document.source, document.url) == ("Fighting", "The Example", "https://example.org/1")
    assert document.given_toponyms == ((14, 21),)
    assert dict(document.extra) == {"desk": {"shift": 2}}


@pytest.mark.parametrize(
    ("written", "author"), [("A. Writer", "A. Writer"), (["A. Writer", "B. Other"], "A. Writer; B. Other"), ({}, None)]
)
def test_an_author_is_a_text_or_several(tmp_path: Path, written: object, author: str | None) -> None:
    """What else lines have under this name is no reason to refuse a report."""
    (document,) = items(tmp_path, json.dumps({"id": "r1", "text": "Fighting.", "author": written}))
    assert isinstance(document, Document)
    assert document.author == author


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("not json", "not JSON"),
        ('{"id": "1", "text": "cut o', "not JSON"),
        ('["a list"]', "list"),
        ('{"id": "1"}', "text is missing"),
        ('{"id": "1", "text": 5}', "text must be a string"),
        ('{"id": "1", "text": null}', "text"),
        ('{"text": "No id here."}', "id is missing"),
        ('{"id": ["1"], "text": "x"}', "id"),
        ('{"id": "ok", "text": "The same id again."}', "was there before"),
        ('{"id": "1", "text": "x", "published": "2023-02-30"}', "2023-02-30"),
        ('{"id": "1", "text": "x", "published": "last Tuesday"}', "last Tuesday"),
        ('{"id": "1", "text": "x", "published": 20230214}', "published"),
        ('{"id": "1", "text": "x", "title": ["x"]}', "title"),
        ('{"id": "1", "text": "x", "toponyms": [{"start": 0, "end": 9}]}', "toponyms"),
        ('{"id": "1", "text": "x", "toponyms": "Kyiv"}', "toponyms"),
        ("[" * 100_000, "not JSON"),
        ('{"id": "1", "text": "x", "n": ' + "9" * 5000 + "}", "not JSON"),
        (b'{"id": "1", "text": "caf\xe9"}', "not UTF-8"),
    ],
)
def test_a_bad_line_is_named_and_costs_itself_alone(tmp_path: Path, line: str | bytes, reason: str) -> None:
    """The Issue names file and line with the reason; the lines before and after it are read."""
    first, issue, last = items(tmp_path, GOOD, line, '{"id": "after", "text": "More fighting."}')
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert isinstance(issue, Issue)
    assert (issue.doc, issue.refused) == ("news.jsonl:2", True)
    assert reason in issue.message


def test_an_empty_text_is_a_document_with_a_word(tmp_path: Path) -> None:
    """A line whose text is empty is a document all the same, since a line goes out for each that comes in."""
    issue, document = items(tmp_path, '{"id": "1", "text": " "}')
    assert isinstance(issue, Issue)
    assert isinstance(document, Document)
    assert (issue.doc, issue.code, issue.refused) == ("news.jsonl:1", "empty", False)


def test_blank_lines_count_but_are_no_fault(tmp_path: Path) -> None:
    """Blank lines are passed over without changing the numbers of the lines after them."""
    document, issue = items(tmp_path, "", GOOD, " ", "nope")
    assert isinstance(document, Document)
    assert issue.doc == "news.jsonl:4"  # type: ignore[union-attr]


def test_a_mark_and_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    """A byte order mark and CRLF, as Windows programs write them, are read over."""
    (document,) = items(tmp_path, b"\xef\xbb\xbf" + GOOD.encode() + b"\r")
    assert isinstance(document, Document)
    (tmp_path / "wide.jsonl").write_text(f"{GOOD}\n", "utf-16")
    assert [item.id for item in read([tmp_path / "wide.jsonl"]) if isinstance(item, Document)] == ["ok"]


def test_offsets_stay_where_the_line_has_them(tmp_path: Path) -> None:
    """NULs and lone surrogates are replaced one for one, so that given spans still fit."""
    line = '{"id": "1", "text": "a\\u0000b \\ud800 Kyiv", "toponyms": [{"start": 6, "end": 10}]}'
    (document,) = items(tmp_path, line)
    assert isinstance(document, Document)
    assert document.text == "a b \ufffd Kyiv"
    assert document.text[slice(*document.given_toponyms[0])] == "Kyiv"  # type: ignore[index]


def test_a_line_past_the_limit_costs_itself_alone(tmp_path: Path) -> None:
    """A line that is too long is refused without being held, and the next one is read."""
    long = json.dumps({"id": "long", "text": "x" * 5000})
    issue, document = items(tmp_path, long, GOOD, limits=Limits(report=1000))
    assert isinstance(issue, Issue)
    assert (issue.doc, issue.code) == ("news.jsonl:1", "too large")
    assert isinstance(document, Document)


def test_lines_come_as_they_are_read(tmp_path: Path) -> None:
    """The first document is there before the last line is parsed: nothing is held."""
    (tmp_path / "a.jsonl").write_text("".join(f'{{"id": "{n}", "text": "x"}}\n' for n in range(50_000)))
    stream = read([tmp_path / "a.jsonl"])
    assert isinstance(stream, Iterator)
    assert next(stream).id == "0"  # type: ignore[union-attr]

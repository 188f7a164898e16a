"""Tables of reports (.csv, .tsv): a row a report, its columns known by their names."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from eventgeo.reading.encoding import decode
from eventgeo.reading.moments import moment
from eventgeo.reading.refusal import Refused
from eventgeo.reading.source import Entry, Source
from eventgeo.records import Document, Issue

HEAD = 8192
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "doc_id", "document_id", "article_id"),
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "story"),
    "title": ("title", "headline"),
    "published": ("published", "publication_date", "published_at", "pubdate", "pub_date", "date", "datetime"),
    "source": ("source", "source_name", "outlet", "publisher", "publication", "sitename"),
    "author": ("author", "authors", "byline"),
    "url": ("url", "link", "permalink"),
    "lang": ("lang", "language"),
    "retrieved": ("retrieved", "retrieved_at", "accessed"),
    "archive_url": ("archive_url",),
}
"""Names of columns, in lower case with `_` for spaces, by what they hold; the first that is there counts."""


def _encoding(head: bytes) -> tuple[str, str | None]:
    """The encoding of a table by its first bytes, and what was guessed about it."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
        if 0 not in head:
            return "utf-8-sig", None
    except UnicodeDecodeError:
        pass
    decoded = decode(head)
    return decoded.encoding, decoded.doubt


def _delimiter(line: str, suffix: str) -> str:
    """The mark that separates the columns: the most frequent one in the header."""
    return max("\t,;|" if suffix == ".tsv" else ",;\t|", key=line.count)


def _fields(header: list[str]) -> dict[str, int]:
    """The index of each column that is known; Refused where none holds the text."""
    names = [name.strip().lower().replace(" ", "_") for name in header]
    found = {
        field: names.index(next(name for name in known if name in names))
        for field, known in COLUMNS.items()
        if set(known) & set(names)
    }
    if "text" not in found:
        shown = ", ".join(header)[:200]
        raise Refused("no text", f"has no column of texts ({', '.join(COLUMNS['text'])}); its columns are: {shown}")
    return found


def _rows(source: Source, encoding: str) -> Iterator[tuple[int, list[str] | Refused]]:
    """Each row with the number of its first line, the header first."""
    csv.field_size_limit(source.limits.report)  # for the whole process; the default of 128 KB is less than an article
    text = io.TextIOWrapper(source.stream, encoding, "replace", newline="")
    first = text.readline(source.limits.report)
    delimiter = _delimiter(first, source.suffix)
    reader = csv.reader(_chained(first, text), delimiter=delimiter)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield line, Refused("bad line", f"is no row of a table: {error}")


def _chained(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _document(row: list[str], fields: Mapping[str, int], others: Mapping[int, str], name: str) -> Document:
    """The document of a row; Refused where its date is none. `others` are the columns that are kept as they are."""
    width = len(row)
    values = {field: cell for field, index in fields.items() if index < width and (cell := row[index].strip())}
    published = moment(values.get("published"))
    if values.get("published") and published is None:
        raise Refused("bad line", f"published {values['published']!r} is not an ISO date (YYYY-MM-DD)")
    extra: dict[str, Any] = {key: row[index] for index, key in others.items() if index < width}
    text = row[fields["text"]] if fields["text"] < width else ""
    known = {key: value for key, value in values.items() if key not in ("id", "text", "published")}
    basis = "given" if published else None
    return Document(values.get("id", name), text, published, basis, extra=extra, **known)  # type: ignore[arg-type]


def read(source: Source) -> Iterator[Entry | Issue]:
    """The report of each row, by its `id` column or as `table.csv#1` and so on; a bad row costs itself alone.

    Rows without any content are none, as spreadsheets leave them behind the last one.
    """
    encoding, doubt = _encoding(source.stream.peek(HEAD)[:HEAD])  # type: ignore[attr-defined]
    if doubt:
        yield source.issue("encoding", doubt, refused=False)
    rows = _rows(source, encoding)
    _, header = next(rows, (0, []))
    if isinstance(header, Refused) or not header:
        raise Refused("empty", "holds no table")
    fields = _fields(header)
    others = dict(enumerate(header))
    for index in fields.values():
        others.pop(index, None)
    for number, (line, row) in enumerate(rows, 1):
        if not isinstance(row, Refused) and not any(map(str.strip, row)):
            continue
        try:
            if isinstance(row, Refused):
                raise row
            yield Entry(_document(row, fields, others, f"{source.name}#{number}"), f":{line}")
        except Refused as refusal:
            yield source.issue(refusal.code, str(refusal), at=f":{line}")

"""Bytes to Documents: one file a format.

A reader is a generator over one `Source`; READERS says which one reads which format. A reader raises Refused for an
input that it can make nothing of, and gives back Issues for parts of one; an archive gives back its members as
Sources, which `read` reads in turn. Whatever the format, `read` sees to it that a text has no characters that break
what comes after, is not blank, and that no id comes twice.

The day that a user gives for reports without one (`--published`) is no matter of reading: a dateline goes before it,
so `eventgeo.dates.publication` takes it.
"""

from __future__ import annotations

import glob
import io
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from eventgeo.reading import (
    docx,
    feeds,
    gz,
    html,
    json_files,
    jsonl,
    mail,
    markdown,
    parquet,
    pdf,
    tables,
    text,
    warc,
    zip,
)
from eventgeo.reading.characters import readable
from eventgeo.reading.content import HEAD, kind
from eventgeo.reading.files import Found, files
from eventgeo.reading.limits import DEFAULT, Limits, limits_of
from eventgeo.reading.memory import Memory, afresh
from eventgeo.reading.partitions import Partition, opened, partitions
from eventgeo.reading.refusal import Refused
from eventgeo.reading.source import Entry, Reader, Source
from eventgeo.reading.unpacking import Budget
from eventgeo.reading.web import Web, is_address, manners
from eventgeo.reading.web import sources as pages
from eventgeo.records import Document, Issue, Recalled, spelled

__all__ = [
    "READERS",
    "Entry",
    "Limits",
    "Memory",
    "Partition",
    "Reader",
    "Refused",
    "Source",
    "Web",
    "is_address",
    "is_there",
    "limits_of",
    "partitions",
    "read",
    "read_partition",
    "recall",
    "stamps",
]

READERS: dict[str, Reader] = {
    ".atom": feeds.read,
    ".csv": tables.read,
    ".docx": docx.read,
    ".eml": mail.read,
    ".gz": gz.read,
    ".htm": html.read,
    ".html": html.read,
    ".json": json_files.read,
    ".jsonl": jsonl.read,
    ".markdown": markdown.read,
    ".mbox": mail.read_mailbox,
    ".md": markdown.read,
    ".ndjson": jsonl.read,
    ".parquet": parquet.read,
    ".pdf": pdf.read,
    ".rss": feeds.read,
    ".text": text.read,
    ".tsv": tables.read,
    ".txt": text.read,
    ".warc": warc.read,
    ".xhtml": html.read,
    ".xml": feeds.read,
    ".zip": zip.read,
}
"""The formats, by suffix. What content tells (`content.kind`) goes before what a name says."""

STANDARD_INPUT = "-"
Item = Document | Issue | Recalled


def read(
    sources: str | Path | Iterable[str | Path],
    *,
    limits: Limits = DEFAULT,
    web: Web = manners.DEFAULT,
) -> Iterator[Document | Issue]:
    """The documents of files, folders and patterns (`news/**/*.html`), in their order; then of web addresses and of
    standard input (`-`).

    A document's id is its path relative to the folder or the pattern's fixed part, with `/`; the bare name for a
    single file; the line's own id in JSON Lines. Each input that cannot be read comes back as an Issue that names it,
    and the others go on. Folders are read to the bottom, in the order of their paths, without hidden files.
    """
    items = recall(sources, afresh, limits=limits, web=web)
    return (item for item in items if not isinstance(item, Recalled))


def recall(
    sources: str | Path | Iterable[str | Path],
    memory: Memory,
    *,
    limits: Limits = DEFAULT,
    web: Web = manners.DEFAULT,
) -> Iterator[Item]:
    """The same, where `memory` tells what a file holds that has not changed since it was read."""
    given = [sources] if isinstance(sources, str | Path) else sources
    seen: set[str] = set()
    for found in _inputs([str(source) for source in given], limits, web):
        if isinstance(found, Issue):
            yield found
        elif isinstance(found, Found):
            items = memory(spelled(found.path.absolute()), _stamp(found, limits), partial(_file, found, limits))
            yield from _once(items, found.name, seen)
        else:
            yield from _once(_whole(found), found.name, seen)


def is_there(source: str) -> bool:
    """Whether a source stands for anything: a file or folder, a pattern that matches, an address, standard input."""
    if is_address(source) or source == STANDARD_INPUT or os.path.lexists(source):
        return True
    return next(glob.iglob(source, recursive=True), None) is not None


def read_partition(partition: Partition, limits: Limits = DEFAULT) -> Iterator[Document | Issue]:
    """The documents of a piece of a file; what is wrong with it becomes an Issue."""
    try:
        source, reader = opened(partition, limits)
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        yield Issue(stage="read", doc=partition.where, code="unreadable", message=message, refused=True)
        return
    with source.stream:
        yield from _read_by(reader, source, set())


def stamps(sources: Iterable[str | Path], *, limits: Limits = DEFAULT) -> Iterator[tuple[str, str]]:
    """The files that sources stand for, each with a stamp of its state, as `memory` gets them."""
    for found in files([str(source) for source in sources], READERS):
        if isinstance(found, Found):
            yield spelled(found.path.absolute()), _stamp(found, limits)


def _inputs(given: list[str], limits: Limits, web: Web) -> Iterator[Found | Source | Issue]:
    """Each input when its turn comes."""
    addresses = [source for source in dict.fromkeys(given) if is_address(source)]
    yield from files([source for source in given if source not in (*addresses, STANDARD_INPUT)], READERS)
    yield from pages(addresses, web, limits)
    if STANDARD_INPUT in given:
        yield Source(STANDARD_INPUT, _peekable(sys.stdin.buffer), limits=limits, budget=Budget(limits.file))


def _stamp(found: Found, limits: Limits) -> str:
    """Tells a file's state from every other that it had: its size and times, its name, and the limits of reading."""
    try:
        state = found.path.stat()
    except OSError as error:
        return str(error)
    return f"{state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {found.name} {limits}"


def _file(found: Found, limits: Limits) -> Iterator[Document | Issue]:
    """What a file holds."""
    try:
        source = Source(found.name, found.path.open("rb"), found.path.suffix, limits, budget=Budget(limits.file))
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        yield Issue(stage="read", doc=found.name, code="unreadable", message=message, refused=True)
    else:
        yield from _whole(source)


def _whole(source: Source) -> Iterator[Document | Issue]:
    """All that an input holds; an Issue where that is nothing."""
    with source.stream:
        nothing, seen = True, set[str]()
        for item in _documents(source, seen):
            nothing = False
            yield item
        if nothing:
            yield source.issue("empty", "holds no reports")


def _once(items: Iterable[Item], name: str, seen: set[str]) -> Iterator[Item]:
    """The items of an input; a document whose id an earlier input had is refused."""
    for item in items:
        if isinstance(item, Recalled) and not seen.isdisjoint(item.ids):
            yield from _once(item.documents(), name, seen)
        elif isinstance(item, Recalled):
            seen.update(item.ids)
            yield item
        elif isinstance(item, Document) and item.id in seen:
            message = f"the id {item.id!r} was there before"
            yield Issue(stage="read", doc=name, code="duplicate id", message=message, refused=True)
        else:
            yield item
        if isinstance(item, Document):
            seen.add(item.id)


def _peekable(stream: BinaryIO) -> BinaryIO:
    """The stream with a `peek`, which files and pipes have and streams in memory lack."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[type-var]


def _documents(source: Source, seen: set[str]) -> Iterator[Document | Issue]:
    """The documents of one input and of what is inside it, by its content; what is wrong with it becomes an Issue."""
    yield from _read_by(_by_content, replace(source, stream=_peekable(source.stream)), seen)


def _by_content(source: Source) -> Iterator[Document | Entry | Issue | Source]:
    head = source.stream.peek(HEAD)[:HEAD]  # type: ignore[attr-defined]
    return READERS.get(kind(head, source.suffix), text.read)(source)


def _read_by(reader: Reader, source: Source, seen: set[str]) -> Iterator[Document | Issue]:
    try:
        for item in reader(source):
            yield from _items(item, source, seen)
    except Refused as refusal:
        yield source.issue(refusal.code, str(refusal))
    except OSError as error:
        yield source.issue("unreadable", f"cannot be read: {error.strerror or error}")


def _items(item: Document | Entry | Issue | Source, source: Source, seen: set[str]) -> Iterator[Document | Issue]:
    """What one thing that a reader gave back comes to."""
    if isinstance(item, Issue):
        yield item
    elif isinstance(item, Source):
        yield from _inside(item, seen)
    elif isinstance(item, Entry):
        finished = _finished(item.document, source, item.at, seen)
        if isinstance(finished, Document) and not finished.text.strip():
            yield source.issue("empty", "holds no text", at=item.at, refused=False)
        yield finished
    elif item.text.strip():
        yield _finished(item, source, "", seen)
    else:
        yield source.issue("empty", "holds no text")


def _inside(member: Source, seen: set[str]) -> Iterator[Document | Issue]:
    """The documents of an archive's member."""
    if member.depth > member.limits.nesting:
        yield member.issue("too deep", f"lies deeper than {member.limits.nesting} archives in one another")
        return
    with member.stream:
        yield from _documents(member, seen)


def _finished(document: Document, source: Source, at: str, seen: set[str]) -> Document | Issue:
    """The document with readable characters and what its surroundings know of it; an Issue where it cannot stand."""
    if len(document.text) > source.limits.report:
        return source.issue("too large", "holds more text than one report may have", at=at)
    if document.id in seen:
        return source.issue("duplicate id", f"the id {document.id!r} was there before", at=at)
    seen.add(document.id)
    words = ((key, getattr(document, key)) for key in ("id", "text", "title", "source", "author"))
    changed: dict[str, Any] = {key: clean for key, value in words if value and (clean := readable(value)) != value}
    known: dict[str, Any] = {
        key: value for key, value in source.about.items() if value and getattr(document, key) is None
    }
    return replace(document, **changed, **known) if changed or known else document

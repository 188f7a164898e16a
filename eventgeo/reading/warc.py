"""Web archives (.warc, .warc.gz; warcio, extra `warc`): each page that was answered with success, as `crawl.warc#1` …

Address and moment of retrieval are those of the record.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from eventgeo.reading.refusal import FAULTS, Refused
from eventgeo.reading.source import Source
from eventgeo.reading.unpacking import BROKEN, Unpacked
from eventgeo.records import Issue

READ = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf"}
"""Media types that hold reports, with the format that they are read as; images and scripts are passed over."""
CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I)


def _records(source: Source) -> Iterator[Any]:
    """The records, as far as they can be read; Refused where the archive breaks off."""
    try:
        # warcio is an extra.
        from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]  # noqa: PLC0415
        from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError as error:
        raise Refused("missing library", "needs warcio: pip install 'eventgeo[warc]'") from error
    try:
        yield from ArchiveIterator(source.stream)
    except (ArchiveLoadFailed, *BROKEN, *FAULTS) as error:
        raise Refused("broken", f"breaks off: {error}") from error


def _kind(record: Any) -> tuple[str | None, str | None]:
    """The format that a record is read as, None for one that is no report, and its charset."""
    if record.rec_type == "response" and record.http_headers:
        headers, fine = record.http_headers, record.http_headers.get_statuscode() == "200"
    elif record.rec_type == "resource":
        headers, fine = record.rec_headers, True
    else:
        return None, None
    stated = headers.get_header("Content-Type") or ""
    charset = CHARSET.search(stated)
    kind = READ.get(stated.split(";")[0].strip().lower()) if fine else None
    return kind, charset.group(1) if charset else None


def _member(record: Any, number: int, source: Source) -> Source | None:
    """A record as an input, its content unpacked in bounds."""
    kind, charset = _kind(record)
    if kind is None:
        return None
    url, when = (record.rec_headers.get_header(name) for name in ("WARC-Target-URI", "WARC-Date"))
    stream = Unpacked(record.content_stream(), lambda: max(1, record.length or 0), source.limits.ratio, source.budget)
    return replace(
        source,
        name=f"{source.name}#{number}",
        stream=io.BufferedReader(stream),
        suffix=kind,
        depth=source.depth + 1,
        charset=charset,
        about=MappingProxyType({"url": url, "retrieved": when}),
    )


def read(source: Source) -> Iterator[Source | Issue]:
    """The pages, texts and PDFs of an archive; one that is broken costs itself alone."""
    number = 0
    for record in _records(source):
        member = _member(record, number + 1, source)
        if member is None:
            continue
        number += 1
        if number > source.limits.members:
            yield source.issue("too many", f"has more than {source.limits.members} pages; the rest is left out")
            return
        yield member
    if not number:
        raise Refused("no reports", "holds no page that was answered with success")

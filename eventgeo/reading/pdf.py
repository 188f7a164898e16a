"""PDF files (pypdf, extra `pdf`): their text page by page; where each page begins goes into `extra["pages"]`."""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Iterator
from typing import Any, Literal

from eventgeo.reading.characters import readable
from eventgeo.reading.printed import goes_on, paragraphs, without_running_lines
from eventgeo.reading.refusal import FAULTS, Refused
from eventgeo.reading.source import Source
from eventgeo.records import Document, Issue

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its complaints come back as Issues
JUNK = re.compile(r"(?:Microsoft Word - |untitled|.*\.(?:docx?|indd|qxd|pdf|odt)$)", re.I)


def _reader(source: Source) -> Any:
    """pypdf's reader; Refused where the file is none, encrypted, or pypdf is not installed."""
    try:
        # pypdf is an extra.
        from pypdf import PdfReader  # noqa: PLC0415
        from pypdf.errors import PyPdfError  # noqa: PLC0415
    except ImportError as error:
        raise Refused("missing library", "needs pypdf: pip install 'eventgeo[pdf]'") from error
    try:
        reader = PdfReader(io.BytesIO(source.take(source.limits.file)))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("encrypted", "is encrypted")
        if not len(reader.pages):
            raise Refused("empty", "is a PDF without pages")
        return reader
    except (PyPdfError, zlib.error, *FAULTS) as error:
        raise Refused("broken", f"is a broken PDF: {error}") from error


def _page(reader: Any, number: int) -> list[str] | Refused:
    """The lines of a page."""
    # pypdf is an extra, and was imported before.
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        return readable(reader.pages[number].extract_text()).strip().splitlines()
    except (PyPdfError, zlib.error, *FAULTS) as error:
        return Refused("broken page", f"page {number + 1} cannot be read: {error}")


def _stated(reader: Any, name: Literal["title", "author"]) -> str | None:
    """What the file states under a name, unless it is a leftover of the program that made it."""
    # pypdf is an extra, and was imported before.
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        words = " ".join(str(getattr(reader.metadata, name) or "").split()) if reader.metadata else ""
    except (PyPdfError, *FAULTS):
        return None
    return words if words and not JUNK.match(words) else None


def _joined(pages: list[list[str]]) -> tuple[str, list[int]]:
    """The running text of pages of lines, and where each page begins in it."""
    text, starts = "", []
    for lines in without_running_lines(pages):
        page = "\n\n".join(paragraphs(lines))
        text += "" if not text or not page else " " if goes_on(text, page) else "\n\n"
        starts.append(len(text))
        text += page
    return text, starts


def read(source: Source) -> Iterator[Document | Issue]:
    """One report a file, a blank line between paragraphs. The date at which a PDF was made is no publication date."""
    reader = _reader(source)
    count, pages, size = len(reader.pages), [], 0
    for number in range(min(count, source.limits.pages)):
        page = _page(reader, number)
        if isinstance(page, Refused):
            yield source.issue(page.code, str(page))
            page = []
        pages.append(page)
        size += sum(map(len, page))
        if size > source.limits.report:
            raise Refused("too large", "holds more text than one report may have")
    if count > source.limits.pages:
        yield source.issue("too many", f"has {count} pages; the first {source.limits.pages} are read")
    text, starts = _joined(pages)
    if not text:
        raise Refused("no text", "is a PDF without text (scanned pages have to go through text recognition first)")
    yield Document(
        source.name, text, title=_stated(reader, "title"), author=_stated(reader, "author"), extra={"pages": starts}
    )

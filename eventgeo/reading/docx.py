"""Word documents (.docx): paragraphs, list items and table rows, in order; deleted text and comments left out.

The two members that matter are read with lxml; no library is needed that unpacks everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from zipfile import ZipFile

from eventgeo.reading.refusal import Refused
from eventgeo.reading.source import Source
from eventgeo.reading.xml import parsed
from eventgeo.reading.zip import opened, unpacked
from eventgeo.records import Document

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TITLE, AUTHOR = "{http://purl.org/dc/elements/1.1/}title", "{http://purl.org/dc/elements/1.1/}creator"
PROGRAMS = frozenset(("python-docx", "Microsoft Office User"))
"""What programs state as the author of a file where nobody says who is."""
MAIN = "word/document.xml"


def _member(archive: ZipFile, name: str, source: Source) -> Any:
    """The tree of a member of the package, or None where it has none of that name."""
    if name not in archive.namelist():
        return None
    with unpacked(archive, archive.getinfo(name), source) as stream:
        return parsed(replace(source, stream=stream).take(source.limits.file))


def _words(paragraph: Any) -> str:
    """The text of a paragraph; what stands twice for older programs' sake is read once."""
    pieces = []
    for element in paragraph.iter(f"{WORD}t", f"{WORD}tab", f"{WORD}br", f"{WORD}cr", f"{WORD}noBreakHyphen"):
        if any(parent.tag == FALLBACK for parent in element.iterancestors()):
            continue
        kind = element.tag.removeprefix(WORD)
        pieces.append({"t": element.text or "", "tab": "\t", "noBreakHyphen": "-"}.get(kind, "\n"))
    return "".join(pieces).strip()


def _is_item(paragraph: Any) -> bool:
    """Whether a paragraph is an item of a list, by its own numbering or by its style."""
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    numbered = paragraph.find(f"{WORD}pPr/{WORD}numPr") is not None
    return numbered or (style is not None and (style.get(f"{WORD}val") or "").startswith("List"))


def _paragraphs(body: Any) -> Iterator[str]:
    """Paragraphs, list items with bullets, and rows of tables, in the order of the document."""
    for element in body.iter(f"{WORD}p", f"{WORD}tr"):
        if {f"{WORD}tr", f"{WORD}p"} & {parent.tag for parent in element.iterancestors()}:
            continue
        if element.tag == f"{WORD}tr":
            yield " | ".join(filter(None, (" ".join(_words(cell).split()) for cell in element.iter(f"{WORD}tc"))))
        else:
            words = _words(element)
            yield f"• {words}" if words and _is_item(element) else words


def _stated(core: Any, name: str) -> str | None:
    """What the file's properties state under a name."""
    words = core.findtext(name) if core is not None else None
    return " ".join(words.split()) or None if words else None


def read(source: Source) -> Iterator[Document]:
    """One report a file. The day on which a file was written is no publication date."""
    with opened(source) as archive:
        tree = _member(archive, MAIN, source)
        if tree is None:
            raise Refused("broken", f"is no Word document: it has no {MAIN}")
        core = _member(archive, "docProps/core.xml", source)
    title, author = _stated(core, TITLE), _stated(core, AUTHOR)
    text = "\n\n".join(paragraph for paragraph in _paragraphs(tree) if paragraph)
    yield Document(source.name, text, title=title, author=None if author in PROGRAMS else author)

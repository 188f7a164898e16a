"""Web pages: the article without its navigation (trafilatura), captions kept, dates from the page's own metadata."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from eventgeo.reading.encoding import decode
from eventgeo.reading.page import Page, page_of
from eventgeo.reading.refusal import FAULTS, Refused
from eventgeo.reading.source import Source
from eventgeo.records import Document, Issue

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I)
PARAGRAPHS = frozenset(("p", "head", "item", "quote", "row", "ab", "code"))
THOROUGH = 10_000
"""Elements up to which trafilatura compares its extraction with those of justext and readability, which take time that
grows with the square of the paragraphs."""
BREAKS = PARAGRAPHS | {"lb", "list"}

for library in ("trafilatura", "htmldate", "courlan"):  # their complaints come back as Issues, not on the terminal
    logging.getLogger(library).addHandler(logging.NullHandler())


def _flow(element: Any) -> Iterator[str]:
    """The text inside an element, with a line feed where a line or an inner paragraph begins."""
    yield element.text or ""
    for child in element:
        yield "\n" if child.tag in BREAKS else " | " if child.tag == "cell" and child.getprevious() is not None else ""
        yield from _flow(child)
        yield child.tail or ""


def _paragraphs(element: Any) -> Iterator[str]:
    """The outermost paragraphs of trafilatura's tree, each with its white space made even."""
    for child in element:
        if child.tag in PARAGRAPHS:
            lines = (" ".join(line.split()) for line in "".join(_flow(child)).split("\n"))
            text = "\n".join(line for line in lines if line)
            if text:
                yield f"• {text}" if child.tag == "item" else text
        else:
            yield from _paragraphs(child)


def _all_paragraphs(body: Any) -> list[str]:
    """The paragraphs of an article. Of a short page trafilatura makes one of them, a line for each of the page's."""
    paragraphs = list(_paragraphs(body))
    return paragraphs[0].split("\n") if len(paragraphs) == 1 else paragraphs


def _with_headline(paragraphs: list[str], title: str | None) -> list[str]:
    """The paragraphs under the page's headline, which trafilatura leaves out on some pages."""
    folded = " ".join((title or "").split()).casefold()
    if not folded or any(folded in paragraph.casefold() for paragraph in paragraphs[:3]):
        return paragraphs
    return [" ".join((title or "").split()), *paragraphs]


def _article(page: Page) -> Any:
    """What trafilatura makes of a page, or None where it finds no article."""
    # trafilatura takes 60 ms to import, and most inputs are no web pages.
    from trafilatura import bare_extraction  # noqa: PLC0415

    try:
        return bare_extraction(
            page.tree,
            url=page.url,
            fast=page.elements > THOROUGH,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False},  # its date is not taken, and may cost seconds
        )
    except FAULTS as error:
        raise Refused("broken", f"is a broken page: {error}") from error


def read(source: Source) -> Iterator[Document | Issue]:
    """The article of a page: headline, body and captions, a blank line between paragraphs, list items with bullets.

    Title, site, author, address, language and publication date are the page's own; a date is taken from metadata alone,
    never guessed from numbers in its text.
    """
    data = source.take(source.limits.report)
    declared = CHARSET.search(data[:4096])
    decoded = decode(data, source.charset or (declared.group(1).decode("ascii", "replace") if declared else None))
    if decoded.doubt:
        yield source.issue("encoding", decoded.doubt, refused=False)
    page = page_of(decoded.text, source.about.get("url"))
    if page and page.elements > source.limits.elements:
        raise Refused("too large", f"has more than {source.limits.elements} elements, as no page of a report does")
    article = _article(page) if page else None
    if page is None or article is None or article.body is None:
        raise Refused("no article", "is a page without an article")
    paragraphs = _all_paragraphs(article.body)
    if not paragraphs:
        raise Refused("no article", "is a page without an article")
    yield Document(
        id=source.name,
        text="\n\n".join(_with_headline(paragraphs, page.headline or article.title)),
        published=page.published,
        published_basis="metadata" if page.published else None,
        title=article.title,
        source=article.sitename or article.hostname,
        author=article.author,
        url=page.url,
        lang=page.lang,
    )

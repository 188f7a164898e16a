"""What a web page says of itself: its tree with captions kept, its headline, language, address and moment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from eventgeo.reading.characters import readable
from eventgeo.reading.page_dates import published


@dataclass(frozen=True, slots=True)
class Page:
    """A page's tree of so many elements, and what it states; `published` is an ISO day or date-time with zone."""

    tree: Any
    elements: int
    headline: str | None
    published: str | None
    lang: str | None
    url: str | None


def tree_of(text: str) -> Any:
    """The tree of a page, or None where there is none. Bytes are passed, so that no stated charset is believed."""
    # lxml takes 30 ms to import, and most inputs are no web pages.
    from lxml import etree, html  # type: ignore[import-untyped]  # noqa: PLC0415

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(readable(text).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _keep_captions(tree: Any) -> None:
    """Puts each caption as a paragraph behind its figure, for trafilatura drops figures with all that is in them."""
    for figure, captions in _captions(tree).items():
        for caption in reversed(list(dict.fromkeys(captions))):
            if caption and figure.getparent() is not None:
                paragraph = figure.makeelement("p")
                paragraph.text = caption
                paragraph.tail, figure.tail = figure.tail, None
                figure.addnext(paragraph)


def _captions(tree: Any) -> dict[Any, list[str]]:
    """The figures with their captions, each with the innermost figure that holds it.

    What its class alone tells as a caption is one where the figure has no other.
    """
    marked = (each for each in tree.iter() if "caption" in (each.get("class") or ""))
    found: dict[Any, list[str]] = {}
    for captions in (tree.iter("figcaption"), marked):
        known = frozenset(found)
        for caption in captions:
            figure = next(caption.iterancestors("figure"), None)
            if figure is not None and figure not in known:
                found.setdefault(figure, []).append(" ".join(readable(caption.text_content()).split()))
    return found


def _address(tree: Any) -> str | None:
    """The address that the page gives as its own."""
    links = tree.xpath("//link[@rel='canonical']/@href") + tree.xpath("//meta[@property='og:url']/@content")
    return next((link for link in links if re.match(r"https?://\S+$", link)), None)


def _headline(tree: Any) -> str | None:
    """The page's only first-level heading; None where there are none or several."""
    headings = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    return headings[0] if len(headings) == 1 and headings[0] else None


def page_of(text: str, url: str | None = None) -> Page | None:
    """The page that some text is, or None where it holds no element."""
    tree = tree_of(text)
    if tree is None:
        return None
    lang = re.match(r"[A-Za-z]{2,3}\b", tree.get("lang") or "")
    address = _address(tree) or url
    moment = published(tree, address)
    _keep_captions(tree)
    return Page(
        tree, sum(1 for _ in tree.iter()), _headline(tree), moment, lang.group().lower() if lang else None, address
    )

"""What a web page says of itself: its tree with captions kept, its headline, language, address and moment."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from eventgeo.reading.characters import readable
from eventgeo.reading.moments import moment

PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "publishdate",
    "pubdate",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
)
"""Names of `<meta>` elements that hold the publication date, the most exact first."""
CAPTIONS = ".//figcaption|.//figure//*[contains(@class, 'caption')]"


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
    for figure in tree.xpath("//figure"):
        captions = [" ".join(readable(caption.text_content()).split()) for caption in figure.xpath(CAPTIONS)]
        for caption in reversed(list(dict.fromkeys(captions))):
            if caption and figure.getparent() is not None:
                paragraph = figure.makeelement("p")
                paragraph.text = caption
                paragraph.tail, figure.tail = figure.tail, None
                figure.addnext(paragraph)


def _metas(tree: Any) -> dict[str, str]:
    """The first content of each named `<meta>` element, by lower-case name."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            found.setdefault(name.lower(), meta.get("content"))
    return found


def _linked_data(tree: Any) -> Iterator[str]:
    """Each `datePublished` of the page's JSON-LD, as written."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                value = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            waiting = deque([value])
            while waiting:
                item = waiting.popleft()
                if isinstance(item, dict):
                    if isinstance(item.get("datePublished"), str):
                        yield item["datePublished"]
                    waiting.extend(item.values())
                elif isinstance(item, list):
                    waiting.extend(item)


def _marked(tree: Any) -> Iterator[str]:
    """What elements marked as the publication date say."""
    for element in tree.xpath("//*[@itemprop='datePublished' or @pubdate]"):
        yield element.get("content") or element.get("datetime") or ""


def _day_of_address(url: str | None) -> str | None:
    """The day in an address such as https://example.org/2023/02/14/kherson."""
    match = re.search(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|$|-)", url or "")
    return "{}-{:0>2}-{:0>2}".format(*match.groups()) if match else None


def _only_time(tree: Any) -> str | None:
    """The moment of the page's `<time>` elements, where they agree on the day; the first one's."""
    moments = [value for time in tree.iter("time") if (value := moment(time.get("datetime")))]
    return moments[0] if len({value[:10] for value in moments}) == 1 else None


def _published(tree: Any, url: str | None) -> str | None:
    """The publication moment that a page states: by meta elements, JSON-LD, a marked element, its address or `<time>`.

    Numbers in its text are not searched, for they are as often those of the events or of the footer.
    """
    metas = _metas(tree)
    stated = [*(metas.get(name) for name in PUBLISHED), *_linked_data(tree), *_marked(tree), _day_of_address(url)]
    return next((value for value in map(moment, stated) if value), None) or _only_time(tree)


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
    published = _published(tree, address)
    _keep_captions(tree)
    return Page(
        tree, sum(1 for _ in tree.iter()), _headline(tree), published, lang.group().lower() if lang else None, address
    )

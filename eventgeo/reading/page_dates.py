"""When a page says that it was published: by its metadata, else by what stands under its headline.

Days in the article's own text are not read here, for they are as often those of the events, nor those of the footer.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Any

from eventgeo.reading.moments import days_in, moment

PUBLISHED = (
    "articlepublishedtime",
    "ogpublishedtime",
    "ogarticlepublishedtime",
    "articlepublished",
    "datepublished",
    "publisheddate",
    "publishedtime",
    "publishdate",
    "publicationdate",
    "publishtime",
    "pubdate",
    "btpubdate",
    "cxenseparserecspublishtime",
    "parselypubdate",
    "sailthrudate",
    "articledate",
    "articledateoriginal",
    "originalpublicationdate",
    "citationpublicationdate",
    "citationdate",
    "date",
    "dcdate",
    "dcdateissued",
    "dctermsissued",
    "dctermsdate",
    "dctermscreated",
    "datecreated",
)
"""Names of `<meta>` elements that hold the publication date, their letters alone, the most exact first."""
LINKED = ("datePublished", "dateCreated", "uploadDate")
"""Keys of JSON-LD that do, the most exact first."""
CDATA = re.compile(r"\A\s*(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|(?://|/\*)?\s*\]\]>(?:\s*\*/)?\s*\Z")
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
ADDRESS = re.compile(
    r"/((?:19|20)\d\d)[/-](\d\d?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-](\d\d?)(?:/|$|-)"
    r"|[/_-](20\d\d)([01]\d)([0-3]\d)(?=[/_.-]|$)"
)
MARKED = re.compile(
    r"(?:\A|[\s_-])(?:date|dates|datetime|time|timestamp|publish|published|pubdate|posted|byline|meta)(?:[\s_-]|\Z)"
)
CHANGED = re.compile(r"updat|modif|edited|оновлен|обновлен|mis à jour|aktualis|actualiz|تحديث", re.IGNORECASE)
ELSEWHERE = frozenset(("aside", "footer", "nav"))
HOLDERS = "ancestor::*[self::header or self::article or self::main or self::body]"
PARAGRAPH = 80
"""Characters from which on a paragraph is of the article's text, so that what stands under the headline has ended."""
BYLINE = 120
"""Characters of the longest byline."""
PARTS = 60
"""Elements of the most elaborate byline."""
LABEL = 40
"""Characters before a time in which a word tells that it is of a change."""


def published(tree: Any, url: str | None) -> str | None:
    """The day or moment at which a page was published: by meta elements, JSON-LD, a marked element, its address, the
    `<time>` under its headline, or an element there that is marked as a date; None where they are silent or at odds.
    """
    metas = _metas(tree)
    stated = [*(metas.get(name) for name in PUBLISHED), *_linked_data(tree), *_marked(tree), _day_of_address(url)]
    return next((value for value in map(moment, stated) if value), None) or _time(tree) or _byline(tree)


def _metas(tree: Any) -> dict[str, str]:
    """The first content of each named `<meta>` element, by the letters of its name."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name and meta.get("content"):
            found.setdefault(re.sub("[^a-z]", "", name.lower()), meta.get("content"))
    return found


def _linked_data(tree: Any) -> list[str]:
    """Each date of the page's JSON-LD, as written: the most exact key first, then the outermost object."""
    found = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            value = json.loads(CDATA.sub("", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = deque([(0, value)])
        while waiting:
            depth, item = waiting.popleft()
            if isinstance(item, dict):
                found += [(LINKED.index(key), depth, item[key]) for key in LINKED if isinstance(item.get(key), str)]
                waiting.extend((depth + 1, each) for each in item.values())
            elif isinstance(item, list):
                waiting.extend((depth, each) for each in item)
    return [value for *_, value in sorted(found, key=lambda each: each[:2])]


def _marked(tree: Any) -> Iterator[str]:
    """What elements marked as the publication date say."""
    for element in tree.xpath("//*[@itemprop='datePublished' or @pubdate]"):
        yield element.get("content") or element.get("datetime") or _short(element, BYLINE) or ""


def _day_of_address(url: str | None) -> str | None:
    """The day in an address such as https://example.org/2023/02/14/kherson, .../2023/feb/14/... or ...-20230214-..."""
    match = ADDRESS.search((url or "").lower())
    if match is None:
        return None
    year, month, day = match.group(1, 2, 3) if match.group(1) else match.group(4, 5, 6)
    return f"{year}-{MONTHS.index(month) + 1 if month in MONTHS else int(month):02d}-{int(day):02d}"


def _short(element: Any, longest: int) -> str | None:
    """The text of an element with its white space made even; None where it is longer or of many elements."""
    if len(list(islice(element.iter(), PARTS + 1))) > PARTS:
        return None
    pieces, length = [], 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece)
        if length > 2 * longest:
            return None
    text = " ".join(" ".join(pieces).split())
    return text if len(text) <= longest else None


def _label(element: Any) -> str:
    """What an element is called, and the words before it."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        words = (_short(before, LABEL) or "") + (before.tail or "")
    else:
        words = (parent.text or "") if parent is not None else ""
    names = [element.get(name) or "" for name in ("class", "id", "itemprop", "data-testid")]
    return " ".join((*names, words[-LABEL:]))


def _places(tree: Any) -> Iterator[Any]:
    """What holds the page's only headline, the innermost first: its header, its article, the page's body."""
    headings = list(tree.iter("h1"))
    yield from reversed(headings[0].xpath(HOLDERS)) if len(headings) == 1 else tree.iter("body")


def _time(tree: Any) -> str | None:
    """The moment of the `<time>` nearest to the headline; None where several beside it tell different days."""
    for place in _places(tree):
        times = [time for time in place.iter("time") if not any(each.tag in ELSEWHERE for each in time.iterancestors())]
        told = [(time, value) for time in times if (value := moment(time.get("datetime") or _short(time, BYLINE)))]
        first = [value for time, value in told if not CHANGED.search(_label(time))] or [value for _, value in told]
        if first:
            return first[0] if len({value[:10] for value in first}) == 1 else None
    return None


def _byline(tree: Any) -> str | None:
    """The day that elements marked as a date name between the headline and the text; None where they are at odds."""
    place = next(_places(tree), None)
    if place is None:
        return None
    days: dict[str, None] = {}
    changed: dict[str, None] = {}
    for element in place.iter():
        if element.tag == "p" and _short(element, PARAGRAPH) is None:
            break
        names = " ".join(element.get(name) or "" for name in ("class", "id", "data-testid"))
        if not names or not MARKED.search(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names).lower()):
            continue
        text = _short(element, BYLINE) or ""
        first = CHANGED.split(text)[0]
        days |= dict.fromkeys(days_in(first))
        changed |= dict.fromkeys(days_in(text))
    found = list(days or changed)
    return found[0] if len(found) == 1 else None

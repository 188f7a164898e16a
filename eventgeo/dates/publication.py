"""The day on which a report was published: stated, or read from its own words, or not known; never guessed."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain

from eventgeo.dates.days import DAY
from eventgeo.dates.grammar import timexes
from eventgeo.dates.vocabulary import value
from eventgeo.records import Block, Document, Layout, Publication, Timex

REPORT = 200_000  # characters; what is longer is no single report
HEAD = 6  # blocks at the beginning in which a dateline or a line with the date may stand
TAIL = 3
DATELINE_WIDTH = 160
DATELINE_END = re.compile(r"--|[—–_]| - |: ")
LABEL = re.compile(
    r"\b(?:published|posted|updated|last (?:updated|modified)|first published|date|issued|filed|released)"
    r"(?: on| at)?:? *(?:[A-Z][a-z]+day,? *)?\Z",
    re.IGNORECASE,
)
BEGUN = re.compile(
    r"\b(?:week|fortnight|month|days) (?:of|from|beginning|starting|commencing)(?: on)? \Z|\bsince \Z", re.IGNORECASE
)
"""What leads to the day with which a stretch of time begins."""
OLD_PHOTO = re.compile(
    r"\b(?:file|archive|undated|handout) (?:photo|picture|image)|\(file\)|\barchive\b", re.IGNORECASE
)
URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=\D|\Z)|[/_-](20\d\d)([01]\d)([0-3]\d)(?=[/_.-]|\Z)")
WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
CAPTION_REACH = 6  # days that a report may follow the date in its caption
CONFIDENCE = {"label": 0.95, "dateline": 0.95, "line": 0.9, "url": 0.8, "caption": 0.8}
CAPTION_LOSS = 0.08  # confidence lost with each day between the caption's date and the weekday of the text
LINE_WORDS = 12


def stated(text: str | None) -> tuple[date, datetime | None] | None:
    """The day, and the moment where one is given, of an ISO day or date-time; None where it is neither.

    >>> stated("2023-02-14"), stated("2023-02-30")
    ((datetime.date(2023, 2, 14), None), None)
    """
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return moment.date(), (moment if len(text.strip()) > 10 else None)


def publication(document: Document, layout: Layout, fallback: str | None = None) -> Publication:
    """The publication of a report: as stated, else by its dateline, a line with its date, its address, or a caption
    with which a weekday of the text agrees, else `fallback` (an ISO day); with day None where none of them holds.

    Confidence is 1 for what was stated, less for what was read, 0 where nothing was found. Nothing is published after
    it was retrieved: what metadata or words say of a later day is not believed.
    """
    own, basis = stated(document.published), document.published_basis or "given"
    retrieved = stated(document.retrieved)
    limit = retrieved[0] if retrieved else None
    ahead = own is not None and limit is not None and basis == "metadata" and own[0] - limit > DAY  # zones differ
    if own and not ahead:
        return Publication(own[0], own[1], basis, 1.0)
    found = next(
        (each for each in _read(document, layout) if limit is None or (each.day is not None and each.day <= limit)),
        None,
    )
    if found:
        return found
    given = stated(fallback)
    return Publication(given[0], given[1], "given", 1.0) if given else Publication()


def _read(document: Document, layout: Layout) -> Iterator[Publication]:
    layout = _opening(layout)
    days = [timex for timex in timexes(layout, Publication()) if _whole_day(timex)]
    yield from _labelled(layout, days)
    yield from _dateline(layout, days)
    yield from _url(document)
    yield from _caption(layout, days)


def _opening(layout: Layout) -> Layout:
    """The layout, cut where a text goes on beyond the length of any report, so that it is not read twice to its end."""
    if len(layout.text) <= REPORT:
        return layout
    sentences = tuple(sentence for sentence in layout.sentences if sentence.end <= REPORT)
    blocks = tuple(block for block in layout.blocks if block.end <= REPORT)
    return Layout(layout.text[:REPORT], layout.reading[:REPORT], (), sentences, blocks)


def _whole_day(timex: Timex) -> bool:
    """Whether it names a day with its year, reckoned from no other one (as an anniversary is), and the weekday beside
    it, if any, is that day's.
    """
    if timex.type not in ("DATE", "TIME") or timex.first is None or timex.first != timex.last or timex.anchor:
        return False
    named = WEEKDAY.search(timex.surface.title())
    return named is None or value("weekday", named.group()) == str(timex.first.isoweekday())


def _inside(block: Block, days: list[Timex]) -> list[Timex]:
    return [timex for timex in days if block.start <= timex.start < block.end]


def _labelled(layout: Layout, days: list[Timex]) -> Iterator[Publication]:
    """Read "Published: 14 February 2023" and lines that hold little but a date, at the head or the foot of a page.

    What tells of the days "2-8 June 2025" is of the last one, or of a later day; of the "week of 2 June", nobody knows.
    """
    blocks = layout.blocks
    for index, block in enumerate(blocks):
        if HEAD <= index < len(blocks) - TAIL or block.kind == "caption":
            continue
        told = _inside(block, days)
        for timex in told:
            label = LABEL.search(layout.reading[max(block.start, timex.start - 40) : timex.start])
            if label and timex.first:
                yield Publication(timex.first, None, "dateline", CONFIDENCE["label"])
        last = max((timex.first for timex in told if timex.first), default=None)
        begun = any(BEGUN.search(layout.reading, block.start, timex.start) for timex in told)
        if index < HEAD and last and not begun and _lone(layout, block):
            yield Publication(last, None, "dateline", CONFIDENCE["line"])


def _lone(layout: Layout, block: Block) -> bool:
    """Whether a block holds little but a date: with a time of day, perhaps, and a by-line."""
    words = layout.text[block.start : block.end].split()
    return len(words) <= LINE_WORDS and not re.search(r"[.!?]\Z", words[-1])


def _dateline(layout: Layout, days: list[Timex]) -> Iterator[Publication]:
    """Read "SAN SALVADOR, 3 JAN 90 --": the date before the first dash of an opening block."""
    for block in layout.blocks[:HEAD]:
        head = layout.reading[block.start : min(block.end, block.start + DATELINE_WIDTH)]
        dash = DATELINE_END.search(head)
        for timex in _inside(block, days):
            if dash and timex.first and timex.end <= block.start + dash.end():
                yield Publication(timex.first, None, "dateline", CONFIDENCE["dateline"])


def _url(document: Document) -> Iterator[Publication]:
    """The day "/2023/02/14/" in the page's address."""
    match = URL_DAY.search(document.url or "")
    known = stated("-".join(filter(None, match.groups()))) if match else None
    if known:
        yield Publication(known[0], None, "metadata", CONFIDENCE["url"])


def _caption(layout: Layout, days: list[Timex]) -> Iterator[Publication]:
    """The first day, from the latest photograph's on, of the weekday that the text opens with."""
    captions = [block for block in layout.blocks if block.kind in ("caption", "credit")]
    fresh = [block for block in captions if not OLD_PHOTO.search(layout.text[block.start : block.end])]
    taken = [timex.first for timex in chain.from_iterable(_inside(block, days) for block in fresh) if timex.first]
    weekday = _opening_weekday(layout)
    if not taken or weekday is None:
        return
    gap = (weekday - max(taken).isoweekday()) % 7
    day = max(taken) + gap * DAY
    told = [timex.first for timex in days if timex.first and timex.first > day]
    if gap <= CAPTION_REACH and not told:
        yield Publication(day, None, "caption", round(CONFIDENCE["caption"] - CAPTION_LOSS * gap, 2))


def _opening_weekday(layout: Layout) -> int | None:
    """The first weekday of the story itself that stands without a date."""
    for block in layout.blocks:
        if block.kind not in ("body", "dateline"):
            continue
        match = WEEKDAY.search(layout.reading, block.start, block.end)
        if match:
            return int(value("weekday", match.group()) or 1)
    return None

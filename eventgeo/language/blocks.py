"""Blocks of a report: headline, dateline, body, caption, bullet, credit, boilerplate; repeats and capitals told."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from eventgeo.records import Block, BlockKind

PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n|\s*[•●▪‣*-]\s))*")
BULLET = re.compile(r"[•●▪‣]|[*-] ")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
AGENCY = r"(?:Reuters|AP|AFP|UPI|Xinhua|TASS|Interfax|Ukrinform|EFE|DPA|ANSA|PTI|CNN|Sapa)"
DAY = rf"(?:,? {MONTH} \d{{1,2}}|,? \d{{1,2}} {MONTH}(?: \d{{2,4}})?)"
DATELINE = re.compile(rf"\s*[A-Z][^\n.!?]{{1,80}}?{DAY}?(?: ?\({AGENCY}[^)]*\))? ?(?:--|—|–|_|-) ")
OWNER = r"(?:Photo|Image|Picture|Credit|Getty|Source)s?\b"
CREDIT = re.compile(rf"(?:\(?{OWNER} ?(?:by|:|/|courtesy)|{AGENCY.upper()}/|{AGENCY}/)[^\n]{{0,80}}$")
CREDIT_TAIL = re.compile(
    rf"(?:{MONTH} \d{{1,2}}, \d{{4}}|{MONTH} \d{{4}})[.,]? *"
    r"(?:\(?(?:REUTERS|AFP|AP|EPA|Getty|Photo|Picture|Image)\b|[^\n.]{0,40}/[^\n.]{0,40}$)"
    r"|\b(?:REUTERS|AFP|AP Photo|EPA|Getty Images)/[^\n]{0,60}$|\((?:Photo|AP Photo|Getty)[^)]*\)$"
)


@cache
def boilerplate() -> re.Pattern[str]:
    """Lines that come with the page and not with the story."""
    lines = files(__package__).joinpath("boilerplate.tsv").read_text("utf-8").splitlines()
    return re.compile("|".join(line for line in lines if line and not line.startswith("#")), re.I)


def _capitals(text: str) -> bool:
    letters = [c for c in text[:2000] if c.isalpha() and c.upper() != c.lower()]
    return len(letters) >= 20 and sum(c.isupper() for c in letters) > 0.9 * len(letters)


def _kind(text: str, index: int, repeats: int, count: int) -> BlockKind:
    """The role of a paragraph, the `index`-th of `count`, that stands `repeats` times in the text."""
    words = text.split()
    if boilerplate().match(text):
        return "boilerplate"
    if BULLET.match(text):
        return "bullet"
    if CREDIT.match(text) and len(words) <= 14:
        return "credit"
    if CREDIT_TAIL.search(text[-120:]) or (repeats > 1 and len(words) < 80):
        return "caption"
    if index == 0 and count > 1 and len(words) <= 45 and text[-1] not in ".;:—-":
        return "headline"
    if DATELINE.match(text[:140]) and index < 4:
        return "dateline"
    return "body"


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for match in PARAGRAPH.finditer(text):
        yield match.start(), match.start() + len(match.group().rstrip())


def _mark(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Block]:
    keys = [" ".join(text[start:end].split()) for start, end in spans]
    first: dict[str, int] = {}
    counts: dict[str, int] = {}
    for index, key in enumerate(keys):
        first.setdefault(key, index)
        counts[key] = counts.get(key, 0) + 1
    for index, ((start, end), key) in enumerate(zip(spans, keys, strict=True)):
        kind = _kind(text[start:end], index, counts[key], len(spans))
        yield Block(start, end, kind, first[key] if first[key] < index else None, _capitals(text[start:end]))


def blocks(text: str) -> list[Block]:
    """The blocks of a text, in its order; text between blocks is white space."""
    return list(_mark(text, list(_paragraphs(text))))

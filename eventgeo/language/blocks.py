"""Blocks of a report: headline, dateline, body, caption, bullet, credit, boilerplate; repeats and capitals told."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from operator import ne

from eventgeo.records import Block, BlockKind

LINE = re.compile(r"[^\n]*\S[^\n]*(?:\n[a-z][^\n]*)*")
ROW = r"\d{1,2}[./:-]\d\d[^\n]{0,12} ?[|–—:-] |[^|\n]*\|[^|\n]*\||\|"
"""A line of a list or table: it begins with a day or hour and a dash, or bars part its cells."""
PARAGRAPH = re.compile(rf"\S(?:.|\n(?!\s*\n|\s*[•●▪‣]|\s*[*-] |\s*(?:{ROW})))*")
BULLET = re.compile(r"[•●▪‣]|[*-] ")
WRAPPED_WIDTH = 100
"""Hard-wrapped text has no longer lines (agency copy: 80; mail: 72 to 78)."""
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|[A-Z]{3})\.?"
)
CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĆČĐĒĞĪİŁŃŌŐŘŚŞŠŪŹŻŽ]"
AGENCY = r"(?:Reuters|AP|AFP|UPI|Xinhua|TASS|Interfax|Ukrinform|EFE|DPA|ANSA|PTI|CNN|Sapa|[A-Z]{2,9})"
WRITER = r"\([^\W\d_][^()]{1,60}\)"
"""What stands in brackets behind the town and day of a dateline: who writes."""
NOTE = r"\[[^]\n]{2,40}\]"
"""What a monitoring service says there of the report: "[TEXT]", "[Excerpts]"."""
DAY = (
    rf"(?:{MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?:,? \d{{2,4}})?|no date)"
)
DASH = r":? ?(?:--|—|–|_|-)(?:\s|$)"
TOWN = rf"{CAPITAL}[\w'’-]*(?:(?:, | ?/ ?| )(?:(?:of|the|de|del|da|do|la|al|el|and) )*{CAPITAL}[\w'’-]*){{0,6}}"
_WHERE = (
    rf"{CAPITAL}(?:{CAPITAL}|[' ./-])+(?: {WRITER})?(?:, {CAPITAL}[\w' .-]+){{0,2}}"
    rf"|{CAPITAL}[^\n.!?—–]{{1,60}}?(?=,? {DAY}| \({AGENCY})"
    rf"|{TOWN}(?= \({CAPITAL}[^()\n]{{1,40}}\){DASH}|, {AGENCY}{DASH})"
)
_WHEN = rf"(?:,? {DAY}| \({DAY}\))?"
_WHO = rf"(?:\s?{WRITER}|, {AGENCY})?(?: ?\({AGENCY}[^)\n]*\))?(?: ?{NOTE})*"
DATELINE = re.compile(rf"\s*(?:{_WHERE}){_WHEN}{_WHO}{DASH}|\({TOWN}(?:,? {DAY})?\)(?::\s|{DASH})")
DATELINE_BARE = re.compile(rf"{TOWN} ?(?:--|—|–|\|)\s['\"“‘]?{CAPITAL}(?!.{{0,60}} [—–|])")
"""A town and nothing but a dash behind it; where a second dash follows, they part words from a sentence."""
STAMP = r"(?:(?:Published|Updated|Posted|Date|This story is from)\b:? ?(?:on|at)? ?)?"
DATELINE_COLON = re.compile(rf"{CAPITAL}(?:{CAPITAL}|[' .-]){{2,30}}: ['\"“‘]?{CAPITAL}[a-z]")
"""As papers of South Asia write it ("PESHAWAR: Two …"), under a headline."""
DATE_ALONE = re.compile(rf"{STAMP}(?:\w+day,? )?{DAY}(?:,? \d{{4}})?(?:[ ,|-]+[\d:]+.{{0,12}})?\.?$")
SCENE_DATE = re.compile(rf"[,.]? (?:on )?{DAY}, \d{{4}}\.?$|[,.]? (?:on )?{MONTH} \d{{1,2}}, \d{{4}}\.?$")
OWNER = r"(?:Photo|Image|Picture|Credit|Getty|Source)s?\b"
CREDIT = re.compile(rf"(?:\(?{OWNER} ?(?:by|:|/|courtesy)|{AGENCY}/)[^\n]{{0,80}}$")
CREDIT_TAIL = re.compile(
    rf"(?:{MONTH} \d{{1,2}}, \d{{4}}|{MONTH} \d{{4}})[.,]? *"
    r"(?:\(?(?:REUTERS|AFP|AP|EPA|Getty|Photo|Picture|Image)\b|[^\n.]{0,40}/[^\n.]{0,40}$)"
    r"|\b(?:REUTERS|AFP|AP Photo|EPA|Getty Images)/[^\n]{0,60}$|\((?:Photo|AP Photo|Getty)[^)]*\)$"
)
CREDITED = re.compile(r"/|REUTERS|AP|AFP|EPA|Getty|Photo|Picture|Image")
"""Without one of these no credit ends a paragraph, which is soon found."""


@cache
def boilerplate() -> re.Pattern[str]:
    """Lines that come with the page and not with the story."""
    lines = files(__package__).joinpath("boilerplate.tsv").read_text("utf-8").splitlines()
    return re.compile("|".join(line for line in lines if line and not line.startswith("#")), re.I)


def _capitals(text: str) -> bool:
    seen = text[:2000]
    if seen.isascii():
        plain = seen.encode()
        capitals = len(plain) - len(plain.translate(None, CAPITALS))
        letters = len(plain) - len(plain.translate(None, CAPITALS + CAPITALS.lower()))
        return letters >= 12 and capitals > 0.9 * letters
    upper, lower = seen.upper(), seen.lower()
    if len(upper) == len(lower) == len(seen):
        letters = sum(map(ne, upper, lower))
    else:  # a letter that is two in the other case ("ß")
        letters = sum(c.upper() != c.lower() for c in seen)
    return letters >= 12 and sum(map(str.isupper, seen)) > 0.9 * letters


def _is_dateline(text: str, index: int) -> bool:
    if index >= 4:
        return False
    led = DATELINE.match(text[:140])
    if led is None and (index > 0 or text[-1] in '."”'):  # no headline
        led = DATELINE_BARE.match(text) or (DATELINE_COLON.match(text) if index > 0 else None)
    return bool(led or (len(text) < 60 and DATE_ALONE.match(text)))


def _is_caption(text: str, words: int, repeats: int) -> bool:
    """Captions end with a credit or the day of the picture, or are printed twice, as galleries do."""
    tail = text[-120:]
    if CREDITED.search(tail) and CREDIT_TAIL.search(tail):
        return True
    return words < 80 and (repeats > 1 or bool(words > 6 and SCENE_DATE.search(text[-40:]) and ". " not in text))


def _kind(text: str, index: int, repeats: int, count: int) -> BlockKind:
    """The role of a paragraph, the `index`-th of `count`, that stands `repeats` times in the text."""
    words = len(text.split())
    if boilerplate().match(text):
        return "boilerplate"
    if BULLET.match(text):
        return "bullet"
    if _is_dateline(text, index):
        return "dateline"
    if words <= 14 and CREDIT.match(text):
        return "credit"
    if _is_caption(text, words, repeats):
        return "caption"
    if index == 0 and count > 1 and words <= 45 and text[-1] not in ".;:—-":
        return "headline"
    return "body"


def _hard_wrapped(text: str) -> bool:
    """Whether single line feeds stand inside paragraphs: no line is long, and most that go on end in mid-sentence."""
    lines = text[:20000].split("\n")
    if max(map(len, lines)) > WRAPPED_WIDTH:
        return False
    ends = [line.rstrip()[-1] for line, after in pairwise(lines) if line.strip() and after.strip()]
    return sum(end not in ".!?:\"'”’)" for end in ends) * 2 > len(ends)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for match in (PARAGRAPH if _hard_wrapped(text) else LINE).finditer(text):
        start = match.end() - len(match.group().lstrip())
        yield start, start + len(match.group().strip())


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

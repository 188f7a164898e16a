"""Whether a clause tells of what was or of what will be: by the nearest cue, first left of the date, then right."""

import re
from functools import cache
from typing import Literal

from eventgeo.dates.clauses import saying
from eventgeo.dates.tables import table

Tense = Literal["past", "future", "none"]
WIDTH = 70  # characters to the left in which a cue counts
LED = 20  # characters to the left in which a preposition and an article lead a date
FAR = 210  # characters in which one counts where none stands nearer
NEAR = 45  # of these, those in which the verb or noun stands that a date belongs to
AHEAD = 160  # characters to the right in which a cue counts where none stands to the left
DAY_IS = re.compile(r" (?:is|marks)\b")  # "Friday marks a year since the war began"
OPENED = re.compile(r"(?:[Oo]n |[Ii]n )?")  # what stands before a date that opens its sentence
DROPPED = re.compile(r",? but\b")
PLUPERFECT = re.compile(r"\bhad\b")
AHEAD_KINDS: tuple[tuple[str, Tense], ...] = (
    ("will", "future"),
    ("aim", "future"),
    ("past", "past"),
    ("participle", "past"),
)


@cache
def _cues() -> dict[str, re.Pattern[str]]:
    rows = table("cues.tsv")
    kinds = {kind: "|".join(pattern for row, pattern in rows if row == kind) for kind, _ in rows}
    return {
        "future": re.compile(rf"\b(?:{kinds['future']})(?!\w)|['’]ll\b", re.IGNORECASE),
        "past": re.compile(rf"\b(?:{kinds['past']})\b"),
        "participle": re.compile(rf"\b(?:{kinds['participle']})\b(?P<last>\s+(?:on|in|at|late|early|last|by)?\s*\Z)?"),
        "settled": re.compile(
            rf"\b(?!set\b)(?:{kinds['past']}|{kinds['participle']}|[Ss]ince)\s+(?:(?:on|in|at|over|during|late|early|since)\s+)?\Z"
        ),
        "befell on": re.compile(
            rf"\b(?:{kinds['about']})(?: [a-z]+){{0,3}} (?:{kinds['befell']})(?: (?:in|at|near) [A-Z]\w+)?(?: on)?\s*\Z"
        ),
        "deed": re.compile(
            rf"(?<!\bto be )(?<!\bbe )\b(?:{kinds['deed']})(?:,? (?!(?:to|will|would|who|that|which|said|says)\b)"
            r"[\w'’.-]+){1,10},? (?:in|during)(?: (?:early|late|mid))?[ -]\Z"
        ),
        "that did": re.compile(
            rf"\b(?:that|which|who) (?:{kinds['past']}|{kinds['participle']})(?: [A-Za-z]+){{0,2}}(?: on)?\s*\Z"
        ),
        "intended": re.compile(rf"\b(?:{kinds['intended']})\b"),
        "'s befell": re.compile(rf"['’]s (?:[a-z]+ ){{0,2}}(?:{kinds['befell']})\b"),
        "befell behind": re.compile(rf"(?: [a-z]+)? (?:{kinds['befell']})\b"),
        "under": re.compile(rf"\b(?:{kinds['under']}) (?:an?|the|its|his|her|their) \Z"),
        "agreed behind": re.compile(rf" (?:[a-z]+ )?(?:{kinds['agreed']})\b"),
        "done": re.compile(rf",? (?:[A-Za-z'’-]+ ){{1,3}}(?:{kinds['past']}|{kinds['participle']})\b"),
        "will": re.compile(rf"\b(?:{kinds['ahead']})\b"),
        "aim": re.compile(rf"\b(?:{kinds['aim']})\b"),
        "bound": re.compile(rf"\b(?:{kinds['bound']})", re.IGNORECASE),
        "bygone": re.compile(rf"\b(?:{kinds['bygone']})\b"),
        "next": re.compile(rf"\W*(?:{kinds['ahead']})\b"),
        "opening": re.compile(rf"(?:{kinds['opening']})\Z", re.IGNORECASE),
        "ahead": re.compile(rf"\W*(?:[A-Za-z'’]+\W+){{0,3}}(?:{kinds['ahead']})\b"),
    }


def _last(kind: str, text: str) -> int:
    return max((match.start() for match in _cues()[kind].finditer(text)), default=-1)


def tense(text: str, start: int, end: int, first: int, last: int) -> Tense:
    """The tense around `start:end` in the sentence `first:last`."""
    right = text[end : min(last, end + 45)]
    left = text[max(first, start - WIDTH) : start]
    if _befell(left, right) or _marks(text, start, end):
        return "past"
    if _told_ahead(left, right):
        return "future"
    if _last("bygone", left) >= 0 or (DROPPED.match(right) and _cues()["intended"].search(left)):
        return "past"
    coming, gone = _nearest(left)
    if coming < 0 and gone < 0:
        coming, gone = _nearest(text[max(first, start - FAR) : start])
    if coming < 0 and gone < 0:
        bound = _last("bound", left) >= 0 and not PLUPERFECT.search(right) and not _reached(left, right)
        return "future" if bound else _ahead(text[end : min(last, end + AHEAD)])
    return "future" if coming >= gone else "past"


def _nearest(left: str) -> tuple[int, int]:
    """Where the last cue of the future stands in the words before a date, and that of the past; below 0 for none."""
    coming, gone = _last("future", left), _last("past", left)
    for match in _cues()["participle"].finditer(left):
        if (coming < 0 or match.group("last")) and not _planned(match, left):
            gone = max(gone, match.start())
    return coming, gone


def _befell(left: str, right: str) -> bool:
    """Whether a date is of what befell somebody, or of the past form right before it, whatever its clause tells of.

    "Will be tried over Friday's attack", "may rise after the quake on Sunday", "the ship that left Sunday will"; but of
    what was said the clause tells on: "the court said Sunday will".
    """
    close = left[-NEAR:]
    if _cues()["befell on"].search(close) or _cues()["'s befell"].match(right):
        return True
    done = _cues()["settled"].search(close) or _cues()["that did"].search(close)
    if done is None or _planned(done, close):
        return False
    return right.startswith(",") or saying().match(close, done.start()) is None


def _marks(text: str, start: int, end: int) -> bool:
    """Whether a date is the mark of what befell, "the October 7 attack", or of what binds: "under a June agreement"."""
    article = text.startswith("the ", start if text[start] == "t" else max(0, start - 4))
    if article and _cues()["befell behind"].match(text, end):
        return True
    return (
        _cues()["agreed behind"].match(text, end) is not None
        and _cues()["under"].search(text, max(0, start - LED), start) is not None
    )


def _planned(match: re.Match[str], left: str) -> bool:
    """Whether a past form tells of a plan: "scheduled", "is expected"."""
    return _cues()["future"].match(left, match.start()) is not None


def _told_ahead(left: str, right: str) -> bool:
    """Whether a verb of the future stands right behind a date, or not far where the date opens its clause."""
    if _cues()["next"].match(right) or (not left and DAY_IS.match(right)):
        return True
    return _opens(left, right) and _cues()["ahead"].match(right) is not None


def settled(text: str, start: int, end: int, first: int) -> bool:
    """Whether a past verb or "since" stands right before `start`, "was held in July", "held since July", a deed of war
    before it with no more than its object, "seized Goma in January", or the date that ends at `end` marks what befell,
    "the October 7 attack", or opens the sentence that tells what was done.
    """
    before = any(_cues()[kind].search(text, max(first, start - WIDTH), start) for kind in ("settled", "deed"))
    return before or _marks(text, start, end) or _done_on(text[first:start], text[end : end + NEAR])


def _done_on(left: str, right: str) -> bool:
    """Whether a date opens its sentence, and what was done on it follows: "On 7 October the rebels attacked"."""
    return OPENED.fullmatch(left) is not None and _cues()["done"].match(right) is not None


def _opens(left: str, right: str) -> bool:
    """Whether a date opens its clause or belongs to a noun, so that the verb of its clause is yet to come."""
    return right.startswith(("'s", "’s")) or _cues()["opening"].search(left) is not None


def _reached(left: str, right: str) -> bool:
    """Whether a bound was reached: "By Monday the town was empty"."""
    return _opens(left, right) and _ahead(right) == "past" and not _cues()["will"].search(right)


def _ahead(right: str) -> Tense:
    """The tense of the first cue to the right."""
    found: list[tuple[int, Tense]] = []
    for kind, meant in AHEAD_KINDS:
        match = _cues()[kind].search(right)
        if match:
            found.append((match.start(), meant))
    return min(found)[1] if found else "none"

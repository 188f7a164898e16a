"""What is no period or length of time: ages, rates, ordinals, names of programmes."""

import re

from eventgeo.dates.guards.words import next_word
from eventgeo.dates.hit import Hit

AGE = re.compile(r"(?:-| )old\b| of age\b", re.IGNORECASE)
RATE = re.compile(
    r"(?:\d|percent|%|million|billion|thousand|times|once|twice)[^.;:()]{0,30}\Z"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)(?: of)? [a-z]+ \Z"
)
LENGTH_LED = re.compile(
    r"\b(?:for|in|within|after|than|over|nearly|about|of|lasted|took|almost|every|only|just|by|spent|half|once)\s+\Z",
    re.IGNORECASE,
)
LENGTH_ENDS = re.compile(r"\s*(?:[.,;:)]|\Z)|\s+(?:later|of|after|before|to|and|or|ago|in|at|for|when|long|on|from)\b")
ONE_DAY_ENDS = re.compile(r"\s+(?:after|before)\b|\s*(?:[.;:)]|\Z)")
EVENT_FOLLOWS = re.compile(r"\s+(?:after|before)\b")
YEARS_BEFORE = re.compile(r"\d[-–/]\Z")
HOUR = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
AT = re.compile(r"\bat \Z", re.IGNORECASE)  # "at approximately 2200 hours"
PROGRAMME = re.compile(r"[a-z\d] (?:Minutes|Hours)\Z")
ONE_WORD = 10  # characters of a word and its space
UNITS_WITH_END = frozenset(("week", "month", "year", "decade", "century"))


def unit_which(hit: Hit, history: bool) -> bool:
    """The week alone tells no date; the end of the week and that week do."""
    which, unit = hit.get("which"), hit.get("unit")
    if hit.found.form.name in ("full_year", "the_week"):
        return True
    if unit == "hour" or re.search(r"This Week|Last Night", hit.found.match.group()):
        return False
    if not which:
        mod = hit.get("mod") or ""
        return bool(mod) and (unit in UNITS_WITH_END or (unit == "day" and mod.endswith(" in the")))
    return unit != "day" or which not in ("last", "past", "the last", "the past")


def duration(hit: Hit, history: bool) -> bool:
    """No age, no ordinal second, no quarter of a thing, no rate, nor the end of "the 2012-13 season"."""
    if (
        AGE.match(hit.after(8))
        or YEARS_BEFORE.search(hit.before(2))
        or (not history and PROGRAMME.search(hit.found.match.group()))
    ):
        return False
    unit, count = hit.get("unit") or "", hit.get("count") or ""
    if unit in ("hours", "hrs") and HOUR.fullmatch(count) and AT.search(hit.before(3)):
        return False
    plain = not hit.get("rank") and not hit.get("approx")
    if unit in ("quarter", "quarters") and count in ("one", "three", "a", "an") and not hit.get("rank"):
        return False
    if unit in ("second", "season", "night", "weekend") and count in ("a", "an", "one"):
        return "-" in hit.surface
    if (unit in ("quarter", "quarters") and not hit.get("rank")) or (unit == "second" and count.isdigit()):
        return count in ("several", "a few")
    if count in ("a", "an"):
        return _one(hit, unit, history, plain)
    if count == "one" and unit == "day" and plain and not history and "-" not in hit.surface:
        return LENGTH_LED.search(hit.before(10)) is not None or ONE_DAY_ENDS.match(hit.after(8)) is not None
    if count == "many" and hit.before(3).lower() == "as ":
        return False  # "the third attack in as many days"
    return not (count in ("some", "many", "various") and not unit.endswith("s"))


def _one(hit: Hit, unit: str, history: bool, plain: bool) -> bool:
    """Whether "a week" and its like is a length: not in "four flights a week" nor in "a minute quantity"."""
    event = EVENT_FOLLOWS.match(hit.after(8)) is not None
    if plain and not event and not LENGTH_LED.search(hit.before(10)) and RATE.search(hit.before(36)):
        return False
    if unit in ("minute", "hour"):
        return LENGTH_ENDS.match(hit.after(10)) is not None
    return unit != "day" or not plain or history or event


def counted(hit: Hit, history: bool) -> bool:
    """The 2012-13 season is no count of seasons."""
    return not (hit.get("unit") in ("season", "seasons") and re.match(r"\d{4}\Z", hit.get("count") or ""))


def plural(hit: Hit, history: bool) -> bool:
    """Years alone are a length, unless of age, joined to what stands before, or a heading ("Final years")."""
    return (
        not _heads(hit)
        and not AGE.match(hit.after(8))
        and not re.search(r"[\w-]\Z|(?:matter of|as many)\s\Z", hit.before(10))
    )


def _heads(hit: Hit) -> bool:
    """Whether a match is a heading, but for one word: "Final years"."""
    block = hit.layout.block_at(hit.start)
    if block is None:
        return False
    start, end = hit.layout.blocks[block].start, hit.layout.blocks[block].end
    return end == hit.end and hit.start - start <= ONE_WORD


def this_quarter(hit: Hit, history: bool) -> bool:
    """A quarter of the year has its article and no "of" after it."""
    led = re.match(r"(?:the|this|its|that) ", hit.surface) is not None
    return led and hit.after(1) != "-" and next_word(hit) not in ("of", "century", "point", "mile")


def frequency(hit: Hit, history: bool) -> bool:
    """A daily is a newspaper; a quarterly dividend and an annual rate date nothing."""
    if hit.surface in ("quarterly", "annual", "everyday", "yearly", "monthly") and not history:
        return False
    if hit.surface == "annually" and RATE.search(hit.before(36)):
        return False
    return not next_word(hit)[:1].isupper() and hit.before(1) != "-"

"""What a match must not be: the tests by neighbouring words that keep "may", "march", "fall" and bare numbers out."""

import re
from collections.abc import Callable, Mapping
from functools import cache

from eventgeo.dates.hit import Hit
from eventgeo.dates.tables import table

Guard = Callable[[Hit, bool], bool]
AGE = re.compile(r"(?:-| )old\b| of age\b", re.IGNORECASE)
NO_NOUN = re.compile(
    r"\s+(?!and \d)(?:of the month|when|after|before|but|and|as|with|by|on|for|in|at|to|it|he|she|they|we|was|is|were|had|the|while)\b"
)
TIME_LED = re.compile(r"\b(?:at|by|during|until|till|from|around|about|throughout|of|in|since|over|for|on)\s+\Z", re.IGNORECASE)
NEXT_WORD = re.compile(r"[\s-]+([A-Za-z]+)")
LAST_WORD = re.compile(r"([A-Za-z]+)[\s(]+\Z")
LEADS_MONTH = re.compile(
    r"\b(?:in|of|since|until|by|from|to|during|and|before|after|between|through|late|early|mid|that|this|last|next|on|till|"
    r"or|for|every|each|throughout|around|about|past|previous|following),?\s+(?:the\s+)?\Z|\b(?:a|an|the|its|their|his|whose)\s+\Z",
    re.IGNORECASE,
)
LEADS_SEASON = re.compile(
    r"\b(?:in|by|during|until|since|this|last|of|through|throughout|over|next|late|early|before)\s+\Z", re.IGNORECASE
)


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(word for kind, words in table("neighbours.tsv") if kind == role for word in words.split("|"))


def _next(hit: Hit) -> str:
    match = NEXT_WORD.match(hit.after(24))
    return match.group(1) if match else ""


def _last(hit: Hit) -> str:
    match = LAST_WORD.search(hit.before(20))
    return match.group(1).lower() if match else ""


def year(hit: Hit, history: bool) -> bool:
    """A four-digit number is a year where a preposition says so, or nothing is counted by it."""
    following, leading = _next(hit).lower(), _last(hit)
    if following in _words("counted") or re.match(r"%|°|[,.]\d", hit.after(2)):
        return False
    if leading in _words("names a number") or (
        not hit.get("mod") and re.search(r"\bat \Z", hit.before(4)) and not re.match(r" (?:levels?|prices?|rates?)\b", hit.after(8))
    ):
        return False
    number = int(hit.get("year") or 0)
    if hit.get("mod") or "year" in hit.surface or "fiscal" in hit.surface:
        return True
    if number < 1400:
        return leading in ("in", "since", "during", "until", "by") and not following.endswith("s")
    plural = following.endswith("s") and len(following) > 3 and following not in _words("no plural")
    if plural and leading in _words("before a count"):
        return leading == "the"
    return leading in _words("before a year") or hit.before(1) == "(" or not plural


def month(hit: Hit, history: bool) -> bool:
    """ "May", "March" and "August" need a word before them that a month follows; so does a month before a name."""
    if hit.get("year") or hit.get("mod") or hit.get("which") or hit.get("which2") or hit.get("whose"):
        return True
    word = hit.get("month") or ""
    led = LEADS_MONTH.search(hit.before(14))
    if word in ("may", "march", "august", "april", "june"):
        named = re.match(r"\s+[A-Z][a-z]", hit.after(3)) is not None
        return led is not None and not (
            named and word in ("april", "june", "august", "may") and hit.before(3) not in ("in ",)
        )
    return True


def _named(hit: Hit) -> bool:
    """Whether the words are part of a name: a capital inside the sentence, before another capital."""
    word = hit.found.match.group().split()[-1]
    return word[0].isupper() and hit.end - len(word) > hit.sentence[0] and re.match(r" [A-Z]", hit.after(2)) is not None


def season(hit: Hit, history: bool) -> bool:
    """ "Fall" and "spring" are seasons only after an article or a preposition; "the fall of Kyiv" is none."""
    if hit.get("year") or hit.get("whose"):
        return True
    following = _next(hit)
    if history and following.lower() in ("offensive", "offensives", "campaign", "fighting"):
        return True
    if following.lower() in _words("after a season") or re.match(r" of [A-Z]", hit.after(5)) or _named(hit):
        return False
    which = hit.get("which") or ""
    word = hit.get("season") or ""
    if word in ("fall", "spring"):
        if "the" in hit.surface.split():
            led = LEADS_SEASON.search(hit.before(12)) or (history and word == "spring")
            return not re.match(r"\s+(?:of|in|from)\b", hit.after(6)) and bool(led)
        return bool(which and which != "the") or bool(hit.get("mod")) or LEADS_SEASON.search(hit.before(8)) is not None
    return True


def unit_which(hit: Hit, history: bool) -> bool:
    """ "The week" alone tells no date; "the end of the week" and "that week" do."""
    which = hit.get("which")
    if hit.found.form.name in ("full_year", "the_week"):
        return True
    if re.search(r"This Week|Last Night", hit.found.match.group()):
        return False
    if hit.get("unit") == "hour" or (hit.get("unit") == "day" and not which):
        return False
    if not which:
        return bool(hit.get("mod")) and hit.get("unit") in ("day", "week", "month", "year", "decade", "century")
    if which == "the":
        return bool(hit.get("mod"))
    if hit.get("unit") == "day" and which in ("last", "past", "the last", "the past"):
        return False
    return not (hit.get("unit") == "weekend" and which == "the")


def duration(hit: Hit, history: bool) -> bool:
    """No age, no ordinal "second", no quarter of a thing, no "a day" that names a rate."""
    if AGE.match(hit.after(8)) or (not history and re.search(r"[a-z\d] (?:Minutes|Hours)\Z", hit.found.match.group())):
        return False
    unit, count = hit.get("unit") or "", hit.get("count") or ""
    if unit in ("minute", "hour", "second") and count in ("a", "an"):
        ended = re.match(r"\s*(?:[.,;:)]|\Z)|\s+(?:later|of|after|before|to|and|or|ago|in|at|for|when|long|on|from)\b", hit.after(10))
        if not ended:
            return False
    if count in ("a", "an") and not hit.get("rank") and not hit.get("approx") and rate(hit):
        return False
    loose = unit in ("second", "quarter", "season", "night", "weekend")
    if loose and count in ("a", "an", "one", "the") and "-" not in hit.surface:
        return False
    if (unit in ("quarter", "quarters") and not hit.get("rank")) or (unit == "second" and count.isdigit()):
        return bool(re.search(r"several|few", count))
    if unit == "day" and count == "a" and not hit.get("rank") and not hit.get("approx"):
        return history
    return not (count in ("some", "many", "various") and not unit.endswith("s"))


RATE = re.compile(r"(?:\d|percent|%|million|billion|thousand|times|once|twice)[^.;:()]{0,30}\Z")
LENGTH_LED = re.compile(r"\b(?:for|in|within|after|than|over|nearly|about|of|lasted|took|almost|every|only|just|by|spent|half|once)\s+\Z", re.IGNORECASE)


def rate(hit: Hit) -> bool:
    """Whether "a year" says how often: "$2 million a year", "four flights a week"."""
    return not LENGTH_LED.search(hit.before(10)) and RATE.search(hit.before(36)) is not None


def duration_plural(hit: Hit, history: bool) -> bool:
    """ "Years" alone is a length; "years old" and "two-years" are not."""
    return not AGE.match(hit.after(8)) and not re.search(r"[\w-]\Z|matter of\s\Z", hit.before(10))


def part(hit: Hit, history: bool) -> bool:
    """A part of the day without a date: in news only with an article or a modifier."""
    word = hit.get("part") or ""
    if re.match(r"\s+of\b", hit.after(4)) or (word in ("sunrise", "sunset", "daytime") and not history):
        return False
    written = hit.found.match.group("part")
    if written[0].isupper() and hit.found.match.start("part") > hit.sentence[0]:
        return False
    if _next(hit).lower() in _words("after a part of the day"):
        return False
    return history or bool(hit.get("mod")) or hit.surface.startswith("the ")


def day_before(hit: Hit, history: bool) -> bool:
    """"The day before" ends its clause; "the day before the vote" counts from a thing that is told."""
    return history or re.match(r"\s*(?:[.,;:)\]]|--|—|–|\Z)", hit.after(3)) is not None


def deictic(hit: Hit, history: bool) -> bool:
    """ "USA Today" is a newspaper."""
    return not (_named(hit) or (hit.groups.get("word") == "Today" and hit.before(4) in ("USA ", "sia ")))


def weekday(hit: Hit, history: bool) -> bool:
    """ "Black Friday", "Bloody Sunday" and "the Sunday Times" are names."""
    name = re.match(r" (?:Times|Telegraph|Mail|Mirror|Express|Post|Herald|Tribune|School|school)\b", hit.after(12))
    return not name and not re.search(r"\b(?:Bloody|Black|Good|Ash|Super|Palm|Easter|Cyber|Ruby)\s\Z", hit.before(8))


def this_quarter(hit: Hit, history: bool) -> bool:
    """ "The quarter" with its article, and not a quarter of something."""
    return re.match(r"(?:the|this|its|that) ", hit.surface) is not None and not re.match(
        r"\s+(?:of|century|point|mile)", hit.after(9)
    )


def reference(hit: Hit, history: bool) -> bool:
    """Former office-holders and current affairs are dated in histories alone."""
    surface = hit.surface
    if surface in ("former", "formerly", "present", "modern", "present day", "current", "recent", "future"):
        return history and surface != "present" and not re.match(r"\s+(?:years|months|weeks|days|decades)", hit.after(9))
    if surface == "previously":
        return False
    return not (surface == "recent" and re.match(r" (?:years|months|weeks|days|decades)", hit.after(9)))


def clock(hit: Hit, history: bool) -> bool:
    """Bare figures are a time only where the words before them lead to one: "at 10:30", never "John 3:16"."""
    if hit.found.form.name == "clock_military":
        return _next(hit).lower() not in _words("counted") and not re.match(r" (?:[A-Z]|levels?|prices?|rates?)", hit.after(8))
    if re.search(r"[a-z]", hit.surface):
        return True
    return TIME_LED.search(hit.before(12)) is not None or re.search(r"(?:[(,;:–-]|\bto|and)\s*\Z|\A\Z", hit.before(5)) is not None


def noon(hit: Hit, history: bool) -> bool:
    """Not "High Noon"."""
    return not hit.groups["part"][0].isupper() or hit.start == hit.sentence[0] if hit.groups["part"] else True


def nth(hit: Hit, history: bool) -> bool:
    """"The 14th" is a day where no noun follows that it could count."""
    return not re.match(r"[\s-]+(?:[A-Z]|[a-z]+(?:-|\b))", hit.after(20)) or bool(NO_NOUN.match(hit.after(14)))


def that_time(hit: Hit, history: bool) -> bool:
    """"This time" after a preposition; "this time led by a general" counts attempts."""
    return TIME_LED.search(hit.before(12)) is not None


def month_ordinal(hit: Hit, history: bool) -> bool:
    """"May the first" is a day; in "on 3 May the first shells fell" it is none."""
    return " the " not in hit.surface or (nth(hit, history) and re.search(r"\d(?:st|nd|rd|th)? \Z", hit.before(5)) is None)


def frequency(hit: Hit, history: bool) -> bool:
    """A daily is a newspaper; a quarterly dividend and an annual rate date nothing."""
    if hit.surface in ("quarterly", "annual", "everyday", "yearly", "monthly") and not history:
        return False
    return not re.match(r" [A-Z]", hit.after(2))


GUARDS: Mapping[str, Guard] = {
    "year": year,
    "month": month,
    "season": season,
    "unit_which": unit_which,
    "duration": duration,
    "duration_plural": duration_plural,
    "duration_rank": duration_plural,
    "part": part,
    "deictic": deictic,
    "weekday": weekday,
    "this_quarter": this_quarter,
    "reference": reference,
    "nth": nth,
    "month_ordinal": month_ordinal,
    "clock": clock,
    "noon": noon,
    "frequency": frequency,
    "day_before": day_before,
    "that_time": that_time,
}

"""What is no year, month, season, weekday or day, though it looks like one."""

import re

from eventgeo.dates.guards.words import last_word, listed, named, next_word
from eventgeo.dates.hit import Hit

OLDEST = 1400  # in news, earlier years are read only after a preposition: most such numbers count something
LEADS_MONTH = re.compile(
    r"\b(?:in|of|since|until|by|from|to|during|and|before|after|between|through|late|early|mid|that|this|last|next|on|till|"
    r"or|for|every|each|throughout|around|about|past|previous|following),?\s+(?:the\s+)?\Z"
    r"|\b(?:a|an|the|its|their|his|whose)\s+\Z",
    re.IGNORECASE,
)
RANGE = re.compile(r"\s?[-–—/]\s?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
RANGE_BEHIND = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s?[-–—/]\s?\Z")
LEADS_SEASON = re.compile(
    r"\b(?:in|by|during|until|since|this|last|of|through|throughout|over|next|late|early|before)\s+\Z", re.IGNORECASE
)
CYRILLIC_COUNT = re.compile(r"\s+(?!(?:рік|рок|год)[а-яі]{0,4}\b|[рг]\.)[а-яіїєґ]{3}")
YEARS_LED = re.compile(r"\bthe (?:1[4-9]\d\d|20\d\d)(?:,|,? and|,? or| to) \Z", re.I)  # "the 1948 and 1967 wars"
GROUP = re.compile(r"(?: \d{1,2})?(?:\s[A-Z][\w-]+){1,3}")  # the words of a name behind a date
ARTICLE = re.compile(r"\bthe (?:\d{1,2} )?\Z", re.IGNORECASE)
QUOTES = frozenset('"“”')
NO_NOUN = re.compile(
    r"\s+(?!and \d)(?:of the month|when|after|before|but|and|as|with|by|on|for|in|at|near|outside|inside|from|to|it|he|"
    r"she|they|we|was|is|were|had|the|while)\b"
)
CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:)\]]|--|—|–|\Z)")


def year(hit: Hit, history: bool) -> bool:
    """A four-digit number is a year where a preposition says so, or where nothing is counted or named by it."""
    following, leading = next_word(hit).lower(), last_word(hit)
    if following in listed("counted") or re.match(r"%|°|[,.]\d", hit.after(2)) or leading in listed("names a number"):
        return False
    if (
        leading == "some"
        or CYRILLIC_COUNT.match(hit.after(12))
        or re.match(r" of (?:them|whom|these|those)\b", hit.after(9))
    ):
        return False
    if re.search(r"year|fiscal|pre-|post-", hit.surface) or hit.get("mod") or hit.get("year2"):
        return True
    if leading == "at" and following not in listed("measured"):
        return False
    if int(hit.get("year") or 0) < OLDEST and not history:
        return leading in ("in", "since", "during", "until", "by") and not following.endswith("s")
    plural = following.endswith("s") and len(following) > 3 and following not in listed("no plural")
    if plural and YEARS_LED.search(hit.before(16)):
        return True
    if plural and leading in listed("before a count"):
        return leading == "the"
    return not plural or leading in listed("before a year") or hit.before(1) == "("


def day(hit: Hit, history: bool) -> bool:
    """The March 23 Movement and the 14 February Coalition are no days."""
    return not names_a_group(hit)


def names_a_group(hit: Hit) -> bool:
    """Whether a date with an article leads the name of a group: "the April 6 Youth Movement"."""
    words = GROUP.match(hit.after(45))
    led = hit.surface.startswith("the ") or ARTICLE.search(hit.before(8))
    return bool(led) and words is not None and not listed("names a group").isdisjoint(words.group().lower().split())


def stamp(hit: Hit, history: bool) -> bool:
    """Eight figures that a word names a number are no day: "case 20230207"."""
    return last_word(hit) not in listed("names a number") and next_word(hit).lower() not in listed("counted")


def figures_short(hit: Hit, history: bool) -> bool:
    """Two figures with a stroke are a day and a month only in news, and no battalion (2/24 Marines) nor fraction."""
    following = next_word(hit)
    return (
        not history and not following[:1].isupper() and following not in listed("counted") | {"of", "inch", "majority"}
    )


def dotted_short(hit: Hit, history: bool) -> bool:
    """Two figures with a point are a day and a month only in news, and where they count nothing."""
    return not history and next_word(hit).lower() not in listed("counted")


def month(hit: Hit, history: bool) -> bool:
    """Verbs, adjectives and first names are months only after a word that a month follows ("in May")."""
    if any(hit.get(name) for name in ("year", "mod", "which", "which2", "whose")):
        return True
    word = hit.get("month") or ""
    if (re.match(r" \d", hit.after(2)) or re.search(r"\d \Z", hit.before(2))) and names_a_group(hit):
        return False
    if word not in listed("doubtful month"):
        return True
    if word == "march" and re.match(r" of [A-Z]", hit.after(5)):
        return False
    if RANGE.match(hit.after(12)) or RANGE_BEHIND.search(hit.before(14)):
        return True
    if re.match(r"['’]s [a-z]", hit.after(4)) and word != "may":
        return True
    person = word != "march" and next_word(hit)[:1].isupper() and hit.before(3) != "in "
    return LEADS_MONTH.search(hit.before(14)) is not None and not person


def season(hit: Hit, history: bool) -> bool:
    """The fall of a city and the spring of a well are no seasons, nor is the 2014 Winter Olympics."""
    if hit.found.form.name == "year_season" and next_word(hit)[:1].isupper():
        return False
    if hit.get("year") or hit.get("whose"):
        return True
    following = next_word(hit)
    if history and following.lower() in listed("named by a season"):
        return True
    if following.lower() in listed("after a season") or re.match(r" of [A-Z]", hit.after(5)) or named(hit):
        return False
    if hit.get("season") not in ("fall", "spring"):
        return True
    led = LEADS_SEASON.search(hit.before(12)) is not None
    if "the" in hit.surface.split():
        return following not in ("of", "in", "from") and (led or (history and hit.get("season") == "spring"))
    return led or bool(hit.get("which") or hit.get("mod"))


def weekday(hit: Hit, history: bool) -> bool:
    """Newspapers and massacres are named by weekdays."""
    return next_word(hit).lower() not in listed("after a weekday") and last_word(hit) not in listed("before a weekday")


def deictic(hit: Hit, history: bool) -> bool:
    """A newspaper or a ship may be named Today."""
    today = hit.groups.get("word") == "Today"
    quoted = hit.before(1) in QUOTES and hit.after(1) in QUOTES
    return not named(hit) and not (today and (quoted or last_word(hit) in ("usa", "russia", "india")))


def nth(hit: Hit, history: bool) -> bool:
    """An ordinal is a day where no noun follows that it could count, or where a part of the day or a month is named."""
    if hit.part or hit.get("whose"):
        return not next_word(hit)[:1].isupper()
    return not re.match(r"[\s-]+[^\W\d_]|\s+[“‘\"'(]", hit.after(4)) or NO_NOUN.match(hit.after(14)) is not None


def month_ordinal(hit: Hit, history: bool) -> bool:
    """The words "May the first" are a day; those of "on 3 May the first shells fell" are none."""
    if " the " not in hit.surface:
        return True
    return nth(hit, history) and re.search(r"\d(?:st|nd|rd|th)? \Z", hit.before(5)) is None


def day_before(hit: Hit, history: bool) -> bool:
    """The day before ends its clause, else it is counted from what follows: "the day before the vote"."""
    return history or CLAUSE_ENDS.match(hit.after(3)) is not None

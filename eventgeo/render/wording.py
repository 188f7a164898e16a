"""What records say in words, the same on every page and in every attachment."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from eventgeo.records import Actor, EventDate, Incident, Place, Report, Toll, country
from eventgeo.render.export.sheet import one_line
from eventgeo.render.when import Period

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
CLEARER = {
    ("Protests", "peaceful"): "Peaceful protest",
    ("Protests", "with intervention"): "Protest with intervention",
    ("Protests", "excessive force"): "Excessive force against protesters",
    ("Violence against civilians", "attack"): "Attack on civilians",
    ("Violence against civilians", "killing"): "Killing of civilians",
    ("Diplomacy", "request"): "Diplomatic request",
    ("Diplomacy", "demand"): "Diplomatic demand",
}
"""What happened, where the subtype's name alone does not tell it."""
AGREEMENT = "ceasefire or agreement"
OFFER = "Offer or promise"
OFFERED = re.compile(
    r"(?:(?:is|are|was|were)\s+)?(?:offer|promis|pledg|vow|propos|ready|willing|prepared|will|would)", re.I
)
"""How a trigger begins that tells of an offer, a promise or a readiness."""
OFFERING = re.compile(r"\b(?:offer|promis|pledg|vow|propos)(?:ed|es?|s|ing)?(?:\s+[^\s,;.]+){0,2}\s+$", re.I)
"""What stands before a trigger that names what was offered or promised: “Russia offered a …”."""
NEAR = 48
"""Characters before a trigger in which it is looked for."""


ROLES = {"near": "near ", "about": "about ", "between": "by "}
WIDE = frozenset(("admin1", "region", "country"))
"""Precisions of places too wide to be where it happened: it was somewhere in them."""
PRECISIONS = {
    "site": "a site",
    "city": "a town or city",
    "admin2": "a district",
    "admin1": "a province or region",
    "region": "a region without borders",
    "country": "a whole country",
}
BASES = {
    "stated": "stated in the report",
    "relative": "counted from the day of publication",
    "caption": "from a caption",
    "inherited": "from elsewhere in the report",
    "published": "the day of publication, since the report gives no other",
}
"""What a day was read from."""

PRECISE = {
    "week": "known to the week",
    "month": "known to the month",
    "year": "known to the year",
    "interval": "known to lie within these days",
    "ongoing": "still going on then",
}
"""How exactly a date is known that is known to no day."""
CATEGORIES = {"pmc": "private military company", "igo": "international organisation", "other": ""}
"""Categories of actors that their own names do not tell."""


def day_text(day: date, *, year: bool = True) -> str:
    """A day as a reader of English writes it.

    >>> day_text(date(2023, 2, 4)), day_text(date(2023, 2, 4), year=False)
    ('4 Feb 2023', '4 Feb')
    """
    return f"{day.day} {MONTHS[day.month - 1][:3]}" + (f" {day.year}" if year else "")


def period_text(period: Period) -> str:
    """A period, as short as it can be said.

    >>> period_text(Period(date(2023, 2, 4), date(2023, 2, 10)))
    '4–10 Feb 2023'
    """
    first, last = period.first, period.last
    if first == last:
        return day_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_text(last)}"
    return f"{day_text(first, year=first.year != last.year)} – {day_text(last)}"


def date_text(when: EventDate) -> str:
    """When it happened, no more exact than it is known, with the part of the day where it is told."""
    known = _date_text(when)
    return f"{known}, {one_line(when.time)}" if when.time else known


def _date_text(when: EventDate) -> str:
    first, last = when.start, when.end
    if first is None and last is None:
        return "date not known"
    if first is None or last is None:
        return f"from {day_text(first)}" if first else f"until {day_text(last or date.min)}"
    if when.precision == "ongoing":
        return f"since {day_text(first)}"
    if when.precision == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if when.precision == "year" and first.year == last.year:
        return str(first.year)
    return period_text(Period(min(first, last), max(first, last)))


def date_note(when: EventDate) -> str:
    """How exactly a date is known, where that is to no day; of an interval with an open end one day alone is known.

    >>> date_note(EventDate(None, date(2023, 2, 25), "interval")), date_note(EventDate(precision="unknown"))
    ('on that day or before', '')
    """
    if when.precision == "interval" and (when.start is None) != (when.end is None):
        return "on that day or " + ("before" if when.start is None else "later")
    return PRECISE.get(when.precision, "") if when.start or when.end else ""


def actor_note(actor: Actor) -> str:
    """The part, country and category of an actor.

    >>> actor_note(Actor("Wagner Group", "initiator", "RU", "pmc"))
    'initiator, Russia, private military company'
    """
    category = CATEGORIES.get(actor.category, actor.category.replace("_", " "))
    return ", ".join(part for part in (actor.role, country_text(actor.country), category) if part)


def count_text(low: int | None, high: int | None) -> str:
    """A range of a number of people.

    >>> count_text(3, 3), count_text(3, 5), count_text(3, None), count_text(None, 5)
    ('3', '3–5', 'at least 3', 'up to 5')
    """
    if low is None:
        return "number not known" if high is None else f"up to {high:,}"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def toll_text(toll: Toll | None) -> str:
    """A toll as a range; empty where none is reported."""
    return "" if toll is None else count_text(toll.low, toll.high)


def tolls_text(incident: Incident) -> str:
    """All tolls of an incident in a line; empty where none is reported."""
    tolls = {"killed": incident.killed, "wounded": incident.wounded, "missing": incident.missing,
             "captured": incident.captured, "displaced": incident.displaced}  # fmt: skip
    return ", ".join(f"{toll_text(toll)} {name}" for name, toll in tolls.items() if toll is not None)


def place_text(place: Place | None, *, admin: bool = False) -> str:
    """The name of a place, with how the incident lies to it, and its admin 1 and country where they are asked for.

    In a line with other words a name in a script from right to left is isolated.
    """
    if place is None:
        return "place not known"
    near = ROLES.get(place.role) or ("somewhere in " if place.precision in WIDE else "")
    around = (place.admin1, country_text(place.country)) if admin else ()
    parts = list(dict.fromkeys(one_line(part) for part in (place.name, *around) if part))
    if not near and len(parts) == 1:
        return parts[0]
    return near + ", ".join(map(isolated, parts))


def country_text(code: str | None) -> str:
    """The English name of a country, its code where that is none of ISO 3166-1, and "" without one.

    >>> country_text("UA"), country_text("XX"), country_text(None)
    ('Ukraine', 'XX', '')
    """
    known = country(code)
    return known.name if known else one_line(code or "")


def what_text(incident: Incident) -> str:
    """What happened: the subtype, or the type where no subtype is known; an offer is called no agreement."""
    return words_for(incident.type, incident.subtype, offered=offered(incident))


def words_for(type_: str, subtype: str, *, offered: bool = False) -> str:
    """A type and subtype in words that stand alone.

    >>> words_for("Protests", "peaceful"), words_for("Battles", "")
    ('Peaceful protest', 'Battles')
    """
    name = OFFER if offered else CLEARER.get((type_, subtype)) or one_line(subtype or type_)
    return name[:1].upper() + name[1:]


def offered(incident: Incident) -> bool:
    """Whether all its reports tell of an agreement that is offered or promised alone."""
    return incident.subtype == AGREEMENT and bool(incident.reports) and all(map(_offers, incident.reports))


def _offers(report: Report) -> bool:
    start, end = (offset - report.start for offset in report.trigger)
    before, trigger = report.quote[max(0, start - NEAR) : start], report.quote[start:end]
    return bool(OFFERED.match(trigger) or OFFERING.search(before))


def actors_text(actors: tuple[Actor, ...]) -> str:
    """Who against whom, as reported; empty where nobody is named. Without an initiator, who speaks stands against whom.

    >>> actors_text((Actor("Russia", "target", "RU", "government"), Actor("Maia Sandu", "speaker", "MD", "government")))
    'Maia Sandu against Russia'
    """
    first, second, speakers = (
        ", ".join(one_line(actor.name) for actor in actors if actor.role == role)
        for role in ("initiator", "target", "speaker")
    )
    if second and not first:
        told, taken = f"{speakers} against {second}".strip(), ("target", "speaker")
    else:
        told, taken = f"{first} → {second}" if second else first, ("initiator", "target")
    others = ", ".join(one_line(actor.name) for actor in actors if actor.role not in taken)
    return "; ".join(part for part in (told, others) if part)


def heading(incident: Incident) -> str:
    """An incident in one line: what, where, when."""
    return f"{what_text(incident)}, {isolated(place_text(incident.place))}, {date_text(incident.date)}"


def isolated(name: str) -> str:
    """A name to be put into a line; one in a script from right to left keeps to itself, and turns nothing beside it."""
    return f"\u2068{name}\u2069" if RIGHT_TO_LEFT.search(name) else name


def authors_text(author: str | None) -> str:
    """Who signed a report, several with commas between them; empty where nobody is stated.

    >>> authors_text("A. Writer; B. Other"), authors_text(None)
    ('A. Writer, B. Other', '')
    """
    names = dict.fromkeys(one_line(name).strip() for name in (author or "").split(";"))
    return ", ".join(isolated(name) for name in names if name)


def published_text(published: str | None) -> str:
    """The day on which a report was published; what was given where that tells none.

    >>> published_text("2023-02-14T06:00:00Z"), published_text("last spring"), published_text(None)
    ('14 Feb 2023', 'last spring', '')
    """
    try:
        return day_text(date.fromisoformat((published or "")[:10]))
    except ValueError:
        return one_line(published or "")


def web_address(url: str | None) -> str | None:
    """The address, if it is one of the web (http or https with a host); anything else is no link."""
    if not url or any(letter <= " " or letter == "\x7f" for letter in url):
        return None
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def hollow(incident: Incident) -> bool:
    """Whether its pin is hollow: claimed, or reported by one source alone."""
    return incident.modality == "claimed" or incident.sources < 2


def plural(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> plural(1, "incident"), plural(1200, "incident")
    ('1 incident', '1,200 incidents')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"

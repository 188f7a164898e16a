"""What is no time of the day and no reference to the present or the past."""

import re

from eventgeo.dates.guards.words import TIME_LED, last_word, listed, next_word
from eventgeo.dates.hit import Hit

OPENED = re.compile(r"(?:[(,;:–-]|\bto|and)\s*\Z|\A\Z")
UPDATED = re.compile(r"\bupdated? \Z", re.IGNORECASE)
HISTORICAL = frozenset(("former", "formerly", "modern", "present day", "recent", "future"))
DAWN_LED = re.compile(r"\b(?:at|by|around|before|after|since|until|till)\s+\Z", re.IGNORECASE)
MODAL = re.compile(r"\b(?:will|would|could|may|might|can)\s+\Z")


def clock(hit: Hit, history: bool) -> bool:
    """Bare figures are a time only where the words before them lead to one: at 10:30, but never John 3:16."""
    if hit.found.form.name == "clock_military":
        following = next_word(hit)
        numbered = following[:1].isupper() or re.match(r"\s+\d", hit.after(3)) is not None
        return not numbered and following not in listed("counted") | listed("measured")
    if re.search(r"[a-z]", hit.surface):
        return True
    return (
        TIME_LED.search(hit.before(12)) or OPENED.search(hit.before(5)) or UPDATED.search(hit.before(9))
    ) is not None


def noon(hit: Hit, history: bool) -> bool:
    """A capital inside a sentence makes a title of it."""
    return hit.start == hit.sentence[0] or not (hit.groups.get("part") or "")[:1].isupper()


def part(hit: Hit, history: bool) -> bool:
    """A part of the day without a date: in news only with an article, a modifier, or as "at dawn"."""
    if re.match(r"\s+of\b", hit.after(4)) or next_word(hit).lower() in listed("after a part of the day"):
        return False
    if hit.get("part") in ("sunrise", "sunset", "daytime") and not history:
        return False
    named = hit.found.match.group("part")[0].isupper() and hit.found.span("part")[0] > hit.sentence[0]
    led = hit.get("part") in listed("dated without an article") and DAWN_LED.search(hit.before(8)) is not None
    if " " in (hit.get("part") or ""):  # "at first light", but not "the first light rain"
        return led
    return not named and (history or led or bool(hit.get("mod")) or hit.surface.startswith("the "))


def reference(hit: Hit, history: bool) -> bool:
    """Former office-holders and recent affairs are dated in histories alone; one day is of the future after a modal."""
    if hit.surface in ("one day", "some day"):
        return MODAL.search(hit.before(8)) is not None
    if hit.surface == "current" and not history:
        following = next_word(hit)
        return bool(following) and following not in listed("after current")
    if hit.surface in HISTORICAL:
        return history and next_word(hit) not in ("years", "months", "weeks", "days", "decades")
    return hit.surface not in ("previously", "present")


def that_time(hit: Hit, history: bool) -> bool:
    """This time stands after a preposition, else it counts attempts; all the time is no date."""
    return TIME_LED.search(hit.before(12)) is not None and last_word(hit) != "all"

"""Lists of places: "strikes hit Rafah, Khan Younis and Deir al-Balah" tells of a deed at each.

The name of a place in a list is a trigger of its own: it stands for the words that the list does not say again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from eventgeo.events.tables import classes
from eventgeo.records import FINE, Layout, Toponym, Trigger

RULE = "list of places"
"""The rule of the triggers that are places of a list."""
STOP = re.compile(r"[.!?][\"”’')\]]*$")
"""How a sentence ends; a headline, which has no stop, names provinces by their chief towns."""
SITE = rf"(?:[a-z-]+\s+){{0,3}}(?:{'|'.join(sorted(classes()['building'] | {'port'}))})"
"""What was hit in or near a place: "an oil depot"."""
JOINT = re.compile(
    rf"(?:\s+(?:count(?:y|ies)|regions?|oblasts?|provinces?|states?|{SITE}))?"
    r"(?:\s*,(?:\s+(?P<last>and))?|\s+(?P<two>and|&|as well as))"
    rf"(?:\s+(?P<site>(?:(?:an?|the|two|three|several|another|its)\s+)?{SITE})\s+(?:in|at|near|of|on|outside))?"
    r"(?:\s+(?:in|at|on|near|outside|around|of|the))*\s+",
    re.I,
)
"""What stands between two places of a list, of which the last is joined by "and"."""
CLOSED = re.compile(
    r"\s*(?:[.,;)]|\Z|(?:on|in|late|early|overnight|yesterday|last|this|during|after|before|killing|wounding|injuring|"
    r"leaving|with|and|as|while)\b)"
)
"""What stands behind a list: nothing that the last of its places does ("and the hospital of B took in the wounded")."""
NAMED_APART = re.compile(r"\b(?:between|from)\s+(?:the\s+)?$", re.I)
"""What leads to places that are no list of where something was."""
BEFORE = 20
"""In how many characters before a list that is looked for."""


def lists(layout: Layout, toponyms: Sequence[Toponym]) -> Iterator[Sequence[Toponym]]:
    """The lists of a text: two or more places of one size, each named once, in a full sentence."""
    literal = (each for each in toponyms if each.kind == "literal" and each.resolved)
    for index, names in groupby(literal, key=lambda each: layout.sentence_at(each.start)):
        if index is not None:
            sentence = layout.sentences[index]
            if STOP.search(layout.text, sentence.start, sentence.end):
                yield from (run for run in _runs(layout.text, [*names]) if _is_list(layout.text, run))


def _runs(text: str, names: Sequence[Toponym]) -> Iterator[Sequence[Toponym]]:
    """The names of a sentence, parted where one is not joined to the next."""
    first = 0
    for at, (one, two) in enumerate(pairwise(names), start=1):
        if not (_size(one) == _size(two) != "country" and JOINT.fullmatch(text, one.end, two.start)):
            yield names[first:at]
            first = at
    yield names[first:]


def _is_list(text: str, run: Sequence[Toponym]) -> bool:
    """Whether "and" joins the last of several places, each with a name of its own, that nothing names apart."""
    if len(run) < 2 or len({each.name for each in run}) < len(run):
        return False
    joint = JOINT.fullmatch(text, run[-2].end, run[-1].start)
    led = NAMED_APART.search(text, max(0, run[0].start - BEFORE), run[0].start)
    if joint is None or led is not None or not (joint["last"] or joint["two"]):
        return False
    return joint["site"] is None or CLOSED.match(text, run[-1].end) is not None


def _size(toponym: Toponym) -> str | None:
    return "town" if toponym.precision in (*FINE, "admin2") else toponym.precision


def listed_triggers(layout: Layout, toponyms: Sequence[Toponym], triggers: Sequence[Trigger]) -> Iterator[Trigger]:
    """The places of lists as triggers, where a trigger of their sentence tells of what may be done at each."""
    told = {index: [*found] for index, found in groupby(triggers, key=lambda each: layout.sentence_at(each.start))}
    for run in lists(layout, toponyms) if told else ():
        near = told.get(layout.sentence_at(run[0].start), ())
        deed = next((each for each in near if each.type != "Diplomacy" and each.modality != "hypothetical"), None)
        if deed is not None and not any(_overlap(each, near) for each in run):
            for each in run:
                yield Trigger(each.start, each.end, each.surface, deed.type, deed.subtype, deed.modality, RULE)


def _overlap(toponym: Toponym, triggers: Sequence[Trigger]) -> bool:
    return any(trigger.start < toponym.end and toponym.start < trigger.end for trigger in triggers)

"""Triggers with their grammar: where they stand, as verb or noun, active or passive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from eventgeo.events.forms import participles
from eventgeo.events.lexicon import Entry, entries
from eventgeo.events.patterns import Words
from eventgeo.events.tables import classes
from eventgeo.records import Layout, Trigger

Voice = Literal["active", "passive", "noun"]

GIVING = classes()["giving"]
"""Verbs that with their noun are one verb ("gave a speech")."""
BE = classes()["be"]
ADVERBS = classes()["adverb"]
NOUN_BEFORE = classes()["before-noun"]
NOUN_AFTER = classes()["behind-noun"]


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger over the words `first:last` of a sentence."""

    trigger: Trigger
    entry: Entry
    sentence: int
    first: int
    last: int
    voice: Voice


def is_added(frame: Frame, low: Sequence[str]) -> bool:
    """Whether a participle adds a deed to the one before it: ", killing nine", "and taking 20 hostages"."""
    return low[frame.first - 1] in (",", "and") and low[frame.first].endswith("ing")


def voice_of(words: Words, first: int, last: int, start: int) -> Voice:
    """Whether a trigger stands as a noun, an active or a passive verb, told by its neighbours."""
    if words.low[last - 1] in classes()["noun"]:
        return "noun"
    if last - first > 1 and words.low[first] in GIVING:
        return "active"
    word = words.low[last - 1] if words.low[first] in ("open", "opened", "set", "take", "took") else words.low[first]
    before = words.low[first - 1] if first > start else ""
    after = words.low[last] if last < len(words.low) else ""
    if after == "at" and words.low[last + 1 : last + 2] in (["least"], ["most"]):
        after = ""
    if word in participles():
        index = first - 1
        while index >= start and (words.low[index] in ADVERBS or words.low[index].endswith("ly")):
            index -= 1
        if (index >= start and words.low[index] in BE) or after == "by":
            return "passive"
        held = last - first > 1 and words.low[last - 1] in classes()["weapon"]  # "fired 30 missiles at"
        led = after in ("in", "during", "at", "near", "when", "and", "as") and before[:1].isalnum()
        return "passive" if led and not held else "active"
    if word.endswith("ing"):
        return "noun" if before in NOUN_BEFORE or after in ("of", "in", "by", "near", "on") else "active"
    if before in NOUN_BEFORE or (after in NOUN_AFTER and before != "to") or first == start:
        return "noun"
    return "active"


def frames(layout: Layout, words: Words, triggers: Sequence[Trigger]) -> Iterator[Frame]:
    """The frame of each trigger that stands in a sentence and in the lexicon.

    What tells of a deed again ("and near Baalbek on Wednesday") is of the kind of the one before it, and told as that.
    """
    known = entries()
    last: Frame | None = None
    for trigger in triggers:
        sentence = layout.sentence_at(trigger.start)
        entry = known.get(trigger.rule)
        if sentence is not None and entry is not None:
            first, end = layout.token_at(trigger.start), layout.token_at(trigger.end - 1) + 1
            voice = voice_of(words, first, end, layout.sentences[sentence].first)
            if entry.kind == "again" and last is not None and last.sentence == sentence:
                last = _again(Frame(trigger, entry, sentence, first, end, voice), last)
            else:
                last = Frame(trigger, entry, sentence, first, end, voice)
            yield last


def _again(frame: Frame, told: Frame) -> Frame:
    entry = replace(frame.entry, type=told.entry.type, subtype=told.entry.subtype, weapon=told.entry.weapon)
    return replace(frame, trigger=replace(frame.trigger, modality=told.trigger.modality), entry=entry, voice=told.voice)

"""Words and phrases that tell of a happening, found in one scan of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from eventgeo.events.lexicon import CROWDED, VIOLENT, Entry, entries, lexicon, traps
from eventgeo.events.modality import modality, scanner
from eventgeo.events.patterns import Match, Words
from eventgeo.events.tables import classes, classes_of
from eventgeo.events.unverified import unverified
from eventgeo.events.words import words_of
from eventgeo.records import Layout, Trigger

UNREST = VIOLENT | {"Riots"}
DETERMINERS = classes()["determiner"]
INDEFINITE = frozenset(["a", "an", "no", "any", "another", "each", "every"])
NOUNS = classes()["noun"]
BEHIND_PLURAL = [[word] for word in (*sorted(classes()["behind-noun"]), "could", "would", "might", "may")]
"""What stands behind a plural noun rather than behind a verb's third person."""


def _best(matches: Sequence[Match]) -> list[Match]:
    """The longest matches, none overlapping another; the earlier line of the lexicon wins a tie."""
    ranked = sorted(matches, key=lambda m: (m.first - m.last, m.left - m.right, m.pattern.rank, m.first))
    taken: set[int] = set()
    kept = []
    for match in ranked:
        span = range(match.first, match.last)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(match)
    return sorted(kept, key=lambda m: m.first)


def met(entry: Entry, own: range, words: Words, first: int, last: int) -> bool:
    """Whether one of the classes that an entry needs stands in a sentence, outside of its own words."""
    known = classes_of()
    for index in range(first, last):
        if index not in own:
            found = known.get(words.low[index])
            if found is not None and not found.isdisjoint(entry.needs):
                return True
    return False


def _hurts(entry: Entry) -> bool:
    """Whether a trigger tells of what people are hurt by."""
    return entry.type in UNREST or entry.subtype in CROWDED


def _candidates(words: Words, first: int, last: int) -> list[Match]:
    matches = lexicon().all(words, first, last)
    if not matches:
        return []
    void = {index for trap in traps().all(words, first, last) for index in range(trap.first, trap.last)}
    return [m for m in matches if void.isdisjoint(range(m.first, m.last))]


def _counts(entry: Entry, match: Match, words: Words, bounds: tuple[int, int], told: bool, fought: bool) -> bool:
    """Whether a match counts as a trigger; `told` says that the report has a violent core trigger, `fought` that it has
    one that counts for what its sentence names.
    """
    if _is_name(words, match, *bounds):
        return False
    if not entry.needs or "aimed" in entry.needs:
        return entry.kind != "weak" or told
    hurt = entry.kind == "result" and entry.type in VIOLENT
    if (told and entry.kind == "weak") or ((fought if hurt else told) and "doc" in entry.needs):
        return True
    return met(entry, range(match.first, match.last), words, *bounds)


def _is_name(words: Words, match: Match, first: int, last: int) -> bool:
    """Whether a match is part of a name, as in Battle Creek: capitals within a sentence that is not all titled.

    Behind a colon a sentence may begin anew ("5 March: Kidnapping of a convoy").
    """
    if match.first == first or not words.capital[match.first] or match.last - match.first > 1:
        return False
    if words.low[match.first - 1] == ":":
        return False
    titled = sum(words.capital[first:last]) > 0.5 * sum(low[0].isalpha() for low in words.low[first:last])
    behind = match.last < last and words.capital[match.last]
    return not titled and (behind or words.capital[match.first - 1] or words.low[match.last : match.last + 1] == ["of"])


def _form(words: Words, match: Match) -> str:
    """Whether a trigger may be a verb ("verb"), or is a noun: "bare", with "the" and the like ("definite"), or with "a"
    and the like ("article").
    """
    before = words.low[match.first - 1] if match.first else ""
    if before in DETERMINERS:
        return "article" if before in INDEFINITE else "definite"
    noun = words.low[match.last - 1] in NOUNS or words.low[match.first] in NOUNS
    plural = words.low[match.last - 1].endswith("s") and words.low[match.last : match.last + 1] in BEHIND_PLURAL
    return "bare" if noun or plural else "verb"


def _trigger(layout: Layout, words: Words, match: Match, found: Sequence[Match], asked: bool) -> Trigger:
    entry = entries()[match.pattern.source]
    start, end = layout.tokens[match.first].start, layout.tokens[match.last - 1].end
    how = entry.modality or modality(found, words, match.first, match.last, entry.type, _form(words, match))
    if asked and how == "asserted":
        how = "hypothetical"
    return Trigger(start, end, layout.text[start:end], entry.type, entry.subtype, how, entry.source)


def triggers(layout: Layout) -> tuple[Trigger, ...]:
    """The triggers of a text, in its order; none overlaps another.

    >>> from eventgeo.language import layout
    >>> [(t.surface, t.subtype, t.modality) for t in triggers(layout("Rebels may attack after the shelling of Homs."))]
    [('attack', 'attack', 'hypothetical'), ('shelling', 'shelling', 'asserted')]
    """
    return tuple(_all(layout, words_of(layout)))


def _all(layout: Layout, words: Words) -> Iterator[Trigger]:
    by_sentence = [_candidates(words, s.first, s.last) for s in layout.sentences]
    known = entries()
    told = any(
        entry.kind == "core" and not entry.needs and _hurts(entry)
        for matches in by_sentence
        for entry in (known[m.pattern.source] for m in matches)
    )
    spans = [(sentence.first, sentence.last) for sentence in layout.sentences]
    fought = told or any(
        entry.kind in ("core", "weak") and _hurts(entry) and met(entry, range(m.first, m.last), words, *bounds)
        for bounds, matches in zip(spans, by_sentence, strict=True)
        for m, entry in ((m, known[m.pattern.source]) for m in matches)
    )
    for index, (sentence, matches) in enumerate(zip(layout.sentences, by_sentence, strict=True)):
        bounds = spans[index]
        kept = _best([m for m in matches if _counts(known[m.pattern.source], m, words, bounds, told, fought)])
        if kept:
            cues = scanner().all(words, *bounds)
            asked = layout.text[sentence.end - 1] == "?"
            doubted = unverified(layout, words, index)
            for match in kept:
                trigger = _trigger(layout, words, match, cues, asked)
                doubtful = doubted and trigger.modality == "asserted" and trigger.type != "Diplomacy"
                yield replace(trigger, modality="claimed") if doubtful else trigger

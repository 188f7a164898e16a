"""Actors that a text names: forces, groups, governments, offices and their holders; never private persons or victims.

A lexicon gives names, nations, nouns and titles; a small grammar composes them: demonym or country and a noun
("Ukrainian forces", "Iran's parliament"), name and noun ("Taliban fighters"), title and person ("President X Y").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from eventgeo.events.actor_grammar import scan
from eventgeo.events.actor_lexicon import words
from eventgeo.events.actor_words import ActorMention, MentionKind, Reading, mention_at
from eventgeo.events.toll_words import befalling_at
from eventgeo.records import Layout

__all__ = ["ActorMention", "MentionKind", "actors"]

SKIPPED = frozenset(["credit", "boilerplate"])
NAMED = re.compile(r"(?: (?:[a-z]+ )?(?:group|movement|organi[sz]ation|militia))?,? (?:the )?")
"""What stands between what a group is and its name: "the militant group Hezbollah", "the jihadist group, the JNIM"."""


def _sentences(layout: Layout) -> Iterator[Reading]:
    for index, shape in enumerate(layout.sentences):
        block = layout.blocks[shape.block]
        if block.kind not in SKIPPED:
            found = tuple(words(layout.tokens_of(index)))
            named = [word.text[0].isupper() for word in found[1:] if word.text[0].isalpha()]
            titled = block.upper or sum(named) > 0.8 * len(named)
            yield Reading(layout.text, found, block.upper, titled)


def _is_harm(mention: ActorMention, sentence: Reading) -> bool:
    """Whether an abbreviation beside a number says what befell so many: "2 KIA", which is no army then."""
    if not mention.surface.isupper() or befalling_at([mention.surface.lower()], 0) is None:
        return False
    at = bisect_left(sentence.words, mention.start, key=lambda word: word.start)
    beside = (*sentence.words[max(at - 1, 0) : at], *sentence.words[at + 1 : at + 2])
    return any(word.text.isdigit() for word in beside)


def _surnames(found: Sequence[ActorMention]) -> dict[str, ActorMention]:
    """Last word of each office-holder's name to the fullest mention of that name."""
    people: dict[str, ActorMention] = {}
    for mention in found:
        if mention.kind == "person-in-office":
            last = mention.name.split()[-1].casefold()
            known = people.get(last)
            if len(last) > 3 and (known is None or len(known.name) < len(mention.name)):
                people[last] = mention
    return people


def _recalled(
    sentence: Reading, people: dict[str, ActorMention], taken: Sequence[ActorMention]
) -> Iterator[ActorMention]:
    """Office-holders named by surname alone, who were given their office elsewhere in the text."""
    for at, word in enumerate(sentence.words):
        person = people.get(word.text.casefold()) if word.text[:1].isupper() else None
        if person is None or any(m.overlaps(word.start, word.end) for m in taken):
            continue
        first = at
        while first and sentence.norm(first - 1) in {part.casefold() for part in person.name.split()[:-1]}:
            first -= 1
        yield mention_at(sentence, first, at + 1, person.name, person.country, person.category, person.kind)


def actors(layout: Layout) -> tuple[ActorMention, ...]:
    """The actors that a text names, in its order; photo credits and the page's boilerplate are not read.

    >>> from eventgeo.language import layout
    >>> text = "Ukrainian forces hit a Wagner Group base, Defence Minister Ivan Petrenko said. Petrenko gave no toll."
    >>> [(m.name, m.country, m.category) for m in actors(layout(text))]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('Ukrainian forces', 'UA', 'state_forces'), ('Wagner Group', 'RU', 'pmc'),
     ('Ivan Petrenko', None, 'government'), ('Ivan Petrenko', None, 'government')]
    """
    sentences = list(_sentences(layout))
    scanned = ([each for each in scan(sentence) if not _is_harm(each, sentence)] for sentence in sentences)
    found = [_named(mentions, layout.text) for mentions in scanned]
    people = _surnames([mention for mentions in found for mention in mentions])
    fullest = [[_fullest(mention, people) for mention in mentions] for mentions in found]
    if people:
        for sentence, mentions in zip(sentences, fullest, strict=True):
            mentions += list(_recalled(sentence, people, tuple(mentions)))
    return tuple(sorted((m for mentions in fullest for m in mentions), key=lambda m: (m.start, m.end)))


def _named(mentions: Sequence[ActorMention], text: str) -> list[ActorMention]:
    """The mentions without those that only say what the one named right behind them is ("Sudan's paramilitary RSF")."""
    told = {
        one
        for one, other in pairwise(mentions)
        if NAMED.fullmatch(text[one.end : other.start].replace("\n", " "))
        and (one.category == other.category or (one.kind == "demonym" and one.country is None))
        and (one.kind == "demonym" or one.surface.split()[-1].islower())
        and other.kind in ("group", "force")
        and other.surface[:1].isupper()
    }
    return [mention for mention in mentions if mention not in told]


def _fullest(mention: ActorMention, people: dict[str, ActorMention]) -> ActorMention:
    """An office-holder under the fullest name that the text gives, with the country known from there."""
    if mention.kind != "person-in-office":
        return mention
    known = people.get(mention.name.split()[-1].casefold())
    if known is None or (len(mention.name.split()) > 1 and mention.name.split()[0] != known.name.split()[0]):
        return mention
    return replace(mention, name=known.name, country=mention.country or known.country)

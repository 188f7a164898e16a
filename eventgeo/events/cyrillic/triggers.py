"""The triggers of Ukrainian and Russian texts, and how what they tell of is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import cast

from eventgeo.events.cyrillic.patterns import WORD, best, compiled, found, plain
from eventgeo.events.lexicon import types
from eventgeo.events.tables import rows
from eventgeo.records import Layout, Modality, Trigger

LETTER = re.compile("[а-яіїєґё]", re.IGNORECASE)
LATIN = re.compile("[a-z]", re.IGNORECASE)
CLAUSE_END = re.compile("[.;:!?,]")
WINDOW = 200
"""Letters about a trigger in which cues are looked for, however long its sentence is."""
HARM = "killing"
"""The subtype under which people hurt are told of where nothing says by what."""


def is_cyrillic(layout: Layout) -> bool:
    """Whether most letters of a text are those of Ukrainian or Russian."""
    if layout.text.isascii() or LETTER.search(layout.text) is None:
        return False
    return len(LETTER.findall(layout.text)) > len(LATIN.findall(layout.text))


def _last(clause: str, count: int) -> str:
    """The last words of a clause."""
    starts = [word.start() for word in WORD.finditer(clause)][-count:]
    return clause[starts[0] :] if starts else ""


def _first(rest: str, count: int) -> str:
    """The first words of what follows."""
    ends = [word.end() for word in islice(WORD.finditer(rest), count)]
    return rest[: ends[-1]] if ends else ""


def modality(sentence: str, start: int, end: int) -> Modality:
    """How a plain sentence tells of what its words `start:end` name: the first line of cues.tsv that fits.

    >>> modality("у мінську відбудеться зустріч", 21, 29)
    'planned'
    """
    clause = CLAUSE_END.split(sentence[max(0, start - WINDOW) : start])[-1]
    rest = sentence[end : end + WINDOW]
    around = sentence[max(0, start - WINDOW) : end + WINDOW]
    for told, where, count, pattern in _cues():
        near = _last(clause, count) if where == "before" else _first(rest, count) if where == "behind" else around
        if pattern.search(near):
            return told
    return "asserted"


@cache
def _cues() -> tuple[tuple[Modality, str, int, re.Pattern[str]], ...]:
    return tuple(
        (cast(Modality, told), where, int(count), compiled(pattern))
        for told, where, count, pattern in rows("cyrillic/cues.tsv")
    )


def triggers(layout: Layout) -> tuple[Trigger, ...]:
    """The triggers of a text, in its order; none overlaps another.

    >>> from eventgeo.language import layout
    >>> [(t.surface, t.subtype) for t in triggers(layout("Учора росіяни обстріляли Нікополь."))]
    [('обстріляли', 'shelling')]
    """
    return tuple(trigger for sentence in layout.sentences for trigger in _of(layout, sentence.start, sentence.end))


def _of(layout: Layout, start: int, end: int) -> Iterator[Trigger]:
    sentence = plain(layout.text[start:end])
    asked = sentence.endswith("?")
    void = list(found("traps.tsv", 0, sentence))
    for match in best(found("triggers.tsv", 2, sentence)):
        if any(match.start < trap.end and match.end > trap.start for trap in void):
            continue
        subtype, _, *patterns = rows("cyrillic/triggers.tsv")[match.row]
        first, last = start + match.start, start + match.end
        named = HARM if subtype == "harm" else subtype
        yield Trigger(
            first,
            last,
            layout.text[first:last],
            types()[named][0],
            named,
            "hypothetical" if asked else modality(sentence, match.start, match.end),
            f"{subtype}: {patterns[0]}",
        )

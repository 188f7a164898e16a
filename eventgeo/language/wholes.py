"""Which texts stand whole in others: found by their passages before anything is read out of them.

Papers cut a wire from its end, drop a paragraph, or put another name above it. A text is part of another of its day
where each of its passages stands in that one too, in the same order. So what it says is said there, and a changed word
(an updated toll) makes it a text of its own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Generic, NamedTuple, TypeVar

from eventgeo.language.passages import Passage, formed, passages
from eventgeo.records import Document

K = TypeVar("K", bound=Hashable)
DIGEST = 8
"""Bytes that stand for a passage: of a million passages of one day two are taken for one in 37 runs of a million."""
FEWEST = 3
"""Passages, headline and dateline among them, of the shortest part of another text. A message of one or two sentences
(“Two were killed in the city.”) may stand in the news of another town by chance, and would be placed there."""
BY_THE_HOUR = re.compile(r"night", re.I)
"""“Tonight” and “overnight” are other days in the small hours: texts with them are compared within one hour alone."""


class Mark(NamedTuple):
    """What a text is compared by: its day (and hour, where that counts), digests of its passages in their order, and
    its length."""

    day: str
    passages: bytes
    length: int


@dataclass(frozen=True, slots=True)
class Marked(Generic[K]):
    """A text under its key, with its mark; `name` decides between texts that are alike in all else."""

    key: K
    name: str
    mark: Mark


def mark(document: Document) -> Mark | None:
    """The mark of a report; None for one without a day of its own, or that says nothing: they are read for themselves.

    So is one whose metadata tell of a day after it was fetched: its day is not believed.
    """
    day = (document.published or "")[:10]
    if not day or (document.published_basis == "metadata" and document.retrieved and document.retrieved[:10] < day):
        return None
    digests = b"".join(_digest(passage.form) for passage in passages(document.text))
    hour = (document.published or "")[10:13] if BY_THE_HOUR.search(document.text) else ""
    return Mark(f"{day}{hour}", digests, len(document.text)) if digests else None


def _digest(form: str) -> bytes:
    return blake2b(form.encode("utf-8", "surrogatepass"), digest_size=DIGEST).digest()


def wholes(texts: Iterable[Marked[K]]) -> dict[K, K]:
    """For each text that stands in another one of its day: the fullest text that it stands in.

    The fullest has most passages, then most characters, then the first name; of texts of the same passages it is the
    whole of all others. A text of fewer than FEWEST passages is a copy of the same passages alone. The same in any
    order, and near-linear: a text is looked for by its rarest passage.
    """
    days: defaultdict[str, list[Marked[K]]] = defaultdict(list)
    for one in texts:
        days[one.mark.day].append(one)
    found: dict[K, K] = {}
    for some in days.values():
        found |= _of_a_day(some)
    return found


def _of_a_day(texts: Iterable[Marked[K]]) -> dict[K, K]:
    found: dict[K, K] = {}
    first: dict[bytes, K] = {}
    for one in sorted(texts, key=lambda one: (-len(one.mark.passages), -one.mark.length, one.name)):
        whole = first.setdefault(one.mark.passages, one.key)
        if whole != one.key:
            found[one.key] = whole
    found |= {first[part]: first[whole] for part, whole in _parts([*first])}
    return {key: found.get(whole, whole) for key, whole in found.items()}


def _parts(texts: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Of different texts, the fullest first: each one that stands in another, with the first one that it stands in."""
    told = Counter(one for text in texts for one in set(_split(text)))
    waiting: defaultdict[bytes, dict[bytes, None]] = defaultdict(dict)
    for text in texts:
        rarest = min(_split(text), key=lambda one: (told[one], one))
        if told[rarest] > 1 and len(text) >= FEWEST * DIGEST:
            waiting[rarest][text] = None
    gone: set[bytes] = set()
    for whole in texts:
        if whole not in gone:
            for one in waiting.keys() & set(_split(whole)):
                parts = [part for part in waiting[one] if len(part) < len(whole) and _stands_in(part, whole)]
                for part in parts:
                    del waiting[one][part]
                    yield part, whole
                gone.update(parts)


def _split(text: bytes) -> Iterator[bytes]:
    return (text[at : at + DIGEST] for at in range(0, len(text), DIGEST))


def _stands_in(part: bytes, whole: bytes) -> bool:
    """Whether all passages of a text stand in another, in their order."""
    rest = _split(whole)
    return all(one in rest for one in _split(part))


@dataclass(frozen=True, slots=True)
class Alignment:
    """Where the passages of a whole text stand in a part of it: `offsets` leads from characters of the one to those of
    the other, `stretches` are the passages that both have, by their spans in the whole."""

    offsets: Mapping[int, int]
    stretches: tuple[tuple[int, int], ...]

    def exactly(self, start: int, end: int) -> tuple[int, int] | None:
        """The span in the part of a span of the whole; None where it is not there, or goes over passages."""
        for first, last in self.stretches:
            if first <= start < end <= last:
                return self._span(start, end)
        return None

    def around(self, start: int, end: int) -> tuple[int, int] | None:
        """The span in the part from the first to the last of what both have of a span of the whole."""
        spans = [
            span
            for first, last in self.stretches
            if first < end and last > start and (span := self._span(max(first, start), min(last, end)))
        ]
        return (spans[0][0], spans[-1][1]) if spans else None

    def _span(self, start: int, end: int) -> tuple[int, int] | None:
        first, last = self.offsets.get(start), self.offsets.get(end - 1)
        return None if first is None or last is None else (first, last + 1)


def align(whole: str, part: str) -> Alignment:
    """Where a text stands in the part of it that another one is."""
    if whole == part:
        return Alignment({at: at for at in range(len(whole))}, ((0, len(whole)),))
    offsets: dict[int, int] = {}
    stretches: list[tuple[int, int]] = []
    rest = passages(whole)
    for here in passages(part):
        there = next((one for one in rest if one.form == here.form), None)
        if there is None:
            break
        ours, theirs = _characters(whole, there), _characters(part, here)
        if len(ours) == len(theirs):
            offsets.update(zip(ours, theirs, strict=True))
            offsets |= {there.start: here.start, there.end - 1: here.end - 1}
            stretches.append((there.start, there.end))
    return Alignment(offsets, tuple(stretches))


def _characters(text: str, passage: Passage) -> list[int]:
    """The offset of each character of a passage's form."""
    parts = formed(text, passage.start, passage.end)
    return [at + number for form, at in parts for number in range(len(form))]

"""The recogniser: from the layout of a report to the places that it names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from eventgeo.places.recognition.capitals import called
from eventgeo.places.recognition.cued import cued, is_unit, phrased, quarters, unheard, villages
from eventgeo.places.recognition.datelines import datelined
from eventgeo.places.recognition.extents import completed, divided, grown, lengthened
from eventgeo.places.recognition.hyphens import whole
from eventgeo.places.recognition.kinds import kind_of
from eventgeo.places.recognition.labels import spans_of
from eventgeo.places.recognition.lists import in_lists, in_units
from eventgeo.places.recognition.matches import FIXED, Names, class_of_code, word_list
from eventgeo.places.recognition.namesakes import is_body, is_namesake, is_part, is_shouted, is_team, organised
from eventgeo.places.recognition.repeated import abbreviated, repeated
from eventgeo.places.recognition.tagger import Tagger, columns_of
from eventgeo.places.recognition.weights import Weights
from eventgeo.places.recognition.words import Words, words_of
from eventgeo.records import Layout, ToponymKind

LONGEST_PHRASE = 30


class Mention(NamedTuple):
    """A place name in a text, not resolved yet: offsets and what it stands for."""

    start: int
    end: int
    kind: ToponymKind


def _shipped(name: str) -> Path:
    return Path(str(files(__package__).joinpath(name)))


class Recogniser:
    """Finds the place names of texts; keeps what it has learnt of words between texts, which changes no answer."""

    def __init__(self, names: Names, spans: Weights | None = None, kinds: Weights | None = None) -> None:
        self._spans = spans or Weights.load(_shipped("spans.npz"))
        self._kinds = kinds or Weights.load(_shipped("kinds.npz"))
        self._names = names
        self._tagger = Tagger(self._spans, names)

    def save(self, folder: Path) -> None:
        """Write the weights into a folder."""
        self._spans.save(folder / "spans.npz")
        self._kinds.save(folder / "kinds.npz")

    def mentions(self, layout: Layout) -> list[Mention]:
        """The place names of a layout in the order of its text; no two overlap."""
        words = words_of(layout)
        laid = columns_of(words, self._tagger.matcher)
        heads = list(datelined(layout, words, self._names))
        spans = sorted(self._spans_of(words, self._tagger.label(words, laid), heads))
        found = [self._mention(words, laid.codes, *span) for span in spans]
        return list(_coordinated(layout.text, [mention for mention in found if mention.end > mention.start]))

    def _spans_of(
        self, words: Words, labels: list[int], heads: list[tuple[int, int]]
    ) -> Iterator[tuple[int, int, bool]]:
        """The names that the tagger sees, then those of datelines and those that the words beside them call places.

        A phrase gives the tagger little to go by: there what the gazetteer knows comes first, what nobody knows last.
        """
        others = organised(words)
        spans = [(*part, span[2]) for span in spans_of(labels) for part in divided(words, self._names, *span[:2])]
        tagged = [span for span in spans if span[2] or not self._ruled_out(words, others, *span[:2])]
        phrase = is_phrase(words) and not others
        more = phrased if phrase else cued
        told = [
            (*span, False)
            for span in (*more(words, self._names), *called(words))
            if span[0] not in others and not is_shouted(words, *span)
        ]
        told += [(*span, False) for span in heads if span[0] not in others]
        tagged = [*((*span, False) for span in (*villages(words, self._names), *quarters(words))), *tagged]
        free = [True] * len(words.forms)
        found: list[tuple[int, int, bool]] = []
        told += [(*span, False) for span in abbreviated(words)]
        rest = [(*span, False) for span in unheard(words, self._names)] if phrase else []
        for first, last, demonym in [*told, *tagged, *rest] if phrase else [*tagged, *told]:
            if all(free[first:last]):
                if not demonym:
                    first, last = completed(words, self._names, *whole(words, self._names, first, last), free)
                    first, last = lengthened(words, self._names, first, last, free)
                end = last if demonym else grown(words, self._names, first, last, free)
                free[first:end] = [False] * (end - first)
                found.append((first, end, demonym and not is_unit(words, self._names, first, last)))
        for again in (in_units, repeated, in_lists):
            for first, last in list(again(words, self._names, found, free)):
                if not self._ruled_out(words, others, first, last):
                    free[first:last] = [False] * (last - first)
                    found.append((first, last, False))
        yield from found

    @staticmethod
    def _ruled_out(words: Words, others: set[int], first: int, last: int) -> bool:
        return first in others or is_namesake(words, first, last) or is_shouted(words, first, last)

    def _mention(self, words: Words, codes: list[int], first: int, last: int, demonym: bool) -> Mention:
        kind: ToponymKind = "demonym" if demonym else self._kind(words, codes, first, last)
        end = words.ends[last - 1] - 2 * words.forms[last - 1].lower().endswith(("'s", "’s"))
        return Mention(words.starts[first], end, kind)

    def _kind(self, words: Words, codes: list[int], first: int, last: int) -> ToponymKind:
        land = class_of_code(codes[first]) in (FIXED["C"], FIXED["K"])
        if is_body(words, first) or is_team(words, first, last) or (not land and is_part(words, first, last)):
            return "embedded"
        return kind_of(self._kinds, words, first, last, codes)


def _coordinated(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """The mentions, the second of two that "and" joins standing for what the first does ("by Moscow and Ankara")."""
    before: Mention | None = None
    for mention in mentions:
        joined = before is not None and text[before.end : mention.start] == " and "
        if joined and before is not None and (before.kind, mention.kind) == ("associative", "literal"):
            mention = mention._replace(kind="associative")
        yield mention
        before = mention


def is_phrase(words: Words) -> bool:
    """Whether a text is no sentence but names and words of place ("near the town of Izium, Kharkiv region").

    A table's cell gives the tagger little to go by, so that the gazetteer's matches are taken beside its own.
    """
    forms, known_words = words.forms, word_list("phrase")
    if not 0 < len(forms) <= LONGEST_PHRASE:
        return False
    place_words = any(form.lower() in known_words for form in forms)
    return all(
        form[0].isupper() or form in "-(),:;" or form in known_words or (place_words and _is_minor(form, behind))
        for form, behind in zip(forms, (*forms[1:], ""), strict=True)
    )


def _is_minor(form: str, behind: str) -> bool:
    """Whether a phrase of place may have a mark or number in it: "X / Y", "30 km from X"."""
    return form in ".?#/\"'" or (form.isdigit() and behind in word_list("length"))


@lru_cache(maxsize=4)
def _recogniser(names: Names) -> Recogniser:
    return Recogniser(names)


def recognise(layout: Layout, names: Names) -> list[Mention]:
    """The place names of a layout, by the shipped weights; `names` is the gazetteer."""
    return _recogniser(names).mentions(layout)

"""The places that a report names, as an atlas: where each is named, and which countries the report is about."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from eventgeo.events.judging.sentences import step
from eventgeo.events.scene import Scene
from eventgeo.events.tables import classes, rows
from eventgeo.records import Toponym

REACH = 600
"""How many names before and behind a sentence may be its place, so that long reports take no more for each."""


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """Letters and digits in lower case, without accents: names that differ in no more are one."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", ascii_name).strip()


class Named(NamedTuple):
    """A name that may be a place, with its sentence and its plain name."""

    toponym: Toponym
    sentence: int
    name: str


@dataclass(frozen=True)
class Atlas:
    """The places that a report names: once each, with where it names them, and the countries that it is about."""

    scene: Scene

    @cached_property
    def mentions(self) -> list[Named]:
        """The names that may be places; peoples only tell which countries the report is about.

        Downtown is in the town that is told of, though some place is called so.
        """
        found = []
        for toponym in self.scene.mentions.toponyms:
            sentence = self.scene.layout.sentence_at(toponym.start)
            if sentence is not None and toponym.kind != "demonym" and toponym.surface.lower() not in classes()["here"]:
                found.append(Named(toponym, sentence, plain(toponym.name or toponym.surface)))
        return found

    @cached_property
    def parts(self) -> int:
        """How many of the names are not those of countries."""
        return sum(each.toponym.precision != "country" for each in self.mentions)

    def of_sentence(self, sentence: int) -> Sequence[Named]:
        """The names of a sentence."""
        return self._of_sentences.get(sentence, ())

    @cached_property
    def _of_sentences(self) -> dict[int, list[Named]]:
        found: dict[int, list[Named]] = {}
        for each in self.mentions:
            found.setdefault(each.sentence, []).append(each)
        return found

    def around(self, sentence: int) -> range:
        """The numbers of the mentions that may be the place of what a sentence tells: REACH before it and behind."""
        middle = bisect_left(self.mentions, sentence, key=lambda each: each.sentence)
        return range(max(0, middle - REACH), min(len(self.mentions), middle + REACH))

    @cached_property
    def met(self) -> frozenset[str]:
        """The names of places that all sentences name as where people meet or will do something."""
        other = {each.name for each in self.mentions if not self._of_meetings(each.sentence)}
        return frozenset(self.counts.keys() - other)

    def _of_meetings(self, sentence: int) -> bool:
        """Whether the triggers of a sentence tell of meetings and plans alone."""
        frames = self.scene.frames_of(sentence)
        told = (each.entry.subtype == "meeting" or each.trigger.modality == "planned" for each in frames)
        return bool(frames) and all(told)

    @cached_property
    def _fine(self) -> dict[int, list[Toponym]]:
        """Sentence to the towns, sites and districts that it names."""
        found: dict[int, list[Toponym]] = {}
        for toponym, sentence, _ in self.mentions:
            if toponym.precision in ("city", "site", "admin2"):
                found.setdefault(sentence, []).append(toponym)
        return found

    @cached_property
    def _named(self) -> dict[int | None, list[Toponym]]:
        """Sentence to the places and peoples that it names, those of the dateline aside."""
        found: dict[int | None, list[Toponym]] = {}
        for toponym in self.scene.mentions.toponyms:
            if toponym.start not in self.scene.dateline:
                found.setdefault(self.scene.layout.sentence_at(toponym.start), []).append(toponym)
        return found

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each name stands in the report."""
        return Counter(each.name for each in self.mentions)

    @cached_property
    def focus(self) -> Counter[str]:
        """How many names of places and peoples belong to each country."""
        return Counter(each.country for each in self.scene.mentions.toponyms if each.country)

    @cached_property
    def named_of(self) -> dict[str | None, set[str]]:
        """Country to the names of its places in the report."""
        found: dict[str | None, set[str]] = {}
        for each in self.mentions:
            found.setdefault(each.toponym.country, set()).add(plain(each.toponym.name or ""))
        return found

    @cached_property
    def wholes(self) -> dict[str, Toponym]:
        """Country to the first name of it, of its people, or else, without a point, to the name that all know it by."""
        found: dict[str, Toponym] = {}
        for each in sorted(
            self.scene.mentions.toponyms, key=lambda toponym: (toponym.kind == "demonym", toponym.start)
        ):
            if each.precision == "country" and each.country and each.name:
                found.setdefault(each.country, each if each.kind != "demonym" else _unsaid(each))
        for country, names, *_ in rows("nations.tsv"):
            if names and country in self.focus:
                name = names.split("|")[0]
                found.setdefault(
                    country, Toponym(0, 0, name, "literal", name=name, country=country, precision="country")
                )
        return found

    @cached_property
    def dateline(self) -> frozenset[str]:
        """The names in the dateline."""
        return frozenset(each.name for each in self.mentions if each.toponym.start in self.scene.dateline)

    @cached_property
    def desk(self) -> str | None:
        """The country of the dateline."""
        written = (each.toponym for each in self.mentions if each.toponym.start in self.scene.dateline)
        return next((toponym.country for toponym in written if toponym.country), None)

    def share(self, country: str | None) -> list[str]:
        """How much of the report is about a country."""
        total = sum(self.focus.values())
        part = self.focus[country] / total if country and total else 0.0
        top = self.focus.most_common(1)
        return [
            f"share={step(part, 0.1, 0.3, 0.5, 0.8)}",
            f"desk={country == self.desk}",
            f"top={bool(top) and top[0][0] == country}",
        ]

    def said(self, country: str | None, sentences: Collection[int]) -> list[str]:
        """What some sentences say of a country: whether they name it, its people, or places of it, and of others."""
        near = [each for sentence in sentences for each in self._named.get(sentence, ())]
        mine = [each for each in near if each.country == country]
        people = any(each.kind == "demonym" for each in mine)
        whole = any(each.precision == "country" and each.kind != "demonym" for each in mine)
        fine = any(each.precision != "country" for each in mine)
        return [f"people={people}", f"named={whole}", f"towns={fine}", f"others={len(near) > len(mine)}"]

    def holds(self, whole: Toponym, sentences: Collection[int]) -> bool:
        """Whether some sentences name a finer place that lies in this one."""
        if whole.precision not in ("country", "admin1"):
            return False
        finer = (each for sentence in sentences for each in self._fine.get(sentence, ()) if each is not whole)
        if whole.precision == "country":
            return any(each.country == whole.country for each in finer)
        return any(each.admin1 and each.admin1 == whole.admin1 for each in finer)


def _unsaid(people: Toponym) -> Toponym:
    """The country of a people, which the text names in no span of its own."""
    return replace(people, start=0, end=0, surface=people.name or people.surface, kind="literal")

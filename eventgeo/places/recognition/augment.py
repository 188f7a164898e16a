"""Copies of gold documents in other clothes, so that the tagger learns contexts and not the names of one corpus."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.resources import files

from eventgeo.places.gazetteer import Gazetteer, fold
from eventgeo.places.recognition.corpora import Gold

CONFLICT_COUNTRIES = (
    "UA RU SY IQ IR IL PS LB YE SD SS SO ET ER LY ML NE BF NG CM TD CF CD MZ MM AF PK IN LK PH CO MX VE HT AM AZ GE TR "
    "EG KE UG RW BI BD TH ID"
).split()
CONFLICT_SHARE = 0.7
PLAIN_SHARE = 0.6
SMALLEST_TOWN = 3000
HEADS = frozenset("County Parish River State Lake Island Street University Hospital Airport Region Province".split())
SLOT = re.compile(r"\{(\w+)\}")
BRACKET = re.compile(r"[\[\]<>]")
TYPES = {"": "Literal", "a": "Metonymic", "e": "Embedded_Non_Lit"}
"""GeoWebNews's types for the marks of lessons."""
NO_ACCENT = {"ı": "i", "ł": "l", "ø": "o", "đ": "d"}


class Pool:
    """Names of places, to put in the place of others."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.towns: dict[str, list[str]] = {}
        self.countries: list[str] = []
        for index in range(len(gazetteer)):
            entry = gazetteer.entry(index)
            if entry.precision == "country" and entry.feature.startswith("PCL"):
                self.countries.append(entry.name)
            elif entry.feature_class == "P" and entry.population >= SMALLEST_TOWN and _simple(entry.name):
                self.towns.setdefault(entry.country, []).append(entry.name)

    def home(self, chance: random.Random) -> str:
        """A country, most often one of recent wars."""
        if chance.random() < CONFLICT_SHARE:
            return chance.choice([code for code in CONFLICT_COUNTRIES if code in self.towns])
        return chance.choice(sorted(self.towns))

    def town(self, chance: random.Random, country: str) -> str:
        """A town of a country, its accents often dropped as newspapers do."""
        name = chance.choice(self.towns[country])
        return _plain(name) if chance.random() < PLAIN_SHARE else name


def _simple(name: str) -> bool:
    return len(name) > 3 and len(name.split()) <= 3 and name[0].isupper() and max(name) < "ƀ"


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name)
    return "".join(NO_ACCENT.get(letter, letter) for letter in letters if not unicodedata.combining(letter))


def swapped(gold: Gold, gazetteer: Gazetteer, pool: Pool, chance: random.Random) -> Gold:
    """A copy whose towns and districts bear the names of others, the same one for the same name throughout."""
    homes = [pool.home(chance) for _ in range(2)]
    names: dict[str, str] = {}
    parts: list[str] = []
    spans: list[tuple[int, int, str | None]] = []
    at = length = 0
    for start, end, kind in gold.spans:
        if start < at:
            continue
        surface = gold.text[start:end]
        if not _kept(surface, gazetteer):
            head = surface.split()[-1]
            town = names.setdefault(fold(surface), pool.town(chance, chance.choice(homes)))
            surface = f"{town} {head}" if head in HEADS else town
        parts += [gold.text[at:start], surface]
        length += start - at
        spans.append((length, length + len(surface), kind))
        length += len(surface)
        at = end
    return replace(gold, text="".join(parts) + gold.text[at:], spans=tuple(spans))


def _kept(surface: str, gazetteer: Gazetteer) -> bool:
    """Whether a name keeps its place in a swapped copy: countries, demonyms, abbreviations, odd forms."""
    tag = gazetteer.tag(fold(surface))
    return (
        (tag is not None and tag.cls in "CKD")
        or len(surface) < 4
        or surface.endswith(".")
        or any(word[0].islower() for word in surface.split())
        or not surface[0].isupper()
    )


CHANGES: dict[str, Callable[[str], str]] = {
    "upper": str.upper,
    "lower": str.lower,
    "title": lambda text: _titled(text),
}


def recased(gold: Gold, change: str) -> Gold | None:
    """A copy in capitals ("upper"), in small letters ("lower") or with capitals throughout ("title").

    None where that changes the length.
    """
    text = CHANGES[change](gold.text)
    return replace(gold, text=text) if len(text) == len(gold.text) else None


def _titled(text: str) -> str:
    small = "of the and in on at for to a an as by or with from".split()
    return re.sub(r"\b[a-z]\w*", lambda m: m.group() if m.group() in small else m.group().capitalize(), text)


def lessons(gazetteer: Gazetteer, pool: Pool, chance: random.Random, rounds: int) -> Iterator[Gold]:
    """Sentences of our own with new names in their slots, `rounds` times each (lessons.tsv)."""
    lines = files(__package__).joinpath("lessons.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    lists = {row[0]: row[1].split(", ") for row in rows if len(row) == 2}
    sentences = [row[0] for row in rows if len(row) == 1]
    for turn in range(rounds):
        for number, sentence in enumerate(sentences):
            home = pool.home(chance)
            yield _marked(f"lesson-{number}-{turn}", _filled(sentence, lists, pool, home, chance))


def _filled(sentence: str, lists: dict[str, list[str]], pool: Pool, home: str, chance: random.Random) -> str:
    def fill(slot: re.Match[str]) -> str:
        name = slot.group(1)
        if name == "town":
            return pool.town(chance, home)
        return chance.choice(pool.countries if name == "country" else lists[name])

    return SLOT.sub(fill, sentence)


def _marked(identifier: str, sentence: str) -> Gold:
    """Read the brackets off a sentence: [place], [government|a], [inside a name|e], <demonym>."""
    text, start = "", 0
    spans: list[tuple[int, int, str | None]] = []
    for part in re.split(f"({BRACKET.pattern})", sentence):
        if part in ("[", "<"):
            start = len(text)
        elif part in ("]", ">"):
            name, _, kind = text[start:].partition("|")
            text = text[:start] + name
            spans.append((start, len(text), TYPES[kind] if part == "]" else None))
        else:
            text += part
    return Gold(identifier, "lessons", text, tuple(spans))

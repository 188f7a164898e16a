"""The word tables of the ranking: cue words, leading words, abbreviations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources


def _rows(name: str) -> Iterator[tuple[str, ...]]:
    text = (resources.files(__package__) / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.split("\t"))


@cache
def cues() -> dict[str, str]:
    """The kind of place that a word or phrase beside a name tells of, by its folded form."""
    return {word: kind for word, kind, _ in _rows("cues.tsv")}


@cache
def endings() -> dict[str, str]:
    """The cue words that can be the end of a name, with the kind of place that they make of it."""
    return {word: kind for word, kind, place in _rows("cues.tsv") if place == "affix"}


@cache
def openings() -> dict[str, str]:
    """The words that can lead a name, with the kind of place that they make of it."""
    return {row[0]: row[1] for row in _rows("affixes.tsv")}


@cache
def at_war() -> frozenset[str]:
    """The countries (ISO 3166-1 alpha-2) of wars.tsv, whose small places are likelier in reports of conflicts."""
    return frozenset(row[0] for row in _rows("wars.tsv"))


@cache
def forces() -> dict[str, frozenset[str]]:
    """The countries (ISO 3166-1 alpha-2) in which an armed group fights, by each of its names."""
    return {name: frozenset(codes.split(",")) for codes, names in _rows("forces.tsv") for name in names.split("|")}


@cache
def abbreviations() -> dict[str, int]:
    """The GeoNames id of each abbreviation, as written."""
    return {form: int(key) for forms, key in _rows("abbreviations.tsv") for form in forms.split(", ")}

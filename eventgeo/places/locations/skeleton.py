"""A text whose names are one character each, and the patterns of locations.tsv that are sought in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from eventgeo.records import Toponym

NAME = "\ue000"
"""Stands for a resolved or unresolved name in the text that patterns are sought in."""
BREAK = re.compile(r"\n[^\S\n]*\n\s*")
"""What no expression reaches over: a headline is no part of the dateline below it."""
PARTED = "\ue001"
"""Stands for each character of such a break."""
REACH = 100
"""How many characters from a name an expression that it belongs to may reach."""
LEADING = 200
"""How many characters of an expression may stand before its first name."""


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of locations.tsv by name, with the definitions above them put in.

    They are sought in a text in small letters, which takes a third of the time of a search that ignores case; those
    that tell capitals from small letters, by (?-i:…), are sought in the text as it stands.
    """
    defined: dict[str, str] = {"name": NAME}
    found: dict[str, re.Pattern[str]] = {}
    text = files("eventgeo.places").joinpath("locations.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, pattern = line.split("\t")
            pattern = re.sub(r"\{([a-z]\w*)\}", lambda match: f"(?:{defined[match.group(1)]})", pattern)
            if name.isupper():
                found[name] = re.compile(pattern, re.I if "(?-i:" in pattern else 0)
            else:
                defined[name] = pattern
    return found


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A text whose names are one character each, in small letters too, and the way back to the text and its names."""

    text: str
    low: str
    starts: tuple[int, ...]
    names: dict[int, int]

    def span(self, match: re.Match[str], toponyms: Sequence[Toponym]) -> tuple[int, int]:
        """The offsets in the text of a match that begins and ends with a letter or a name."""
        last = match.end() - 1
        end = toponyms[self.names[last]].end if last in self.names else self.starts[last] + 1
        return self.starts[match.start()], end

    def find(self, pattern: str, names: int) -> Iterator[re.Match[str]]:
        """The matches of a pattern that needs so many names; only the surroundings of names are searched.

        Where a pattern has a core, which begins with a name and is found soon, it is sought from the next core on.
        """
        sought, core = patterns()[pattern], patterns().get(f"{pattern}_CORE")
        text = self.text if sought.flags & re.I else self.low
        for start, end in _windows(sorted(self.names), names):
            if core is None:
                yield from sought.finditer(text, start, end)
            else:
                yield from _around(core, sought, text, start, end)

    def inside(self, match: re.Match[str]) -> tuple[int, ...]:
        """The numbers of the names inside a match."""
        return tuple(self.names[at] for at in range(match.start(), match.end()) if at in self.names)


def _around(core: re.Pattern[str], sought: re.Pattern[str], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of a pattern in `text[start:end]`; each holds a match of its core, and little before that."""
    while (first := core.search(text, start, end)) is not None:
        match = sought.search(text, max(start, first.start() - LEADING), end)
        if match is None:
            return
        yield match
        start = match.end()


def _windows(names: Sequence[int], least: int) -> Iterator[tuple[int, int]]:
    """The stretches around groups of at least so many names that stand close together."""
    group: list[int] = []
    for at in (*names, None):
        if group and (at is None or at - group[-1] > 2 * REACH):
            if len(group) >= least:
                yield max(0, group[0] - REACH), group[-1] + REACH
            group = []
        if at is not None:
            group.append(at)


def skeleton(text: str, toponyms: Sequence[Toponym]) -> Skeleton:
    """Put one character in the place of each name; demonyms and names inside names stay as they are."""
    parts: list[str] = []
    starts: list[int] = []
    names: dict[int, int] = {}
    at = 0
    for number, toponym in enumerate(toponyms):
        if toponym.kind == "demonym" or toponym.start < at:
            continue
        parts.append(text[at : toponym.start])
        starts.extend(range(at, toponym.start))
        names[len(starts)] = number
        parts.append(NAME)
        starts.append(toponym.start)
        at = toponym.end
    bones = BREAK.sub(lambda broken: PARTED * len(broken[0]), "".join(parts) + text[at:])
    low = bones.replace("İ", "i").lower()  # the one letter that becomes two in small letters
    return Skeleton(bones, low, (*starts, *range(at, len(text))), names)

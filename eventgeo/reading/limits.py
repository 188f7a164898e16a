"""How much is read of one input. Each limit can be changed: `read(sources, limits=Limits(…))`, `--limit pages=5000`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes past which an input is refused by name, so that one bad file never costs the run.

    `report` bytes of one report (a text, a page, a line of JSON Lines): 10 MB is some 3,000 printed pages.
    `file` bytes of a file that has to be read whole (a PDF, an archive, a feed), and bytes that all members of an
    archive may come to. `members` of one archive, mailbox or feed. `ratio` of a member's size to its packed
    size (text packs 3 to 20 times, a bomb 1,000 times); `nesting` of archives in archives; `pages` of a PDF;
    `elements` of a web page, of which news pages have some 500 to 5,000; `parts` of a mail that state their
    type, of which newsletters have some 5. `markdown` bytes of a Markdown file: its grammar takes a second for
    some 100 KB of nothing but marks.
    """

    report: int = 10_000_000
    file: int = 200_000_000
    members: int = 100_000
    ratio: int = 200
    nesting: int = 3
    pages: int = 2_000
    elements: int = 100_000
    parts: int = 2_000
    markdown: int = 400_000


DEFAULT = Limits()
NAMES = tuple(field.name for field in fields(Limits))


def limits_of(said: Mapping[str, Any]) -> Limits:
    """The limits, of which some are said otherwise. ValueError for a name that is none, and for no whole number."""
    for name, number in said.items():
        if name not in NAMES:
            raise ValueError(f"{name!r} is no limit ({', '.join(NAMES)})")
        if isinstance(number, bool) or not isinstance(number, int) or number < 1:
            raise ValueError(f"{name} must be a whole number from 1")
    return Limits(**said)

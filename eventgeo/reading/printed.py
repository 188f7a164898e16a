"""Printed pages back to running text: headers and footers dropped, lines joined to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

EDGE = 2
"""How many lines at the top and the bottom of a page may be a header or a footer."""
SHORT = 0.75
"""A line of less than this share of the page's width may be the last of its paragraph, or a heading."""
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
FINAL = re.compile(r"[.!?…:][\"'”’»)\]]*$")
HYPHEN = re.compile(r"(?<=[^\W\d_])(?:-|\u00ad)$")
OPENING = re.compile(r"[\"'“‘«(\[•●▪–—-]*\s*[A-Z\u00c0-\u00deА-ЯІЇЄҐ\d]")
BULLET = re.compile(r"[•●▪‣]|[–*-] ")


def _mask(line: str) -> str:
    """A line without its numbers, in which the headers of two pages differ."""
    return re.sub(r"\d+", "#", line)


def without_running_lines(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The pages without the lines that stand at the edge of at least half of them, and of at least two."""
    edges = Counter(_mask(line) for lines in pages for line in {*lines[:EDGE], *lines[-EDGE:]})
    running = {line for line, count in edges.items() if count >= max(2, len(pages) / 2)}
    return [
        [
            line
            for place, line in enumerate(lines)
            if not (_mask(line) in running and (place < EDGE or place >= len(lines) - EDGE))
        ]
        for lines in pages
    ]


def _ends(line: str, following: str, width: int) -> bool:
    """Whether a paragraph ends with a line: it falls short of the width, and the next one begins as a new one does."""
    if BULLET.match(following):
        return True
    if len(line) >= SHORT * width or not OPENING.match(following):
        return False
    return bool(FINAL.search(line)) or not BULLET.match(line)


def paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """The paragraphs of a page's lines; blank lines part them too. Words parted at line ends are joined."""
    width = sorted(map(len, lines))[int(0.9 * (len(lines) - 1))] if lines else 0
    held = ""
    for place, line in enumerate(lines):
        words = " ".join(line.translate(LIGATURES).split())
        if HYPHEN.search(held) and words[:1].islower():
            held = HYPHEN.sub("", held) + words
        else:
            held = f"{held} {words}".strip()
        following = lines[place + 1].strip() if place + 1 < len(lines) else ""
        if held and (not following or _ends(line.strip(), following, width)):
            yield held
            held = ""
    if held:
        yield held


def goes_on(text: str, following: str) -> bool:
    """Whether the first paragraph of a page goes on with the last one of the page before."""
    return bool(text) and not FINAL.search(text) and following[:1].islower()

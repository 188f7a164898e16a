"""Passages of a text: its sentences, in a form in which they stay the same from paper to paper.

Papers that print a wire set other quotation marks, dashes and white space, put the headline in other capitals, name the
agency or do not, and add by-lines, credits and links. None of this says anything of what happened, and none of it is in
the form of a passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from eventgeo.language.blocks import AGENCY, DASH, DATELINE, NOTE, WRITER, blocks
from eventgeo.language.sentences import sentences
from eventgeo.records import Block

SILENT = ("boilerplate", "credit")
"""Kinds of blocks that say nothing of what happened."""
LONGEST = 200_000
"""Characters up to which a text is taken apart; a longer one, no report, is one passage."""
HEAD = 140
"""Characters within which a dateline ends."""
BYLINE = 200
"""Characters of the longest passage that may be a by-line or a credit."""
TAG = re.compile(rf"\s?(?:{WRITER}|\({AGENCY}[^)\n]*\))|(?: ?{NOTE})+|{DASH}\Z")
"""What in a dateline names no town and no day."""
AGENCY_ALONE = re.compile(rf"\({AGENCY}[^)\n]*\){DASH}\s*")
FORM = re.compile(r"(?P<dash>\s*[-‐‑‒–—―−]+\s*)|(?P<quote>[\"'“”‘’«»„‟`´]+)|(?P<space>\s{2,}|[^\S ])")
FORMS = {"dash": "-", "quote": '"', "space": " "}


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text, and the form by which it is known in others."""

    start: int
    end: int
    form: str


@cache
def _furniture() -> re.Pattern[str]:
    lines = files(__package__).joinpath("furniture.tsv").read_text("utf-8").splitlines()
    return re.compile("|".join(f"(?:{line})" for line in lines if line and not line.startswith("#")))


def passages(text: str) -> Iterator[Passage]:
    """The passages of a text that may say something, in their order: its sentences, a dateline apart.

    >>> [one.form for one in passages("KYIV, Feb 14 (Reuters) - “Two” died.\\n\\n(Reporting by A. Writer)")]
    ['kyiv, feb 14', '"Two" died.']
    """
    if len(text) > LONGEST:
        yield from _passage(text, 0, len(text))
        return
    for block in blocks(text):
        if block.kind not in SILENT:
            yield from _of_block(text, block)


def _of_block(text: str, block: Block) -> Iterator[Passage]:
    head = _head(text, block)
    if head > block.start:
        yield from _passage(text, block.start, head - len(_tail(text, block.start, head)))
    for start, end in sentences(text, block):
        yield from _passage(text, max(start, head), end)


def _head(text: str, block: Block) -> int:
    """Where the dateline or the agency's name that a block begins with ends; its start where it has none."""
    last = min(block.end, block.start + HEAD)
    found = DATELINE.match(text, block.start, last) or AGENCY_ALONE.match(text, block.start, last)
    return found.end() if found else block.start


def _tail(text: str, start: int, end: int) -> str:
    """What of a dateline names no town and no day."""
    found = next((tag for tag in TAG.finditer(text, start, end)), None)
    return text[found.start() : end] if found else ""


def _passage(text: str, start: int, end: int) -> Iterator[Passage]:
    """The passage between two offsets, where it says anything."""
    said = text[start:end].strip()
    if not any(map(str.isalnum, said)) or (len(said) <= BYLINE and _furniture().fullmatch(said)):
        return
    start += len(text[start:end]) - len(text[start:end].lstrip())
    form = "".join(part for part, _ in formed(text, start, start + len(said)))
    yield Passage(start, start + len(said), form if said[-1] in ".!?\"'”’»)" else form.casefold())


def formed(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """A stretch of text in the form of a passage, part by part, each with the offset of its first character."""
    at = start
    for found in FORM.finditer(text, start, end):
        yield text[at : found.start()], at
        yield FORMS[str(found.lastgroup)], found.start()
        at = found.end()
    yield text[at:end], at

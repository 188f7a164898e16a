"""The words of a report as the tagger reads them: cut at hyphens, each with the way its letters are to be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from eventgeo.records import Layout

PART = re.compile(r"[^-‐‑]+|[-‐‑]")
TITLE_SHARE = 0.8
TITLE_WORDS = 4


class Case(IntEnum):
    """How the capitals of a sentence are to be read."""

    MIXED = 0
    NONE = 1  # all capitals or none: case tells nothing
    TITLE = 2  # every content word of a headline has a capital


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text with their offsets; `sentences` are `(first, last, case)` over them."""

    text: str
    forms: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int, Case]]


def _case_of(forms: list[str]) -> Case:
    content = [form for form in forms if len(form) > 3 and form[0].isalpha()]
    capitals = sum(form[0].isupper() for form in content)
    return Case.TITLE if len(content) >= TITLE_WORDS and capitals > TITLE_SHARE * len(content) else Case.MIXED


def words_of(layout: Layout) -> Words:
    """The tokens of a layout's sentences, cut at hyphens ("Moscow-backed")."""
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    sentences = []
    caseless = [block.upper or layout.text[block.start : block.end].islower() for block in layout.blocks]
    for sentence in layout.sentences:
        first = len(forms)
        for start, end, form in layout.tokens[sentence.first : sentence.last]:
            if "-" in form or "‐" in form or "‑" in form:
                for part in PART.finditer(form):
                    forms.append(part.group())
                    starts.append(start + part.start())
                    ends.append(start + part.end())
            else:
                forms.append(form)
                starts.append(start)
                ends.append(end)
        case = Case.NONE if caseless[sentence.block] else _case_of(forms[first:])
        sentences.append((first, len(forms), case))
    return Words(layout.text, forms, starts, ends, sentences)

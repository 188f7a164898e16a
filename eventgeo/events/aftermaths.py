"""Where the words of a report lead from a happening to an earlier one: "a day after …", "in retaliation for …",
"on the anniversary of …", "the deadliest since March, when …"."""

from __future__ import annotations

import re
from typing import NamedTuple

from eventgeo.records import Layout, Sentence

CAME = ("came", "comes", "coming", "happened", "occurred", "took place")
"""What is said of a happening that its sentence begins with, before it tells of the earlier one."""
CAMES = "|".join(CAME)
COMES = re.compile(rf"\b(?:{CAMES})\b", re.I)
AFTERMATH = re.compile(
    rf"\b(?:(?P<count>\d+|(?!(?:{CAMES}|place)\b)[a-z]+) )?(?P<unit>hour|day|week|month|year)s? after\b|"
    rf"\b(?:{CAMES})(?! (?:\w+ ){{0,2}}(?:hour|day|week|month|year)s? after)(?: \w+){{0,2}} after\b|"
    r", who (?:was|were|had been) (?:killed|shot|assassinated|murdered|executed|kidnapped|abducted|arrested)\b|"
    r"\b(?:following|after) the (?:\w+ )?(?:arrest|capture|extradition|detention|release|resignation|ouster)(?= of )|"
    r"\banniversary of\b|\bsince [^,;.]{3,25},? when\b|"
    r"\b(?:retaliation|response|revenge|reprisal|retribution|retaliated|retaliating|retaliates) (?:for|to)\b",
    re.I,
)
"""What stands between a happening and an earlier one: that it came after, answers or commemorates it, or that somebody
had suffered."""
LED = (
    *(f"{unit} after" for unit in "hour hours day days week weeks month months year years".split()),
    *("following the ", "after the ", "anniversary of", ", when "),
    *(*CAME, ", who was", ", who were", ", who had"),
    *(
        f"{answer} {link}"
        for answer in "retaliation response revenge reprisal retribution retaliated retaliating retaliates".split()
        for link in ("for", "to")
    ),
)
"""What such words hold, in small letters: soon found to be missing, as it is in most reports."""
OPENING = 4
"""How many words may stand before "days after" where a sentence begins with it ("About 24 hours after …, …")."""
PAUSE = re.compile(r"[,…]|\.\.\.")


class Aftermath(NamedTuple):
    """The words `start:behind` lead from a happening to an earlier one, told up to `end`; offsets in the text.

    They say by how many units of time it was earlier (None: they do not).
    """

    start: int
    behind: int
    end: int
    number: str | None
    unit: str | None


def aftermaths(layout: Layout) -> dict[int, list[Aftermath]]:
    """Sentence index to where its words lead from a happening to an earlier one ("a day after …").

    Where the sentence begins with the earlier one, that is up to the comma behind it.
    """
    reading = layout.reading
    if not _leads(reading):
        return {}
    found: dict[int, list[Aftermath]] = {}
    for index, sentence in enumerate(layout.sentences):
        if _leads(reading[sentence.start : sentence.end]):
            for match in AFTERMATH.finditer(reading, sentence.start, sentence.end):
                found.setdefault(index, []).append(_aftermath(match, sentence, layout))
    return found


def _leads(text: str) -> bool:
    low = text.lower()
    return any(words in low for words in LED)


def _aftermath(match: re.Match[str], sentence: Sentence, layout: Layout) -> Aftermath:
    came = COMES.search(layout.reading, sentence.start, match.end()) is not None
    opens = not came and layout.token_at(match.start()) - sentence.first <= OPENING
    pause = PAUSE.search(layout.reading, match.end(), sentence.end) if opens else None
    end = pause.start() if pause else sentence.end
    return Aftermath(*match.span(), end, match["count"], match["unit"])

"""The town of a dateline: "SANTIAGO, April 7 (Reuters) -", a name that is nothing but a place where it stands.

The tagger takes some of them for persons, and has no words before them to learn otherwise from.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from eventgeo.places.gazetteer import fold
from eventgeo.places.recognition.matches import Names, common
from eventgeo.places.recognition.words import Words
from eventgeo.records import Layout

LONGEST = 4
"""How many words the name of a dateline's town may have."""
BEHIND = (",", "(", ")", "/", "-", "–", "—", "|")
"""What stands between the town and the day, the agency or the report."""


def datelined(layout: Layout, words: Words, names: Names) -> Iterator[tuple[int, int]]:
    """The spans `(first word, word after the last)` of the names that open datelines and that the gazetteer knows."""
    for block in layout.blocks:
        if block.kind == "dateline":
            first = bisect_left(words.starts, block.start)
            first += words.forms[first : first + 1] == ["("]
            ends = range(first + 1, min(first + LONGEST + 1, len(words.forms)))
            last = next((at for at in ends if words.forms[at] in BEHIND), first)
            key = fold(words.text[words.starts[first] : words.ends[last - 1]]) if last > first else ""
            tag = names.tag(key) if key and key not in common() else None
            if tag is not None and tag.cls != "D":
                yield first, last

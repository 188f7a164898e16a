"""Lines of `places.jsonl`: the layer of all places that reports mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eventgeo.records import BadRecord, Issue, MentionedPlace
from eventgeo.records.codec import json_objects, mentioned_place_from


def places(lines: Iterable[str], name: str) -> Iterator[MentionedPlace | Issue]:
    """The places of the lines; an Issue that names `name:line` and the reason for each line that is none."""
    for number, value in json_objects(lines):
        try:
            if isinstance(value, BadRecord):
                raise value
            yield mentioned_place_from(value)
        except BadRecord as error:
            yield Issue("read", f"{name}:{number}", "bad place", str(error), refused=True)

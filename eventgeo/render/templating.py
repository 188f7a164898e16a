"""Pages and printed pages from templates: everything that a template prints is escaped, whatever a report held."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from eventgeo.render import wording
from eventgeo.render.export.sheet import UNPRINTABLE

if TYPE_CHECKING:
    from jinja2 import Environment

TURNS = re.compile("[\u202a-\u202e\u2066\u2067\u200e\u200f\u061c]")
"""Characters that turn the direction of the text after them: a report's must not turn ours."""
ISOLATES = re.compile("[\u2068\u2069]")
"""The beginning and the end of a stretch whose direction is its own."""


def plain(text: str) -> str:
    """A text without control characters and without those that turn the direction of what follows."""
    # Almost all text is printable as a whole, which is told at once.
    if text.isprintable():
        return text
    safe = UNPRINTABLE.sub("\ufffd", text)
    return TURNS.sub("", safe if _is_closed(safe) else ISOLATES.sub("", safe))


def _is_closed(text: str) -> bool:
    """Whether each isolate of a text ends in it, so that it turns nothing outside (Unicode Standard Annex 9)."""
    depth = 0
    for mark in ISOLATES.findall(text):
        depth += 1 if mark == "\u2068" else -1
        if depth < 0:
            return False
    return depth == 0


def _printed(value: Any) -> Any:
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def environment(package: str) -> Environment:
    """The templates of a package's folder `templates`: names that are not given are errors, output is escaped."""
    # jinja2 takes 40 ms to import, and most commands print no page.
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415

    made = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "actor": wording.actor_note,
        "actors": wording.actors_text,
        "basis": lambda basis: wording.BASES.get(basis, basis),
        "count": wording.plural,
        "country": wording.country_text,
        "day": wording.day_text,
        "exactness": wording.date_note,
        "place": wording.place_text,
        "precision": lambda precision: wording.PRECISIONS.get(precision, precision),
        "published": wording.published_text,
        "toll": wording.toll_text,
        "tolls": wording.tolls_text,
        "web": wording.web_address,
        "what": wording.what_text,
        "when": wording.date_text,
    }
    return made

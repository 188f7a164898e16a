"""Quarters and hamlets that the gazetteer lacks, or knows under the name of a town abroad: they are of the report's own
country.

A report of San Salvador that tells of "the Escalon neighborhood" means no town of California.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from eventgeo.events.tables import classes
from eventgeo.records import Layout, Mentions, Toponym

LEAST = 3
"""How many names of its country a report must hold to be taken for one of it."""
SMALL = frozenset(["PPL", "PPLA2", "PPLA3", "PPLA4", "PPLA5", "PPLL", "PPLX", "ADM2", "ADM3"])
"""GeoNames' features of what may have a namesake that no gazetteer knows; not chief towns and provinces."""
WITHIN = 40
"""How many characters behind a quarter its town may be named."""


def at_home(mentions: Mentions) -> Mentions:
    """The mentions, with such names in the report's own country: at the town named behind them, or without a point."""
    home = _home(mentions.toponyms)
    if home is None:
        return mentions
    counts = Counter(each.country for each in {(t.country, t.name): t for t in mentions.toponyms}.values())
    found = [
        _moved(each, home, mentions) if _is_unknown(each) or _is_stranger(each, home, counts, mentions.layout) else each
        for each in mentions.toponyms
    ]
    return replace(mentions, toponyms=tuple(found))


def _home(toponyms: Sequence[Toponym]) -> str | None:
    """The country that more than half of the names belong to, if they are not too few."""
    counts = Counter(each.country for each in toponyms if each.country)
    country, count = counts.most_common(1)[0] if counts else ("", 0)
    return country if count >= LEAST and 2 * count > sum(counts.values()) else None


def _is_unknown(toponym: Toponym) -> bool:
    return toponym.kind == "literal" and not toponym.resolved and toponym.country is None


def _is_stranger(toponym: Toponym, home: str, counts: Counter[str | None], layout: Layout) -> bool:
    """Whether a name called a quarter or hamlet is the only one of another country."""
    alone = toponym.country != home and counts[toponym.country] == 1
    return alone and toponym.kind == "literal" and toponym.feature in SMALL and is_called(toponym, layout)


def is_called(toponym: Toponym, layout: Layout) -> bool:
    """Whether the words beside a name call it a quarter or hamlet ("the X neighborhood", "the hamlet of X")."""
    first, last = layout.token_at(toponym.start), layout.token_at(toponym.end - 1) + 1
    before = [token.text.lower() for token in layout.tokens[max(0, first - 2) : first]]
    behind = [token.text.lower() for token in layout.tokens[last : last + 3]]
    kinds = classes()["quarter"]
    named = before[-1:] == ["of"] and before[0] in kinds
    described = behind[:1] == [","] and behind[1:2] in (["a"], ["an"]) and not kinds.isdisjoint(behind[2:])
    return named or described or (bool(behind) and behind[0] in kinds)


def _moved(toponym: Toponym, home: str, mentions: Mentions) -> Toponym:
    """A name in the country `home`, at the town that is named right behind it or else without a point."""
    behind = (each for each in mentions.toponyms if 0 < each.start - toponym.end <= WITHIN)
    town = next((t for t in behind if t.resolved and t.country == home and t.precision in ("city", "admin2")), None)
    return replace(
        toponym,
        name=toponym.surface,
        geonameid=None,
        feature=None,
        country=home,
        lat=town.lat if town else None,
        lon=town.lon if town else None,
        admin1=town.admin1 if town else None,
        admin2=town.admin2 if town else None,
        precision="city" if town else None,
        radius_km=town.radius_km if town else None,
        confidence=town.confidence if town else 0.0,
        disputed=town.disputed if town else None,
        alternatives=(),
    )

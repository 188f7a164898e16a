"""Key figures of a period against the period before, and a summary in three lines: from counts alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eventgeo.records import Incident
from eventgeo.render.export.sheet import one_line
from eventgeo.render.when import Period
from eventgeo.render.wording import count_text, isolated, period_text, plural

NAMED = 4
"""Types that the summary names; of more, the last one gives its place to how many others there are."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its value, the value of the period before and the change, as text (empty: nothing to compare)."""

    label: str
    value: str
    before: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """What can be counted of some incidents. Tolls are sums of lowest and highest numbers; None: an open sum."""

    incidents: int
    lone: int
    types: Counter[str]
    places: Counter[str]
    killed: tuple[int, int | None] | None
    wounded: tuple[int, int | None] | None
    with_toll: int


def _sum(incidents: Iterable[Incident], name: str) -> tuple[int, int | None] | None:
    tolls = [toll for one in incidents if (toll := getattr(one, name)) is not None]
    if not tolls:
        return None
    highs = [toll.high for toll in tolls]
    return sum(toll.low or 0 for toll in tolls), None if None in highs else sum(high or 0 for high in highs)


def counts(incidents: Sequence[Incident]) -> Counts:
    """The counts of some incidents."""
    return Counts(
        incidents=len(incidents),
        lone=sum(one.sources < 2 for one in incidents),
        types=Counter(one_line(one.type) for one in incidents),
        places=Counter(one_line(one.place.name) for one in incidents if one.place),
        killed=_sum(incidents, "killed"),
        wounded=_sum(incidents, "wounded"),
        with_toll=sum(one.killed is not None or one.wounded is not None for one in incidents),
    )


def _ranked(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))


def _range(pair: tuple[int, int | None] | None) -> str:
    return "none reported" if pair is None else count_text(*pair)


def _change(now: int, before: int) -> str:
    return "no change" if now == before else f"{now - before:+,}".replace("-", "−")


def _counted(label: str, now: int, before: int | None) -> Figure:
    return (
        Figure(label, f"{now:,}") if before is None else Figure(label, f"{now:,}", f"{before:,}", _change(now, before))
    )


def figures(now: Counts, before: Counts | None) -> tuple[Figure, ...]:
    """The key figures; with the period before where there is one."""
    head = [
        _counted("Incidents", now.incidents, before.incidents if before else None),
        Figure("Killed, as reported", _range(now.killed), _range(before.killed) if before else ""),
        Figure("Wounded, as reported", _range(now.wounded), _range(before.wounded) if before else ""),
        _counted("Places", len(now.places), len(before.places) if before else None),
        _counted("Reported by one source alone", now.lone, before.lone if before else None),
    ]
    kinds = now.types + before.types if before else now.types
    return (
        *head,
        *(_counted(kind, now.types[kind], before.types[kind] if before else None) for kind, _ in _ranked(kinds)),
    )


def summary(now: Counts, before: Counts | None, period: Period | None) -> tuple[str, ...]:
    """Three lines: how many, what and where, how many hurt."""
    when = f" for {period_text(period)}" if period else ""
    if not now.incidents:
        return (f"No incidents were reported{when}{_compared(0, before)}.",)
    return (_how_many(now, before, when), _what_and_where(now), _how_hurt(now))


def _compared(number: int, before: Counts | None) -> str:
    if before is None:
        return ""
    was = before.incidents
    if number == was:
        return ", as many as in the period before"
    return f", {abs(number - was):,} {'more' if number > was else 'fewer'} than in the period before ({was:,})"


def _how_many(now: Counts, before: Counts | None, when: str) -> str:
    lone = "each by" if now.lone == now.incidents else f"{now.lone:,} of them by"
    verb = "was" if now.incidents == 1 else "were"
    alone = f"; {lone} one source alone" if now.lone and now.incidents > 1 else ""
    return f"{plural(now.incidents, 'incident')} {verb} reported{when}{_compared(now.incidents, before)}{alone}."


def _listed(items: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{isolated(name)} ({number:,})" for name, number in items)


def _what_and_where(now: Counts) -> str:
    kinds, places = _ranked(now.types), _ranked(now.places)
    where = f" Most often named: {_listed(places[:3])}." if len(places) > 1 else ""
    where = f" Place: {isolated(places[0][0])}." if len(places) == 1 else where
    named = len(kinds) if len(kinds) <= NAMED else NAMED - 1
    more = f", and {plural(len(kinds) - named, 'other type')}" if len(kinds) > named else ""
    return f"By type: {_listed(kinds[:named])}{more}.{where}"


def _how_hurt(now: Counts) -> str:
    if not now.with_toll:
        return "No report gives a number of killed or wounded."
    without = now.incidents - now.with_toll
    told = f"Killed, as reported: {_range(now.killed)}; wounded: {_range(now.wounded)}"
    return told + (f"; {plural(without, 'incident')} without any number." if without else ".")

"""Options and arguments that several commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from eventgeo import pipeline
from eventgeo.pipeline import TIME_LIMIT, Care, Limits, Settings, Web, limits_of, read_outlets
from eventgeo.records import country
from eventgeo.records import country_code as code_of

F = TypeVar("F", bound=Callable[..., Any])
LIMITS = ", ".join(f"{name}={number}" for name, number in asdict(Limits()).items())
"""The limits on an input as they stand; `report`, `file` and `markdown` are bytes."""


def day(written: str) -> date:
    """A day of the calendar; a usage error where there is none."""
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise click.BadParameter(f"{written!r} is no day (YYYY-MM-DD)") from error


def country_code(written: str) -> str:
    """The ISO 3166-1 alpha-2 code of a country, told by its code or name; a usage error where there is none."""
    known = country(written.upper()) or country(code_of(written))
    if known is None:
        raise click.BadParameter(f"{written!r} is no country (ISO 3166-1 alpha-2, as UA, or its name)")
    return known.alpha2


def limits(written: Sequence[str]) -> Limits:
    """Limits on inputs, each as NAME=NUMBER; a usage error for another one."""
    said = {name.strip(): number for name, _, number in (one.partition("=") for one in written)}
    try:
        return limits_of({name: int(number) for name, number in said.items()})
    except ValueError as error:
        raise click.BadParameter(f"{', '.join(written)}: give it as pages=5000 ({error})") from error


def something(sources: Sequence[str]) -> Sequence[str]:
    """The sources; a usage error where none of them exists, so that no earlier output is replaced by nothing."""
    if sources and not any(map(pipeline.is_there, sources)):
        raise click.UsageError(f"{', '.join(sources)}: there is nothing to read; no output was replaced")
    return sources


def sources(function: F) -> F:
    """The reports to read."""
    return click.argument(
        "sources", nargs=-1, required=True, metavar="SOURCES...", callback=lambda _, __, given: something(given)
    )(function)


def output(metavar: str, *, help: str) -> Callable[[F], F]:
    """Where to write; `-` is standard output."""
    return click.option("-o", "--output", required=True, metavar=metavar, help=help)


def project(function: F) -> F:
    """The project to work in."""
    return click.option(
        "--project",
        type=click.Path(file_okay=False, path_type=Path),
        default=".",
        metavar="DIR",
        help="Folder of the project, instead of this one.",
    )(function)


def reading(function: Callable[..., Any]) -> Callable[..., Any]:
    """How texts are read; the command gets one `settings`."""

    @click.option(
        "--published", type=day, metavar="DAY", help="Publication date (YYYY-MM-DD) of reports that tell none."
    )
    @click.option(
        "--region",
        type=country_code,
        metavar="ISO2",
        help="Country that ambiguous names are more likely to lie in, as UA.",
    )
    @click.option(
        "--geocoder",
        metavar="NAME",
        help="Ask this online geopy geocoder (as nominatim) for places that the offline gazetteer lacks.",
    )
    @click.option("--user-agent", metavar="TEXT", help="What to tell the online geocoder who is asking.")
    @click.option("--geocoder-cache", metavar="FILE", help="Where to keep its answers.")
    @click.option(
        "--time-limit",
        type=click.FloatRange(min=0, min_open=True),
        default=TIME_LIMIT,
        show_default=True,
        metavar="SECONDS",
        help="Give a report up that takes longer than this for each 100,000 characters.",
    )
    @click.option(
        "--limit",
        "written_limits",
        multiple=True,
        metavar="NAME=NUMBER",
        callback=lambda _, __, given: limits(given),
        help=f"Read more or less of an input than these say: {LIMITS}.",
    )
    @click.option(
        "--page-cache",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help="Keep pages fetched by address here, and have only those sent again that changed.",
    )
    @click.option(
        "--private-addresses", is_flag=True, help="Let addresses lead into private networks and to this machine."
    )
    @functools.wraps(function)
    def wrapper(
        *args: Any,
        published: date | None,
        region: str | None,
        geocoder: str | None,
        user_agent: str | None,
        geocoder_cache: str | None,
        time_limit: float,
        written_limits: Limits,
        page_cache: Path | None,
        private_addresses: bool,
        **kwargs: Any,
    ) -> Any:
        if geocoder and not user_agent:
            raise click.UsageError("--geocoder needs --user-agent: online services ask who is calling")
        settings = Settings(
            published=published.isoformat() if published else None,
            region=region,
            geocoder=geocoder,
            user_agent=user_agent,
            cache=geocoder_cache,
            time_limit=time_limit,
            limits=written_limits,
            web=Web(cache=page_cache, private=private_addresses),
        )
        return function(*args, settings=settings, **kwargs)

    return wrapper


def outlets(function: Callable[..., Any]) -> Callable[..., Any]:
    """What the user knows of the sources; the command gets `outlets`."""

    @click.option(
        "--sources",
        "known_outlets",
        type=click.Path(dir_okay=False, exists=True, path_type=Path),
        metavar="FILE.csv",
        help="Outlets: name, kind, reliability (A to F), known_by (names, hosts, patterns of ids, parted by |).",
    )
    @functools.wraps(function)
    def wrapper(*args: Any, known_outlets: Path | None, **kwargs: Any) -> Any:
        return function(*args, outlets=read_outlets(known_outlets) if known_outlets else (), **kwargs)

    return wrapper


def saying(function: F) -> F:
    """What the command says of its run."""
    function = click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")(function)
    return click.option("--quiet", is_flag=True, help="Print nothing but errors.")(function)


def running(function: F) -> F:
    """How a run over many documents goes and what it says."""
    return click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Worker processes.")(
        saying(function)
    )


def bounds(function: Callable[..., Any]) -> Callable[..., Any]:
    """The period and the area to keep; a usage error where the period ends before it begins."""

    @functools.wraps(function)
    def wrapper(*args: Any, since: date | None, until: date | None, **kwargs: Any) -> Any:
        if since and until and until < since:
            raise click.UsageError(f"the period would end ({until}) before it begins ({since})")
        return function(*args, since=since, until=until, **kwargs)

    options = (
        click.option("--since", type=day, metavar="DAY", help="Leave out what ended before this day."),
        click.option("--until", type=day, metavar="DAY", help="Leave out what began after this day."),
        click.option(
            "--area",
            type=click.Path(exists=True, dir_okay=False),
            metavar="GEOJSON",
            help="Leave out what did not happen in this area.",
        ),
    )
    wrapped: Callable[..., Any] = wrapper
    for option in reversed(options):
        wrapped = option(wrapped)
    return wrapped


def corrections(function: F) -> F:
    """What persons decided about earlier readings."""
    return click.option(
        "--corrections",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        multiple=True,
        metavar="FILE",
        help="Apply the decisions of this corrections file (CSV or XLSX; see review).",
    )(function)


def boundaries(function: F) -> F:
    """Whose borders a map draws."""
    return click.option(
        "--boundaries",
        type=click.Choice(["un", "de_facto", "none"]),
        default="un",
        show_default=True,
        help="Borders that the map draws: as recognised by the United Nations, as held, or none.",
    )(function)


@dataclass(frozen=True, slots=True)
class Against:
    """Other events to compare with, and how many days and km apart two may be that are taken for one."""

    file: str
    days: int
    km: float


def comparing(function: Callable[..., Any]) -> Callable[..., Any]:
    """Other events to lay beside; the command gets one `against`, None where nothing is to be compared."""

    @click.option("--compare", metavar="OTHER", help="Lay these events beside: which are in both, which in one alone.")
    @click.option(
        "--within-days", type=click.IntRange(0), default=1, show_default=True, help="With --compare: most days apart."
    )
    @click.option(
        "--within-km",
        type=click.FloatRange(0, 1000),
        default=25.0,
        show_default=True,
        help="With --compare: most km apart.",
    )
    @functools.wraps(function)
    def wrapper(*args: Any, compare: str | None, within_days: int, within_km: float, **kwargs: Any) -> Any:
        against = Against(compare, within_days, within_km) if compare else None
        return function(*args, against=against, **kwargs)

    return wrapper


def caring(*, redact: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Options for what leaves the desk; the command gets one `care`. `redact` is what names undergo by default."""
    return functools.partial(_caring, masked=redact)


def _caring(function: Callable[..., Any], masked: bool) -> Callable[..., Any]:
    @click.option(
        "--coarsen",
        type=click.FloatRange(min=0, min_open=True),
        metavar="KM",
        help="Withhold the exact place of homes, shelters and hospitals within so many km.",
    )
    @click.option(
        "--delay",
        type=click.IntRange(1),
        metavar="DAYS",
        help="Hold back movements of forces that are younger than this.",
    )
    @click.option(
        "--redact/--no-redact",
        default=masked,
        show_default=True,
        help="Mask names of victims, minors and private persons in quotes.",
    )
    @functools.wraps(function)
    def wrapper(*args: Any, coarsen: float | None, delay: int | None, redact: bool, **kwargs: Any) -> Any:
        care = Care(coarsen_km=coarsen, delay_days=delay, redact=redact)
        return function(*args, care=care, **kwargs)

    return wrapper

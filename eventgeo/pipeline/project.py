"""A project: a folder with a configuration, a store and outputs."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

from eventgeo.pipeline.building import Plan
from eventgeo.pipeline.outputs import BoundaryView
from eventgeo.pipeline.settings import Settings
from eventgeo.reading import Limits, Web, limits_of
from eventgeo.reading.outlets import outlets
from eventgeo.records import EventgeoError, OutputError, country

CONFIG = "eventgeo.toml"
STORE = "eventgeo.sqlite"
PAGES = "eventgeo-pages"
"""Where a project keeps the pages that it fetched, if it says nothing else."""
LONGEST = 1e9
"""The most seconds that anything may take: some 30 years."""


class BadProject(EventgeoError):
    """A folder that is no project, or whose configuration says what cannot be; the text names file, key and reason."""


@dataclass(frozen=True, slots=True)
class Project:
    """What a project's configuration says to build, and where its store is."""

    plan: Plan
    store: Path


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("must be a text")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError("must be a list of texts")
    return tuple(_text(each) for each in value)


def _day(value: Any) -> date:
    if not isinstance(value, date):
        raise ValueError("must be a day, as 2023-02-14, without quotes")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _seconds(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < LONGEST:
        raise ValueError("must be a number of seconds")
    return float(value)


def _limits(value: Any) -> Limits:
    if not isinstance(value, dict):
        raise ValueError("must be a table, as { pages = 5000 }")
    return limits_of(value)


def _country(value: Any) -> str:
    known = country(_text(value).upper())
    if known is None:
        raise ValueError("must be a country (ISO 3166-1 alpha-2, as UA)")
    return known.alpha2


def _boundaries(value: Any) -> BoundaryView:
    if value not in get_args(BoundaryView):
        raise ValueError(f"must be one of {', '.join(get_args(BoundaryView))}")
    return value  # type: ignore[no-any-return]


PLAN: dict[str, Callable[[Any], Any]] = {
    "sources": _texts,
    "output": _text,
    "title": _text,
    "boundaries": _boundaries,
    "site": _flag,
    "attach": _texts,
    "corrections": _texts,
    "outlets": _text,
    "since": _day,
    "until": _day,
}
SETTINGS: dict[str, Callable[[Any], Any]] = {
    "published": lambda value: _day(value).isoformat(),
    "region": _country,
    "time_limit": _seconds,
    "geocoder": _text,
    "user_agent": _text,
    "cache": _text,
    "limits": _limits,
}
WEB: dict[str, Callable[[Any], Any]] = {"page_cache": _text, "private_addresses": _flag}
"""What a configuration may say, each key with what checks its value."""


def init_project(folder: Path) -> Path:
    """Make a folder a project, with a configuration to fill in and a place for reports; back comes the configuration.

    BadProject where it is one already, OutputError where it cannot be written.
    """
    path = folder / CONFIG
    if path.exists():
        raise BadProject(f"{path}: this is a project already")
    try:
        (folder / "reports").mkdir(parents=True, exist_ok=True)
        path.write_text(files(__package__).joinpath("project.toml").read_text("utf-8"), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written: {error.strerror or error}") from error
    return path


def open_project(folder: Path) -> Project:
    """The project in a folder. BadProject where there is none, or where its configuration cannot be followed."""
    path = folder / CONFIG
    said = {key: _checked(path, key, value) for key, value in _said(path).items()}
    for key in ("sources", "output"):
        if not said.get(key):
            raise BadProject(f"{path}: “{key}” is missing")
    if "geocoder" in said and "user_agent" not in said:
        raise BadProject(f"{path}: “geocoder” needs “user_agent”: online services ask who is calling")
    web = Web(cache=folder / said.pop("page_cache", PAGES), private=said.pop("private_addresses", False))
    settings = Settings(web=web, **{key: said.pop(key) for key in SETTINGS if key in said})
    sources = tuple(_below(folder, source) for source in said.pop("sources"))
    output, view = folder / said.pop("output"), said.pop("boundaries", "un")
    corrections = tuple(folder / name for name in said.pop("corrections", ()))
    table = said.pop("outlets", None)
    known = outlets(_file(path, "outlets", folder / table)) if table else ()
    plan = Plan(sources, output, settings, view=view, corrections=corrections, outlets=known, **said)
    return Project(plan, folder / STORE)


def _said(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise BadProject(f"{path}: there is no project here; `eventgeo init {path.parent}` makes one") from error
    except (OSError, ValueError, RecursionError) as error:
        raise BadProject(f"{path}: cannot be read: {error}") from error


def _checked(path: Path, key: str, value: Any) -> Any:
    known = PLAN | SETTINGS | WEB
    check = known.get(key)
    if check is None:
        raise BadProject(f"{path}: “{key}” is nothing that a project can say ({', '.join(known)})")
    try:
        return check(value)
    except ValueError as error:
        raise BadProject(f"{path}: “{key}” {error}") from error


def _file(path: Path, key: str, named: Path) -> Path:
    if not named.is_file():
        raise BadProject(f"{path}: “{key}” names {named}, which does not exist")
    return named


def _below(folder: Path, source: str) -> str:
    """A path as seen from the project's folder; an address as it is."""
    return source if "://" in source else str(folder / source)

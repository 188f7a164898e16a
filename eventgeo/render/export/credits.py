"""Whose data the outputs draw on."""

from __future__ import annotations

from importlib.resources import files

ATTRIBUTION = (
    "Places: GeoNames (geonames.org), CC BY 4.0. Borders: Natural Earth (naturalearthdata.com), public domain."
)
"""The credit in one line, for formats that have a place for it."""


def credits_text() -> str:
    """What goes into CREDITS.txt beside the outputs of a build."""
    return files(__package__).joinpath("credits.md").read_text("utf-8")

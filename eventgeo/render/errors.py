"""What can go wrong on the way out, each a sentence for a terminal."""

from __future__ import annotations

from eventgeo.records import EventgeoError


class UnknownFormat(EventgeoError):
    """A file name whose suffix names no format."""


class MissingExtra(EventgeoError):
    """A format whose library is not installed; the text says what to install."""

"""Outlets as a user knows them: what they are called, of what kind they are, how far they can be relied on."""

from __future__ import annotations

from dataclasses import dataclass

from eventgeo.records.event import Reliability


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet, and by what its reports are known: names as they state it, hosts, and patterns of documents' ids.

    `reliability` is a grade of NATO's Admiralty code, A (completely reliable) to F (cannot be judged).
    """

    name: str
    kind: str | None = None
    reliability: Reliability | None = None
    known_by: tuple[str, ...] = ()

"""MUC-4 templates and the sentences that tell of them, for the scripts that learn the weights of this folder."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from eventgeo.events.judging.atlas import plain
from eventgeo.events.judging.dating import DateCandidate
from eventgeo.events.judging.deeds import Deed
from eventgeo.events.judging.placing import PlaceCandidate
from eventgeo.events.scene import Scene
from eventgeo.records import km

MUC: dict[str, Deed] = {
    "ATTACK": "assault",
    "BOMBING": "bombing",
    "KIDNAPPING": "abduction",
    "ARSON": "arson",
    "ROBBERY": "robbery",
}
HARMED = ("victim_names", "victim_descriptions", "phys_targets")
NEAR_KM = 25.0
DOERS = ("perp_individuals", "perp_orgs")


def held_back(identifier: str) -> bool:
    """Whether a document is never trained on."""
    return hashlib.md5(identifier.encode(), usedforsecurity=False).hexdigest()[0] in "01"


@dataclass(frozen=True, slots=True)
class Incident:
    """What the gold tells of an incident: names that its sentences hold, its dates and its places or its point."""

    deeds: frozenset[Deed]
    optional: bool = False
    harmed: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    days: frozenset[tuple[str | None, str | None]] = frozenset()
    chains: tuple[tuple[str, ...], ...] = ()
    point: tuple[float, float] | None = None

    def dated(self, candidate: DateCandidate) -> bool:
        """Whether a date is one of the gold's."""
        first, last = candidate.days
        return (first and first.isoformat(), last and last.isoformat()) in self.days

    def placed(self, candidate: PlaceCandidate) -> bool:
        """Whether a place is one of the gold's: by its last name, or within NEAR_KM of its point."""
        place = candidate.toponym
        if self.point is not None and place.lat is not None and place.lon is not None:
            return km(place.lat, place.lon, *self.point) <= NEAR_KM
        names = {candidate.name, plain(place.surface)}
        return any(chain[-1] in names and (len(chain) > 1 or candidate.whole) for chain in self.chains)


def template(source: dict[str, Any]) -> Incident:
    """A template of MUC-4."""
    keys = {"exact": ("date", "date"), "range": ("start", "end"), "on_or_before": ("", "end")}
    found = source.get("dates") or []
    return Incident(
        frozenset(MUC[kind] for kind in source["type"] if kind in MUC),
        bool(source["optional"]),
        _names(source, HARMED),
        _names(source, DOERS),
        _names(source, ("instruments",)),
        frozenset((each.get(keys[each["kind"]][0]), each.get(keys[each["kind"]][1])) for each in found),
        tuple(_chain(each) for each in source.get("locations") or []),
    )


def headline(source: dict[str, Any]) -> Incident:
    """An event of UCDP; what was done the headline itself tells."""
    when = source["date"]
    first, last = (when, when) if isinstance(when, str) else (when["start"], when["end"])
    open_end: set[tuple[str | None, str | None]] = {(first, last)} | ({(None, last)} if first == last else set())
    point = (source["lat"], source["lon"]) if source.get("lat") is not None else None
    return Incident(frozenset(), days=frozenset(open_end), point=point)


def _chain(place: dict[str, Any]) -> tuple[str, ...]:
    links = (plain(link.get("name") or " ".join(link.get("between", []))) for link in place["chain"])
    return plain(place["country"]), *links


def _names(source: dict[str, Any], keys: Sequence[str]) -> frozenset[str]:
    found = {plain(alt) for key in keys for value in source.get(key) or [] for alt in value.get("alts") or []}
    return frozenset(found - {""})


def likeness(scene: Scene, incident: Incident) -> list[float]:
    """How much of an incident each sentence of a report names: victims and targets above all."""
    places = {chain[-1] for chain in incident.chains if len(chain) > 1}
    found = []
    for index, sentence in enumerate(scene.layout.sentences):
        said = f" {plain(scene.layout.text[sentence.start : sentence.end])} "
        named = sum(1.0 if len(name) > 4 else 0.5 for name in incident.harmed if f" {name} " in said)
        value = 2 * min(named, 2) + 1.2 * _any(incident.means, said) + 0.8 * _any(incident.doers, said)
        found.append(value + 0.7 * _any(places, said) + 0.7 * bool(_iso(scene, index) & incident.days))
    return found


def _any(names: Collection[str], said: str) -> bool:
    return any(f" {name} " in said for name in names)


def _iso(scene: Scene, index: int) -> set[tuple[str | None, str | None]]:
    sentence = scene.layout.sentences[index]
    return {
        (each.first.isoformat(), each.last.isoformat())
        for each in scene.mentions.timexes
        if each.first and each.last and sentence.start <= each.start < sentence.end
    }

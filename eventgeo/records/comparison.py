"""Two sets of incidents beside each other."""

from __future__ import annotations

from dataclasses import dataclass

from eventgeo.records.event import Incident


@dataclass(frozen=True, slots=True)
class Match:
    """An incident of ours and the one of theirs that is taken for the same happening, how far (km) and how many days
    apart they are.
    """

    ours: Incident
    theirs: Incident
    km: float
    days: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What both sets have, what ours or theirs alone has, and what no place or day lets compare (of either set)."""

    both: tuple[Match, ...]
    ours: tuple[Incident, ...]
    theirs: tuple[Incident, ...]
    vague: tuple[Incident, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many incidents are in each part."""
        return {
            "in both": len(self.both),
            "ours alone": len(self.ours),
            "theirs alone": len(self.theirs),
            "not comparable": len(self.vague),
        }

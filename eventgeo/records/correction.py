"""What a person changed in a reading, or confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CorrectionAction = Literal["place", "date", "type", "toll", "merge", "split", "drop", "confirm"]


@dataclass(frozen=True, slots=True)
class Correction:
    """One decision of a person: what it sets, who made it and why, and what the reading was before.

    `value` and `was` are written as in a corrections file ("Bakhmut; 48.5942, 37.9989", "2023-02-14", "killed 3");
    `was` is None where the decision changes no value.
    """

    action: CorrectionAction
    value: str
    who: str
    why: str
    was: str | None = None

"""What was refused or left out, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stage = Literal["read", "annotate", "extract", "place", "merge", "render"]


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that was refused or left out: the stage, the document, the span, a code and a plain sentence.

    `code` is a short stable word that programs can count by; `message` says the reason to a reader; `quote` is the
    text concerned. `doc` names the file (and line, `path:3`) where no document could be made of it.
    `refused` is true where input was turned down, so that a command ends with exit code 1; an issue that only
    tells why a trigger gave no event leaves it false.
    """

    stage: Stage
    doc: str
    code: str
    message: str
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    refused: bool = False

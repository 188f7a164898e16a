"""Gold documents for training: what they hold, and which of them are kept apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CORPORA = ("lgl", "tr-news", "gwn", "geovirus", "tweets")
WITHOUT_DEMONYMS = frozenset(["geovirus", "tweets"])
"""Corpora whose annotators left demonyms out."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A text with the spans of its places: `(start, end, annotation type or None)`."""

    id: str
    corpus: str
    text: str
    spans: tuple[tuple[int, int, str | None], ...]


def kept_apart(identifier: str) -> bool:
    """Whether a document is never trained on: the MD5 of its id begins with 0 or 1."""
    return hashlib.md5(identifier.encode()).hexdigest()[0] in "01"


def fold_of(identifier: str, folds: int) -> int:
    """The part of a cross-validation that a document belongs to."""
    return int(hashlib.md5(identifier.encode()).hexdigest()[1:5], 16) % folds


def read(folder: Path, corpus: str) -> Iterator[Gold]:
    """The documents of one corpus, `geo_<corpus>.jsonl`; annotated homonyms, which are no places, are left out."""
    with (folder / f"geo_{corpus}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            spans = ((t["start"], t["end"], t.get("type")) for t in row["toponyms"] if t.get("type") != "Homonym")
            yield Gold(str(row["id"]), corpus, row["text"], tuple(sorted(spans, key=lambda span: span[:2])))

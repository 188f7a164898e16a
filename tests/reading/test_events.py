"""Events of others: tables of ACLED, UCDP GED and GDELT, GeoJSON, and Events lines, told apart by their content."""

import csv as stdlib_csv
import io
from datetime import date
from importlib.resources import files

import pytest

from eventgeo.reading.events import incidents
from eventgeo.reading.others import coding
from eventgeo.reading.others.gdelt import COLUMNS, OLD_COLUMNS
from eventgeo.records import Incident, Issue
from eventgeo.records.codec import incident_json
from eventgeo.render.export import COLUMNS as TABLES
from eventgeo.render.export import csv, geojson
from eventgeo.render.export.sheet import one_line
from tests.fuzzing import bounded
from tests.render.incidents import ALL, BARE, FULL, HOSTILE, SUMMARY, hostile

ACLED = """event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,inter1,actor2,inter2,iso,\
country,admin1,admin2,location,latitude,longitude,geo_precision,source,notes,fatalities
UKR1,14 February 2023,2023,1,Explosions/Remote violence,Shelling/artillery/missile attack,Military Forces of Russia,1,\
Civilians (Ukraine),7,804,Ukraine,Kherson,Khersonskyi,Kherson,46.6558,32.6178,1,Desk One; Desk Two,"Shells hit \
Kherson, killing two.",2
UKR2,2023-02-15,2023,3,Protests,Peaceful protest,Protesters (Ukraine),Protesters,,,804,Ukraine,Kyiv City,,Kyiv,50.45,\
30.52,2,Desk One,A march.,0
UKR3,2023-02-30,2023,1,Battles,Armed clash,A,1,B,2,804,Ukraine,x,y,z,1,2,1,Desk,Notes,0
UKR4,2023-02-15,2023,1,Battles,Armed clash,A,1,B,2,804,Ukraine,x,y,z,146,2,1,Desk,Notes,0
UKR1,2023-02-15,2023,1,Battles,Armed clash,A,1,B,2,804,Ukraine,x,y,z,46,2,1,Desk,Notes,0
"""
UCDP = """id,type_of_violence,dyad_name,side_a,side_b,number_of_sources,source_office,source_headline,where_prec,\
where_coordinates,where_description,adm_1,adm_2,latitude,longitude,country,date_prec,date_start,date_end,low,best,high
7,1,Government - Rebels,Government,Rebels,3,The Desk,Clashes on many fronts,2,Aleppo city,near Aleppo,Aleppo,,36.2,\
37.15,Syria,1,2016-01-01,2016-01-01,4,6,9
8,3,Group - Civilians,Group,Civilians,1,,,6,Yemen,Yemen,,,15.5,47.5,Yemen (North Yemen),4,2016-01-01 00:00:00.000,\
2016-01-31 00:00:00.000,0,0,0
"""


def read(text: str, name: str = "file") -> tuple[list[Incident], list[Issue]]:
    """The incidents and the Issues of a file with this text."""
    items = list(incidents(io.StringIO(text), name))
    return [i for i in items if isinstance(i, Incident)], [i for i in items if isinstance(i, Issue)]


@pytest.mark.parametrize("scheme", ["acled", "cameo", "ucdp"])
def test_a_code_of_a_megabyte_stands_for_nothing(scheme: str) -> None:
    """A damaged table may hold a cell of any length: it is looked up in time that does not grow with its square."""
    with bounded():
        assert coding.kind(scheme, "x" * 999_000).subtype == "other"


def test_acled_rows_are_incidents() -> None:
    """Type, day, place, actors, deaths and notes of a row are those of an incident; dates have their precision."""
    (shelling, march), issues = read(ACLED, "acled.csv")
    assert (shelling.id, shelling.type, shelling.subtype) == ("acled-UKR1", "Explosions/Remote violence", "shelling")
    assert (shelling.date.start, shelling.date.precision, shelling.sources) == (date(2023, 2, 14), "day", 2)
    assert shelling.place is not None
    assert (shelling.place.name, shelling.place.country, shelling.place.lat) == ("Kherson", "UA", 46.6558)
    assert [(actor.name, actor.role, actor.category) for actor in shelling.actors] == [
        ("Military Forces of Russia", "initiator", "state_forces"),
        ("Civilians (Ukraine)", "target", "civilians"),
    ]
    assert shelling.killed is not None
    assert (shelling.killed.low, shelling.reports[0].quote) == (2, "Shells hit Kherson, killing two.")
    assert (march.date.start, march.date.end, march.date.precision) == (date(2023, 2, 1), date(2023, 2, 28), "month")
    assert (march.killed, march.actors[0].category) == (None, "protesters")
    assert [issue.doc for issue in issues] == ["acled.csv:4", "acled.csv:5", "acled.csv:6"]
    assert ["2023-02-30" in issues[0].message, "146" in issues[1].message, "earlier" in issues[2].message] == [True] * 3


def test_ucdp_rows_are_incidents() -> None:
    """Kinds of violence, precisions, sides and the range of deaths of a row are those of an incident."""
    (clash, killing), issues = read(UCDP)
    assert not issues
    assert (clash.id, clash.type, clash.subtype) == ("ucdp-7", "Battles", "armed clash")
    assert clash.place is not None
    assert (clash.place.country, clash.place.radius_km, clash.place.as_written) == ("SY", 25, "near Aleppo")
    assert clash.killed is not None
    assert (clash.killed.low, clash.killed.high, clash.sources) == (4, 9, 3)
    assert clash.killed.by[0].low == 6
    assert [(actor.role, actor.category) for actor in clash.actors] == [("party", "rebel"), ("party", "rebel")]
    assert killing.place is not None
    assert (killing.place.country, killing.place.precision) == ("YE", "country")
    assert (killing.date.end, killing.date.precision, killing.killed) == (date(2016, 1, 31), "month", None)
    assert [actor.role for actor in killing.actors] == ["initiator", "target"]


@pytest.mark.parametrize("columns", [COLUMNS, OLD_COLUMNS])
@pytest.mark.parametrize("headed", [True, False])
def test_gdelt_rows_are_incidents(columns: tuple[str, ...], headed: bool) -> None:
    """GDELT's rows, of either version, with or without a header, are incidents by their CAMEO codes."""
    values = {
        "GLOBALEVENTID": "99",
        "SQLDATE": "20230214",
        "Actor1Name": "RUSSIA",
        "EventCode": "1831",
        "NumSources": "2",
        "ActionGeo_Type": "4",
        "ActionGeo_FullName": 'Kherson, Khersons\'ka "Oblast", Ukraine',
        "ActionGeo_Lat": "46.65",
        "ActionGeo_Long": "32.61",
        "SOURCEURL": "https://example.org/1",
    }
    row = "\t".join(values.get(name, "") for name in columns)
    header = "\t".join(columns) + "\n" if headed else ""
    (incident,), issues = read(f"{header}{row}\n")
    assert not issues
    assert (incident.id, incident.type, incident.subtype) == (
        "gdelt-99",
        "Explosions/Remote violence",
        "suicide bombing",
    )
    assert incident.place is not None
    assert (incident.place.lat, incident.place.lon, incident.place.country) == (46.65, 32.61, "UA")
    assert (incident.date.start, incident.reports[0].url) == (date(2023, 2, 14), "https://example.org/1")
    assert incident.reports[0].source == "example.org"


def test_anyones_geojson_is_read_for_what_it_says() -> None:
    """A feature's date, type, name, words and point make an incident; one without any is one too."""
    text = """{
      "type": "FeatureCollection", "features": [
      {"type": "Feature", "id": 5, "geometry": {"type": "Point", "coordinates": [32.6, 46.6]},
       "properties": {"event_type": "Shelling", "date": "2023-02-14", "name": "Kherson", "notes": "Shells fell."}},
      {"type": "Feature", "geometry": null, "properties": null},
      {"type": "Feature", "geometry": {"type": "Point", "coordinates": [32.6, 146.6]}, "properties": {}},
      7]}"""
    (first, second), issues = read(text, "a.geojson")
    assert (first.id, first.type, first.reports[0].quote) == ("5", "Shelling", "Shells fell.")
    assert first.place is not None
    assert (first.place.name, first.place.lat, first.date.start) == ("Kherson", 46.6, date(2023, 2, 14))
    assert (second.id, second.place, second.date.start) == ("2", None, None)
    assert [issue.doc for issue in issues] == ["a.geojson#3", "a.geojson#4"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", None),
        ("a,b\n1,2\n", "columns are: a, b"),
        ('{"type": "FeatureCollection"}', "no FeatureCollection"),
        ('{\n "type": "Feature', "not JSON"),
        ('{"id": "1"}\n', "type"),
        (ACLED.splitlines()[0] + "\nUKR1,2023-02-14\n", "2 cells"),
    ],
)
def test_what_is_no_event_is_told(text: str, reason: str | None) -> None:
    """Other tables, other JSON and short rows are refused with the reason."""
    found, issues = read(text)
    assert not found
    assert [reason in issue.message for issue in issues if reason] == ([True] if reason else [])


def test_our_geojson_reads_back_as_it_was() -> None:
    """What our own export of GeoJSON holds is read back without a loss, as from Events lines."""
    buffer = io.StringIO()
    geojson.write(ALL, buffer)
    back, issues = read(buffer.getvalue())
    assert not issues
    assert [incident_json(incident) for incident in back] == [incident_json(incident) for incident in ALL]


@pytest.mark.parametrize(
    ("table", "column", "value", "reason"),
    [
        (ACLED, "event_id_cnty", "", "event_id_cnty is empty"),
        (ACLED, "time_precision", "4", "time_precision '4' is no code"),
        (ACLED, "geo_precision", "x", "geo_precision 'x' is no code"),
        (ACLED, "fatalities", "-1", "no number of people"),
        (ACLED, "fatalities", "1.5", "no number of people"),
        (ACLED, "fatalities", "many", "not a number"),
        (ACLED, "latitude", "nan", "not a number"),
        (UCDP, "id", " ", "id is empty"),
        (UCDP, "type_of_violence", "4", "type_of_violence '4' is no code"),
        (UCDP, "where_prec", "8", "where_prec '8' is no code"),
        (UCDP, "date_prec", "0", "date_prec '0' is no code"),
        (UCDP, "date_end", "2015-12-31", "before it begins"),
        (UCDP, "longitude", "181", "no point on the Earth"),
    ],
)
def test_codes_that_no_codebook_has_are_refused(table: str, column: str, value: str, reason: str) -> None:
    """A row with an unknown code, an impossible number or no id is refused with its reason, never guessed at."""
    header, row = list(stdlib_csv.reader(table.splitlines()))[:2]
    row[header.index(column)] = value
    out = io.StringIO()
    stdlib_csv.writer(out).writerows([header, row])
    found, (issue,) = read(out.getvalue())
    assert not found
    assert reason in issue.message


def test_all_sub_events_of_acled_are_known() -> None:
    """Each of ACLED's 25 sub-event types answers to a subtype, and what an export in its columns says reads back so."""
    lines = files("eventgeo.render.export").joinpath("acled_types.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    for _, subtype, _, event, sub in rows:
        kind = coding.kind("acled", sub, event)
        assert (kind.type, kind.subtype == "other") == (event, sub == "Other"), subtype
    assert len({sub for *_, sub in rows}) == 24  # all but Grenade, which is a bombing here


def test_old_exports_of_acled_have_capitals() -> None:
    """Column names in capitals are the same columns."""
    header, *rows = ACLED.splitlines()[:2]
    (found,), issues = read("\n".join([header.upper(), *rows]))
    assert (found.id, issues) == ("acled-UKR1", [])


def test_those_associated_are_actors_too() -> None:
    """Names that stand with a side are on that side."""
    table = ACLED.replace("actor2,", "assoc_actor_1,actor2,", 1).replace(
        "Russia,1,", "Russia,1,Wagner Group; Proxies,", 1
    )
    found, _ = read("\n".join(table.splitlines()[:2]))
    assert [actor.name for actor in found[0].actors if actor.role == "initiator"][1:] == ["Wagner Group", "Proxies"]


def test_our_csv_reads_back_with_its_founding_report() -> None:
    """Type, date, place, tolls, actors and the founding report of our CSV come back; other reports are but named."""
    buffer = io.StringIO(newline="")
    csv.write(ALL, buffer)
    back, issues = read(buffer.getvalue())
    assert not issues
    for one, other in zip(ALL, back, strict=True):
        assert (other.id, other.type, other.subtype, other.date) == (one.id, one.type, one.subtype, one.date)
        assert (other.modality, other.background, other.kind, other.sources) == (
            one.modality,
            one.background,
            one.kind,
            one.sources,
        )
        assert [(actor.name, actor.role, actor.country) for actor in other.actors] == [
            (actor.name, actor.role, actor.country) for actor in one.actors
        ]
        assert (other.killed and other.killed.low, other.wounded and other.wounded.high) == (
            one.killed and one.killed.low,
            None,
        )
        assert other.reports[0].quote == one.reports[0].quote
    assert back[0].place is not None
    assert (back[0].place.lat, back[0].place.disputed, back[0].formerly) == (46.65581, ("UA", "RU"), ("f00",))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_survives_our_csv(text: str) -> None:
    """What was guarded against formulas is read without the guard, in one line."""
    buffer = io.StringIO(newline="")
    csv.write([hostile(FULL, text)], buffer)
    (back,), _ = read(buffer.getvalue())
    assert back.reports[0].quote == one_line(text)


def test_an_export_in_the_columns_of_acled_reads_as_acled() -> None:
    """Type, place, day, sides and deaths survive the way through ACLED's columns."""
    buffer = io.StringIO(newline="")
    csv.write([FULL], buffer, TABLES["acled"])
    (back,), issues = read(buffer.getvalue())
    assert not issues
    assert (back.type, back.subtype, back.date.start) == (FULL.type, "shelling", date(2023, 2, 14))
    assert back.place is not None
    assert (back.place.country, back.place.lat) == ("UA", 46.65581)
    assert [(actor.name, actor.role, actor.category) for actor in back.actors] == [
        ("Russian forces", "initiator", "state_forces"),
        ("residents", "target", "civilians"),
    ]
    assert (back.killed and back.killed.low, back.sources) == (2, 2)
    assert not [one for one in (BARE, SUMMARY) if TABLES["acled"].holds(one) is not one.shown]

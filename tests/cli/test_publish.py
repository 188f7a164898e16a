"""`site` and `brief`, and what `build` writes beside the map."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, Run

EVENTS = EXAMPLE / "events.jsonl"


def test_site_writes_pages_that_stand_alone(run: Run, tmp_path: Path) -> None:
    """A front page, a page for each incident, feeds and a sitemap; a rebuild writes nothing."""
    arguments = ("site", EVENTS, "-o", tmp_path, "--base-url", "https://example.org/", "--json")
    first = json.loads(run(*arguments).output.splitlines()[-1])
    incidents = [json.loads(line)["id"] for line in EVENTS.read_text("utf-8").splitlines()]
    assert first["incidents"] == len(incidents)
    assert (tmp_path / "index.html").exists()
    assert (tmp_path / "sitemap.xml").exists()
    assert all(list(tmp_path.glob(f"incidents/**/{identity}*")) for identity in incidents)
    assert json.loads(run(*arguments).output.splitlines()[-1])["files written"] == 0


def test_brief_writes_the_formats_asked_for(run: Run, tmp_path: Path) -> None:
    """Each format is a file of its kind; what was left out of the table is said."""
    result = run("brief", EVENTS, "-o", tmp_path, "--format", "svg,csv,geojson", "--period", "month", "--rows", "2")
    assert result.exit_code == 0
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".csv", ".geojson", ".svg"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "doc"), "doc"),
        (("--format", "pdf,,csv"), "'': no format of a briefing"),
        (("--since", "2023-03-01", "--until", "2023-02-01"), "period"),
        (("--page", "a3"), "a3"),
        (("--type", "air strikes"), "air strike, drone strike"),
        (("--coarsen", "-1"), "-1"),
    ],
)
def test_brief_refuses_what_it_cannot_do(run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    """A format, a period, a page or a distance that is none ends the command with exit code 2 and its name."""
    result = run("brief", EVENTS, "-o", tmp_path, *arguments)
    assert result.exit_code == 2
    assert said in result.output


@pytest.mark.parametrize("region", ["UA", "Ukraine", "ukraine", "Donetsk Oblast"])
def test_a_briefing_of_a_region_takes_its_name(run: Run, tmp_path: Path, region: str) -> None:
    """A country by its code or name, or a province: the briefing has the incidents that lie in it."""
    result = run("brief", EVENTS, "-o", tmp_path, "--format", "csv", "--region", region, "--json")
    assert json.loads(result.stderr.splitlines()[-1])["incidents"] > 0
    assert "none is among those asked for" not in result.stderr


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--region", "Atlantis"), "they lie in Belgium, Moldova, Russia, Ukraine, United Kingdom, United States"),
        (("--region", "FR", "--period", "week"), "they lie in Belgium"),
        (("--type", "Riots"), "nothing was written"),
        (("--min-confidence", "0.99"), "nothing was written"),
    ],
)
def test_a_briefing_of_nothing_is_none(run: Run, tmp_path: Path, asked: tuple[str, ...], said: str) -> None:
    """Where no incident is of what was asked for, the command ends with 2 and says so, and no file is written."""
    result = run("brief", EVENTS, "-o", tmp_path / "brief", "--format", "csv,svg", *asked)
    assert result.exit_code == 2
    assert "of 34 incidents none is among those asked for" in result.stderr
    assert said in result.stderr
    assert not (tmp_path / "brief").exists()


def test_a_period_without_incidents_has_its_briefing(run: Run, tmp_path: Path) -> None:
    """That nothing was reported of a week is news: the briefing is written and says so, and so does the command."""
    asked = ("--region", "UA", "--since", "2023-06-01", "--until", "2023-06-07")
    result = run("brief", EVENTS, "-o", tmp_path, "--format", "docx,svg", *asked)
    assert result.exit_code == 0
    assert "no incident lies in the period asked for" in result.stderr
    with zipfile.ZipFile(tmp_path / "briefing.docx") as document:
        assert "No incidents were reported for 1–7 Jun 2023" in document.read("word/document.xml").decode("utf-8")


def test_a_briefing_of_plans_alone_says_so(run: Run, tmp_path: Path) -> None:
    """Where nothing is more than planned the briefing is written, and why it is empty is said."""
    plans = [line for line in EVENTS.read_text("utf-8").splitlines() if json.loads(line)["modality"] == "planned"]
    result = run("brief", "-", "-o", tmp_path, "--format", "svg", stdin="\n".join(plans))
    assert result.exit_code == 0
    assert "no incident is more than planned, denied, background or a summary" in result.stderr


@pytest.mark.parametrize("command", ["map", "site", "brief", "export", "review"])
def test_events_that_are_not_there_replace_nothing(run: Run, tmp_path: Path, command: str) -> None:
    """A file of events that does not exist ends the command by its name, and what was written before stays."""
    output = tmp_path / {"map": "x.html", "export": "x.kml", "review": "x.csv"}.get(command, "folder")
    assert run(command, EVENTS, "-o", output).exit_code == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for given in ((tmp_path / "none.jsonl",), (EVENTS, "--places", tmp_path / "none.jsonl")):
        result = run(command, *given, "-o", output)
        assert result.exit_code == 2
        assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
        if command in ("map", "site") or len(given) == 1:
            assert f"{tmp_path / 'none.jsonl'}: cannot be read: No such file" in result.stderr


def test_another_s_front_page_is_not_replaced(run: Run, tmp_path: Path) -> None:
    """Into the folder of a site that is not ours neither a map nor a site is written; our own are written again."""
    page = tmp_path / "index.html"
    for arguments in (("build", EXAMPLE / "reports", "--site"), ("site", EVENTS)):
        page.write_text("<h1>The Morning Wire</h1>", "utf-8")
        refused = run(*arguments, "-o", tmp_path)
        assert refused.exit_code == 2
        assert f"{page}: was not written by eventgeo" in refused.stderr
        assert list(tmp_path.iterdir()) == [page]
    page.unlink()
    for arguments in (("build", EXAMPLE / "reports"), ("site", EVENTS), ("site", EVENTS)):
        assert run(*arguments, "-o", tmp_path).exit_code == 0


def test_a_build_says_at_once_what_it_cannot_attach(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A format that is none, or whose library is missing, ends the build before anything is read or written."""
    monkeypatch.setitem(sys.modules, "pptx", None)
    for attached, said in (("csv,doc", "doc"), ("csv,pptx", "pip install")):
        result = run("build", EXAMPLE / "reports", "-o", tmp_path / "out", "--attach", attached)
        assert result.exit_code == 2
        assert said in result.output
        assert not (tmp_path / "out").exists()


def test_export_writes_by_suffix(run: Run, tmp_path: Path) -> None:
    """The suffix says the format, and one that says none is refused."""
    assert run("export", EVENTS, "-o", tmp_path / "x.kml").exit_code == 0
    assert (tmp_path / "x.kml").read_text("utf-8").startswith("<?xml")
    result = run("export", EVENTS, "-o", tmp_path / "x.foo")
    assert result.exit_code == 2
    assert "x.foo" in result.output


@pytest.mark.parametrize(
    ("form", "begins"),
    [("geojson", b'{"type": "FeatureCollection"'), ("CSV", b"\xef\xbb\xbfid,"), ("kml", b"<?xml"), ("gpkg", b"SQLite")],
)
def test_export_writes_to_standard_output(tmp_path: Path, form: str, begins: bytes) -> None:
    """`-o - --format NAME` gives the very bytes of the file, for a pipe; a line on standard error counts them."""
    command = [sys.executable, "-m", "eventgeo.cli", "export", str(EVENTS), "--format", form, "-o"]
    piped = subprocess.run([*command, "-"], capture_output=True, check=True)
    subprocess.run([*command, str(tmp_path / "file.of-no-suffix")], capture_output=True, check=True)
    assert piped.stdout.startswith(begins)
    assert piped.stdout == (tmp_path / "file.of-no-suffix").read_bytes() or form == "gpkg"
    assert b"incidents" in piped.stderr


def test_export_to_standard_output_asks_for_the_format(run: Run) -> None:
    """Where nothing says the format, the option that does is named."""
    result = run("export", EVENTS, "-o", "-")
    assert result.exit_code == 2
    assert "--format" in result.output


@pytest.mark.parametrize("command", ["map", "site", "brief", "export"])
def test_a_wrong_file_replaces_nothing(run: Run, tmp_path: Path, command: str) -> None:
    """A file of which no line can be read ends the command with 2 and one reason, and what was written before stays."""
    wrong, target = tmp_path / "wrong.html", tmp_path / "out"
    wrong.write_text("<html>\n<p>Shells hit Kherson.\n" * 50, "utf-8")
    target.write_text("of before", "utf-8")
    result = run(command, wrong, "-o", target, *(["--format", "csv"] if command in ("brief", "export") else []))
    assert result.exit_code == 2
    assert result.stderr.count("wrong.html") == 1
    assert target.read_text("utf-8") == "of before"


def test_map_draws_events_and_places_of_a_build(run: Run, tmp_path: Path) -> None:
    """The page alone, from the files of a build; a line that is no event is named and the others are drawn."""
    broken = tmp_path / "events.jsonl"
    broken.write_text(EVENTS.read_text("utf-8") + '{"id": 3}\n', "utf-8")
    page = tmp_path / "map.html"
    result = run("map", broken, "-o", page, "--places", EXAMPLE / "places.jsonl", "--boundaries", "de_facto")
    assert result.exit_code == 1
    assert f"{broken}:" in result.output
    assert page.read_text("utf-8").lower().startswith("<!doctype html>")


def test_what_acled_s_columns_cannot_say_is_left_out_with_a_word(run: Run, tmp_path: Path) -> None:
    """Plans and denials are not in a table of ACLED, which has only what happened; the number of them is told."""
    result = run("export", EVENTS, "-o", tmp_path / "acled.csv", "--columns", "acled")
    shown = sum(
        json.loads(line)["modality"] in ("asserted", "claimed") for line in EVENTS.read_text("utf-8").splitlines()
    )
    assert (tmp_path / "acled.csv").read_text("utf-8-sig").count("\n") <= shown + 1
    assert "left out: the columns of acled have no word for plans" in result.stderr

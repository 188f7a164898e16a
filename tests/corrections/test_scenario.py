"""An analyst's round: build, review, twenty corrections of eight kinds, rebuild, and a changed article."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.conftest import Run, invoke
from tests.corrections.project import Line, about, events, row, write_reports, write_rows


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `reports` and, in `out`, what is read of them without any correction."""
    folder = tmp_path_factory.mktemp("project")
    write_reports(folder / "reports")
    result = invoke("build", folder / "reports", "-o", folder / "out", "--quiet")
    assert result.exit_code == 0, result.output
    return folder


def decisions(read: list[Line]) -> list[dict[str, str]]:
    """Twenty rows about the incidents as they were read."""
    kherson, mykolaiv = about(read, "01-kherson"), about(read, "01-kherson", 1)
    return [
        row(about(read, "13-goma"), "place", "Sake; -1.5736, 29.0447"),
        row(about(read, "12-nikopol"), "place", "Marhanets, UA"),
        row(about(read, "06-kharkiv"), "place", "49.9, 36.3; 2 km"),
        row(about(read, "04-odesa"), "place", "unknown"),
        row(about(read, "03-bakhmut"), "date", "2023-02-13"),
        row(about(read, "07-tbilisi"), "date", "2023-03-07/2023-03-08"),
        row(about(read, "10-vuhledar"), "date", "../2023-02-18"),
        row(about(read, "12-nikopol"), "date", "2023-02"),
        row(about(read, "09-avdiivka"), "type", "air strike"),
        row(about(read, "06-kharkiv"), "type", "Explosions/Remote violence: drone strike"),
        row(about(read, "08-mosul"), "toll", "killed 5-6"),
        row(about(read, "11-zaporizhzhia"), "toll", "killed 5+; wounded 2"),
        row(about(read, "14-mogadishu"), "toll", "killed unknown"),
        row(about(read, "11-zaporizhzhia"), "merge", about(read, "09-avdiivka")["id"]),
        row(kherson, "split", doc="02-kherson"),
        row(mykolaiv, "drop"),
        row(about(read, "05-brussels"), "drop", why="a meeting is not what this map is about"),
        row(kherson, "confirm"),
        row(about(read, "08-mosul"), "confirm"),
        row(about(read, "14-mogadishu"), "confirm"),
    ]


def corrected(run: Run, built: Path, tmp_path: Path, rows: list[dict[str, str]], code: int = 0) -> list[Line]:
    """The incidents of a build of the reports in `built` with these rows."""
    table = write_rows(tmp_path / "corrections.csv", list(rows))
    result = run("build", built / "reports", "-o", tmp_path / "out", "--corrections", table, "--quiet")
    assert result.exit_code == code, result.output
    return events(tmp_path / "out" / "events.jsonl")


def made(incident: Line) -> list[tuple[str, str]]:
    """The corrections of an incident: what was done, and what was there before."""
    return [(one["action"], one["was"]) for one in incident.get("corrections", [])]


def test_each_of_twenty_decisions_is_applied(run: Run, built: Path, tmp_path: Path) -> None:
    """Places, dates, types and tolls are as set, incidents are joined, parted, dropped and confirmed; who and why stand
    on each."""
    read = events(built / "out" / "events.jsonl")
    rows = decisions(read)
    found = corrected(run, built, tmp_path, rows)
    place = lambda doc: about(found, doc)["place"]  # noqa: E731 (a word for the table below)
    assert (place("13-goma")["name"], place("13-goma")["lat"]) == ("Sake", -1.5736)
    assert place("13-goma")["as_written"] == "near Goma"
    assert (place("12-nikopol")["name"], place("12-nikopol")["country"]) == ("Marhanets", "UA")
    assert (place("06-kharkiv")["lat"], place("06-kharkiv")["radius_km"]) == (49.9, 2)
    assert place("04-odesa") is None
    spans = {doc: (about(found, doc)["date"]["start"], about(found, doc)["date"]["end"]) for doc in
             ("03-bakhmut", "07-tbilisi", "10-vuhledar", "12-nikopol")}  # fmt: skip
    assert spans == {
        "03-bakhmut": ("2023-02-13", "2023-02-13"),
        "07-tbilisi": ("2023-03-07", "2023-03-08"),
        "10-vuhledar": (None, "2023-02-18"),
        "12-nikopol": ("2023-02-01", "2023-02-28"),
    }
    assert about(found, "06-kharkiv")["subtype"] == "drone strike"
    killed = {doc: about(found, doc)["killed"] for doc in ("08-mosul", "11-zaporizhzhia", "14-mogadishu")}
    assert (killed["08-mosul"]["low"], killed["08-mosul"]["high"]) == (5, 6)
    assert (killed["11-zaporizhzhia"]["low"], killed["11-zaporizhzhia"]["high"]) == (5, None)
    assert about(found, "11-zaporizhzhia")["wounded"]["low"] == 2
    assert killed["14-mogadishu"] is None
    joined = about(found, "11-zaporizhzhia")
    assert {report["doc"] for report in joined["reports"]} == {"09-avdiivka.txt", "11-zaporizhzhia.txt"}
    assert joined["subtype"] == "air strike"
    assert about(found, "01-kherson")["id"] != about(found, "02-kherson")["id"]
    assert not [i for i in found if i["subtype"] in ("arrest", "meeting")]
    assert ("place", "Goma; -1.67409, 29.22845; 13.1 km") in made(about(found, "13-goma"))
    assert ("toll", "killed 4") in made(about(found, "08-mosul"))
    done = [one for incident in found for one in incident.get("corrections", [])]
    assert {one["who"] for one in done} == {"A. Analyst"}
    assert sum(len(made(one)) for one in found) == len(rows) - 2
    dropped = [issue for issue in events(tmp_path / "out" / "issues.jsonl") if issue["code"] == "dropped"]
    assert [issue["message"] for issue in dropped] == [
        "A. Analyst dropped it: why drop",
        "A. Analyst dropped it: a meeting is not what this map is about",
    ]


def test_the_same_corrections_give_the_same_bytes(run: Run, built: Path, tmp_path: Path) -> None:
    """A second build, with the rows in a workbook, writes the same events."""
    rows = decisions(events(built / "out" / "events.jsonl"))
    corrected(run, built, tmp_path, rows)
    first = (tmp_path / "out" / "events.jsonl").read_bytes()
    corrected(run, built, tmp_path, rows)
    assert (tmp_path / "out" / "events.jsonl").read_bytes() == first


def test_a_changed_article_keeps_what_its_sentence_bears_and_reports_the_rest(
    run: Run, built: Path, tmp_path: Path
) -> None:
    """Where a paragraph was put before the sentence, the correction moves with it; where the sentence was rewritten,
    the build ends with 1 and names the row, and everything else is done."""
    read = events(built / "out" / "events.jsonl")
    rows = decisions(read)
    reports = write_reports(tmp_path / "reports")
    goma, mosul = reports / "13-goma.txt", reports / "08-mosul.txt"
    goma.write_text("An update of our report.\n\n" + goma.read_text("utf-8"), encoding="utf-8")
    mosul.write_text(mosul.read_text("utf-8").replace("four soldiers", "six soldiers"), encoding="utf-8")
    found = corrected(run, tmp_path, tmp_path, rows, code=1)
    assert about(found, "13-goma")["place"]["name"] == "Sake"
    assert about(found, "12-nikopol")["place"]["name"] == "Marhanets"
    assert about(found, "08-mosul")["killed"]["low"] == 6
    lost = [issue for issue in events(tmp_path / "out" / "issues.jsonl") if issue["code"] == "correction lost"]
    assert [issue["message"] for issue in lost] == [
        "corrections.csv:12: A. Analyst decided “toll killed 5-6” here, but its sentence is not there any more",
        "corrections.csv:20: A. Analyst decided “confirm” here, but its sentence is not there any more",
    ]


def test_review_asks_and_what_was_decided_is_not_asked_again(run: Run, built: Path, tmp_path: Path) -> None:
    """The most valuable doubts come first; a row filled in is a correction, and its incident is not asked about."""
    table = tmp_path / "review.csv"
    assert run("review", built / "out" / "events.jsonl", "-o", table, "--quiet").exit_code == 0
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    worths = [float(one["worth"]) for one in rows]
    assert worths == sorted(worths, reverse=True)
    assert len(rows) > 5
    top = rows[0] | {"action": "confirm", "who": "B. Reader"}
    found = corrected(run, built, tmp_path, [top, *rows[1:]])
    noted = [incident for incident in found if incident.get("corrections")]
    assert [one["id"] for one in noted] == [top["incident"]]
    scored = run("evaluate", tmp_path / "corrections.csv", "--events", built / "out" / "events.jsonl", "--json")
    assert json.loads(scored.output) == {name: {"value": 100.0, "of": 1} for name in ("type", "date", "place")}
    again = tmp_path / "again.csv"
    assert run("review", tmp_path / "out" / "events.jsonl", "-o", again, "--quiet").exit_code == 0
    assert top["incident"] not in again.read_text("utf-8").replace(top["doc"], "")


def test_decisions_are_gold_to_score_a_reading_by(run: Run, built: Path, tmp_path: Path) -> None:
    """Confirmed readings count as right, corrected ones as wrong."""
    read = events(built / "out" / "events.jsonl")
    table = write_rows(tmp_path / "gold.csv", list(decisions(read)))
    result = run("evaluate", table, "--events", built / "out" / "events.jsonl", "--json")
    assert result.exit_code == 0, result.output
    scores = json.loads(result.output)
    assert scores["place"] == {"value": 0.0, "of": 4}
    assert scores["toll"] == {"value": 0.0, "of": 4}
    assert scores["joined"] == scores["kept apart"] == {"value": 0.0, "of": 1}
    assert scores["left out"] == {"value": 0.0, "of": 2}
    corrected(run, built, tmp_path, decisions(read))
    result = run("evaluate", table, "--events", tmp_path / "out" / "events.jsonl", "--json")
    assert {name: score["value"] for name, score in json.loads(result.output).items()} == dict.fromkeys(
        ("place", "date", "type", "toll", "joined", "kept apart", "left out"), 100.0
    )


def test_extract_takes_corrections_too(run: Run, built: Path, tmp_path: Path) -> None:
    """The stage alone applies the same decisions as a build."""
    rows = decisions(events(built / "out" / "events.jsonl"))
    whole = corrected(run, built, tmp_path, rows)
    lines = tmp_path / "alone.jsonl"
    result = run("extract", built / "reports", "-o", lines, "--corrections", tmp_path / "corrections.csv", "--quiet")
    assert result.exit_code == 0, result.output
    assert [i["id"] for i in events(lines)] == [i["id"] for i in whole]

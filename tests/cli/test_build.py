"""`build` and the stages alone, as a user runs them."""

import csv
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import EXAMPLE, Run, invoke

OUTPUTS = ("CREDITS.txt", "events.csv", "events.geojson", "events.jsonl", "index.html", "issues.jsonl", "places.jsonl")
REPORTS = EXAMPLE / "reports"


def digests(folder: Path) -> dict[str, str]:
    """File to the SHA-256 of its bytes."""
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in OUTPUTS}


TITLE = ("--title", "Bakhmut to Brussels, February 2023")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built by the command of `make map`."""
    out = tmp_path_factory.mktemp("built")
    assert invoke("build", REPORTS, "-o", out, *TITLE).exit_code == 0
    return out


def test_build_writes_all_its_outputs(built: Path) -> None:
    """The map and its data are there, and nothing else is left behind."""
    assert sorted(path.name for path in built.iterdir()) == sorted(OUTPUTS)


def test_the_example_is_what_its_reports_give(built: Path) -> None:
    """`maps/` holds the built example byte for byte."""
    assert digests(built) == digests(EXAMPLE)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
    ],
)
def test_outputs_do_not_depend_on_where_they_are_made(built: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    """Another hash seed, time zone and locale give the same bytes in a process of its own."""
    command = [sys.executable, "-m", "eventgeo.cli", "build", REPORTS, "-o", tmp_path, *TITLE]
    subprocess.run(command, check=True, env=os.environ | environment, capture_output=True)
    assert digests(tmp_path) == digests(built)


def test_outputs_do_not_depend_on_the_order_of_the_input_or_the_jobs(run: Run, built: Path, tmp_path: Path) -> None:
    """Shuffled sources and two worker processes give the same bytes."""
    backwards = sorted(REPORTS.iterdir(), reverse=True)
    assert run("build", *backwards, "-o", tmp_path, *TITLE, "--jobs", 2).exit_code == 0
    assert digests(tmp_path) == digests(built)


@pytest.mark.parametrize("output", ["out", "."])
def test_a_build_does_not_read_what_a_build_wrote(run: Run, tmp_path: Path, output: str) -> None:
    """Outputs among the reports, and a site written beside them, are no reports the next time."""
    (tmp_path / "a.txt").write_text("KHERSON, February 21, 2023 - Russian artillery shelled Kherson on Tuesday.")
    command = ("build", tmp_path, "-o", tmp_path / output, "--site", "--attach", "csv")
    assert run(*command).exit_code == 0
    first = digests(tmp_path / output)
    assert run("site", tmp_path / output / "events.jsonl", "-o", tmp_path / "public").exit_code == 0
    assert run(*command).exit_code == 0
    assert digests(tmp_path / output) == first


def test_every_quote_stands_in_its_report(built: Path) -> None:
    """Quotes, triggers, places and dates are found at their offsets in the text that the reader gave."""
    from eventgeo import read  # noqa: PLC0415  (the verbs of the package root are loaded late by design)

    texts = {document.id: document.text for document in read([REPORTS])}  # type: ignore[union-attr]
    lines = (built / "events.jsonl").read_text("utf-8").splitlines()
    for report in (report for line in lines for report in json.loads(line)["reports"]):
        text = texts[report["doc"]]
        assert text[report["start"] : report["end"]] == report["quote"]
        for key in ("trigger", "place_span", "date_span"):
            if report[key]:
                start, end = report[key]
                assert text[start:end].strip()


def test_each_trigger_is_in_one_report_or_one_issue(run: Run, tmp_path: Path) -> None:
    """Nothing vanishes between the triggers of `annotate` and the events and issues of `build`."""
    assert run("annotate", REPORTS, "-o", tmp_path / "mentions.jsonl").exit_code == 0
    assert run("build", REPORTS, "-o", tmp_path / "out").exit_code == 0
    triggers = [
        (mentions["id"], trigger["start"], trigger["end"])
        for mentions in map(json.loads, (tmp_path / "mentions.jsonl").read_text("utf-8").splitlines())
        for trigger in mentions["triggers"]
    ]
    events = [json.loads(line) for line in (tmp_path / "out" / "events.jsonl").read_text("utf-8").splitlines()]
    issues = [json.loads(line) for line in (tmp_path / "out" / "issues.jsonl").read_text("utf-8").splitlines()]
    told = [(report["doc"], *report["trigger"]) for event in events for report in event["reports"]]
    left = [(issue["doc"], issue["start"], issue["end"]) for issue in issues if issue["stage"] == "extract"]
    assert sorted(told + left) == sorted(triggers)


def test_the_example_says_what_an_analyst_would_sign(built: Path) -> None:
    """The well-known events of the month stand at their day and place, once."""
    incidents = [json.loads(line) for line in (built / "events.jsonl").read_text("utf-8").splitlines()]

    def at(subtypes: str, place: str, day: str) -> list[dict[str, object]]:
        return [
            incident
            for incident in incidents
            if incident["subtype"] in subtypes.split("|")
            and incident["modality"] in ("asserted", "claimed")
            and (incident["place"] or {}).get("name") == place
            and incident["date"]["start"] == day
        ]

    kherson = at("shelling", "Kherson", "2023-02-21")
    assert len(kherson) == 1
    assert kherson[0]["sources"] == 2
    assert kherson[0]["killed"]["low"] == 5  # type: ignore[index]
    assert kherson[0]["killed"]["high"] == 6  # type: ignore[index]
    assert len(at("missile strike", "Kramatorsk", "2023-02-01")) == 1
    assert len(at("missile strike", "Kharkiv", "2023-02-05")) == 1
    assert len(at("meeting", "Brussels", "2023-02-14")) == 1
    assert len(at("meeting", "Kyiv", "2023-02-20")) == 1
    assert [incident["modality"] for incident in at("territory gained", "Krasna Hora", "2023-02-12")] == ["claimed"]
    assert not [incident for incident in incidents if (incident["place"] or {}).get("name") == "Niu-York"]


def test_stages_run_alone_as_filters(run: Run) -> None:
    """`-` is standard input and output, and one report a line comes out with `--no-merge`."""
    line = json.dumps({"id": "a", "published": "2023-02-21", "text": "Russian artillery shelled Kherson on Tuesday."})
    result = run("extract", "-", "-o", "-", "--no-merge", stdin=line)
    assert result.exit_code == 0
    events = [json.loads(text) for text in result.stdout.splitlines() if text.startswith("{")]
    assert [(event["place"]["name"], event["date"]["start"]) for event in events] == [("Kherson", "2023-02-21")]


def test_given_toponyms_are_resolved_and_no_others(run: Run) -> None:
    """With `--given-toponyms` exactly the spans of the input line come out."""
    text = "Russian artillery shelled Kherson and Bakhmut."
    line = json.dumps({"id": "a", "text": text, "toponyms": [{"start": 26, "end": 33}]})
    result = run("annotate", "-", "-o", "-", "--given-toponyms", stdin=line)
    toponyms = json.loads(result.stdout.splitlines()[0])["toponyms"]
    assert [(toponym["surface"], toponym["country"]) for toponym in toponyms] == [("Kherson", "UA")]


def test_without_a_publication_date_relative_dates_stay_open(run: Run) -> None:
    """No day is guessed, and an Issue says what to do."""
    line = json.dumps({"id": "a", "text": "Russian artillery shelled Kherson on Tuesday."})
    result = run("extract", "-", "-o", "-", stdin=line)
    event = json.loads(result.stdout.splitlines()[0])
    assert event["date"]["start"] is None
    given = run("extract", "-", "-o", "-", "--published", "2023-02-22", stdin=line)
    assert json.loads(given.stdout.splitlines()[0])["date"]["start"] == "2023-02-21"


def test_since_and_until_keep_a_period(run: Run, tmp_path: Path) -> None:
    """Incidents outside of the period are left out, each with an Issue."""
    assert run("build", REPORTS, "-o", tmp_path, "--since", "2023-02-20", "--until", "2023-02-21").exit_code == 0
    dates = [json.loads(line)["date"] for line in (tmp_path / "events.jsonl").read_text("utf-8").splitlines()]
    assert dates
    assert all(
        (date["end"] or date["start"]) >= "2023-02-20" and (date["start"] or date["end"]) <= "2023-02-21"
        for date in dates
    )
    assert "outside the period" in (tmp_path / "issues.jsonl").read_text("utf-8")


def test_a_sheet_runs_no_formula(run: Run, tmp_path: Path) -> None:
    """Text that a spreadsheet would run as a formula is text in the CSV."""
    line = json.dumps(
        {
            "id": "=cmd|' /C calc'!A0",
            "published": "2023-02-21",
            "title": "@SUM(A1)",
            "source": "+1",
            "text": "=2+2 shelled Kherson on Tuesday.",
        }
    )
    assert run("build", "-", "-o", tmp_path, stdin=line).exit_code == 0
    with open(tmp_path / "events.csv", encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell[:1] in "=+@\t\r" and cell]


def test_explain_tells_rule_candidates_and_reasons(run: Run) -> None:
    """Each event comes with its trigger, the anchor of its date and the candidates for its place."""
    result = run("explain", REPORTS / "2023-02-21-kherson.txt")
    assert result.exit_code == 0
    for said in ("published 2023-02-21", "shelling", "counted from 2023-02-21", "Kherson", "Left out"):
        assert said in result.output


def test_explain_tells_what_each_feature_adds(run: Run) -> None:
    """The shares of the features of a candidate are shown below it and add up to its score."""
    lines = run("explain", REPORTS / "2023-02-21-kherson.txt").output.splitlines()
    at = next(number for number, line in enumerate(lines) if "Kherson" in line and "(PPL" in line)
    shares = [float(share.rsplit(" ", 1)[1]) for share in lines[at + 1].split(",")]
    assert sum(shares) == pytest.approx(float(lines[at].split()[0]), abs=0.01 * len(shares))


def test_reports_keep_who_signed_them(run: Run, tmp_path: Path) -> None:
    """Each report has the author that its document states; a copy of a text has its own."""
    text = "KYIV, February 14, 2023 — Russian forces shelled Kherson on Tuesday, officials said."
    for name, front in (("a", "author: A. Writer\n"), ("b", "author: B. Other\n"), ("c", "")):
        (tmp_path / f"{name}.md").write_text(f"---\nsource: {name}\n{front}---\n{text}\n")
    assert run("build", tmp_path, "-o", tmp_path / "out").exit_code == 0
    (line,) = (tmp_path / "out" / "events.jsonl").read_text("utf-8").splitlines()
    assert {each["source"]: each.get("author") for each in json.loads(line)["reports"]} == {
        "a": "A. Writer", "b": "B. Other", "c": None,
    }  # fmt: skip


def test_a_quote_out_of_a_pdf_has_its_page(run: Run, tmp_path: Path) -> None:
    """Each report of a PDF tells on which page its sentence stands."""
    pytest.importorskip("pypdf")
    printed = Path(__file__).parents[1] / "reading" / "files" / "printed.pdf"
    run("extract", printed, "-o", tmp_path / "e.jsonl", "--published", "2023-02-14")
    lines = (tmp_path / "e.jsonl").read_text("utf-8").splitlines()
    pages = {r["page"]: r["quote"] for line in lines for r in json.loads(line)["reports"]}
    assert set(pages) == {1, 2}
    assert "Brussels" in pages[2]

"""A small project of reports, made for the tests of corrections, and rows that decide about it."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from eventgeo.corrections.ruling import COLUMNS

REPORTS = {
    "01-kherson": "KHERSON, Ukraine, Feb 14, 2023 - Russian shells hit Kherson on Monday, killing two people. "
    "Police arrested a man in Mykolaiv on Sunday.",
    "02-kherson": "KYIV, Feb 14, 2023 - Shelling killed three people in Kherson on Monday, the regional governor said.",
    "03-bakhmut": "KYIV, Feb 15, 2023 - Fighting raged in Bakhmut on Tuesday between Russian and Ukrainian forces.",
    "04-odesa": "ODESA, Feb 16, 2023 - A drone strike damaged a warehouse in Odesa on Wednesday.",
    "05-brussels": "BRUSSELS, Feb 14, 2023 - NATO defence ministers met in Brussels on Tuesday.",
    "06-kharkiv": "KHARKIV, Feb 17, 2023 - A missile hit a block of flats in Kharkiv on Thursday, wounding 12 people.",
    "07-tbilisi": "TBILISI, Mar 9, 2023 - Thousands of protesters rallied in Tbilisi on Wednesday against the law.",
    "08-mosul": "BAGHDAD, Feb 20, 2023 - A roadside bomb killed four soldiers near Mosul on Sunday.",
    "09-avdiivka": "KYIV, Feb 18, 2023 - Artillery shelled Avdiivka on Friday, killing one civilian.",
    "10-vuhledar": "KYIV, Feb 19, 2023 - Ukrainian troops repelled an assault near Vuhledar on Saturday.",
    "11-zaporizhzhia": "KYIV, Feb 21, 2023 - An air strike hit Zaporizhzhia on Monday, killing five people.",
    "12-nikopol": "NIKOPOL, Feb 22, 2023 - Shelling of Nikopol on Tuesday wounded three residents.",
    "13-goma": "GOMA, Feb 23, 2023 - Rebels attacked a village near Goma on Wednesday, killing eight civilians.",
    "14-mogadishu": "MOGADISHU, Feb 24, 2023 - A suicide bomber killed ten people in Mogadishu on Thursday.",
}
Line = dict[str, Any]


def write_reports(folder: Path) -> Path:
    """The reports as files of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    return folder


def events(path: Path) -> list[Line]:
    """The lines of an Events file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def about(found: list[Line], doc: str, number: int = 0) -> Line:
    """The incident that a document tells of, the first in the order of the text, or the `number`-th."""
    spans = sorted(
        (report["trigger"], incident["id"], incident)
        for incident in found
        for report in incident["reports"]
        if report["doc"] == f"{doc}.txt"
    )
    return spans[number][2]


def row(incident: Line, action: str, value: str = "", *, doc: str | None = None, **more: str) -> dict[str, str]:
    """A row about an incident, by its founding report or that of `doc`."""
    reports = incident["reports"]
    own = next(one for one in reports if doc is None or one["doc"] == f"{doc}.txt")
    others = [[o["doc"], o["sha256"], *o["trigger"], o["quote"]] for o in reports if o is not own]
    return {
        "action": action,
        "value": value,
        "who": "A. Analyst",
        "why": f"why {action}",
        "quote": own["quote"],
        "incident": incident["id"],
        "doc": own["doc"],
        "sha256": own["sha256"],
        "start": str(own["trigger"][0]),
        "end": str(own["trigger"][1]),
        "also": json.dumps(others) if others and action not in ("split", "merge") else "",
    } | more


def write_rows(path: Path, rows: list[Mapping[str, str]]) -> Path:
    """A corrections file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path

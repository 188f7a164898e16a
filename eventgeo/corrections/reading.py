"""Corrections files, read strictly: each row is a decision, is left empty by its reader, or is refused by name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

from eventgeo.corrections.ruling import FIELDS, Evidence, Ruling, Seen, Value, Vocabulary
from eventgeo.corrections.tables import Row, read_table
from eventgeo.corrections.values import UNKNOWN, date_of, kind_of, place_of, tolls_of
from eventgeo.records import BadRecord, Correction, CorrectionAction, Issue, spelled

ACTIONS: Mapping[str, CorrectionAction] = {action: action for action in get_args(CorrectionAction)}
ID = re.compile(r"[0-9a-f]{16}")


def read_corrections(path: Path, vocabulary: Vocabulary) -> tuple[list[Ruling], list[Issue]]:
    """The decisions of a file in its order, and an Issue that names file, line and reason for each row refused."""
    try:
        return rulings(path, decided(path), vocabulary)
    except BadRecord as error:
        return [], [refused(path, str(error))]


def decided(path: Path) -> list[tuple[int, Row]]:
    """The rows of a file with an action, each with its line: what nobody decided is passed over.

    BadRecord where it is no corrections file, or cannot be read.
    """
    try:
        return [(number, row) for number, row in read_table(path) if row["action"]]
    except OSError as error:
        raise BadRecord(f"cannot be read: {error.strerror or error}") from error


def rulings(path: Path, rows: Iterable[tuple[int, Row]], vocabulary: Vocabulary) -> tuple[list[Ruling], list[Issue]]:
    """What the rows of a file decide, and an Issue for each that is refused."""
    made: list[Ruling] = []
    issues: list[Issue] = []
    for number, row in rows:
        try:
            made.append(_ruling(row, vocabulary, f"{path.name}:{number}"))
        except BadRecord as error:
            issues.append(refused(f"{path}:{number}", str(error)))
    return made, issues


def refused(name: str | Path, reason: str) -> Issue:
    """The Issue of a row or file that is turned down."""
    return Issue("read", spelled(name), "bad correction", reason, refused=True)


def _ruling(row: Row, vocabulary: Vocabulary, origin: str) -> Ruling:
    action = ACTIONS.get(row["action"].lower())
    if action is None:
        raise BadRecord(f"action {row['action']!r} is none of {', '.join(ACTIONS)}")
    value, who, why = (row.get(name, "") for name in ("value", "who", "why"))
    if not who:
        raise BadRecord("who decided it is missing")
    if action == "drop" and not why:
        raise BadRecord("why it is to be dropped is missing")
    return Ruling(
        Correction(action, value, who, why),
        _value(action, value, vocabulary),
        _evidence(row),
        _also(row.get("also", "")),
        _seen(row, vocabulary),
        origin,
    )


def _value(action: str, text: str, vocabulary: Vocabulary) -> Value:
    if action not in FIELDS and action != "merge":
        if text:
            raise BadRecord(f"{action} takes no value, not {text!r}")
        return None
    if not text:
        raise BadRecord(f"{action} needs a value")
    read: Mapping[str, Callable[[], Value]] = {
        "place": lambda: place_of(text, vocabulary),
        "date": lambda: date_of(text),
        "type": lambda: kind_of(text, vocabulary),
        "toll": lambda: tolls_of(text),
        "merge": lambda: _incident(text),
    }
    return read[action]()


def _incident(text: str) -> str:
    if not ID.fullmatch(text):
        raise BadRecord(f"{text!r} is no id of an incident (16 of 0-9 and a-f)")
    return text


def _evidence(row: Row) -> Evidence:
    try:
        trigger = int(row["start"]), int(row["end"])
    except ValueError as error:
        raise BadRecord(f"start and end must be whole numbers ({error})") from error
    if not row["doc"] or not row["sha256"]:
        raise BadRecord("doc and sha256 must name the report")
    return Evidence(row["doc"], row["sha256"], trigger, row.get("quote") or None)


def _also(text: str) -> tuple[Evidence, ...]:
    """The other reports: a JSON list of [doc, sha256, start, end, quote]."""
    if not text.strip():
        return ()
    try:
        return tuple(_other(*item) for item in json.loads(text))
    except (TypeError, ValueError) as error:
        raise BadRecord(f"also is no list of reports ({error})") from error


def _other(doc: Any, sha256: Any, start: Any, end: Any, quote: Any) -> Evidence:
    return Evidence(str(doc), str(sha256), (int(start), int(end)), str(quote) if quote else None)


def _seen(row: Row, vocabulary: Vocabulary) -> Seen:
    """How the row says that the incident was read. It was written by us, so what does not parse is left out."""

    def tried(name: str, read: Callable[[str], Any]) -> Any:
        text = row.get(name, "")
        try:
            return read(text) if text and text != UNKNOWN else None
        except BadRecord:
            return None

    nowhere = Vocabulary(_unresolved, vocabulary.types)
    return Seen(row.get("type") or None, tried("date", date_of), tried("place", lambda text: place_of(text, nowhere)))


def _unresolved(name: str) -> Any:
    raise BadRecord(f"{name} has no coordinates")

"""Lines of `issues.jsonl`."""

from __future__ import annotations

from eventgeo.records.codec.values import Json
from eventgeo.records.issue import Issue


def issue_json(issue: Issue) -> Json:
    """A line of `issues.jsonl`."""
    return {
        "stage": issue.stage,
        "doc": issue.doc,
        "start": issue.start,
        "end": issue.end,
        "code": issue.code,
        "message": issue.message,
        "quote": issue.quote,
    }

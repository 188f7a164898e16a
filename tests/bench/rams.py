"""The share of RAMS' Place arguments beside their trigger that our events have: `python -m tests.bench rams`.

RAMS gives the words of a trigger and of its place; a place is found where an event of the trigger's sentence has a
place whose words overlap with it. Only events of conflict are asked for.
"""

from collections import Counter
from typing import Any

from eventgeo import language, pipeline
from eventgeo.records import Document, Event
from tests.measure import corpora


def _sentence(text: str, trigger: str, place: str) -> tuple[int, int] | None:
    """The sentence that holds both a trigger and its place."""
    spans = ((one.start, one.end) for one in language.layout(text).sentences)
    return next((span for span in spans if trigger in text[slice(*span)] and place in text[slice(*span)]), None)


def _outcome(text: str, span: tuple[int, int], place: str, events: list[Event]) -> str:
    """What became of a place: "found", "other" (the event has another or none), or "no event" in its sentence."""
    own = [one.report for one in events if span[0] <= one.report.trigger[0] < span[1]]
    if not own:
        return "no event"
    written = [text[slice(*one.place_span)] for one in own if one.place_span]
    return "found" if any(one in place or place in one for one in written) else "other"


def outcomes(documents: list[dict[str, Any]]) -> Counter[str]:
    """How many places were found, and how many were not and why."""
    told: Counter[str] = Counter()
    for source in documents:
        asked = [
            (span, one["place"])
            for one in source["events"]
            if one.get("conflict") and one.get("place")
            if (span := _sentence(source["text"], one["trigger"], one["place"])) is not None
        ]
        if asked:
            reading = pipeline.read_document(Document(source["id"], source["text"]))
            told.update(_outcome(source["text"], span, place, list(reading.events)) for span, place in asked)
    return told


def main() -> None:
    """Print the shares."""
    if not corpora.available():
        print("rams: skipped, the evaluation corpora are not beside the project")
        return
    told = outcomes(corpora.load("rams.jsonl"))
    asked, heard = told.total(), told["found"] + told["other"]
    print(
        f"{told['found']} of {asked} Place arguments of the trigger's sentence are found ({told['found'] / asked:.1%})"
    )
    print(f"{told['found']} of the {heard} in whose sentence there is an event ({told['found'] / heard:.1%})")


if __name__ == "__main__":
    main()

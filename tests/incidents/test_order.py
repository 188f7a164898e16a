"""Merging is the same for any order of the input, loses nothing, and names incidents by their founding report."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from random import Random
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from eventgeo.incidents import merge
from eventgeo.records import Event, Incident
from tests.incidents.made import DAY, PLACES, QUOTES, TYPES, actors, day, event, killed


@st.composite
def events(draw: st.DrawFn) -> Event:
    """An event of one of a few documents, places, days and kinds, so that many of them fall together."""
    doc, at, late = draw(st.integers(0, 5)), draw(st.integers(0, 40)), draw(st.integers(0, 4))
    precision = draw(st.sampled_from(["day", "day", "week", "ongoing"]))
    return event(
        f"doc-{doc}",
        draw(st.sampled_from(sorted(TYPES))),
        draw(st.sampled_from([None, *sorted(PLACES)])),
        day(late, precision=precision, basis=draw(st.sampled_from(["stated", "published"]))),
        quote=draw(st.sampled_from(QUOTES)),
        at=at * 50,
        published=draw(st.sampled_from([None, str(DAY + timedelta(days=doc))])),
        source=draw(st.sampled_from([None, "Paper A", "Paper B"])),
        actors=draw(st.sampled_from([(), actors("Red Army"), actors("Blue Army"), actors("X", role="speaker")])),
        killed=draw(st.sampled_from([None, killed(2), killed(5, 9)])),
        modality=draw(st.sampled_from(["asserted", "claimed", "denied"])),
        background=draw(st.booleans()),
    )


def lists() -> st.SearchStrategy[list[Event]]:
    """Up to 14 events, each at a trigger of its own."""
    return st.lists(events(), max_size=14, unique_by=lambda e: (e.report.doc, e.report.trigger))


@settings(max_examples=150, deadline=None)
@given(lists(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(told: list[Event], random: Random) -> None:
    """Any order of the events gives the same incidents, field by field."""
    shuffled = list(told)
    random.shuffle(shuffled)
    assert list(merge(told)) == list(merge(shuffled))


@settings(max_examples=100, deadline=None)
@given(lists())
def test_every_report_stands_in_exactly_one_incident(told: list[Event]) -> None:
    """Nothing is lost and nothing is told twice."""
    found = Counter(report for incident in merge(told) for report in incident.reports)
    assert found == Counter(e.report for e in told)


@settings(max_examples=100, deadline=None)
@given(lists())
def test_ids_are_those_of_the_founding_reports_and_differ(told: list[Event]) -> None:
    """An id is the hash of the first report's document and trigger; no two incidents share one."""
    incidents = list(merge(told))
    for incident in incidents:
        first = incident.reports[0]
        key = f"{first.doc}\n{first.trigger[0]}\n{first.trigger[1]}"
        assert incident.id == hashlib.sha256(key.encode()).hexdigest()[:16]
    assert len({incident.id for incident in incidents}) == len(incidents)


@settings(max_examples=60, deadline=None)
@given(lists())
def test_fused_fields_come_from_the_reports(told: list[Event]) -> None:
    """A merged toll's ends, place and type were said, the most that was said counts, and confidence stays below one."""
    for incident in merge(told):
        assert incident.subtype in {e.subtype for e in told}
        assert 0 < incident.confidence < 1
        assert incident.place is None or incident.place in PLACES.values()
        _toll_spans_its_claims(incident)


def _toll_spans_its_claims(incident: Incident) -> None:
    if incident.killed is not None:
        lows = [claim.low for claim in incident.killed.by if claim.low is not None]
        highs = [claim.high for claim in incident.killed.by if claim.high is not None]
        assert incident.killed.low in lows  # not the least: what is part of a document's own total is left out
        assert incident.killed.high == max(highs)


SCRIPT = """
from tests.incidents.made import event, day, killed
from eventgeo.incidents import merge
told = [event(f"d{n % 7}", at=n * 50, when=day(n % 3), killed=killed(n % 4), quote=f"Shells hit the market, {n}.",
        source=f"Paper {n % 3}") for n in range(60)]
print(list(merge(told)))
"""


def test_the_hash_seed_does_not_matter() -> None:
    """Processes with different hash seeds give the same incidents."""
    outputs = {_printed(seed) for seed in ("1", "77")}
    assert len(outputs) == 1


def _printed(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.getcwd()}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
    ).stdout


def _crowd(count: int) -> Sequence[Event]:
    random = Random(3)
    return [
        event(
            f"doc-{n:06}", when=day(random.randrange(count // 20)), quote=f"Shells hit house {n}.", killed=killed(n % 9)
        )
        for n in range(count)
    ]


def test_merging_is_near_linear() -> None:
    """Four times the events of as dense a war take less than nine times as long."""
    took = []
    for count in (1500, 6000):
        told = _crowd(count)
        began = process_time()
        list(merge(told))
        took.append(process_time() - began)
    assert took[1] < 9 * took[0]


def test_one_town_on_one_day_in_thousands_of_reports_is_bearable() -> None:
    """Thousands of reports of one block are merged without comparing each with each."""
    told = [event(f"doc-{n:05}", quote=f"Shells fell, says report {n}.", source=f"Paper {n}") for n in range(3000)]
    began = process_time()
    incidents = list(merge(told))
    assert process_time() - began < 20
    assert sum(len(incident.reports) for incident in incidents) == 3000

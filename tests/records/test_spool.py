"""Records wait on disk and come back whole, in the order of their keys."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from eventgeo.incidents import merge
from eventgeo.records import Event
from eventgeo.records.spool import Spool, sort_key
from tests.incidents.made import actors, event, killed

PARTS = st.tuples(st.text(), st.integers(-(2**40), 2**40), st.tuples(st.text(), st.integers(0, 9)))


@given(PARTS, PARTS)
def test_keys_sort_as_their_parts_do(
    one: tuple[str, int, tuple[str, int]], two: tuple[str, int, tuple[str, int]]
) -> None:
    """Bytes of keys compare as the tuples that they stand for, whatever letters are in them."""
    assert (sort_key(one) < sort_key(two)) == (one < two)


def _told() -> list[Event]:
    return [
        event(
            f"doc-{n}",
            quote="Shells\0 fell \ud800.",
            at=n,
            killed=killed(n),
            actors=actors("Red Army"),
            why=("a rule",),
        )
        for n in (3, 1, 2)
    ]


def test_records_come_back_from_memory_and_from_disk_as_they_were() -> None:
    """Some are held and some are written; each comes back equal, by number and in order, whatever is read between."""
    told, waiting = _told(), Spool[Event](held=1)
    numbers = [waiting.put((one.report.doc,), one) for one in told[:2]]
    assert waiting[numbers[1]] == told[1]
    numbers.append(waiting.put((told[2].report.doc,), told[2]))
    assert [waiting[number] for number in numbers] == told
    assert [one.report.start for _, one in waiting.sorted()] == [1, 2, 3]
    assert len(waiting) == 3


def test_merged_incidents_come_back_whole() -> None:
    """An incident with its reports, as equal after the disk as before."""
    (incident,) = merge([event("a", killed=killed(2)), event("b", killed=killed(2, 4))])
    waiting = Spool[object](held=0)
    assert waiting[waiting.put((), incident)] == incident

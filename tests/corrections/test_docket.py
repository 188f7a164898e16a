"""Rulings find their reports in a changed text or a new reading, and tell of what they cannot do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from eventgeo.corrections import Docket, Ruling
from eventgeo.corrections.ruling import Evidence, Kind
from eventgeo.corrections.values import tolls_of
from eventgeo.incidents import ByHand, incident_id, merge
from eventgeo.records import Correction, Event, EventDate, Incident, Issue, Place, Report, Toll, TollClaim

DAY = date(2023, 2, 14)
KHERSON = Place("Kherson", "Kherson", 46.63, 32.61, "UA", precision="city", confidence=0.9)
GOMA = Place("Goma", "Goma", -1.67, 29.22, "CD", precision="city", confidence=0.9)


def event(doc: str, quote: str, trigger: tuple[int, int] = (3, 9), text: str = "one", **more: object) -> Event:
    """A shelling that a sentence at the beginning of a text tells of."""
    report = Report(
        doc, text, None, None, None, "2023-02-14", None, quote, 0, len(quote), trigger, date=EventDate(DAY, DAY)
    )
    told = {"place": KHERSON, "date": EventDate(DAY, DAY, "day")} | more
    return Event(type="Explosions/Remote violence", subtype="shelling", confidence=0.9, report=report, **told)  # type: ignore[arg-type]


def ruling(action: str, value: object, text: str = "", *, doc: str = "a", quote: str | None = None, sha: str = "one",
           trigger: tuple[int, int] = (3, 9), origin: str = "c.csv:2") -> Ruling:  # fmt: skip
    """A decision about one report."""
    made = Correction(action, text or action, "me", "so")  # type: ignore[arg-type]
    return Ruling(made, value, Evidence(doc, sha, trigger, quote), origin=origin)  # type: ignore[arg-type]


def place_name(incident: Incident) -> str | None:
    """What the place of an incident is called."""
    return incident.place and incident.place.name


def decided(events: Sequence[Event], *rulings: Ruling) -> tuple[list[Incident], list[Issue]]:
    """The incidents of events with these rulings, and what could not be done."""
    docket = Docket(rulings, incident_id)
    found = list(docket.settled(merge(docket.all_corrected(events), ByHand(docket.together, docket.apart))))
    return found, docket.issues


def test_a_new_reading_moves_the_trigger_and_the_correction_stays() -> None:
    """In the same text, the trigger of the same sentence that is nearest takes the correction."""
    moved = event("a", "So shelling was heard in Kherson.", trigger=(3, 11))
    found, issues = decided([moved], ruling("place", GOMA, trigger=(4, 9)))
    assert ([place_name(one) for one in found], issues) == (["Goma"], [])


def test_a_renamed_document_is_known_by_its_text() -> None:
    """The SHA-256 of the text finds it under another name."""
    found, issues = decided([event("b", "So shelling was heard.")], ruling("place", GOMA))
    assert ([place_name(one) for one in found], issues) == (["Goma"], [])


def test_a_sentence_is_known_in_a_changed_text() -> None:
    """White space aside, and in the same document first."""
    here, copy = (event(doc, "So  shelling\nwas heard.", (30, 38), "two") for doc in ("a", "b"))
    docket = Docket([ruling("place", GOMA, quote="So shelling was heard.")], incident_id)
    places = {one.report.doc: one.place and one.place.name for one in docket.all_corrected([copy, here])}
    assert (places, docket.issues) == ({"a": "Goma", "b": "Kherson"}, [])


def test_a_correction_without_its_sentence_is_told_of() -> None:
    """It names the file's line, the person, the decision."""
    found, issues = decided([event("a", "Something else.", text="two")], ruling("place", GOMA, "Goma", quote="Gone."))
    assert not found[0].corrections
    (issue,) = issues
    assert (issue.code, issue.refused, issue.quote) == ("correction lost", True, "Gone.")
    assert issue.message == "c.csv:2: me decided “place Goma” here, but its sentence is not there any more"


def test_corrections_that_contradict_are_told_of_once_and_the_first_stands() -> None:
    """Two places for one incident."""
    first, second = ruling("place", GOMA, "Goma"), ruling("place", KHERSON, "Kherson", origin="c.csv:3")
    found, issues = decided([event("a", "So shelling was heard.")], first, second)
    assert [place_name(one) for one in found] == ["Goma"]
    assert [issue.code for issue in issues] == ["corrections contradict"]
    assert "c.csv:3: “place Kherson” contradicts “place Goma” (c.csv:2)" in issues[0].message


def test_a_corrected_date_joins_what_was_apart() -> None:
    """Values are set before merging, so that they count in it."""
    late = date(2023, 3, 20)
    one = event("a", "So shelling killed two in Kherson.")
    other = event("b", "Shells killed two in Kherson.", text="two", date=EventDate(late, late, "day"))
    assert len(decided([one, other])[0]) == 2
    found, _ = decided([one, other], ruling("date", EventDate(DAY, DAY, "day"), doc="b", sha="two"))
    assert [len(each.reports) for each in found] == [2]


def test_joined_incidents_keep_the_old_id_among_their_former_ones() -> None:
    """Whatever their likeness; the earlier report founds the incident."""
    one, other = event("a", "So shelling was heard."), event("b", "Rebels came.", text="two", place=GOMA)
    others_id = incident_id([other.report])
    found, issues = decided([other, one], ruling("merge", others_id, others_id))
    assert issues == []
    (joined,) = found
    assert (joined.id, joined.formerly) == (incident_id([one.report]), (others_id,))
    assert "a person joined them" in joined.why[-1]


def test_a_merge_with_what_is_gone_is_told_of() -> None:
    """The other incident's founding report is not there."""
    _, issues = decided([event("a", "So shelling was heard.")], ruling("merge", "0" * 16))
    assert "no report founds the incident 0000000000000000 any more" in issues[0].message


def test_a_report_that_was_split_off_takes_no_other_with_it() -> None:
    """It stands alone, and the rest stays together."""
    same = [event(doc, f"Shelling killed two in Kherson, {doc} said.", text=doc) for doc in ("a", "b", "c")]
    assert [len(one.reports) for one in decided(same)[0]] == [3]
    found, _ = decided(same, ruling("split", None, doc="a", sha="a"))
    assert sorted([report.doc for report in one.reports] for one in found) == [["a"], ["b", "c"]]


def test_the_order_of_the_events_does_not_show() -> None:
    """Corrected, joined and parted, in either order."""
    same = [event(doc, f"Shelling killed two in Kherson, {doc} said.", text=doc) for doc in "abcd"]
    rulings = (
        ruling("split", None, doc="b", sha="b"),
        ruling("merge", incident_id([same[3].report]), doc="b", sha="b"),
        ruling("toll", tolls_of("killed 2-3"), "killed 2-3", doc="c", sha="c"),
        ruling("type", Kind("Battles", "armed clash", "ASSAULT"), "armed clash", doc="a", sha="a"),
    )
    assert decided(same, *rulings) == decided(same[::-1], *rulings)


def test_what_reports_said_of_a_toll_and_how_a_place_was_written_is_kept() -> None:
    """A correction changes the reading, not the evidence."""
    claims = (TollClaim(9, 9, "the mayor"),)
    stated = Toll(9, 9, claims)
    one = event("a", "So shelling was heard.", killed=stated)
    found, _ = decided([one], ruling("toll", tolls_of("killed 4"), "killed 4"), ruling("place", GOMA, "Goma"))
    (incident,) = found
    assert incident.killed == Toll(4, 4, claims)
    assert incident.place == replace(GOMA, as_written="Kherson")
    assert [(made.action, made.was) for made in found[0].corrections] == [
        ("toll", "killed 9"),
        ("place", "Kherson; 46.63000, 32.61000"),
    ]

"""What an incident says when its reports say different things."""

from __future__ import annotations

from datetime import date

from eventgeo.incidents import alone, merge
from eventgeo.records import Actor, Event, Incident, Toll, TollClaim
from tests.incidents.made import actors, day, event, killed


def one(*events: object) -> Incident:
    """The one incident of these events."""
    (incident,) = merge(events)  # type: ignore[arg-type]
    return incident


def test_disagreeing_tolls_are_kept_with_who_said_what() -> None:
    """The toll is the range over all statements; each stands with its speaker, or the source that printed it."""
    incident = one(event("a", killed=killed(5, said_by="police")), event("b", killed=killed(8), source="The Paper"))
    assert incident.killed == Toll(5, 8, (TollClaim(5, 5, "police"), TollClaim(8, 8, "The Paper")))


def test_an_open_toll_is_closed_by_an_exact_one() -> None:
    """ "At least 12" and "14" are 12 to 14; "at least 12" alone stays open."""
    open_ended = Toll(12, None, (TollClaim(12, None),))
    assert one(event("a", killed=open_ended), event("b", killed=killed(14))).killed == Toll(
        12, 14, (TollClaim(12, None), TollClaim(14, 14))
    )
    assert one(event("a", killed=open_ended), event("b", killed=open_ended)).killed == open_ended


def test_the_dead_of_two_sides_add_up() -> None:
    """Seven or nine soldiers and 15 rebels are 22 to 24 dead of one clash; with a report of no side, or of a third
    kind of people, whatever the order, they are not told apart, and the range is that of the numbers.
    """
    soldiers, rebels = Actor("soldiers", "party", None, "state_forces"), Actor("rebels", "target", None, "rebel")

    def fallen(doc: str, dead: int, side: Actor, at: int = 0) -> Event:
        toll = Toll(dead, dead, (TollClaim(dead, dead, None, side.name),))
        quote = f"{dead} {side.name} were killed in fighting for the town."
        return event(doc, "armed clash", quote=quote, at=at, killed=toll, actors=(side,))

    told = [fallen("a", 7, soldiers), fallen("a", 15, rebels, 60), fallen("b", 9, soldiers)]
    incident = one(*told)
    assert incident.killed is not None
    assert (incident.killed.low, incident.killed.high) == (22, 24)
    whole = one(*told, event("c", "armed clash", quote="Clashes in the town killed 22.", killed=killed(22)))
    assert whole.killed is not None
    assert (whole.killed.low, whole.killed.high) == (9, 22)
    militia = Actor("militiamen", "target", None, "militia")
    for order in ((7, soldiers), (5, militia), (15, rebels)), ((5, militia), (7, soldiers), (15, rebels)):
        mixed = one(*(fallen(doc, *each) for doc, each in zip("abc", order, strict=True)))
        assert mixed.killed is not None
        assert (mixed.killed.low, mixed.killed.high) == (5, 15)


def test_a_round_word_adds_nothing_to_a_number_that_it_agrees_with() -> None:
    """ "Scores" and "at least 70" are at least 70; "dozens" and five are five to 99."""
    scores, seventy = Toll(40, 199, (TollClaim(40, 199),)), Toll(70, None, (TollClaim(70, None),))
    told = one(event("a", killed=scores), event("b", killed=seventy)).killed
    assert told == Toll(70, None, (TollClaim(40, 199), TollClaim(70, None)))
    dozens = Toll(24, 99, (TollClaim(24, 99),))
    other = one(
        event("a", killed=dozens, actors=actors("Red Army")), event("b", killed=killed(5), actors=actors("Red Army"))
    )
    assert other.killed is not None
    assert (other.killed.low, other.killed.high) == (5, 99)


def test_a_running_toll_does_not_become_the_incidents_own() -> None:
    """The number of a summary stays out of the incident that its quote is added to."""
    incident = one(
        event("a", "bombing", killed=killed(12)),
        event("b", "bombing", kind="summary", killed=killed(320), quote="A bombing brings the number killed to 320."),
    )
    assert (incident.kind, incident.killed) == ("incident", Toll(12, 12, (TollClaim(12, 12),)))


def test_the_most_precise_date_stands() -> None:
    """A day beats the week that holds it."""
    week = day(4, precision="week", first=-2)
    incident = one(event("a", when=week, killed=killed(6)), event("b", when=day(1), killed=killed(6)))
    assert (incident.date.start, incident.date.precision) == (date(2023, 2, 22), "day")


def test_a_battle_that_goes_on_has_the_span_of_its_reports() -> None:
    """An ongoing battle keeps its open start and ends with its last report."""
    incident = one(
        event("a", "armed clash", when=day(1, precision="ongoing"), quote="Troops have been battling there."),
        event("b", "armed clash", when=day(4), quote="There was heavy fighting.", published="2023-02-25"),
    )
    assert (incident.date.start, incident.date.end, incident.date.precision) == (None, date(2023, 2, 25), "ongoing")


def test_the_finest_place_stands() -> None:
    """A town beats the region that it lies in."""
    incident = one(event("a", place="Kherson Oblast", killed=killed(7)), event("b", killed=killed(7)))
    assert incident.place is not None
    assert incident.place.name == "Kherson"


def test_the_most_precise_type_stands() -> None:
    """A suicide bombing that another report calls an attack is a suicide bombing."""
    incident = one(event("a", "attack", quote="The attack killed two."), event("b", "suicide bombing"))
    assert (incident.type, incident.subtype) == ("Explosions/Remote violence", "suicide bombing")


def test_asserted_beats_claimed() -> None:
    """One report that asserts is enough."""
    assert one(event("a", modality="claimed"), event("b")).modality == "asserted"


def test_actors_are_united_each_once() -> None:
    """Each name stands once, in the role that most reports give it."""
    incident = one(
        event("a", actors=actors("Red Army")),
        event("b", actors=actors("Red Army", "Blue Army")),
        event("c", actors=actors("Red Army", role="target")),
    )
    assert [(actor.name, actor.role) for actor in incident.actors] == [
        ("Red Army", "initiator"),
        ("Blue Army", "initiator"),
    ]


def test_an_army_is_one_actor_under_its_several_names() -> None:
    """ "Ukrainian troops" and "Ukrainian forces" are one, under the name that most reports use."""
    names = ("Ukrainian forces", "Ukrainian troops", "Ukrainian forces", "Ukrainian navy")
    told = [
        event(doc, actors=(Actor(name, "initiator", "UA", "state_forces"),))
        for doc, name in zip("abcd", names, strict=True)
    ]
    assert [actor.name for actor in one(*told).actors] == ["Ukrainian forces", "Ukrainian navy"]


def test_an_incident_is_background_where_all_its_reports_are() -> None:
    """One report of it as news makes it news."""
    assert one(event("a", background=True), event("b", background=True)).background
    assert not one(event("a", background=True), event("b", killed=killed(3))).background


def test_the_reports_stand_in_the_order_of_their_publication() -> None:
    """The founding report comes first."""
    incident = one(event("z", published="2023-02-21"), event("a", published="2023-02-22"))
    assert [report.doc for report in incident.reports] == ["z", "a"]


def test_an_event_alone_keeps_all_that_it_says() -> None:
    """Without merging, an incident says what its one report says."""
    told = event("a", killed=killed(3), actors=actors("Red Army"), why=("the verb",))
    incident = alone(told)
    assert (incident.killed, incident.actors, incident.reports, incident.why) == (
        told.killed,
        told.actors,
        (told.report,),
        ("the verb",),
    )

"""Names are read whole: initials, hyphens, territories, and towns that a list or a dateline sets beside a name."""

from __future__ import annotations

import pytest

from eventgeo.language import layout
from eventgeo.places import Geoparser
from eventgeo.records import Toponym

INITIALS = [
    ("The U.N. warned that the war was spreading.", []),
    ("A spokesman for the U.N. said that the E.U. and the A.U. would send observers.", []),
    ("The R.S.F. shelled the market, the U.N. mission said.", []),
    ("N.A.T.O. jets took off after the I.M.F. left.", []),
    (
        "The U.S. and the U.K. condemned the attack in Washington, D.C., on Monday.",
        ["U.S.", "U.K.", "Washington", "D.C."],
    ),
    ("The ship left the U.A.E. on Friday.", ["U.A.E."]),
]
HYPHENS = [
    ("Militants seized the town of Al-Zurayfat in West Kordofan.", ["Al-Zurayfat", "West Kordofan"]),
    ("Police clashed with gangs in Carrefour-Feuilles on Friday.", ["Carrefour-Feuilles"]),
    ("The Moscow-backed forces shelled Kyiv on Friday.", ["Moscow", "Kyiv"]),
    ("Two were hurt when the Kyiv-Kharkiv train was hit near Poltava.", ["Kyiv", "Kharkiv", "Poltava"]),
    ("Pensions in the Donetsk People's Republic rose.", ["Donetsk People's Republic"]),
    ("Fighting reached Popasnyansky district on Friday.", ["Popasnyansky"]),
    ("Shells fell near the Israel-Lebanon border.", ["Israel", "Lebanon"]),
    ("Strikes hit Sana'a, Ma'rib and Al-Jawf on Friday.", ["Sana'a", "Ma'rib", "Al-Jawf"]),
]
AGAIN = [
    ("Lucy was born in Churchill, Man. her parents said.", ["Churchill", "Man."]),
    ("The plant is near Lincoln, Neb. and Fargo, N.D., police said.", ["Lincoln", "Neb.", "Fargo", "N.D."]),
    ("PRESIDENT SAN RESIGNS", []),
    ("TWO SAN FRANCISCO POLICE OFFICERS SHOT", ["SAN FRANCISCO"]),
    ("TROOPS SHELL BAKHMUT AND KRAMATORSK", ["BAKHMUT", "KRAMATORSK"]),
    ("The Syzran refinery caught fire.", ["Syzran"]),
    ("Soldiers clashed with rebels near Rashad, in South Kordofan.", ["Rashad", "South Kordofan"]),
]
GAZA = [
    ("At least 14 people were killed in Gaza on Tuesday, medics said.", "Gaza", "Gaza Strip"),
    ("A drone strike killed three men in Gaza City on Tuesday.", "Gaza City", "Gaza City"),
    ("Tanks pushed into northern Gaza overnight.", "Gaza", "Gaza Strip"),
    ("The flood reached the towns of Gaza province in Mozambique.", "Gaza", "Gaza Province"),
    ("Turning right on red became legal in Quebec last year.", "Quebec", "Quebec"),
]
FOREIGN = [
    ("Clashes broke out between Meitei and Kuki villagers in Churachandpur, in India's Manipur state.", "Kuki"),
    ("The army of Niger said that fighting went on near Kolma and in Niamey.", "Kolma"),
]


@pytest.fixture(scope="module")
def geoparser() -> Geoparser:
    """The shipped geoparser."""
    return Geoparser()


def found(geoparser: Geoparser, text: str) -> list[Toponym]:
    """The places of a text, peoples left out."""
    return [toponym for toponym in geoparser.toponyms(layout(text)) if toponym.kind != "demonym"]


@pytest.mark.parametrize(("text", "names"), INITIALS)
def test_initials_are_places_where_a_table_says_so(text: str, names: list[str], geoparser: Geoparser) -> None:
    """ "U.N." is no town of Gujarat, and "U.S." is a country."""
    assert [toponym.surface for toponym in found(geoparser, text)] == names


@pytest.mark.parametrize(("text", "names"), AGAIN)
def test_words_around_tell_what_is_a_name(text: str, names: list[str], geoparser: Geoparser) -> None:
    """States are found behind their towns, small places by what is told of them; capitals make no towns of words."""
    assert [toponym.surface for toponym in found(geoparser, text)] == names


def test_given_initials_stay_unresolved(geoparser: Geoparser) -> None:
    """A span that is given keeps its place in the answer, without coordinates."""
    (toponym,) = geoparser.toponyms(layout("The U.N. warned of more attacks."), [(4, 8)])
    assert (toponym.surface, toponym.resolved) == ("U.N.", False)


@pytest.mark.parametrize(("text", "names"), HYPHENS)
def test_a_name_is_not_cut_at_a_hyphen(text: str, names: list[str], geoparser: Geoparser) -> None:
    """What hyphens join is one name, or names that each are known."""
    assert [toponym.surface for toponym in found(geoparser, text)] == names


def test_an_unknown_name_takes_the_place_that_holds_it(geoparser: Geoparser) -> None:
    """ "Al-Zurayfat in West Kordofan" lies somewhere in that state."""
    name = found(geoparser, HYPHENS[0][0])[0]
    assert (name.country, name.precision) == ("SD", "admin1")


@pytest.mark.parametrize(("text", "surface", "name"), GAZA)
def test_a_territory_and_its_city_are_told_apart(text: str, surface: str, name: str, geoparser: Geoparser) -> None:
    """Gaza alone is the Strip, whatever its city is called in a gazetteer."""
    assert next(toponym.name for toponym in found(geoparser, text) if toponym.surface == surface) == name


@pytest.mark.parametrize(("text", "surface"), FOREIGN)
def test_another_spelling_is_no_reason_to_leave_the_country(text: str, surface: str, geoparser: Geoparser) -> None:
    """A name that only resembles one of a far country is left unresolved."""
    assert not any(toponym.resolved for toponym in found(geoparser, text) if toponym.surface == surface)


def test_neither_a_neighbour_nor_the_dateline_holds_a_name(geoparser: Geoparser) -> None:
    """ "Farabougou and Biriki-Were", written in Bamako: the second is in neither."""
    text = "BAMAKO - Fighters attacked the towns of Farabougou and Biriki-Were at dawn on Tuesday, sources said."
    unknown = next(toponym for toponym in found(geoparser, text) if toponym.surface == "Biriki-Were")
    assert not unknown.resolved


def test_a_district_known_by_its_town_alone_is_as_wide_as_districts_are(geoparser: Geoparser) -> None:
    """Nobody is placed in the town of Macomia who was killed somewhere in its district."""
    text = "Insurgents killed four people in Macomia district, in Mozambique, on Monday."
    district = found(geoparser, text)[0]
    assert district.radius_km == 20.0


def test_a_region_named_as_its_people_is_a_place(geoparser: Geoparser) -> None:
    """ "The Amhara region" is no adjective."""
    kinds = {
        toponym.surface: toponym.kind
        for toponym in geoparser.toponyms(layout("Fighting went on in the Amhara region."))
    }
    assert kinds["Amhara"] == "literal"


def test_two_places_that_and_joins_stand_for_the_same(geoparser: Geoparser) -> None:
    """ "Brokered by Moscow and Ankara": both are governments."""
    text = "A ceasefire brokered by Moscow and Ankara ended the last major fighting, officials said."
    assert [toponym.kind for toponym in found(geoparser, text)] == ["associative", "associative"]

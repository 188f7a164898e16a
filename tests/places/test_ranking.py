"""What decides between namesakes: the words beside a name, and the rest of the report."""

from __future__ import annotations

import pytest

from eventgeo.language import layout
from eventgeo.places import Geoparser
from eventgeo.records import Toponym, km


@pytest.fixture(scope="module")
def geoparser() -> Geoparser:
    """The shipped geoparser."""
    return Geoparser()


def resolve(geoparser: Geoparser, text: str, *names: str) -> list[Toponym]:
    """The toponyms of these names, each at its first place in the text."""
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    return list(geoparser.toponyms(layout(text), spans))


NAMESAKES = [
    ("Police in Paris, Texas, arrested two men.", ("Paris", "Texas"), (33.66, -95.56)),
    ("Police in Manchester arrested two men on Friday.", ("Manchester",), (53.48, -2.24)),
    ("Shelling hit the village of Opytne, near Donetsk.", ("Opytne", "Donetsk"), (48.1, 37.72)),
    ("Police in Paris arrested two men near the Seine.", ("Paris",), (48.85, 2.35)),
    ("Shelling hit Tripoli, Lebanon, overnight.", ("Tripoli", "Lebanon"), (34.43, 35.84)),
    ("Militias clashed in Tripoli, the Libyan capital.", ("Tripoli", "Libyan"), (32.89, 13.19)),
    ("Officials in Athens and Atlanta, in Georgia, met on Friday.", ("Athens", "Atlanta", "Georgia"), (33.96, -83.38)),
    ("Greek ministers met in Athens.", ("Athens", "Greek"), (37.98, 23.73)),
    ("Diplomats met in New York on Monday.", ("New York",), (40.71, -74.01)),
    ("Snow fell on Buffalo and Rochester in New York.", ("New York", "Buffalo", "Rochester"), (43.0, -75.5)),
    ("Nawa district of the southern Helmand province was calm.", ("Nawa", "Helmand"), (31.38, 64.25)),
    ("A bomb went off in the New Market area in Dimapur.", ("New Market", "Dimapur"), (25.91, 93.72)),
    ("ADF rebels killed 14 people in Beni.", ("Beni",), (0.49, 29.47)),
    ("The Arakan Army said it controlled Pauktaw.", ("Pauktaw",), (20.18, 93.07)),
    ("Ukraine's port of Odessa was attacked.", ("Odessa", "Ukraine"), (46.48, 30.73)),
    ("The fire near Odessa, Texas, spread.", ("Odessa", "Texas"), (31.85, -102.37)),
    ("Springfield, Ill., and Decatur, Ill., were flooded.", ("Springfield", "Ill.", "Decatur"), (39.8, -89.64)),
    ("A bomb exploded in Hyderabad, in Pakistan's Sindh province.", ("Hyderabad", "Pakistan", "Sindh"), (25.4, 68.37)),
    (
        "Troops from Valencia to Caracas were put on alert in Venezuela.",
        ("Valencia", "Caracas", "Venezuela"),
        (10.16, -68.0),
    ),
    ("Shelling went on across Aleppo province on Sunday.", ("Aleppo",), (36.25, 37.62)),
    ("Fires broke out in the Industrial District of Kharkiv.", ("Kharkiv",), (49.98, 36.25)),
    ("A drone fell in Chuguevsky district of Kharkiv region.", ("Chuguevsky", "Kharkiv"), (49.84, 36.69)),
    ("Shells hit Dvurechnoye in the Kharkiv region.", ("Dvurechnoye", "Kharkiv"), (49.85, 37.68)),
    ("Aid went to the provinces of Herat, Ghazni and Kandahar.", ("Herat", "Ghazni", "Kandahar"), (34.5, 62.0)),
    ("Floods hit Sokoto, Kano and Katsina states.", ("Sokoto", "Kano", "Katsina"), (13.08, 5.25)),
    ("Cases rose in Washington, Idaho and Pennsylvania.", ("Washington", "Idaho", "Pennsylvania"), (47.5, -120.5)),
    ("Sheriff's deputies in Jefferson County, Kentucky, responded.", ("Jefferson County", "Kentucky"), (38.19, -85.66)),
]


@pytest.mark.parametrize(("text", "names", "point"), NAMESAKES)
def test_context_chooses_between_namesakes(
    geoparser: Geoparser, text: str, names: tuple[str, ...], point: tuple[float, float]
) -> None:
    """The first name means the place that its sentence points to."""
    first = resolve(geoparser, text, *names)[0]
    assert first.lat is not None
    assert first.lon is not None
    assert km(first.lat, first.lon, *point) < 30, (first.name, first.admin1, first.country)


def test_one_sense_a_document(geoparser: Geoparser) -> None:
    """A name that is explained once means the same wherever the report repeats it."""
    text = "Fighters entered Palma, Mozambique, on Wednesday. Aid groups left the area. On Friday Palma was quiet."
    spans = [(text.index("Palma"), text.index("Palma") + 5), (text.rindex("Palma"), text.rindex("Palma") + 5)]
    spans.insert(1, (text.index("Mozambique"), text.index("Mozambique") + 10))
    first, _, last = geoparser.toponyms(layout(text), spans)
    assert (first.country, last.country) == ("MZ", "MZ")


@pytest.mark.parametrize(
    ("text", "name", "feature"),
    [
        ("Fighting spread across the Kherson region.", "Kherson", "ADM1"),
        ("Russian troops left Kherson on Friday.", "Kherson", "PPLA"),
        ("The governor of Donetsk Oblast spoke.", "Donetsk Oblast", "ADM1"),
        ("He lives in the city of Donetsk.", "Donetsk", "PPLA"),
    ],
)
def test_cue_words_choose_the_kind_of_place(geoparser: Geoparser, text: str, name: str, feature: str) -> None:
    """ "Region" behind a name makes it the unit, "city of" before it the settlement."""
    assert resolve(geoparser, text, name)[0].feature == feature


def test_a_region_makes_its_places_likelier() -> None:
    """The user's word that reports are about a country decides where the text does not."""
    text = "Two people were killed in Cordoba."
    spans = [(text.index("Cordoba"), text.index("Cordoba") + 7)]
    for code in ("AR", "ES", "CO"):
        (found,) = Geoparser(region=code).toponyms(layout(text), spans)
        assert found.country == code


def test_a_demonym_means_its_country(geoparser: Geoparser) -> None:
    """ "Syrian" is resolved to Syria."""
    (found,) = resolve(geoparser, "Syrian rebels withdrew.", "Syrian")
    assert (found.name, found.country) == ("Syria", "SY")


def test_what_is_not_known_is_not_guessed(geoparser: Geoparser) -> None:
    """A name that no gazetteer has, without a place around it, keeps its span and has no coordinates."""
    (found,) = resolve(geoparser, "Reporters reached Qwxzhovka by bus.", "Qwxzhovka")
    assert (found.lat, found.lon, found.country, found.confidence) == (None, None, None, 0.0)
    assert found.surface == "Qwxzhovka"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels waited at the mouth of the Lempa River. Troops left San Salvador, El Salvador.", "Lempa River"),
        (
            "Soldiers shot villagers in Nondin and Soro, in Burkina Faso. Fighters had left Thiou for Ouahigouya, and "
            "Yatenga is calm.",
            "Soro",
        ),
    ],
)
def test_what_only_lies_abroad_is_not_guessed(geoparser: Geoparser, text: str, name: str) -> None:
    """No river lies at a village of another country that has its name, and a lone town abroad with many namesakes is
    none that a report about one country names.
    """
    (found,) = [each for each in geoparser.toponyms(layout(text)) if each.surface == name]
    assert not found.resolved, (found.name, found.country)


def test_an_unknown_site_takes_the_place_that_contains_it(geoparser: Geoparser) -> None:
    """The place, its radius and its precision are those of the container, which the name tells; confidence is less."""
    site, city = resolve(
        geoparser, "A shell hit the Zvezdnyi maternity ward in Kharkiv.", "Zvezdnyi maternity ward", "Kharkiv"
    )
    assert (site.name, site.precision, site.radius_km) == (city.name, "city", city.radius_km)
    assert site.confidence < city.confidence


def test_alternatives_are_told(geoparser: Geoparser) -> None:
    """The readings that were weighed stand beside the answer, best first, none of them the answer."""
    (found,) = resolve(geoparser, "The mayor of Springfield resigned.", "Springfield")
    scores = [other.score for other in found.alternatives]
    assert len(scores) >= 3
    assert scores == sorted(scores, reverse=True)
    assert (found.lat, found.lon) not in [(other.lat, other.lon) for other in found.alternatives]


def test_disputed_places_say_so(geoparser: Geoparser) -> None:
    """Who claims or holds a disputed place stands beside it."""
    (found,) = resolve(geoparser, "Rockets fell on the Golan Heights.", "Golan Heights")
    assert found.disputed == ("SY", "IL")


def test_answers_do_not_hang_on_what_was_read_before(geoparser: Geoparser) -> None:
    """A report is resolved alike by a fresh geoparser and by one that has read others."""
    text = "Clashes in Valencia, Venezuela, spread to Caracas and Cordoba."
    names = ("Valencia", "Venezuela", "Caracas", "Cordoba")
    assert resolve(geoparser, text, *names) == resolve(Geoparser(), text, *names)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Gunmen attacked the villages of Kaye, Bode and Tungan Magaji in Zamfara on Sunday.", "Bode", "NG"),
        ("Militants attacked the villages of Banda, Karma and Toro in Burkina Faso.", "Toro", None),
    ],
)
def test_a_list_that_is_said_to_be_in_a_country_lies_in_no_other(text: str, name: str, country: str | None) -> None:
    """A name of the list that the gazetteer has abroad alone takes the place of its province, or stays unresolved."""
    found = next(each for each in Geoparser().toponyms(layout(text)) if each.surface == name)
    assert found.country == country


@pytest.mark.parametrize(
    ("text", "name", "town"),
    [
        ("Shelling hit the Salah al-Din neighborhood of Aleppo on Monday.", "Salah al-Din", "Aleppo"),
        ("Explosions shook the Al-Midan neighborhood in the capital Damascus.", "Al-Midan", "Damascus"),
        ("A drone hit the Kharkiv suburb of Derhachi.", "Derhachi", "Derhachi"),
    ],
)
def test_a_quarter_lies_in_the_town_that_it_is_said_to_be_of(text: str, name: str, town: str) -> None:
    """No namesake elsewhere is meant, be it a province; a suburb that the gazetteer knows there keeps its own point."""
    found = next(each for each in Geoparser().toponyms(layout(text)) if each.surface == name)
    assert found.name == town

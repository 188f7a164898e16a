"""What the recogniser finds in sentences of news, and what it calls it."""

from __future__ import annotations

import itertools

import pytest

from eventgeo.language import layout
from eventgeo.places.gazetteer import Gazetteer
from eventgeo.places.recognition import recognise
from eventgeo.places.recognition.matches import Matcher
from eventgeo.places.recognition.repeated import repeated
from eventgeo.places.recognition.words import words_of


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The shipped gazetteer."""
    return Gazetteer.open()


FOUND = [
    ("Two people died in Kherson on Monday.", ["Kherson"]),
    ("Shelling hit Nikopol and Marhanets overnight.", ["Nikopol", "Marhanets"]),
    ("Kyiv's mayor said the power was back.", ["Kyiv"]),
    ("Rebels entered the town of Sake, 25 km west of Goma.", ["Sake", "Goma"]),
    ("A blast in the port city of Latakia killed six.", ["Latakia"]),
    ("The Donetsk region came under fire again.", ["Donetsk"]),
    ("Donetsk and Luhansk oblasts were shelled.", ["Donetsk", "Luhansk"]),
    ("Troops moved from Mosul to Kirkuk.", ["Mosul", "Kirkuk"]),
    ("The U.S. embassy in Port-au-Prince was closed.", ["U.S.", "Port-au-Prince"]),
    ("Talks between Sudan and Ethiopia will be held in Cairo.", ["Sudan", "Ethiopia", "Cairo"]),
    ("KABUL, Afghanistan (AP) — A suicide bomber killed nine people on Tuesday.", ["KABUL", "Afghanistan"]),
    ("Gunmen attacked a village in Nigeria's Borno state.", ["Nigeria", "Borno"]),
    ("Fighting spread to Omdurman, across the Nile from Khartoum.", ["Omdurman", "Nile", "Khartoum"]),
    ("Moscow-backed forces hold Melitopol.", ["Moscow", "Melitopol"]),
    ("The ship was hit in the Black Sea off Odesa.", ["Black Sea", "Odesa"]),
    ("Protesters marched in Nairobi, Mombasa and Kisumu.", ["Nairobi", "Mombasa", "Kisumu"]),
    ("Troops attacked near Kupiansk, Lyman, and Avdiivka on Friday.", ["Kupiansk", "Lyman", "Avdiivka"]),
    (
        "Shelling hit Lyman on Monday. Troops attacked near Kupiansk, Lyman, and Avdiivka on Friday.",
        ["Lyman", "Kupiansk", "Lyman", "Avdiivka"],
    ),
    ("On Monday shelling was reported in Aleppo city, Hama and Tell Refaat.", ["Aleppo", "Hama", "Tell Refaat"]),
    ("SAN SALVADOR, 3 JAN 90 -- [TEXT] GUERRILLAS ATTACKED A BRIDGE NEAR SAN MIGUEL LAST NIGHT.",
     ["SAN SALVADOR", "SAN MIGUEL"]),
    ("SANTIAGO, 7 APR 89 (DOMESTIC SERVICE) -- [TEXT] A BOMB EXPLODED LAST NIGHT.", ["SANTIAGO"]),
    ("SANTIAGO, April 7 (Reuters) - A bomb exploded last night.", ["SANTIAGO"]),
    ("CLANDESTINE, 7 APR 89 (RADIO VENCEREMOS) -- [TEXT] A BOMB EXPLODED IN SAN MIGUEL.", ["SAN MIGUEL"]),
    ("A BOMB EXPLODED IN THE CHAPINERO NEIGHBORHOOD OF BOGOTA.", ["CHAPINERO", "BOGOTA"]),
    ("A BOMB EXPLODED IN THE TOWN OF ANDAHUA LAST NIGHT.", ["ANDAHUA"]),
    ("BOMBS EXPLODED IN A RESIDENTIAL NEIGHBORHOOD AND IN THE TOWN OF YOUR CHOICE.", []),
    ("Drone Attack On Ryazan Refinery Kills Two As Talks Begin In Istanbul", ["Ryazan", "Istanbul"]),
    ("three people were killed in lucknow on saturday, police said.", ["lucknow"]),
    ("Bakhmut", ["Bakhmut"]),
    ("near the village of Opytne, Donetsk region", ["Opytne", "Donetsk"]),
    ("stretch of the road connecting Sloviansk and the town of Bakhmut", ["Sloviansk", "Bakhmut"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), FOUND, ids=[row[0][:40] for row in FOUND])
def test_finds_places(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    """The places of a sentence are found; a unit's word after a name may belong to it or not."""
    mentions = recognise(layout(text), gazetteer)
    found = [text[m.start : m.end] for m in mentions if m.kind != "demonym"]
    assert [next((name for name in names if one.startswith(name)), one) for one in found] == names


CUED = [
    ("Militants advanced into Parachinar at dawn.", ["Parachinar"]),
    ("Tribesmen fired on a convoy to Parachinar.", ["Parachinar"]),
    ("Families who had fled from Chibok returned.", ["Chibok"]),
    ("Jets bombed the market of Atarib.", ["Atarib"]),
    ("Krasnopillia, in Sumy region, lost its school.", ["Krasnopillia", "Sumy"]),
    ("Bohorodychne, a small village, lay in ruins.", ["Bohorodychne"]),
    ("Kadyrov, in a speech, denied it.", []),
    ("Kagame, in Kigali, denied it.", ["Kigali"]),
    ("Residents of Novotoshkivka village fled on Sunday.", ["Novotoshkivka"]),
    ("The village of Al-Hjna was raided.", ["Al-Hjna"]),
    ("Troops shelled the villages of Krakhmalnoye, Tabaevka and Sinkovka.", ["Krakhmalnoye", "Tabaevka", "Sinkovka"]),
    ("Officials of the Popasnyansky district fled.", ["Popasnyansky"]),
    ("The Zaporizhzhia nuclear power plant lost power.", ["Zaporizhzhia nuclear power plant"]),
    ("Fighting near Donetsk airport went on.", ["Donetsk airport"]),
    ("The Health District met; Education Department officials agreed.", []),
    ("Molotov cocktails were thrown at the South Operational Command.", []),
]


@pytest.mark.parametrize(("text", "names"), CUED, ids=[row[0][:40] for row in CUED])
def test_takes_the_word_of_what_stands_beside_a_name(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    """What is called a village or district is one, and the words behind a name can make another place of it."""
    assert [text[m.start : m.end] for m in recognise(layout(text), gazetteer) if m.kind != "demonym"] == names


WHOLE = [
    ("Rebels took Kafr Halab in western Aleppo.", "Kafr Halab"),
    ("A militant was killed in Bani Waleed.", "Bani Waleed"),
    ("Families fled to Busra al-Hariri.", "Busra al-Hariri"),
    ("Soldiers were ambushed near the hamlet of Plan de Oriente.", "Plan de Oriente"),
    ("Three were shot in Zarbunkai in Chad.", "Zarbunkai"),
    ("Three were shot in Zarbunkai, North Kivu.", "Zarbunkai"),
]


@pytest.mark.parametrize(("text", "name"), WHOLE)
def test_takes_names_whole(text: str, name: str, gazetteer: Gazetteer) -> None:
    """What begins a name or goes on with it belongs to it, and an unknown one is a place where a land holds it."""
    assert name in [text[m.start : m.end] for m in recognise(layout(text), gazetteer)]


def test_leaves_possessives_out(gazetteer: Gazetteer) -> None:
    """A possessive is no part of a name, in capitals either."""
    for text in ("Police searched San Salvador's suburbs.", "THE ARMY SEARCHED SAN SALVADOR'S SUBURBS TODAY."):
        found = [text[m.start : m.end] for m in recognise(layout(text), gazetteer)]
        assert [name.title() for name in found] == ["San Salvador"]


KINDS = [
    ("Ukrainian troops shelled the bridge.", "Ukrainian", {"demonym"}),
    ("Four Somalis were arrested.", "Somalis", {"demonym"}),
    ("The attack took place in Aleppo.", "Aleppo", {"literal"}),
    ("Moscow said it would answer.", "Moscow", {"associative"}),
    ("Russia condemned the strike.", "Russia", {"associative"}),
    ("Talks with Ankara ended on Monday.", "Ankara", {"associative"}),
    ("U.S. drones circled the town.", "U.S.", {"associative"}),
    ("The family lives in Ankara.", "Ankara", {"literal"}),
    ("He worked for the Toronto Fire Department.", "Toronto", {"embedded"}),
    ("Leeds beat Derby 2-0 on Saturday.", "Leeds", {"embedded"}),
    ("Manchester City lost again.", "Manchester", {"embedded"}),
    ("Police in Leeds arrested two men.", "Leeds", {"literal"}),
]


@pytest.mark.parametrize(("text", "name", "kinds"), KINDS)
def test_tells_kinds(text: str, name: str, kinds: set[str], gazetteer: Gazetteer) -> None:
    """A demonym, a government and a place are told apart."""
    assert {m.kind for m in recognise(layout(text), gazetteer) if text[m.start : m.end] == name} == kinds


@pytest.mark.parametrize(
    "text", ["", "\n\n", "...", "No place is named here.", "1 2 3", "’s", "\x00\x01", "🙂 🙂", "ﷺ"]
)
def test_reads_texts_without_places(text: str, gazetteer: Gazetteer) -> None:
    """Text without names gives nothing and no error."""
    assert recognise(layout(text), gazetteer) == []


def test_mentions_do_not_overlap_and_are_in_order(gazetteer: Gazetteer) -> None:
    """Spans come in the order of the text, without overlap, and stand on letters."""
    text = "In Homs, Hama and Idlib, Syrian and Russian jets struck.\n\nHOMS: 12 KILLED\n\nThe road to Hama is cut."
    mentions = recognise(layout(text), gazetteer)
    assert len(mentions) >= 6
    assert all(one.end <= other.start for one, other in itertools.pairwise(mentions))
    assert all(text[m.start : m.end].strip() == text[m.start : m.end] for m in mentions)


def test_answer_does_not_depend_on_what_was_read_before(gazetteer: Gazetteer) -> None:
    """Reading other texts in between changes no answer."""
    text = layout("Gunmen killed nine people near Maiduguri on Friday, and the army sent troops to Borno.")
    before = recognise(text, gazetteer)
    for number in range(50):
        recognise(layout(f"Text {number} tells of Town{number} in Mali and of Mr. Name{number}."), gazetteer)
    assert recognise(text, gazetteer) == before


PHRASES = [
    ("Quneitra", ["Quneitra"]),
    ("Izium town (near)", ["Izium"]),
    ("near the village of Opytne", ["Opytne"]),
    ("Kupiansk district", ["Kupiansk"]),
    ("Chelsea said nothing", []),
    ("Hamas", []),
]


@pytest.mark.parametrize(("text", "names"), PHRASES)
def test_reads_phrases_that_are_no_sentences(text: str, names: list[str], gazetteer: Gazetteer) -> None:
    """A table's cell with a place in it gives the place, and a short sentence nothing more than it tells."""
    found = [text[m.start : m.end] for m in recognise(layout(text), gazetteer)]
    assert [next((name for name in names if one.startswith(name)), one) for one in found] == names


@pytest.mark.parametrize("name", ["saint louis", "mount vernon", "san salvador", "port au prince", "al-raqqa"])
def test_a_name_in_small_letters_is_matched_whole(gazetteer: Gazetteer, name: str) -> None:
    """In text whose case tells nothing, a name of several words is found from its first word on."""
    words = words_of(layout(f"rebels killed two men in {name} on monday and then went home ."))
    codes, _ = Matcher(gazetteer).codes(words)
    start = words.text.index(name)
    assert all(code > 0 for code, at in zip(codes, words.starts, strict=True) if start <= at < start + len(name))


REPEATED = [
    ("Rebels held Gao. DeSmog Gao said so.", (2, 3), ["Gao"]),
    ("Rebels held Opytne. DeSmog Opytne said so.", (2, 3), []),
    ("Rebels held West Bank towns. The West Bank Post and West said so.", (2, 4), ["West Bank"]),
    ("Rebels held Sri Lanka. DeSmog Sri Lanka and Lanka said so.", (2, 4), ["Sri Lanka"]),
]


@pytest.mark.parametrize(("text", "found", "again"), REPEATED)
def test_well_known_places_are_found_again(text: str, found: tuple[int, int], again: list[str]) -> None:
    """What is a well-known place once is one where it stands again; a village may be another thing."""
    words = words_of(layout(text))
    free = [not found[0] <= at < found[1] for at in range(len(words.forms))]
    spans = repeated(words, Gazetteer.open(), [(*found, False)], free)
    assert [text[words.starts[first] : words.ends[last - 1]] for first, last in spans] == again

"""Fingerprints: copies of a text are near each other, other texts on the same matter are not."""

import pytest

from eventgeo.language import fingerprint

WIRE = """Russian artillery shelled the centre of Kherson on Tuesday morning and killed six people, the governor
said. The shells hit a bus stop and a market in the middle of the day, when many people were about. Twelve others were
taken to hospital, two of them in a grave condition. Rescuers searched the rubble of a house nearby until the evening.
The city has come under fire almost every day since Ukrainian forces took it back in November."""
RETOLD = """Six people died in Kherson when shells struck a market and a stop where passengers were waiting for a bus,
the head of the region wrote. It was the deadliest attack on the southern city for weeks. Doctors treated a dozen of
wounded. Since the Russian army withdrew across the river last autumn, its guns have not stopped firing at the streets
that it left, and inhabitants who stayed say that they have learned to tell the calibres by their sound."""


def bits(one: str, two: str) -> int:
    """In how many bits the fingerprints of two texts differ."""
    marks = [fingerprint(text) for text in (one, two)]
    return (int(marks[0] or "", 16) ^ int(marks[1] or "", 16)).bit_count()


@pytest.mark.parametrize(
    "copy",
    [
        WIRE.upper(),
        WIRE.replace("\n", " ").replace(",", ""),
        WIRE.replace("grave", "serious"),
        "KHERSON (Agency) — " + WIRE,
    ],
)
def test_a_copy_is_near(copy: str) -> None:
    """Capitals, line feeds, another word, a dateline: 12 bits of 64 at most."""
    assert bits(WIRE, copy) <= 12


def test_the_same_news_in_other_words_is_far() -> None:
    """Another report of the same attack is no copy."""
    assert bits(WIRE, RETOLD) > 20


def test_a_headline_has_no_fingerprint() -> None:
    """Short texts are too often alike by chance."""
    assert fingerprint("Shelling kills six in Kherson") is None

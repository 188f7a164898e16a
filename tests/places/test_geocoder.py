"""geopy in front of and behind the gazetteer; the online service is a server on loopback."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest

from eventgeo.language import layout
from eventgeo.places import Geoparser, online_geocoder
from eventgeo.places.geocoder import GazetteerGeocoder, Remembered
from eventgeo.records import km
from tests.conftest import served


@dataclass
class Service:
    """A server that speaks like Nominatim: what it was asked, and whether it is out of order."""

    domain: str = ""
    asked: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)
    dead: bool = False


@pytest.fixture
def service() -> Iterator[Service]:
    """Nominatim's interface on loopback; it knows one place."""
    state = Service()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            query = parse_qs(urlparse(self.path).query)["q"][0]
            state.asked.append(query)
            state.agents.append(self.headers["User-Agent"])
            if state.dead:
                self.send_error(503)
                return
            known = (
                [{"lat": "48.111", "lon": "37.222", "display_name": "Xyzhovka, Somewhere"}] if "Xyz" in query else []
            )
            body = json.dumps(known).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with served(Answer) as port:
        state.domain = f"127.0.0.1:{port}"
        yield state


def ask(service: Service, cache: Path | None = None) -> Remembered:
    """The geocoder on the loopback service."""
    return online_geocoder(
        "nominatim", user_agent="tests of eventgeo", cache=cache, domain=service.domain, scheme="http"
    )


@pytest.mark.parametrize(
    ("query", "lat", "lon"),
    [
        ("Bakhmut, Ukraine", 48.59, 38.0),
        ("Springfield, Illinois", 39.8, -89.64),
        ("Paris, Texas", 33.66, -95.56),
        ("Paris", 48.85, 2.35),
        ("Tripoli, Lebanon", 34.43, 35.84),
    ],
)
def test_it_geocodes_offline(query: str, lat: float, lon: float) -> None:
    """Names behind commas choose among namesakes; the answer is a geopy Location."""
    found = GazetteerGeocoder().geocode(query)
    assert found is not None
    assert km(found.latitude, found.longitude, lat, lon) < 15
    assert found.raw["geonameid"]


def test_it_narrows_and_lists() -> None:
    """geopy's keywords work: country codes, several answers, none."""
    geocoder = GazetteerGeocoder()
    several = geocoder.geocode("Paris", exactly_one=False, country_codes="us", limit=3)
    assert [place.raw["country"] for place in several] == ["US", "US", "US"]
    assert geocoder.geocode("Xyzhovka Novaya") is None


def test_it_reverses() -> None:
    """A point leads to the nearest settlement."""
    assert GazetteerGeocoder().reverse((48.60, 38.01)).raw["name"] == "Bakhmut"
    assert len(GazetteerGeocoder().reverse("48.60, 38.01", exactly_one=False, limit=4)) == 4


def test_answers_are_kept_on_disk(service: Service, tmp_path: Path) -> None:
    """A question is asked once, whoever asks it next and whether or not there was an answer."""
    cache = tmp_path / "answers.sqlite"
    first = ask(service, cache).geocode("Xyzhovka")
    assert first is not None
    assert ask(service, cache).geocode("Nowhere at all") is None
    again = ask(service, cache)
    found = again.geocode("XYZHOVKA")
    assert found is not None
    assert (found.latitude, found.longitude, found.address) == (48.111, 37.222, "Xyzhovka, Somewhere")
    assert again.geocode("Nowhere at all") is None
    assert service.asked == ["Xyzhovka", "Nowhere at all"]
    assert set(service.agents) == {"tests of eventgeo"}


def test_questions_are_spaced_out() -> None:
    """Between two questions the geocoder waits out its second; answers that are kept cost no wait."""
    waits: list[float] = []
    now = iter(range(1000))

    class Instant:
        domain = "nowhere"

        def geocode(self, query: str) -> None:
            return None

    slow = Remembered(Instant(), delay=5.0, clock=lambda: float(next(now)), sleep=waits.append)
    for query in ("One", "Two", "One"):
        slow.geocode(query)
    assert len(waits) == 1
    assert 0 < waits[0] <= 5.0


def test_a_dead_service_costs_a_warning_and_nothing_else(service: Service, tmp_path: Path) -> None:
    """Faults warn, are not remembered as answers, and after three of them the service is left alone."""
    service.dead = True
    geocoder = online_geocoder(
        "nominatim", user_agent="tests of eventgeo", cache=tmp_path / "a.sqlite", domain=service.domain, scheme="http"
    )
    geocoder._delay = 0.0
    for name in ("One", "Two", "Three"):
        with pytest.warns(RuntimeWarning, match="gave no answer"):
            assert geocoder.geocode(name) is None
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert geocoder.geocode("Four") is None
    assert len(service.asked) == 3
    service.dead = False
    assert ask(service, tmp_path / "a.sqlite").geocode("One") is None
    assert len(service.asked) == 4


def test_the_geoparser_asks_only_for_what_it_does_not_know(service: Service) -> None:
    """A name that the gazetteer lacks is placed by the service, with a wide radius and little confidence."""
    text = "Xyzhovka was shelled. Nothing else was hit."
    parser = Geoparser(geocoder=ask(service))
    (found,) = parser.toponyms(layout(text), [(0, 8)])
    assert (found.lat, found.lon, found.name) == (48.111, 37.222, "Xyzhovka, Somewhere")
    assert found.confidence < 0.5
    parser.toponyms(layout("Bakhmut was shelled."), [(0, 7)])
    assert service.asked == ["Xyzhovka"]


def test_an_unknown_service_is_refused() -> None:
    """The name of a service that geopy lacks is told."""
    with pytest.raises(ValueError, match="nonesuch"):
        online_geocoder("nonesuch", user_agent="tests of eventgeo")

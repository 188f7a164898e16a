"""Pages by address: fetched by name, politely, in bounds, and never from a private network unless that is allowed."""

import contextlib
import itertools
import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from eventgeo.reading import Limits, Web, read
from eventgeo.reading.web import addresses
from eventgeo.records import Document, Issue
from tests.conftest import served

PAGE = (
    b'<html lang="en"><head><title>Night of shelling</title>'
    b'<meta property="article:published_time" content="2023-02-14T10:00:00Z"></head><body><h1>Night of shelling</h1>'
    b"<p>Two people were killed in Kherson on Tuesday, the governor of the region said.</p></body></html>"
)
OPEN = Web(private=True, delay=0, timeout=60)


class Site(BaseHTTPRequestHandler):
    """A small site on loopback, with the manners and the bad manners of the open web."""

    asked: list[tuple[str, float]]
    port: int

    def do_GET(self) -> None:
        """Answer by the path."""
        type(self).asked.append((self.path, time.monotonic()))
        match self.path:
            case "/robots.txt":
                self.answer(200, b"User-agent: *\nDisallow: /closed\n", "text/plain")
            case "/page" | "/closed" | "/caf%C3%A9":
                self.answer(200, PAGE, "text/html; charset=utf-8")
            case "/plain":
                self.answer(200, "Бої біля Бахмута.".encode("cp1251"), "text/plain; charset=windows-1251")
            case "/tagged":
                fresh = self.headers.get("If-None-Match") != '"v1"'
                self.answer(200 if fresh else 304, PAGE if fresh else b"", "text/html", ETag='"v1"')
            case "/moved":
                self.answer(302, b"", "text/html", Location="/page")
            case "/circle":
                self.answer(302, b"", "text/html", Location="/circle")
            case "/inward":
                self.answer(302, b"", "text/html", Location=f"http://127.0.0.2:{self.port}/page")
            case "/file":
                self.answer(302, b"", "text/html", Location="file:///etc/passwd")
            case "/large":
                self.answer(200, b"x" * 300_000, "text/plain")
            case "/slow":
                self.send_response(200)
                self.flush_headers()
                for _ in range(40):
                    with contextlib.suppress(OSError):
                        self.wfile.write(b"X-Drip: 1\r\n")
                        self.wfile.flush()
                    time.sleep(0.2)
            case _:
                self.answer(404, b"", "text/html")

    def answer(self, status: int, body: bytes, kind: str, **headers: str) -> None:
        """Send an answer whole."""
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """The address of the site, for as long as it runs."""
    handler = type("Handler", (Site,), {"asked": []})
    Site.asked = handler.asked  # type: ignore[attr-defined]
    with served(handler) as port:
        handler.port = port  # type: ignore[attr-defined]
        yield f"http://127.0.0.1:{port}"


def only(address: str, web: Web = OPEN, **options: Limits) -> Document | Issue:
    """What comes of an address."""
    (item,) = read([address], web=web, **options)
    return item


@pytest.mark.parametrize("path", ["/page", "/moved", "/café"])
def test_a_page_is_fetched_by_its_address(site: str, path: str) -> None:
    """The address asked for is the id, the one that answered the url; the moment of retrieval is kept."""
    document = only(site + path)
    assert isinstance(document, Document)
    assert document.id == site + path
    assert document.url == (f"{site}/page" if path == "/moved" else site + path)
    assert document.text.startswith("Night of shelling\n\nTwo people were killed")
    assert document.published == "2023-02-14T10:00:00+00:00"
    assert document.retrieved is not None
    assert document.retrieved.endswith("+00:00")


def test_the_stated_charset_is_believed(site: str) -> None:
    """The encoding that the server states decides how a text is read."""
    document = only(f"{site}/plain")
    assert isinstance(document, Document)
    assert document.text == "Бої біля Бахмута."


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/nothing", "not found"),
        ("/closed", "robots"),
        ("/circle", "too many"),
        ("/file", "bad address"),
    ],
)
def test_what_cannot_be_had_is_told(site: str, path: str, code: str) -> None:
    """Errors, closed pages and redirects in circles or to files are refused by address."""
    issue = only(site + path)
    assert isinstance(issue, Issue)
    assert (issue.doc, issue.code, issue.refused) == (site + path, code, True)


def test_robots_may_be_overruled_by_their_owner(site: str) -> None:
    """Who owns a site may read what it closes to programs."""
    assert isinstance(only(f"{site}/closed", Web(private=True, delay=0, robots=False)), Document)


def test_a_page_past_its_size_is_refused(site: str) -> None:
    """A page that is too large is not read to its end."""
    issue = only(f"{site}/large", limits=Limits(file=100_000))
    assert isinstance(issue, Issue)
    assert issue.code == "too large"


def test_a_server_that_drips_is_left(site: str) -> None:
    """A server that sends a few bytes now and then is left when the time of its page is over."""
    started = time.monotonic()
    issue = only(f"{site}/slow", Web(private=True, delay=0, timeout=1))
    assert isinstance(issue, Issue)
    assert issue.code == "too slow", issue
    assert time.monotonic() - started < 8


def test_a_host_is_given_time(site: str) -> None:
    """Between two requests to one host lies the delay."""
    list(read([f"{site}/page", f"{site}/moved"], web=Web(private=True, delay=0.8)))
    times = [when for _, when in Site.asked]
    assert len(times) == 4
    assert all(later - earlier > 0.4 for earlier, later in itertools.pairwise(times))


def test_a_page_that_did_not_change_is_not_sent_again(site: str, tmp_path: Path) -> None:
    """With a cache, a page is asked for by its ETag, and the kept one is read where it did not change."""
    web = Web(private=True, delay=0, cache=tmp_path / "cache")
    first, second = only(f"{site}/tagged", web), only(f"{site}/tagged", web)
    assert isinstance(first, Document)
    assert first == second
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_bytes(b"damaged")
    assert isinstance(only(f"{site}/tagged", web), Document)


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]"),
        *(
            "10.0.0.1",
            "192.168.1.1",
            "172.16.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "[fe80::1]",
            "[fd00::1]",
            "224.0.0.1",
        ),
    ],
)
def test_a_private_address_is_refused(host: str) -> None:
    """No page comes from this machine or its networks, however its address is written, unless that is allowed."""
    issue = only(f"http://{host}:9/page", Web(delay=0, timeout=2))
    assert isinstance(issue, Issue)
    assert issue.code in ("private address", "no host")


def test_a_redirect_is_checked_again(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An open page that leads to a private address is refused there."""
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    web = Web(delay=0, timeout=60)
    assert isinstance(only(f"{site}/page", web), Document)
    issue = only(f"{site}/inward", web)
    assert isinstance(issue, Issue)
    assert issue.code == "private address"


def test_the_checked_address_is_the_one_connected_to(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that answers differently the second time leads nowhere else: it is asked once a connection."""
    answers: list[str] = []
    port = int(site.rsplit(":", 1)[1])

    def resolve(host: str, *_: Any, **__: Any) -> list[Any]:
        answers.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(addresses, "is_public", lambda address: True)
    document = only(f"http://news.example:{port}/page", Web(delay=0, robots=False))
    assert isinstance(document, Document)
    assert answers == ["news.example"]


@pytest.mark.parametrize(
    "address", ["http://", "https://user:word@example.org/", "http://[x/", "http://a:b/", "http://a b/"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    """Broken addresses, and those with a password, are refused without asking anyone."""
    issue = only(address, Web(delay=0, timeout=2))
    assert isinstance(issue, Issue)
    assert issue.code in ("bad address", "no host", "unreachable")


def test_nothing_is_fetched_that_was_not_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a page from disk opens no connection, whatever it links to."""
    monkeypatch.setattr(socket, "socket", lambda *_, **__: pytest.fail("a connection was opened"))
    (tmp_path / "page.html").write_bytes(PAGE.replace(b"<h1>", b'<img src="http://127.0.0.1/x.png"><h1>'))
    assert isinstance(next(read([tmp_path / "page.html"])), Document)

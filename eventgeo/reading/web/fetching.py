"""One page: robots.txt and a delay before it, redirects checked one by one, its size and time bounded."""

from __future__ import annotations

import http.client
import re
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import SplitResult, quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from eventgeo.reading.refusal import Refused
from eventgeo.reading.web import keeping
from eventgeo.reading.web.addresses import Connection
from eventgeo.reading.web.manners import Web, rules

PIECE = 65_536
ROBOTS = 512_000
"""Bytes of a robots.txt that are read (RFC 9309 asks for at least 500 kibibytes)."""
MOVED = frozenset((301, 302, 303, 307, 308))
SAFE = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page: the address that it came from in the end, status, headers (names in lower case), bytes, and when."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    retrieved: str


def _parts(url: str) -> SplitResult:
    """The parts of an address; Refused for one that is none, or that carries a password."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise Refused("bad address", f"is no address: {error}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"[\s\x00-\x1f\x7f]", parts.netloc):
        raise Refused("bad address", f"leads to what is no web address: {url[:200]}")
    if parts.username or parts.password:
        raise Refused("bad address", "holds a name or a password")
    return parts


class Fetcher:
    """Fetches pages one after the other, and remembers for each host what it allows and when it was asked last."""

    def __init__(self, web: Web, limit: int) -> None:
        self._web, self._limit = web, limit
        self._rules: dict[tuple[str, str], RobotFileParser] = {}
        self._asked: dict[str, float] = {}

    def page(self, url: str) -> Fetched:
        """A page by its address, after its redirects. Refused where it cannot or may not be had."""
        kept = keeping.kept(self._web.cache, url)
        deadline = time.monotonic() + self._web.timeout + self._web.delay * (self._web.redirects + 1)
        found = self._followed(url, kept.conditions if kept else {}, deadline)
        if found.status == 304 and kept:
            return Fetched(kept.url, 200, kept.headers, kept.body, kept.retrieved)
        if found.status != 200:
            raise Refused("not found", f"was answered with status {found.status}")
        keeping.keep(self._web.cache, url, found.url, found.headers, found.body, found.retrieved)
        return found

    def _followed(self, url: str, headers: Mapping[str, str], deadline: float) -> Fetched:
        for _ in range(self._web.redirects + 1):
            self._allow(_parts(url), deadline)
            found = self._request(url, headers, self._limit, deadline)
            if found.status not in MOVED or "location" not in found.headers:
                return found
            url = urljoin(url, found.headers["location"])
        raise Refused("too many", f"is redirected more than {self._web.redirects} times")

    def _robots(self, url: str, deadline: float) -> RobotFileParser:
        """What a robots.txt says, after its redirects; one that leads in circles allows everything (RFC 9309)."""
        for _ in range(self._web.redirects + 1):
            found = self._request(url, {}, ROBOTS, deadline, cut=True)
            if found.status not in MOVED or "location" not in found.headers:
                return rules(found.status, found.body)
            url = urljoin(url, found.headers["location"])
        return rules(404, b"")

    def _allow(self, parts: SplitResult, deadline: float) -> None:
        """Nothing, where robots.txt allows the page; Refused where it does not."""
        if not self._web.robots:
            return
        place = (parts.scheme, parts.netloc)
        if place not in self._rules:
            self._rules[place] = self._robots(f"{parts.scheme}://{parts.netloc}/robots.txt", deadline)
        if not self._rules[place].can_fetch(self._web.user_agent, parts.geturl()):
            raise Refused("robots", "is not for programs, its server's robots.txt says")

    def _wait(self, host: str) -> None:
        """Waits until the host may be asked again."""
        since = time.monotonic() - self._asked.get(host, float("-inf"))
        time.sleep(max(0.0, self._web.delay - since))
        self._asked[host] = time.monotonic()

    def _request(
        self, url: str, headers: Mapping[str, str], limit: int, deadline: float, *, cut: bool = False
    ) -> Fetched:
        """One answer, whatever its status; `cut` takes what fits of a longer one. Refused where none comes in time."""
        parts = _parts(url)
        host = parts.hostname or ""
        self._wait(host)
        left = max(0.1, deadline - time.monotonic())
        secure = parts.scheme == "https"
        connection = Connection(host, parts.port, left, secure=secure, private=self._web.private)
        target = quote(parts.path or "/", SAFE) + (f"?{quote(parts.query, SAFE)}" if parts.query else "")
        sent = {"User-Agent": self._web.user_agent, "Accept-Encoding": "identity", "Connection": "close", **headers}
        watch = threading.Timer(left, connection.abort)  # a server that sends a byte now and then never times out
        watch.start()
        try:
            connection.request("GET", target, headers=sent)
            answer = connection.getresponse()
            body = _body(answer, limit, cut)
            fields = {name.lower(): value for name, value in answer.getheaders()}
        except (OSError, http.client.HTTPException, UnicodeError, ValueError) as error:
            late = time.monotonic() >= deadline
            reason = "took longer than it may" if late else f"cannot be fetched: {error or type(error).__name__}"
            raise Refused("too slow" if late else "unreachable", reason) from error
        finally:
            watch.cancel()
            connection.close()
        if time.monotonic() >= deadline:
            raise Refused("too slow", "took longer than it may")
        return Fetched(url, answer.status, fields, body, datetime.now(UTC).isoformat(timespec="seconds"))


def _body(answer: http.client.HTTPResponse, limit: int, cut: bool) -> bytes:
    """The bytes of an answer, as many as may be."""
    pieces, size = [], 0
    while piece := answer.read1(PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > limit and cut:
            break
        if size > limit:
            raise Refused("too large", f"is larger than the limit of {limit / 1e6:g} MB")
    return b"".join(pieces)
